// One table of shortcuts: what the keys do, what the help shows, and what the documentation lists.

import { el, openDialog } from "./dom.js";
import { chooseCluster, choose, clusters, clusterById, mayEdit, state } from "./state.js";
import { assign, create, lock, lockAll, redo, setOutside, undo } from "./edits.js";
import { nextProblem, nextUnassigned } from "./navigate.js";
import { openExport } from "./exchange.js";
import { openComplete } from "./complete.js";
import { openLimits } from "./limits.js";
import { openUnits } from "./units-table.js";
import { setGuard, setScreen, setTool } from "./screens.js";
import { t } from "./words.js";

const chosen = () => [...state.units];
const isAllOut = (units) => units.every((unit) => state.plan.outside.has(unit));

// key as KeyboardEvent.key in lower case; `edits` are dead where nothing can be edited.
export const shortcuts = [
  { key: "v", says: "keySelect", edits: true, run: () => setTool("select") },
  { key: "b", says: "keyPaint", edits: true, run: () => setTool("paint") },
  { key: "w", says: "keyGuard", edits: true, run: () => setGuard(!state.guard) },
  { key: "1…9", says: "keyNumber", edits: true },
  { key: "n", says: "keyNext", run: () => nextUnassigned(1) },
  { key: "n", shift: true, says: "keyPrevious", run: () => nextUnassigned(-1) },
  { key: "m", says: "keyProblem", run: () => nextProblem(1) },
  { key: "m", shift: true, says: "keyProblemBack", run: () => nextProblem(-1) },
  { key: "l", says: "keyLock", edits: true, run: () => { const cluster = clusterById(state.cluster); if (cluster) lock(cluster.id, !cluster.isLocked); } },
  { key: "l", shift: true, says: "keyLockAll", edits: true, run: () => lockAll(state.plan.locks.size === 0) },
  { key: "g", says: "keyGroup", edits: true, run: () => { if (state.units.size) create(chosen()); } },
  { key: "o", says: "keyOutside", edits: true, run: () => { if (state.units.size) setOutside(chosen(), !isAllOut(chosen())); } },
  { key: "delete", says: "keyOut", edits: true, run: () => { if (state.units.size) assign(chosen(), null); } },
  { key: "f", says: "keyComplete", edits: true, run: openComplete },
  { key: "d", says: "keyLimits", run: openLimits },
  { key: "t", says: "keyUnits", run: openUnits },
  { key: "e", says: "keyEvaluate", run: () => setScreen("evaluate") },
  { key: "c", says: "keyCompare", run: () => setScreen("compare") },
  { key: "p", says: "keyProjector", run: () => setScreen("projector") },
  { key: "x", says: "keyExport", run: openExport },
  { key: "?", says: "keyHelp", run: () => openHelp() },
  { key: "escape", says: "keyEscape", run: escape },
  { key: "z", ctrl: true, says: "keyUndo", edits: true, run: undo },
  { key: "z", ctrl: true, shift: true, says: "keyRedo", edits: true, run: redo },
  { key: "y", ctrl: true, says: "keyRedo", edits: true, run: redo },
  { key: "arrows", says: "keyArrows", onMap: true },
  { key: "enter", says: "keyEnter", onMap: true },
  { key: "shift+arrows", says: "keyPan", onMap: true },
  { key: "+ − 0", says: "keyZoom", onMap: true },
];

function escape() {
  if (state.screen !== "plan") setScreen("plan");
  else if (state.units.size) choose([]);
  else if (state.cluster !== null) chooseCluster(null);
}

// Single letters can be turned off (WCAG 2.1.4), for those whose speech or switches type them.
const switchName = "klynge-letters";
export const hasLetters = () => localStorage.getItem(switchName) !== "off";

export function listenForShortcuts() {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (!ctrl && /^\d$/.test(key)) return digit(event, key);
    const found = shortcuts.find((one) => one.run && one.key === key && Boolean(one.ctrl) === ctrl && (one.key === "?" || Boolean(one.shift) === event.shiftKey));
    if (!found || (key.length === 1 && !ctrl && !hasLetters())) return;
    if (found.edits && !mayEdit()) return;
    event.preventDefault();
    found.run();
  });
}
const isTyping = (element) => element.closest?.("input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]");

// A number assigns what is chosen, or chooses the cluster. Two digits in a moment are one number where there are so many clusters.
let typed = "";
let timer;
function digit(event, key) {
  if (!hasLetters() || (event.target.closest?.(".stage") && key === "0" && !typed)) return;
  event.preventDefault();
  typed += key;
  clearTimeout(timer);
  const most = Math.max(0, ...clusters().map(({ number }) => number));
  const act = () => {
    const cluster = clusters().find(({ number }) => number === Number(typed));
    typed = "";
    if (!cluster) return;
    if (state.units.size && mayEdit()) assign([...state.units], cluster.id);
    else chooseCluster(cluster.id);
  };
  if (Number(typed) * 10 > most) act();
  else timer = setTimeout(act, 600);
}

export function openHelp() {
  const box = el("input", { type: "checkbox", checked: hasLetters(), onchange: () => localStorage.setItem(switchName, box.checked ? "on" : "off") });
  openDialog({ title: t("shortcuts"), name: "help", close: t("close") },
    el("table", { class: "keys" }, el("tbody", {}, shortcuts.map((one) => el("tr", {}, el("td", {}, el("kbd", {}, keyName(one))), el("td", {}, t(one.says)))))),
    el("p", {}, t("gestures")),
    el("label", {}, box, " ", t("lettersOn")));
}
export function keyName({ key, ctrl, shift }) {
  const names = { delete: t("keyNameDelete"), escape: "Esc", enter: "Enter", arrows: "← ↑ → ↓", "shift+arrows": "Shift + ← ↑ → ↓" };
  return [ctrl && "Ctrl", shift && "Shift", names[key] ?? key.toUpperCase()].filter(Boolean).join("+");
}
