// The server's answers as the page's own values. Coordinates have y downwards, units go by their number, both languages lie side by side.

import { colourClusters } from "./colouring.js";
import { pathOf } from "./shapes.js";
import { readFinding } from "./words.js";

const byId = new Map();
let study = null;
const both = (pair) => (Array.isArray(pair) ? { en: pair[0], da: pair[1] } : pair);

export function readStudy(answer) {
  byId.clear();
  answer.units.forEach((unit, index) => byId.set(unit.id, index));
  const [width, height] = answer.size;
  const down = (path) => absolute(path, height);
  study = {
    title: both(answer.title),
    session: answer.session ?? "",
    unitWord: { one: both(answer.unitWord.one), many: both(answer.unitWord.many) },
    units: answer.units.map((unit, index) => ({
      index, id: unit.id, name: unit.name, people: unit.population, municipality: unit.municipality, x: unit.point[0], y: height - unit.point[1], groups: [],
    })),
    neighbours: answer.neighbours,
    arcs: answer.arcs.map(([left, right, path]) => ({ left, right, points: down(path) })),
    links: answer.links ?? [],
    box: [0, 0, width, height],
    metres: answer.metres,
    north: answer.north ?? 0,
    layers: answer.layers.flatMap((layer, index) => readLayer(layer, index, down)),
    names: (answer.names ?? []).map((name) => ({ text: name.text, kind: name.kind, x: name.point[0], y: height - name.point[1] })),
    bands: answer.bands,
    ownLimits: answer.limits,
    remarks: (answer.remarks?.remarks ?? []).map(([unit, text]) => ({ unit, text })),
    // What the study was read from: another digest after the server's return is another study.
    inputs: JSON.stringify(answer.inputs),
    knowsPeople: answer.knowsPopulation !== false,
    people: answer.population,
    language: answer.language,
  };
  for (const { layer, groups } of answer.groups ?? []) {
    for (const group of groups) for (const unit of group.units) study.units[unit].groups.push({ layer, name: group.name, units: group.units });
  }
  return study;
}

// A path as the server has it (a vertex, then steps, y upwards) as absolute numbers, y downwards.
function absolute(path, height) {
  const points = new Array(path.length);
  let [x, y] = [0, 0];
  for (let i = 0; i < path.length; i += 2) {
    x += path[i];
    y += path[i + 1];
    points[i] = x;
    points[i + 1] = height - y;
  }
  return points;
}

const roadRank = { motorway: 1, trunk: 1, primary: 2, secondary: 3 };
function readLayer(layer, index, down) {
  const found = [];
  const kind = layer.role === "roads" ? `road-${roadRank[layer.class] ?? 3}` : layer.role === "barriers" ? "barrier" : layer.role;
  const add = (path, isArea) => { if (path) found.push({ id: `${index}${isArea}`, kind, name: layer.role === "roads" ? "" : layer.name, path, isArea, isShown: !["historical", "identity"].includes(kind) }); };
  const isFilled = kind === "land" || kind === "water";
  add(pathOf(layer.areas.flat().map(down), true), isFilled);
  add(pathOf(layer.lines.map(down), false), false);
  return found;
}

export function readPlan(answer) {
  const plan = { clusters: new Map() };
  fillIn(plan, answer);
  plan.problems = inRank(answer.problems.map(readProblem));
  for (const cluster of answer.clusters) plan.clusters.set(cluster.id, readCluster(cluster, plan));
  keepSteps(plan, answer.history.steps, 0);
  plan.branches = answer.history.branches ?? [];
  plan.findings = (answer.findings ?? []).map(readFinding);
  plan.isReader = Boolean(answer.readOnly);
  return finish(plan);
}

// An answer to a step holds what changed; the rest is taken from the plan before it.
export function readReply(answer, before, label) {
  const plan = { ...before, clusters: new Map(before.clusters), findings: [] };
  fillIn(plan, answer);
  // The answer has what there is to look at in the clusters that changed; in the others it is as it was.
  const fresh = new Set([null, ...answer.removed, ...answer.clusters.map(({ id }) => id)]);
  plan.problems = inRank([...before.problems.filter(({ cluster }) => !fresh.has(cluster)), ...answer.problems.map(readProblem)]);
  for (const id of answer.removed) plan.clusters.delete(id);
  for (const cluster of answer.clusters) plan.clusters.set(cluster.id, readCluster(cluster, plan));
  plan.clusters = new Map([...plan.clusters].sort(([one], [other]) => one - other));
  // A step that is not in the list yet follows the one before; what had been undone becomes a branch.
  if (!plan.steps.some(({ step }) => step === answer.step)) {
    const at = before.steps.findIndex(({ step }) => step === before.step);
    const left = before.steps.slice(at + 1);
    if (left.length) plan.branches = [...before.branches, left.at(-1)];
    // One from before those that are kept: the server has it, and all others.
    plan.isBeyond = answer.step < (before.steps[0]?.step ?? 0);
    keepSteps(plan, [...before.steps.slice(0, at + 1), { step: answer.step, label: answer.undo ?? label ?? "", time: Date.now() / 1000 }], before.dropped);
  }
  return finish(plan);
}

// The page keeps the last few hundred steps, and with them the present one: a day of steps takes no more memory than an hour of them.
const mostSteps = 400;
function keepSteps(plan, steps, dropped) {
  const at = steps.findIndex(({ step }) => step === plan.step);
  const from = Math.max(0, Math.min(steps.length - mostSteps, (at < 0 ? steps.length : at) - 50));
  plan.steps = steps.slice(from);
  plan.dropped = dropped + from;
}

const readProblem = (problem) => ({ ...problem, words: both(problem.words) });
const inRank = (problems) => problems.sort((a, b) => a.rank - b.rank || (a.cluster ?? 0) - (b.cluster ?? 0));

function fillIn(plan, answer) {
  plan.rev = answer.rev;
  plan.step = answer.step;
  plan.undoLabel = answer.undo;
  plan.redoLabel = answer.redo;
  plan.canUndo = answer.undo !== null && answer.undo !== undefined;
  plan.canRedo = answer.redo !== null && answer.redo !== undefined;
  plan.people = answer.population;
  plan.outside = new Set(answer.outside);
  plan.unassigned = answer.unassigned;
  plan.limits = answer.limits ?? plan.limits;
  plan.notes = answer.notes ?? plan.notes ?? {};
}

// Which limit stands beside which threshold.
export const limitOf = {
  population: (limits) => limits.population, members: (limits) => limits.members,
  diameter: (limits) => [null, limits.maxDiameterKm], gap: (limits) => [null, limits.maxGapKm],
  radius: (limits) => [null, limits.maxRadiusKm], drive: (limits) => [null, limits.maxDriveMinutes],
};
const ruleOfLimit = { diameterKm: "diameter", gapKm: "gap", radiusKm: "radius", driveMinutes: "drive" };
const unitOfRule = { population: "inhabitants", members: "units", drive: "min" };

function readCluster(answer, plan) {
  const broken = new Set((answer.breaches ?? []).map(([limit]) => ruleOfLimit[limit] ?? limit));
  return {
    id: answer.id, number: answer.id, name: answer.name, isLocked: answer.locked, note: answer.note ?? "",
    members: answer.members, people: answer.population ?? null, area: answer.areaKm2, hub: answer.hub,
    score: answer.score, leading: answer.leading ?? null, dimensions: answer.dimensions ?? {},
    evidence: (answer.evidence ?? []).map(both),
    thresholds: (answer.thresholds ?? []).map((row) => {
      const ends = study.bands[row.name]?.ends;
      return {
        ...row, unit: unitOfRule[row.name] ?? "km", ok: !broken.has(row.name), band: ends ? [ends[1], ends[2]] : null,
        limit: limitOf[row.name]?.(plan.limits) ?? null,
      };
    }),
    breaches: answer.breaches ?? [], pieces: answer.pieces ?? [answer.members],
    isWhole: !answer.pieces, isWithin: (answer.breaches ?? []).every(([limit]) => limit === "connection"),
    joins: new Map((answer.joins ?? []).map(([unit, score, ...breaches]) => [unit, { score, breaches }])),
    leaves: new Map((answer.leaves ?? []).map(([unit, score, pieces, ...breaches]) => [unit, { score, pieces, breaches }])),
    chance: answer.chance ?? null, remarks: answer.remarks ?? null,
  };
}

// What follows from the answer without judging anything: who is where, which colour.
function finish(plan) {
  plan.assignment = new Array(study.units.length).fill(null);
  for (const cluster of plan.clusters.values()) for (const unit of cluster.members) plan.assignment[unit] = cluster.id;
  plan.locks = new Set([...plan.clusters.values()].filter(({ isLocked }) => isLocked).map(({ id }) => id));
  colourClusters(plan, study);
  return plan;
}

export const readPreview = (preview) => ({ ...preview, diagnostics: (preview.diagnostics ?? []).map(readFinding) });
export const readStart = (start) => ({ ...start, words: both(start.words) });
export const readProposal = (proposal) => ({ ...proposal, words: both(proposal.words) });
export const unitOf = (id) => byId.get(id);

// The units that operations of the server move, with where they go: for the fills before the answer.
export function fillsOf(ops) {
  return ops.flatMap((op) => (op.assign ? op.assign.units.map((id) => [byId.get(id), op.assign.cluster]) : []));
}
