// Stacked bars over time, and below them lanes of times that last. Days are counted from 1 January of year 1.
const LEFT = 44, RIGHT = 16, TOP = 10, FOOT = 26, HEAD = 34; // pixels
const LANE = 24, GAP = 4, KEY = 18; // pixels of a lane, between two, and of a line of names
const SHARE = 0.86; // of its time that a bar takes
const TICKS = 4; // of the counts
const NEAR = 6; // pixels from a bar, up to which the pointer is on it
const SIZE = 11; // pixels of the letters

const measure = document.createElement("canvas").getContext("2d");

class Chronology {
  constructor(parent) {
    this.root = parent.appendChild(html("div", { class: "tilik-chronology" }));
    this.key = this.root.appendChild(html("div", { class: "tilik-drawing-key" }));
    this.svg = this.root.appendChild(element("svg", { role: "group", tabindex: "0" }));
    this.parts = ["rules", "bars", "lanes", "ring", "brush"].map((part) => [part, this.svg.appendChild(element("g"))]);
    this.parts = Object.fromEntries(this.parts);
    this.tip = new Tip(this.root);
    const bar = this.root.appendChild(html("div", { class: "tilik-drawing-bar" }));
    [this.saving] = buttons(bar, [() => this.save()]);
    this.told = this.root.appendChild(html("div", { class: "tilik-drawing-told", "aria-live": "polite" }));
    this.hidden = new Set();
    this.listen();
    this.observer = new ResizeObserver(() => this.root.clientWidth !== this.width && this.draw());
    this.observer.observe(this.root);
  }

  show(spec, send) {
    Object.assign(this, { spec, send, at: null });
    measure.font = `${SIZE}px ${spec.font}`;
    this.numbers = new Intl.NumberFormat(spec.language);
    this.svg.setAttribute("aria-label", spec.alt);
    entitle(this.saving, spec.saving);
    this.point(null);
    this.drawKey();
    this.draw();
  }

  // The names of the groups; each can be taken out of the bars.
  drawKey() {
    const { groups } = this.spec;
    this.key.hidden = groups.length < 2;
    this.key.replaceChildren(
      ...groups.map(({ name, color }) => {
        const button = html("button", { type: "button", "aria-pressed": !this.hidden.has(name) });
        const swatch = button.appendChild(html("i"));
        swatch.style.background = color;
        button.append(name);
        button.onclick = () => {
          if (!this.hidden.delete(name)) this.hidden.add(name);
          button.setAttribute("aria-pressed", !this.hidden.has(name));
          this.draw();
        };
        return button;
      }),
    );
  }

  // What is saved names its groups in the drawing itself.
  save() {
    const { groups, colors, file } = this.spec;
    const shown = groups.length < 2 ? [] : groups.filter(({ name }) => !this.hidden.has(name));
    let [x, line] = [LEFT, 0];
    const places = shown.map(({ name }) => {
      const width = 30 + measure.measureText(name).width;
      if (x > LEFT && x + width > this.width) [x, line] = [LEFT, line + 1];
      x += width;
      return [x - width, line];
    });
    const room = shown.length ? (line + 1) * KEY + 4 : 0;
    const named = shown.flatMap(({ name, color }, at) => {
      const y = places[at][1] * KEY - room;
      return [
        element("rect", { x: places[at][0], y: y + 4, width: 11, height: 11, rx: 2, fill: color }),
        this.text(name, { x: places[at][0] + 16, y: y + 13.5, fill: colors.text }),
      ];
    });
    save(this.svg, colors.background, file, named, room);
  }

  draw() {
    const { spec, root } = this;
    this.width = root.clientWidth;
    if (!spec || !this.width) return;
    const rows = spec.lanes.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
    this.lanesTop = spec.height - FOOT - LANE * rows;
    this.foot = spec.columns.length ? (rows ? this.lanesTop - HEAD : this.lanesTop) : 0;
    for (const [name, value] of [["width", this.width], ["height", spec.height], ["viewBox", `0 0 ${this.width} ${spec.height}`]])
      this.svg.setAttribute(name, value);
    const [from, to] = spec.reach;
    this.across = (day) => LEFT + ((day - from) / (to - from)) * (this.width - LEFT - RIGHT);
    this.day = (x) => from + ((x - LEFT) / (this.width - LEFT - RIGHT)) * (to - from);
    this.stack();
    this.fill("rules", [...this.rules(), ...this.ticks(rows)]);
    this.fill("bars", spec.groups.map((group, place) => this.bars(group, place)));
    this.fill("lanes", this.lanes());
    this.ring(this.at);
  }

  fill(part, children) {
    this.parts[part].replaceChildren(...children);
  }

  // Each bar with what lies below it, by column.
  stack() {
    const { spec } = this;
    this.columns = spec.columns.map(() => []);
    for (const [column, group, count] of spec.bars) {
      if (this.hidden.has(spec.groups[group].name)) continue;
      const bars = this.columns[column];
      const from = bars.at(-1)?.to ?? 0;
      bars.push({ column, group, count, from, to: from + count, place: bars.length });
    }
    const highest = Math.max(1, ...this.columns.map((bars) => bars.at(-1)?.to ?? 0));
    const power = 10 ** Math.max(0, Math.floor(Math.log10(highest / TICKS)));
    this.step = [1, 2, 5, 10].map((digit) => digit * power).find((step) => highest / step <= TICKS);
    this.most = Math.ceil(highest / this.step) * this.step;
    this.up = (count) => this.foot - (count / this.most) * (this.foot - TOP);
  }

  box({ column, from, to }) {
    const [begin, end] = this.spec.columns[column].map(this.across);
    const gap = Math.min(((1 - SHARE) / 2) * (end - begin), (end - begin - 1) / 2);
    return { x: begin + gap, y: this.up(to), width: Math.max(end - begin - 2 * gap, 1), height: this.up(from) - this.up(to) };
  }

  // One path a group, however many bars it has.
  bars({ color }, place) {
    const pieces = [];
    for (const bars of this.columns)
      for (const bar of bars)
        if (bar.group === place) {
          const { x, y, width, height } = this.box(bar);
          pieces.push(`M${x.toFixed(2)},${y.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${-width.toFixed(2)}z`);
        }
    return element("path", { d: pieces.join(""), fill: color });
  }

  text(text, attributes) {
    const { colors, font } = this.spec;
    const made = element("text", { fill: colors.muted, "font-size": SIZE, "font-family": font, ...attributes });
    made.textContent = text;
    return made;
  }

  line(x1, y1, x2, y2) {
    return element("line", { x1, y1, x2, y2, stroke: this.spec.colors.line, "shape-rendering": "crispEdges" });
  }

  rules() {
    if (!this.foot) return [];
    const counts = Array.from({ length: this.most / this.step + 1 }, (_, tick) => tick * this.step);
    return counts.flatMap((count) => [
      this.line(LEFT, this.up(count), this.width - RIGHT, this.up(count)),
      this.text(this.numbers.format(count), { x: LEFT - 6, y: this.up(count), dy: "0.32em", "text-anchor": "end" }),
    ]);
  }

  // At the foot of all; as many as have room.
  ticks(rows) {
    const { ticks, height, heading } = this.spec;
    const made = [];
    const foot = height - FOOT;
    if (rows) {
      made.push(this.text(heading, { x: LEFT, y: this.lanesTop - 12, "font-size": 12 }));
      made.push(this.line(LEFT, foot, this.width - RIGHT, foot));
    }
    let last = -Infinity;
    for (const [day, text] of ticks) {
      const half = measure.measureText(text).width / 2;
      const x = Math.min(Math.max(this.across(day), half), this.width - half);
      if (rows) made.push(this.line(this.across(day), this.lanesTop, this.across(day), foot));
      if (x - half < last + 10) continue;
      last = x + half;
      made.push(this.text(text, { x, y: foot + 17, "text-anchor": "middle" }));
    }
    return made;
  }

  lanes() {
    const { lanes, colors } = this.spec;
    return lanes.flatMap((told) => {
      const { left, right, lane, color, label } = told;
      const x = this.across(left), width = Math.max(this.across(right) - x - 1, 2);
      const y = this.lanesTop + lane * LANE;
      told.box = { x, y: y + GAP / 2, width, height: LANE - GAP };
      const bar = element("rect", { ...told.box, fill: color, rx: 2 });
      bar.told = told;
      if (measure.measureText(label).width + 8 > width) return [bar];
      const middle = { x: x + width / 2, y: y + LANE / 2, dy: "0.33em" };
      return [bar, this.text(label, { ...middle, fill: colors.text, "text-anchor": "middle", "pointer-events": "none" })];
    });
  }

  // What is told of a bar, as of a lane.
  tell(bar) {
    const { columns, groups } = this.spec;
    const { name, pick } = groups[bar.group];
    const [begin, , label] = columns[bar.column];
    return (bar.told ??= { lines: [label, `${name}: ${this.numbers.format(bar.count)}`], pick: ["bar", begin, pick], box: this.box(bar), bar });
  }

  place(event) {
    const room = this.svg.getBoundingClientRect();
    return [event.clientX - room.left, event.clientY - room.top];
  }

  under(event) {
    if (event.target.told) return event.target.told;
    const [x, y] = this.place(event);
    const day = this.day(x);
    const column = this.spec.columns.findIndex(([begin, end]) => begin <= day && day < end);
    const bars = this.columns[column] ?? [];
    if (y > this.foot + NEAR) return null;
    const bar = bars.find(({ to }) => this.up(to) <= y) ?? bars.at(-1);
    return bar && y >= this.up(bar.to) - NEAR ? this.tell(bar) : null;
  }

  // A frame around what is pointed at, and one around what was chosen.
  ring(told) {
    const { colors } = this.spec;
    const chosen = this.chosen();
    const framed = (one, width) => element("rect", { ...one.box, fill: "none", stroke: colors.text, "stroke-width": width, "pointer-events": "none" });
    this.fill("ring", [chosen && framed(chosen, 2), told && framed(told, 1)].filter(Boolean));
  }

  chosen() {
    const { picked } = this.spec;
    return picked && this.all().find((one) => one.pick.join("\n") === picked.join("\n"));
  }

  all() {
    return [...this.columns.flat().map((bar) => this.tell(bar)), ...this.spec.lanes];
  }

  point(told, event) {
    this.at = told;
    this.svg.style.cursor = told ? "pointer" : this.spec.brush ? "crosshair" : "";
    if (!told) this.tip.hide();
    else if (event) this.tip.show(told, event.clientX, event.clientY);
    else {
      const room = this.svg.getBoundingClientRect();
      this.tip.show(told, room.left + told.box.x + told.box.width / 2, room.top + told.box.y);
      this.told.textContent = told.lines.join(", ");
    }
    if (this.columns) this.ring(told);
  }

  listen() {
    const { svg } = this;
    let from = null;
    svg.addEventListener("pointerdown", (event) => {
      from = { x: this.place(event)[0], moved: false };
    });
    svg.addEventListener("pointermove", (event) => {
      if (!from || !event.buttons) return this.point(this.under(event), event);
      const [x] = this.place(event);
      if (!this.spec.brush || (!from.moved && Math.abs(x - from.x) <= STILL)) return null;
      if (!from.moved) svg.setPointerCapture(event.pointerId);
      from.moved = true;
      return this.brush(from.x, x);
    });
    svg.addEventListener("pointerup", (event) => {
      if (from?.moved) this.send("drawn", this.days(from.x, this.place(event)[0]));
      else if (from) this.pick(this.under(event));
      this.clear();
      from = null;
    });
    svg.addEventListener("pointercancel", () => {
      this.clear();
      from = null;
    });
    svg.addEventListener("pointerleave", () => this.point(null));
    svg.addEventListener("blur", () => this.point(null));
    svg.addEventListener("keydown", (event) => this.press(event));
  }

  pick(told) {
    if (told) this.send("picked", told.pick);
  }

  brush(...ends) {
    const [left, right] = this.inside(ends);
    const { accent } = this.spec.colors;
    const box = { x: left, y: TOP, width: right - left, height: this.spec.height - FOOT - TOP };
    this.fill("brush", [element("rect", { ...box, fill: accent, "fill-opacity": 0.15, stroke: accent, "pointer-events": "none" })]);
    this.tip.hide();
  }

  clear() {
    this.fill("brush", []);
  }

  inside(ends) {
    return ends.sort((one, other) => one - other).map((x) => Math.min(Math.max(x, LEFT), this.width - RIGHT));
  }

  days(...ends) {
    return this.inside(ends).map((x) => Math.floor(this.day(x)));
  }

  // With arrows from bar to bar, up and down a column and through the lanes below.
  press(event) {
    const columns = this.columns.filter((bars) => bars.length);
    if (event.key.startsWith("Arrow")) {
      const next = this.at ? this.beside(event.key, columns) : (this.chosen() ?? this.all()[0]);
      if (next) this.point(next);
    } else if (event.key === "Enter" || event.key === " ") this.pick(this.at);
    else if (event.key === "Escape") this.point(null);
    else return;
    event.preventDefault();
  }

  beside(key, columns) {
    const { lanes } = this.spec;
    const { bar } = this.at;
    const by = key === "ArrowRight" || key === "ArrowUp" ? 1 : -1;
    const sideways = key === "ArrowRight" || key === "ArrowLeft";
    if (!bar) {
      const place = lanes.indexOf(this.at) + (sideways ? by : -by);
      return place < 0 && columns.length ? this.tell(columns.at(-1)[0]) : lanes[place];
    }
    const column = columns.findIndex(([lowest]) => lowest.column === bar.column);
    const bars = columns[column + (sideways ? by : 0)];
    const found = sideways ? bars?.find(({ group }) => group === bar.group) ?? bars?.[0] : bars[bar.place + by];
    return found ? this.tell(found) : !sideways && by < 0 && lanes[0];
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const chart = (parentElement.chronology ??= new Chronology(parentElement));
  chart.show(data, setTriggerValue);
}
