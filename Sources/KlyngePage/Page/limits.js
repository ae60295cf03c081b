// The drawer of limits: for each a slider with the band of known clusters behind it, and the number to type. Each change is a step.

import { el, openDialog } from "./dom.js";
import { clusters, mayEdit, on, state } from "./state.js";
import { setLimit } from "./edits.js";
import { number, parseNumber, t } from "./words.js";

// Which limits have which ends; `rule` is the threshold whose values and band stand behind them.
const kinds = [
  { key: "population", rule: "population", unit: "inhabitants", ends: 2, step: 100, most: 20000 },
  { key: "members", rule: "members", unit: "units", ends: 2, step: 1, most: 30 },
  { key: "maxDiameterKm", rule: "diameter", unit: "km", ends: 1, step: 0.1, most: 40 },
  { key: "maxGapKm", rule: "gap", unit: "km", ends: 1, step: 0.1, most: 15 },
  { key: "maxRadiusKm", rule: "radius", unit: "km", ends: 1, step: 0.1, most: 25 },
  { key: "maxDriveMinutes", rule: "drive", unit: "min", ends: 1, step: 1, most: 90 },
];

let redraw = null;
on("plan", () => redraw?.());

export function openLimits() {
  const box = el("div", { class: "limits" });
  openDialog({ title: t("limits"), name: "drawer", close: t("close"), onclose: () => { redraw = null; } },
    el("p", { class: "soft" }, t("limitsAbout")), box,
    el("footer", {}, el("button", { type: "button", disabled: !mayEdit(), onclick: () => setLimit(t("stepLimitsReset"), null) }, t("limitsReset"))));
  redraw = () => {
    // What is being moved stays in the hand.
    if (box.contains(document.activeElement) && document.activeElement.dataset.held) return;
    const key = document.activeElement?.dataset?.key;
    box.replaceChildren(...kinds.filter(isAsked).map(section), municipality());
    if (key) box.querySelector(`[data-key="${key}"]`)?.focus();
  };
  redraw();
}

// Whether a cluster may lie in several municipalities.
function municipality() {
  const limit = state.plan.limits.sameMunicipality;
  const box = el("input", { type: "checkbox", checked: limit === true, disabled: !mayEdit(), "data-key": "same-municipality", onchange: () => setLimit(t(box.checked ? "sameOn" : "sameOff"), { sameMunicipality: box.checked }) });
  return el("label", { class: "limit switch" }, box, " ", t("sameMunicipality"));
}

const isAsked = ({ key, rule }) => state.plan.limits?.[key] !== undefined && (clusters().some((cluster) => values(cluster, rule)) || hasValue(state.plan.limits[key]));
const hasValue = (limit) => (Array.isArray(limit) ? limit.some((end) => end !== null) : limit !== null);
const values = (cluster, rule) => cluster.thresholds.find((one) => one.name === rule && one.value !== null && one.value !== undefined);

function section(kind) {
  const limit = state.plan.limits[kind.key];
  const found = clusters().map((cluster) => values(cluster, kind.rule)).filter(Boolean);
  const band = found[0]?.band;
  const ends = kind.ends === 2 ? limit ?? [null, null] : [null, limit];
  const most = Math.max(kind.most, ...found.map(({ value }) => value * 1.1), ...ends.filter((end) => end !== null).map((end) => end * 1.25));
  const broken = found.filter(({ ok }) => ok === false).length;
  return el("fieldset", { class: "limit", disabled: !mayEdit() }, el("legend", {}, t(`rule-${kind.rule}`), el("small", {}, ` ${t(`unit-${kind.unit}`)}`), broken ? el("small", { class: "flag" }, ` ${t("brokenBy", { count: broken })}`) : null),
    scale(found, band, most),
    ...(kind.ends === 2 ? [0, 1] : [1]).map((end) => slider(kind, ends, end, most)));
}

// Where the clusters are now, on the same scale as the sliders below; the band behind them.
function scale(found, band, most) {
  const track = el("span", { class: "bar wide", "aria-hidden": "true" });
  if (band) {
    const good = track.appendChild(el("i"));
    good.style.insetInlineStart = `${100 * (band[0] ?? 0) / most}%`;
    good.style.insetInlineEnd = `${Math.max(0, 100 - 100 * (band[1] ?? most) / most)}%`;
  }
  for (const { value } of found) track.appendChild(el("b")).style.insetInlineStart = `${Math.min(100, 100 * value / most)}%`;
  return track;
}

function slider(kind, ends, end, most) {
  const name = `${t(`rule-${kind.rule}`)}, ${t(end ? "atMost" : "atLeast")}`;
  const value = ends[end];
  const range = el("input", { type: "range", min: 0, max: most, step: kind.step, value: value ?? (end ? most : 0), "aria-label": name, "data-key": `range-${kind.key}-${end}` });
  const field = el("input", { type: "text", inputmode: "decimal", class: "typed", value: value === null ? "" : number(value), placeholder: t("noLimit"), "aria-label": `${name}, ${t("typed")}`, "data-key": `typed-${kind.key}-${end}` });
  range.addEventListener("input", () => { range.dataset.held = "1"; field.value = number(Number(range.value)); });
  range.addEventListener("change", () => { delete range.dataset.held; send(Number(range.value) >= most && end ? null : Number(range.value) === 0 && !end ? null : Number(range.value)); });
  range.addEventListener("blur", () => delete range.dataset.held);
  field.addEventListener("input", () => { field.dataset.held = "1"; });
  field.addEventListener("change", () => { delete field.dataset.held; send(parseNumber(field.value)); });
  const send = (wanted) => {
    if (wanted === value) return;
    const next = [...ends];
    next[end] = wanted === null ? null : Math.round(wanted * 10) / 10;
    const label = t("stepLimit", { limit: name, value: wanted === null ? t("noLimit") : number(wanted) });
    setLimit(label, { [kind.key]: kind.ends === 2 ? next : next[1] });
  };
  return el("label", { class: "slide" }, el("span", {}, t(end ? "atMost" : "atLeast")), range, field);
}
