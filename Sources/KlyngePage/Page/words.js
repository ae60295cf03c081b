// Every word of the page, in English and Danish, and numbers as each writes them.

import { sentences } from "./sentences.js";

let language = "en";
const listeners = [];

export const spoken = () => language;
export function speak(code) {
  language = code === "da" ? "da" : "en";
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}
// The person's own choice holds for this tab, whatever the server was begun with.
export function chooseLanguage(code) {
  sessionStorage.setItem("klynge-language", code);
  speak(code);
}
export const onLanguage = (listener) => listeners.push(listener);

// The sentence of that name, its {places} filled; of a pair "one|many" the one that fits {count}.
export function t(name, values = {}) {
  const pair = sentences[name];
  if (!pair) return name;
  let text = pair[language === "da" ? 1 : 0];
  if (text.includes("|")) text = text.split("|")[values.count === 1 ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, key) => {
    const value = values[key];
    return typeof value === "number" ? number(value) : value ?? "";
  });
}

// Of a text that the server has in both languages.
export const inLanguage = (text) => (typeof text === "string" ? text : (language === "da" ? text?.da : text?.en) ?? text?.en ?? "");

// A finding of the server, whose message, notes and hint are in the language that is spoken when they are read.
export function readFinding(found) {
  const words = () => (language === "da" ? { ...found, ...found.danish } : found);
  return { code: found.code, line: found.line, get message() { return words().message; }, get notes() { return words().notes ?? []; }, get hint() { return words().hint; } };
}

const formats = new Map();
export function number(value, digits) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const key = `${language} ${digits}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(language === "da" ? "da-DK" : "en-GB", {
      minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 1,
    }));
  }
  return formats.get(key).format(value);
}
export const score = (value) => number(value, 2);

// A number as people write it in the language of the page: 5.000 and 4,5 in Danish.
export function parseNumber(text) {
  const plain = language === "da" ? text.replace(/[.\s]/g, "").replace(",", ".") : text.replace(/[,\s]/g, "");
  return plain === "" || Number.isNaN(Number(plain)) ? null : Number(plain);
}

export const collate = (a, b) => a.localeCompare(b, "da", { numeric: true });
export const list = (names) => new Intl.ListFormat(language === "da" ? "da" : "en").format(names);
