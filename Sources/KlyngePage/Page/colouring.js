// Six hues that are told apart with any colour vision, each in two shades; a number and a name identify, never the colour alone.
// A cluster keeps its colour for its life: once chosen it is remembered here.

const kept = new Map();
const hues = 6;
export const fillCount = 2 * hues;

export const colourClusters = (plan, study) => colour(plan, study, kept);

// The plan with another assignment, for a preview: clusters that are new in it have colours that are not remembered.
export function previewOf(plan, study, assignment) {
  const clusters = new Map();
  assignment.forEach((id, unit) => {
    if (id === null) return;
    if (!clusters.has(id)) clusters.set(id, { ...(plan.clusters.get(id) ?? { id, number: id, name: "", people: 0, isWhole: true, isLocked: false, joins: new Map(), leaves: new Map() }), members: [] });
    clusters.get(id).members.push(unit);
  });
  for (const cluster of clusters.values()) cluster.pieces = [cluster.members];
  const preview = { ...plan, assignment, clusters };
  colour(preview, study, new Map(kept));
  return preview;
}

function colour(plan, study, kept) {
  for (const id of kept.keys()) if (!plan.clusters.has(id)) kept.delete(id);
  const fresh = [...plan.clusters.values()].filter((cluster) => !kept.has(cluster.id));
  if (fresh.length) {
    const near = nearby(plan, study);
    // The most surrounded first (DSATUR's order, ties by id).
    const used = (cluster) => new Set([...near.get(cluster.id)].map((id) => kept.get(id)).filter((fill) => fill !== undefined).map((fill) => fill % hues));
    while (fresh.length) {
      fresh.sort((a, b) => used(b).size - used(a).size || near.get(b.id).size - near.get(a.id).size || a.id - b.id);
      const cluster = fresh.shift();
      const taken = used(cluster);
      const counts = Array.from({ length: fillCount }, () => 0);
      for (const fill of kept.values()) counts[fill]++;
      const free = counts.map((count, fill) => [taken.has(fill % hues), count, fill]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
      kept.set(cluster.id, free[0][2]);
    }
  }
  for (const cluster of plan.clusters.values()) cluster.fill = kept.get(cluster.id);
}

// Clusters that meet, or are one unit apart: two of a colour with a village between them look like one.
function nearby(plan, study) {
  const near = new Map([...plan.clusters.keys()].map((id) => [id, new Set()]));
  study.units.forEach((unit, index) => {
    const around = new Set([index, ...unit.neighbours].map((other) => plan.assignment[other]).filter((id) => id !== null && near.has(id)));
    for (const one of around) for (const other of around) if (one !== other) near.get(one).add(other);
  });
  return near;
}
