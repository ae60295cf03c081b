// What a person does to the plan: shown at once, sent when the one before is answered, put right when the server says otherwise.

import { changed, chooseCluster, clusterById, clusterName, clusterOf, mayEdit, state, unitName } from "./state.js";
import { server } from "./protocol.js";
import { announce, toast } from "./say.js";
import { list, number, score, t } from "./words.js";

let queue = [];
let inFlight = null;
export const isBusy = () => Boolean(inFlight || queue.length);
// Resolves when all that was done is answered.
const waiting = [];
export const settled = () => (isBusy() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve());
export const measures = { edits: [] };

// Does the operations as one step. `fills` are the units whose cluster is known before the answer.
export function edit(label, ops, fills = [], then) {
  if (!mayEdit()) return refuse();
  for (const [unit, cluster] of fills) state.ahead.set(unit, cluster);
  queue.push({ label, ops, fills, then, began: performance.now() });
  if (fills.length) changed("fills");
  send();
  return true;
}

function refuse() {
  if (state.isGone) toast(t("goneEditing"), "warning");
  else if (state.isReader) toast(t("readerEditing"), "warning");
  return false;
}

async function send() {
  if (inFlight || !queue.length) return;
  // Gestures made meanwhile go as one, unless one of them was refused in company or is a request of another kind.
  const alone = queue[0].alone || queue[0].run;
  const batch = alone ? [queue.shift()] : queue.splice(0, queue.findIndex((step) => step.alone || step.run) >>> 0);
  inFlight = batch;
  const before = state.plan;
  try {
    const label = batch.map((step) => step.label).join("; ");
    const reply = batch[0].run
      ? await batch[0].run(before.rev)
      : await server.edit(before.rev, label, batch.flatMap((step) => step.ops));
    adopt(reply);
    measures.edits.push(performance.now() - batch[0].began);
    tell(before, batch);
    for (const step of batch) step.then?.();
  } catch (error) {
    fail(error, batch);
  } finally {
    inFlight = null;
    if (queue.length) send();
    else for (const resolve of waiting.splice(0)) resolve();
  }
}

// The server's answer is the truth: what was filled ahead stays only where a later gesture filled it.
function adopt(plan) {
  state.plan = plan;
  state.ahead = new Map(queue.flatMap((step) => step.fills));
  if (state.cluster !== null && !clusterById(state.cluster)) state.cluster = null;
  changed("plan");
}

function fail(error, batch) {
  if (error.status === 409 && error.plan) {
    queue = [];
    state.plan = error.plan;
    state.ahead.clear();
    changed("plan");
    toast(t("changedElsewhere"), "warning");
  } else if (error.status === 423) {
    queue = [];
    state.ahead.clear();
    state.isReader = true;
    changed("plan", "standing");
    toast(t("readerEditing"), "warning");
  } else if (error.isGone) {
    queue = [];
    state.ahead.clear();
    changed("plan");
    toast(t("notSaved", { step: batch[0].label }), "warning");
  } else if (batch.length > 1) {
    // One of several was refused: each by itself, so that the others are not lost.
    queue = [...batch.map((step) => ({ ...step, alone: true })), ...queue];
    return;
  } else {
    state.ahead = new Map(queue.flatMap((step) => step.fills));
    changed("plan");
    toast([error.message, error.hint].filter(Boolean).join(": "), "warning");
  }
}

// Says the step aloud: who joined whom, the score and its change.
function tell(before, batch) {
  const last = batch.at(-1);
  const fill = last.fills.at(-1);
  const id = fill ? fill[1] : null;
  const cluster = id === null ? null : clusterById(id);
  if (!cluster) return announce(last.said ?? `${last.label}.`);
  const was = before.clusters.get(id);
  const change = was && was.score !== null && cluster.score !== null ? cluster.score - was.score : null;
  const parts = [`${last.label}.`];
  if (cluster.score !== null) {
    parts.push(change ? t(change > 0 ? "scoreUp" : "scoreDown", { score: score(cluster.score), change: score(Math.abs(change)) })
      : t("scoreIs", { score: score(cluster.score) }));
  }
  parts.push(t("inhabitantsAre", { people: number(cluster.people), count: cluster.people }));
  if (cluster.pieces.length > 1) parts.push(t("inPieces", { count: cluster.pieces.length }) + ".");
  announce(parts.join(" "));
}

const named = (units) => (units.length < 4 ? list(units.map(unitName)) : t("unitsCount", { count: units.length }));

// --- The steps by name.

export function assign(units, cluster) {
  const moving = units.filter((unit) => clusterOf(unit) !== cluster);
  if (!moving.length) return;
  const locked = [...new Set([cluster, ...moving.map(clusterOf)])].find((id) => id !== null && clusterById(id)?.isLocked);
  if (locked !== undefined) return toast(t("isLocked", { name: clusterName(locked) }), "warning");
  const label = cluster === null ? t("stepOut", { units: named(moving) }) : t("stepTo", { units: named(moving), cluster: clusterName(cluster) });
  edit(label, [server.ops.assign(moving, cluster)], moving.map((unit) => [unit, cluster]));
}

export function create(units, name) {
  const locked = units.map(clusterOf).find((id) => id !== null && clusterById(id)?.isLocked);
  if (locked !== undefined) return toast(t("isLocked", { name: clusterName(locked) }), "warning");
  const known = new Set(state.plan.clusters.keys());
  edit(t("stepCreate", { units: named(units) }), [server.ops.create(units, name)], [], () => {
    const fresh = [...state.plan.clusters.keys()].find((id) => !known.has(id));
    if (fresh !== undefined) chooseCluster(fresh);
  });
}

export function setOutside(units, isOn) {
  edit(t(isOn ? "stepOutside" : "stepInside", { units: named(units) }), [server.ops.outside(units, isOn)], isOn ? units.map((unit) => [unit, null]) : []);
}
export const merge = (kept, other) =>
  edit(t("stepMerge", { one: clusterName(kept), other: clusterName(other) }), [server.ops.merge(kept, other)],
    clusterById(other).members.map((unit) => [unit, kept]));
export const dissolve = (id) =>
  edit(t("stepDissolve", { cluster: clusterName(id) }), [server.ops.dissolve(id)], clusterById(id).members.map((unit) => [unit, null]));
export const rename = (id, name) => edit(t("stepRename", { cluster: clusterName(id), name }), [server.ops.rename(id, name)]);
export const lock = (id, isOn) => edit(t(isOn ? "stepLock" : "stepUnlock", { cluster: clusterName(id) }), [server.ops.lock(id, isOn)]);
export const lockAll = (isOn) => edit(t(isOn ? "stepLockAll" : "stepUnlockAll"), [server.ops.lockAll(isOn)]);
export const setLimit = (label, change) => edit(label, [server.ops.limits(change)]);
export const note = (target, text) => edit(t("stepNote"), [server.ops.note(target, text)]);

function travel(label, run) {
  if (!mayEdit()) return refuse();
  queue.push({ label, ops: [], fills: [], run, began: performance.now() });
  send();
}
export function undo() {
  if (state.plan.canUndo || isBusy()) travel(t("undone", { step: state.plan.undoLabel ?? "" }), (rev) => server.undo(rev));
}
export function redo() {
  if (state.plan.canRedo || isBusy()) travel(t("redone", { step: state.plan.redoLabel ?? "" }), (rev) => server.redo(rev));
}
export const goTo = (number, label) => travel(t("went", { step: label }), (base) => server.goTo(base, number));
// A step that the server makes from something of its own: an accepted job, a chosen start.
export const adoptStep = (label, run) => travel(label, run);
