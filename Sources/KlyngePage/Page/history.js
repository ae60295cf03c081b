// The steps so far: press one to go there. What was undone stays in the list until another step takes its place.

import { el, keepInOrder, replace } from "./dom.js";
import { mayEdit, state } from "./state.js";
import { goTo } from "./edits.js";
import { spoken, t } from "./words.js";

// So many steps are in the list; the table of the export has all of them.
const mostShown = 200;
const parts = { summary: el("summary"), list: el("ol", { reversed: true }), branches: el("div", { class: "branches" }) };
const whole = el("details", { class: "history", open: true }, parts.summary, parts.list, parts.branches);

// A row stays in the page until something in it changes: a thousand steps cost no more than ten.
const kept = new Map();
let branchesShown = null;

export function drawHistory(box) {
  const { steps, dropped, branches, step: now } = state.plan;
  const at = steps.findIndex(({ step }) => step === now);
  if (whole.parentNode !== box) box.replaceChildren(whole);
  replace(parts.summary, t("history"), " ", el("small", {}, t("stepsCount", { count: Math.max(0, dropped + steps.length - 1) })));
  const from = Math.max(0, Math.min(steps.length - mostShown, (at < 0 ? steps.length : at) - 50));
  const rows = steps.slice(from).map((step, index) => row(step, from + index, at)).reverse();
  for (const [step, { element }] of kept) if (!rows.includes(element)) kept.delete(step);
  keepInOrder(parts.list, rows);
  const key = [spoken(), mayEdit(), ...branches.map(({ step }) => step)].join();
  if (branchesShown === key) return;
  branchesShown = key;
  replace(parts.branches, branches.length > 0 && [el("h3", {}, t("branches")), el("ul", {}, branches.map((branch) => el("li", {},
    el("button", { type: "button", "data-key": `branch-${branch.step}`, disabled: !mayEdit(), onclick: () => goTo(branch.step, branch.label) }, el("time", {}, clock(branch.time)), el("span", {}, branch.label)))))]);
}

function row(step, index, at) {
  const name = nameOf(step);
  const kind = index === at ? "now" : index > at ? "undone" : "";
  const key = [spoken(), kind, mayEdit(), name, step.time].join();
  const before = kept.get(step.step);
  if (before?.key === key) return before.element;
  const element = el("li", { class: kind },
    el("button", { type: "button", "data-key": `step-${step.step}`, "aria-current": index === at ? "step" : null, disabled: !mayEdit() || index === at, onclick: () => goTo(step.step, name) },
      step.time ? el("time", {}, clock(step.time)) : null, el("span", {}, name)));
  kept.set(step.step, { key, element });
  return element;
}

// The start has a label of the program's own where nobody gave it one.
const nameOf = (step) => (step.step === 0 && ["", "start"].includes(step.label) ? t("start") : step.label);
const clocks = new Map();
function clock(time) {
  const language = spoken() === "da" ? "da-DK" : "en-GB";
  if (!clocks.has(language)) clocks.set(language, new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }));
  return clocks.get(language).format(new Date(time * 1000));
}
