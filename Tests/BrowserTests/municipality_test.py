"""Three jobs on a real municipality, done with the page alone as a new user would. Skipped where ../shared/data is absent."""

import os
import pathlib
import tempfile
import time
import unittest

from page_server import Page, Server
from shared_studies import shared_study

CTRL, SHIFT = 2, 8
# Where pictures go, for people to look at.
PICTURES = os.environ.get("PICTURES")


class MunicipalityTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.study = shared_study(cls.folder.name, ["Ringkøbing-Skjern"])
        if cls.study is None:
            cls.folder.cleanup()
            raise unittest.SkipTest("../shared/data is not here")
        cls.page = Page()

    @classmethod
    def tearDownClass(cls):
        cls.page.driver.quit()
        cls.folder.cleanup()

    def setUp(self):
        self.server = Server(self.study)
        self.addCleanup(self.server.stop)
        self.addCleanup(lambda: self.page.driver.get("about:blank"))
        self.page.emulate()
        self.page.open(self.server.url, "da", closes=False)

    def id(self, name):
        return self.page.js("return klynge.state.study.units.find((unit) => unit.name === arguments[0]).id", name)

    def picture(self, name):
        if PICTURES:
            time.sleep(0.6)
            self.page.picture(pathlib.Path(PICTURES, f"{name}.png"))

    def choose(self, *names):
        """The first by a press, further ones with Shift."""
        for index, name in enumerate(names):
            self.page.click_unit(self.id(name), SHIFT if index else 0)
        self.assertEqual(self.page.js("return klynge.state.units.size"), len(names))

    def test_1_from_nothing(self):
        page = self.page
        page.wait(lambda: page.js("return Boolean(document.querySelector('dialog.starts'))"), "no start screen")
        self.picture("job1-start")
        page.js("[...document.querySelectorAll('.start')].find((card) => card.textContent.includes('Tomt kort')).click()")
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.clusters.size"), 0)
        # A first cluster by pressing, a second by painting, Skjern outside by choice, the rest by the search.
        self.choose("Tarm", "Egvad", "Ådum")
        page.press("g")
        page.settle()
        self.picture("job1-first")
        page.press("Escape")
        self.choose("Videbæk")
        page.press("g")
        page.settle()
        page.press("b")
        page.drag([page.place(self.id(name)) for name in ("Videbæk", "Vorgod")])
        page.settle()
        page.press("v")
        page.press("Escape")
        self.choose("Skjern")
        page.press("o")
        page.settle()
        page.press("l", SHIFT)
        page.settle()
        page.press("Escape")
        before = page.plan()
        self.assertEqual(len(before["locks"]), 2)
        page.press("f")
        page.press_button("[data-key=begin]")
        page.wait(lambda: page.js("return Boolean(document.querySelector('[data-key=accept]')) || Boolean(document.querySelector('.complete .flag'))"), "no end", 60)
        self.picture("job1-complete")
        page.press_button("[data-key=accept]")
        page.settle()
        after = page.plan()
        for unit, home in before["assignment"].items():
            if home in before["locks"]:
                self.assertEqual(after["assignment"][unit], home)
        self.assertIsNone(after["assignment"][self.id("Skjern")])
        self.assertGreater(len(after["scores"]), 3)
        page.press("n")
        self.picture("job1-done")

    def test_2_two_objections(self):
        page = self.page
        page.close_dialogs()
        # "But Ådum belongs with us": who says what it would do, then it is done, and undone.
        home = page.plan()["assignment"][self.id("Ådum")]
        page.js("klynge.chooseCluster(arguments[0])", home)
        self.picture("job2-before")
        self.choose("Ådum")
        self.picture("job2-offers")
        page.press("Delete")
        page.settle()
        self.assertIsNone(page.plan()["assignment"][self.id("Ådum")])
        page.press("z", CTRL)
        page.settle()
        self.assertEqual(page.plan()["assignment"][self.id("Ådum")], home)
        # "These belong together": the page shows the ways, and what each costs.
        page.press("Escape")
        self.choose("Hoven", "Ådum")
        page.press_button("[data-key=offer-together]")
        page.wait(lambda: page.js("return document.querySelectorAll('.ways button').length"), "no way")
        self.picture("job2-together")
        page.press_button(".ways button")
        page.settle()
        plan = page.plan()["assignment"]
        self.assertEqual(plan[self.id("Hoven")], plan[self.id("Ådum")])
        page.press("m")
        self.picture("job2-after")

    def test_3_compare_and_hand_over(self):
        page = self.page
        page.close_dialogs()
        page.press_button("[data-key=bar-compare]")
        page.wait(lambda: page.js("return Boolean(klynge.state.pinned)"))
        self.choose("Ådum")
        page.press("Delete")
        page.settle()
        page.press("Escape")
        page.press("c")
        page.wait(lambda: "Ådum" in page.text("#evaluation"), lambda: page.text("#evaluation"))
        self.picture("job3-compare")
        page.press("Escape")
        page.press("x")
        self.picture("job3-export")
        status, report = self.server.ask("GET", "export?as=report")
        self.assertEqual(status, 200)
        self.assertIn("Ådum", report.decode("utf-8"))

    def test_4_how_it_looks(self):
        """Nothing to assert but that it draws: the pictures are for people."""
        page = self.page
        for name, emulation in {
            "desktop": {}, "dark": {"scheme": "dark"}, "tablet": {"width": 820, "height": 1180, "touch": True},
            "phone": {"width": 390, "height": 844, "touch": True}, "wall": {"width": 1920, "height": 1080},
        }.items():
            page.emulate(**emulation)
            page.open(self.server.url, "da")
            page.js("klynge.chooseCluster([...klynge.state.plan.clusters.keys()][2])")
            if name == "wall":
                page.press("p")
            self.picture(f"look-{name}")
            self.assertTrue(page.js("return klynge.main.map.element.classList.contains('pictured')"))
            if name == "wall":
                page.press("Escape")


if __name__ == "__main__":
    unittest.main()
