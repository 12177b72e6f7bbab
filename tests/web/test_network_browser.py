"""What only a browser can tell of a network: names that cover one another, filters, the keyboard, a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from network_example import crowd
from web_example import example

from demarche.web.book import Book
from demarche.web.pages import ASSETS, HOME, catalogue, render

pytestmark = pytest.mark.browser

COVERED = """
const box = e => e.getBoundingClientRect();
const texts = [...document.querySelectorAll(arguments[0])].filter(e => box(e).width > 0);
const found = [];
texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
  const a = box(one), b = box(other);
  if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2)
    found.push(one.textContent + ' / ' + other.textContent);
}));
return [texts.length, found];
"""
SHOWN = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getBoundingClientRect().width > 0).length"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The network's pages of the example and of a crowd, without their other pages."""
    out = tmp_path_factory.mktemp("networks")
    shutil.copytree(HOME / "assets", out / "assets", ignore=lambda _, names: set(names) - set(ASSETS))
    few, many = ("network.html", "network-people.html", "people/p1.html"), (
        "network.html", "network-people.html", "network/parties/P001.html", "people.html", "parties/P000.html")  # fmt: skip
    for name, made, paths in (("few", example(), few), ("many", crowd(), many)):
        _write(made, out / name, paths)
        shutil.copytree(out / "assets", out / name / "assets")
    yield out


def _write(book: Book, out: Path, paths: tuple[str, ...]) -> None:
    pages = catalogue(book)
    for path in paths:
        (out / "en" / path).parent.mkdir(parents=True, exist_ok=True)
        (out / "en" / path).write_text(render(book, pages[path], f"en/{path}", "en"), "utf-8")


@pytest.mark.parametrize(
    ("page", "names"),
    [("few/en/network.html", 2), ("many/en/network.html", 200), ("many/en/network-people.html", 200)],
)
def test_no_name_covers_another(browser: Any, folder: Path, page: str, names: int) -> None:
    browser.get((folder / page).as_uri())
    assert browser.execute_script(COVERED, ".net .node text") == [names, []]


def test_words_cover_neither_names_nor_words_about_one_node(browser: Any, folder: Path) -> None:
    browser.get((folder / "many/en/network/parties/P001.html").as_uri())
    drawn, covered = browser.execute_script(COVERED, ".net .node text, .net .words text")
    assert drawn > 40 and covered == []


def test_a_kind_taken_out_goes_from_the_drawing_and_from_the_table(browser: Any, folder: Path) -> None:
    browser.get((folder / "few/en/network.html").as_uri())
    assert browser.execute_script(SHOWN, ".spread .tie-rejects") > 2
    browser.execute_script("document.getElementById('e-rejects').click()")
    assert browser.execute_script(SHOWN, ".spread .tie-rejects") == 0
    assert browser.execute_script(SHOWN, ".spread tr.tie-demands") == 1


def test_more_or_fewer_of_the_strongest_can_be_asked_for(browser: Any, folder: Path) -> None:
    browser.get((folder / "many/en/network.html").as_uri())
    shown = []
    for step in (30, 120, 250):
        browser.execute_script("document.getElementById(arguments[0]).click()", f"x-{step}")
        shown.append(browser.execute_script(SHOWN, ".net a.tie .arc"))
    assert shown == [30, 120, 250]


def test_the_keyboard_reaches_the_circles_and_the_focus_is_seen(browser: Any, folder: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get((folder / "few/en/network.html").as_uri())
    browser.execute_script("document.querySelector('.sheet-of').focus()")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    reached = browser.switch_to.active_element
    assert reached.get_attribute("class").split()[0] == "node", "arcs are not on the way: the table has them"
    ring = "return getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth"
    assert browser.execute_script(ring) == "4px"
    assert browser.execute_script("return document.querySelector('.net').classList.contains('looking')")


def test_a_circle_looked_at_leaves_only_its_ties(browser: Any, folder: Path) -> None:
    browser.get((folder / "many/en/network.html").as_uri())
    look = """const net = document.querySelector('.net'), node = net.querySelectorAll('.node')[1];
      node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
      const far = [...net.querySelectorAll('a.tie:not(.near)')], near = [...net.querySelectorAll('a.tie.near')];
      return [far.length > 0, near.length > 0, near.every(t => [t.dataset.a, t.dataset.b].includes(node.dataset.id)),
              getComputedStyle(far[0]).opacity]"""
    assert browser.execute_script(look) == [True, True, True, "0.12"]


def test_a_phone_scrolls_the_drawing_and_not_the_page(browser: Any, folder: Path) -> None:
    phone = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    wide = []
    for path in sorted(folder.rglob("en/**/*.html")):
        browser.get(path.as_uri())
        if browser.execute_script("return document.documentElement.scrollWidth") > 360:
            wide.append(path.name)
    browser.get((folder / "many/en/network.html").as_uri())
    inner = browser.execute_script("return document.querySelector('.sheet-of').scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert not wide and inner > 1000
