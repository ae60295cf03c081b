// What the page knows: the study, the plan as the server has it, and what the person has in hand. Listeners hear which part changed.

const listeners = new Map();

export const state = {
  study: null,
  plan: null,
  // What is in hand: chosen units (numbers), the chosen cluster (id), the tool.
  units: new Set(),
  cluster: null,
  tool: "select",
  guard: false,
  hidden: new Set(),
  // The plan that changes are shown against, and what the person sees: map, evaluate, compare, projector.
  pinned: null,
  screen: "plan",
  // Nothing can be changed while another tab has the plan, or the server is away.
  isReader: false,
  isGone: false,
  // Fills that the server has not confirmed yet: unit -> cluster or null.
  ahead: new Map(),
  job: null,
  preview: null,
};

export function on(parts, listener) {
  for (const part of parts.split(" ")) {
    if (!listeners.has(part)) listeners.set(part, []);
    listeners.get(part).push(listener);
  }
}

export function changed(...parts) {
  const called = new Set(parts.flatMap((part) => listeners.get(part) ?? []));
  for (const listener of called) listener();
}

export const mayEdit = () => !state.isReader && !state.isGone && !["evaluate", "compare", "projector"].includes(state.screen) && !state.preview;

// The cluster of a unit as it is shown: what was just done counts before the server's answer.
export const clusterOf = (unit) => (state.ahead.has(unit) ? state.ahead.get(unit) : state.plan.assignment[unit]);
export const clusterById = (id) => state.plan.clusters.get(id);
export const clusters = () => [...state.plan.clusters.values()];
export const unitName = (unit) => state.study.units[unit].name;
export const clusterName = (id) => {
  const cluster = clusterById(id);
  return cluster ? `${cluster.number} ${cluster.name}` : "";
};

// What the server computed for the move of a unit into a cluster (or out, with null): the score of that cluster after it, and of the one
// that it leaves, its pieces, and the limits that would be broken. Undefined where the answers so far do not have it.
export function moveOf(unit, cluster) {
  const home = state.plan.assignment[unit];
  const left = home === null || home === cluster ? undefined : clusterById(home)?.leaves.get(unit);
  const joined = cluster === null ? undefined : clusterById(cluster)?.joins.get(unit);
  if (cluster === null ? !left : !joined) return undefined;
  return { score: joined?.score, breaches: (cluster === null ? left : joined).breaches, homeScore: left?.score, homePieces: left?.pieces ?? 1 };
}

export function choose(units, { keep = false } = {}) {
  state.units = keep ? new Set([...state.units, ...units]) : new Set(units);
  changed("selection");
}
export function toggle(unit) {
  const units = new Set(state.units);
  if (!units.delete(unit)) units.add(unit);
  state.units = units;
  changed("selection");
}
export function chooseCluster(id) {
  state.cluster = id;
  changed("cluster");
}
