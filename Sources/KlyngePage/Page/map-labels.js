// The names on a map: numbers of clusters first, then towns and clusters, then units, each where it covers nothing that is there already.

import { keepInOrder, svg } from "./dom.js";

export function drawLabels(map) {
  const { study } = map;
  const plan = map.source.plan();
  // On the wall everything is read from farther away.
  const enlarged = document.body.dataset.screen === "projector" ? 1.4 : 1;
  const pixel = enlarged / map.scale;
  const room = new LabelSpace(map.w, map.h, [[map.w - 60, 0, map.w, 140], [0, 0, 44, 52], [0, map.h - 46, 170, map.h]]);
  const space = scaled(room, enlarged);
  const nodes = [];
  // What stands where it stood is the same element: laying out a country's names anew takes longer than all the rest of a step.
  const before = map.labelled ?? new Map();
  const made = map.labelled = new Map();
  const kept = (tag, attributes, text = "", make = () => svg(tag, attributes, text)) => {
    let key = [tag, ...Object.values(attributes), text].join(" ");
    while (made.has(key)) key += "+";
    const element = before.get(key) ?? make();
    made.set(key, element);
    return element;
  };
  const write = (text, x, y, size, name) => nodes.push(kept("text", { x, y: y + size * pixel * 0.35, "font-size": size * pixel, class: name }, text));
  const isSeen = ([x, y]) => x > 0 && y > 0 && x < map.w && y < map.h;

  for (const { cluster, place, part } of badges(map, plan)) {
    const [x, y] = map.toScreen(place);
    const text = `${cluster.number}${part}`;
    const wide = Math.max(22, 10 + 7.5 * text.length);
    if (!isSeen([x, y]) || reach(map, cluster) < 9 || !space.claim(x, y, wide + 4, 23)) continue;
    nodes.push(kept("rect", {
      x: place[0] - wide / 2 * pixel, y: place[1] - 11 * pixel, width: wide * pixel, height: 22 * pixel, rx: 11 * pixel, "stroke-width": 1.5 * pixel,
      class: cluster.isWhole ? "badge-back" : "badge-back cut",
    }));
    write(text, place[0], place[1], 12, "badge");
    if (cluster.isLocked && space.claim(x + (wide / 2 + 13) * enlarged, y, 16, 20)) nodes.push(kept("g", { x: place[0] + (wide / 2 + 12) * pixel, y: place[1], pixel }, "", () => padlock(place[0] + (wide / 2 + 12) * pixel, place[1], pixel)));
  }
  if (map.spacing * map.scale < 16) return keepInOrder(map.labels, nodes);

  const shown = study.units.filter((unit) => isSeen(map.toScreen([unit.x, unit.y])));
  for (const unit of shown) {
    const [x, y] = map.toScreen([unit.x, unit.y]);
    const radius = dotOf(unit.people);
    nodes.unshift(kept("circle", { cx: unit.x, cy: unit.y, r: radius * pixel, class: plan.assignment[unit.index] === null ? "dot free" : "dot", "stroke-width": 1.4 * pixel }));
    space.taken.push([x - 4, y - 4, x + 4, y + 4]);
  }
  // The largest first: a town is named where a hamlet is not.
  const isRoomy = map.spacing * map.scale > 42;
  const named = new Set();
  for (const unit of [...shown].sort((a, b) => (b.people ?? 0) - (a.people ?? 0) || a.index - b.index)) {
    const isTown = (unit.people ?? 0) >= 2000;
    if (!isRoomy && !isTown) continue;
    const [x, y] = map.toScreen([unit.x, unit.y]);
    const size = isTown ? 13 : 11.5;
    const spot = space.beside(x, y, textWidth(unit.name, isTown) + 6, size + 3, size / 2 + 7);
    if (!spot) continue;
    named.add(unit.index);
    write(unit.name, unit.x + spot[0] * pixel, unit.y + spot[1] * pixel, size, isTown ? "town" : "unit");
  }
  for (const { text, x, y, kind } of study.names) {
    const [sx, sy] = map.toScreen([x, y]);
    if (isSeen([sx, sy]) && space.claim(sx, sy, textWidth(text, false) + 10, 16)) write(text, x, y, 12, kind === "water" ? "water-name" : "land-name");
  }
  keepInOrder(map.labels, nodes);
}

// A space whose boxes are larger than they are asked for.
function scaled(space, by) {
  return {
    taken: space.taken,
    claim: (x, y, w, h) => space.claim(x, y, w * by, h * by),
    beside: (x, y, w, h, away) => space.beside(x, y, w * by, h * by, away * by)?.map((shift) => shift / by),
  };
}

// Where the number of a cluster stands: for each of its pieces at the unit nearest the middle of it.
function badges(map, plan) {
  const found = [];
  for (const cluster of plan.clusters.values()) {
    cluster.pieces.forEach((piece, index) => {
      if (!piece.length) return;
      const middles = piece.map((unit) => map.study.units[unit].middle);
      const [x, y] = [0, 1].map((axis) => middles.reduce((sum, middle) => sum + middle[axis], 0) / middles.length);
      const place = middles.reduce((best, middle) => (Math.hypot(middle[0] - x, middle[1] - y) < Math.hypot(best[0] - x, best[1] - y) ? middle : best));
      // With some distance to the unit's own point, which has its name beside it.
      found.push({ cluster, place, part: cluster.pieces.length > 1 ? String.fromCharCode(97 + index) : "" });
    });
  }
  return found.sort((a, b) => b.cluster.people - a.cluster.people || a.cluster.id - b.cluster.id);
}
const reach = (map, cluster) => Math.sqrt(cluster.members.length) * map.spacing * map.scale * 0.5;
const dotOf = (people) => (people >= 2000 ? 4.5 : people >= 500 ? 3 : 2.2);

function padlock(x, y, pixel) {
  const group = svg("g", { transform: `translate(${x} ${y}) scale(${pixel})`, class: "padlock" });
  group.append(svg("rect", { x: -7, y: -2.5, width: 14, height: 10, rx: 2 }), svg("path", { d: "M-4.2-2.5v-2.8a4.2 4.2 0 0 1 8.4 0v2.8" }));
  return group;
}
