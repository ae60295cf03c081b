// From one thing to the next: units in no cluster, the largest first; and what wants a look.

import { choose, chooseCluster, clusterById, state, unitName } from "./state.js";
import { toast } from "./say.js";
import { inLanguage, number, t } from "./words.js";

let main;
export const navigateOn = (map) => { main = map; };

export function nextUnassigned(direction = 1) {
  const list = [...state.plan.unassigned].sort((a, b) => (state.study.units[b].people ?? 0) - (state.study.units[a].people ?? 0) || a - b);
  if (!list.length) return toast(t("noneUnassigned"));
  const step = direction === -1 ? -1 : 1;
  const at = state.units.size === 1 ? list.indexOf([...state.units][0]) : -1;
  const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length;
  const unit = list[next];
  choose([unit]);
  main.focusUnit(unit);
  main.map.show([unit], { close: true });
  toast(`${unitName(unit)} · ${t("ofSo", { some: next + 1, all: list.length })} · ${number(state.study.units[unit].people)}`);
}

// Pieces cut off, limits broken, values beyond the band: as the server found them, the worst first.
export const problems = () => state.plan.problems;

let at = -1;
export function nextProblem(direction = 1) {
  const list = problems();
  if (!list.length) return toast(t("nothingToLookAt"));
  at = (at + (direction === -1 ? -1 : 1) + list.length) % list.length;
  const { cluster: id, kind, words } = list[at];
  const cluster = id === null ? null : clusterById(id);
  chooseCluster(id);
  // A piece that is cut off is shown by itself, else the whole cluster; what the whole grouping breaks, on the whole map.
  if (cluster) main.map.show(kind === "pieces" ? cluster.pieces.at(-1) : cluster.members);
  else main.map.act("fit");
  toast(`${inLanguage(words)} · ${t("ofSo", { some: at + 1, all: list.length })}`);
}
