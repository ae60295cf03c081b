// How each shape of the map looks now: one style for each, by what the plan says. Styles are shared objects, so that a country of them is
// sent to the worker in a moment.

import { fillCount } from "./colouring.js";
import { clusterById, state } from "./state.js";

const line = (stroke, width, more = {}) => ({ stroke, strokeOpacity: 1, width, dash: [], cap: "round", fill: null, ...more });
const area = (fill, more = {}) => ({ fill, stroke: null, strokeOpacity: 1, width: 1, dash: [], cap: "butt", ...more });

export function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ...Object.fromEntries(["water", "land", "none", "edge", "thin", "muni", "old", "own", "barrier", "road", "road-case", "hatch", "soft"].map((name) => [name, read(name)])),
    fills: Array.from({ length: fillCount }, (_, n) => n).map((n) => read(`fill${n}`)),
  };
}

// The styles of a context layer, from below to above.
const layerStyles = {
  land: (c) => [area(c.land)],
  water: (c) => [area(c.water)],
  "road-3": (c) => [line(c.road, 0.7, { strokeOpacity: 0.7 })],
  "road-2": (c) => [line(c.road, 1.3, { strokeOpacity: 0.85 })],
  "road-1": (c) => [line(c["road-case"], 4), line(c.road, 2.4)],
  municipal: (c) => [line(c.muni, 1.6, { dash: [7, 3, 1.5, 3], cap: "butt" })],
  historical: (c) => [line(c.old, 2, { dash: [8, 4], cap: "butt" })],
  identity: (c) => [line(c.own, 1.8, { dash: [2, 3], cap: "butt" })],
  barrier: (c) => [line(c.barrier, 1.8)],
  links: (c) => [line(c.edge, 2.4, { dash: [2, 5] })],
};
export const layerStyle = (kind, colours) => (layerStyles[kind] ?? layerStyles.municipal)(colours);

// For every unit its fill; for every arc whether it is an outline, by `assignment` of that map.
export function planStyles(study, plan, colours, { hatched, crowded, dimmed }) {
  const bare = area(colours.none);
  const bareHatched = area(colours.none, { hatch: colours.hatch });
  const outside = area(colours.land, { hatch: colours.hatch });
  const fills = new Map();
  const fillOf = (id, isHatched) => {
    const key = `${id} ${isHatched}`;
    if (!fills.has(key)) {
      const cluster = plan.clusters.get(id);
      fills.set(key, area(colours.fills[cluster?.fill ?? 0], isHatched ? { hatch: colours.hatch } : {}));
    }
    return fills.get(key);
  };
  const units = study.units.map((_, unit) => {
    const id = plan.assignment[unit];
    if (id === null || dimmed?.has(id)) return plan.outside.has(unit) ? outside : hatched?.has(unit) ? bareHatched : bare;
    return fillOf(id, hatched ? hatched.has(unit) : plan.locks.has(id));
  });
  const thin = crowded ? null : line(colours.thin, 0.8);
  const outline = line(colours.edge, crowded ? 0.9 : 1.9);
  const coast = line(colours.edge, 0.8, { strokeOpacity: 0.55 });
  const cluster = (unit) => (unit < 0 ? null : plan.assignment[unit]);
  const arcs = study.arcs.map(({ left, right }) => {
    const [one, other] = [cluster(left), cluster(right)];
    if (one !== other) return outline;
    return left < 0 || right < 0 ? coast : thin;
  });
  return { units, arcs };
}

export const fillName = (id) => `f${clusterById(id)?.fill ?? 0}`;
export const hatchedUnits = () => (state.preview ? state.preview.moved : null);
