// The panel: what the plan is in a sentence, the clusters, those in none, the chosen cluster, the steps so far.

import { $, el, keepInOrder, replace } from "./dom.js";
import { changed, choose, chooseCluster, clusters, mayEdit, moveOf, state, unitName } from "./state.js";
import { assign, lock, lockAll, rename } from "./edits.js";
import { card } from "./card.js";
import { clusterMenu } from "./menus.js";
import { drawHistory } from "./history.js";
import { nextUnassigned, problems } from "./navigate.js";
import { openLimits } from "./limits.js";
import { openComplete } from "./complete.js";
import { openUnits } from "./units-table.js";
import { number, score, spoken, t } from "./words.js";

// The parts stay in the page, and so do the rows that a step leaves alone: what did not change is not laid out again.
const parts = { summary: el("div", { class: "summary" }), rows: el("ul", { class: "rows" }), chosen: el("div"), steps: el("div") };

export function drawPanel() {
  const { plan } = state;
  const shown = clusters();
  if (!parts.rows.isConnected) $("#scrolling").append(...Object.values(parts));
  replace(parts.summary, el("p", { class: "sentence", id: "sentence" }, sentence()), pinnedLine(), tools());
  parts.rows.setAttribute("aria-label", t("clusters"));
  parts.rows.classList.toggle("many", shown.length > 60);
  keepInOrder(parts.rows, [...shown.map(keptRow), el("li", { class: "rows-end" },
    aside("unassigned", t("unassigned"), plan.unassigned, nextUnassigned),
    aside("outside", t("outsideByChoice"), [...plan.outside], () => choose([...plan.outside])))]);
  replace(parts.chosen, state.cluster !== null ? card(state.cluster) : el("p", { class: "empty" }, t(shown.length ? "chooseCluster" : "noClusters")));
  drawHistory(parts.steps);
}

// "7 clusters, 39,165 of 56,087 inhabitants; 2 things to look at"
export function sentence() {
  const { plan } = state;
  const look = problems().length;
  return `${t("clustersCount", { count: plan.clusters.size })}, ${t("ofInhabitants", { some: number(plan.people), all: number(state.study.people) })}; `
    + (look ? t("toLookAt", { count: look }) : t("nothingToLookAt")) + ".";
}

function pinnedLine() {
  return state.pinned && el("p", { class: "pinned" }, t("changesSince", { plan: state.pinned.name }));
}

function tools() {
  const button = (name, run, more = {}) => el("button", { type: "button", "data-key": `tool-${name}`, onclick: run, ...more }, t(name));
  const hasLocks = state.plan.locks.size > 0;
  return el("div", { class: "tools" },
    button("limits", openLimits, { disabled: state.isGone }),
    button("completeRest", openComplete, { disabled: !mayEdit() }),
    button(hasLocks ? "unlockAll" : "lockAll", () => lockAll(!hasLocks), { disabled: !mayEdit() }),
    button("unitsTable", openUnits));
}

// A row is made anew when something in it changed: hundreds of clusters cost no more than the few that a step touches.
const kept = new Map();
function keptRow(cluster) {
  const isChosen = state.cluster === cluster.id;
  const moving = [...state.units].filter((unit) => state.plan.assignment[unit] !== cluster.id);
  const isTarget = state.units.size > 0 && moving.length > 0 && mayEdit();
  const key = [spoken(), isChosen, isTarget && [...moving], cluster.fill, state.hidden.has(cluster.id), mayEdit(), state.pinned?.plan.clusters.get(cluster.id)?.score].join();
  const before = kept.get(cluster.id);
  if (before?.cluster === cluster && before.key === key) return before.element;
  const element = row(cluster, isChosen, isTarget, moving);
  kept.set(cluster.id, { cluster, key, element });
  return element;
}

function row(cluster, isChosen, isTarget, moving) {
  const label = isTarget ? t("moveTo", { units: moving.length === 1 ? unitName(moving[0]) : t("unitsCount", { count: moving.length }), cluster: `${cluster.number} ${cluster.name}` })
    : `${cluster.number} ${cluster.name}`;
  const main = el("button", {
    type: "button", class: "row-main", "data-key": `row-${cluster.id}`, "aria-pressed": String(isChosen), "aria-label": `${label}, ${describe(cluster)}`,
    // The second press of a double one renames; the first has chosen the cluster, and this row is another element since.
    onclick: (event) => {
      if (event.detail === 2 && !isTarget) startRename(cluster, main);
      else if (isTarget) assign(moving, cluster.id);
      else chooseCluster(isChosen && event.detail < 2 ? null : cluster.id);
    },
  },
  el("span", { class: `number f${cluster.fill}` }, String(cluster.number)),
  el("span", { class: "name" }, el("bdi", {}, cluster.name)),
  el("span", { class: "people" }, number(cluster.people), band(cluster)),
  el("span", { class: "members", title: t("members") }, number(cluster.members.length)),
  el("span", { class: "score" }, score(cluster.score), isTarget && moving.length === 1 ? foretold(moving[0], cluster) : sincePinned(cluster)),
  el("span", { class: "flags" }, ...flags(cluster)));
  const small = (key, sign, name, isOn, run, more = {}) => el("button", {
    type: "button", class: "small", "data-key": `${key}-${cluster.id}`, "aria-label": `${name}: ${cluster.number} ${cluster.name}`, title: name,
    "aria-pressed": isOn === null ? null : String(isOn), onclick: run, ...more,
  }, icon(sign));
  return el("li", { class: `row${isChosen ? " chosen" : ""}${isTarget ? " target" : ""}`, "data-cluster": cluster.id }, main,
    small("lock", cluster.isLocked ? "locked" : "open", t(cluster.isLocked ? "unlock" : "lock"), cluster.isLocked, () => lock(cluster.id, !cluster.isLocked), { disabled: !mayEdit() }),
    small("eye", state.hidden.has(cluster.id) ? "closed" : "eye", t("showOnMap"), !state.hidden.has(cluster.id), () => {
      if (!state.hidden.delete(cluster.id)) state.hidden.add(cluster.id);
      changed("hidden");
    }),
    small("menu", "more", t("more"), null, (event) => clusterMenu(cluster, event.currentTarget), { "aria-haspopup": "menu" }));
}

function describe(cluster) {
  const parts = [t("inhabitantsAre", { people: number(cluster.people), count: cluster.people }).replace(/\.$/, ""),
    t("membersCount", { count: cluster.members.length }), t("scoreIs", { score: score(cluster.score) }).replace(/\.$/, "")];
  if (cluster.pieces.length > 1) parts.push(t("inPieces", { count: cluster.pieces.length }));
  if (!cluster.isWithin) parts.push(t("overLimit"));
  if (cluster.isLocked) parts.push(t("locked"));
  return parts.join(", ");
}

// Inhabitants against the band of known clusters: a bar with the band behind and a pin at the value.
function band(cluster) {
  const rule = cluster.thresholds.find(({ name }) => name === "population");
  const [low, high] = rule?.band ?? [null, null];
  if (!high || cluster.people === null) return null;
  const whole = Math.max(high * 1.6, cluster.people * 1.05);
  const bar = el("span", { class: `mini-band${cluster.people < low || cluster.people > high ? " beyond" : ""}`, "aria-hidden": "true" }, el("i"), el("b"));
  bar.children[0].style.insetInline = `${100 * low / whole}% ${100 - 100 * high / whole}%`;
  bar.children[1].style.insetInlineStart = `${100 * cluster.people / whole}%`;
  return bar;
}

function sincePinned(cluster) {
  const before = state.pinned?.plan.clusters.get(cluster.id)?.score;
  if (before === undefined || before === null || cluster.score === null || Math.abs(before - cluster.score) < 0.005) return null;
  const isUp = cluster.score > before;
  return el("small", { class: isUp ? "up" : "down" }, ` ${isUp ? "▲" : "▼"} ${score(Math.abs(cluster.score - before))}`);
}
function foretold(unit, cluster) {
  const move = moveOf(unit, cluster.id);
  return move && el("small", { class: move.score >= (cluster.score ?? 0) ? "up" : "down" }, ` → ${score(move.score)}`);
}

function flags(cluster) {
  const found = [];
  if (cluster.pieces.length > 1) found.push(el("small", { class: "flag" }, t("inPieces", { count: cluster.pieces.length })));
  else if (!cluster.isWhole) found.push(el("small", { class: "flag" }, t("notConnected")));
  if (!cluster.isWithin) found.push(el("small", { class: "flag" }, t("overLimit")));
  return found;
}

function aside(name, label, units, run) {
  return el("button", { type: "button", class: `aside ${name}`, "data-key": `aside-${name}`, onclick: run, disabled: !units.length },
    el("span", { class: "swatch", "aria-hidden": "true" }), el("span", {}, `${label} `), el("b", {}, number(units.length)));
}

export function startRename(cluster, main) {
  if (!mayEdit()) return;
  const field = el("input", { type: "text", class: "rename", maxlength: 200, value: cluster.name, "aria-label": t("nameOf", { cluster: cluster.number }) });
  const finish = (isKept) => {
    if (!field.isConnected) return;
    const name = field.value.trim();
    field.remove();
    main.hidden = false;
    if (isKept && name && name !== cluster.name) rename(cluster.id, name);
    main.focus();
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") finish(true);
    if (event.key === "Escape") finish(false);
  });
  field.addEventListener("blur", () => finish(true));
  main.hidden = true;
  main.before(field);
  field.focus();
  field.select();
}

const icons = {
  open: "M5 9V6a3 3 0 0 1 5.8-1M4 9h8v5H4z", locked: "M5 9V6a3 3 0 0 1 6 0v3M4 9h8v5H4z",
  eye: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4", closed: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM3 14 13 2",
  more: "M8 3v.01M8 8v.01M8 13v.01",
};
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", `icon ${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", icons[name]);
  drawing.append(path);
  return drawing;
}
