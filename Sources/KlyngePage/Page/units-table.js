// Everything that the map does, as a table: every unit with its cluster as a choice.

import { el, openDialog } from "./dom.js";
import { clusters, clusterOf, mayEdit, on, state } from "./state.js";
import { assign, create, setOutside } from "./edits.js";
import { collate, number, t } from "./words.js";

let redraw = null;
on("plan fills", () => redraw?.());

export function openUnits() {
  const body = el("tbody");
  const search = el("input", { type: "search", "aria-label": t("searchUnits"), placeholder: t("searchUnits") });
  let order = (a, b) => collate(a.name, b.name);
  const rows = new Map();
  const draw = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    const shown = state.study.units.filter((unit) => !wanted || unit.name.toLocaleLowerCase().includes(wanted) || unit.id === wanted).sort(order);
    body.replaceChildren(...shown.map((unit) => rows.get(unit.index) ?? makeRow(unit)));
    refresh();
  };
  const makeRow = (unit) => {
    const choice = el("select", { "aria-label": t("clusterOfUnit", { unit: unit.name }) });
    choice.addEventListener("change", () => {
      if (choice.value === "new") create([unit.index]);
      else if (choice.value === "outside") setOutside([unit.index], true);
      else assign([unit.index], choice.value === "" ? null : Number(choice.value));
      refresh();
    });
    const row = el("tr", { "data-unit": unit.id, "data-index": unit.index }, el("th", { scope: "row" }, el("bdi", {}, unit.name), el("small", {}, ` ${unit.id}`)), el("td", { class: "n" }, number(unit.people)), el("td", {}, choice));
    rows.set(unit.index, row);
    return row;
  };
  const refresh = () => {
    const choices = [["", t("unassigned")], ["outside", t("outsideByChoice")], ["new", t("newCluster")], ...clusters().map((cluster) => [String(cluster.id), `${cluster.number} ${cluster.name}`])];
    const key = JSON.stringify(choices);
    for (const row of body.rows) {
      const unit = Number(row.dataset.index);
      const choice = row.querySelector("select");
      if (choice.dataset.choices !== key) {
        choice.dataset.choices = key;
        choice.replaceChildren(...choices.map(([value, name]) => el("option", { value }, name)));
      }
      const home = clusterOf(unit);
      choice.value = home === null ? (state.plan.outside.has(unit) ? "outside" : "") : String(home);
      choice.disabled = !mayEdit();
    }
  };
  search.addEventListener("input", draw);
  const head = (name, sort, isNumber) => el("th", { scope: "col", class: isNumber ? "n" : null }, el("button", { type: "button", class: "plain", onclick: () => { order = sort; draw(); } }, t(name)));
  openDialog({ title: t("unitsTable"), name: "units", close: t("close"), onclose: () => { redraw = null; } }, search,
    el("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": t("unitsTable") }, el("table", { class: "units" }, el("thead", {}, el("tr", {},
      head("unit", (a, b) => collate(a.name, b.name)), head("inhabitants", (a, b) => (b.people ?? 0) - (a.people ?? 0), true),
      head("cluster", (a, b) => (clusterOf(a.index) ?? 1e9) - (clusterOf(b.index) ?? 1e9) || collate(a.name, b.name)))), body)));
  redraw = refresh;
  draw();
  search.focus();
}
