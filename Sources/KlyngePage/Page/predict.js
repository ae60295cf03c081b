// What a move would do, in words, from the table of moves that came with the last answer: no request, and nothing computed here.

import { clusterById, clusterName, clusterOf, moveOf, state } from "./state.js";
import { score, t } from "./words.js";

// "joins 2 Syd: 0.17 → 0.40; 5 Hee would be in two pieces", or null when the table does not have the move.
export function prediction(unit, target) {
  const move = moveOf(unit, target);
  if (!move) return null;
  const parts = [];
  if (target !== null) parts.push(t("joinsCluster", { cluster: clusterName(target), change: change(clusterById(target)?.score, move.score) }));
  const home = clusterOf(unit);
  if (home !== null && home !== target) {
    if (target === null) parts.push(t("leavesCluster", { cluster: clusterName(home), change: change(clusterById(home)?.score, move.homeScore) }));
    if (move.homePieces > 1) parts.push(t("wouldBeCut", { cluster: clusterName(home), count: move.homePieces }));
  }
  if (move.breaches.length) parts.push(t("wouldBreak", { limits: breachNames(move.breaches) }));
  return parts.join("; ");
}

export const breachNames = (breaches) => [...new Set(breaches.map((limit) => t(`limit-${limit}`)))].join(", ");

export const change = (before, after) => (after === null || after === undefined ? "…" : before === null || before === undefined ? score(after) : `${score(before)} → ${score(after)}`);

// The clusters beside a set of units, the one they would raise most first.
export function offersFor(units) {
  const homes = new Set(units.map(clusterOf));
  const near = new Set();
  for (const unit of units) {
    for (const other of state.study.units[unit].neighbours) {
      const id = clusterOf(other);
      if (id !== null && !(homes.size === 1 && homes.has(id)) && clusterById(id)) near.add(id);
    }
  }
  const offers = [...near].map((id) => {
    const move = units.length === 1 ? moveOf(units[0], id) : undefined;
    const before = clusterById(id).score;
    return { id, move, gain: move?.score === undefined || move.score === null ? -Infinity : move.score - (before ?? 0) };
  });
  return offers.sort((a, b) => b.gain - a.gain || a.id - b.id);
}
