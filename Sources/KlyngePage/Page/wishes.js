// What the server proposes for a wish: the ways to have a cluster in one piece again, or to have some places together. Each is shown on
// the map while it is pointed at or in focus, and made by pressing it.

import { el, openDialog } from "./dom.js";
import { changed, clusterById, clusterName, state, unitName } from "./state.js";
import { edit } from "./edits.js";
import { fillsOf } from "./answers.js";
import { previewOf } from "./colouring.js";
import { server } from "./protocol.js";
import { toast } from "./say.js";
import { inLanguage, list, number, t } from "./words.js";

export const openReconnect = (id) => open(t("reconnectOf", { cluster: clusterName(id) }), () => server.reconnect(id), t("stepReconnect", { cluster: clusterName(id) }));
export const openTogether = (units) => {
  const names = list(units.map(unitName));
  open(t("togetherOf", { units: names }), () => server.together(units), t("stepTogether", { units: units.length < 5 ? names : t("unitsCount", { count: units.length }) }));
};

async function open(title, ask, label) {
  let proposals;
  try {
    proposals = await ask();
  } catch (error) {
    return toast([error.message, error.hint].filter(Boolean).join(": "), "warning");
  }
  if (!proposals.length) return toast(t("noWay"), "warning");
  const dialog = openDialog({ title, name: "wish drawer", close: t("close"), onclose: () => { state.preview = null; changed("preview"); } },
    el("ul", { class: "choices ways" }, proposals.map((proposal) => el("li", {},
      el("button", { type: "button", onfocus: () => show(proposal), onpointerenter: () => show(proposal), onclick: () => {
        state.preview = null;
        dialog.close();
        edit(label, proposal.ops, fillsOf(proposal.ops));
      } }, capital(inLanguage(proposal.words))),
      el("p", { class: "soft" }, cost(proposal))))));
  dialog.querySelector("li button").focus();
}

function cost({ moved, clusters, before, after, newBreaches }) {
  const change = after - before;
  return [t("movesCount", { count: moved.length }), clusters.length ? t("concerns", { clusters: list(clusters.map((id) => (clusterById(id) ? clusterName(id) : t("newCluster")))) }) : null,
    Math.abs(change) < 0.5 ? t("costsNothing") : t(change > 0 ? "costs" : "gains", { amount: number(Math.abs(change), 0) }),
    newBreaches > 0 ? t("breaksLimits", { count: newBreaches }) : null].filter(Boolean).join(" · ");
}
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function show(proposal) {
  const assignment = [...state.plan.assignment];
  for (const [unit, cluster] of fillsOf(proposal.ops)) assignment[unit] = cluster;
  state.preview = { plan: previewOf(state.plan, state.study, assignment), moved: new Set(proposal.moved) };
  changed("preview");
}
