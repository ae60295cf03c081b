// What stands beside the pointer: the unit, its inhabitants, its cluster, and what would become of it in the chosen cluster.

import { el } from "./dom.js";
import { clusterName, clusterOf, state } from "./state.js";
import { prediction } from "./predict.js";
import { number, t } from "./words.js";

const box = el("div", { class: "hint", "aria-hidden": "true" });
const [name, facts, foretold] = [el("b"), el("span"), el("span", { class: "foretold" })];
box.append(name, facts, foretold);

export function showHint(map, unit, event) {
  if (unit < 0) return hideHint();
  if (box.parentNode !== map.element) map.element.append(box);
  const known = state.study.units[unit];
  const home = clusterOf(unit);
  name.textContent = known.name;
  const where = home !== null ? clusterName(home) : t(state.plan.outside.has(unit) ? "outsideByChoice" : "unassigned");
  facts.textContent = `${known.people === null ? "–" : t("inhabitantsAre", { people: number(known.people), count: known.people }).replace(/\.$/, "")} · ${where}`;
  const target = state.cluster;
  foretold.textContent = target !== null && target !== home ? prediction(unit, target) ?? "" : "";
  const frame = map.element.getBoundingClientRect();
  box.classList.add("on");
  const x = Math.min(event.clientX - frame.left + 14, map.w - box.offsetWidth - 6);
  const below = event.clientY - frame.top + 14;
  const y = below + box.offsetHeight > map.h - 6 ? event.clientY - frame.top - box.offsetHeight - 12 : below;
  box.style.transform = `translate(${Math.max(6, x)}px, ${Math.max(6, y)}px)`;
}
export const hideHint = () => box.classList.remove("on");
