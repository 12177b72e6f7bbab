"""Choosing lines of the timeline and meetings in a browser: on disk by a script, on the server by the address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_example import example

from demarche.web import live

pytestmark = pytest.mark.browser

SEEN = (
    """return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.textContent)"""
)


def choose(browser: Any, name: str, value: str) -> None:
    from selenium.webdriver.support.ui import Select

    Select(browser.find_element("css selector", f"select[name={name}]")).select_by_value(value)


def seen(browser: Any, chosen: str = ".event") -> list[str]:
    found = browser.execute_script(SEEN, chosen)
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example's pages, served."""
    record = tmp_path_factory.mktemp("served") / "record.db"
    record.write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live, "open_book", lambda _: example())
        with live.server(record, port=0) as running:
            thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            yield f"http://127.0.0.1:{running.server_port}"
            running.shutdown()
            thread.join()


def test_a_choice_on_disk_leaves_what_fits_and_goes_along(browser: Any, site: Path) -> None:
    browser.get((site / "en/timeline.html").as_uri())
    everything = len(seen(browser))
    choose(browser, "issue", "transit")
    left = seen(browser)
    assert 0 < len(left) < everything and all("Transit" in text for text in left)
    assert browser.find_element("css selector", ".facets output").text == f"{len(left)} of {everything}"
    assert browser.current_url.endswith("timeline.html?issue=transit")
    dated = browser.find_elements("css selector", ".event:not(.out)[data-first]")
    counted = [a.text for a in browser.find_elements("css selector", ".years .n")]
    assert counted == ["–", str(len([e for e in dated if e.is_displayed()]))], "April and May, counted again"
    browser.find_element("css selector", ".years td a").click()
    assert browser.current_url.endswith("?issue=transit")
    assert browser.execute_script("return document.querySelector('select[name=issue]').value") == "transit"
    assert not [text for text in seen(browser) if "Radar" in text]
    browser.find_element("css selector", ".reset").click()
    assert "?" not in browser.current_url and seen(browser)


def test_plain_information_comes_when_asked_for(browser: Any, site: Path) -> None:
    browser.get((site / "en/timeline.html").as_uri())
    assert not seen(browser, ".event.plain")
    browser.find_element("id", "k-plain").click()
    assert seen(browser, ".event.plain")
    browser.find_element("id", "k-meeting").click()
    assert not seen(browser, ".event.meeting") and "kind=plain" in browser.current_url
    browser.refresh()
    assert not seen(browser, ".event.meeting") and seen(browser, ".event.plain"), "the address keeps the choice"


def test_a_choice_on_the_server_is_made_by_the_server(browser: Any, served: str) -> None:
    browser.get(f"{served}/en/timeline.html")
    choose(browser, "act", "demand")
    assert "act=demand" in browser.current_url
    assert {e.get_attribute("data-act") for e in browser.find_elements("css selector", ".event")} == {"demand"}
    browser.get(f"{served}/id/meetings.html?party=ARD")
    assert len(seen(browser, "article.meeting")) == 2
    assert browser.execute_script("return document.querySelector('.reset').checkVisibility()")


def test_days_of_the_calendar_lead_to_their_lines(browser: Any, site: Path) -> None:
    browser.get((site / "en/timeline/2031-05.html").as_uri())
    for link in browser.find_elements("css selector", ".weeks a"):
        anchor = link.get_attribute("href").split("#")[1]
        assert browser.execute_script("return document.getElementById(arguments[0]) !== null", anchor), anchor
    (day,) = (a for a in browser.find_elements("css selector", ".weeks a") if a.text.startswith("14"))
    day.send_keys("\ue007")  # Enter: the keyboard reaches it
    top = "return document.getElementById('day-2031-05-14').getBoundingClientRect().top"
    assert -1 <= browser.execute_script(top) < browser.execute_script("return innerHeight")


def test_strips_draw_a_day_and_an_interval_apart(browser: Any, site: Path) -> None:
    browser.get((site / "en/timeline.html").as_uri())
    drawn = """return [...document.querySelectorAll('.event .strip')].map(s => {
        const e = s.querySelector('.soft, .sure, .lent'), box = e.getBoundingClientRect(), all = s.getBoundingClientRect();
        return [e.getAttribute('class'), Math.round(100 * (box.left - all.left) / all.width), Math.round(100 * box.width / all.width)]})"""
    strips = browser.execute_script(drawn)
    assert strips[0] == ["soft", 90, 10], "28 to 30 April; the rest is May's"
    assert ["sure", 42, 3] in strips, "14 May"
