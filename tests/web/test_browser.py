"""What only a browser can tell: where a link lands, what it shows, and that nothing of a report runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from anchors import spans
from web_example import HOSTILE

from demarche.web.book import Book

pytestmark = pytest.mark.browser

LANDED = """
const id = decodeURIComponent(location.hash.slice(1));
const parts = [...document.querySelectorAll('[data-line]')].filter(e => e.dataset.line === id);
const box = parts.length ? parts[0].getBoundingClientRect() : {top: -1, bottom: -1};
return {text: parts.map(e => e.textContent).join(''), lit: parts.length && parts.every(e => e.matches('.lit')),
        colour: parts.length ? getComputedStyle(parts[0]).backgroundColor : '',
        seen: box.bottom > 0 && box.top < innerHeight};
"""


def links(browser: Any, page: Path, chosen: str) -> list[str]:
    browser.get(page.as_uri())
    script = "return [...new Set([...document.querySelectorAll(arguments[0])].map(a => a.href))]"
    found = browser.execute_script(script, chosen)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    "page",
    [
        "index",
        "matrix",
        "timeline",
        "timeline/2031-05",
        "meetings",
        "meetings/m1",
        "conflicts",
        "issues/radar",
        "people/p1",
    ],
)
def test_every_line_leads_to_its_words(browser: Any, site: Path, book: Book, page: str) -> None:
    wanted = spans(book)
    addresses = links(browser, site / f"en/{page}.html", "a.words")
    assert addresses
    for address in addresses:
        browser.get("about:blank")
        browser.get(address)
        landed = browser.execute_script(LANDED)
        assert landed["text"] == wanted[address.split("#")[1]]
        assert landed["lit"] and landed["seen"] and landed["colour"] == "rgb(255, 230, 128)", address


def test_every_cell_of_the_matrix_opens_the_party_on_its_issue(browser: Any, site: Path) -> None:
    addresses = links(browser, site / "en/matrix.html", "td a.stance")
    assert len(addresses) == 4
    for address in addresses:
        browser.get(address)
        assert browser.execute_script("return document.querySelector(':target').className") == "stand"


def test_every_number_leads_to_its_note_and_back(browser: Any, site: Path) -> None:
    browser.get((site / "en/reports/d1.html").as_uri())
    there = """return [...document.querySelectorAll('.ref')].map(a => {
      const note = document.querySelector(CSS.escape ? '#' + CSS.escape(a.hash.slice(1)) : a.hash);
      return note && note.querySelector('.perma').hash.slice(1) === a.hash.slice(3) && note.value == a.dataset.n; })"""
    found = browser.execute_script(there)
    assert len(found) == 8 and all(found)


def test_a_hostile_report_stays_text(browser: Any, hostile_site: Path) -> None:
    for path in sorted((hostile_site / "en").rglob("*.html")):
        browser.get(path.as_uri())
        assert browser.title.endswith("· Demarche")
        strange = "script:not([src]), main img, main b, main i, main script, [onclick], [onload], [onerror]"
        assert browser.execute_script("return document.querySelectorAll(arguments[0]).length", strange) == 0
    browser.get((hostile_site / "en/reports/h1.html").as_uri())
    shown = browser.execute_script("return [...document.querySelectorAll('.t')].map(e => e.textContent).join('')")
    assert shown == HOSTILE.replace("\x00", "\ufffd")
    closed = "const t = document.querySelector('.turn'); return getComputedStyle(t).unicodeBidi + t.textContent.length"
    assert browser.execute_script(closed) == "isolate1"


def test_the_browser_has_nothing_to_complain_about(browser: Any, site: Path, hostile_site: Path) -> None:
    browser.get_log("browser")
    for folder in (site, hostile_site):
        for path in sorted((folder / "id").rglob("*.html")):
            browser.get(path.as_uri())
            assert browser.execute_script("return getComputedStyle(document.body).margin") == "0px", "no style sheet"
    assert browser.get_log("browser") == []


def test_no_page_is_wider_than_a_phone(browser: Any, site: Path, hostile_site: Path) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    )
    wide = []
    for path in (*sorted((site / "en").rglob("*.html")), *sorted((hostile_site / "en").rglob("*.html"))):
        browser.get(path.as_uri())
        if browser.execute_script("return document.documentElement.scrollWidth") > 360:
            wide.append(path.name)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert not wide


def test_dark_is_dark_and_paper_is_white(browser: Any, site: Path) -> None:
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    browser.get((site / "en/reports/d1.html").as_uri())
    colours = (
        "return [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert browser.execute_script(colours) == ["rgb(22, 24, 27)", "rgb(228, 226, 220)"]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {**dark, "media": "print"})
    assert browser.execute_script(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], "paper is white"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_the_keyboard_finds_the_way_past_the_menu(browser: Any, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get((site / "en/timeline.html").as_uri())
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("class") == "skip"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"


def test_the_filter_leaves_what_carries_the_words(browser: Any, site: Path) -> None:
    from selenium.webdriver.common.by import By

    browser.get((site / "en/timeline.html").as_uri())
    box = browser.find_element(By.CSS_SELECTOR, "input[type=search]")
    box.send_keys("brek menutup")
    shown = [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".event") if e.is_displayed()]
    assert len(shown) == 1 and "tidak akan menutup pos itu" in shown[0]
    box.clear()
    box.send_keys("zzz")
    assert browser.find_element(By.CSS_SELECTOR, ".filter output").text == "Nothing here carries these words."


def test_marks_can_be_turned_off(browser: Any, site: Path) -> None:
    from selenium.webdriver.common.by import By

    browser.get((site / "en/reports/d1.html").as_uri())
    colour = "return getComputedStyle(document.getElementById('s-s1')).backgroundColor"
    assert browser.execute_script(colour) == "rgb(227, 237, 247)"
    browser.find_element(By.ID, "k-statement").click()
    assert browser.execute_script(colour) == "rgba(0, 0, 0, 0)"
