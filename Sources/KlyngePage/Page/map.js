// A map of a plan: a bitmap that the worker draws, above it what changes at once (fresh fills, what is chosen, labels).
// MapView, LabelSpace, roundLength and Picture come from the report's own scripts.

import { el, keepInOrder, svg } from "./dom.js";
import { layerStyle, planStyles, readColours } from "./map-style.js";
import { drawLabels } from "./map-labels.js";
import { number, t } from "./words.js";

class PlanPicture extends Picture {
  static get script() { return "picture-worker.js"; }
  constructor(stage) {
    super(stage.element);
    this.stage = stage;
    this.version = 0;
  }
  get styles() { return this.stage.styles(); }
  draw(view) {
    super.draw(view);
    if (this.asked === view) this.drawing = this.stage.version;
  }
  show(bitmap) {
    const version = this.drawing;
    super.show(bitmap);
    this.stage.shown(version);
  }
  giveUp() { this.stage.element.classList.add("unpictured"); }
}

export class PlanMap extends MapStage {
  // `source` has what is drawn: plan(), ahead(), hatched(), hidden(), and marks(map) for what lies above.
  constructor(study, source, { label, isMain = false }) {
    super();
    this.study = study;
    this.source = source;
    this.version = 0;
    const [x0, y0, x1, y1] = study.box;
    const margin = 0.03 * Math.max(x1 - x0, y1 - y0);
    this.x0 = Math.floor(x0 - margin);
    this.y0 = Math.floor(y0 - margin);
    this.width = x1 - x0 + 2 * margin;
    this.height = y1 - y0 + 2 * margin;
    this.metres = study.metres;
    this.build(label, isMain);
    this.layers = study.layers;
    this.picture = new PlanPicture(this);
    this.colours = readColours();
    this.sendShapes();
    this.measure();
    new ResizeObserver(() => { if (this.measure() && this.view) this.view.settle(); }).observe(this.element);
  }
  build(label, isMain) {
    this.fresh = svg("g", { class: "fresh" });
    this.lit = svg("g", { class: "lit" });
    this.labels = svg("g", { class: "labels" });
    this.moving = svg("g", {}, this.fresh, this.lit, this.labels);
    this.over = svg("svg", { class: "over", "aria-hidden": "true" }, this.moving);
    this.scaleBar = el("div", { class: "scale", "aria-hidden": "true" }, el("s"), el("span"));
    this.compass = el("div", { class: "compass", "aria-hidden": "true" }, svg("svg", { viewBox: "0 0 16 20" }, svg("path", { d: "M8 0 14 18 8 14 2 18Z" })), el("span", {}, "N"));
    this.compass.firstChild.style.transform = `rotate(${this.study.north}deg)`;
    this.buttons = el("div", { class: "buttons" }, ...[["in", "+"], ["out", "−"], ["fit", "⤢"]].map(([what, sign]) =>
      el("button", { type: "button", "data-do": what, tabindex: -1, onclick: () => this.act(what) }, sign)));
    this.element = el("div", { class: "stage", tabindex: 0, role: "application", "aria-label": label, "data-main": isMain }, this.over, this.compass, this.scaleBar, this.buttons);
  }
  relabel(label) {
    this.element.setAttribute("aria-label", label);
    for (const button of this.buttons.children) {
      const name = t({ in: "zoomIn", out: "zoomOut", fit: "zoomFit" }[button.dataset.do]);
      button.setAttribute("aria-label", name);
      button.title = name;
    }
    this.drawScale();
  }

  // --- The bitmap.

  sendShapes() {
    const { study } = this;
    const shift = [-this.x0, -this.y0];
    const at = (path) => moved(path, shift);
    this.order = [];
    const shapes = [];
    const add = (commands, isArea, style) => { if (commands) { shapes.push({ commands, isArea }); this.order.push(style); } };
    const under = this.layers.filter((layer) => layer.kind === "land" || layer.kind === "water");
    const middle = this.layers.filter((layer) => layer.kind.startsWith("road"));
    const above = this.layers.filter((layer) => !under.includes(layer) && !middle.includes(layer));
    const addLayer = (layer) => layerStyle(layer.kind, this.colours).forEach((_, index) =>
      add(at(layer.path), Boolean(layer.isArea), () => (layer.isShown ? layerStyle(layer.kind, this.colours)[index] : null)));
    for (const layer of under) addLayer(layer);
    study.units.forEach((unit, index) => add(at(unit.path), true, (styles) => styles.units[index]));
    for (const layer of middle) addLayer(layer);
    study.arcs.forEach((arc, index) => add(at(arc.path), false, (styles) => styles.arcs[index]));
    for (const layer of above) addLayer(layer);
    this.picture.setShapes(shapes, this.width);
  }
  styles() {
    const styles = planStyles(this.study, this.source.plan(), this.colours, {
      hatched: this.source.hatched?.() ?? null, crowded: this.spacing * this.scale < 16, dimmed: this.source.hidden?.(),
    });
    return this.order.map((style) => style(styles));
  }
  // The plan changed: a new bitmap is asked for; until it is there the fresh fills stand in for it.
  redraw() {
    this.version++;
    if (!this.view) return;
    this.picture.draw(this.seen);
    this.rest();
  }
  recolour() {
    this.colours = readColours();
    this.redraw();
  }
  shown(version) {
    if (version === this.version) this.drawFresh();
    this.settledVersion = version;
  }
  // The fills that the bitmap does not have yet.
  drawFresh() {
    const paths = [];
    for (const [unit, cluster] of this.source.ahead?.() ?? []) {
      const { path } = this.study.units[unit];
      const fill = cluster === null ? "none" : `f${this.source.plan().clusters.get(cluster)?.fill ?? 0}`;
      paths.push(svg("path", { d: path, class: fill === "none" ? "bare" : fill }));
    }
    this.fresh.replaceChildren(...paths);
  }

  // --- What MapView asks of a stage.

  get spacing() { return Math.sqrt(this.width * this.height * 0.5 / Math.max(1, this.study.units.length)); }
  // With the map's box where it is known: asking for it again after a change lays the whole page out.
  toSheet({ clientX, clientY }, box = this.element.getBoundingClientRect()) {
    const { left, top, scale } = this.seen;
    return [(clientX - box.left - left) / scale + this.x0, (clientY - box.top - top) / scale + this.y0];
  }
  toScreen([x, y]) {
    const { left, top, scale } = this.seen;
    return [left + (x - this.x0) * scale, top + (y - this.y0) * scale];
  }
  place(isMoving) {
    const { seen } = this;
    this.element.classList.toggle("moving", isMoving);
    this.picture.follow(seen);
    if (isMoving && this.laid) {
      const grown = seen.scale / this.laid.scale;
      this.over.style.transform = `translate3d(${seen.left - grown * this.laid.left}px, ${seen.top - grown * this.laid.top}px, 0) scale(${grown})`;
    } else {
      this.rest();
      this.picture.draw(seen);
    }
    this.drawScale();
    this.source.moved?.(this);
  }
  // Lays out labels and lines for the view at rest.
  rest() {
    if (!this.view || !this.w) return;
    const { seen } = this;
    this.laid = seen;
    this.over.style.transform = "";
    this.moving.setAttribute("transform", `translate(${seen.left - this.x0 * seen.scale} ${seen.top - this.y0 * seen.scale}) scale(${seen.scale})`);
    this.drawFresh();
    this.drawLit();
    drawLabels(this);
  }
  drawLit() {
    // An outline that is as it was stays, and is not painted again.
    const isSame = (one, other) => ["class", "d", "transform"].every((name) => one.getAttribute(name) === other.getAttribute(name));
    const before = [...this.lit.children];
    keepInOrder(this.lit, (this.source.marks?.(this) ?? []).map((mark) => before.find((one) => isSame(one, mark)) ?? mark));
  }
  drawScale() {
    if (!this.view) return;
    const metres = roundLength(140 / this.scale * this.metres);
    const [bar, words] = this.scaleBar.children;
    bar.style.width = `${metres / this.metres * this.scale}px`;
    words.textContent = metres < 1000 ? `${number(metres)} m` : `${number(metres / 1000)} km`;
  }
  act(what) {
    if (what === "fit") {
      this.view.reset();
      this.view.schedule();
    } else this.view.zoomBy(what === "in" ? 1.6 : 1 / 1.6);
  }
  // Brings units into view: close when they are small.
  show(units, { close = false } = {}) {
    const boxes = units.map((unit) => this.study.units[unit].box);
    const box = [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...boxes.map((one) => one[side])));
    const [wide, high] = [box[2] - box[0], box[3] - box[1]];
    const most = Math.min(this.w / (wide * 2.6) / this.fit, this.h / (high * 2.6) / this.fit, this.mostZoom);
    const zoom = close ? Math.max(1, Math.min(most, 6)) : Math.max(1, Math.min(this.view.zoom, most));
    this.view.moveTo((box[0] + box[2]) / 2 - this.x0, (box[1] + box[3]) / 2 - this.y0, zoom);
  }
}

// A path that begins elsewhere: only its first two numbers are places, all others are steps.
function moved(path, [dx, dy]) {
  return path?.replace(/^m(-?\d+) (-?\d+)/, (_, x, y) => `m${Math.round(Number(x) + dx)} ${Math.round(Number(y) + dy)}`);
}
