// On a phone the panel is a sheet at the foot of the map, with three stops: by its handle, by dragging it, by the keyboard.

import { $ } from "./dom.js";
import { t } from "./words.js";

const stops = ["low", "half", "full"];

export function listenToSheet() {
  const panel = $("#panel");
  const grip = $("#grip");
  const narrow = matchMedia("(max-width: 860px)");
  const set = (stop) => { panel.dataset.stop = stop; grip.setAttribute("aria-expanded", String(stop !== "low")); };
  const fit = () => { grip.hidden = !narrow.matches; set("half"); };
  narrow.addEventListener("change", fit);
  fit();
  let from = null;
  grip.addEventListener("pointerdown", (event) => { grip.setPointerCapture(event.pointerId); from = { y: event.clientY, height: panel.offsetHeight, moved: false }; });
  grip.addEventListener("pointermove", (event) => {
    if (!from) return;
    const height = from.height + from.y - event.clientY;
    from.moved ||= Math.abs(from.y - event.clientY) > 6;
    if (from.moved) panel.style.height = `${Math.max(48, Math.min(innerHeight - 60, height))}px`;
  });
  const lift = () => {
    if (!from) return;
    if (from.moved) {
      const share = panel.offsetHeight / innerHeight;
      panel.style.height = "";
      set(share < 0.25 ? "low" : share < 0.62 ? "half" : "full");
      from.isDrag = true;
    }
    setTimeout(() => { from = null; });
  };
  grip.addEventListener("pointerup", lift);
  grip.addEventListener("pointercancel", lift);
  grip.addEventListener("click", () => { if (!from?.isDrag) set(stops[(stops.indexOf(panel.dataset.stop) + 1) % stops.length]); });
}
export const nameSheet = () => $("#grip").setAttribute("aria-label", t("sheet"));
