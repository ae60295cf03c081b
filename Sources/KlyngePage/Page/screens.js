// Which screen is shown (plan, evaluate, compare, projector), and which tool is in hand.

import { $ } from "./dom.js";
import { changed, state } from "./state.js";
import { drawEvaluation } from "./evaluate.js";
import { drawProjector, leaveProjector } from "./projector.js";
import { enterCompare, leaveCompare } from "./compare.js";
import { announce, toast } from "./say.js";
import { isView } from "./connection.js";
import { t } from "./words.js";

let main;
export const showOn = (map) => { main = map; };

export async function setScreen(name) {
  if (isView()) name = "projector";
  const before = state.screen;
  if (before === name) name = "plan";
  if (state.screen === before && before !== "plan") leave(before);
  if (name === "compare") {
    state.screen = "plan";
    await enterCompare(main);
  } else state.screen = name;
  apply();
  if (before !== state.screen) announce(t(`screen-${state.screen}`));
}
function leave(name) {
  if (name === "compare") leaveCompare(main);
  if (name === "projector") leaveProjector();
}
export function apply() {
  document.body.dataset.screen = state.screen;
  $("#evaluation").hidden = !["evaluate", "compare"].includes(state.screen);
  if (state.screen === "evaluate") drawEvaluation();
  if (state.screen === "projector") drawProjector();
  changed("screen");
}

export function setTool(name) {
  state.tool = name;
  changed("tool");
  announce(t(name === "paint" ? "paintOn" : "selectOn"));
}
export function setGuard(isOn) {
  state.guard = isOn;
  changed("tool");
  toast(t(isOn ? "guardOn" : "guardOff"));
}
