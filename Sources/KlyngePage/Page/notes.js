// Notes that people write to a cluster or a unit: they stay with the session and can go into the report.

import { el, openDialog } from "./dom.js";
import { clusterById, state } from "./state.js";
import { note } from "./edits.js";
import { t } from "./words.js";

export function notesOf({ cluster }) {
  const { note: own, members } = clusterById(cluster);
  const found = members.filter((unit) => state.plan.notes[state.study.units[unit].id]);
  return (own || found.length > 0) && el("div", { class: "notes" }, el("h3", {}, t("notes")), el("ul", {}, own ? el("li", {}, own) : null,
    found.map((unit) => el("li", {}, el("b", {}, `${state.study.units[unit].name}: `), state.plan.notes[state.study.units[unit].id]))));
}

export function writeNote(target, name) {
  const field = el("textarea", { rows: 4, maxlength: 2000, "aria-label": t("noteTo", { name }) });
  field.value = (target.cluster === undefined ? state.plan.notes[state.study.units[target.unit].id] : clusterById(target.cluster)?.note) ?? "";
  const dialog = openDialog({ title: t("noteTo", { name }), name: "note", close: t("close") }, field,
    el("footer", {}, el("button", { type: "button", class: "strong", onclick: () => {
      const text = field.value.trim();
      dialog.close();
      note(target, text);
    } }, t("keep"))));
  field.focus();
}
