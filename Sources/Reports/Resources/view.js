"use strict";

// What the maps of the report and of the what-if page share: where one looks, where labels find a free spot, and round lengths.

// One view may be shared by several maps: then they move together.
class MapView {
  constructor(stages) {
    this.stages = stages;
    this.reset();
    for (const stage of stages) stage.view = this;
  }
  reset() {
    this.zoom = 1;
    this.x = this.stages[0].width / 2;
    this.y = this.stages[0].height / 2;
  }
  // Keeps the place (x, y) of the sheet where it is on the screen.
  zoomBy(factor, x = this.x, y = this.y) {
    const zoom = Math.min(this.stages[0].mostZoom, Math.max(1, this.zoom * factor));
    const share = 1 - this.zoom / zoom;
    this.moveTo(this.x + (x - this.x) * share, this.y + (y - this.y) * share, zoom);
  }
  moveTo(x, y, zoom = this.zoom) {
    this.zoom = zoom;
    this.x = Math.min(this.stages[0].width, Math.max(0, x));
    this.y = Math.min(this.stages[0].height, Math.max(0, y));
    this.schedule();
  }
  schedule() {
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        for (const stage of this.stages) stage.place(true);
      });
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), 140);
  }
  settle() {
    clearTimeout(this.timer);
    for (const stage of this.stages) stage.place(false);
  }
}

// A map in the page: a sheet of `width` by `height` steps of `metres`, as large as fits into `element`.
class MapStage {
  // With a size: as if the map were so large, which it will be on paper.
  measure(w = this.element.clientWidth, h = this.element.clientHeight) {
    if (!w || !h || (w === this.w && h === this.h)) return false;
    this.w = w;
    this.h = h;
    this.fit = Math.min(w / this.width, h / this.height);
    this.left = (w - this.width * this.fit) / 2;
    this.top = (h - this.height * this.fit) / 2;
    this.mostZoom = Math.max(12, 60 / (this.fit * 1000 / this.metres) * 8);
    return true;
  }
  get scale() { return this.fit * this.view.zoom; }
  // Where the sheet's corner is on the screen, without margins, and how large a step is there.
  get seen() {
    const { zoom, x, y } = this.view;
    return { width: this.w, height: this.h, scale: this.scale, left: this.w / 2 - zoom * this.fit * x, top: this.h / 2 - zoom * this.fit * y };
  }
}

// The part of a map of `width` by `height` pixels that labels have not taken yet.
class LabelSpace {
  constructor(width, height, taken = []) {
    this.width = width;
    this.height = height;
    this.taken = taken;
  }
  // Takes a box around (x, y) when nothing is there yet and it lies within the map.
  claim(x, y, w, h) {
    const box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
    if (box[0] < 2 || box[1] < 2 || box[2] > this.width - 2 || box[3] > this.height - 2) return false;
    if (this.taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return false;
    this.taken.push(box);
    return true;
  }
  // The first free spot around a place, for a text so wide, so far away; `aslant` adds spots
  // shifted by parts of the width, `order` may sort the spots and leave some out.
  beside(x, y, wide, high, away, aslant = [], order = (spots) => spots) {
    return order([[0, away], [0, -away], ...aslant.flatMap((part) => [[part * wide, away], [part * wide, -away]]),
      [wide / 2 + away, 0], [-wide / 2 - away, 0]])
      .find(([sx, sy]) => this.claim(x + sx, y + sy, wide, high));
  }
}

// The largest of 1, 2, 5, 10, 20, … that is not above `most`.
function roundLength(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].find((digit) => digit * power <= most) * power;
}

// How wide a label is drawn.
const textWidth = (() => {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let family;
  return (text, isStrong) => {
    const key = (isStrong ? "*" : "") + text;
    if (!widths.has(key)) {
      family ??= getComputedStyle(document.documentElement).fontFamily;
      context.font = `${isStrong ? "600 13px" : "400 11.5px"} ${family}`;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  };
})();
