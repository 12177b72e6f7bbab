"""Two reports side by side, and what the sources' page says of who is independent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from web_example import Rows, example, hostile

from demarche.web.book import Book, assemble
from demarche.web.compare import companions, compare_page, compared
from demarche.web.origins import Borrowed, Group, independence
from demarche.web.pages import Page, catalogue, render
from demarche.web.passages import same_words, shared

OLD = """Port talks end without a deal

The port stays closed, the envoy said on Monday. Nobody signed.

Eleven boats were seized at the pier, he added.
"""
COPY = """Baca juga: other news
Port talks end without a deal
The port stays closed, the envoy said on Monday. Nobody signed. Twelve boats were seized at the pier, he added.
Share this
"""
TOLD = """Perundingan pelabuhan berakhir buntu

Pelabuhan tetap ditutup, kata utusan itu, Senin.

Sebelas kapal disita di dermaga, tambahnya.
"""
AGAIN = TOLD.replace("berakhir", "usai").replace("dermaga", "dermaga utama")


def story(**texts: str) -> Rows:
    """Reports of one story, without edges."""
    made = Rows()
    for ident, text in texts.items():
        made.texts[ident] = text
        lang = "id" if "Pelabuhan" in text else "en"
        made.add("documents", id=ident, source=f"{ident}.txt", site=ident.upper(), lang=lang)
    made.add("stories", id="y", documents=sorted(texts), origin="", edges=[])
    return made


def edge(made: Rows, source: str, target: str, kind: str, *pairs: tuple[str, str], **more: Any) -> None:
    at = [made.at(d, words) for pair in pairs for d, words in zip((source, target), pair, strict=True)]
    made.tables["stories"][0]["edges"].append(
        {"from": source, "to": target, "kind": kind, "share": 0.9, "at": at, **more}
    )


def book_of(made: Rows) -> Book:
    return assemble(made.tables, made.texts)


def words(book: Book, one: str, other: str) -> list[tuple[str, str, str]]:
    a, b = book.document[one], book.document[other]
    return [
        (book.texts[one][slice(*pair.one)], book.texts[other][slice(*pair.other)], pair.kind)
        for pair in shared(book, a, b)
    ]


def page(book: Book, path: str) -> html.HtmlElement:
    entry = catalogue(book)[path]
    assert isinstance(entry, Page)
    return html.document_fromstring(render(book, entry, f"en/{path}", "en"))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_copy_shares_its_words_paragraph_by_paragraph_and_differs_in_one() -> None:
    made = story(a=OLD, b=COPY)
    made.tables["documents"][1]["junk"] = [{"start": 0, "end": 21, "kind": "link"}]
    assert words(book_of(made), "a", "b") == [
        ("Port talks end without a deal",) * 2 + ("same",),
        ("The port stays closed, the envoy said on Monday. Nobody signed.",) * 2 + ("same",),
        ("boats were seized at the pier, he added.",) * 2 + ("same",),
    ]


PIECES = st.lists(
    st.sampled_from(("the port", "is closed.", "\n\n", "nobody signed", '"no", he said', "e\u0301")), max_size=25
)


@given(PIECES, PIECES)
def test_shared_words_are_the_same_words_and_touch_no_other_pair(one: list[str], other: list[str]) -> None:
    book = book_of(story(a=" ".join(one), b=" ".join(other)))
    found = same_words(book, book.document["a"], book.document["b"])
    assert found is not None
    for (a, b), (c, d) in found:
        assert book.texts["a"][a:b].split() == book.texts["b"][c:d].split()
        assert "\n" not in book.texts["a"][a:b] + book.texts["b"][c:d]
    assert [pair[0][0] for pair in found] == sorted({pair[0][0] for pair in found})


PORT = ("The port stays closed, the envoy said on Monday.", "Pelabuhan tetap ditutup, kata utusan itu, Senin.")
BOATS = ("Eleven boats were seized at the pier, he added.", "Sebelas kapal disita di dermaga, tambahnya.")


def test_a_translation_shows_the_record_s_sentences_turned_either_way() -> None:
    made = story(a=OLD, t=TOLD)
    edge(made, "a", "t", "translation", PORT, BOATS)
    assert words(book_of(made), "a", "t") == [(*PORT, "told"), (*BOATS, "told")]
    assert words(book_of(made), "t", "a") == [(*PORT[::-1], "told"), (*BOATS[::-1], "told")]


def test_the_copy_of_a_translation_meets_the_original_by_way_of_it() -> None:
    made = story(a=OLD, t=TOLD, u=AGAIN)
    edge(made, "a", "t", "translation", PORT, BOATS)
    edge(made, "t", "u", "copy", ("Pelabuhan tetap ditutup", "Pelabuhan tetap ditutup"))
    found = words(book_of(made), "a", "u")
    assert (PORT[0], PORT[1].rstrip("."), "told") in found
    assert [(a, b) for a, b, _ in found if a == BOATS[0]] == [(BOATS[0], "Sebelas kapal disita di dermaga")]


def test_reports_of_two_stories_share_what_the_record_says_and_no_more() -> None:
    made = story(a=OLD)
    made.texts["b"] = COPY
    made.add("documents", id="b", source="b.txt", lang="en")
    made.add("stories", id="z", documents=["b"], origin="")
    assert words(book_of(made), "a", "b") == []
    boats = [made.at("a", "Eleven boats"), made.at("b", "Twelve boats")]
    made.add("conflicts", id="k", kind="number", what="11 / 12 boats", spans=boats)
    quote = "The port stays closed, the envoy said on Monday."
    both = [made.at("a", quote), made.at("b", quote)]
    made.said("s", "a", "The port stays closed", kind="indirect", act="inform", origin_at=both, origin="z")
    book = book_of(made)
    assert words(book, "a", "b") == [(quote, quote, "same"), ("Eleven boats", "Twelve boats", "conflict")]
    assert list(compared(book)) == [("a", "b")] and companions(book, "a") == ["b"]
    shown = page(book, compare_page("b", "a"))
    assert said(shown.xpath("//ul[@class='clashes']")[0]).startswith("numbers differ: 11 / 12 boats – A")
    assert "Two texts of their own" in said(shown.xpath("//main")[0])


@pytest.mark.parametrize("lang", ["en", "id"])
def test_side_by_side_each_text_is_whole_and_every_passage_leads_to_the_other(lang: str) -> None:
    book = example()
    path = compare_page("d2", "d1")
    assert path == "compare/d1.d2.html"
    entry = catalogue(book)[path]
    assert isinstance(entry, Page)
    shown = html.document_fromstring(render(book, entry, f"{lang}/{path}", lang))
    for letter, document in (("l", "d1"), ("r", "d2")):
        parts = shown.xpath(f"//div[@class='sheets']//div[contains(@class,'text {letter}')]//p")
        assert "".join(p.text_content() for p in parts) == book.texts[document]
    links = shown.xpath("//div[@class='sheets']//a[@data-line]")
    assert len(links) > 8
    for link in links:
        (there,) = shown.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert there.get("href") == f"#{link.get('data-line')}"
    (same,) = [a for a in links if "Until then" in a.text_content() and a.get("data-line").startswith("l")]
    assert shown.xpath(f"//*[@id='{same.get('href')[1:]}']")[0].text_content() == same.text_content()
    row = next(same.iterancestors("div", "div")).getparent()
    assert all("Until then" in said(side) for side in row.xpath("./div"))


def test_texts_too_long_to_lay_side_by_side_show_what_the_record_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demarche.web.passages.ROOM", 3)
    made = story(a=OLD, b=COPY)
    edge(made, "a", "b", "copy", ("The port stays closed", "The port stays closed"))
    assert words(book_of(made), "a", "b") == [("The port stays closed", "The port stays closed", "same")]


def test_every_pair_has_a_page_and_a_large_story_not_each_with_each() -> None:
    many = story(**{f"m{n:02}": OLD for n in range(12)})
    for n in range(1, 12):
        edge(many, f"m{n - 1:02}", f"m{n:02}", "copy", direction="day")
    book = book_of(many)
    pairs = list(compared(book))
    assert len(pairs) == 11 + 10  # each with the one it copies, and with the first
    near = {(min(d, e), max(d, e)) for d in book.document for e in companions(book, d)}
    assert near == set(pairs)
    assert all(compare_page(*pair) in catalogue(book) for pair in pairs)


def test_the_tree_hangs_each_report_below_the_one_it_carries() -> None:
    made = story(a=OLD, b=COPY, t=TOLD)
    edge(made, "a", "b", "copy", direction="day")
    edge(made, "t", "b", "translation")
    shown = page(book_of(made), "stories/y.html")
    (root,) = shown.xpath("//ul[@class='copies']/li")
    (below,) = root.xpath("./ul/li")
    (last,) = below.xpath("./ul/li")
    heads = [li.xpath("./p[@class='src'][1]")[0].text_content()[:1] for li in (root, below, last)]
    assert heads == ["A", "B", "T"]
    assert "copy · the one above came out earlier · 90% shared · side by side" in said(below)
    assert "translation · no words tell which of the two came first" in said(last)
    assert last.xpath("./p[contains(@class,'edge')]//a/@href") == ["../compare/b.t.html"]


def test_what_is_not_independent_is_said_plainly() -> None:
    made = story(a=OLD, b=COPY, t=TOLD)
    for ident, text in (
        ("n", "Other news. The ban stays."),
        ("o", "A third paper. The ban ends."),
        ("p", "Own words."),
    ):
        made.texts[ident] = text
        made.add("documents", id=ident, source=f"{ident}.txt", site=ident.upper())
        made.add("stories", id=f"y{ident}", documents=[ident], origin="")
    for ident, quote, origin in (("n", "The ban stays", "AFP"), ("o", "The ban ends", "AFP"), ("p", "Own", "TASS"),
                                 ("p", "words", "yp"), ("p", "Own words", "yp")):  # fmt: skip
        made.said(f"{ident}{quote}", ident, quote, kind="indirect", act="inform", origin=origin)
    book = book_of(made)
    said_of = independence(book)
    assert said_of.groups == (Group("", ("a", "b", "t")), Group("AFP", ("n", "o")))
    assert said_of.borrowed == (Borrowed("TASS", (("p", 1),)),) and said_of.alone == 1
    text = said(page(book, "sources.html").xpath("//section[@id='dependent']")[0])
    assert "These 3 reports rest on one origin:" in text and "These 2 reports rest on one origin, AFP:" in text
    assert "The one other report is an origin of its own" in text and "TASS: 1 line – P" in text


def test_where_nothing_is_copied_that_is_said() -> None:
    made = story(a=OLD)
    made.texts["b"] = "Words of its own."
    made.add("documents", id="b", source="b.txt")
    made.add("stories", id="z", documents=["b"], origin="")
    text = said(page(book_of(made), "sources.html").xpath("//section[@id='dependent']")[0])
    assert "each of these 2 reports is an origin of its own" in text


def test_stories_come_forty_a_page() -> None:
    made = story(a=OLD, b=COPY)
    for n in range(150):
        made.texts[f"x{n:03}"] = "Words of its own."
        made.add("documents", id=f"x{n:03}", source="x.txt")
    book = book_of(made)
    assert [path for path in catalogue(book) if path.startswith("sources/")] == [
        "sources/2.html",
        "sources/3.html",
        "sources/4.html",
    ]
    first, second, third, fourth = (page(book, f"sources{name}.html") for name in ("", "/2", "/3", "/4"))
    assert [len(p.xpath("//section[@class='story']")) for p in (first, second, third, fourth)] == [40, 40, 40, 31]
    assert second.xpath("//nav[@class='pager']//a[@aria-current]/@href") == ["../sources/2.html"]
    assert not second.xpath("//section[@id='dependent']")


def test_hostile_reports_side_by_side_stay_text() -> None:
    held = hostile()
    bad = held.texts["h1"]
    made = story(a=bad, b="\u202e" + bad)
    made.tables["documents"][0] |= {"site": "<b>x</b>", "title": "<script>1</script>\u2067"}
    shown = page(book_of(made), "compare/a.b.html")
    texts = [
        "".join(p.text_content() for p in shown.xpath(f"//div[@class='sheets']//div[contains(@class,'text {s}')]//p"))
        for s in "lr"
    ]
    assert texts == [bad.replace("\x00", "\ufffd"), "\u202e" + bad.replace("\x00", "\ufffd")]
    assert not shown.xpath("//main//b | //main//script | //main//img")
