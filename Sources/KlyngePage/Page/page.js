// Begins the page: fetches the study and the plan, draws, and ties what changes to what shows it.

import { $, el } from "./dom.js";
import { apply, setScreen, showOn } from "./screens.js";
import { changed, choose, chooseCluster, clusterName, clusterOf, on, state, toggle, unitName } from "./state.js";
import { drawBar } from "./bar.js";
import { drawPanel } from "./panel.js";
import { drawSelection } from "./selection.js";
import { isView, showStanding, stayConnected } from "./connection.js";
import { listen } from "./pointer.js";
import { listenForShortcuts } from "./shortcuts.js";
import { listenToSheet, nameSheet } from "./sheet.js";
import { marks } from "./map-marks.js";
import { isBusy, measures, settled } from "./edits.js";
import { navigateOn } from "./navigate.js";
import { offerStart } from "./start.js";
import { number, onLanguage, speak, t } from "./words.js";
import { PlanMap } from "./map.js";
import { comparedMap } from "./compare.js";
import { announce, warn } from "./say.js";
import { server } from "./protocol.js";
import { shapeUnits, unitTowards } from "./shapes.js";
import { unitsMenu } from "./menus.js";
import { prediction } from "./predict.js";

// The main map with what the person has in hand: the unit under the pointer, the unit in focus.
const main = {
  map: null, view: null, hovered: -1, focused: -1,
  hover(unit) {
    if (this.hovered === unit) return;
    this.hovered = unit;
    this.map.drawLit();
  },
  focusUnit(unit) { this.focused = unit; },
  openMenu() { if (state.units.size) unitsMenu([...state.units], $("[data-key=offer-more]") ?? this.map.element); },
};

async function begin() {
  state.study = await server.study();
  speak(sessionStorage.getItem("klynge-language") ?? state.study.language ?? (navigator.language.startsWith("da") ? "da" : "en"));
  shapeUnits(state.study);
  state.plan = await server.plan();
  state.isReader = state.plan.isReader;
  main.map = new PlanMap(state.study, {
    plan: () => state.preview?.plan ?? state.plan,
    ahead: () => state.ahead,
    hatched: () => state.preview?.moved ?? (state.screen === "compare" && comparedMap() ? comparedMap().source.hatched() : null),
    hidden: () => state.hidden,
    marks: (map) => marks(map, { hovered: main.hovered, focused: document.activeElement === map.element ? main.focused : -1 }),
  }, { label: t("map"), isMain: true });
  $("#maps").append(main.map.element);
  main.map.measure();
  main.view = new MapView([main.map]);
  main.view.settle();
  navigateOn(main);
  showOn(main);
  listen(main.map, main);
  listenToKeys(main.map);
  listenForShortcuts();
  listenToSheet();
  drawAll();
  if (isView()) setScreen("projector");
  else offerStart();
  performance.mark("klynge-ready");
  showStanding();
  state.plan.findings.forEach(warn);
  stayConnected();
}

function drawAll() {
  drawBar();
  drawPanel();
  drawSelection();
  nameSheet();
  main.map.relabel(t("map"));
}
onLanguage(() => { if (main.map) { drawAll(); apply(); } });

let planBefore = null;
on("plan", () => {
  state.before = planBefore ?? state.plan;
  planBefore = state.plan;
  state.units = new Set([...state.units].filter((unit) => unit < state.study.units.length));
  drawBar();
  drawPanel();
  drawSelection();
  if (state.screen !== "plan") apply();
  main.map.redraw();
});
on("fills", () => main.map.drawFresh());
on("selection", () => { drawPanel(); drawSelection(); main.map.drawLit(); uncover(); });
on("cluster", () => { drawPanel(); drawSelection(); main.map.drawLit(); });
on("chance", () => { drawPanel(); });
on("hidden", () => { drawPanel(); main.map.redraw(); });
on("preview", () => { drawBar(); drawPanel(); drawSelection(); main.map.redraw(); });
on("hatched layers", () => { main.map.redraw(); comparedMap()?.redraw(); });
on("screen tool", () => { drawBar(); drawSelection(); main.map.element.dataset.tool = state.tool; });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { main.map?.recolour(); comparedMap()?.recolour(); });

// What is chosen does not stay under the bar that says what can be done with it.
function uncover() {
  const bar = $("#selection");
  if (bar.hidden || state.units.size !== 1) return;
  const [, y] = main.map.toScreen(state.study.units[[...state.units][0]].middle);
  const over = y - (main.map.h - bar.offsetHeight - 40);
  if (over > 0) main.view.moveTo(main.view.x, main.view.y + over / main.map.scale);
}

// The map is one stop of the keyboard: arrows go from unit to unit, Enter chooses, numbers assign.
function listenToKeys(map) {
  map.element.addEventListener("focus", () => {
    if (main.focused < 0) main.focused = [...state.units][0] ?? state.study.units.reduce((best, unit) => ((unit.people ?? 0) > (state.study.units[best].people ?? 0) ? unit.index : best), 0);
    map.drawLit();
    sayUnit();
  });
  map.element.addEventListener("blur", () => map.drawLit());
  map.element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (direction && event.shiftKey) {
      const step = Math.min(map.w, map.h) * 0.16 / map.scale;
      map.view.moveTo(map.view.x + direction[0] * step, map.view.y + direction[1] * step);
    } else if (direction) {
      const next = unitTowards(state.study, main.focused, ...direction);
      if (next >= 0) { main.focused = next; keepInView(map, next); map.drawLit(); sayUnit(); }
    } else if (event.key === "Enter") {
      if (event.shiftKey) toggle(main.focused);
      else choose(state.units.size === 1 && state.units.has(main.focused) ? [] : [main.focused]);
    } else if (event.key === " ") toggle(main.focused);
    else if (event.key === "+" || event.key === "=") map.act("in");
    else if (event.key === "-") map.act("out");
    else if (event.key === "0") map.act("fit");
    else return;
    event.preventDefault();
  });
}
function keepInView(map, unit) {
  const [x, y] = map.toScreen(state.study.units[unit].middle);
  if (x < 40 || y < 40 || x > map.w - 40 || y > map.h - 40) map.show([unit]);
}
function sayUnit() {
  const unit = main.focused;
  if (unit < 0) return;
  const home = clusterOf(unit);
  const { people } = state.study.units[unit];
  const told = state.cluster !== null && state.cluster !== home ? prediction(unit, state.cluster) : null;
  announce(`${unitName(unit)}, ${people === null ? "" : t("inhabitantsAre", { people: number(people), count: people })} ${home === null ? t("unassigned") : clusterName(home)}. ${told ?? ""}`);
}

// For the browser tests and the measurement of latencies: what the page knows, not how to change it.
window.klynge = { state, measures, main, clusterOf, chooseCluster, changed, isBusy, settled };

begin().catch((error) => {
  const text = error.status === 401 ? t("reopen") : error.isGone ? t("gone") : error.message;
  $("#banner").replaceChildren(el("span", {}, text));
  $("#banner").hidden = false;
  if (error.status === undefined) throw error;
});
