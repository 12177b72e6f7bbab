"""The reader, two reports side by side and the clipboard, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_example import Rows, example, rows

from demarche.web.book import assemble
from demarche.web.pages import HOME, Page, catalogue, render

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> Minister \u202eevil said "
    "\u2066“we will\u200b not\u200d open\ufeff the port”. {{ 7*7 }} </p></body></html><!--\n\n"
    + "The strait stays closed until the post is gone, the minister said on Tuesday. " * 800
    + "\n\nNothing turned: abc (1).\n"
)
BAD = "<script>document.title='owned'</script>\u202e"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of this area alone: reports, pairs and sources, of the example, a hostile report and a megabyte."""
    made = rows()
    quote = "The strait stays closed until the post is gone"
    big = "".join(
        f"Day {n}. {quote}, the minister said. Ardenia rejected the demand on Tuesday.\n\n" for n in range(11000)
    )
    for ident, text in (("h1", HOSTILE), ("h2", HOSTILE.replace("evil", "other")), ("big", big)):
        made.texts[ident] = text
        made.add("documents", id=ident, source=f"{ident}.txt", title=BAD, site=BAD, url=f"javascript:{BAD}", lang="en")
    made.add("stories", id="yh", documents=["h1", "h2"], origin=BAD)
    _lines(made, "h1", quote, 400)
    _lines(made, "big", quote, 11000)
    book, out = assemble(made.tables, made.texts, example().titles), tmp_path_factory.mktemp("reader")
    for path, page in catalogue(book).items():
        wanted = path.startswith(("reports/d", "reports/h", "compare/", "sources", "people/p1")) or path in BIG
        if wanted and isinstance(page, Page):
            (out / "en" / path).parent.mkdir(parents=True, exist_ok=True)
            (out / "en" / path).write_text(render(book, page, f"en/{path}", "en"), "utf-8", newline="")
    (out / "assets").symlink_to(HOME / "assets")
    return out / "en"


BIG = ("reports/big.html", "reports/big.2.html")


def _lines(made: Rows, document: str, quote: str, times: int) -> None:
    """A statement and a told act at every place of the quote."""
    at = -1
    for n in range(times):
        at = made.texts[document].index(quote, at + 1)
        place = {"document": document, "start": at, "end": at + len(quote)}
        made.add(
            "statements", id=f"{document}{n}", **place, quote=quote, kind="indirect", speaker="the minister", act="warn"
        )
        made.add("acts", id=f"{document}a{n}", **place, text=quote, act="warn", statement=f"{document}{n}")


@pytest.fixture
def scriptless(browser: Any) -> Iterator[Any]:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def click(browser: Any, selector: str) -> None:
    from selenium.webdriver.common.by import By

    browser.find_element(By.CSS_SELECTOR, selector).click()


SEEN = """
const there = document.querySelector(':target'), box = there.getBoundingClientRect();
return [there.id, there.textContent, box.top >= 0 && box.bottom <= innerHeight];
"""


def passage(browser: Any, words: str) -> tuple[str, str]:
    """The passage of the left text with these words, and where it leads."""
    script = """const a = [...document.querySelectorAll('.sheets .l a.m')].find(a => a.textContent.includes(arguments[0]));
    return [a.id, a.getAttribute('href').slice(1)];"""
    here, there = browser.execute_script(script, words)
    return str(here), str(there)


def test_a_click_on_a_passage_scrolls_to_the_other_and_back(browser: Any, pages: Path) -> None:
    browser.get((pages / "compare/d1.d2.html").as_uri())
    here, there = passage(browser, "The two ministers will meet")
    click(browser, f"#{here}")
    assert browser.execute_script(SEEN) == [there, browser.execute_script(SEEN)[1], True]
    lit = "return [...document.querySelectorAll('.sheets .lit')].map(e => e.dataset.line).sort()"
    assert set(browser.execute_script(lit)) == {here, there}
    click(browser, f"#{there}")
    assert browser.execute_script(SEEN)[0] == here


def test_passages_meet_without_a_script(scriptless: Any, pages: Path) -> None:
    scriptless.get((pages / "compare/d1.d2.html").as_uri())
    here, there = passage(scriptless, "The two ministers will meet")
    click(scriptless, f"#{here}")
    found, text, seen = scriptless.execute_script(SEEN)
    assert found == there and seen and "The two ministers" in text
    side = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    tops = [scriptless.execute_script(side, anchor) for anchor in (here, there)]
    assert abs(tops[0] - tops[1]) < 3, "what is shared stands at one height"


def test_a_click_on_a_highlight_leads_to_its_line(browser: Any, pages: Path) -> None:
    browser.get((pages / "reports/d1.html").as_uri())
    click(browser, "#s-s4")
    assert browser.execute_script("return location.hash") == "#n-s-s4"
    assert browser.execute_script(SEEN)[2]


def test_a_quote_goes_on_the_clipboard_with_its_source(browser: Any, pages: Path) -> None:
    browser.get((pages / "people/p1.html").as_uri())
    browser.execute_script("navigator.clipboard.writeText = async (text) => { window.taken = text; }")
    find = """const fold = [...document.querySelectorAll('.cite')].find(f => f.textContent.includes('Until then there'));
    fold.previousElementSibling.click(); await 0; return [taken, fold.previousElementSibling.textContent,
    document.querySelector('[role=status]').textContent];"""
    taken, said, status = browser.execute_script(find)
    assert taken.split("\n") == [
        "“Until then there is nothing to sign”",
        "— Ilse Marten (Ardenia), in their words, 6 May 2031",
        "Harbour Post: Quarrel over the strait of Lumen grows, 7 May 2031",
        "https://harbour.example/1",
        (pages / "reports/d1.html").as_uri() + "#s-s3",
    ]
    assert (said, status) == ("Copied", "Copied")


def test_where_the_clipboard_is_shut_the_text_is_selected(browser: Any, pages: Path) -> None:
    browser.get((pages / "reports/d1.html").as_uri())
    browser.execute_script("navigator.clipboard.writeText = async () => { throw new Error('shut'); }")
    selected = """document.querySelector('#n-s-s3 .copy').click(); await new Promise(r => setTimeout(r, 20));
    return getSelection().toString()"""
    assert "Until then there is nothing to sign" in browser.execute_script(selected)


def test_without_a_script_the_source_stands_in_a_box(scriptless: Any, pages: Path) -> None:
    scriptless.get((pages / "people/p1.html").as_uri())
    click(scriptless, ".cite summary")
    shown = "const p = document.querySelector('.cite p'); return [p.innerText, p.getBoundingClientRect().height > 20]"
    text, seen = scriptless.execute_script(shown)
    assert seen and "Harbour Post" in text and "reports/d1.html#" in text
    assert scriptless.execute_script("return document.querySelectorAll('button.copy').length") == 0


@pytest.mark.parametrize("name", ["reports/h1.html", "compare/h1.h2.html", "sources.html"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_hostile_report_stays_text_and_its_page_usable(browser: Any, pages: Path, name: str, width: int) -> None:
    screen = {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    started = time.monotonic()
    browser.get((pages / name).as_uri())
    assert time.monotonic() - started < 8
    assert browser.title.endswith("· Demarche")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    strange = "script:not([src]), main img, main script, [onerror], a[href^='javascript']"
    assert browser.execute_script("return document.querySelectorAll(arguments[0]).length", strange) == 0
    if name.startswith("reports"):
        shown = browser.execute_script("return [...document.querySelectorAll('.t')].map(e => e.textContent).join('')")
        assert HOSTILE.startswith(shown) and len(shown) > 30_000
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_writing_that_is_turned_around_turns_no_word_behind_it(browser: Any, pages: Path) -> None:
    browser.get((pages / "reports/h1.html").as_uri())
    order = """const words = document.createTreeWalker(document.querySelector('.t'), 4), at = [];
    for (let n; (n = words.nextNode());) for (const word of ['Minister', 'will', 'open']) {
      const i = n.data.indexOf(word); if (i < 0) continue;
      const r = document.createRange(); r.setStart(n, i); r.setEnd(n, i + 2);
      const b = r.getBoundingClientRect(); at.push([word, b.top, b.left]); }
    return at.sort((a, b) => a[1] - b[1] || a[2] - b[2]).map(a => a[0]);"""
    assert browser.execute_script(order) == ["Minister", "will", "open"]


def test_a_megabyte_opens_at_once_and_at_the_words(browser: Any, pages: Path) -> None:
    started = time.monotonic()
    browser.get((pages / "reports/big.2.html").as_uri())
    first = browser.execute_script("return document.querySelectorAll('.note')[200].id.slice(2)")
    browser.get("about:blank")
    browser.get((pages / "reports/big.2.html").as_uri() + f"#{first}")
    assert browser.execute_script(SEEN)[1:] == ["The strait stays closed until the post is gone", True]
    assert time.monotonic() - started < 12
