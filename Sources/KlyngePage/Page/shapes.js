// From the study's arcs to what is drawn: a path for every unit, put together from the arcs on its border.

// Path commands as the picture's worker reads them: relative moves in whole steps.
function commands(points, isClosed, from) {
  let [x, y] = from;
  const parts = [];
  for (let i = 0; i < points.length; i += 2) {
    parts.push(`${points[i] - x} ${points[i + 1] - y}`);
    [x, y] = [points[i], points[i + 1]];
  }
  const text = `m${parts.join(" ")}${isClosed ? "z" : ""}`;
  return { text, end: isClosed ? [points[0], points[1]] : [x, y] };
}

export function pathOf(lines, isClosed) {
  let from = [0, 0];
  let text = "";
  for (const points of lines) {
    if (points.length < 2) continue;
    const next = commands(points, isClosed, from);
    text += next.text;
    from = next.end;
  }
  return text;
}

const reversed = (points) => {
  const turned = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i], points[i + 1]);
  return turned;
};

// The rings of each unit: arcs that have it on their left run forwards, those that have it on their right backwards.
function ringsOf(arcs, count) {
  const sides = Array.from({ length: count }, () => []);
  for (const { left, right, points } of arcs) {
    if (left === right) continue;
    if (left >= 0) sides[left].push(points);
    if (right >= 0) sides[right].push(reversed(points));
  }
  return sides.map((lines) => {
    const starts = new Map();
    const key = (points, i) => `${points[i]} ${points[i + 1]}`;
    for (const line of lines) {
      const at = key(line, 0);
      if (!starts.has(at)) starts.set(at, []);
      starts.get(at).push(line);
    }
    const rings = [];
    for (const line of lines) {
      if (!take(starts, key(line, 0), line)) continue;
      let ring = line;
      while (key(ring, ring.length - 2) !== key(line, 0)) {
        const next = take(starts, key(ring, ring.length - 2));
        if (!next) break;
        ring = ring.concat(next.slice(2));
      }
      // The last point is the first.
      rings.push(key(ring, ring.length - 2) === key(ring, 0) ? ring.slice(0, -2) : ring);
    }
    return rings;
  });
}
function take(starts, key, line) {
  const found = starts.get(key);
  if (!found?.length) return null;
  if (!line) return found.pop();
  const at = found.indexOf(line);
  return at < 0 ? null : found.splice(at, 1)[0];
}

// Gives every unit its rings, path, box and a middle for its label; every arc its path.
export function shapeUnits(study) {
  const rings = ringsOf(study.arcs, study.units.length);
  const context = document.createElement("canvas").getContext("2d");
  study.units.forEach((unit, index) => {
    unit.path = pathOf(rings[index], true);
    unit.box = boxOf(rings[index]);
    unit.shape = new Path2D(unit.path);
    unit.middle = middleOf(rings[index], unit, context);
    unit.neighbours = study.neighbours[index];
  });
  for (const arc of study.arcs) arc.path = pathOf([arc.points], false);
}

export function boxOf(lines) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of lines) {
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
  }
  return box;
}

// The centre of the largest ring when it lies inside, else the unit's own point.
function middleOf(rings, unit, context) {
  let best = { area: 0, x: unit.x, y: unit.y };
  for (const points of rings) {
    let [area, x, y] = [0, 0, 0];
    for (let i = 0, n = points.length; i < n; i += 2) {
      const [x1, y1, x2, y2] = [points[i], points[i + 1], points[(i + 2) % n], points[(i + 3) % n]];
      const cross = x1 * y2 - x2 * y1;
      area += cross;
      x += (x1 + x2) * cross;
      y += (y1 + y2) * cross;
    }
    if (Math.abs(area) > Math.abs(best.area)) best = { area, x: x / (3 * area), y: y / (3 * area) };
  }
  const inside = context.isPointInPath(unit.shape, best.x, best.y);
  return inside ? [best.x, best.y] : [unit.x, unit.y];
}

// The unit whose polygon a point of the sheet lies on, or -1.
const tester = document.createElement("canvas").getContext("2d");
export function unitAt(study, x, y) {
  return study.units.findIndex(({ box, shape }) =>
    x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && tester.isPointInPath(shape, x, y));
}

// The nearest unit from `from` in a direction (dx, dy): within 60 degrees of it, and the straightest of the near ones.
export function unitTowards(study, from, dx, dy) {
  const [x0, y0] = study.units[from].middle;
  let best = -1;
  let least = Infinity;
  study.units.forEach(({ middle }, index) => {
    if (index === from) return;
    const [x, y] = [middle[0] - x0, middle[1] - y0];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy - y * dx);
    if (along <= 0 || across > along * 1.75) return;
    const cost = Math.hypot(x, y) * (1 + across / along);
    if (cost < least) [least, best] = [cost, index];
  });
  return best;
}
