// The chosen cluster: why it scores as it does, what changed with the last step, its limits as bars, who would raise it, its members.

import { el } from "./dom.js";
import { choose, clusterById, clusterName, mayEdit, moveOf, state, unitName } from "./state.js";
import { assign } from "./edits.js";
import { openReconnect } from "./wishes.js";
import { breachNames, change } from "./predict.js";
import { notesOf } from "./notes.js";
import { remarksOf } from "./remarks.js";
import { collate, inLanguage, number, score, t } from "./words.js";

export function card(id) {
  const cluster = clusterById(id);
  const before = state.before?.clusters.get(id);
  return el("section", { class: "card", "aria-labelledby": "card-title" },
    el("header", {}, el("h2", { id: "card-title" }, el("span", { class: `number f${cluster.fill}` }, String(cluster.number)), " ", el("bdi", {}, cluster.name)),
      el("p", { class: "big" }, score(cluster.score), before && before.score !== cluster.score ? el("small", {}, ` ${t("before", { score: score(before.score) })}`) : null)),
    el("p", { class: "leading" }, leading(cluster), " ", percentile(cluster)),
    cut(cluster),
    el("ul", { class: "evidence" }, evidence(cluster, before)),
    bars(cluster),
    raise(cluster),
    members(cluster),
    remarksOf(cluster),
    notesOf({ cluster: id }));
}

const leading = (cluster) => (cluster.leading ? t("leads", { dimension: t(cluster.leading) }) : t("noDimension"));

function percentile(cluster) {
  if (cluster.score === null) return null;
  if (cluster.chance === null) return el("span", { class: "chance" }, t("chanceComing"));
  // Where nothing can be compared there may be no sentence.
  const text = capital(inLanguage(cluster.chance.text));
  return text === "" ? null : el("span", { class: "chance" }, text.endsWith(".") ? text : `${text}.`);
}

// The sentences that carry the score; those that the last step changed stand in bold.
function evidence(cluster, before) {
  const was = new Set((before?.evidence ?? []).map(inLanguage));
  return cluster.evidence.slice(0, 8).map((one) => {
    const words = capital(inLanguage(one));
    return el("li", {}, before && !was.has(inLanguage(one)) ? el("b", {}, words) : words, ".");
  });
}
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function cut(cluster) {
  if (cluster.pieces.length < 2) return null;
  const parts = cluster.pieces.map((piece, index) => `${cluster.number}${String.fromCharCode(97 + index)}: ${piece.slice(0, 4).map(unitName).join(", ")}${piece.length > 4 ? " …" : ""}`);
  return el("div", { class: "cut-note" }, el("p", {}, el("b", {}, t("isInPieces", { count: cluster.pieces.length })), " ", parts.join(" · ")),
    el("button", { type: "button", class: "strong", "data-key": "reconnect", disabled: !mayEdit() || cluster.isLocked, onclick: () => openReconnect(cluster.id) }, t("reconnect")));
}

// Each threshold as a bar: the band behind, walls at the limits, a pin at the value.
function bars(cluster) {
  const shown = cluster.thresholds.filter((one) => one.value !== null && one.value !== undefined && (one.band || one.limit));
  return shown.length > 0 && el("table", { class: "bars" }, el("caption", { class: "unseen" }, t("thresholds")), el("tbody", {}, shown.map((one) => {
    const digits = one.unit === "inhabitants" || one.unit === "units" ? 0 : 1;
    return el("tr", { class: one.ok === false ? "broken" : one.verdict === "outsideBand" ? "beyond" : "kept" },
      el("th", { scope: "row" }, t(`rule-${one.name}`)),
      el("td", { class: "n" }, number(one.value, digits), " ", t(`unit-${one.unit}`), el("span", { class: "unseen" }, ` ${t(one.ok === false ? "limitBroken" : one.verdict === "outsideBand" ? "beyondBand" : "inOrder")}`)),
      el("td", {}, bar(one)));
  })));
}
function bar({ value, band, limit, zero }) {
  const ends = [value, ...(band ?? []), ...(limit ?? [])].filter((end) => end !== null && end !== undefined);
  const whole = Math.max(...ends, ((band?.[1] ?? 0) * 1.4)) * 1.06 || 1;
  const share = (amount) => `${Math.min(100, 100 * amount / whole)}%`;
  const track = el("span", { class: "bar", "aria-hidden": "true" });
  if (band) {
    const good = track.appendChild(el("i"));
    good.style.insetInlineStart = share(band[0] ?? 0);
    good.style.insetInlineEnd = band[1] === null || band[1] === undefined ? "0" : `${Math.max(0, 100 - 100 * band[1] / whole)}%`;
  }
  for (const wall of limit ?? []) if (wall !== null) track.appendChild(el("u")).style.insetInlineStart = share(wall);
  track.appendChild(el("b")).style.insetInlineStart = share(value);
  return track;
}

// The three moves that would raise it most, each with a button that tries it.
function raise(cluster) {
  const found = [];
  for (const unit of cluster.joins.keys()) found.push({ unit, move: moveOf(unit, cluster.id), target: cluster.id });
  for (const [unit, { score: after, pieces, breaches }] of cluster.leaves) found.push({ unit, move: { score: after, homePieces: pieces, breaches }, target: null });
  const best = found.filter(({ unit, move }) => move?.score > (cluster.score ?? 0) + 0.005 && !clusterById(state.plan.assignment[unit])?.isLocked && !state.plan.outside.has(unit))
    .sort((a, b) => cost(a) - cost(b) || b.move.score - a.move.score || a.unit - b.unit).slice(0, 3);
  if (!best.length) return el("p", { class: "raise" }, t("nothingRaises"));
  return el("div", { class: "raise" }, el("h3", {}, t("wouldRaise")), el("ul", {}, best.map(({ unit, move, target }) => {
    const home = state.plan.assignment[unit];
    const words = [move.breaches.length ? t("wouldBreak", { limits: breachNames(move.breaches) }) : null, move.homePieces > 1 ? t("wouldBeCut", { cluster: clusterName(home), count: move.homePieces }) : null].filter(Boolean);
    const title = t(target === null ? "leaves" : "joins", { unit: unitName(unit) });
    return el("li", {}, el("button", { type: "button", "data-key": `try-${unit}-${target}`, disabled: !mayEdit() || cluster.isLocked, "aria-label": `${t("try")}: ${title} ${change(cluster.score, move.score)}`, onclick: () => assign([unit], target) }, t("try")),
      el("span", {}, title, ` ${change(cluster.score, move.score)}`,
        target !== null && home !== null ? el("small", { class: "soft" }, ` ${t("andOther", { cluster: clusterName(home), change: change(clusterById(home).score, move.homeScore) })}`) : null,
        words.length ? el("small", { class: "flag" }, ` ${words.join("; ")}`) : null));
  })));
}
// Moves that break nothing come first.
const cost = ({ move }) => (move.homePieces > 1 ? 2 : 0) + (move.breaches.length ? 1 : 0);

function members(cluster) {
  const names = [...cluster.members].sort((a, b) => collate(unitName(a), unitName(b)));
  return el("div", { class: "chips" }, el("h3", {}, t("membersCount", { count: names.length })), el("ul", {}, names.map((unit) => el("li", {},
    el("button", { type: "button", class: "chip-name", "data-key": `chip-${unit}`, onclick: () => choose([unit]) }, unitName(unit)),
    el("button", { type: "button", class: "chip-out", "data-key": `out-${unit}`, disabled: !mayEdit() || cluster.isLocked, "aria-label": t("takeOut", { unit: unitName(unit) }), onclick: () => assign([unit], null) }, "×")))));
}
