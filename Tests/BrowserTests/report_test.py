"""What a planner does with the report, done in headless Chromium. Run by scripts/browser-test."""

import base64
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from chromium import browser

REPORTS = pathlib.Path(os.environ["REPORTS"])
ONE = (REPORTS / "one/report.html").as_uri()
TWO = (REPORTS / "two/report.html").as_uri()
MANY = (REPORTS / "many/report.html").as_uri()
POSTER = (REPORTS / "poster.html").as_uri()
AXE = pathlib.Path(importlib.util.find_spec("axe_core_python").origin).with_name("axe.min.js").read_text("utf-8")


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.driver = browser()

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def setUp(self):
        self.emulate()
        self.open(ONE)

    def open(self, address):
        self.driver.get("about:blank")
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.driver.get(address)

    def emulate(self, scheme="light", width=1440, height=900):
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition, reason=""):
        WebDriverWait(self.driver, 5).until(lambda _: condition(), reason)

    def transform(self, position=0):
        return self.js("return document.querySelectorAll('.world')[arguments[0]].style.transform", position)

    def wait_for_move(self, before):
        self.wait(lambda: self.transform() != before, "the map did not move")

    # --- alone and quiet

    def test_opens_from_disk_without_a_request_or_an_error(self):
        for address in (ONE, TWO):
            self.open(address)
            self.assertEqual(self.driver.get_log("browser"), [])
            events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
            asked = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
            # The worker that draws the map is made in the page; what it is made of comes from nowhere.
            self.assertEqual({url for url in asked if not url.startswith("blob:")}, {address})

    def test_the_policy_forbids_every_request(self):
        blocked = self.driver.execute_async_script(
            """const done = arguments[0];
            document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective));
            document.body.append(Object.assign(new Image(), { src: "https://example.org/x.png" }));
            setTimeout(() => done(null), 2000);""")
        self.assertEqual(blocked, "img-src")

    # --- clusters and cards

    def place_of(self, selector):
        """A place on the screen that belongs to the shape."""
        return self.js(
            """const shape = document.querySelector(arguments[0]);
            const box = shape.getBoundingClientRect();
            for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {
              const [x, y] = [box.left + box.width * i / 20, box.top + box.height * j / 20];
              const hit = document.elementFromPoint(x, y);
              if (hit && hit.closest(arguments[0])) return [Math.round(x), Math.round(y)];
            }""", selector)

    def pointer(self):
        return ActionChains(self.driver, duration=60)

    def move_to(self, chain, x, y):
        chain.w3c_actions.pointer_action.move_to_location(x, y)
        return chain

    def test_a_click_on_a_cluster_says_what_it_is_and_leads_to_its_card(self):
        self.move_to(self.pointer(), *self.place_of(".clusters a[href='#c2']")).click().perform()
        self.wait(lambda: self.all(".hint.pinned"))
        name = self.find("#c2 h3 bdi").text
        self.assertIn(name, self.find(".hint").text)
        self.assertEqual(self.js("return scrollY"), 0, "the map was left")
        self.find(".hint a").click()
        self.wait(lambda: self.js("return document.activeElement.id") == "c2-name")
        self.assertTrue(self.js("return document.getElementById('c2').classList.contains('lit')"))

    def test_the_keyboard_reaches_a_cluster_and_opens_its_card(self):
        self.js("document.querySelector('.world').focus()")
        ActionChains(self.driver).send_keys(Keys.TAB).perform()
        self.assertEqual(self.js("return document.activeElement.getAttribute('href')"), "#c1")
        self.assertEqual(len(self.all(".lit path")), 1, "the cluster in focus is not outlined")
        ActionChains(self.driver).send_keys(Keys.ENTER).perform()
        self.wait(lambda: self.js("return document.activeElement.id") == "c1-name")

    def test_a_row_shows_its_cluster_or_its_unit_on_the_map(self):
        chain = ActionChains(self.driver, duration=60)
        chain.move_to_element(self.find(".legend tbody tr:nth-child(2)")).perform()
        self.wait(lambda: self.js("return document.querySelector('.lit path').getAttribute('d')")
                  == self.js("return document.querySelector('#c-2').getAttribute('d')"))
        self.find(".tables .fold summary").click()
        row = self.find("table.units tbody tr:nth-child(3)")
        ActionChains(self.driver, duration=60).move_to_element(row).perform()
        unit = self.js("return JSON.parse(document.querySelector('.unit-data').textContent)[arguments[0].dataset.unit]", row)
        self.wait(lambda: self.js("return document.querySelector('.lit path')?.getAttribute('d')") == unit[5])

    # --- find, copy, download

    def test_a_town_is_found(self):
        name = self.js("return JSON.parse(document.querySelector('.unit-data').textContent)[0][0]")
        before = self.transform()
        field = self.find(".search input")
        field.send_keys(name.upper(), Keys.ENTER)
        self.wait_for_move(before)
        self.assertIn(name, self.find(".answer").text)
        self.assertEqual(len(self.all(".lit path")), 1)
        field.clear()
        field.send_keys("Ingensteds", Keys.ENTER)
        self.wait(lambda: "Not on this map" in self.find(".answer").text)

    def downloaded(self, tool):
        """What a button saves, as its name, its type and the beginning of its text."""
        return self.driver.execute_async_script(
            """const [tool, done] = arguments;
            const click = HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function () {
              HTMLAnchorElement.prototype.click = click;
              const reader = new FileReader();
              const name = this.download;
              window.saved.then((blob) => { reader.onload = () => done([name, blob.type, blob.size, reader.result]); reader.readAsText(blob); });
            };
            const make = URL.createObjectURL;
            window.saved = new Promise((found) => {
              URL.createObjectURL = (blob) => { if (!tool.includes("png") || blob.type === "image/png") { URL.createObjectURL = make; found(blob); } return make.call(URL, blob); };
            });
            document.querySelector(`[data-tool=${tool}]`).click();
            setTimeout(() => done(null), 4000);""", tool)

    def test_the_map_and_the_data_can_be_saved(self):
        name, kind, size, text = self.downloaded("svg")
        self.assertTrue(name.endswith(".svg") and kind == "image/svg+xml")
        for number in self.js("return [...document.querySelectorAll('.clusters a')].map((a) => a.dataset.n)"):
            self.assertIn(f">{number}</text>", text)
        self.assertNotIn("prefers-color-scheme", text)
        self.open(ONE)
        name, kind, size, _ = self.downloaded("png")
        self.assertTrue(name.endswith(".png") and kind == "image/png" and size > 20_000, (name, kind, size))
        self.open(ONE)
        name, kind, size, text = self.downloaded("csv")
        rows = text.strip("\ufeff\n").split("\n")
        self.assertEqual(rows[0], "unit,cluster,unit_name,cluster_name,inhabitants")
        self.assertEqual(len(rows) - 1, self.js("return JSON.parse(document.querySelector('.unit-data').textContent).length"))

    def test_the_sentences_of_a_cluster_are_copied_in_the_language_that_is_shown(self):
        self.js("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
        self.find("button[data-lang=da]").click()
        self.js("document.querySelector('#c1 .copy').click()")
        self.wait(lambda: self.js("return window.copied"))
        copied = self.js("return window.copied")
        self.assertIn(self.find("#c1 h3 bdi").text, copied)
        self.assertIn("indbyggere", copied)
        self.assertNotIn("inhabitants", copied)

    # --- how high it is

    def test_the_page_is_not_long(self):
        for width, height, most in ((1440, 900, 4500), (390, 844, 7000)):
            self.emulate(width=width, height=height)
            self.open(ONE)
            high = self.js("return document.documentElement.scrollHeight")
            self.assertLess(high, most, f"{width} px wide")

    def test_a_cluster_has_a_name_for_a_screen_reader(self):
        tree = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        links = {node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "link"}
        for title in self.js("return [...document.querySelectorAll('.card h3')].map((h) => h.textContent.trim())"):
            self.assertIn(title, links)

    def test_a_unit_is_named_under_the_pointer(self):
        name, x, y = self.js(
            """const [name, , x, y] = JSON.parse(document.querySelector(".unit-data").textContent)[0];
            const place = new DOMPoint(x, y).matrixTransform(document.querySelector(".world").getScreenCTM());
            return [name, Math.round(place.x), Math.round(place.y)];""")
        self.move_to(self.pointer(), x, y).perform()
        self.wait(lambda: self.find(".hint.on"))
        self.assertIn(name, self.find(".hint").text)

    # --- moving about

    def test_wheel_drag_keys_and_buttons_move_the_map(self):
        stage = self.find(".stage")
        before = self.transform()
        ActionChains(self.driver).scroll_from_origin(ScrollOrigin.from_element(stage), 0, -300).perform()
        self.wait_for_move(before)

        before = self.transform()
        # The middle of the map: zoomed in, a given cluster may lie outside the view.
        x, y = self.js(
            "const b = document.querySelector('.stage').getBoundingClientRect();"
            "return [Math.round(b.left + b.width / 2), Math.round(b.top + b.height / 2)]")
        chain = self.move_to(self.pointer(), x, y).click_and_hold()
        self.move_to(chain, x + 60, y + 40)
        chain.release().perform()
        self.wait_for_move(before)
        self.assertFalse(self.all(".hint.pinned"), "a drag is no click")

        for keys in (Keys.ARROW_LEFT, "+", "-", "0"):
            before = self.transform()
            self.js("document.querySelector('.world').focus()")
            ActionChains(self.driver).send_keys(keys).perform()
            self.wait_for_move(before)
        for action in ("in", "fit"):
            before = self.transform()
            self.find(f"button[data-do={action}]").click()
            self.wait_for_move(before)

    def test_two_fingers_zoom_and_one_pans(self):
        def touch(kind, *points):
            self.driver.execute_cdp_cmd(
                "Input.dispatchTouchEvent",
                {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]})
        x, y = self.place_of(".clusters a[href='#c1']")
        before = self.transform()
        touch("touchStart", (x - 20, y), (x + 20, y))
        for step in range(1, 5):
            touch("touchMove", (x - 20 - 12 * step, y), (x + 20 + 12 * step, y))
        touch("touchEnd")
        self.wait_for_move(before)
        self.assertGreater(float(re.search(r"scale\(([\d.]+)", self.transform())[1]), 1.5)

    def test_the_scale_bar_is_true(self):
        for _ in range(2):
            drawn, words, true = self.js(
                """const clusters = document.querySelector(".clusters");
                const step = Number(document.querySelector(".stage").dataset.step);
                const pixels = clusters.getScreenCTM().a / step;
                const [bar, words] = document.querySelector(".scale").children;
                const number = parseFloat(words.textContent) * (words.textContent.endsWith("km") ? 1000 : 1);
                return [bar.getBoundingClientRect().width, words.textContent, number * pixels];""")
            self.assertAlmostEqual(drawn / true, 1, delta=0.02, msg=words)
            before = self.transform()
            self.find("button[data-do=in]").click()
            self.wait_for_move(before)

    def test_no_label_covers_another_at_first_view(self):
        for width in (1440, 390):
            self.emulate(width=width)
            self.open(ONE)
            count, overlaps = self.js(
                """const boxes = [...document.querySelectorAll(".labels circle, .labels text:not(.number)")].map((label) => {
                  const box = label.getBoundingClientRect();
                  return { text: label.textContent, x0: box.left, y0: box.top + 3, x1: box.right, y1: box.bottom - 3 };
                });
                const bad = [];
                boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
                  if (a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0) bad.push([a.text, b.text]);
                }));
                return [boxes.length, bad];""")
            self.assertGreater(count, 4)
            self.assertEqual(overlaps, [])

    # --- language, layers, tables

    def test_the_language_switches_without_a_reload(self):
        self.js("window.mark = 1")
        self.assertIn("inhabitants", self.find(".headline").text)
        self.find("button[data-lang=da]").click()
        self.assertEqual(self.js("return [window.mark, document.documentElement.lang]"), [1, "da"])
        headline = self.find(".headline").text
        self.assertIn("indbyggere", headline)
        self.assertRegex(headline, r"\d\.\d{3}")
        self.assertNotIn("inhabitants", self.find("body").text)
        self.open(TWO)
        self.assertEqual(self.js("return document.documentElement.lang"), "da")

    def test_every_layer_can_be_switched(self):
        boxes = self.all("[data-show]")
        self.assertGreater(len(boxes), 5)
        self.find(".switches summary").click()
        for box in boxes:
            layer = box.get_attribute("data-show")
            shown = lambda: self.js(
                "return !document.querySelector(`.world [data-layer='${arguments[0]}']`).hasAttribute('hidden')", layer)
            self.assertEqual(shown(), box.is_selected(), layer)
            box.click()
            self.assertEqual(shown(), box.is_selected(), layer)

    def test_tables_sort_in_danish_order(self):
        self.find(".tables .fold summary").click()
        head = self.find("table.units th button")
        for reverse in (False, True):
            head.click()
            names = [cell.text for cell in self.all("table.units tbody td:first-child")]
            alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
            key = lambda name: [alphabet.find(letter) for letter in name.lower()]
            self.assertEqual(names, sorted(names, key=key, reverse=reverse))

    # --- alternatives

    def test_alternatives_move_together(self):
        self.open(TWO)
        self.assertEqual(len(self.all(".stage")), 2)
        self.assertEqual(self.transform(0), self.transform(1))
        before = self.transform(0)
        ActionChains(self.driver).scroll_from_origin(ScrollOrigin.from_element(self.find(".stage")), 0, -240).perform()
        self.wait_for_move(before)
        self.wait(lambda: self.transform(0) == self.transform(1))
        self.assertGreater(len(self.all(".moves tbody tr")), 0)

    def test_the_same_cluster_keeps_its_number_its_name_and_its_colour(self):
        self.open(TWO)
        maps = self.js(
            """return [...document.querySelectorAll(".stage")].map((stage) => Object.fromEntries(
              [...stage.querySelectorAll(".clusters a")].map((a) => [a.querySelector(".o").getAttribute("d"),
                [a.dataset.n, a.dataset.name, a.getAttribute("class")]])));""")
        same = [shape for shape in maps[0] if shape in maps[1]]
        self.assertTrue(same, "the sample has no cluster in both alternatives")
        for shape in same:
            self.assertEqual(maps[0][shape], maps[1][shape])
        for clusters in maps:
            self.assertEqual(len({number for number, _, _ in clusters.values()}), len(clusters))
        self.assertTrue(self.all(".moved path"), "what moved is not hatched")

    def test_the_swipe_uncovers_the_other_map(self):
        self.open(TWO)
        self.js("document.querySelector('.swipe').open = true")
        self.wait(lambda: self.js("return document.querySelectorAll('.curtain .o').length") > 2)
        clip = lambda: self.js("return getComputedStyle(document.querySelector('.curtain .left')).clipPath")
        before = clip()
        self.js("const h = document.querySelector('.curtain input'); h.value = 80; h.dispatchEvent(new Event('input'))")
        self.assertNotEqual(clip(), before)

    # --- and what if …?

    def test_every_single_move_is_answered_as_score_answers_it(self):
        options = self.js(
            """const [units, targets] = document.querySelectorAll(".try select"); const found = [];
            const ids = JSON.parse(document.querySelector(".unit-data").textContent).map((unit) => unit[6]);
            for (const { value } of [...units.options]) {
              units.value = value; units.dispatchEvent(new Event("change"));
              for (const target of [...targets.options].map((option) => option.value)) {
                targets.value = target; targets.dispatchEvent(new Event("change"));
                found.push([ids[value], target, document.querySelector(".try-answer").textContent]);
              }
            }
            return found;""")
        self.assertGreater(len(options), 15)
        for unit, target, answer in options[::3]:
            move = ["--add", f"{unit}={target}"] if target else ["--remove", unit]
            given = subprocess.run(
                [os.environ["KLYNGE"], "score", "SampleData", str(REPORTS / "one/assignment.csv"), *move, "--chance", "0",
                 "--format", "json", "--quiet"], capture_output=True, text=True)
            after = [cluster["criterion"]["score"] for cluster in json.loads(given.stdout)["groupings"][0]["clusters"]]
            scores = re.findall(r"→ (\d\.\d\d)", answer)
            self.assertTrue(scores, answer)
            for score in scores:
                # The table has four digits, the sentence two.
                self.assertTrue(any(abs(float(score) - one) < 0.0056 for one in after), f"{unit} to {target}: {answer} {after}")
        self.find("button[data-lang=da]").click()
        self.assertRegex(self.find(".try-answer").text, r"\d,\d\d → \d,\d\d")

    # --- many clusters

    def picture(self):
        self.wait(lambda: self.find(".stage.pictured"))
        return self.js(
            """const picture = document.querySelector(".picture");
            const box = picture.getBoundingClientRect();
            const copy = Object.assign(document.createElement("canvas"), { width: box.width, height: box.height });
            const context = copy.getContext("2d");
            context.drawImage(picture, 0, 0, box.width, box.height);
            const ctm = document.querySelector(".world").getScreenCTM();
            return [...document.querySelectorAll(".clusters a")].slice(0, 5).map((link) => {
              // A little beside the label's place, where neither border nor point is drawn.
              const place = new DOMPoint(Number(link.dataset.x) + 60, Number(link.dataset.y) + 90).matrixTransform(ctm);
              const seen = context.getImageData(place.x - box.left, place.y - box.top, 1, 1);
              return [`rgb(${[...seen.data].slice(0, 3).join(", ")})`, getComputedStyle(link.querySelector(".o")).fill];
            });""")

    def test_the_picture_shows_each_cluster_in_its_colour(self):
        for address in (ONE, MANY):
            self.open(address)
            self.wait(lambda: all(seen == fill for seen, fill in self.picture()), f"{address}: {self.picture()}")

    def test_a_card_of_many_is_there_when_it_is_opened(self):
        self.open(MANY)
        self.assertLess(self.js("return document.querySelectorAll('*').length"), 20_000)
        self.assertFalse(self.all("#c77 .sides"))
        self.js("location.hash = 'c77'")
        self.wait(lambda: self.find("#c77 .sides").is_displayed())
        fold = self.find(".tables details.fold")
        self.js("arguments[0].scrollIntoView()", fold)
        fold.find_element(By.TAG_NAME, "summary").click()
        self.wait(lambda: len(self.all("table.units tbody tr")) == 600)
        self.assertTrue(self.find("table.units th button"), "an unfolded table sorts")

    def test_without_scripts_nothing_is_missing(self):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            self.open(MANY)
            text = self.printed()(1, 400)
        finally:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        self.assertEqual(len(re.findall("Thresholds", text)), 150)
        self.assertIn("Parish 599", text)

    # --- paper

    def printed(self):
        """The report on paper, as a function from its first and last page to the text on them."""
        data = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})["data"]
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name, "report.pdf")
        path.write_bytes(base64.b64decode(data))
        self.facts = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        return lambda first, last: subprocess.run(
            ["pdftotext", "-layout", "-f", str(first), "-l", str(last), path, "-"],
            capture_output=True, text=True, check=True).stdout

    def test_it_prints_on_a4_with_the_legend_on_page_one(self):
        text = self.printed()
        self.assertRegex(self.facts, r"Page size:\s+84[12](\.\d+)? x 59[45]")
        pages = int(re.search(r"Pages:\s+(\d+)", self.facts)[1])
        front = text(1, 1)
        for name in self.js("return [...document.querySelectorAll('.legend tbody a')].map((a) => a.textContent)"):
            self.assertIn(name, front)
        self.assertIn("On the map", front)
        self.assertIn("klynge propose SampleData", text(pages, pages))
        self.assertIn("Thresholds", text(2, pages), "closed cards are open on paper")

    def test_the_first_page_is_a_poster_and_each_cluster_has_a_page(self):
        text = self.printed()
        pages = int(re.search(r"Pages:\s+(\d+)", self.facts)[1])
        clusters = self.js("return [...document.querySelectorAll('.card h3 bdi')].map((name) => name.textContent)")
        self.assertIn(self.find(".headline").text[:30], text(1, 1))
        for index, name in enumerate(clusters):
            page = text(index + 2, index + 2)
            self.assertIn(name, page)
            self.assertIn("For it", page)
            self.assertIn("Thresholds", page)
        self.assertGreater(pages, len(clusters) + 1)
        for page in range(1, pages + 1):
            self.assertTrue(text(page, page).strip(), f"page {page} is blank")

    def test_the_poster_is_one_sheet_of_a3(self):
        self.open(POSTER)
        text = self.printed()
        self.assertRegex(self.facts, r"Pages:\s+1\n")
        self.assertRegex(self.facts, r"Page size:\s+119[01](\.\d+)? x 84[12]")
        self.assertTrue(text(1, 1).strip())

    # --- everyone

    def test_no_finding_of_accessibility(self):
        for address in (ONE, TWO):
            for scheme in ("light", "dark"):
                for language, width in (("en", 1440), ("da", 1440), ("en", 390), ("da", 390)):
                    self.emulate(scheme=scheme, width=width)
                    self.open(address)
                    self.js(f"document.querySelector('button[data-lang={language}]').click()")
                    self.js(AXE)
                    found = self.driver.execute_async_script(
                        "const done = arguments[0]; axe.run(document).then((result) => done(result.violations))")
                    named = [
                        (finding["id"], finding["impact"], node["target"], node.get("failureSummary", ""))
                        for finding in found for node in finding["nodes"][:3]]
                    self.assertEqual(named, [], f"{address} {scheme} {language} {width}")

    def test_a_phone_needs_no_sideways_scrolling(self):
        for address in (ONE, TWO):
            self.emulate(width=390, height=844)
            self.open(address)
            self.assertLessEqual(self.js("return document.documentElement.scrollWidth"), 390)


if __name__ == "__main__":
    unittest.main()
