"""A report's page: every highlight equals its span and leads back to its lines, and its address stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from web_example import EN, HOSTILE, TITLES, Rows, example, hostile, rows

from demarche.web.book import Book, assemble, report_page, slug
from demarche.web.pages import Page, catalogue, render
from demarche.web.parts import PART, SEEK, cuts, part_at


def tree(book: Book, path: str, lang: str = "en") -> html.HtmlElement:
    page = catalogue(book)[path]
    assert isinstance(page, Page)
    text = render(book, page, f"{lang}/{path}", lang)
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def spans(book: Book, document: str) -> dict[str, tuple[int, int]]:
    """Where each anchor of a report must stand, as the record has it."""
    wanted: dict[str, tuple[int, int]] = {}
    for row in book.statements_in.get(document, []):
        wanted[f"s-{slug(row.id)}"] = (row.start, row.end)
    for act in book.acts_in.get(document, []):
        wanted[f"a-{slug(act.id)}"] = (act.start, act.end)
    for anchor, _, place in (*book.evidence_in.get(document, []), *book.disputed_in.get(document, [])):
        wanted[anchor] = (place.start, place.end)
    for kind, found in (
        ("d", book.dates_in.get(document, [])),
        ("u", book.unread_in.get(document, [])),
        ("j", book.document[document].junk),
    ):
        wanted |= {f"{kind}-{one.start}": (one.start, one.end) for one in found}
    return wanted


def words_of(page: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for part in page.xpath("//p[@dir]//*[@data-line]"):
        found[part.get("data-line")] += part.text_content()
    return found


@pytest.mark.parametrize(("book", "document"), [(example(), d) for d in ("d1", "d2", "d3")] + [(hostile(), "h1")])
def test_every_highlight_equals_the_span_of_its_line(book: Book, document: str) -> None:
    page, text = tree(book, report_page(document)), book.texts[document].replace("\x00", "\ufffd")
    found, wanted = words_of(page), spans(book, document)
    assert wanted.keys() <= found.keys() and len(wanted) > 2
    for anchor, (start, end) in wanted.items():
        assert found[anchor] == text[start:end]
        assert len(page.xpath(f"//*[@id='{anchor}']")) == 1


def leads(mark: html.HtmlElement) -> Iterator[str]:
    """Where a highlight leads by itself, by the sign behind it, or by that of what it stands in."""
    while mark is not None:
        yield from ([mark.get("href")] if mark.tag == "a" else [])
        after = mark.getnext()
        while after is not None and after.get("class") == "ref":
            yield after.get("href")
            after = after.getnext()
        mark = next(mark.iterancestors("mark", "a", "span"), None)


@pytest.mark.parametrize("document", ["d1", "d2", "d3"])
def test_every_highlight_leads_to_its_line_and_the_line_back(document: str) -> None:
    book = example()
    page = tree(book, report_page(document))
    for anchor in spans(book, document):
        parts = page.xpath(f"//*[@data-line='{anchor}']")
        (note,) = page.xpath(f"//*[@id='n-{anchor}' or @id='row-{anchor}' or contains(@data-lines, '{anchor}')]")
        assert f"#{note.get('id')}" in list(leads(parts[-1])), anchor
        back = note.xpath(".//a[@class='perma' or @class='words']/@href")
        assert back[0].removeprefix("#") in {anchor, note.get("id")[2:]}


def test_what_names_the_origin_is_marked_and_leads_to_the_sources() -> None:
    made = rows()
    at = made.at("d1", "Wire Nine")
    for row in made.tables["statements"]:
        row |= {"origin": "Wire Nine", "origin_why": "the report credits Wire Nine", "origin_at": [at]}
    book = assemble(made.tables, made.texts)
    (mark,) = tree(book, "reports/d1.html").xpath(f"//a[@id='o-{at['start']}']")
    assert (mark.text_content(), mark.get("href")) == ("Wire Nine", "../sources.html")
    linked = tree(book, "sources.html").xpath("//dl[@class='about']//a/@href")
    assert f"reports/d1.html#o-{at['start']}" in linked


def test_addresses_stay_when_reports_are_added() -> None:
    made = rows()
    before = tree(example(), "reports/d1.html").xpath("//p[@dir]//@id | //p[@dir]/@id")
    for place in made.tables["meetings"][0]["evidence"], made.tables["conflicts"][0]["spans"]:
        made.texts["a0"] = EN
        place.insert(0, {**place[0], "document": "a0"})
    made.tables["documents"].insert(0, {**made.tables["documents"][0], "id": "a0"})
    made.tables["conflicts"][0]["id"] = "1"
    after = tree(assemble(made.tables, made.texts, TITLES), "reports/d1.html").xpath("//p[@dir]//@id | //p[@dir]/@id")
    assert before == after and any(anchor.startswith("m-m1-") for anchor in before)


def test_a_line_of_ten_thousand_words_keeps_its_notes_near() -> None:
    made = Rows()
    made.texts["w"] = "The strait stays closed, the minister said. " * 800
    made.add("documents", id="w", source="w.txt")
    for n in (0, 799):
        made.said(f"w{n}", "w", "The strait stays closed", kind="indirect", act="inform", speaker="the minister")
        made.tables["statements"][-1] |= {"start": n * 44, "end": n * 44 + 23}
    page = tree(assemble(made.tables, made.texts), "reports/w.html")
    blocks = page.xpath("//div[contains(concat(' ', @class, ' '), ' block ')]")
    assert len(blocks) > 20 and max(len(b.xpath("./p")[0].text_content()) for b in blocks) < 2000
    assert [n for n, block in enumerate(blocks) if block.xpath(".//li")] == [0, len(blocks) - 1]
    assert "".join(p.text_content() for p in page.xpath("//p[@dir]")) == made.texts["w"]


def long_book() -> Book:
    made = Rows()
    made.texts["L"] = "".join(f"Day {n}. The port is closed, the envoy said on day {n}.\n\n" for n in range(3000))
    made.add("documents", id="L", source="long.txt", lang="en")
    for n in (0, 1500, 2999):
        quote = f"on day {n}."
        made.said(f"q{n}", "L", quote, kind="indirect", act="inform", speaker="the envoy", speaker_party="VES")
    return assemble(made.tables, made.texts)


def test_a_report_of_many_pages_holds_each_line_at_its_address() -> None:
    book = long_book()
    names = [path for path in catalogue(book) if path.startswith("reports/")]
    assert names == ["reports/L.html", *(f"reports/L.{n}.html" for n in range(2, len(names) + 1))]
    pages = {name: tree(book, name) for name in names}
    shown = "".join(p.text_content() for page in pages.values() for p in page.xpath("//p[@dir]"))
    assert shown == book.texts["L"]
    for row in book.statements:
        page = pages[book.page("L", row.start)]
        (mark,) = page.xpath(f"//*[@id='s-{row.id}']")
        assert mark.text_content() == row.quote and page.xpath(f"//li[@id='n-s-{row.id}']")
    said = tree(book, "parties/VES.html").xpath("//a[@class='words']/@href")
    assert "../reports/L.html#s-q0" in said and len({link.partition("#")[0] for link in said}) > 1
    there = set(pages["reports/L.html"].xpath("//nav[@class='pager']//a/@href"))
    assert {"../reports/L.2.html", f"../reports/L.{len(names)}.html"} <= there


@given(st.text(alphabet="ab \n", min_size=1, max_size=30), st.integers(1, 6))
def test_a_text_is_parted_where_a_paragraph_or_a_word_ends(seed: str, times: int) -> None:
    text = seed * (times * PART // len(seed) // 2)
    starts = cuts(text)
    assert starts[0] == 0 and list(starts) == sorted(set(starts))
    edges = [*starts, len(text)]
    assert all(b - a <= PART + SEEK for a, b in pairwise(edges))
    for number, start in enumerate(starts):
        assert part_at(text, start) == number
        assert number == 0 or part_at(text, start - 1) == number - 1
        assert number == 0 or not seed.strip() or not re.search(r"\s", seed) or text[start - 1].isspace()


def test_a_quote_can_be_taken_with_all_that_says_where_it_comes_from() -> None:
    page = tree(example(), "people/p1.html")
    lines = [" ".join(p.text_content().split()) for p in page.xpath("//details[starts-with(@class,'cite')]/p")]
    assert (
        "“Until then there is nothing to sign” — Ilse Marten (Ardenia), in their words, 6 May 2031 Harbour Post: Quarrel"
        " over the strait of Lumen grows, 7 May 2031 https://harbour.example/1 ../reports/d1.html#s-s3"
    ) in lines
    assert len(lines) == len(page.xpath("//blockquote[@class]"))
    assert not [line for line in lines if "javascript:" in line]


def test_nothing_of_a_hostile_report_is_code(hostile_site: Path) -> None:
    strange = ("javascript:", "data:", "vbscript:")
    for path in hostile_site.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        held: list[Any] = page.xpath("//@href | //@src")
        assert not [link for link in held if link.strip().lower().startswith(strange)]
        assert not page.xpath("//script[not(@src)] | //main//img | //main//b | //@onclick | //@onload | //@onerror")
    report = html.parse(str(hostile_site / "en/reports/h1.html"), parser=html.HTMLParser(encoding="utf-8"))
    shown = "".join(p.text_content() for p in report.xpath("//p[@dir]"))
    assert shown == HOSTILE.replace("\x00", "\ufffd")
