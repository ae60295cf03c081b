// Elements without markup: all text of files and people comes in by textContent.

export const $ = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// el("button", { class: "x", "aria-label": "…", onclick: f }, "text", child, null)
export function el(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Puts the children in place, and keeps the focus where it was: on the element with the same data-key.
export function replace(element, ...children) {
  const key = element.contains(document.activeElement) && document.activeElement.dataset.key;
  element.replaceChildren(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

// Makes the children of `list` be `wanted`, in that order; the focus stays on the row with the same data-key.
export function keepInOrder(list, wanted) {
  const key = list.contains(document.activeElement) && document.activeElement.dataset.key;
  const stays = new Set(wanted);
  for (const child of [...list.children]) if (!stays.has(child)) child.remove();
  wanted.forEach((row, index) => { if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null); });
  if (key && !list.contains(document.activeElement)) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

// A modal dialog that closes by Escape and by its button; it is gone when it is closed. `onclose` hears it.
export function openDialog({ title, name, close, onclose }, ...content) {
  const dialog = el("dialog", { class: `dialog ${name}`, "aria-labelledby": `${name}-title` });
  const head = el("div", { class: "head" }, el("h2", { id: `${name}-title` }, title),
    el("button", { type: "button", class: "plain", "aria-label": close, onclick: () => dialog.close() }, "×"));
  dialog.append(head, ...content.flat().filter(Boolean));
  dialog.addEventListener("close", () => { dialog.remove(); onclose?.(); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
