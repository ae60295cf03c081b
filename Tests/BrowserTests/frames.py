"""How fast a report opens and moves in headless Chromium: a report to read, which judges nothing. Run by scripts/report-frames."""

import math
import pathlib
import sys
import time

from chromium import browser

# Before the page's own script: every frame's length, and every task that held up the page.
WATCH = """
window.frames_ = []; window.tasks_ = [];
let before = performance.now();
requestAnimationFrame(function next(now) { frames_.push(now - before); before = now; requestAnimationFrame(next); });
new PerformanceObserver((list) => { for (const task of list.getEntries()) tasks_.push(task.duration); })
  .observe({ type: "longtask", buffered: true });
"""


def measured(driver, name, act):
    """Does `act`, and says how long the frames meanwhile and in the half second after were."""
    driver.execute_script("frames_.length = 0; tasks_.length = 0;")
    act()
    time.sleep(0.5)
    frames, tasks = driver.execute_script("return [frames_, tasks_]")
    slow = [frame for frame in frames if frame > 50]
    frames.sort()
    middle = frames[len(frames) // 2]
    print(f"{name:22} {len(frames):4} frames, median {middle:3.0f} ms, longest {frames[-1]:4.0f} ms, {len(slow)} over 50 ms; "
          f"longest task {max(tasks, default=0):4.0f} ms")
    sys.stdout.flush()


def main(path):
    address = pathlib.Path(path).resolve().as_uri()
    driver = browser()
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    driver.get("about:blank")
    driver.get(address)
    paint, interactive, loaded, nodes = driver.execute_script(
        """const [page] = performance.getEntriesByType("navigation");
        const walker = document.createNodeIterator(document);
        let nodes = 0; while (walker.nextNode()) nodes++;
        return [performance.getEntriesByName("first-contentful-paint")[0]?.startTime, page.domInteractive, page.loadEventEnd, nodes];""")
    size = pathlib.Path(path).stat().st_size / 1e6
    print(f"{size:.1f} MB, {nodes} nodes, first paint {paint:.0f} ms, parsed and scripts run {loaded:.0f} ms")
    time.sleep(1.5)

    box = driver.execute_script("const b = document.querySelector('.stage').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]")
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2

    def mouse(kind, x, y, **more):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more})

    def wheel(turns):
        for _ in range(abs(turns)):
            mouse("mouseWheel", x, y, deltaX=0, deltaY=-60 if turns > 0 else 60)

    def drag():
        mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1)
        for step in range(90):
            angle = step / 45 * math.pi
            mouse("mouseMoved", x + 150 * math.sin(angle), y + 110 * (1 - math.cos(angle)), button="left", buttons=1)
        mouse("mouseReleased", x, y, button="left", buttons=0, clickCount=1)

    def hover():
        for step in range(60):
            mouse("mouseMoved", box[0] + box[2] * (0.2 + step / 100), y + 60 * math.sin(step / 6))

    measured(driver, "at rest", lambda: time.sleep(1.5))
    measured(driver, "pointer over the map", hover)
    measured(driver, "zoom in, slightly", lambda: wheel(8))
    measured(driver, "drag", drag)
    measured(driver, "zoom in, far", lambda: wheel(24))
    measured(driver, "drag, far in", drag)
    measured(driver, "zoom out", lambda: wheel(-40))
    measured(driver, "open the last card", lambda: driver.execute_script("location.hash = [...document.querySelectorAll('.card')].at(-1).id"))
    driver.quit()


main(sys.argv[1])
