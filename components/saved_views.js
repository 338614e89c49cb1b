const KEY = "tilik.views";
const MOST = 50;
const LONGEST = 80;

const isView = (view) => view && ["name", "page", "query"].every((field) => typeof view[field] === "string");

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isView).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function write(views) {
  try {
    localStorage.setItem(KEY, JSON.stringify(views.slice(0, MOST)));
    return true;
  } catch {
    return false;
  }
}

function element(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...more });
}

function button(text, onclick, more = {}) {
  return element("button", text, { type: "button", onclick, ...more });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const { page, query, said } = data;
  const root = parentElement.querySelector(".views") ?? parentElement.appendChild(element("div", "", { className: "views" }));

  function draw(problem = "") {
    const views = read();
    const list = element("ul", "");
    for (const view of views) {
      const row = element("li", "");
      const open = button(view.name, () => setTriggerValue("open", { page: view.page, query: view.query }));
      open.className = "open";
      if (view.page === page && view.query === query) open.setAttribute("aria-current", "true");
      const remove = button("×", () => draw(write(read().filter(({ name }) => name !== view.name)) ? "" : said.refused), {
        className: "remove",
        ariaLabel: `${said.remove}: ${view.name}`,
        title: said.remove,
      });
      row.append(open, remove);
      list.append(row);
    }
    root.replaceChildren(form(), problem ? element("p", problem) : views.length ? list : element("p", said.none));
  }

  function form() {
    const field = element("input", "", { placeholder: said.name, ariaLabel: said.name, maxLength: LONGEST, required: true });
    const around = element("form", "", {
      onsubmit: (event) => {
        event.preventDefault();
        const name = field.value.trim();
        if (!name) return;
        const others = read().filter((view) => view.name !== name);
        draw(write([{ name, page, query }, ...others]) ? "" : said.refused);
      },
    });
    around.append(field, element("button", said.save, { type: "submit", className: "save" }));
    return around;
  }

  const changed = (event) => event.key === KEY && draw();
  window.addEventListener("storage", changed);
  draw();
  return () => window.removeEventListener("storage", changed);
}
