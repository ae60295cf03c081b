// The gestures on the map: hover, choose, box, paint, pipette, pan and zoom, by mouse, pen and fingers.

import { el } from "./dom.js";
import { hideHint, showHint } from "./hint.js";
import { unitAt } from "./shapes.js";
import { changed, choose, chooseCluster, clusterById, clusterName, clusterOf, mayEdit, state, toggle } from "./state.js";
import { assign } from "./edits.js";
import { toast } from "./say.js";
import { t } from "./words.js";

export function listen(map, main) {
  const { element } = map;
  const pointers = new Map();
  let [travelled, gesture, press] = [0, null, 0];
  const unitUnder = (event) => unitAt(state.study, ...map.toSheet(event));

  element.addEventListener("wheel", (event) => {
    if (map.view.zoom === 1 && event.deltaY > 0) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    const [x, y] = map.toSheet(event);
    map.view.zoomBy(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0018)), x - map.x0, y - map.y0);
  }, { passive: false });
  element.addEventListener("contextmenu", (event) => event.preventDefault());
  element.addEventListener("dragstart", (event) => event.preventDefault());

  element.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button")) return;
    element.setPointerCapture?.(event.pointerId);
    pointers.set(event.pointerId, event);
    if (pointers.size === 1) {
      travelled = 0;
      gesture = begin(event);
      if (event.pointerType === "touch") press = setTimeout(() => { if (travelled < 8 && pointers.size === 1) { gesture = null; longPress(event); } }, 550);
    } else {
      // A second finger turns whatever the first did into panning and zooming.
      cancel();
      gesture = { kind: "pan" };
    }
  });
  element.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) { if (event.pointerType !== "touch") hover(event); return; }
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    pointers.set(event.pointerId, event);
    travelled += Math.hypot(dx, dy);
    if (travelled < (event.pointerType === "touch" ? 8 : 4)) return;
    clearTimeout(press);
    if (!gesture) return;
    if (gesture.kind === "choose") gesture.kind = "pan";
    if (gesture.kind === "pan") pan(event, before, other, dx, dy);
    if (gesture.kind === "box") drawBox(event);
    if (gesture.kind === "paint") paintOver(event);
  });
  const lift = (event) => {
    clearTimeout(press);
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size) return;
    element.classList.remove("dragged");
    const done = gesture;
    gesture = null;
    if (event.type === "pointercancel") return drop(done);
    if (done?.kind === "choose") click(event);
    if (done?.kind === "box") endBox(done, event);
    if (done?.kind === "paint") endPaint(done);
  };
  element.addEventListener("pointerup", lift);
  element.addEventListener("pointercancel", lift);
  element.addEventListener("pointerleave", () => { if (!pointers.size) { hideHint(); main.hover(-1); } });
  // Escape during a drag takes the drag back.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && gesture && gesture.kind !== "choose") { event.stopImmediatePropagation(); cancel(); }
  }, true);

  function begin(event) {
    if (event.button > 0) return { kind: "pan" };
    if (event.altKey) { pipette(event); return null; }
    if (event.shiftKey && mayEdit()) return { kind: "box", from: event, isClick: true };
    if (state.tool === "paint" && mayEdit()) {
      const paint = startPaint(event);
      if (paint) return paint;
    }
    return { kind: "choose" };
  }
  function cancel() {
    const done = gesture;
    gesture = null;
    drop(done);
  }
  function drop(done) {
    clearTimeout(press);
    done?.frame?.remove();
    if (done?.kind === "paint") {
      for (const unit of done.painted.keys()) state.ahead.delete(unit);
      changed("fills");
    }
  }

  function pan(event, before, other, dx, dy) {
    element.classList.add("dragged");
    hideHint();
    const apart = (a, b) => Math.max(20, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
    if (other) {
      const [x, y] = map.toSheet(event);
      map.view.zoomBy(apart(event, other) / apart(before, other), x - map.x0, y - map.y0);
    }
    const share = other ? 2 : 1;
    map.view.moveTo(map.view.x - dx / map.scale / share, map.view.y - dy / map.scale / share);
  }

  function hover(event) {
    if (event.target.closest("button")) return hideHint();
    const unit = unitUnder(event);
    main.hover(unit);
    showHint(map, unit, event);
  }

  function click(event) {
    const unit = unitUnder(event);
    if (unit < 0) { choose([]); return; }
    main.focusUnit(unit);
    if (state.units.size === 1 && state.units.has(unit)) return choose([]);
    choose([unit]);
    if (event.pointerType === "touch") main.hover(-1);
  }
  function pipette(event) {
    const unit = unitUnder(event);
    if (unit >= 0 && clusterOf(unit) !== null) chooseCluster(clusterOf(unit));
  }
  function longPress(event) {
    const unit = unitUnder(event);
    if (unit < 0) return;
    choose([unit]);
    main.openMenu();
    navigator.vibrate?.(15);
  }

  // --- A box: all units whose middle lies in it; a Shift+click adds one or takes it out again.
  function drawBox(event) {
    gesture.isClick = false;
    const frame = element.getBoundingClientRect();
    gesture.frame ??= element.appendChild(el("div", { class: "box" }));
    const [x, y] = [gesture.from, event].map((point) => [point.clientX - frame.left, point.clientY - frame.top]);
    Object.assign(gesture.frame.style, {
      left: `${Math.min(x[0], y[0])}px`, top: `${Math.min(x[1], y[1])}px`, width: `${Math.abs(x[0] - y[0])}px`, height: `${Math.abs(x[1] - y[1])}px`,
    });
  }
  function endBox(done, event) {
    done.frame?.remove();
    if (done.isClick) {
      const unit = unitUnder(event);
      if (unit >= 0) toggle(unit);
      return;
    }
    const [a, b] = [map.toSheet(done.from), map.toSheet(event)];
    const within = ([x, y]) => (x - a[0]) * (x - b[0]) <= 0 && (y - a[1]) * (y - b[1]) <= 0;
    const found = state.study.units.filter(({ middle }) => within(middle)).map(({ index }) => index);
    choose(found, { keep: true });
    toast(t("chosenCount", { count: state.units.size }));
  }

  // --- Paint: from a cluster into its neighbours; the whole drag is one step.
  function startPaint(event) {
    const unit = unitUnder(event);
    if (unit < 0) return null;
    const brush = clusterOf(unit) ?? state.cluster;
    if (brush === null) { toast(t("paintNeedsCluster")); return null; }
    if (clusterById(brush)?.isLocked) { toast(t("isLocked", { name: clusterName(brush) }), "warning"); return null; }
    if (state.cluster !== brush) chooseCluster(brush);
    const paint = { kind: "paint", brush, painted: new Map(), last: event };
    gesture = paint;
    touchUnit(paint, unit);
    if (paint.painted.size) changed("fills");
    return paint;
  }
  function paintOver(event) {
    element.classList.add("dragged");
    hideHint();
    // Between two reports of the pointer nothing is jumped over.
    const last = gesture.last;
    const steps = Math.max(1, Math.ceil(Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) / 6));
    const box = element.getBoundingClientRect();
    const before = gesture.painted.size;
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      const at = { clientX: last.clientX + (event.clientX - last.clientX) * share, clientY: last.clientY + (event.clientY - last.clientY) * share };
      touchUnit(gesture, unitAt(state.study, ...map.toSheet(at, box)));
    }
    gesture.last = event;
    if (gesture.painted.size > before) changed("fills");
  }
  function touchUnit(paint, unit) {
    if (unit < 0 || paint.painted.has(unit)) return;
    const home = clusterOf(unit);
    if (home === paint.brush) return;
    if (home !== null && clusterById(home)?.isLocked) {
      if (paint.refused !== home) toast(t("isLocked", { name: clusterName(home) }), "warning");
      paint.refused = home;
      return;
    }
    if (state.guard && home !== null) return;
    paint.painted.set(unit, home);
    state.ahead.set(unit, paint.brush);
  }
  function endPaint(paint) {
    const units = [...paint.painted.keys()];
    // A press without a drag in the brush's own cluster chooses that unit, as the other tool does.
    if (!units.length) { if (travelled < 4) click(paint.last); return; }
    for (const unit of units) state.ahead.delete(unit);
    assign(units, paint.brush);
  }
}
