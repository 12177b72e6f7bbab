"""Search in a real browser: from disk with a script, served without one, and the words that it leads to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from selenium.webdriver.support.ui import WebDriverWait
from web_example import example

from demarche.web import live
from demarche.web.book import Book
from demarche.web.marks import head_at
from demarche.web.search.ask import read_ask
from demarche.web.search.find import find

pytestmark = pytest.mark.browser

ASKS = ("q=demanding+radar", "q=open", "q=“nothing+to+sign”", "q=menutup", "party=VES&act=reject", "q=strait&party=ARD",
        "person=marten&issue=radar", "day=2031-05-14", "day=May+2031&party=ARD", "q=nowhere", "q=“to+nothing”")  # fmt: skip
ANSWER = """
const done = arguments[arguments.length - 1], until = Date.now() + 4000;
const loading = document.getElementById('answer').dataset.loading;
(function wait() {
  const sum = document.querySelector('.sum')?.textContent;
  if (sum === undefined || (sum === loading || (!sum && !document.querySelector('.result'))) && Date.now() < until) return setTimeout(wait, 20);
  setTimeout(() => done([...document.querySelectorAll('.result')].map(s => [
    s.querySelector('h2 a').getAttribute('href').split('/').pop(),
    [...s.querySelectorAll('a.words')].map(a => [a.hash.slice(1), [...a.querySelectorAll('mark')].map(m => m.textContent)])])), 30);
})();
"""
LIT = """
const range = [...(CSS.highlights.get('found') ?? [])][0];
const box = range?.getBoundingClientRect();
return range ? [range.toString(), box.top > 0 && box.bottom < innerHeight] : null;
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    record = tmp_path_factory.mktemp("served") / "record.db"
    record.touch()
    patch = pytest.MonkeyPatch()
    patch.setattr(live, "open_book", lambda path: example())
    with live.server(record, port=0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()
    patch.undo()


@pytest.mark.parametrize("ask", ASKS)
def test_from_disk_it_finds_what_the_server_finds(browser: Any, site: Path, book: Book, ask: str) -> None:
    wanted = {
        found.document.id: {
            (hit.anchor if hit.line else "", tuple(w for w, hit_ in hit.pieces if hit_)) for hit in found.hits
        }
        for found in find(book, read_ask(parse_qs(ask))).found
    }
    browser.get(f"{(site / 'en/search.html').as_uri()}?{ask}")
    shown = browser.execute_async_script(ANSWER)
    found = {name.removesuffix(".html"): {(anchor, tuple(marks)) for anchor, marks in hits} for name, hits in shown}
    assert found == wanted
    assert bool(wanted) == ("nowhere" not in ask and "to+nothing" not in ask)
    assert not browser.get_log("browser")


def test_a_passage_is_lit_word_for_word(browser: Any, site: Path, book: Book) -> None:
    text = book.texts["d1"]
    start = text.index("murmured")
    place = f"{(site / 'en/reports/d1.html').as_uri()}?w={start}-{start + 8}"
    for anchor in ("", f"#t-{head_at(text, start)}"):
        browser.get("about:blank")
        browser.get(place + anchor)
        assert browser.execute_script(LIT) == ["murmured", True]
    browser.get(f"{(site / 'en/reports/d1.html').as_uri()}?w=5-999999")
    assert browser.execute_script(LIT) is None


def test_typing_into_the_form_on_disk(browser: Any, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get((site / "id/search.html").as_uri())
    field = browser.find_element("id", "q")
    field.send_keys("menolak pos" + Keys.ENTER)
    shown = browser.execute_async_script(ANSWER)
    assert [name for name, _ in shown] == ["d3.html"]
    assert browser.find_element("css selector", ".sum").text == "1 laporan"
    assert browser.find_element("css selector", ".verb").text == "menolak"
    browser.find_element("css selector", "a.words").click()
    assert browser.current_url.split("#")[0].split("?")[0].endswith("id/reports/d3.html")


def test_served_it_needs_no_script(browser: Any, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{address}/en/search.html")
        browser.find_element("id", "q").send_keys("demands")
        browser.find_element("css selector", "form.search button").click()
        WebDriverWait(browser, 10).until(
            lambda one: "q=demands" in one.current_url
        )  # a click does not wait for the page
        assert browser.find_element("css selector", "mark.hit").text.startswith("demand")
        browser.find_element("css selector", ".result a.words").click()
        target = "return Boolean(document.querySelector(':target'))"
        WebDriverWait(browser, 10).until(lambda one: one.execute_script(target))
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_without_scripts_the_page_on_disk_says_what_to_do(browser: Any, site: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((site / "en/search.html").as_uri())
        assert "demarche serve" in browser.find_element("tag name", "main").text
        assert not browser.find_element("css selector", "form.search").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_hostile_report_stays_text_in_the_answer(browser: Any, hostile_site: Path) -> None:
    for ask in ("q=evil", "q=word", "q=script", "act=threaten"):
        browser.get(f"{(hostile_site / 'en/search.html').as_uri()}?{ask}")
        assert browser.execute_async_script(ANSWER), ask
        strange = "main script, main img, main b, main i, [onclick], [onload], [onerror]"
        assert browser.execute_script("return document.querySelectorAll(arguments[0]).length", strange) == 0
        assert browser.title.endswith("Demarche")
