"""The pictures of the what-if page in the documentation, taken from SampleData. Run by scripts/page-pictures.

usage: page_pictures.py FOLDER
"""

import pathlib
import sys
import time

from page_server import Page, Server


def main(folder):
    server, page = Server(), Page()

    def take(name):
        time.sleep(0.7)
        page.js("document.querySelector('#toast').hidden = true")
        page.picture(pathlib.Path(folder, f"what-if-{name}.png"))

    def show(language="en", **emulation):
        page.emulate(**emulation)
        page.open(server.url, language)

    def unit(name):
        return page.js("return klynge.state.study.units.find((one) => one.name === arguments[0]).id", name)
    try:
        show(width=1280, height=800)
        page.press("3")
        page.press("l")
        page.settle()
        page.press("1")
        page.move(*page.place(unit("Skærhøj")))
        page.click_unit(unit("Skærhøj"))
        page.move(*[value + 6 for value in page.place(unit("Skærhøj"))])
        take("page")
        show("da", width=1280, height=800, scheme="dark")
        page.press("4")
        take("dark")
        show(width=390, height=844, touch=True)
        page.press("2")
        take("phone")
        show(width=1280, height=800)
        page.press_button("[data-key=bar-compare]")
        page.wait(lambda: page.js("return Boolean(klynge.state.pinned)"))
        # What was locked for the first picture may be moved again.
        page.press("3")
        page.press("l")
        page.settle()
        page.click_unit(unit("Brændholm"))
        page.press("1")
        page.settle()
        page.press("Escape")
        page.press("c")
        page.wait(lambda: "Brændholm" in (page.text("#evaluation") or ""))
        take("compare")
        page.press("Escape")
        page.emulate(width=1280, height=720)
        page.press("p")
        take("wall")
    finally:
        page.driver.quit()
        server.stop()


main(sys.argv[1])
