// Areas, points and arcs on a map, drawn with d3-geo.
const LIBRARY = "app/static/geography/geography.js";
const STEP = 1.5, NEAREST = 24; // of the zoom
const SLIMMEST = 0.62; // height by width
const PHONE = 640, SMALL = 0.55; // pixels up to which marks are drawn smaller, and how much
const GROUPS = ["land", "areas", "circles", "points", "arcs", "heads", "names"];

// Each file is fetched once for a page; one that failed is asked for again.
const files = (window.tilikFiles ??= new Map());
function load(url, read) {
  if (!files.has(url)) {
    const loading = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.text();
    });
    files.set(url, loading.then(read));
    files.get(url).catch(() => files.delete(url));
  }
  return files.get(url);
}
const module = (text) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));

class Cartography {
  constructor(parent) {
    this.root = parent.appendChild(html("div", { class: "tilik-map" }));
    this.svg = this.root.appendChild(element("svg", { role: "img" }));
    this.groups = Object.fromEntries(GROUPS.map((name) => [name, this.svg.appendChild(element("g"))]));
    this.tip = new Tip(this.root);
    const bar = this.root.appendChild(html("div", { class: "tilik-drawing-bar" }));
    this.buttons = buttons(bar, [() => this.scale(STEP), () => this.scale(1 / STEP), () => this.whole(), () => this.save()]);
    this.areas = new Map();
    this.home();
    this.listen();
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.root);
  }

  async show(spec, pick) {
    this.pick = pick;
    const [library, land, shapes] = await Promise.all([
      load(LIBRARY, module),
      load(spec.land, JSON.parse),
      load(spec.shapes, JSON.parse),
    ]);
    if (spec.region !== this.spec?.region) this.home();
    this.library = library;
    if (shapes !== this.drawn) {
      const all = shapes.objects ? library.feature(shapes, shapes.objects.countries) : shapes;
      this.shapes = new Map(all.features.map((one) => [one.id, one]));
      this.land = library.feature(land, land.objects.land);
      this.drawn = shapes;
    }
    this.spec = spec;
    this.svg.setAttribute("aria-label", spec.alt);
    this.buttons.forEach((button, place) => entitle(button, spec.buttons[place]));
    this.draw();
  }

  home() {
    this.zoom = { scale: 1, x: 0, y: 0 };
  }

  // The projection of the spec, fitted to the room there is, as the reader moved it.
  project(width, height) {
    const { spec, zoom, library } = this;
    const fitted = library[spec.projection]().fitExtent([[0, 0], [width, height]], { type: "MultiPoint", coordinates: spec.frame });
    const [x, y] = fitted.translate();
    const moved = (place, middle, shift) => middle + (place - middle) * zoom.scale + shift;
    return fitted
      .scale(fitted.scale() * zoom.scale)
      .translate([moved(x, width / 2, zoom.x), moved(y, height / 2, zoom.y)])
      .clipExtent([[-2, -2], [width + 2, height + 2]]);
  }

  draw() {
    const width = this.root.clientWidth;
    if (!this.spec || !width) return;
    const height = Math.round(Math.min(this.spec.height, width * SLIMMEST));
    this.fit = width < PHONE ? SMALL : 1;
    const view = JSON.stringify([width, height, this.spec.region, this.zoom]);
    if (view !== this.view) {
      this.view = view;
      this.projection = this.project(width, height);
      this.path = this.library.geoPath(this.projection);
      this.outlines = new Map();
      for (const [name, value] of [["width", width], ["height", height], ["viewBox", `0 0 ${width} ${height}`]])
        this.svg.setAttribute(name, value);
      this.fill("land", [element("path", { d: this.path(this.land) ?? "" })]);
    }
    const { colors } = this.spec;
    this.groups.land.setAttribute("fill", colors.land);
    this.drawAreas();
    this.fill("circles", this.spec.circles.map((one) => this.circle(one)));
    this.fill("points", this.spec.points.map((one) => this.triangle(one)));
    this.fill("arcs", this.spec.arcs.map((one) => this.arc(one)));
    this.fill("heads", this.spec.heads.map((one) => this.head(one)));
    this.fill("names", this.spec.names.map((one) => this.name(one)));
  }

  fill(group, children) {
    this.groups[group].replaceChildren(...children.filter(Boolean));
  }

  // Areas that stay are kept: mostly only their colours change.
  drawAreas() {
    const { colors } = this.spec;
    const before = this.areas;
    this.areas = new Map();
    for (const { code, color, ...told } of this.spec.areas) {
      const shape = this.shapes.get(code);
      if (!shape) continue;
      if (!this.outlines.has(code)) this.outlines.set(code, this.path(shape) ?? "");
      const area = before.get(code) ?? this.groups.areas.appendChild(element("path"));
      before.delete(code);
      this.areas.set(code, area);
      this.tell(area, told);
      for (const [name, value] of [["d", this.outlines.get(code)], ["fill", color], ...this.edge(told, colors.background, 0.6)])
        if (area.getAttribute(name) !== String(value)) area.setAttribute(name, value);
    }
    for (const area of before.values()) area.remove();
  }

  // What the page looks at has an edge of its own.
  edge(told, color, width) {
    const looked = told.pick.join() === this.spec.focus;
    return [["stroke", looked ? this.spec.colors.accent : color], ["stroke-width", looked ? 2.5 : width]];
  }

  tell(shape, told) {
    shape.told = told;
    shape.style.cursor = "pointer";
  }

  mark(at, name, attributes, told, stroke, width) {
    const place = this.projection(at);
    if (!place) return null;
    const shape = element(name, { ...attributes, ...Object.fromEntries(this.edge(told, stroke, width)) });
    shape.setAttribute("transform", `translate(${place.map((one) => one.toFixed(1))})${attributes.transform ?? ""}`);
    this.tell(shape, told);
    return shape;
  }

  circle({ at, color, ...told }) {
    return this.mark(at, "circle", { r: 4 * this.fit, fill: color }, told, this.spec.colors.muted, 0.75);
  }

  triangle({ at, size, ...told }) {
    const half = (size / 2) * this.fit;
    const d = `M0,${-half}L${half * 0.95},${half * 0.65}H${-half * 0.95}Z`;
    return this.mark(at, "path", { d, fill: this.spec.colors.point }, told, this.spec.colors.background, 0.75);
  }

  arc({ path, color, width, dashed }) {
    const d = this.path({ type: "LineString", coordinates: path });
    if (!d) return null;
    const dashes = dashed ? { "stroke-dasharray": `${width} ${width * 2}` } : {};
    return element("path", { d, fill: "none", stroke: color, "stroke-width": width * this.fit, opacity: 0.8, ...dashes });
  }

  head({ at, from, color, size, ...told }) {
    const [begin, end] = [this.projection(from), this.projection(at)];
    if (!begin || !end) return null;
    const turn = (Math.atan2(end[1] - begin[1], end[0] - begin[0]) * 180) / Math.PI;
    const half = (size / 2) * this.fit;
    const d = `M${half},0L${-half},${half * 0.7}V${-half * 0.7}Z`;
    return this.mark(at, "path", { d, fill: color, transform: `rotate(${turn.toFixed(0)})` }, told, this.spec.colors.background, 0.75);
  }

  name({ at, text }) {
    const place = this.projection(at);
    if (!place) return null;
    const { colors } = this.spec;
    const label = element("text", {
      x: place[0].toFixed(1), y: place[1].toFixed(1), dy: "1.1em", fill: colors.text, "font-size": 11, "font-family": this.spec.font,
      "text-anchor": "middle", stroke: colors.background, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
      "pointer-events": "none",
    });
    label.textContent = text;
    return label;
  }

  listen() {
    const { svg } = this;
    let from = null;
    svg.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX - this.zoom.x, y: event.clientY - this.zoom.y, at: [event.clientX, event.clientY], moved: false };
    });
    svg.addEventListener("pointermove", (event) => {
      if (from && event.buttons) {
        from.moved ||= Math.hypot(event.clientX - from.at[0], event.clientY - from.at[1]) > STILL;
        if (from.moved) this.move({ x: event.clientX - from.x, y: event.clientY - from.y });
      }
      this.point(event);
    });
    svg.addEventListener("pointerleave", () => this.point(null));
    svg.addEventListener("click", (event) => {
      if (!from?.moved && event.target.told) this.pick?.(event.target.told.pick);
      from = null;
    });
  }

  // Once a frame, however often the pointer moves.
  move(change) {
    Object.assign(this.zoom, change);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  point(event) {
    const told = event?.target.told;
    if (told) this.tip.show(told, event.clientX, event.clientY);
    else this.tip.hide();
  }

  whole() {
    this.home();
    this.draw();
  }

  scale(factor) {
    const scale = Math.min(Math.max(this.zoom.scale * factor, 1), NEAREST);
    const by = scale / this.zoom.scale;
    this.move({ scale, x: this.zoom.x * by, y: this.zoom.y * by });
  }

  save() {
    save(this.svg, this.spec.colors.background, this.spec.file);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const map = (parentElement.cartography ??= new Cartography(parentElement));
  map.show(data, (picked) => setTriggerValue("picked", picked)).catch((error) => {
    map.root.textContent = data.failed;
    delete parentElement.cartography;
    console.error(error);
  });
}
