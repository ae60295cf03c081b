// What lies above the bitmap of the main map: chosen units, the unit in focus, the chosen cluster, broken pieces, remarks.

import { svg } from "./dom.js";
import { clusterById, state } from "./state.js";

export function marks(map, { hovered = -1, focused = -1 } = {}) {
  const { study } = map;
  const found = [];
  const add = (units, name) => {
    const joined = units.length ? joinedPaths(study, units) : "";
    if (joined) found.push(svg("path", { d: joined, class: name }));
  };
  for (const cluster of state.plan.clusters.values()) {
    if (cluster.pieces.length > 1) for (const piece of cluster.pieces.slice(1)) add(piece, "cut");
  }
  const chosen = state.cluster !== null && clusterById(state.cluster);
  if (chosen && !state.hidden.has(chosen.id)) add(chosen.members, "cluster");
  if (hovered >= 0) add([hovered], "hovered");
  if (state.units.size) add([...state.units], "chosen");
  if (focused >= 0) add([focused], "focused");
  if (state.remarksShown) for (const unit of new Set(study.remarks.map((remark) => remark.unit))) found.push(pin(map, unit));
  return found;
}

// One path of many arcs: each begins where the one before ended, as steps.
function joinedPaths(study, units) {
  const within = new Set(units);
  let [x, y] = [0, 0];
  let text = "";
  for (const { left, right, points } of study.arcs) {
    if (within.has(left) === within.has(right)) continue;
    const parts = [];
    for (let i = 0; i < points.length; i += 2) {
      parts.push(`${points[i] - x} ${points[i + 1] - y}`);
      [x, y] = [points[i], points[i + 1]];
    }
    text += `m${parts.join(" ")}`;
  }
  return text;
}

function pin(map, unit) {
  const [x, y] = map.study.units[unit].middle;
  return svg("path", { d: "M0 0-5-9a6 6 0 1 1 10 0Z", class: "remark", transform: `translate(${x} ${y}) scale(${1 / map.scale})` });
}
