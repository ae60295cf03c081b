// The stream of the server's events: keeps the page in step, says when the server is gone, and comes back by itself.

import { $, el } from "./dom.js";
import { changed, on, state } from "./state.js";
import { isBusy } from "./edits.js";
import { jobEvent } from "./complete.js";
import { save } from "./exchange.js";
import { server } from "./protocol.js";
import { announce, warn } from "./say.js";
import { readFinding, t } from "./words.js";

on("standing", () => showStanding());

export async function stayConnected() {
  for (;;) {
    try {
      await server.events(heard);
    } catch (error) {
      if (error.status === 401) { show(t("reopen"), []); return; }
    }
    lost();
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}

async function heard(event) {
  switch (event.event) {
  case "open": return back();
  case "rev":
    if (event.readOnly !== undefined) hold(event.readOnly);
    return follow(event);
  case "candidate": case "job": return jobEvent(event);
  case "chance": return chance(event);
  case "inputs": return event.diagnostics.map(readFinding).forEach(warn);
  case "writer": return hold(event.tab !== server.tab);
  case "shutdown": return lost();
  }
}

// Another tab made a step, or the projector follows the first window.
async function follow({ rev }) {
  if (isBusy() || rev === state.plan?.rev) return;
  state.plan = await server.plan();
  changed("plan");
}
function chance({ rev, cluster: id, chance: found }) {
  const cluster = state.plan.clusters.get(id);
  if (!cluster || rev !== state.plan.rev) return;
  cluster.chance = found;
  if (state.cluster === id) changed("chance");
}

export function hold(isReader) {
  if (state.isReader === isReader) return;
  state.isReader = isReader;
  showStanding();
  changed("plan");
}
export function showStanding() {
  if (state.isGone) show(t("gone"), [button("saveCSV", () => save("csv"))]);
  else if (state.isReader && !isView()) show(t("reader"), [button("takeOver", async () => { await server.takeOver(); hold(false); })]);
  else $("#banner").hidden = true;
}
export const isView = () => location.hash === "#view";
const button = (name, run) => el("button", { type: "button", onclick: run }, t(name));
function show(text, buttons) {
  $("#banner").replaceChildren(el("span", {}, text), ...buttons);
  $("#banner").hidden = false;
}

function lost() {
  if (state.isGone) return;
  state.isGone = true;
  showStanding();
  changed("plan");
}
async function back() {
  if (!state.isGone) return;
  try {
    // A study whose files changed meanwhile is another one: the page is opened anew with it.
    if (await server.inputs() !== state.study.inputs) return location.reload();
    state.plan = await server.plan();
    state.isReader = state.plan.isReader;
    state.isGone = false;
    showStanding();
    changed("plan");
    announce(t("back_again"));
  } catch { /* the loop tries again */ }
}
