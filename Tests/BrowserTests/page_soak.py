"""Ten minutes of edits on the what-if page, back to back: memory of the page and of the server must stay flat. Run by `make soak`."""

import os
import random
import sys
import time

from page_server import SAMPLE, Page, Server

MINUTES = float(os.environ.get("MINUTES", "10"))
EDITS = int(os.environ.get("EDITS", "3000"))

STEP = """
const { state, settled, changed } = klynge;
const border = [];
state.study.units.forEach((unit, index) => {
  const home = state.plan.assignment[index];
  // No cluster is emptied: there is always a next step.
  if (home !== null && state.plan.clusters.get(home).members.length < 2) return;
  for (const near of unit.neighbours) { const other = state.plan.assignment[near]; if (other !== null && other !== home) border.push([index, other]); }
});
const [unit, cluster] = border[Math.floor(arguments[0] * border.length)];
const before = state.plan.rev;
state.units = new Set([unit]);
changed("selection");
document.querySelector(`[data-key="row-${cluster}"]`).click();
await settled();
return state.plan.rev > before;
"""


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def main():
    random.seed(1)
    server, page = Server(SAMPLE), Page()
    try:
        page.open(server.url)
        page.driver.execute_cdp_cmd("HeapProfiler.enable", {})
        began, rows = time.time(), []
        for edit in range(EDITS + 1):
            # The first tenth warms up: caches of scores and of chance fill.
            if edit % (EDITS // 10) == 0:
                page.driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
                heap = page.js("return performance.memory.usedJSHeapSize") / 1e6
                nodes = page.driver.execute_cdp_cmd("Memory.getDOMCounters", {})["nodes"]
                rows.append((resident(server.process.pid), heap, nodes))
                print(f"{edit:5} edits  {time.time() - began:5.0f} s  server {rows[-1][0]:6.1f} MB  page {heap:5.1f} MB  {nodes} nodes", flush=True)
            made = page.promise(STEP, random.random())
            assert made is True, made
            pause = MINUTES * 60 / EDITS - (time.time() - began) / (edit + 1)
            if pause > 0:
                time.sleep(pause)
        warm, last = rows[1], rows[-1]
        growth = [100 * (after / before - 1) for before, after in zip(warm, last)]
        print(f"from {EDITS // 10} to {EDITS} edits: server {growth[0]:+.1f} %, page {growth[1]:+.1f} %, nodes {growth[2]:+.1f} %")
        return 0 if all(change <= 10 for change in growth) else 1
    finally:
        page.driver.quit()
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
