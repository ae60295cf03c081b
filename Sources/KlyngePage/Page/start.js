// The start screen: how to begin. It is shown while nothing was done yet.

import { $, el, openDialog } from "./dom.js";
import { state } from "./state.js";
import { edit } from "./edits.js";
import { openImport } from "./exchange.js";
import { server } from "./protocol.js";
import { unitOf } from "./answers.js";
import { inLanguage, number, t } from "./words.js";

export async function offerStart() {
  if (state.plan.steps.length > 1 || state.isReader) return;
  const starts = await server.starts().catch(() => []);
  if (starts.length < 2) return;
  const current = JSON.stringify(state.plan.assignment);
  const dialog = openDialog({ title: t("howToBegin"), name: "starts", close: t("close") },
    el("p", { class: "soft" }, inLanguage(state.study.title)),
    el("div", { class: "cards" },
      starts.map((start, index) => choice(inLanguage(start.words), described(start), index === 0, () => begin(start, current))),
      choice(t("openFile"), t("openFileAbout"), false, openImport)));
  $(".start", dialog)?.focus();
  function choice(title, about, isFirst, run) {
    return el("button", { type: "button", class: `start${isFirst ? " strong" : ""}`, onclick: () => { dialog.close(); run(); } }, el("b", {}, title), el("span", {}, about));
  }
}

const described = (start) => (start.clusters === 0 ? t("emptyMapAbout")
  : `${t("clustersCount", { count: start.clusters })}, ${t("ofInhabitants", { some: number(start.population), all: number(state.study.people) })}`);

// The plan begins as the first of them; choosing what is there already is no step.
function begin(start, current) {
  const assignment = new Array(state.study.units.length).fill(null);
  for (const { id, units } of start.ops[0].arrange.clusters) for (const unit of units) assignment[unitOf(unit)] = id;
  if (JSON.stringify(assignment) !== current) edit(inLanguage(start.words), start.ops, assignment.map((cluster, unit) => [unit, state.plan.clusters.has(cluster) ? cluster : null]));
}
