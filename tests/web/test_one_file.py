"""One file with all pages: nothing beside it, nothing lost; in words and in a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from web_example import example, hostile

from demarche.errors import UsageError
from demarche.web import one_file as module
from demarche.web.book import Book
from demarche.web.one_file import LEFT_OUT, one_file
from demarche.web.pages import File, catalogue
from demarche.web.words import languages


@pytest.fixture(scope="module", params=["example", "hostile", "empty"])
def book(request: pytest.FixtureRequest) -> Book:
    return {"example": example, "hostile": hostile, "empty": Book}[request.param]()


@pytest.fixture(scope="module")
def whole(book: Book) -> str:
    return one_file(book)


def test_every_page_is_a_section_and_every_address_leads_somewhere(book: Book, whole: str) -> None:
    tree = html.document_fromstring(whole)
    pages = [path for path, page in catalogue(book).items() if not isinstance(page, File) and path not in LEFT_OUT]
    assert len(tree.find_class("leaf")) == len(pages)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//@href"):
        if href.startswith("#"):
            assert unquote(href[1:]) in ids, href
        else:
            assert href.startswith(("data:", "https://")), href


def test_nothing_is_loaded_and_only_our_own_scripts_and_styles_may_run(whole: str) -> None:
    tree = html.document_fromstring(whole)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    own = [*tree.xpath("//style/text()"), *tree.xpath("//script/text()")]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in own}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//*[@src] | //link | //*[@style] | //iframe | //object | //img")
    assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]


def test_it_is_the_same_each_time(book: Book, whole: str) -> None:
    assert one_file(book) == whole


def test_every_language_can_be_sent() -> None:
    assert len({one_file(example(), code) for code in languages()}) == len(languages())


def test_tables_and_calendar_are_carried_in_their_links() -> None:
    tree = html.document_fromstring(one_file(example()))
    carried = {link.get("download"): link.get("href") for link in tree.xpath("//a[@download]")}
    assert {"positions.csv", "meetings.ics"} <= carried.keys()
    kind, _, content = carried["meetings.ics"].partition(";base64,")
    assert kind == "data:text/calendar"
    assert base64.b64decode(content).startswith(b"BEGIN:VCALENDAR")


def test_a_record_too_large_for_one_file_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 3)
    with pytest.raises(UsageError, match="name a folder"):
        one_file(example())


@pytest.mark.browser
def test_a_page_stands_alone_and_a_link_leads_to_lit_words(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "one.html"
    path.write_text(one_file(example()), "utf-8")
    browser.get(path.as_uri())
    shown = "return [...document.querySelectorAll('.leaf:not([hidden])')].map(one => one.id)"
    assert browser.execute_script(shown) == ["p0"]
    browser.execute_script("document.querySelectorAll('header nav a')[1].click()")
    assert browser.execute_script(shown) != ["p0"]
    assert browser.execute_script("return document.querySelector('header nav [aria-current]').textContent")
    browser.execute_script("document.querySelector('a.words').click()")
    lit = browser.execute_async_script(
        "const done = arguments[0];"
        "setTimeout(() => done([...document.querySelectorAll('.leaf:not([hidden]) .lit')].map(e => e.textContent)), 300)"
    )
    assert lit and lit[0] in "".join(example().texts.values())
    assert not [line for line in browser.get_log("browser") if line["level"] == "SEVERE"]
