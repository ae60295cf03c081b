// "Complete the rest": the search of the server from what is on the map. Locked clusters and places outside by choice stay.
// What it finds is a preview: accepted as one step, or discarded.

import { $, el, openDialog, replace } from "./dom.js";
import { changed, mayEdit, on, state } from "./state.js";
import { adoptStep, edit } from "./edits.js";
import { previewOf } from "./colouring.js";
import { server } from "./protocol.js";
import { toast } from "./say.js";
import { inLanguage, number, readFinding, t } from "./words.js";

let dialog = null;
let redraw = () => {};
on("job plan", () => redraw());

export function openComplete() {
  if (!mayEdit() || dialog) return;
  const seconds = el("input", { type: "number", min: 1, max: 600, value: 5, class: "typed", id: "complete-seconds" });
  const seed = el("input", { type: "number", min: 0, max: 999999, value: 1, class: "typed", id: "complete-seed" });
  const box = el("div", { class: "complete", "aria-live": "polite" });
  dialog = openDialog({ title: t("completeRest"), name: "drawer", close: t("close"), onclose: () => { dialog = null; redraw = () => {}; if (state.job?.isRunning) cancel(); } },
    el("p", { class: "soft" }, t("completeAbout", { locked: state.plan.locks.size, outside: state.plan.outside.size, unassigned: state.plan.unassigned.length })),
    el("div", { class: "fields" }, el("label", { for: "complete-seconds" }, t("seconds"), " ", seconds), el("label", { for: "complete-seed" }, t("seed"), " ", seed)), box);
  redraw = () => {
    const { job } = state;
    replace(box, ...(job?.isRunning ? running(job) : job?.failure ? failed(job) : job?.candidates.length ? done(job)
      : [el("footer", {}, el("button", { type: "button", class: "strong", "data-key": "begin", onclick: () => start(Number(seconds.value), Number(seed.value)) }, t("begin")))]));
  };
  state.job = null;
  redraw();
  $("[data-key=begin]", box).focus();
}

async function start(seconds, seed) {
  try {
    const began = performance.now();
    const { job } = await server.complete({ seconds, seed });
    state.job = { id: job, isRunning: true, began, seconds, candidates: [] };
    const before = early.filter((event) => event.job === job);
    early = [];
    changed("job");
    for (const event of before) jobEvent(event);
  } catch (error) {
    if (error.diagnostics?.length) {
      state.job = { isRunning: false, failure: error.diagnostics, candidates: [] };
      changed("job");
    } else toast(error.message, "warning");
  }
}

// What the server reports of the job; it may come before the answer that names the job.
let early = [];
export function jobEvent(event) {
  if (state.job?.id !== event.job) { early.push(event); return; }
  const { job } = state;
  if (event.event === "candidate") {
    job.candidates.push(event);
    job.first ??= performance.now() - job.began;
    preview(event);
  } else {
    job.share = event.share ?? job.share;
    if (event.state !== "running") {
      job.isRunning = false;
      job.ended = performance.now();
      if (event.state === "impossible") {
        job.failure = (event.diagnostics ?? []).map(readFinding);
        job.remedies = event.remedies ?? [];
      }
    }
  }
  changed("job");
}

function preview(candidate) {
  const assignment = new Array(state.study.units.length).fill(null);
  for (const { id, members } of candidate.clusters) for (const unit of members) assignment[unit] = id;
  state.preview = { plan: previewOf(state.plan, state.study, assignment), moved: new Set(candidate.moved) };
  changed("preview");
}

const running = (job) => [
  el("p", {}, job.candidates.length ? best(job) : t("searching")),
  el("progress", { max: 1, value: job.share ?? null, "aria-label": t("completeRest") }),
  el("footer", {}, el("button", { type: "button", class: "strong", "data-key": "cancel", onclick: cancel }, t("cancelKeepBest"))),
];
const best = (job) => {
  const last = job.candidates.at(-1);
  return `${t("candidatesFound", { count: job.candidates.length })}. ${t(last.proven ? "bestProven" : "bestSoFar", { clusters: number(last.clusters.length), objective: number(last.objective, 0) })}`;
};
const done = (job) => (state.preview?.moved.size ? found(job) : [
  el("p", {}, best(job), ". ", t("nothingBetter")),
  el("footer", {}, el("button", { type: "button", class: "strong", "data-key": "discard", onclick: discard }, t("close"))),
]);
const found = (job) => [
  el("p", {}, best(job), ". ", t("wouldMove", { count: state.preview?.moved.size ?? 0 })),
  el("footer", {}, el("button", { type: "button", class: "strong", "data-key": "accept", onclick: accept }, t("accept")), el("button", { type: "button", "data-key": "discard", onclick: discard }, t("discard"))),
];
function failed(job) {
  const words = (remedy) => inLanguage({ en: remedy.words[0], da: remedy.words[1] });
  return [...(job.failure.length ? job.failure : [{ message: t("impossible") }]).flatMap((one) => [el("p", { class: "flag" }, one.message), ...(one.notes ?? []).map((note) => el("p", {}, note)), one.hint && !one.hint.includes("--") ? el("p", { class: "soft" }, one.hint) : null]),
    el("footer", {}, ...(job.remedies ?? []).map((remedy) => el("button", { type: "button", class: "strong", onclick: () => {
      state.job = null;
      edit(words(remedy), remedy.ops);
      changed("job");
    } }, words(remedy))), el("button", { type: "button", onclick: () => { state.job = null; changed("job"); } }, t("back")))];
}

export function cancel() {
  if (state.job?.id === undefined) return;
  const asked = performance.now();
  server.cancel(state.job.id).then(() => {
    state.job.cancelled = performance.now() - asked;
    state.job.isRunning = false;
    changed("job");
  }).catch((error) => toast(error.message, "warning"));
}
function accept() {
  const { id } = state.job;
  state.preview = null;
  state.job = null;
  adoptStep(t("stepComplete"), (rev) => server.accept(rev, id, t("stepComplete")));
  changed("preview", "job");
  dialog?.close();
}
function discard() {
  state.preview = null;
  state.job = null;
  changed("preview", "job");
  dialog?.close();
}
