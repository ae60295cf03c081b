// All that the page knows about the server's endpoints (Docs/what-if-page.md, "Protocol").

import { readPlan, readPreview, readProposal, readReply, readStart, readStudy } from "./answers.js";
import { state } from "./state.js";
import { readFinding, spoken } from "./words.js";

const token = (() => {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) sessionStorage.setItem("klynge-token", given);
  // Out of the address bar, so that it stands in no picture of the screen; `#view` of the projector stays.
  if (given) history.replaceState(null, "", location.pathname + (location.hash.includes("view") ? "#view" : ""));
  return given ?? sessionStorage.getItem("klynge-token") ?? "";
})();
// A tab has a name of its own, by which the server knows who holds the plan. It outlives a reload; a copy of a tab, which has the same
// storage, finds the name in use and takes another.
const tab = await (async () => {
  const isFree = (name) => new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
  const kept = sessionStorage.getItem("klynge-tab");
  if (kept && (await isFree(kept) || (await new Promise((resolve) => setTimeout(resolve, 150)), await isFree(kept)))) return kept;
  const name = `klynge-${crypto.randomUUID()}`;
  await isFree(name);
  sessionStorage.setItem("klynge-tab", name);
  return name;
})();

export class ServerError extends Error {
  constructor(status, body) {
    super(body?.error ?? `HTTP ${status}`);
    Object.defineProperty(this, "message", { get: () => (spoken() === "da" ? body?.danish : null) ?? body?.error ?? `HTTP ${status}` });
    this.status = status;
    this.body = body;
    this.diagnostics = (body?.diagnostics ?? []).map(readFinding);
  }
  get isGone() { return this.status === 0; }
  get hint() { return this.diagnostics[0]?.hint; }
}

const headers = { "X-Klynge-Token": token, "X-Klynge-Tab": tab };
async function call(method, path, body, type = "application/json") {
  let answer;
  try {
    answer = await fetch(`/api/1/${path}`, {
      method, headers: method === "GET" ? headers : { ...headers, "Content-Type": type },
      body: body === undefined || typeof body === "string" || body instanceof ArrayBuffer ? body : JSON.stringify(body),
    });
  } catch {
    throw new ServerError(0, { error: "gone" });
  }
  if (!answer.ok) throw new ServerError(answer.status, await answer.json().catch(() => null));
  return answer;
}
const json = async (...request) => (await call(...request)).json();

// A step's answer: the plan as it is now. A 409 brings the plan that the server has.
async function step(path, body) {
  try {
    const plan = readReply(await json("POST", path, body), state.plan, body.label);
    return plan.isBeyond ? await server.plan() : plan;
  } catch (error) {
    if (error.status === 409) error.plan = error.body?.plan ? readPlan(error.body.plan) : await server.plan();
    throw error;
  }
}
const ids = (units) => units.map((unit) => state.study.units[unit].id);
const proposals = async (path, body) => (await json("POST", path, body)).proposals.map(readProposal);

export const server = {
  tab,
  async study() { return readStudy(await json("GET", "study")); },
  async inputs() { return JSON.stringify((await json("GET", "study")).inputs); },
  async plan() { return readPlan(await json("GET", "plan")); },
  async starts() { return (await json("GET", "starts")).starts.map(readStart); },
  edit: (base, label, ops) => step("edits", { base, label: label.slice(0, 200), ops }),
  undo: (base) => step("undo", { base }),
  redo: (base) => step("redo", { base }),
  goTo: (base, number) => step("goto", { base, step: number }),
  ops: {
    assign: (units, cluster) => ({ assign: { units: ids(units), cluster } }),
    create: (units, name = null) => ({ create: { units: ids(units), name } }),
    merge: (kept, other) => ({ merge: { clusters: [kept, other] } }),
    dissolve: (cluster) => ({ dissolve: { cluster } }),
    rename: (cluster, name) => ({ rename: { cluster, name } }),
    lock: (cluster, isOn) => ({ lock: { cluster, on: isOn } }),
    lockAll: (isOn) => ({ lockAll: { on: isOn } }),
    outside: (units, isOn) => ({ outside: { units: ids(units), on: isOn } }),
    limits: (change) => ({ limits: change }),
    note: ({ cluster, unit }, text) => ({ note: cluster === undefined ? { unit: state.study.units[unit].id, text } : { cluster, text } }),
    arrange: (clusters) => ({ arrange: { clusters } }),
  },
  reconnect: (cluster) => proposals("reconnect", { cluster }),
  together: (units) => proposals("together", { units: ids(units) }),
  complete: (wish) => json("POST", "complete", wish),
  cancel: (job) => json("DELETE", `jobs/${job}`),
  accept: (base, job, label) => step(`jobs/${job}/accept`, { base, label }),
  plans: async () => (await json("GET", "plans")).plans,
  keepPlan: (name) => json("POST", "plans", { name }),
  compare: (a, b) => json("GET", `compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`),
  importFile: async (name, bytes, type) => readPreview(await json("POST", `import?name=${encodeURIComponent(name.slice(0, 120))}`, bytes, type)),
  code: async () => (await json("GET", "code")).code,
  importCode: async (code) => readPreview(await json("POST", "code", { code })),
  async exported(form, { withLog = false } = {}) {
    const answer = await call("GET", `export?as=${form}${withLog ? "&log=1" : ""}`);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `klynge.${form}`;
    return { name, type: answer.headers.get("Content-Type"), bytes: await answer.arrayBuffer() };
  },
  takeOver: () => json("POST", "take", {}),
  close: () => json("POST", "close", {}),

  // Hears the server's events, a line of JSON each, until the stream ends. A silence of 40 s counts as an end: the server's pulse is shorter.
  async events(heard) {
    const stop = new AbortController();
    let watch;
    const alive = () => { clearTimeout(watch); watch = setTimeout(() => stop.abort(), 40000); };
    const answer = await fetch("/api/1/events", { headers, signal: stop.signal });
    if (!answer.ok) throw new ServerError(answer.status, await answer.json().catch(() => null));
    await heard({ event: "open" });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    alive();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      alive();
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) if (line.trim()) heard(JSON.parse(line));
    }
  },
};
