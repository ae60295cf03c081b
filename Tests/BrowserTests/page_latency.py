"""How long the what-if page takes, measured in headless Chromium: a table to read, which judges nothing. Run by scripts/browser-test.

usage: page_latency.py [NAME=STUDY …]; without any the made-up study, and Ringkøbing-Skjern and all Denmark where their data lies beside.
"""

import os
import pathlib
import sys
import tempfile
import time

from page_server import ROOT, SAMPLE, Page, Server
from shared_studies import shared_study

EDITS = int(os.environ.get("EDITS", "60"))


def percentile(values, share=0.95):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def line(what, values, note=""):
    if isinstance(values, (int, float)):
        values = [values]
    print(f"    {what:42} p50 {percentile(values, 0.5):7.1f}  p95 {percentile(values):7.1f} ms  ({len(values)}) {note}", flush=True)


# Before the page's own script: every frame's length.
FRAMES = """window.frames_ = []; let before = performance.now();
requestAnimationFrame(function next(now) { frames_.push(now - before); before = now; requestAnimationFrame(next); });"""


def measure(name, study):
    print(f"  {name}", flush=True)
    began = time.perf_counter()
    server = Server(study)
    address = time.perf_counter() - began
    page = Page()
    try:
        page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": FRAMES})
        opened = time.perf_counter()
        page.open(server.url, closes=False)
        line("start to the address", address * 1000)
        drawn = page.js("return performance.getEntriesByName('klynge-ready')[0].startTime")
        time.sleep(1)
        painted = page.js("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
        line("address opened to the page drawn", drawn, f"first paint after {painted:.0f} ms")
        page.close_dialogs()
        units = page.js("return klynge.state.study.units.length")
        frames(page)
        steps(page, server)
        complete(page)
    finally:
        page.driver.quit()
        server.stop()
    return units, opened


def frames(page):
    box = page.js("const b = document.querySelector('.stage').getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]")
    page.js("klynge.main.view.zoomBy(2)")
    time.sleep(0.6)
    page.js("frames_.length = 0")
    page.mouse("mousePressed", *box, button="left", buttons=1, clickCount=1)
    for step in range(80):
        page.mouse("mouseMoved", box[0] + 2 * step, box[1] + step, button="left", buttons=1)
    page.mouse("mouseReleased", box[0] + 160, box[1] + 80, button="left", buttons=0, clickCount=1)
    line("frame while panning", page.js("return frames_"))
    page.js("klynge.main.map.act('fit')")
    time.sleep(0.6)
    # Hover: what the page does for a move of the pointer, until the tooltip has its text.
    page.js("klynge.chooseCluster([...klynge.state.plan.clusters.keys()][0])")
    hover = page.js(
        """const { main, state } = klynge; const box = main.map.element.getBoundingClientRect(); const took = [];
        for (let i = 0; i < 60; i++) {
          const [x, y] = main.map.toScreen(state.study.units[i * 7 % state.study.units.length].middle);
          const began = performance.now();
          main.map.element.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + x, clientY: box.top + y, pointerId: 9, bubbles: true }));
          took.push(performance.now() - began);
        }
        return took;""")
    line("pointer to tooltip", hover)


STEP = """
const { main, state, settled } = klynge;
const border = [];
state.study.units.forEach((unit, index) => {
  const home = state.plan.assignment[index];
  for (const near of unit.neighbours) { const other = state.plan.assignment[near]; if (other !== null && other !== home) border.push([index, other, near]); }
});
// A stroke of a few pixels is a press: of a whole country only the larger places can be painted without drawing nearer.
const long = border.filter(([unit, , near]) => {
  const [a, b] = [unit, near].map((index) => main.map.toScreen(state.study.units[index].middle));
  return Math.hypot(a[0] - b[0], a[1] - b[1]) > 8;
});
const [unit, cluster, near] = long[arguments[0] % long.length];
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const box = main.map.element.getBoundingClientRect();
const at = (index) => { const [x, y] = main.map.toScreen(state.study.units[index].middle); return { clientX: box.left + x, clientY: box.top + y, pointerId: 5, button: 0, buttons: 1, bubbles: true, pointerType: "pen" }; };
state.tool = "paint";
const before = state.plan.rev;
// Events that a script makes have no pointer to capture.
main.map.element.setPointerCapture = () => {};
const fire = (kind, where) => main.map.element.dispatchEvent(new PointerEvent(kind, where));
fire("pointerdown", at(near));
await drawn();
const began = performance.now();
fire("pointermove", at(unit));
const filled = performance.now() - began;
await drawn();
fire("pointerup", at(unit));
const sent = performance.now();
await settled();
await drawn();
if (state.plan.rev === before || state.plan.assignment[unit] !== cluster) throw new Error("no step was made");
return [filled, performance.now() - sent];
"""
TRAVEL = """const began = performance.now();
const before = klynge.state.plan.rev;
document.querySelector(arguments[0]).click();
await klynge.settled();
await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
if (klynge.state.plan.rev === before) throw new Error("no step was made");
return performance.now() - began;"""


def steps(page, server):
    fills, edits, sizes = [], [], []
    for turn in range(EDITS):
        found = page.promise(STEP, turn * 13)
        assert isinstance(found, list), found
        fills.append(found[0])
        edits.append(found[1])
    line("pointer to fill changed", fills)
    line("edit to new scores drawn", edits)
    sizes = [entry for entry in page.js("return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/edits')).map(({ encodedBodySize }) => encodedBodySize)") if entry]
    if sizes:
        print(f"    {'answer to an edit':42} p50 {percentile(sizes, 0.5) / 1024:7.1f}  p95 {percentile(sizes) / 1024:7.1f} KB  ({len(sizes)})")
    line("undo", [page.promise(TRAVEL, "[data-key=bar-undo]") for _ in range(min(EDITS, 30))])
    line("redo", [page.promise(TRAVEL, "[data-key=bar-redo]") for _ in range(min(EDITS, 30))])
    chance = []
    for turn in range(5):
        page.promise(STEP, turn * 17 + 1)
        began = time.perf_counter()
        # Clusters of which no other of their kind can be drawn never get one: it is over when nothing has come for a second.
        known, last = -1, began
        while time.perf_counter() - last < 1 and time.perf_counter() - began < 10:
            now = page.js("return [...klynge.state.plan.clusters.values()].filter(({ chance }) => chance).length")
            if now != known:
                known, last = now, time.perf_counter()
            time.sleep(0.01)
        chance.append((last - began) * 1000)
    line("last chance percentile after an edit", chance)


def complete(page):
    page.js("klynge.state.tool = 'select'; klynge.chooseCluster(null)")
    page.press("f")
    page.js("const seconds = document.querySelector('#complete-seconds'); if (seconds) seconds.value = 20")
    page.press_button("[data-key=begin]")
    try:
        page.wait(lambda: page.js("return Boolean(klynge.state.job?.candidates.length || klynge.state.job?.failure)"), seconds=25)
        line("complete: first candidate", page.js("return klynge.state.job.first ?? -1"))
        if page.js("return klynge.state.job.isRunning"):
            page.press_button("[data-key=cancel]")
            page.wait(lambda: page.js("return klynge.state.job.cancelled !== undefined"))
            line("complete: cancel honoured", page.js("return klynge.state.job.cancelled"))
        else:
            print("    complete: ended before it could be cancelled")
    except AssertionError:
        print("    complete: no candidate in 25 s")
    page.close_dialogs()


def main():
    print("\nLatencies of the what-if page (headless Chromium, software drawing, server and browser on one machine):")
    given = [argument.split("=", 1) for argument in sys.argv[1:]]
    if given:
        for name, study in given:
            measure(name, pathlib.Path(study))
        return
    measure("SampleData, 16 units", SAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        for name, within in (("Ringkøbing-Skjern, 46 units", ["Ringkøbing-Skjern"]), ("Denmark, 2,141 units", None)):
            study = shared_study(folder, within)
            if study is None:
                print(f"  {name}: left out, ../shared/data is not here")
            else:
                measure(name, study)


if __name__ == "__main__":
    main()
