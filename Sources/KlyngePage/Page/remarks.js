// What people wrote in a hearing, pinned to units. It is shown here only; reports have it only when asked for.

import { el } from "./dom.js";
import { changed, choose, state } from "./state.js";
import { t } from "./words.js";

export function remarksOf(cluster) {
  const members = new Set(cluster.members);
  const found = state.study.remarks.filter(({ unit }) => members.has(unit));
  if (!state.study.remarks.length) return null;
  return el("details", { class: "remarks", "data-fold": "remarks" }, el("summary", {}, t("remarksCount", { count: found.length })),
    el("ul", {}, found.map((remark) => el("li", {}, el("button", { type: "button", class: "plain", onclick: () => choose([remark.unit]) }, state.study.units[remark.unit].name), ` ${remark.text ?? ""}`))));
}

export function remarksSwitch() {
  if (!state.study.remarks.length) return null;
  const box = el("input", { type: "checkbox", checked: Boolean(state.remarksShown), onchange: () => { state.remarksShown = box.checked; changed("selection"); } });
  return el("label", {}, box, " ", t("remarksShown"));
}
