"""What a planner does with the what-if page, done in headless Chromium against a running server. Run by scripts/browser-test."""

import importlib.util
import io
import json
import pathlib
import re
import subprocess
import tempfile
import time
import unittest
import zipfile

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from page_server import KLYNGE, ROOT, Page, Server

AXE = pathlib.Path(importlib.util.find_spec("axe_core_python").origin).with_name("axe.min.js").read_text("utf-8")
SHIFT, CTRL = 8, 2


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = Page()
        cls.downloads = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.page.driver.quit()
        cls.downloads.cleanup()

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        # A tab of an earlier test that reconnects would hold its page open.
        self.addCleanup(lambda: self.page.driver.get("about:blank"))
        self.page.driver.get_log("browser")
        self.page.emulate()
        self.page.open(self.server.url)

    def neighbours(self):
        """Ids of each unit's neighbours."""
        return self.page.js(
            """const { units } = klynge.state.study;
            return Object.fromEntries(units.map((unit) => [unit.id, unit.neighbours.map((other) => units[other].id)]));""")

    def moves(self, breaks=True):
        """Every move of a unit into the cluster of a neighbour, as (unit id, cluster); on demand those only that break no limit."""
        plan, near = self.page.plan()["assignment"], self.neighbours()
        broken = set(map(tuple, self.page.js(
            """const { state } = klynge; const found = [];
            for (const cluster of state.plan.clusters.values()) for (const [unit, { breaches }] of cluster.joins) if (breaches.length || state.study.units[unit].municipality !== state.study.units[cluster.members[0]].municipality) found.push([state.study.units[unit].id, cluster.id]);
            for (const cluster of state.plan.clusters.values()) for (const [unit, { breaches, pieces }] of cluster.leaves) if (breaches.length || pieces > 1) for (const id of state.plan.clusters.keys()) found.push([state.study.units[unit].id, id]);
            return found;""")))
        found = {(unit, plan[other]) for unit in near for other in near[unit] if plan[other] is not None and plan[other] != plan[unit]}
        return sorted(found if breaks else found - broken)

    def choose(self, cluster):
        self.page.js("klynge.chooseCluster(arguments[0])", cluster)

    def assign(self, unit, cluster):
        """By two presses, as a person does: the unit on the map, then its new cluster's row."""
        self.page.press("Escape")
        self.page.click_unit(unit)
        self.page.press_button(f"[data-key='row-{cluster}']")
        self.page.settle()

    def downloaded(self, suffix, act):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.downloads.name))
        self.page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
        act()
        found = lambda: [path for path in folder.iterdir() if path.suffix == suffix]
        self.page.wait(found, f"no {suffix} was saved", 20)
        time.sleep(0.2)
        return found()[0]

    # --- Editing

    def test_01_a_drag_over_three_units_is_one_step_and_one_line(self):
        page = self.page
        plan, near = page.plan()["assignment"], self.neighbours()
        # A way of three units outside the cluster, each beside the one before.
        way = next(
            (start, one, two, three) for start in near if plan[start] is not None for one in near[start] if plan[one] != plan[start]
            for two in near[one] if plan[two] != plan[start] and two != one for three in near[two]
            if plan[three] != plan[start] and three not in (one, two))
        lines = len(self.server.journal())
        page.press("b")
        page.drag([page.place(unit) for unit in way])
        page.settle()
        after = page.plan()
        moved = [unit for unit in plan if plan[unit] != after["assignment"][unit]]
        self.assertGreaterEqual(set(moved), set(way[1:]))
        self.assertEqual({after["assignment"][unit] for unit in moved}, {plan[way[0]]})
        self.assertEqual(len(self.server.journal()), lines + 1)
        self.assertEqual(after["steps"], 2)
        page.press("z", CTRL)
        page.settle()
        self.assertEqual(page.plan()["assignment"], plan)

    def test_02_escape_during_a_drag_takes_it_back(self):
        page = self.page
        before = page.plan()
        unit, cluster = self.moves()[0]
        start = next(one for one in self.neighbours()[unit] if before["assignment"][one] == cluster)
        page.press("b")
        page.drag([page.place(start), page.place(unit)], releases=False)
        self.assertTrue(page.js("return klynge.state.ahead.size"), "the drag fills at once")
        page.press("Escape")
        page.mouse("mouseReleased", *page.place(unit), button="left", buttons=0, clickCount=1)
        page.settle()
        self.assertEqual(page.plan(), before)

    def test_03_forty_steps_back_and_forth(self):
        page = self.page
        recorded = [page.plan()]
        for turn in range(40):
            moves = self.moves()
            unit, cluster = moves[turn * 7 % len(moves)]
            page.js("klynge.state.units = new Set([klynge.state.study.units.findIndex((one) => one.id === arguments[0])])", unit)
            page.press(str(cluster))
            page.settle()
            recorded.append(page.plan())
        facts = lambda plan: (plan["assignment"], plan["scores"])
        for step in reversed(recorded[:-1]):
            page.press("z", CTRL)
            page.settle()
            self.assertEqual(facts(page.plan()), facts(step))
        for step in recorded[1:]:
            page.press("y", CTRL)
            page.settle()
            self.assertEqual(facts(page.plan()), facts(step))

    def test_04_locked_clusters_refuse_paint_box_and_numbers(self):
        page = self.page
        unit, cluster = self.moves()[0]
        self.choose(cluster)
        page.press("l")
        page.settle()
        before = page.plan()
        self.assertEqual(before["locks"], [cluster])
        near = self.neighbours()
        inside = next(one for one in near[unit] if before["assignment"][one] == cluster)
        page.press("b")
        page.drag([page.place(inside), page.place(unit)])
        page.settle()
        self.assertEqual(page.plan()["assignment"], before["assignment"])
        self.assertIn("locked", page.text("#toast"))
        page.press("v")
        page.press("Escape")
        page.click_unit(inside)
        other = next(number for number in before["scores"] if int(number) != cluster)
        page.press(other)
        page.settle()
        self.assertEqual(page.plan()["assignment"], before["assignment"])
        # A box around everything, sent to another cluster.
        box = page.js("const b = klynge.main.map.element.getBoundingClientRect(); return [b.left + 5, b.top + 5, b.right - 80, b.bottom - 5]")
        page.drag([(box[0], box[1]), (box[2], box[3])], modifiers=SHIFT)
        page.press(other)
        page.settle()
        self.assertEqual(page.plan()["assignment"], before["assignment"])

    def test_05_next_visits_each_unassigned_once_and_no_one_outside(self):
        page = self.page
        page.js("klynge.state.units = new Set([0, 1]); klynge.changed('selection')")
        page.press("Delete")
        page.settle()
        page.js("klynge.state.units = new Set([2]); klynge.changed('selection')")
        page.press("o")
        page.settle()
        page.press("Escape")
        plan = page.plan()
        ids = page.js("return klynge.state.study.units.map(({ id }) => id)")
        self.assertIn(2, plan["outside"])
        visited = []
        for _ in plan["unassigned"]:
            page.press("n")
            visited += page.js("return [...klynge.state.units].map((unit) => klynge.state.study.units[unit].id)")
        self.assertEqual(sorted(visited), sorted(plan["unassigned"]))
        self.assertNotIn(ids[2], visited)
        people = page.js("return Object.fromEntries(klynge.state.study.units.map(({ id, people }) => [id, people]))")
        self.assertEqual(visited, sorted(visited, key=lambda unit: -people[unit]), "the largest first")

    def test_06_a_cut_is_shown_and_reconnected(self):
        page = self.page
        near = self.neighbours()
        # A cluster of three in a row, whose middle leaves.
        one, cut, other = next((one, middle, other) for middle in near for one in near[middle] for other in near[middle] if one < other and other not in near[one])
        page.js("klynge.state.units = new Set(klynge.state.study.units.filter(({ id }) => arguments[0].includes(id)).map(({ index }) => index)); klynge.changed('selection')", [one, cut, other])
        page.press("g")
        page.settle()
        cluster = page.plan()["assignment"][cut]
        self.assertEqual(page.js("return klynge.state.cluster"), cluster)
        page.press("Escape")
        page.click_unit(cut)
        page.press("Delete")
        page.settle()
        self.choose(cluster)
        self.assertEqual(page.js("return klynge.state.plan.clusters.get(arguments[0]).pieces.length", cluster), 2)
        self.assertGreater(page.js("return document.querySelectorAll('.lit .cut').length"), 0)
        labels = page.js("return [...document.querySelectorAll('.labels .badge')].map((label) => label.textContent)")
        self.assertIn(f"{cluster}a", labels)
        self.assertIn(f"{cluster}b", labels)
        page.press_button("[data-key=reconnect]")
        page.wait(lambda: page.js("return document.querySelectorAll('.ways button').length") > 0, "no way to reconnect")
        self.assertTrue(page.js("return Boolean(klynge.state.preview)"), "the way is previewed")
        page.press_button(".ways button")
        page.settle()
        self.assertEqual(page.js("return [...klynge.state.plan.clusters.values()].every((cluster) => cluster.pieces.length === 1)"), True)

    def test_07_the_tooltip_foretells_every_border_move(self):
        page = self.page
        moves = self.moves()
        self.assertGreater(len(moves), 15)
        for unit, cluster in moves:
            page.press("Escape")
            self.choose(cluster)
            x, y = page.place(unit)
            page.move(x, y)
            page.move(x + 1, y)
            said = page.text(".hint .foretold")
            foretold = page.js("return klynge.state.plan.clusters.get(arguments[0]).joins.get(klynge.state.study.units.findIndex((one) => one.id === arguments[1])).score", cluster, unit)
            self.assign(unit, cluster)
            self.assertEqual(page.plan()["scores"][str(cluster)], foretold, f"{unit} to {cluster}")
            self.assertIn(f"→ {foretold:.2f}", said, f"{unit} to {cluster}")
            page.press("z", CTRL)
            page.settle()

    def test_08_complete_keeps_locks_and_outside(self):
        page = self.page
        self.choose(1)
        page.press("l")
        page.settle()
        page.js("klynge.state.units = new Set(klynge.state.study.units.map(({ index }) => index).filter((unit) => klynge.clusterOf(unit) === 2)); klynge.changed('selection')")
        page.press("Delete")
        page.settle()
        out = page.js("return klynge.state.plan.unassigned[0]")
        page.js("klynge.state.units = new Set([arguments[0]]); klynge.changed('selection')", out)
        page.press("o")
        page.settle()
        before = page.plan()
        page.press("Escape")
        page.press("f")
        page.press_button("[data-key=begin]")
        page.wait(lambda: page.js("return Boolean(document.querySelector('[data-key=accept]'))"), "no proposal", 40)
        page.press_button("[data-key=accept]")
        page.settle()
        after = page.plan()
        self.assertEqual(after["steps"], before["steps"] + 1)
        for unit, cluster in before["assignment"].items():
            if cluster == 1:
                self.assertEqual(after["assignment"][unit], 1)
        self.assertIn(out, after["outside"])
        self.assertLess(len(after["unassigned"]), len(before["unassigned"]))

    def test_09_a_completion_is_discarded_without_a_step(self):
        page = self.page
        before = page.plan()
        page.press("f")
        page.press_button("[data-key=begin]")
        page.wait(lambda: page.js("return Boolean(document.querySelector('[data-key=discard], [data-key=cancel]'))"))
        page.js("document.querySelector('[data-key=cancel]')?.click()")
        page.wait(lambda: page.js("return Boolean(klynge.state.job && !klynge.state.job.isRunning)"), "the job does not end")
        page.close_dialogs()
        page.js("klynge.state.preview = null; klynge.changed('preview')")
        self.assertEqual(page.plan()["assignment"], before["assignment"])

    def test_10_limits_are_steps_and_change_what_is_broken(self):
        page = self.page
        page.press("d")
        field = page.driver.find_element(By.CSS_SELECTOR, "[data-key='typed-population-1']")
        field.send_keys(Keys.CONTROL + "a" + Keys.NULL, "2,000", Keys.ENTER)
        page.js("document.activeElement.blur()")
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.limits.population[1]"), 2000)
        self.assertGreater(page.js("return [...klynge.state.plan.clusters.values()].filter((cluster) => !cluster.isWithin).length"), 0)
        page.close_dialogs()
        page.press("z", CTRL)
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.limits.population[1]"), 16000)

    def test_11_a_name_with_markup_is_a_name(self):
        page = self.page
        self.choose(1)
        name = "<img src=x onerror=alert(1)> & 'Ådum'"
        self.server.json("POST", "take", {})
        self.server.json("POST", "edits", {"label": "<b>bold</b>", "ops": [{"rename": {"cluster": 1, "name": name}}]})
        page.wait(lambda: name in page.text(".card h2"), "the name of another tab's step is not shown")
        self.assertEqual(page.js("return document.querySelectorAll('#panel img, #panel b img').length"), 0)
        self.assertIn("<b>bold</b>", page.text(".history"))
        status, text = self.server.ask("POST", "edits", {"label": "", "ops": [{"rename": {"cluster": 1, "name": "x" * 300}}]})
        self.assertEqual(status, 422, text)

    # --- Several tabs, a server that goes and comes

    def test_28_a_double_click_renames_and_the_menu_merges(self):
        page = self.page
        x, y = page.js("const box = document.querySelector('[data-key=row-1] .name').getBoundingClientRect(); return [box.left + 10, box.top + box.height / 2]")
        page.click(x, y)
        for kind, buttons in (("mousePressed", 1), ("mouseReleased", 0)):
            page.mouse(kind, x, y, button="left", buttons=buttons, clickCount=2)
        page.wait(lambda: page.js("return document.activeElement.className") == "rename", "no field to rename in")
        page.driver.switch_to.active_element.send_keys(Keys.CONTROL + "a" + Keys.NULL, "Nord", Keys.ENTER)
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.clusters.get(1).name"), "Nord")
        count = page.js("return klynge.state.plan.clusters.size")
        page.press_button("[data-key=menu-1]")
        page.wait(lambda: page.text(".menu"))
        page.js("[...document.querySelectorAll('.menu button')].find((item) => item.textContent.startsWith('Merge')).click()")
        page.settle()
        self.assertEqual(page.js("return klynge.state.plan.clusters.size"), count - 1)

    def test_29_alt_and_click_takes_up_the_cluster_there(self):
        page = self.page
        unit, home = next((unit, home) for unit, home in page.plan()["assignment"].items() if home == 3)
        page.click_unit(unit, modifiers=1)
        self.assertEqual(page.js("return klynge.state.cluster"), home)
        self.assertEqual(page.js("return klynge.state.units.size"), 0)

    def test_12_a_second_tab_reads_until_it_takes_over(self):
        page, driver = self.page, self.page.driver
        first = driver.current_window_handle
        driver.switch_to.new_window("window")
        second = driver.current_window_handle
        try:
            page.emulate()
            page.open(self.server.url, is_new=True)
            self.assertIn("another tab", page.text("#banner"))
            self.assertTrue(page.js("return document.querySelector('[data-key=bar-paint]').disabled"))
            page.press_button("#banner button")
            page.wait(lambda: page.js("return !klynge.state.isReader"))
            unit, cluster = self.moves()[0]
            self.assign(unit, cluster)
            driver.switch_to.window(first)
            page.wait(lambda: page.js("return klynge.state.isReader"), "the first tab does not know")
            page.wait(lambda: page.plan()["assignment"][unit] == cluster, "the first tab does not follow")
        finally:
            driver.switch_to.window(second)
            driver.close()
            driver.switch_to.window(first)

    def test_13_the_server_goes_and_comes(self):
        page = self.page
        unit, cluster = self.moves()[0]
        self.assign(unit, cluster)
        acknowledged = page.plan()
        self.server.kill()
        page.wait(lambda: page.js("return klynge.state.isGone"), "no banner")
        self.assertIn("does not answer", page.text("#banner"))
        self.assertTrue(page.js("return document.querySelector('[data-key=bar-undo]').disabled"))
        saved = self.downloaded(".csv", lambda: page.press_button("#banner button"))
        self.assertIn(f"{unit},{cluster}", saved.read_text("utf-8"))
        self.server.start(self.server.port)
        began = time.time()
        page.wait(lambda: page.js("return !klynge.state.isGone"), "the page does not come back")
        print(f"    the page came back {1000 * (time.time() - began):.0f} ms after the server")
        self.assertTrue(page.js("return document.querySelector('#banner').hidden"))
        after = page.plan()
        self.assertEqual((after["assignment"], after["scores"]), (acknowledged["assignment"], acknowledged["scores"]))
        page.press("z", CTRL)
        page.settle()
        self.assertNotEqual(page.plan()["assignment"], acknowledged["assignment"], "what was done before the end can be undone after it")

    def test_14_the_projector_follows(self):
        page, driver = self.page, self.page.driver
        first = driver.current_window_handle
        driver.switch_to.new_window("window")
        wall = driver.current_window_handle
        try:
            page.emulate(width=1280, height=720)
            page.open(self.server.url + "&view", closes=False)
            self.assertEqual(page.js("return document.body.dataset.screen"), "projector")
            driver.switch_to.window(first)
            unit, cluster = self.moves()[0]
            began = time.time()
            self.assign(unit, cluster)
            driver.switch_to.window(wall)
            page.wait(lambda: page.plan()["assignment"][unit] == cluster, "the wall does not follow")
            print(f"    the projector followed within {1000 * (time.time() - began):.0f} ms, the gestures included")
            page.wait(lambda: " to " in page.text("#last-step"))
        finally:
            driver.switch_to.window(wall)
            driver.close()
            driver.switch_to.window(first)

    # --- Files

    def test_15_a_table_goes_out_and_comes_in_again(self):
        page = self.page
        unit, cluster = self.moves()[0]
        self.assign(unit, cluster)
        wanted = page.plan()["assignment"]
        page.press("x")
        saved = self.downloaded(".csv", lambda: page.press_button("[data-form=csv]"))
        page.close_dialogs()
        rows = [line.split(",")[:2] for line in saved.read_text("utf-8-sig").splitlines()]
        names = page.js("return Object.fromEntries(klynge.state.study.units.map(({ id, name }) => [id, name]))")
        excel = pathlib.Path(self.downloads.name, "fra excel.csv")
        excel.write_bytes("\r\n".join(["sogn;klynge"] + [f"{row[0]};{row[1]}" for row in rows[1:]]).encode("cp1252") + b"\r\n")
        for path in (saved, excel):
            page.js("klynge.state.units = new Set([0, 1, 2, 3]); klynge.changed('selection')")
            page.press("Delete")
            page.settle()
            self.assertNotEqual(page.plan()["assignment"], wanted)
            page.press("Escape")
            page.press("x")
            page.press_button(".export footer button:last-child")
            page.driver.find_element(By.CSS_SELECTOR, ".import input[type=file]").send_keys(str(path))
            page.press_button("[data-key=apply]")
            page.settle()
            page.close_dialogs()
            groups = lambda plan: sorted(sorted(one for one in plan if plan[one] == cluster) for cluster in set(plan.values()) - {None})
            self.assertEqual(groups(page.plan()["assignment"]), groups(wanted), path.name)
        self.assertTrue(names)

    def test_16_a_file_of_another_place_is_refused_with_its_lines(self):
        page = self.page
        path = pathlib.Path(self.downloads.name, "elsewhere.csv")
        path.write_text("unit,cluster\n7713,1\n0901x,2\n", "utf-8")
        page.press("x")
        page.press_button(".export footer button:last-child")
        page.driver.find_element(By.CSS_SELECTOR, ".import input[type=file]").send_keys(str(path))
        page.wait(lambda: "line 2" in page.text(".import"), lambda: page.text(".import"))

    def test_17_the_zip_is_what_score_writes(self):
        page = self.page
        unit, cluster = self.moves()[0]
        self.assign(unit, cluster)
        page.press("x")
        table = self.downloaded(".csv", lambda: page.press_button("[data-form=csv]"))
        packed = self.downloaded(".zip", lambda: page.press_button("[data-form=zip]"))
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "out")
            subprocess.run([KLYNGE, "score", str(self.server.study), str(table), "--out", str(out), "--quiet"], capture_output=True)
            with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
                files = {name.split("/")[-1]: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self.assertIn("assignment.csv", files)
        self.assertIn("report.html", files)
        self.assertEqual(files["assignment.csv"], table.read_bytes())

    def test_18_print_shows_the_report(self):
        page, driver = self.page, self.page.driver
        first = driver.current_window_handle
        before = set(driver.window_handles)
        page.press("x")
        page.press_button(".export footer button:first-child")
        page.wait(lambda: set(driver.window_handles) - before, "no window opens")
        driver.switch_to.window((set(driver.window_handles) - before).pop())
        try:
            page.wait(lambda: page.js("return document.body.dataset.ready"), "the report is not shown", 20)
            text = page.js("return document.body.innerText")
            self.assertIn("inhabitants", text)
            self.assertGreater(page.js("return document.querySelectorAll('svg path').length"), 10)
            self.assertGreater(page.js("return document.adoptedStyleSheets[0].cssRules.length"), 20)
        finally:
            driver.close()
            driver.switch_to.window(first)

    # --- Compare

    def test_19_compare_hatches_and_lists_what_moved(self):
        page = self.page
        page.press_button("[data-key=bar-compare]")
        page.wait(lambda: page.js("return Boolean(klynge.state.pinned)"), "nothing is pinned")
        unit, cluster = self.moves()[0]
        self.assign(unit, cluster)
        self.assertTrue(page.js("return document.querySelectorAll('.row .score small').length > 0"), "no change since the pinned plan is shown")
        page.press("Escape")
        page.press("Escape")
        page.press("c")
        name = page.js("return klynge.state.study.units.find(({ id }) => id === arguments[0]).name", unit)
        page.wait(lambda: name in (page.text("#evaluation") or ""), lambda: page.text("#evaluation"))
        self.assertEqual(page.js("return document.querySelectorAll('.stage').length"), 2)
        page.press("Escape")
        self.assertEqual(page.js("return document.querySelectorAll('.stage').length"), 1)

    # --- Without a pointer, with fingers, for everyone

    def test_20_keyboard_only(self):
        page = self.page
        page.js("document.querySelector('.stage').focus()")
        start = page.js("return klynge.main.focused")
        page.press("ArrowRight")
        page.press("ArrowDown")
        self.assertNotEqual(page.js("return klynge.main.focused"), start)
        unit, cluster = self.moves(breaks=False)[0]
        page.js("klynge.main.focusUnit(klynge.state.study.units.findIndex(({ id }) => id === arguments[0]))", unit)
        page.press("Enter")
        page.press(str(cluster))
        page.settle()
        self.assertEqual(page.plan()["assignment"][unit], cluster)
        page.wait(lambda: "Score" in page.text("#spoken"), lambda: page.text("#spoken"))
        page.press("Escape")
        page.press(str(cluster))
        page.press("l")
        page.settle()
        self.assertEqual(page.plan()["locks"], [cluster])
        # Something to complete: the places of another cluster are free again.
        free = [index for index in page.js("return klynge.state.plan.assignment.map((home, unit) => [home, unit]).filter(([home]) => home !== arguments[0]).map(([, unit]) => unit)", cluster)]
        page.js("klynge.state.units = new Set(arguments[0]); klynge.changed('selection')", free)
        page.press("Delete")
        page.settle()
        page.press("Escape")
        page.press("f")
        page.press("Enter")
        page.wait(lambda: page.js("return Boolean(document.querySelector('[data-key=accept]'))"), lambda: page.text("dialog"), 40)
        page.js("document.querySelector('[data-key=accept]').focus()")
        page.press("Enter")
        page.settle()
        page.press("x")
        self.assertTrue(page.js("return Boolean(document.querySelector('dialog.export'))"))
        # The table of places moves a place as well.
        page.close_dialogs()
        page.press("l", SHIFT)
        page.settle()
        if page.plan()["locks"]:
            page.press("l", SHIFT)
            page.settle()
        page.press("t")
        target = self.moves()[0]
        page.js("const select = document.querySelector(`tr[data-unit='${arguments[0]}'] select`); select.value = String(arguments[1]); select.dispatchEvent(new Event('change'))", *target)
        page.settle()
        self.assertEqual(page.plan()["assignment"][target[0]], target[1])

    def test_21_letters_can_be_turned_off_and_never_act_in_fields(self):
        page = self.page
        page.press("t")
        page.driver.find_element(By.CSS_SELECTOR, ".units input[type=search]").send_keys("bn")
        self.assertEqual(page.js("return klynge.state.tool"), "select")
        page.close_dialogs()
        page.press("?")
        page.press_button(".help input")
        page.close_dialogs()
        page.press("b")
        self.assertEqual(page.js("return klynge.state.tool"), "select")
        page.js("localStorage.removeItem('klynge-letters')")
        page.press("b")
        self.assertEqual(page.js("return klynge.state.tool"), "paint")

    def test_27_the_documentation_lists_the_keys(self):
        """One table makes handler, help and documentation: what the page says of each key stands in the page about it."""
        said = self.page.promise(
            """const { shortcuts } = await import('./shortcuts.js'); const { sentences } = await import('./sentences.js');
            return shortcuts.map(({ says }) => sentences[says][0]);""")
        text = (ROOT / "Docs/what-if-page.md").read_text("utf-8")
        self.assertEqual([one for one in said if f"| {one} |" not in text], [])

    def test_22_evaluate_has_no_editing_keys(self):
        page = self.page
        before = page.plan()
        page.js("klynge.state.units = new Set([0]); klynge.changed('selection')")
        page.press("e")
        for key in ("Delete", "g", "o", "l", "b", "2"):
            page.press(key)
        page.press("z", CTRL)
        page.settle()
        self.assertEqual(page.plan(), before)
        self.assertGreater(page.js("return document.querySelectorAll('#evaluation tbody tr').length"), 2)

    def test_23_fingers_pan_paint_and_pull_the_sheet(self):
        page = self.page
        page.emulate(width=390, height=844, touch=True)
        page.open(self.server.url)
        self.assertLessEqual(page.js("return document.documentElement.scrollWidth"), 390)
        before = page.plan()
        unit, cluster = self.moves()[0]
        inside = next(one for one in self.neighbours()[unit] if before["assignment"][one] == cluster)
        page.js("klynge.main.view.zoomBy(1.5)")
        time.sleep(0.4)
        seen = page.js("return klynge.main.view.x")
        x, y = page.js("const box = klynge.main.map.element.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]")
        page.touch("touchStart", (x, y))
        for step in range(1, 6):
            page.touch("touchMove", (x - 12 * step, y))
        page.touch("touchEnd")
        page.wait(lambda: page.js("return klynge.main.view.x") != seen, "one finger does not pan")
        self.assertEqual(page.plan(), before)
        page.js("klynge.main.map.act('fit')")
        time.sleep(0.4)
        page.press_button("[data-key=bar-paint]")
        (x, y), to = page.place(inside), page.place(unit)
        page.touch("touchStart", (x, y))
        for step in range(1, 9):
            page.touch("touchMove", (x + (to[0] - x) * step / 8, y + (to[1] - y) * step / 8))
        page.touch("touchEnd")
        page.settle()
        self.assertEqual(page.plan()["assignment"][unit], cluster)
        heights = []
        for _ in range(3):
            page.press_button("#grip")
            time.sleep(0.35)
            heights.append(page.js("return document.querySelector('#panel').offsetHeight"))
        self.assertEqual(len(set(heights)), 3, "three stops")
        small = page.js(
            """return [...document.querySelectorAll('#bar button, .row button, #selection button, .buttons button')]
              .filter((button) => button.offsetParent && (button.offsetHeight < 44 || button.offsetWidth < 24)).map((button) => button.dataset.key ?? button.className)""")
        self.assertEqual(small, [])

    def test_24_axe_finds_nothing_in_four_screens(self):
        page = self.page
        screens = {"plan": "", "evaluate": "e", "limits": "d", "places": "t"}
        for scheme in ("light", "dark"):
            for language in ("en", "da"):
                page.emulate(scheme=scheme)
                page.open(self.server.url, language)
                self.choose(2)
                page.js(AXE)
                for name, key in screens.items():
                    page.close_dialogs()
                    if page.js("return klynge.state.screen") != "plan":
                        page.press("Escape")
                    if key:
                        page.press(key)
                    time.sleep(0.15)
                    found = page.driver.execute_async_script("const done = arguments[0]; axe.run(document).then((result) => done(result.violations))")
                    told = [(one["id"], node["target"], node.get("failureSummary", "")[:200]) for one in found for node in one["nodes"][:3]]
                    self.assertEqual(told, [], f"{name} {scheme} {language}")

    def test_25_danish_is_whole(self):
        page = self.page
        page.open(self.server.url, "da")
        self.assertRegex(page.text("#sentence"), r"klynger, \d+\.\d{3} af \d+\.\d{3} indbyggere")
        unit, cluster = self.moves()[0]
        self.assign(unit, cluster)
        page.wait(lambda: "indbyggere" in page.text("#spoken"))
        text = page.js("return document.body.innerText")
        for word in ("Undo", "inhabitants", "Lock", "Score is", "members", "cluster "):
            self.assertNotIn(word, text)
        # Every sentence has both languages, and none is the other's by oversight.
        pairs = page.promise("const { sentences } = await import('./sentences.js'); return Object.entries(sentences)")
        self.assertTrue(all(len(pair) == 2 and all(isinstance(one, str) for one in pair) for _, pair in pairs))

    def test_26_nothing_leaves_the_machine_and_nothing_is_reported(self):
        page = self.page
        unit, cluster = self.moves()[0]
        self.assign(unit, cluster)
        hosts = set()
        for entry in page.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                hosts.add(re.match(r"(\w+:)(?://([^/:]*))?", message["params"]["request"]["url"]).groups())
        self.assertLessEqual({host for scheme, host in hosts if scheme.startswith("http")}, {"127.0.0.1"})
        faults = [entry["message"] for entry in page.driver.get_log("browser") if entry["level"] == "SEVERE" and "favicon" not in entry["message"]]
        self.assertEqual(faults, [])
        # The token is in no address that the browser keeps.
        self.assertNotIn("token", page.driver.current_url)


if __name__ == "__main__":
    unittest.main()
