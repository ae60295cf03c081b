"use strict";

// Runs in a worker, so that drawing a country never holds up the page: draws the shapes of a map as they are seen in a view.
function drawInWorker() {
  const maps = new Map();

  // Reads the path commands that the report writes: relative moves and lines in whole steps, closings, and dots of no length.
  function* lines(commands) {
    let [x, y] = [0, 0];
    for (const part of commands.split("m")) {
      if (!part) continue;
      const numbers = part.match(/-?\d+/g).map(Number);
      const line = { points: [], isClosed: part.endsWith("z"), box: [Infinity, Infinity, -Infinity, -Infinity] };
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        line.points.push([x += numbers[i], y += numbers[i + 1]]);
        line.box = joined(line.box, [x, y, x, y]);
      }
      if (line.isClosed) [x, y] = line.points[0];
      yield line;
    }
  }
  const joined = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

  // Lines are kept by where they lie, so that a view draws its own only. An area with holes stays whole.
  function pieces({ commands, isArea }, cell) {
    const found = new Map();
    for (const line of lines(commands)) {
      const place = ([x0, y0, x1, y1]) => `${Math.floor((x0 + x1) / 2 / cell)} ${Math.floor((y0 + y1) / 2 / cell)}`;
      const key = isArea ? "" : place(line.box);
      if (!found.has(key)) found.set(key, { path: new Path2D(), box: line.box });
      const piece = found.get(key);
      piece.box = joined(piece.box, line.box);
      line.points.forEach(([x, y], index) => (index ? piece.path.lineTo(x, y) : piece.path.moveTo(x, y)));
      if (line.isClosed) piece.path.closePath();
      // A canvas draws no line without a length, however round its ends.
      else if (line.points.length === 1) piece.path.lineTo(line.points[0][0] + 0.01, line.points[0][1]);
    }
    return [...found.values()];
  }

  // Slanted lines as thick on every scale.
  function hatching(context, colour, scale) {
    const tile = new OffscreenCanvas(12, 12);
    const pen = tile.getContext("2d");
    pen.strokeStyle = colour;
    pen.lineWidth = 2.4;
    for (const shift of [-12, 0, 12]) { pen.moveTo(shift - 1, 13); pen.lineTo(shift + 13, -1); }
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    const size = 0.75 / scale;
    pattern.setTransform(new DOMMatrix().scale(size, size));
    return pattern;
  }

  onmessage = ({ data }) => {
    if (data.shapes) {
      maps.set(data.map, data.shapes.map((shape) => pieces(shape, data.cell)));
      return;
    }
    const { map, width, height, ratio, scale, left, top, styles } = data;
    const canvas = new OffscreenCanvas(Math.ceil(width * ratio), Math.ceil(height * ratio));
    const context = canvas.getContext("2d");
    context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
    const margin = 10 / scale;
    const isSeen = ([x0, y0, x1, y1]) =>
      x1 > -left / scale - margin && y1 > -top / scale - margin
      && x0 < (width - left) / scale + margin && y0 < (height - top) / scale + margin;
    maps.get(map).forEach((shape, index) => {
      const style = styles[index];
      if (!style) return;
      context.lineWidth = style.width / scale;
      context.setLineDash(style.dash.map((length) => length / scale));
      context.lineCap = style.cap;
      context.lineJoin = "round";
      for (const { path, box } of shape) {
        if (!isSeen(box)) continue;
        if (style.fill) { context.fillStyle = style.fill; context.fill(path); }
        if (style.hatch) { context.fillStyle = hatching(context, style.hatch, scale); context.fill(path); }
        if (style.stroke) {
          context.globalAlpha = style.strokeOpacity;
          context.strokeStyle = style.stroke;
          context.stroke(path);
          context.globalAlpha = 1;
        }
      }
    });
    const bitmap = canvas.transferToImageBitmap();
    postMessage({ map, bitmap }, [bitmap]);
  };
}

// A map as a bitmap, which moves without being drawn again; when the map rests, or moves out of it, a sharp one is asked for.
// Lies as a canvas in `element`. A subclass says in `styles` how each of the shapes looks now; null leaves one out.
class Picture {
  static pictures = [];
  static worker;
  // Where the worker's script lies: in this page.
  static get script() { return URL.createObjectURL(new Blob([`(${drawInWorker})()`], { type: "text/javascript" })); }

  static start(script) {
    if (typeof OffscreenCanvas !== "function") return null;
    const worker = new Worker(script);
    worker.onmessage = ({ data }) => Picture.pictures[data.map].show(data.bitmap);
    worker.onerror = () => { for (const picture of Picture.pictures) picture.giveUp(); };
    return worker;
  }

  constructor(element) {
    this.element = element;
    this.map = Picture.pictures.push(this) - 1;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "picture";
    this.canvas.setAttribute("aria-hidden", "true");
    this.context = this.canvas.getContext("bitmaprenderer");
    element.prepend(this.canvas);
  }
  // The shapes, as { commands, isArea }, on a sheet so wide.
  setShapes(shapes, width) {
    if (Picture.worker === undefined) Picture.worker = Picture.start(this.constructor.script);
    Picture.worker?.postMessage({ map: this.map, cell: width / 24, shapes });
  }

  // Asks for the map at `scale`, the sheet's corner at (left, top) of a window so large; half as much around it comes along.
  draw(view) {
    if (!Picture.worker) return;
    this.wanted = view;
    if (this.asked) return;
    this.asked = view;
    this.wanted = null;
    const { width, height, scale, left, top } = view;
    Picture.worker.postMessage({
      map: this.map, ratio: devicePixelRatio, scale, width: width * 1.5, height: height * 1.5,
      left: left + width / 4, top: top + height / 4, styles: this.styles,
    });
  }
  show(bitmap) {
    this.drawn = this.asked;
    this.asked = null;
    this.context.transferFromImageBitmap(bitmap);
    this.canvas.style.width = `${this.drawn.width * 1.5}px`;
    this.canvas.style.height = `${this.drawn.height * 1.5}px`;
    this.element.classList.add("pictured");
    this.follow(this.view);
    if (this.wanted) this.draw(this.wanted);
  }
  // Where there is no worker after all, the SVG is seen again.
  giveUp() {
    Picture.worker = null;
    this.element.classList.remove("pictured");
  }

  // Moves the bitmap to where the view has it.
  follow(view) {
    this.view = view;
    if (!this.drawn) return;
    const grown = view.scale / this.drawn.scale;
    const [x, y] = [view.left - grown * this.drawn.left, view.top - grown * this.drawn.top];
    const corner = [x - grown * this.drawn.width / 4, y - grown * this.drawn.height / 4];
    this.canvas.style.transform = `translate3d(${corner[0]}px, ${corner[1]}px, 0) scale(${grown})`;
    const reaches = corner[0] <= 0 && corner[1] <= 0
      && corner[0] + grown * this.drawn.width * 1.5 >= view.width && corner[1] + grown * this.drawn.height * 1.5 >= view.height;
    if (!this.asked && (!reaches || grown > 1.6)) this.draw(view);
  }
}

// The picture of an SVG. The SVG below stays what is pointed at, read out and printed, and what is seen where there are no workers.
class SVGPicture extends Picture {
  constructor(element, world) {
    super(element);
    this.world = world;
    this.paths = [...world.querySelectorAll("path")];
    const [, , width] = world.getAttribute("viewBox").split(" ").map(Number);
    this.forgetStyles();
    const shapes = this.paths.map((path, index) => ({
      commands: path.getAttribute("d"), isArea: Boolean(this.styles[index]?.fill || this.styles[index]?.hatch),
    }));
    this.setShapes(shapes, width);
  }

  // The stylesheet says how things look; here it is read, once for each change of layers, colours or crowding.
  get styles() {
    const isCrowded = this.world.classList.contains("crowded");
    if (this.known.has(isCrowded)) return this.known.get(isCrowded);
    // While there is a picture, the SVG has no colours.
    const isPictured = this.element.classList.contains("pictured");
    this.element.classList.remove("pictured");
    const read = new Map();
    const styles = this.paths.map((path) => {
      const key = `${path.parentNode.getAttribute("class")} ${path.getAttribute("class")}`;
      if (!read.has(key)) read.set(key, SVGPicture.style(path));
      return read.get(key);
    });
    this.element.classList.toggle("pictured", isPictured);
    this.known.set(isCrowded, styles);
    return styles;
  }
  static style(path) {
    const style = getComputedStyle(path);
    if (path.closest("[hidden]") || style.visibility === "hidden") return null;
    const paint = (value) => (value === "none" ? null : value);
    return {
      fill: paint(style.fill), stroke: paint(style.stroke), strokeOpacity: Number(style.strokeOpacity),
      width: parseFloat(style.strokeWidth), cap: style.strokeLinecap,
      hatch: style.getPropertyValue("--hatch").trim() || null,
      dash: style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(",").map(parseFloat),
    };
  }
  forgetStyles() { this.known = new Map(); }
}
