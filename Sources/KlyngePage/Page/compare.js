// Two plans side by side: the pinned one and the one in hand, maps moved as one, what moved hatched, the differences as a table.

import { $, el } from "./dom.js";
import { changed, state } from "./state.js";
import { PlanMap } from "./map.js";
import { server } from "./protocol.js";
import { toast } from "./say.js";
import { collate, number, score, t } from "./words.js";

let other = null;

// Keeps the plan as it is now, to show later changes against it.
export async function pin() {
  const name = clock();
  try {
    await server.keepPlan(name);
    // Naming a plan is a line in the session, so the revision has moved on.
    state.pinned = { name, plan: state.plan };
    state.plan = await server.plan();
    toast(t("pinnedNow", { plan: state.pinned.name }));
    changed("plan");
  } catch (error) {
    toast(error.message, "warning");
  }
}
const clock = () => `A ${new Date().toLocaleTimeString(document.documentElement.lang === "da" ? "da-DK" : "en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).replaceAll(":", "-").replaceAll(".", "-")}`;

const moved = () => new Set(state.study.units.map(({ index }) => index).filter((unit) => movedUnits.has(state.study.units[unit].id)));
let movedUnits = new Set();

export async function enterCompare(main) {
  if (!state.pinned) {
    await pin();
    if (!state.pinned) return;
    return toast(t("pinFirst"));
  }
  state.screen = "compare";
  other = new PlanMap(state.study, { plan: () => state.pinned.plan, hatched: moved }, { label: t("mapOf", { plan: state.pinned.name }) });
  other.relabel(t("mapOf", { plan: state.pinned.name }));
  $("#maps").prepend(el("h2", { class: "map-title a" }, state.pinned.name), other.element);
  main.compareTitle = el("h2", { class: "map-title b" }, t("inHand"));
  main.map.element.before(main.compareTitle);
  changed("screen");
  main.map.measure();
  other.measure();
  main.view = new MapView([main.map, other]);
  main.view.settle();
  await table();
}

async function table() {
  const box = $("#evaluation");
  box.replaceChildren(el("p", {}, t("waiting")));
  try {
    const comparison = await server.compare(state.pinned.name, "current");
    draw(box, comparison);
  } catch (error) {
    box.replaceChildren(el("p", { class: "flag" }, error.message));
  }
  changed("hatched");
}

function draw(box, comparison) {
  const one = comparison.comparisons?.[0] ?? { moved: [], matches: [] };
  movedUnits = new Set(one.moved.map((move) => move.unit ?? move.id));
  const names = new Map(state.study.units.map((unit) => [unit.id, unit.name]));
  const before = state.pinned.plan.clusters;
  const after = state.plan.clusters;
  const shown = (value) => (value === undefined || value === null ? "–" : value);
  const rows = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b).map((id) => {
    const [a, b] = [before.get(id), after.get(id)];
    const isSame = a && b && a.score === b.score && a.people === b.people && a.members.length === b.members.length;
    const pair = (read) => [el("td", { class: "n" }, shown(a && read(a))), el("td", { class: "n" }, shown(b && read(b)))];
    return el("tr", { class: isSame ? "same" : "" }, el("th", { scope: "row" }, el("span", { class: `number f${(b ?? a).fill}` }, String(id)), " ", el("bdi", {}, (b ?? a).name)),
      ...pair((c) => score(c.score)), ...pair((c) => number(c.people)), ...pair((c) => number(c.members.length)));
  });
  box.replaceChildren(
    el("h2", {}, t("differences")),
    el("p", {}, t("movedCount", { count: movedUnits.size }), movedUnits.size ? `: ${[...movedUnits].map((id) => names.get(id) ?? id).sort(collate).slice(0, 30).join(", ")}` : ""),
    el("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": t("differences") }, el("table", { class: "differences" }, el("thead", {},
      el("tr", {}, el("th", { scope: "col" }, t("cluster")), ...["scoreWord", "inhabitants", "members"].flatMap((key) => [
        el("th", { scope: "col", class: "n" }, `${t(key)} A`), el("th", { scope: "col", class: "n" }, "B")]))), el("tbody", {}, rows))));
}

export function leaveCompare(main) {
  if (!other) return;
  $(".map-title.a")?.remove();
  main.compareTitle?.remove();
  other.element.remove();
  other = null;
  movedUnits = new Set();
  main.view = new MapView([main.map]);
  main.map.measure();
  main.view.settle();
}
export const comparedMap = () => other;
