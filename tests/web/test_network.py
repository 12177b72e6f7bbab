"""The network's pages: every circle and tie is a link, every tie leads to as many lines as it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from lxml import html
from network_example import crowd
from web_example import example, hostile, rows

from demarche.web.book import Book, assemble
from demarche.web.network import DRAWN, ROWS, STEPS
from demarche.web.pages import catalogue, render
from demarche.web.sheets import count, sheet, where
from demarche.web.ties import KINDS, party_ties, people_ties


@cache
def books() -> dict[str, Book]:
    return {"example": example(), "crowd": crowd(), "hostile": hostile(), "empty": Book()}


@cache
def page(name: str, path: str, lang: str = "en") -> html.HtmlElement:
    book = books()[name]
    return html.fromstring(render(book, catalogue(book)[path], f"{lang}/{path}", lang))


def links(tree: html.HtmlElement, path: str, chosen: str) -> Iterator[tuple[str, str, html.HtmlElement]]:
    """(path, anchor, element) of the links chosen by XPath."""
    for found in tree.xpath(chosen):
        address, _, anchor = found.get("href").partition("#")
        yield normpath(join(dirname(path), unquote(address))) if address else path, anchor, found


def told(name: str, path: str, anchor: str) -> int:
    """How many lines stand at an anchor, on this sheet and those that go on."""
    lines = 0
    for _ in range(50):
        tree = page(name, path)
        parts = tree.xpath(f"//section[@id='{anchor}' or @id='{anchor}-2']")
        lines += sum(len(part.xpath(".//article")) for part in parts)
        after = list(links(tree, path, "//nav[@class='pager']//a[@rel='next']"))
        if not parts or not after or tree.xpath("//section[contains(@class, 'tie-part')]")[-1] is not parts[-1]:
            return lines
        path = after[0][0]
    return lines


@pytest.mark.parametrize(
    ("name", "path"),
    [("example", "network.html"), ("example", "network-people.html"), ("crowd", "network/parties/P001.html")],
)
def test_every_tie_leads_to_as_many_lines_as_it_counts(name: str, path: str) -> None:
    rows = page(name, path).xpath("//table[@class='ties-of']/tbody/tr")
    assert rows
    for row in rows:
        ((there, anchor, _),) = links(row, path, "./td[1]/a")
        assert told(name, there, anchor) == int(row.xpath("string(./td[3])")), (there, anchor)


@pytest.mark.parametrize("path", ["network.html", "network-people.html", "network/parties/P000.html"])
def test_circles_and_arcs_lead_to_pages_and_anchors_that_are_there(path: str) -> None:
    tree = page("crowd", path)
    pages = catalogue(books()["crowd"])
    for there, _, node in links(tree, path, "//a[contains(@class, 'node')]"):
        assert there in pages, there
        assert node.get("tabindex") is None and node.get("aria-label") and node.xpath("./title")
    arcs = list(links(tree, path, "//a[contains(@class, 'tie ')]"))
    assert len(arcs) > 100
    for there, _, arc in arcs:
        assert there in pages and arc.get("tabindex") == "-1" and arc.xpath("./title")
    for there, anchor, _ in arcs[:: len(arcs) // 20]:
        assert page("crowd", there).xpath(f"//*[@id='{anchor}']"), (there, anchor)


def test_the_table_tells_what_the_drawing_shows() -> None:
    tree = page("example", "network.html")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath("//tbody/tr")]
    assert rows == [
        ["Vesland", "rejects", "Ardenia", "3", "7 May 2031"],
        ["Ardenia", "meets", "Vesland", "2", "14 May 2031"],
        ["Ardenia", "demands", "Vesland", "1", "6 May 2031"],
        ["Ardenia", "offers", "Vesland", "1", ""],
    ]
    titles = {title.text for title in tree.xpath("//a[contains(@class, 'tie ')]/title")}
    assert titles == {
        "Vesland rejects or contradicts Ardenia (3)",
        "Ardenia meets Vesland (2)",
        "Ardenia makes demands of Vesland (1)",
        "Ardenia offers or grants something to Vesland (1)",
    }
    words = {word.text for word in tree.xpath("//g[@class='words']/text")}
    assert words == {"rejects", "meets", "demands", "offers"}
    assert [node.get("aria-label") for node in tree.xpath("//a[contains(@class, 'node')]")] == [
        "Ardenia: 7 lines",
        "Vesland: 7 lines",
    ]


def test_in_indonesian() -> None:
    tree = page("example", "network.html", "id")
    assert "menolak" in {word.text for word in tree.xpath("//g[@class='words']/text")}
    assert "Vesland menolak atau membantah Ardenia (3)" in {title.text for title in tree.xpath("//a/title")}


def test_two_hundred_nodes_are_drawn_and_of_the_ties_the_strongest_first() -> None:
    tree = page("crowd", "network.html")
    assert len(tree.xpath("//a[contains(@class, 'node')]")) == DRAWN
    assert len(tree.xpath("//table[@class='ties-of']/tbody/tr")) == ROWS
    chosen = tree.xpath("//input[@type='radio' and @checked]/@id")
    assert chosen == ["x-120"]
    shown, held_back = [], []
    for arc in tree.xpath("//a[contains(@class, 'tie ')]"):
        lines = sum(map(int, re.findall(r"\((\d+)\)", arc.findtext("title"))))
        (held_back if "x120" in arc.get("class").split() else shown).append(lines)
    assert len(shown) == 120 and min(shown) >= max(held_back)


def test_about_one_node_stand_those_it_deals_with() -> None:
    book = books()["crowd"]
    tree = page("crowd", "network/parties/P150.html")
    mine = {other for tie in party_ties(book) if "P150" in tie.pair for other in tie.pair}
    assert set(tree.xpath("//a[contains(@class, 'node')]/@data-id")) == mine
    for row in tree.xpath("//table[@class='ties-of']/tbody/tr"):
        assert tree.xpath("string(//h1/a)") in {row.xpath("string(./th)"), row.xpath("string(./td[2])")}
    (middle,) = tree.xpath("//a[contains(@class, 'middle')]/@href")
    assert middle.endswith("parties/P150.html"), "the circle in the middle leads to the party's own page"


def test_a_party_that_is_only_spoken_to_has_a_neighbourhood_though_no_page() -> None:
    book = books()["crowd"]
    silent = {end for tie in party_ties(book) for end in tie.pair} - book.party_set
    assert silent
    path = f"network/parties/{min(silent)}.html"
    tree = page("crowd", path)
    ((there, _, _),) = links(tree, path, "//a[contains(@class, 'middle')]")
    assert there == path
    for there, _, _ in links(tree, path, "//main//a[@href]"):
        assert there in catalogue(book), there


def test_geometry_stands_in_attributes_and_nothing_runs() -> None:
    for name in ("example", "crowd", "hostile"):
        for path in ("network.html", "network-people.html"):
            tree = page(name, path)
            assert not tree.xpath("//*[@style] | //style | //script[not(@src)]")
            assert not [attribute for attribute in tree.xpath("//@*") if attribute.attrname.startswith("on")]
            ids = tree.xpath("//@id")
            assert len(ids) == len(set(ids))


def test_a_name_that_turns_writing_around_is_tamed_in_the_drawing() -> None:
    made = rows()
    for person in made.tables["people"]:
        person["name"] = "Ilse \u202eMarten\u202c\x00 </text><script>alert(1)</script> & Co"
    book = assemble(made.tables, made.texts)
    made_page = render(book, catalogue(book)["network-people.html"], "en/network-people.html", "en")
    drawing = made_page[made_page.index('<svg class="net"') :].partition("</svg>")[0]
    assert "script&gt;" in drawing and "<script" not in drawing and "<span" not in drawing and "<bdi" not in drawing
    assert not {"\u202e", "\u202c", "\x00"} & set(drawing)


def test_without_ties_the_page_says_what_would_make_some() -> None:
    assert "No line is directed at another party" in page("empty", "network.html").text_content()
    assert not page("empty", "network.html").xpath("//main//svg")


def test_every_kind_can_be_taken_out_and_has_its_key() -> None:
    tree = page("crowd", "network.html")
    assert [box.get("id") for box in tree.xpath("//input[@type='checkbox']")] == [f"e-{kind}" for kind in KINDS]
    assert len(tree.xpath("//label/*[contains(@class, 'key-line')]")) == len(KINDS)
    assert {int(radio[2:]) for radio in tree.xpath("//input[@type='radio']/@id")} == {*STEPS, 0}


def test_no_person_has_a_tie_to_the_own_party() -> None:
    book = books()["crowd"]
    for tie in people_ties(book):
        if tie.kind == "meets":
            homes = [book.person[end].party if end in book.person else "" for end in tie.pair]
            assert not set(homes) & set(tie.pair), tie


def test_sheets_cut_a_list_where_it_is_full_and_say_where_a_group_begins() -> None:
    groups = [("a", range(5)), ("b", range(7)), ("c", range(1))]
    first, second = sheet("list.html", 1, groups, 8), sheet("list.html", 2, groups, 8)
    assert [(p.head, list(p.items), p.total, p.begun) for p in first.parts] == [
        ("a", [0, 1, 2, 3, 4], 5, False),
        ("b", [0, 1, 2], 7, False),
    ]
    assert [(p.head, list(p.items), p.begun) for p in second.parts] == [("b", [3, 4, 5, 6], True), ("c", [0], False)]
    assert (first.before, first.after, second.before, second.after) == ("", "list.2.html", "list.html", "")
    assert where("list.html", (5, 7, 1), 8) == ["list.html", "list.html", "list.2.html"]
    assert (count(0), count(60), count(61)) == (1, 1, 2)
