"""The keyboard alone: Tab comes to every link, button, field and fold of every kind of page, and shows where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from demarche.web.book import Book
from demarche.web.pages import Page, catalogue

pytestmark = pytest.mark.browser

WANTED = """
const can = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled);
const once = e => e.type === 'radio' ? document.querySelector(`input[name="${e.name}"]:checked`) || e : e;
window.wanted = [...new Set(can.map(once))];
window.met = new Set(); window.unseen = [];
const look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.strokeWidth]; };
const inner = e => [e, ...e.querySelectorAll('circle, rect, path')].map(look).join();
const before = new Map(window.wanted.map(e => [e, inner(e)]));
document.addEventListener('focusin', event => {
  const e = event.target;
  window.met.add(e);
  if (before.has(e) && before.get(e) === inner(e)) window.unseen.push(e.outerHTML.slice(0, 160));
});
document.activeElement.blur();
return window.wanted.length;
"""
"""What the keyboard has to reach. One of the buttons of a choice stands for all: arrows go on from it."""

LEFT = """
const led = new Set([...window.met].map(e => e.href && e.getAttribute('href')));
const missed = window.wanted.filter(e => !window.met.has(e) && !(e.matches('svg [tabindex="-1"]') && led.has(e.getAttribute('href'))));
return [missed.map(e => e.outerHTML.slice(0, 160)), window.unseen];
"""
"""A drawing may leave out what a list beside it leads to."""


def kinds(book: Book) -> list[str]:
    """A page of every kind: one that each template makes."""
    pages = {page.template: path for path, page in catalogue(book).items() if isinstance(page, Page)}
    return sorted(pages.values())


def walk(browser: Any, page: Path) -> tuple[int, list[str], list[str]]:
    """Press Tab as often as there are places to come to: how many there are, those missed, those without a sign."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser.get(page.as_uri())
    places = browser.execute_script(WANTED)
    keys = ActionChains(browser, duration=0)
    keys.send_keys(Keys.TAB * (places + 3)).perform()
    missed, unseen = browser.execute_script(LEFT)
    return places, missed, unseen


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Any, site: Path, book: Book) -> None:
    pages = kinds(book)
    found = {path: walk(browser, site / "en" / path) for path in pages}
    assert len(pages) > 20 and all(places > 10 for places, _, _ in found.values())
    assert not {path: missed for path, (_, missed, _) in found.items() if missed}, "not reached"
    assert not {path: unseen for path, (_, _, unseen) in found.items() if unseen}, "no sign of the focus"


@pytest.mark.parametrize("page", ["index", "search", "reports/d1"])
def test_the_way_past_the_menu_is_the_first_and_is_seen(browser: Any, site: Path, page: str) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get((site / f"id/{page}.html").as_uri())
    browser.execute_script("document.activeElement.blur()")
    browser.find_element("css selector", "body").send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.get_attribute("class") == "skip" and skip.rect["height"] > 20 and skip.rect["width"] > 80
    skip.send_keys(Keys.ENTER)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.execute_script("return document.querySelector('main').contains(document.activeElement)")


def test_a_fold_opens_by_its_key(browser: Any, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get((site / "en/matrix.html").as_uri())
    browser.execute_script("document.querySelector('main summary').focus()")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.execute_script("return document.activeElement.parentElement.open")
