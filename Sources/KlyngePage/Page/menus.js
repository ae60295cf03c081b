// Menus of a cluster and of chosen units: lists of what can be done, by pointer and by arrow keys.

import { $, all, el } from "./dom.js";
import { choose, clusterName, clusters, mayEdit, state } from "./state.js";
import { create, dissolve, lock, merge, setOutside } from "./edits.js";
import { startRename } from "./panel.js";
import { writeNote } from "./notes.js";
import { openTogether } from "./wishes.js";
import { t } from "./words.js";

let closeOpen = () => {};

export function openMenu(anchor, label, entries) {
  closeOpen();
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, entries.filter(Boolean).map(({ name, run, disabled, key, narrow }) =>
    el("button", { type: "button", class: narrow ? "narrow-only" : null, role: "menuitem", tabindex: -1, disabled, onclick: () => { close(); run(); } }, el("span", {}, name), key ? el("kbd", {}, key) : null)));
  const close = () => {
    menu.remove();
    removeEventListener("pointerdown", outside, true);
    closeOpen = () => {};
    if (anchor.isConnected) anchor.focus({ preventScroll: true });
  };
  const outside = (event) => { if (!menu.contains(event.target)) close(); };
  menu.addEventListener("keydown", (event) => {
    const items = all("button:not(:disabled)", menu).filter((item) => item.offsetParent);
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key.length > 1 && event.key !== "Enter") return;
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== " ") event.preventDefault();
  });
  document.body.append(menu);
  const box = anchor.getBoundingClientRect();
  const [wide, high] = [menu.offsetWidth, menu.offsetHeight];
  menu.style.left = `${Math.max(8, Math.min(innerWidth - wide - 8, box.right - wide))}px`;
  menu.style.top = `${box.bottom + high + 8 < innerHeight ? box.bottom + 4 : Math.max(8, box.top - high - 4)}px`;
  addEventListener("pointerdown", outside, true);
  closeOpen = close;
  all("button:not(:disabled)", menu).find((item) => item.offsetParent)?.focus();
}

export function clusterMenu(cluster, anchor) {
  const others = clusters().filter((other) => other.id !== cluster.id && touches(cluster, other));
  openMenu(anchor, clusterName(cluster.id), [
    { name: t("rename"), disabled: !mayEdit(), run: () => startRename(cluster, $(`[data-key="row-${cluster.id}"]`)) },
    { name: t("chooseMembers"), run: () => choose(cluster.members) },
    { name: t(cluster.isLocked ? "unlock" : "lock"), key: "L", disabled: !mayEdit(), run: () => lock(cluster.id, !cluster.isLocked) },
    { name: t("writeNote"), disabled: !mayEdit(), run: () => writeNote({ cluster: cluster.id }, clusterName(cluster.id)) },
    ...others.map((other) => ({
      name: t("mergeWith", { cluster: clusterName(other.id) }), disabled: !mayEdit() || cluster.isLocked || other.isLocked, run: () => merge(cluster.id, other.id),
    })),
    { name: t("dissolve"), disabled: !mayEdit() || cluster.isLocked, run: () => dissolve(cluster.id) },
  ]);
}

const touches = (one, other) => one.members.some((unit) => [...state.study.units[unit].neighbours].some((near) => state.plan.assignment[near] === other.id));

// What the study knows a unit to be in, beside itself: "Select all of former Egvad".
export function unitsMenu(units, anchor) {
  const [first] = units;
  const { groups } = state.study.units[first];
  const isOut = units.every((unit) => state.plan.outside.has(unit));
  openMenu(anchor, t("more"), [
    { name: t("newCluster"), key: "G", disabled: !mayEdit(), run: () => create(units) },
    { name: t(isOut ? "backInside" : "putOutside"), key: "O", disabled: !mayEdit(), run: () => setOutside(units, !isOut) },
    units.length === 1 && { name: t("writeNote"), disabled: !mayEdit(), run: () => writeNote({ unit: first }, state.study.units[first].name) },
    units.length > 1 && { name: t("together"), disabled: !mayEdit(), run: () => openTogether(units) },
    ...groups.map(({ layer, name, units: all }) => ({ name: t("chooseAllOf", { name, layer: layer === "municipality" ? t("municipality") : layer }), run: () => choose(all) })),
  ]);
}
