// What the page says beside what it shows: one line for those who listen, one that stands a moment for those who look.

import { $, el } from "./dom.js";

let timer;

export function announce(text) {
  const region = $("#spoken");
  // The same sentence twice is said twice.
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
}

// A finding of the server, with its notes and what to do.
export const warn = ({ message, notes, hint }) => toast([message, ...notes, hint].filter(Boolean).join(". "), "warning");

export function toast(text, kind = "note", action) {
  const box = $("#toast");
  const button = action && el("button", { type: "button", onclick: () => { box.hidden = true; action.run(); } }, action.label);
  box.replaceChildren(el("span", {}, text), ...(button ? [button] : []));
  box.className = kind;
  box.hidden = false;
  announce(text);
  clearTimeout(timer);
  timer = setTimeout(() => { box.hidden = true; }, action ? 12000 : 5000);
}
