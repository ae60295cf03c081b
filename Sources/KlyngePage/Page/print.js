// A window that shows the report of the plan and prints it. The report's own styles apply as a sheet of this window, since the
// security policy allows none within the text; its script does not run, and the report is whole without one.

const token = sessionStorage.getItem("klynge-token") ?? "";
const answer = await fetch("/api/1/export?as=report", { headers: { "X-Klynge-Token": token } });
if (answer.ok) {
  const report = new DOMParser().parseFromString(await answer.text(), "text/html");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([...report.querySelectorAll("style")].map((style) => style.textContent).join("\n"));
  document.adoptedStyleSheets = [sheet];
  document.title = report.title;
  document.documentElement.lang = report.documentElement.lang;
  for (const element of report.querySelectorAll("script, style")) element.remove();
  // What the report keeps folded for speed is parsed as elements here; it is unfolded for paper.
  for (const folded of report.querySelectorAll("noscript")) folded.replaceWith(...folded.childNodes);
  for (const card of report.querySelectorAll("details.card, details.fold")) card.open = true;
  document.body.replaceWith(document.adoptNode(report.body));
  document.body.dataset.ready = "1";
  requestAnimationFrame(() => requestAnimationFrame(() => print()));
} else {
  document.getElementById("waiting").textContent = `HTTP ${answer.status}`;
}
