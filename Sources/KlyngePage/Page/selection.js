// The bar below the map for what is chosen: where it can go, and what that would do. The same as dragging, by pressing.

import { $, el, replace } from "./dom.js";
import { choose, clusterById, clusterName, clusterOf, mayEdit, moveOf, state, unitName } from "./state.js";
import { assign, create, setOutside } from "./edits.js";
import { unitsMenu } from "./menus.js";
import { openTogether } from "./wishes.js";
import { breachNames, change, offersFor, prediction } from "./predict.js";
import { number, t } from "./words.js";

export function drawSelection() {
  const bar = $("#selection");
  const units = [...state.units];
  bar.hidden = !units.length || state.screen !== "plan";
  if (bar.hidden) return;
  const isOut = units.every((unit) => state.plan.outside.has(unit));
  const homes = new Set(units.map(clusterOf));
  const home = homes.size === 1 ? [...homes][0] : undefined;
  const offers = offersFor(units).slice(0, 6);
  replace(bar,
    el("div", { class: "what" }, el("b", {}, units.length === 1 ? unitName(units[0]) : t("unitsCount", { count: units.length })), el("span", {}, facts(units, home)),
      el("button", { type: "button", class: "plain", "data-key": "unchoose", "aria-label": t("unchoose"), onclick: () => choose([]) }, "×")),
    el("div", { class: "offers", role: "group", "aria-label": t("moveChosen") },
      ...offers.map(({ id, move }) => {
        const cluster = clusterById(id);
        const said = units.length === 1 ? prediction(units[0], id) : null;
        return el("button", { type: "button", class: "offer", "data-key": `offer-${id}`, disabled: !mayEdit() || cluster.isLocked, title: said, onclick: () => assign(units, id) },
          el("span", { class: `number f${cluster.fill}` }, String(cluster.number)), el("bdi", {}, cluster.name),
          move ? el("small", { class: move.score >= (cluster.score ?? 0) ? "up" : "down" }, change(cluster.score, move.score)) : null,
          move?.homePieces > 1 ? el("small", { class: "flag" }, t("cuts", { cluster: clusterName(clusterOf(units[0])) })) : null,
          move?.breaches.length ? el("small", { class: "flag" }, `✗ ${breachNames(move.breaches)}`) : null);
      }),
      units.length > 1 ? el("button", { type: "button", "data-key": "offer-together", disabled: !mayEdit(), onclick: () => openTogether(units) }, t("together")) : null,
      home !== null || homes.size > 1 ? el("button", { type: "button", "data-key": "offer-out", disabled: !mayEdit(), onclick: () => assign(units, null) }, t("toNone"), leaving(units, home)) : null,
      el("button", { type: "button", "data-key": "offer-new", disabled: !mayEdit(), onclick: () => create(units) }, t("newCluster")),
      el("button", { type: "button", "data-key": "offer-outside", "aria-pressed": String(isOut), disabled: !mayEdit(), onclick: () => setOutside(units, !isOut) }, t(isOut ? "backInside" : "putOutside")),
      el("button", { type: "button", "data-key": "offer-more", "aria-haspopup": "menu", onclick: (event) => unitsMenu(units, event.currentTarget) }, t("more"))));
}

// What leaving does to the cluster that is left.
function leaving(units, home) {
  const move = units.length === 1 && home !== null ? moveOf(units[0], null) : undefined;
  if (!move) return null;
  const { score } = clusterById(home);
  return [el("small", { class: move.homeScore >= score ? "up" : "down" }, ` ${change(score, move.homeScore)}`), move.homePieces > 1 ? el("small", { class: "flag" }, ` ${t("cuts", { cluster: clusterName(home) })}`) : null].filter(Boolean);
}

function facts(units, home) {
  const people = units.reduce((sum, unit) => sum + (state.study.units[unit].people ?? 0), 0);
  const where = home === undefined ? t("severalClusters") : home !== null ? clusterName(home)
    : t(units.every((unit) => state.plan.outside.has(unit)) ? "outsideByChoice" : "unassigned");
  return `${t("inhabitantsAre", { people: number(people), count: people }).replace(/\.$/, "")} · ${where}`;
}
