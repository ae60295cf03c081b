// The bar at the top: whose plan it is, undo and redo with what they do, the tools, the screens.

import { $, el, replace } from "./dom.js";
import { changed, mayEdit, state } from "./state.js";
import { redo, undo } from "./edits.js";
import { openExport } from "./exchange.js";
import { openHelp } from "./shortcuts.js";
import { openMenu } from "./menus.js";
import { pin } from "./compare.js";
import { setGuard, setScreen, setTool } from "./screens.js";
import { server } from "./protocol.js";
import { chooseLanguage, inLanguage, spoken, t } from "./words.js";

export function drawBar() {
  const { plan, study } = state;
  const edits = mayEdit();
  const button = (key, name, run, more = {}) => el("button", { type: "button", "data-key": `bar-${key}`, onclick: run, ...more }, name);
  replace($("#bar"),
    el("p", { class: "titles" }, el("b", {}, inLanguage(study.title) || "Klynge"), study.session ? el("span", {}, ` · ${study.session}`) : null),
    el("div", { class: "group" },
      button("undo", [sign("↶"), word(t("undo"), plan.undoLabel ?? "")], undo, { disabled: !edits || !plan.canUndo, title: title(t("undo"), plan.canUndo && plan.undoLabel, "Ctrl+Z"), "aria-label": title(t("undo"), plan.canUndo && plan.undoLabel) }),
      button("redo", [sign("↷"), word(t("redo"), plan.redoLabel ?? "")], redo, { disabled: !edits || !plan.canRedo, title: title(t("redo"), plan.canRedo && plan.redoLabel, "Ctrl+Y"), "aria-label": title(t("redo"), plan.canRedo && plan.redoLabel) })),
    el("div", { class: "group choice", role: "group", "aria-label": t("tool") },
      button("select", [t("toolSelect"), key("V")], () => setTool("select"), { disabled: !edits, "aria-pressed": String(state.tool === "select") }),
      button("paint", [t("toolPaint"), key("B")], () => setTool("paint"), { disabled: !edits, "aria-pressed": String(state.tool === "paint") }),
      state.tool === "paint" ? button("guard", t("guard"), () => setGuard(!state.guard), { "aria-pressed": String(state.guard), title: t("guardAbout") }) : null),
    el("div", { class: "group right" },
      button("evaluate", t("evaluate"), () => setScreen("evaluate"), { "aria-pressed": String(state.screen === "evaluate") }),
      button("compare", t(state.pinned ? "compare" : "pin"), () => (state.pinned ? setScreen("compare") : pin()), { "aria-pressed": state.pinned ? String(state.screen === "compare") : null, title: t(state.pinned ? "compareAbout" : "pinAbout") }),
      button("projector", t("projector"), () => setScreen("projector"), { "aria-pressed": String(state.screen === "projector"), class: "wide-only" }),
      button("export", t("export"), openExport),
      button("language", spoken() === "da" ? "EN" : "DA", () => chooseLanguage(spoken() === "da" ? "en" : "da"), { "aria-label": spoken() === "da" ? "English" : "Dansk", lang: spoken() === "da" ? "en" : "da" }),
      button("more", "⋯", (event) => more(event.currentTarget), { "aria-label": t("more"), "aria-haspopup": "menu" }),
      button("help", "?", openHelp, { "aria-label": t("shortcuts") })));
  $("#title").textContent = inLanguage(study.title);
  document.title = `${inLanguage(study.title) || "Klynge"} · ${t("whatIf")}`;
}

function more(anchor) {
  openMenu(anchor, t("more"), [
    { name: t("evaluate"), narrow: true, run: () => setScreen("evaluate") },
    { name: t(state.pinned ? "compare" : "pin"), narrow: true, run: () => (state.pinned ? setScreen("compare") : pin()) },
    { name: t("export"), narrow: true, run: openExport },
    state.pinned && { name: t("pinAgain"), run: pin },
    state.pinned && { name: t("unpin"), run: () => { state.pinned = null; changed("plan"); } },
    ...state.study.layers.filter((layer) => !["land", "water"].includes(layer.kind)).map((layer) => ({
      name: `${layer.isShown ? "☑" : "☐"} ${layer.name || t(`layer-${layer.kind}`)}`,
      run: () => { layer.isShown = !layer.isShown; changed("layers"); },
    })),
    state.study.remarks.length > 0 && { name: `${state.remarksShown ? "☑" : "☐"} ${t("remarksShown")}`, run: () => { state.remarksShown = !state.remarksShown; changed("selection"); } },
    { name: t("secondWindow"), run: () => open(`${location.pathname}#view`, "_blank", "popup,width=1280,height=800") },
    { name: t("closeServer"), disabled: state.isGone, run: () => server.close().catch(() => {}) },
  ]);
}
const sign = (text) => el("span", { class: "sign", "aria-hidden": "true" }, text);
const word = (name, label) => el("span", { class: "word" }, label ? `${name}: ${label}` : name);
const key = (name) => el("kbd", { "aria-hidden": "true" }, name);
const title = (name, label, shortcut) => `${name}${label ? `: ${label}` : ""}${shortcut ? ` (${shortcut})` : ""}`;
