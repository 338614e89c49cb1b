// What all drawings share. Whatever comes from articles is set as text, never as markup.
const SPACE = "http://www.w3.org/2000/svg";
const STILL = 4; // pixels that a click may move

function element(name, attributes = {}, space = SPACE) {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
const html = (name, attributes) => element(name, attributes, "http://www.w3.org/1999/xhtml");

// Lines about what is pointed at, the first of them its name.
class Tip {
  constructor(root) {
    this.root = root;
    this.box = root.appendChild(html("div", { class: "tilik-drawing-tip", hidden: "" }));
  }

  hide() {
    this.box.hidden = true;
  }

  show(told, x, y) {
    const { box, root } = this;
    box.hidden = false;
    if (this.told !== told) {
      const [first, ...rest] = told.lines;
      const title = Object.assign(html("b"), { textContent: first });
      box.replaceChildren(title, ...rest.map((line) => Object.assign(html("div"), { textContent: line })));
      this.told = told;
    }
    const room = root.getBoundingClientRect();
    const right = x - room.left > room.width / 2;
    box.style.left = right ? "" : `${x - room.left + 14}px`;
    box.style.right = right ? `${room.right - x + 14}px` : "";
    box.style.top = `${Math.max(Math.min(y - room.top + 10, room.height - box.offsetHeight), 0)}px`;
  }
}

// As an SVG file, with ``above`` over it in so many pixels.
function save(svg, background, file, above = [], room = 0) {
  const copy = svg.cloneNode(true);
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
  copy.setAttribute("xmlns", SPACE);
  copy.setAttribute("height", height + room);
  copy.setAttribute("viewBox", `0 ${-room} ${width} ${height + room}`);
  copy.append(...above);
  copy.prepend(element("rect", { y: -room, width: "100%", height: "100%", fill: background }));
  const blob = new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
  const link = html("a", { href: URL.createObjectURL(blob), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function buttons(bar, acts) {
  return acts.map((act) => {
    const button = bar.appendChild(html("button", { type: "button" }));
    button.onclick = act;
    return button;
  });
}

function entitle(button, [sign, title]) {
  [button.textContent, button.title, button.ariaLabel] = [sign, title, title];
}
