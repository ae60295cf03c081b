// The view for the wall: larger words, more map, no tools, and the last step as a sentence. As a second window (#view) it follows the first.

import { $, el } from "./dom.js";
import { clusters, state } from "./state.js";
import { inLanguage, score, t } from "./words.js";

export function drawProjector() {
  const before = state.before;
  const at = state.plan.steps.findIndex(({ step }) => step === state.plan.step);
  const last = state.plan.steps[at];
  const effects = [];
  if (before) {
    for (const cluster of clusters()) {
      const was = before.clusters.get(cluster.id);
      if (was && was.score !== cluster.score) effects.push(t("fromTo", { cluster: `${cluster.number} ${cluster.name}`, before: score(was.score), after: score(cluster.score) }));
    }
  }
  $("#last-step")?.remove();
  $("#map-side").append(el("p", { id: "last-step" }, at > 0 && last ? `${last.label}${effects.length ? `: ${effects.slice(0, 2).join(", ")}` : ""}` : inLanguage(state.study.title)));
}
export const leaveProjector = () => $("#last-step")?.remove();
