// What people wrote in a hearing, pinned to units. It is shown here only; reports have it only when asked for.

import { el } from "./dom.js";
import { choose, state } from "./state.js";
import { t } from "./words.js";

export function remarksOf(cluster) {
  const members = new Set(cluster.members);
  const found = state.study.remarks.filter(({ unit }) => members.has(unit));
  if (!cluster.remarks) return null;
  // Few people are not counted out: they would be known.
  const { count, people, under } = cluster.remarks;
  const from = people !== null && people !== undefined ? t("fromPeople", { count: people }) : under ? t("fromUnder", { count: under }) : "";
  return el("details", { class: "remarks", "data-fold": "remarks" }, el("summary", {}, t("remarksCount", { count }), from ? el("small", {}, ` ${from}`) : null),
    el("ul", {}, found.map((remark) => el("li", {}, el("button", { type: "button", class: "plain", onclick: () => choose([remark.unit]) }, state.study.units[remark.unit].name), ` ${remark.text ?? ""}`))));
}
