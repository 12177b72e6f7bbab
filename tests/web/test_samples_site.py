"""The whole way: our sample reports, built and shown; every line of the record stands on its words."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from demarche.web.book import Book, report_page, slug


def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def shown(path: Path) -> dict[str, str]:
    """The words under each anchor of a report's page."""
    found: dict[str, str] = {}
    for part in page(path).xpath("//*[@data-line]"):
        found[part.get("data-line")] = found.get(part.get("data-line"), "") + part.text_content()
    return found


def test_every_line_stands_on_its_words(sample_pages: tuple[Book, Path]) -> None:
    book, site = sample_pages
    assert len(book.statements) > 50 and book.meetings and book.positions
    for document in book.documents:
        words = shown(site / "en" / report_page(document.id))
        for row in book.statements_in.get(document.id, []):
            assert words[f"s-{slug(row.id)}"] == row.quote
        for act in book.acts_in.get(document.id, []):
            assert words[f"a-{slug(act.id)}"] == act.text
        for day in book.dates_in.get(document.id, []):
            assert words[f"d-{day.start}"].startswith(day.text)
        for anchor, _, place in book.evidence_in.get(document.id, []):
            assert words[anchor] == book.words(place)


def test_every_link_of_the_samples_lands(sample_pages: tuple[Book, Path]) -> None:
    _, site = sample_pages
    anchors = {path.resolve(): set(page(path).xpath("//@id")) for path in site.rglob("*.html")}
    for path in anchors:
        for link in page(path).xpath("//@href"):
            there = urlsplit(link)
            target = (path.parent / unquote(there.path)).resolve() if there.path else path
            assert there.scheme or target.is_file(), f"{path.name}: {link}"
            assert there.scheme or not there.fragment or there.fragment in anchors[target], f"{path.name}: {link}"
