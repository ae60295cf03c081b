// Files out and in: what the server exports, a plan brought as a file, a plan code to mail, and the last plan when the server is gone.

import { download, el, openDialog } from "./dom.js";
import { mayEdit, state } from "./state.js";
import { edit, settled } from "./edits.js";
import { server } from "./protocol.js";
import { toast } from "./say.js";
import { t } from "./words.js";

const forms = ["zip", "report", "csv", "geojson", "json", "log"];

export function openExport() {
  openDialog({ title: t("export"), name: "export", close: t("close") },
    el("ul", { class: "choices" }, forms.map((form) => el("li", {}, el("button", { type: "button", "data-form": form, onclick: () => save(form) }, t(`export-${form}`)), el("p", { class: "soft" }, t(`export-${form}-about`)), form === "report" ? logChoice() : null))),
    planCode(),
    el("footer", {}, el("button", { type: "button", onclick: printReport }, t("print")), el("button", { type: "button", disabled: !mayEdit(), onclick: openImport }, t("import"))));
}

// Whether the report says what was decided, and when: asked for each time, since a report is often for others than those who met.
let withLog = false;
function logChoice() {
  const box = el("input", { type: "checkbox", id: "with-log", checked: withLog, onchange: (event) => { withLog = event.target.checked; } });
  return el("label", { class: "check", for: "with-log" }, box, " ", t("withLog"));
}

// The plan as a text for a mail; up to a few hundred places it is short enough.
function planCode() {
  const box = el("div", { class: "plan-code" }, el("button", { type: "button", "data-form": "code", onclick: show }, t("planCode")), el("p", { class: "soft" }, t("planCodeAbout")));
  async function show() {
    try {
      await settled();
      const field = el("textarea", { readonly: true, rows: 3, "aria-label": t("planCode") });
      field.value = await server.code();
      box.replaceChildren(el("h3", {}, t("planCode")), field, el("button", { type: "button", "data-form": "copy", onclick: copy }, t("copy")));
      field.select();
      async function copy() {
        field.select();
        // Without the permission to write to the clipboard the text stays chosen, for Ctrl+C.
        try { await navigator.clipboard.writeText(field.value); toast(t("copied")); } catch { toast(t("copyByHand")); }
      }
    } catch (error) {
      toast(error.isGone ? t("goneEditing") : error.message, "warning");
    }
  }
  return box;
}

export async function save(form) {
  if (state.isGone) return saveAlone();
  try {
    await settled();
    const { name, type, bytes } = await server.exported(form, { withLog: form === "report" && withLog });
    download(name, type, bytes);
    toast(t("saved", { name }));
  } catch (error) {
    if (error.isGone) saveAlone();
    else toast([error.message, error.hint].filter(Boolean).join(": "), "warning");
  }
}

// The report opens in a window of its own, which prints it.
export function printReport() {
  open("print.html", "_blank", "popup,width=1100,height=800");
}

// Without the server: the plan as the page has it.
export function saveAlone() {
  const quoted = (text) => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",;\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const rows = state.study.units.map((unit) => `${quoted(unit.id)},${state.plan.assignment[unit.index] ?? ""}`);
  download("assignment.csv", "text/csv", `unit,cluster\n${rows.join("\n")}\n`);
}

export function openImport() {
  const pasted = el("input", { type: "text", id: "pasted", autocomplete: "off", spellcheck: "false" });
  const field = el("input", { type: "file", accept: ".csv,.txt,.geojson,.json", "aria-label": t("importFile") });
  const box = el("div", { "aria-live": "polite" });
  const dialog = openDialog({ title: t("import"), name: "import", close: t("close") }, el("p", { class: "soft" }, t("importAbout")), field,
    el("form", { class: "paste", onsubmit: (event) => { event.preventDefault(); look(pasted.value.trim(), t("planCode"), () => server.importCode(pasted.value.trim())); } },
      el("label", { for: "pasted" }, t("pasteCode")), pasted, el("button", { type: "submit", "data-form": "paste" }, t("showPlan"))), box);
  field.addEventListener("change", async () => {
    const [file] = field.files;
    const type = /\.geojson$/i.test(file?.name) ? "application/geo+json" : /\.json$/i.test(file?.name) ? "application/json" : "text/csv";
    look(file, file?.name, async () => server.importFile(file.name, await file.arrayBuffer(), type));
  });
  async function look(given, name, read) {
    if (!given) return;
    box.replaceChildren(el("p", {}, t("waiting")));
    try {
      box.replaceChildren(...shown(await read(), name, () => dialog.close()));
    } catch (error) {
      // Each fault with its line and the nearest name, as the server found it.
      const faults = error.diagnostics.length ? error.diagnostics : [{ message: error.message }];
      box.replaceChildren(el("p", { class: "flag" }, t("importRefused")), findings(faults));
    }
  }
}

const findings = (faults) => el("ul", { class: "findings" }, faults.slice(0, 12).map((fault) => el("li", {},
  fault.line ? `${t("importLine", { line: String(fault.line) })} ` : "", fault.message, fault.hint ? el("span", { class: "soft" }, ` (${fault.hint})`) : null)));

function shown(preview, name, close) {
  const count = (value) => (Array.isArray(value) ? value.length : value ?? 0);
  return [
    el("p", {}, t("importMatched", { count: count(preview.matched), all: state.study.units.length }), " ", t("clustersCount", { count: count(preview.clusters) }), "."),
    preview.diagnostics?.length ? findings(preview.diagnostics) : "",
    el("footer", {}, el("button", { type: "button", class: "strong", "data-key": "apply", disabled: !mayEdit(), onclick: () => { close(); edit(t("stepImport", { name }), preview.ops); } }, t("importApply"))),
  ];
}
