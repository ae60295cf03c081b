// The steps so far: press one to go there. What was undone stays in the list until another step takes its place.

import { el } from "./dom.js";
import { mayEdit, state } from "./state.js";
import { goTo } from "./edits.js";
import { t } from "./words.js";

export function history() {
  const { steps, branches, step: now } = state.plan;
  const at = steps.findIndex(({ step }) => step === now);
  const shown = steps.map((step, index) => ({ step, index })).reverse();
  return el("details", { class: "history", open: true, "data-fold": "history" }, el("summary", {}, t("history"), " ", el("small", {}, t("stepsCount", { count: Math.max(0, steps.length - 1) }))),
    el("ol", { reversed: true }, shown.slice(0, 200).map(({ step, index }) => el("li", { class: index === at ? "now" : index > at ? "undone" : "" },
      el("button", { type: "button", "data-key": `step-${step.step}`, "aria-current": index === at ? "step" : null, disabled: !mayEdit() || index === at, onclick: () => goTo(step.step, nameOf(step, index)) },
        step.time ? el("time", {}, clock(step.time)) : null, el("span", {}, nameOf(step, index)))))),
    branches.length > 0 && el("div", { class: "branches" }, el("h3", {}, t("branches")), el("ul", {}, branches.map((branch) => el("li", {},
      el("button", { type: "button", "data-key": `branch-${branch.step}`, disabled: !mayEdit(), onclick: () => goTo(branch.step, branch.label) }, el("time", {}, clock(branch.time)), el("span", {}, branch.label)))))));
}
const nameOf = (step, index) => (index === 0 ? step.label || t("start") : step.label);
const clock = (time) => new Date(time * 1000).toLocaleTimeString(document.documentElement.lang === "da" ? "da-DK" : "en-GB", { hour: "2-digit", minute: "2-digit" });
