"""What goes wrong around the what-if page, and what it says then: in Danish, with odd names, after a long sleep, with files that change."""

import json
import pathlib
import re
import shutil
import tempfile
import time
import unittest

from page_server import SAMPLE, Page, Server

CTRL = 2
LONG = "Sankt " + "Ærøskøbing-" * 26 + "Sogn"
MARKUP = "<img src=x onerror=\"document.title='run'\"> & \"=1+1\""


class PageFaultsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = Page()

    @classmethod
    def tearDownClass(cls):
        cls.page.driver.quit()

    def serve(self, *arguments, study=SAMPLE):
        server = Server(study, *arguments)
        self.addCleanup(server.stop)
        self.addCleanup(lambda: self.page.driver.get("about:blank"))
        self.page.emulate()
        return server

    def open_as_new(self, server):
        """Opens the page as somebody does who was never here: nothing is kept, so the server's language counts."""
        page = self.page
        page.driver.get("about:blank")
        page.driver.get(server.url.split("#")[0] + "page.css")
        page.js("sessionStorage.clear()")
        page.driver.get(server.url)
        page.wait(lambda: page.js("return Boolean(window.klynge?.main.map?.picture?.drawn)"), "the map is not drawn")
        # The ways to begin come when the server has told them.
        time.sleep(0.3)
        page.close_dialogs()

    def refusals(self):
        """What the page shows where the server refuses: to go to a step that is not there, and a code that is none."""
        return self.page.promise(
            """const { server } = await import("./protocol.js"); const found = [];
            for (const ask of [() => server.goTo(klynge.state.plan.rev, 99), () => server.importCode("hello"), () => server.edit(klynge.state.plan.rev, "", [{ dissolve: { cluster: 99 } }])])
              await ask().catch((error) => found.push(error.message));
            return found;""")

    def test_1_danish_from_the_command_line_and_danish_refusals(self):
        page = self.page
        self.open_as_new(self.serve("--lang", "da"))
        self.assertEqual(page.js("return document.documentElement.lang"), "da")
        self.assertIn("klynger", page.text("#sentence"))
        self.assertEqual(self.refusals(), ["der er intet trin 99", "det er ikke en plankode: den begynder med K1", "der er ingen klynge 99"])
        # The person's own choice holds, and the same refusals come in the other language at once.
        page.press_button("[data-key=bar-language]")
        self.assertEqual(self.refusals()[0], "there is no step 99")
        page.driver.refresh()
        page.wait(lambda: page.js("return Boolean(window.klynge?.main.map?.picture?.drawn)"))
        self.assertEqual(page.js("return document.documentElement.lang"), "en")

    def test_2_what_cannot_be_completed_is_said_in_danish(self):
        page, server = self.page, self.serve("--lang", "da")
        self.open_as_new(server)
        page.promise("const { setLimit } = await import('./edits.js'); setLimit('x', { population: [15000, null], maxDiameterKm: 1, cover: 'all' }); await klynge.settled();")
        page.press("f")
        page.press_button("[data-key=begin]")
        page.wait(lambda: page.js("return Boolean(klynge.state.job?.failure)"), "no reason", 60)
        said = page.text(".complete")
        self.assertNotRegex(said, r"\b(the|of|is|units|cluster|limit)\b", said)

    def test_3_names_of_300_letters_and_names_with_markup(self):
        with tempfile.TemporaryDirectory() as folder:
            study = pathlib.Path(folder, "study")
            shutil.copytree(SAMPLE, study, ignore=shutil.ignore_patterns("sessions"))
            text = (study / "parishes.geojson").read_text("utf-8")
            names = re.findall(r'"navn":"([^"]+)"', text)
            for old, new in zip(names, (LONG, MARKUP)):
                text = text.replace(f'"navn":"{old}"', f'"navn":{json.dumps(new, ensure_ascii=False)}')
            (study / "parishes.geojson").write_text(text, "utf-8")
            for villages in study.glob("villages*"):
                villages.unlink()
            toml = (study / "klynge.toml").read_text("utf-8")
            (study / "klynge.toml").write_text("\n".join(line for line in toml.splitlines() if not line.startswith("villages")), "utf-8")
            server = self.serve(study=study)
            page = self.page
            self.open_as_new(server)
            self.assertTrue(page.js("return klynge.state.study.units.some(({ name }) => name === arguments[0])", LONG))
            for width, height in ((1440, 900), (390, 844)):
                page.emulate(width=width, height=height, touch=width < 800)
                page.js("klynge.chooseCluster([...klynge.state.plan.clusters.keys()][0])")
                for name in (LONG, MARKUP):
                    page.js("klynge.main.focusUnit(0); const u = klynge.state.study.units.find(({ name }) => name === arguments[0]).index; klynge.state.units = new Set([u]); klynge.changed('selection')", name)
                    time.sleep(0.2)
                    self.assertIn(name[:40], page.text("#selection"))
                    self.assertLessEqual(page.js("return document.documentElement.scrollWidth"), width, "the page is as wide as the window")
                    for part in ("#panel", "#selection", "#bar"):
                        self.assertLessEqual(page.js("return document.querySelector(arguments[0]).getBoundingClientRect().right", part), width + 1, part)
            self.assertNotEqual(page.js("return document.title"), "run")
            self.assertEqual(page.js("return document.querySelectorAll('img').length"), 0)
            # A name of a cluster has an end, and the page says where.
            refused = page.promise("const { server } = await import('./protocol.js'); try { await server.edit(klynge.state.plan.rev, '', [{ rename: { cluster: 1, name: 'x'.repeat(300) } }]); } catch (error) { return error.message; }")
            self.assertIn("200 characters", refused)

    def test_4_a_browser_that_slept(self):
        # In a browser of its own, whose tab stays half asleep afterwards.
        server, page, kept = self.serve(), Page(), self.page
        self.addCleanup(page.driver.quit)
        self.page = page
        self.addCleanup(setattr, self, "page", kept)
        self.open_as_new(server)
        # Asleep: no timers, no network. Meanwhile the server is started again, and somebody else edits.
        page.driver.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "frozen"})
        server.kill()
        server.start(server.port)
        plan = server.json("GET", "plan")
        unit = next(unit for unit, home in plan["assignment"].items() if home is not None)
        server.json("POST", "take", {})
        server.json("POST", "edits", {"label": "meanwhile", "ops": [{"assign": {"units": [unit], "cluster": None}}]})
        page.driver.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "active"})
        page.wait(lambda: page.js("return klynge.state.plan.assignment[klynge.state.study.units.findIndex(({ id }) => id === arguments[0])]", unit) is None, "it does not follow", 20)
        page.wait(lambda: "another tab" in page.text("#banner").lower(), lambda: page.text("#banner"))
        page.press_button("#banner button")
        page.wait(lambda: page.js("return !klynge.state.isReader && !klynge.state.isGone"), "it cannot take over")
        page.press("z", 2)
        page.settle()
        self.assertIsNotNone(page.plan()["assignment"][unit], "what was done meanwhile can be undone")

    def test_5_a_file_that_changes_while_it_is_served(self):
        page, server = self.page, self.serve()
        self.open_as_new(server)
        roads = server.study / "roads.geojson"
        roads.write_bytes(roads.read_bytes() + b"\n")
        page.promise("const { lockAll } = await import('./edits.js'); lockAll(true); await klynge.settled();")
        page.wait(lambda: "roads.geojson" in page.text("#toast"), lambda: page.text("#toast"))
        self.assertIn("changed on disk", page.text("#toast"))
        self.assertIn("start it again", page.text("#toast"))

    def test_6_plan_code_and_decision_log_are_in_the_dialogs(self):
        page, server = self.page, self.serve()
        self.open_as_new(server)
        before = page.plan()["assignment"]
        page.press("x")
        page.press_button("[data-form=code]")
        page.wait(lambda: page.js("return document.querySelector('.plan-code textarea')?.value"), "no code")
        code = page.js("return document.querySelector('.plan-code textarea').value")
        page.close_dialogs()
        page.promise("const { edit } = await import('./edits.js'); edit('emptied', [{ arrange: { clusters: [] } }]); await klynge.settled();")
        page.press("x")
        self.assertTrue(page.js("return Boolean(document.querySelector('[data-form=log]') && document.querySelector('#with-log'))"))
        page.press_button(".export footer button:last-child")
        page.js("const field = document.querySelector('#pasted'); field.value = arguments[0]", code)
        page.press_button("[data-form=paste]")
        page.press_button("[data-key=apply]")
        page.settle()
        groups = lambda plan: sorted(sorted(unit for unit in plan if plan[unit] == home) for home in set(plan.values()) - {None})
        self.assertEqual(groups(page.plan()["assignment"]), groups(before))
        status, plain = server.ask("GET", "export?as=report")
        status, logged = server.ask("GET", "export?as=report&log=1")
        self.assertIn(b"emptied", logged)
        self.assertNotIn(b"emptied", plain)

    def test_7_a_day_of_steps(self):
        """The page keeps the last of many steps, and still goes to any of them and on from there."""
        page, server = self.page, self.serve()
        for number in range(460):
            server.json("POST", "edits", {"label": f"step {number + 1}", "ops": [{"lockAll": {"on": number % 2 == 0}}]})
        self.open_as_new(server)
        page.press_button("#banner button")
        page.wait(lambda: page.js("return !klynge.state.isReader"))
        self.assertIn("460 steps", page.text(".history summary"))
        kept = page.js("return klynge.state.plan.steps.length")
        self.assertLess(kept, 460)
        page.press("z", CTRL)
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.step"), 459)
        for step in (3, 2, 460, 1):
            page.promise("const { goTo } = await import('./edits.js'); goTo(arguments[0], 'x'); await klynge.settled();", step)
            self.assertEqual(page.js("return [klynge.state.plan.step, document.querySelector('.history .now span').textContent]"), [step, f"step {step}"])
        page.press("z", CTRL)
        page.settle()
        self.assertIn("Start", page.text(".history .now"))
        page.press("y", CTRL)
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.step"), 1)


if __name__ == "__main__":
    unittest.main()
