(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const svg = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  root.classList.add("js");

  // --- What is not needed at first sight lies in the page as text, which costs next to nothing, until it is asked for.

  function unfold(element) {
    const folded = all("noscript", element);
    for (const part of folded) part.outerHTML = part.textContent;
    if (folded.length) all("table.sortable", element).forEach(makeSortable);
  }
  document.addEventListener("toggle", (event) => unfold(event.target), true);
  const coming = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) unfold(entry.target);
  }, { rootMargin: "800px" });
  for (const box of all(".scroll")) coming.observe(box);
  // The browser's search finds only what has been unfolded.
  addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key === "f") unfold(document.body); });

  // --- The map.

  class Stage extends MapStage {
    constructor(element) {
      super();
      this.element = element;
      this.world = element.querySelector(".world");
      this.over = element.querySelector(".over");
      this.lit = element.querySelector(".lit");
      this.labels = element.querySelector(".labels");
      this.drawn = all(":scope > :not(.clusters)", this.world);
      this.hint = element.querySelector(".hint");
      [, , this.width, this.height] = this.world.getAttribute("viewBox").split(" ").map(Number);
      this.metres = Number(element.dataset.step);
      this.clusters = all(".clusters a", element).map((link) => ({
        link, number: link.dataset.n, name: link.dataset.name, x: Number(link.dataset.x), y: Number(link.dataset.y),
        reach: Number(link.dataset.r),
        shape: link.querySelector(".o"),
      }));
      this.picture = new SVGPicture(element, this.world);
      this.measure();
      new ResizeObserver(() => { if (this.measure() && this.view) this.view.settle(); }).observe(element);
      this.listen();
    }
    // A size with the sheet's own proportions, so that labels lie right whatever the paper.
    onPaper(width) { return [width, width * this.height / this.width]; }
    // Where the sheet's corner is on the screen.
    get offset() {
      const { zoom, x, y } = this.view;
      return [this.w / 2 - zoom * (this.left + this.fit * x), this.h / 2 - zoom * (this.top + this.fit * y)];
    }
    toSheet(event) {
      const box = this.element.getBoundingClientRect();
      const [dx, dy] = this.offset;
      const { zoom } = this.view;
      return [
        ((event.clientX - box.left - dx) / zoom - this.left) / this.fit,
        ((event.clientY - box.top - dy) / zoom - this.top) / this.fit,
      ];
    }
    place(isMoving) {
      const [dx, dy] = this.offset;
      this.element.classList.toggle("moving", isMoving);
      // Behind the picture the shapes are only pointed at, which is at rest: a country of them is too heavy to move along.
      if (!isMoving || !this.element.classList.contains("pictured")) {
        this.world.style.transform = `translate3d(${dx}px, ${dy}px, 0) scale(${this.view.zoom})`;
      }
      this.element.style.touchAction = this.view.zoom > 1 ? "none" : "pan-y";
      this.picture.follow(this.seen);
      if (isMoving) {
        // Labels move as they were laid out, and are laid out anew at rest.
        const grown = this.view.zoom / this.laid.zoom;
        this.over.style.transform = `translate3d(${dx - grown * this.laid.dx}px, ${dy - grown * this.laid.dy}px, 0) scale(${grown})`;
      } else this.rest(dx, dy);
      this.drawScale();
    }
    // What costs more than a move may: lines as thick as before, labels for this view, a sharp picture.
    rest(dx, dy) {
      const { zoom } = this.view;
      this.laid = { dx, dy, zoom };
      this.over.style.transform = "";
      const shift = (offset, margin) => (offset + (zoom - 1) * margin) / this.fit;
      this.over.firstElementChild.setAttribute("transform", `translate(${shift(dx, this.left)} ${shift(dy, this.top)}) scale(${zoom})`);
      if (this.strokes !== zoom && !this.element.classList.contains("pictured")) {
        this.strokes = zoom;
        for (const part of this.drawn) part.style.setProperty("--k", zoom);
      }
      this.label();
      this.picture.draw(this.seen);
    }
    drawScale() {
      const metres = roundLength(140 / this.scale * this.metres);
      const [bar, words] = this.element.querySelector(".scale").children;
      bar.style.width = `${metres / this.metres * this.scale}px`;
      const text = metres < 1000 ? `${metres} m` : `${(metres / 1000).toLocaleString(root.lang)} km`;
      if (words.textContent !== text) words.textContent = text;
    }

    listen() {
      const { element, world } = this;
      const pointers = new Map();
      let travelled = 0;
      element.addEventListener("wheel", (event) => {
        if (this.view.zoom === 1 && event.deltaY > 0) return;
        event.preventDefault();
        const lines = event.deltaMode === 1 ? 16 : 1;
        this.view.zoomBy(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0018)), ...this.toSheet(event));
      }, { passive: false });
      element.addEventListener("pointerdown", (event) => {
        if (event.button > 0 || event.target.closest("button")) return;
        pointers.set(event.pointerId, event);
        if (pointers.size === 1) travelled = 0;
      });
      addEventListener("pointermove", (event) => {
        const before = pointers.get(event.pointerId);
        if (!before) return;
        const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
        const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
        pointers.set(event.pointerId, event);
        travelled += Math.hypot(dx, dy);
        if (travelled < 4) return;
        element.classList.add("dragged");
        this.point(null);
        const apart = (a, b) => Math.max(20, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
        if (other) this.view.zoomBy(apart(event, other) / apart(before, other), ...this.toSheet(event));
        const share = other ? 2 : 1;
        this.view.moveTo(this.view.x - dx / this.scale / share, this.view.y - dy / this.scale / share);
      });
      const lift = (event) => {
        pointers.delete(event.pointerId);
        if (!pointers.size) element.classList.remove("dragged");
      };
      addEventListener("pointerup", lift);
      addEventListener("pointercancel", lift);
      element.addEventListener("dragstart", (event) => event.preventDefault());
      // A drag that ends on a cluster is no click on it.
      element.addEventListener("click", (event) => { if (travelled >= 4) { event.preventDefault(); event.stopPropagation(); } travelled = 0; }, true);
      element.addEventListener("click", (event) => {
        const link = event.target.closest(".clusters a");
        // From the keyboard a link is a link.
        if (!link || event.detail === 0 || !document.querySelector(`.card[id="${link.getAttribute("href").slice(1)}"]`)) {
          if (!event.target.closest(".hint")) this.unpin();
          return;
        }
        event.preventDefault();
        this.pin(event, link);
      });
      element.addEventListener("dblclick", (event) => this.view.zoomBy(2, ...this.toSheet(event)));
      world.addEventListener("keydown", (event) => this.key(event));
      for (const button of all("button[data-do]", element)) {
        button.addEventListener("click", () => this.act(button.dataset.do));
      }
      world.addEventListener("pointermove", (event) => { if (!pointers.size || event.pointerType === "touch") this.point(event); });
      world.addEventListener("pointerleave", () => this.point(null));
      world.addEventListener("focusin", (event) => this.light(event.target.closest("a")));
      world.addEventListener("focusout", () => this.light(null));
    }
    act(what) {
      if (what === "fit") {
        this.view.reset();
        this.view.schedule();
      } else this.view.zoomBy(what === "in" ? 1.6 : 1 / 1.6);
    }
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = Math.min(this.w, this.h) * 0.16 / this.scale;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      const move = moves[event.key];
      const action = { "+": "in", "=": "in", "-": "out", "0": "fit" }[event.key];
      if (move) this.view.moveTo(this.view.x + move[0], this.view.y + move[1]);
      else if (action) this.act(action);
      else return;
      event.preventDefault();
    }

    // Names the unit under the pointer.
    point(event) {
      const isOnLand = event && event.target.closest(".clusters");
      const link = isOnLand && event.target.closest("a");
      this.light(link || document.activeElement?.closest?.(".clusters a"));
      const unit = isOnLand && unitAt(...this.toSheet(event));
      if (this.hint.classList.contains("pinned")) return;
      this.hint.classList.toggle("on", Boolean(unit));
      if (!unit) { this.pointed = null; return; }
      const box = this.element.getBoundingClientRect();
      const x = Math.min(event.clientX - box.left + 14, this.w - 230);
      const y = Math.min(event.clientY - box.top + 14, this.h - 70);
      this.hint.style.transform = `translate(${x}px, ${y}px)`;
      if (this.pointed === unit) return;
      this.pointed = unit;
      const [name, people, home] = all("bdi, .people, .home", this.hint);
      name.textContent = unit.name;
      people.textContent = unit.people === null ? "–" : unit.people.toLocaleString(root.lang);
      home.textContent = link ? `${link.dataset.n} ${link.dataset.name}` : "";
    }
    // A click on a cluster says what it is, and where to read on, instead of leaving the map.
    pin(event, link) {
      this.hint.classList.remove("pinned");
      this.pointed = null;
      this.point(event);
      const card = document.getElementById(link.getAttribute("href").slice(1));
      const sentence = card?.querySelector(".for li");
      const [first, more] = all(".first, a", this.hint);
      first.replaceChildren(...(sentence ? [...sentence.childNodes].map((node) => node.cloneNode(true)) : []));
      more.href = link.getAttribute("href");
      this.hint.classList.add("on", "pinned");
    }
    unpin() {
      this.hint.classList.remove("pinned", "on");
      this.pointed = null;
    }
    // Shows an outline, of a unit or nothing.
    outline(commands) {
      this.shining = undefined;
      this.lit.replaceChildren(...(commands ? [svg("path", { d: commands })] : []));
    }
    show(x, y, zoom) { this.view.moveTo(x, y, Math.max(zoom, this.view.zoom)); }
    light(link) {
      if (this.shining === link) return;
      this.shining = link;
      this.lit.replaceChildren(...(link ? [link.querySelector(".o").cloneNode()] : []));
      for (const row of all(".legend tr.lit")) row.classList.remove("lit");
      if (link) {
        document.querySelector(`.legend tr[data-for="${link.getAttribute("href").slice(1)}"]`)?.classList.add("lit");
      }
    }

    // Numbers first, then names of clusters, then those of units: each where it covers nothing that is there already.
    label() {
      const pixel = 1 / this.scale;
      const [dx, dy] = this.offset;
      const { zoom } = this.view;
      const screen = (x, y) => [dx + zoom * (this.left + this.fit * x), dy + zoom * (this.top + this.fit * y)];
      const space = new LabelSpace(this.w, this.h, [[this.w - 60, 0, this.w, 140], [0, 0, 44, 52], [0, this.h - 46, 170, this.h]]);
      const nodes = [];
      const write = (text, x, y, size, name) => {
        const node = svg("text", { x, y: y + size * pixel * 0.35, "font-size": size * pixel, class: name });
        node.textContent = text;
        nodes.push(node);
      };
      const crowded = this.spacing * this.scale < 16;
      this.world.classList.toggle("crowded", crowded);
      const badges = [];
      for (const cluster of this.clusters) {
        const [x, y] = screen(cluster.x, cluster.y);
        const room = cluster.reach * this.scale;
        const digits = cluster.number.length;
        if (room >= 9 && space.claim(x, y, 16 + 7 * digits, 23)) {
          nodes.push(svg("circle", { cx: cluster.x, cy: cluster.y, r: (digits > 2 ? 14 : 11) * pixel, "stroke-width": 1.5 * pixel }));
          write(cluster.number, cluster.x, cluster.y, 12, "number");
          badges.push(cluster);
        } else if (room >= 2.5 && space.claim(x, y, 6 * digits, 10)) write(cluster.number, cluster.x, cluster.y, 9, "small");
      }
      const inView = (x, y) => x >= 0 && y >= 0 && x <= this.w && y <= this.h;
      const { towns, names } = places();
      const shown = [];
      const areShown = !this.element.querySelector("[data-layer=towns][hidden]");
      if (areShown && !crowded) {
        // The larger the map, the more names; never so many that they cover it.
        const most = Math.min(200, this.w * this.h / 8500);
        for (const town of towns) {
          const [x, y] = screen(town.x, town.y);
          if (!inView(x, y)) continue;
          shown.push([town, x, y]);
          if (town.size >= 700) space.taken.push([x - 5, y - 5, x + 5, y + 5]);
          if (shown.length > most) break;
        }
      } else if (areShown) {
        for (const town of towns.slice(0, 40)) {
          const [x, y] = screen(town.x, town.y);
          if (town.size >= 10000 && inView(x, y)) shown.push([town, x, y]);
        }
      }
      const named = new Map();
      for (const cluster of badges) {
        const wide = textWidth(cluster.name, true) + 6;
        if (wide > 6 * cluster.reach * this.scale) continue;
        const [x, y] = screen(cluster.x, cluster.y);
        // Only where most of the name lies on the cluster's own land: else it would seem to name the neighbour.
        const onLand = ([sx, sy]) => [-0.45, 0, 0.45].filter((part) => cluster.shape.isPointInFill(
          new DOMPoint(cluster.x + (sx + part * wide) * pixel, cluster.y + sy * pixel))).length;
        const spot = space.beside(x, y, wide, 17, 21, [0.25, -0.25], (spots) => spots.map((spot) => [onLand(spot), spot])
          .filter(([land]) => land > 1).sort((one, other) => other[0] - one[0]).map(([, spot]) => spot));
        if (!spot) continue;
        write(cluster.name, cluster.x + spot[0] * pixel, cluster.y + spot[1] * pixel, 13, "cluster");
        named.set(cluster.name, [x, y]);
      }
      for (const [town, x, y] of shown) {
        const near = named.get(town.name);
        if (near && Math.hypot(near[0] - x, near[1] - y) < 60) continue;
        const isLarge = town.size >= 2000;
        const away = isLarge ? 14 : 11;
        const spot = space.beside(x, y, textWidth(town.name, isLarge) + 6, 14, away);
        if (spot) write(town.name, town.x + spot[0] * pixel, town.y + spot[1] * pixel, isLarge ? 12.5 : 11.5, isLarge ? "unit town" : "unit");
      }
      if (!this.element.querySelector("[data-layer=land][hidden]")) {
        for (const name of names) {
          const [x, y] = screen(name.x, name.y);
          const text = name.isWater ? name.text : name.text.toUpperCase();
          if (inView(x, y) && space.claim(x, y, textWidth(text, false) * 1.15 + 8, 15)) write(text, name.x, name.y, name.isWater ? 12 : 10.5, name.isWater ? "water" : "around");
        }
      }
      this.labels.replaceChildren(...nodes);
    }
    // How far apart units are on the sheet, about.
    get spacing() { return Math.sqrt(this.width * this.height * 0.5 / Math.max(1, units().length)); }
  }

  // --- Towns and names, which the page has as data: [name, inhabitants, x, y, about how many] and [text, x, y, is water].

  let around;
  function places() {
    if (around) return around;
    const data = JSON.parse(document.querySelector(".place-data").textContent);
    around = {
      towns: data.towns.map(([name, people, x, y, size]) => ({ name, people, x, y, size })),
      names: data.names.map(([text, x, y, water]) => ({ text, x, y, isWater: Boolean(water) })),
    };
    return around;
  }

  // --- The units, which the page has as data: [name, inhabitants, x, y, box, outline, id, [number of its cluster in each map]].

  let known;
  const units = () => known ||= JSON.parse(document.querySelector(".unit-data").textContent)
    .map(([name, people, x, y, box, outline, id, homes], index) => ({ name, people, x, y, box, outline, id, homes, index }))
    .sort((a, b) => b.people - a.people || a.x - b.x);
  const canvas = document.createElement("canvas").getContext("2d");
  // The unit whose land a place of the sheet lies on.
  function unitAt(x, y) {
    return units().find((unit) => {
      const [x0, y0, x1, y1] = unit.box;
      if (x < x0 || x > x1 || y < y0 || y > y1) return false;
      unit.path ||= new Path2D(unit.outline);
      return canvas.isPointInPath(unit.path, x, y);
    });
  }
  const stages = all(".stage").map((element) => new Stage(element));
  const linked = stages.filter((stage) => stage.element.closest("[data-linked]"));
  const views = stages.filter((stage) => !linked.includes(stage)).map((stage) => new MapView([stage]));
  if (linked.length) views.push(new MapView(linked));
  for (const view of views) view.settle();

  // --- Languages, links to cards, layers, tables.

  function speak(code) {
    root.lang = code;
    document.title = code === "da" ? root.dataset.titleDa : root.dataset.titleEn;
    for (const button of all("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === code));
    for (const stage of stages) stage.drawScale();
    for (const element of all("[data-en]")) {
      const words = code === "da" ? element.dataset.da : element.dataset.en;
      if (element.tagName === "INPUT") element.placeholder = words; else element.textContent = words;
    }
  }
  if (root.lang === "da") for (const element of all("option[data-da]")) element.textContent = element.dataset.da;
  for (const button of all("[data-lang]")) button.addEventListener("click", () => speak(button.dataset.lang));

  // A link to a card opens it.
  function openCard(name, takesFocus) {
    const card = name && document.getElementById(name);
    if (!card || !card.classList.contains("card")) return;
    unfold(card);
    if (card.tagName === "DETAILS") card.open = true;
    for (const other of all(".card.lit")) other.classList.remove("lit");
    card.classList.add("lit");
    if (takesFocus) requestAnimationFrame(() => { card.querySelector("h3").focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && !event.defaultPrevented) openCard(link.getAttribute("href").slice(1), true);
  });
  addEventListener("hashchange", () => openCard(location.hash.slice(1), false));
  openCard(location.hash.slice(1), false);
  for (const row of all(".legend tbody tr")) {
    const link = document.querySelector(`.clusters a[href="#${row.dataset.for}"]`);
    const stage = stages.find((candidate) => candidate.element.contains(link));
    row.addEventListener("pointerenter", () => stage?.light(link));
    row.addEventListener("pointerleave", () => stage?.light(null));
  }
  for (const card of all(".card")) {
    const link = document.querySelector(`.clusters a[href="#${card.id}"]`);
    const stage = stages.find((candidate) => candidate.element.contains(link));
    card.addEventListener("pointerenter", () => stage?.light(link));
    card.addEventListener("pointerleave", () => stage?.light(null));
  }
  // A row of a unit shows its land; a click looks closer.
  const unitOf = (event) => {
    const row = event.target.closest?.("tr[data-unit]");
    return row ? units().find((unit) => unit.index === Number(row.dataset.unit)) : null;
  };
  let outlined = null;
  document.addEventListener("pointerover", (event) => {
    const unit = unitOf(event);
    if (unit === outlined) return;
    if (unit || outlined) for (const stage of stages) stage.outline(unit?.outline);
    outlined = unit;
  });
  document.addEventListener("click", (event) => {
    const unit = unitOf(event);
    if (unit && !event.target.closest("a, button")) find(unit);
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") for (const stage of stages) stage.unpin(); });

  // --- Search, copy, download.

  function find(place) {
    for (const stage of stages) {
      stage.show(place.x, place.y, 3);
      const unit = place.outline ? place : unitAt(place.x, place.y);
      stage.outline(unit?.outline);
    }
    stages[0]?.element.scrollIntoView({ block: "nearest" });
  }
  const say = (english, danish) => (root.lang === "da" ? danish : english);
  const search = document.querySelector(".search");
  const answer = document.querySelector(".answer");
  const clusterNamed = (text) => stages[0]?.clusters.find((cluster) => cluster.name.toLowerCase() === text || cluster.number === text);
  function look() {
    const text = search.querySelector("input").value.trim().toLowerCase();
    if (!text) { answer.textContent = ""; for (const stage of stages) stage.outline(null); return; }
    const cluster = clusterNamed(text);
    const begins = (list) => list.find(({ name }) => name.toLowerCase() === text) ?? list.find(({ name }) => name.toLowerCase().startsWith(text));
    const unit = units().find(({ id }) => id === text) ?? begins(units());
    const town = begins(places().towns);
    const place = unit && unit.name.toLowerCase() === text ? unit : town ?? unit ?? cluster;
    if (!place) { answer.textContent = say("Not on this map", "Ikke på dette kort"); return; }
    find(place);
    const home = place.homes ? place : unitAt(place.x, place.y);
    const number = home?.homes?.[0];
    const named = stages[0].clusters.find((candidate) => candidate.number === String(number));
    answer.textContent = `${place.name}: ` + (named ? say("in ", "i ") + `${named.number} ${named.name}` : say("in no cluster", "i ingen klynge"));
  }
  if (search) {
    const input = search.querySelector("input");
    search.addEventListener("submit", (event) => { event.preventDefault(); look(); });
    input.addEventListener("change", look);
    input.addEventListener("focus", () => {
      const list = document.getElementById("found");
      if (list.childElementCount) return;
      const names = [...new Set([...places().towns.map(({ name }) => name), ...units().map(({ name }) => name)])].slice(0, 3000);
      list.append(...names.map((name) => { const option = document.createElement("option"); option.value = name; return option; }));
    }, { once: true });
  }

  // The words of an element as one reads them now.
  function spoken(element) {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll(`i[lang="${root.lang === "da" ? "en" : "da"}"], .copy`)) part.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  async function copy(text, button) {
    try { await navigator.clipboard.writeText(text); } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    const before = [...button.childNodes];
    button.textContent = say("Copied", "Kopieret");
    setTimeout(() => button.replaceChildren(...before), 1400);
  }
  const words = (english, danish) => [["en", english], ["da", danish]].map(([lang, text]) => {
    const part = document.createElement("i");
    part.lang = lang;
    part.textContent = text;
    return part;
  });
  function addCopy(card) {
    const body = card.querySelector(".body");
    if (!body || body.querySelector(".copy")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.append(...words("Copy", "Kopiér"));
    button.setAttribute("aria-label", `Copy · Kopiér: ${card.querySelector("h3 bdi").textContent}`);
    button.addEventListener("click", () => {
      const sentences = all(".for li, .against li", card).map(spoken);
      copy([`${spoken(card.querySelector("h3 bdi"))} (${spoken(card.querySelector(".head p"))}).`, ...sentences].join(" "), button);
    });
    body.append(button);
  }
  all("article.card").forEach(addCopy);

  function save(name, type, parts) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  const fileName = (ending) => `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase()}.${ending}`;
  // The map as one sees it, as a file of its own in light colours.
  function standalone(stage) {
    const [w, h] = [stage.w, stage.h];
    const whole = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${w} ${h}`, width: w, height: h, lang: root.lang });
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = [...document.styleSheets[0].cssRules].filter((rule) => !/^@(media|page)/.test(rule.cssText)).map((rule) => rule.cssText).join("\n");
    whole.append(style, svg("rect", { width: w, height: h, style: "fill:var(--water)" }));
    const { scale, left, top } = stage.seen;
    const sheet = svg("g", { transform: `translate(${left} ${top}) scale(${scale})`, class: `world${stage.world.classList.contains("crowded") ? " crowded" : ""}` });
    for (const part of stage.world.children) {
      if (part.hasAttribute("hidden")) continue;
      const drawn = part.cloneNode(true);
      drawn.style.setProperty("--k", 1);
      sheet.append(drawn);
    }
    const labels = stage.labels.cloneNode(true);
    labels.setAttribute("transform", `translate(${left} ${top}) scale(${scale})`);
    whole.append(sheet, labels);
    const bar = stage.element.querySelector(".scale s").offsetWidth;
    const text = (x, y, words, size) => { const node = svg("text", { x, y, "font-size": size, style: "fill:#1b1e22;font-family:sans-serif" }); node.textContent = words; return node; };
    whole.append(svg("path", { d: `M14 ${h - 20}v6h${bar}v-6`, style: "fill:none;stroke:#1b1e22;stroke-width:2" }), text(14, h - 26, stage.element.querySelector(".scale span").textContent, 13));
    const credits = document.querySelector(".credits");
    if (credits) { const node = text(w - 8, h - 8, spoken(credits), 10); node.setAttribute("text-anchor", "end"); whole.append(node); }
    return new XMLSerializer().serializeToString(whole);
  }
  function paint(source, stage) {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
    image.onload = () => {
      const paper = document.createElement("canvas");
      [paper.width, paper.height] = [stage.w * 2, stage.h * 2];
      paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
      paper.toBlob((blob) => save(fileName("png"), "image/png", [blob]), "image/png");
      URL.revokeObjectURL(address);
    };
    image.src = address;
  }
  const tools = {
    copy: (button) => {
      const lines = [spoken(document.querySelector("h1")) + ":", ...all(".headline, .standing").map(spoken)];
      for (const row of all(".legend tbody tr")) lines.push([...row.cells].map(spoken).join(" · "));
      copy(lines.join("\n"), button);
    },
    svg: () => save(fileName("svg"), "image/svg+xml", [standalone(stages[0])]),
    png: () => paint(standalone(stages[0]), stages[0]),
    csv: () => {
      const cell = (text) => (/^[=+\-@]/.test(text) ? "'" : "") + text;
      const quoted = (text) => `"${cell(String(text ?? "")).replaceAll('"', '""')}"`;
      const names = new Map(stages[0].clusters.map(({ number, name }) => [number, name]));
      const rows = [...units()].sort((a, b) => a.index - b.index).map((unit) => [
        unit.id, ...unit.homes, unit.name, names.get(String(unit.homes[0])) ?? "", unit.people ?? ""].map(quoted).join(","));
      const homes = units()[0]?.homes.length > 1 ? units()[0].homes.map((_, index) => `cluster_${index + 1}`) : ["cluster"];
      save(fileName("csv"), "text/csv;charset=utf-8", ["\ufeff", ["unit", ...homes, "unit_name", "cluster_name", "inhabitants"].join(",") + "\n", rows.join("\n") + "\n"]);
    },
    a4: () => { root.classList.remove("a3"); print(); },
    a3: () => { root.classList.add("a3"); print(); },
  };
  for (const button of all("[data-tool]")) button.addEventListener("click", () => tools[button.dataset.tool](button));

  // --- Two maps over each other.

  for (const swipe of all(".swipe")) {
    const curtain = swipe.querySelector(".curtain");
    const fill = (side, index) => {
      const place = curtain.querySelector(`svg.${side}`);
      const parts = [...stages[index].world.children].filter((part) => !part.hasAttribute("hidden")).map((part) => part.cloneNode(true));
      place.replaceChildren(...parts, stages[index].labels.cloneNode(true));
      for (const named of all("[id]", place)) named.removeAttribute("id");
      for (const link of all("a", place)) { link.removeAttribute("href"); link.querySelector("title")?.remove(); }
    };
    swipe.addEventListener("toggle", () => {
      if (swipe.open) for (const choice of all("select", swipe)) fill(choice.dataset.side, Number(choice.value));
    });
    for (const choice of all("select", swipe)) choice.addEventListener("change", () => fill(choice.dataset.side, Number(choice.value)));
    const handle = curtain.querySelector("input");
    handle.addEventListener("input", () => curtain.style.setProperty("--at", `${handle.value}%`));
  }

  for (const box of all("[data-show]")) {
    box.addEventListener("change", () => {
      for (const other of all(`[data-show="${box.dataset.show}"]`)) other.checked = box.checked;
      for (const layer of all(`[data-layer="${box.dataset.show}"]`)) layer.toggleAttribute("hidden", !box.checked);
      redraw();
    });
  }
  // Shown are other things, or the same in other colours.
  function redraw() {
    for (const stage of stages) {
      stage.picture.forgetStyles();
      stage.place(false);
    }
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  function makeSortable(table) {
    if (table.tHead.querySelector("button")) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const descends = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descends ? "descending" : "ascending");
        const value = (row) => row.cells[column].dataset.v;
        const compare = head.classList.contains("n")
          ? (a, b) => (Number(value(a) || NaN) || 0) - (Number(value(b) || NaN) || 0)
          : (a, b) => a.cells[column].textContent.localeCompare(b.cells[column].textContent, "da", { numeric: true });
        const rows = [...table.tBodies[0].rows].sort(compare);
        table.tBodies[0].append(...(descends ? rows.reverse() : rows));
      });
    });
  }
  all("table.sortable").forEach(makeSortable);

  // --- On paper: the whole map, and every card open.
  let kept;
  addEventListener("beforeprint", () => {
    unfold(document.body);
    kept = { views: views.map(({ x, y, zoom }) => ({ x, y, zoom })), closed: all("details.card:not([open]), details.more:not([open]), details.fold:not([open]):not(.swipe)") };
    for (const card of kept.closed) card.open = true;
    for (const view of views) {
      view.reset();
      for (const stage of view.stages) stage.measure(...stage.onPaper(view.stages.length > 1 ? 480 : 700));
      view.settle();
    }
  });
  addEventListener("afterprint", () => {
    if (!root.classList.contains("poster")) root.classList.remove("a3");
    if (!kept) return;
    for (const card of kept.closed) card.open = false;
    views.forEach((view, index) => {
      Object.assign(view, kept.views[index]);
      for (const stage of view.stages) stage.measure();
      view.settle();
    });
    kept = null;
  });
})();
