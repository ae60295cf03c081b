// The plan as a checklist over the whole window: read, not edited.

import { $, el, replace } from "./dom.js";
import { clusters, state } from "./state.js";
import { sentence } from "./panel.js";
import { inLanguage, number, score, t } from "./words.js";

export function drawEvaluation() {
  const box = $("#evaluation");
  const rules = [...new Map(clusters().flatMap((cluster) => cluster.thresholds.filter((one) => one.band || one.limit).map((one) => [one.name, one]))).values()];
  replace(box,
    el("h2", {}, t("evaluate")), el("p", { class: "headline" }, sentence()),
    el("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": t("evaluate") }, el("table", { class: "checklist" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("cluster")), el("th", { scope: "col", class: "n" }, t("scoreWord")),
      ...rules.map((rule) => el("th", { scope: "col", class: "n" }, t(`rule-${rule.name}`), el("small", {}, ` ${t(`unit-${rule.unit}`)}`))), el("th", { scope: "col" }, t("why")))),
    el("tbody", {}, clusters().map((cluster) => el("tr", {},
      el("th", { scope: "row" }, el("span", { class: `number f${cluster.fill}` }, String(cluster.number)), " ", el("bdi", {}, cluster.name)),
      el("td", { class: "n" }, score(cluster.score)),
      ...rules.map((rule) => cell(cluster.thresholds.find(({ name }) => name === rule.name))),
      el("td", { class: "long" }, cluster.pieces.length > 1 ? el("b", { class: "flag" }, t("inPieces", { count: cluster.pieces.length }), ". ") : null,
        cluster.evidence.length ? inLanguage(cluster.evidence[0]) : "–")))))),
    state.plan.unassigned.length ? el("p", {}, el("b", {}, t("unassigned")), ": ", state.plan.unassigned.map((unit) => state.study.units[unit].name).join(", ")) : null,
    state.plan.outside.size ? el("p", {}, el("b", {}, t("outsideByChoice")), ": ", [...state.plan.outside].map((unit) => state.study.units[unit].name).join(", ")) : null,
    el("p", { class: "soft" }, t("bandsAbout")));
}

function cell(one) {
  if (!one || one.value === null || one.value === undefined) return el("td", { class: "n" }, "–");
  const verdict = one.ok === false ? "limitBroken" : one.verdict === "outsideBand" ? "beyondBand" : "inOrder";
  return el("td", { class: `n ${verdict}` }, el("span", { class: "mark", "aria-hidden": "true" }, { limitBroken: "✗", beyondBand: "!", inOrder: "✓" }[verdict]), " ",
    number(one.value, one.unit === "km" ? 1 : 0), el("span", { class: "unseen" }, ` ${t(verdict)}`));
}
