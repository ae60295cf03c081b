"""A running `klynge serve` for the browser tests, and the page as a person uses it."""

import base64
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from chromium import browser

KLYNGE = os.environ["KLYNGE"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "SampleData"


class Server:
    """`klynge serve` on a copy of a study, so that sessions lie in a folder of the test."""

    def __init__(self, study=SAMPLE, *arguments, copies=True):
        self.folder = tempfile.TemporaryDirectory()
        self.study = pathlib.Path(self.folder.name, "study")
        if copies:
            shutil.copytree(study, self.study, ignore=shutil.ignore_patterns("sessions"))
        else:
            self.study = pathlib.Path(study)
        self.arguments = list(arguments)
        self.process = None
        self.start()

    def start(self, port=0):
        """Starts it and waits until it says where it listens."""
        self.process = subprocess.Popen(
            [KLYNGE, "serve", str(self.study), *self.arguments, "--port", str(port), "--no-open", "--format", "json"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(self.process.stderr.read())
        facts = json.loads(line)
        self.url, self.session = facts["url"], facts["session"]
        self.port = int(self.url.split(":")[2].split("/")[0])
        self.token = self.url.split("token=")[1]
        return self

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()
        self.folder.cleanup()

    def ask(self, method, path, body=None, kind="application/json", **headers):
        """One request of the protocol, as (status, bytes)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            sent = {"X-Klynge-Token": self.token, **{key.replace("_", "-"): value for key, value in headers.items()}}
            if body is not None:
                sent["Content-Type"] = kind
                body = body if isinstance(body, bytes) else json.dumps(body).encode()
            connection.request(method, "/api/1/" + path, body, sent)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def json(self, method, path, body=None):
        status, text = self.ask(method, path, body)
        assert status < 300, (method, path, status, text[:500])
        return json.loads(text)

    def journal(self):
        """The lines of the session's file."""
        found = list(pathlib.Path(self.study, "sessions").glob("*.jsonl"))
        return found[0].read_text("utf-8").splitlines() if found else []


class Page:
    """The page in headless Chromium."""

    def __init__(self, driver=None):
        self.driver = driver or browser()
        self.emulate()

    def emulate(self, scheme="light", width=1440, height=900, touch=False):
        command = self.driver.execute_cdp_cmd
        command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        command("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch})
        command("Emulation.setTouchEmulationEnabled", {"enabled": touch})

    def open(self, url, language="en", closes=True, is_new=False):
        """Opens the page in this tab; `is_new` has it forget that it was open here before."""
        self.driver.get("about:blank")
        self.driver.get(url.split("#")[0] + "page.css")
        self.js("const tab = sessionStorage.getItem('klynge-tab'); sessionStorage.clear(); sessionStorage.setItem('klynge-language', arguments[0]); if (!arguments[1] && tab) sessionStorage.setItem('klynge-tab', tab)", language, is_new)
        self.driver.get(url)
        self.wait(lambda: self.js("return Boolean(window.klynge?.main.map?.picture?.drawn)"), "the map is not drawn")
        if closes:
            time.sleep(0.2)
            self.close_dialogs()

    def close_dialogs(self):
        self.js("for (const dialog of document.querySelectorAll('dialog')) dialog.close()")
        self.wait(lambda: not self.js("return document.querySelector('dialog')"), "a dialog stays")

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def promise(self, script, *arguments):
        return self.driver.execute_async_script(
            f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, (error) => done('error: ' + error))", *arguments)

    def wait(self, condition, message="", seconds=10):
        end = time.time() + seconds
        while True:
            with contextlib.suppress(Exception):
                if condition():
                    return
            if time.time() > end:
                raise AssertionError(message() if callable(message) else message)
            time.sleep(0.02)

    def settle(self):
        """Waits until every step is answered."""
        self.wait(lambda: self.js("return !window.klynge.isBusy()"), "a step is not answered")

    # --- What the page shows

    def plan(self):
        """The assignment by unit id, and the score of every cluster by its number."""
        return self.js(
            """const { state } = klynge;
            return {
              rev: state.plan.rev, steps: state.plan.steps.length,
              assignment: Object.fromEntries(state.study.units.map((unit, i) => [unit.id, state.plan.assignment[i]])),
              scores: Object.fromEntries([...state.plan.clusters.values()].map((cluster) => [cluster.id, cluster.score])),
              locks: [...state.plan.locks], outside: [...state.plan.outside], unassigned: state.plan.unassigned.map((unit) => state.study.units[unit].id),
            };""")

    def place(self, unit):
        """Where the middle of a unit is in the window."""
        return self.js(
            """const { state, main } = klynge;
            const unit = state.study.units.find(({ id }) => id === arguments[0]);
            const box = main.map.element.getBoundingClientRect();
            const [x, y] = main.map.toScreen(unit.middle);
            return [Math.round(box.left + x), Math.round(box.top + y)];""", unit)

    def text(self, selector):
        return self.js("return document.querySelector(arguments[0])?.textContent ?? null", selector)

    # --- What a person does

    def mouse(self, kind, x, y, **more):
        self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more})

    def move(self, x, y):
        self.mouse("mouseMoved", x, y)

    def click(self, x, y, modifiers=0):
        self.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1, modifiers=modifiers)
        self.mouse("mouseReleased", x, y, button="left", buttons=0, clickCount=1, modifiers=modifiers)

    def click_unit(self, unit, modifiers=0):
        self.click(*self.place(unit), modifiers)

    def drag(self, places, modifiers=0, releases=True):
        x, y = places[0]
        self.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1, modifiers=modifiers)
        for to in places[1:]:
            for step in range(1, 6):
                self.mouse("mouseMoved", x + (to[0] - x) * step / 5, y + (to[1] - y) * step / 5, button="left", buttons=1, modifiers=modifiers)
            x, y = to
        if releases:
            self.mouse("mouseReleased", x, y, button="left", buttons=0, clickCount=1, modifiers=modifiers)

    def press(self, key, modifiers=0):
        """A key as the keyboard sends it; modifiers: 1 Alt, 2 Ctrl, 8 Shift."""
        named = {"Enter": 13, "Escape": 27, "Tab": 9, "Delete": 46, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, " ": 32}
        fields = {"key": key.upper() if modifiers & 8 and len(key) == 1 else key, "modifiers": modifiers, "windowsVirtualKeyCode": named.get(key, ord(key[0].upper()))}
        if len(key) == 1 and not modifiers & 3:
            fields["text"] = fields["key"]
        elif key == "Enter":
            fields["text"] = "\r"
        self.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", **fields})
        self.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **{k: v for k, v in fields.items() if k != "text"}})

    def touch(self, kind, *points):
        self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]})

    def press_button(self, selector):
        self.wait(lambda: self.js("const b = document.querySelector(arguments[0]); return Boolean(b && !b.disabled)", selector), f"no {selector}")
        self.js("document.querySelector(arguments[0]).click()", selector)

    def picture(self, path):
        data = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))
