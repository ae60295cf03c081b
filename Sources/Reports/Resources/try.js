// "And what if Kværndrup joins?": answers every single move from the shown grouping out of the table in the page. Nothing is computed here.
(() => {
  const section = document.querySelector(".try");
  if (!section) return;
  const names = JSON.parse(document.querySelector(".unit-data").textContent).map(([name]) => name);
  const clusters = JSON.parse(section.querySelector(".try-data").textContent)
    .map(([number, name, members, score, joins, leaves]) => ({ number, name, members, score, joins: new Map(joins.map((move) => [move[0], move])), leaves: new Map(leaves.map((move) => [move[0], move])) }));
  const home = new Map(clusters.flatMap((cluster) => cluster.members.map((unit) => [unit, cluster])));
  const root = document.documentElement;
  const say = (english, danish) => (root.lang === "da" ? danish : english);
  const limits = {
    population: ["inhabitants", "indbyggere"], members: ["members", "medlemmer"], diameterKm: ["diameter", "tværmål"], gapKm: ["distance to nearest member", "afstand til nærmeste medlem"],
    radiusKm: ["radius", "radius"], municipality: ["municipal border", "kommunegrænse"], together: ["places that belong together", "steder, der hører sammen"],
    apart: ["places to be kept apart", "steder, der skal skilles"], attribute: ["a figure", "et tal"], connection: ["in pieces", "i stykker"],
  };
  const element = (tag, text) => Object.assign(document.createElement(tag), text === undefined ? {} : { textContent: text });
  const [unitChoice, targetChoice, answer] = [element("select"), element("select"), section.querySelector(".try-answer")];
  const title = (cluster) => `${cluster.number} ${cluster.name}`;
  const score = (value) => value.toLocaleString(root.lang === "da" ? "da-DK" : "en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // Where a unit can go: clusters beside it, and out of its own.
  const targets = (unit) => [...clusters.filter((cluster) => cluster.joins.has(unit)), ...(home.has(unit) ? [null] : [])];

  function fill() {
    const chosen = unitChoice.value;
    const units = names.map((name, unit) => [name, unit]).filter(([, unit]) => targets(unit).length).sort((a, b) => a[0].localeCompare(b[0], "da") || a[1] - b[1]);
    unitChoice.replaceChildren(...units.map(([name, unit]) => Object.assign(element("option", name), { value: unit })));
    if (chosen !== "") unitChoice.value = chosen;
    unitChoice.setAttribute("aria-label", say("Place", "Sted"));
    targetChoice.setAttribute("aria-label", say("Where it goes", "Hvor det skal hen"));
    section.querySelector(".try-choice").replaceChildren(unitChoice, " ", targetChoice);
    offer();
  }
  function offer() {
    const chosen = targetChoice.value;
    const found = targets(Number(unitChoice.value));
    targetChoice.replaceChildren(...found.map((cluster) => Object.assign(
      element("option", cluster ? say(`joins ${title(cluster)}`, `kommer med i ${title(cluster)}`) : say("is in no cluster", "er ikke i nogen klynge")), { value: cluster ? cluster.number : "" })));
    if (found.some((cluster) => String(cluster ? cluster.number : "") === chosen)) targetChoice.value = chosen;
    reply();
  }
  function reply() {
    const unit = Number(unitChoice.value);
    const target = clusters.find(({ number }) => String(number) === targetChoice.value);
    const from = home.get(unit);
    const sentences = [];
    const tell = (cluster, [, after, pieces, ...breaches]) => {
      sentences.push(`${title(cluster)}: ${score(cluster.score)} → ${score(after)}`);
      if (pieces > 1) sentences.push(say(`it would be in ${pieces} pieces`, `den ville være i ${pieces} stykker`));
      if (breaches.length) sentences.push(say("it would break: ", "den ville bryde: ") + breaches.map((name) => (limits[name] ?? [name, name])[root.lang === "da" ? 1 : 0]).join(", "));
    };
    if (target) tell(target, target.joins.get(unit));
    if (from) tell(from, from.leaves.get(unit));
    answer.textContent = `${sentences.join("; ")}.`;
  }
  unitChoice.addEventListener("change", offer);
  targetChoice.addEventListener("change", reply);
  new MutationObserver(fill).observe(root, { attributes: true, attributeFilter: ["lang"] });
  // A place that is pressed on the map is the one that is asked about.
  document.querySelector(".stage")?.addEventListener("click", () => {
    const name = document.querySelector(".hint.on bdi")?.textContent;
    const found = [...unitChoice.options].find((option) => option.textContent === name);
    if (found) { unitChoice.value = found.value; offer(); }
  });
  fill();
  section.classList.add("ready");
})();
