"""Search: what an ask means, which words are forms of one another, what is found and where it leads."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from web_example import Rows, example, hostile

from demarche.pipeline import Job, build
from demarche.web.book import Book, assemble
from demarche.web.load import load_book, open_book
from demarche.web.pages import catalogue, produce
from demarche.web.search.ask import Ask, days_of, read_ask
from demarche.web.search.find import Answer, find
from demarche.web.search.index import index_of
from demarche.web.search.page import places
from demarche.web.search.shards import pack, shards
from demarche.web.search.snippet import excerpt
from demarche.web.search.stems import fold, roots, within
from demarche.web.words import tongue

FORMS = {
    "en": ("organise organize organisation", "labour labor", "cancelled canceled cancels", "negotiations negotiator",
           "demand demanding demands", "refuse refusal refused", "country countries", "agreed agrees"),
    "id": ("menolak ditolak penolakan tolak", "menuntut tuntutan dituntut", "berunding perundingan merundingkan",
           "bertemu pertemuan menemui", "memperluas perluasan luas", "menyerang serangan diserang",
           "memutuskan putusan keputusan", "mengirim kiriman pengiriman", "sanksi sanksinya"),
}  # fmt: skip
STRANGERS = {"en": ("four for", "deal dealer", "treaty treat"), "id": ("putusan utusan", "perang orang", "tolak kotak")}


@pytest.mark.parametrize("lang", sorted(FORMS))
def test_forms_of_one_word_share_a_root(lang: str) -> None:
    for forms in FORMS[lang]:
        words = forms.split()
        shared = roots(words[0], lang) & roots(words[1], lang)
        assert shared, forms
        for word in words:
            assert roots(word, lang) & roots(words[0], lang), (word, words[0])
            for root in roots(word, lang) & roots(words[0], lang):
                part = within(root, lang)
                assert all(part in other for other in words if root in roots(other, lang)), (root, part)
    for strangers in STRANGERS[lang]:
        one, other = strangers.split()
        assert not roots(one, lang) & roots(other, lang), strangers


def test_spelling_is_folded() -> None:
    assert (fold("Élan"), fold("ÅLAND"), fold("Kyıv")) == ("elan", "aland", "kyıv")
    assert roots("b52", "en") == {"b52"} and roots("слово", "ru") == {"слово"}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-05-06", (2031, 5, 6), (2031, 5, 6)),
        ("2031-02", (2031, 2, 1), (2031, 2, 28)),
        ("2031", (2031, 1, 1), (2031, 12, 31)),
        ("May 2031", (2031, 5, 1), (2031, 5, 31)),
        ("6 Mei 2031", (2031, 5, 6), (2031, 5, 6)),
        ("Agustus 2031", (2031, 8, 1), (2031, 8, 31)),
        ("2031-05..2031-07", (2031, 5, 1), (2031, 7, 31)),
        ("6 May 2031 – 2 May 2031", (2031, 5, 2), (2031, 5, 6)),
        ("1 Dec 2031 until 2032", (2031, 12, 1), (2032, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_span(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = days_of(text)
    assert found and (found.earliest, found.latest) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["", "soon", "2031-13", "31 Feb 2031", "2031-05-06..", "99999", "0000"])
def test_what_is_no_day(text: str) -> None:
    assert days_of(text) is None


def test_an_address_and_back() -> None:
    ask = read_ask(parse_qs("q=open+“the+Strait”+OPEN&party=ARD&day=2031-05&order=newest&page=3&x=1"))
    assert (ask.words, ask.phrases, ask.party, ask.newest, ask.page) == (["open"], [("the", "strait")], "ARD", True, 3)
    assert read_ask(parse_qs(ask.query(3)[1:])) == ask
    assert not read_ask({}) and not read_ask({"q": ["..."], "page": ["-1"]})
    assert read_ask({"page": ["²"]}).page == 1


def anchors(answer: Answer) -> dict[str, list[str]]:
    return {one.document.id: [hit.anchor for hit in one.hits] for one in answer.found}


def lit(answer: Answer) -> list[str]:
    return [words for one in answer.found for hit in one.hits for words, found in hit.pieces if found]


def test_lines_and_passages_lead_to_their_words() -> None:
    book = example()
    answer = find(book, Ask(q="seizing boats"))
    assert (answer.reports, answer.further) == (2, False)
    assert anchors(answer)["d1"][0] == "s-s5" and set(lit(answer)) == {"boats", "seized"}
    (report,) = find(book, Ask(q="murmur", newest=True)).found[:1]
    (hit,) = report.hits
    text = book.texts[report.document.id]
    start, end = map(int, re.findall(r"\d+", hit.query))
    assert (text[start:end], hit.line) == ("murmured", None)
    assert text[int(hit.anchor.removeprefix("t-")) :].startswith(
        "Eleven boats" if report.document.id == "d1" else "Twelve"
    )


def test_each_language_has_its_own_forms() -> None:
    assert list(anchors(find(example(), Ask(q="tolak")))) == ["d3"]
    assert set(lit(find(example(), Ask(q="tutup radar")))) == {"menutup", "radar"}
    assert set(lit(find(example(), Ask(q="rejecting")))) == {"rejected"}


def test_what_stands_in_quotation_marks_is_found_as_it_stands() -> None:
    assert set(anchors(find(example(), Ask(q='"nothing to sign"')))) == {"d1", "d2"}
    for other in ('"to nothing"', '"nothings to sign"', '"nothing to sign" radars "no such"'):
        assert find(example(), Ask(q=other)).reports == 0
    assert lit(find(example(), Ask(q="“Nothing to SIGN”")))[0] == "nothing to sign"


NARROW = (
    (Ask(party="VES", act="reject"), {"d1", "d2", "d3"}),
    (Ask(party="VES", to="ARD", issue="radar"), {"d1", "d2", "d3"}),
    (Ask(issue="transit", act="offer"), {"d1", "d2"}),
    (Ask(person="mart"), {"d1", "d2"}),
    (Ask(person="nobody"), set()),
    (Ask(q="menutup", person="brek"), {"d3"}),
    (Ask(day="2031-05-06"), {"d1", "d2"}),
    (Ask(day="14 May 2031"), {"d1", "d2"}),
    (Ask(day="April 2031"), {"d3"}),
    (Ask(day="1999"), set()),
    (Ask(q="sign", act="reject"), {"d1", "d2"}),
    (Ask(q="boats", act="reject"), set()),
    (Ask(act="<script>"), set()),
)


@pytest.mark.parametrize(("ask", "wanted"), NARROW)
def test_by_who_does_what_to_whom_on_what_and_when(ask: Ask, wanted: set[str]) -> None:
    found = find(example(), ask)
    assert set(anchors(found)) == wanted
    assert all(hit.line for one in found.found for hit in one.hits)


def test_pages_of_an_answer() -> None:
    made = Rows()
    for n in range(45):
        made.texts[f"d{n:02}"] = f"The ferry sails. Number {n}."
        day = {"earliest": f"2031-01-{n % 28 + 1:02}", "latest": f"2031-01-{n % 28 + 1:02}"}
        made.add("documents", id=f"d{n:02}", source="x", lang="en", published=day)
    book = assemble(made.tables, made.texts)
    pages = [find(book, Ask(q="ferries", newest=True, page=page)) for page in (1, 2, 3, 4)]
    assert [(len(page.found), page.further, page.reports) for page in pages] == [
        (20, True, 45), (20, True, 45), (5, False, 45), (0, False, 45)
    ]  # fmt: skip
    seen = [one.document for page in pages for one in page.found]
    assert len({row.id for row in seen}) == 45
    days = [row.published.latest for row in seen]
    assert days == sorted(days, reverse=True)  # type: ignore[type-var]  # all are known


def test_pages_that_go_by_the_words() -> None:
    found = places(example(), tongue("en"), "mart")
    assert [(place.page, place.name) for place in found] == [("people/p1.html", "Ilse Marten")]
    assert [place.page for place in places(example(), tongue("id"), "vesland")] == ["parties/VES.html"]
    assert [place.page for place in places(example(), tongue("en"), "lintas")] == ["issues/transit.html"]
    assert places(example(), tongue("en"), "...") == []


def test_words_far_from_what_was_found_are_left_out() -> None:
    text = "Far words stand here. " * 30 + "The needle lies there. " + "Other words follow on. " * 30
    at = text.index("needle")
    pieces = excerpt(text, (0, len(text)), [(at, at + 6)])
    assert [words for words, found in pieces if found] == ["needle"]
    said = "".join(words for words, _ in pieces)
    assert said.startswith("… ") and said.endswith(" …") and len(said) < 350
    assert set(said.strip("… ").split()) <= set(text.split()) | {"on"}
    assert excerpt("Short words.", (0, 12), []) == (("Short words.", False),)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    texts = {
        "a.txt": "Norway demands that Sweden lift its sanctions, Foreign Minister Kari Holm said on 4 May 2021.\n\n"
        "Sweden rejected the demand, its envoy Sven Berg said. The two will meet in Oslo on 9 May 2021.\n",
        "b.txt": "Swedia menolak mencabut sanksinya, kata utusan Sven Berg, Rabu (5/5/2021).\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    made = tmp_path_factory.mktemp("record") / "record.db"
    build(Job((str(folder),), made), lambda found, total, what: found)
    return made


ASKS = (Ask(q="sanction"), Ask(q="tolak sanksi"), Ask(party="SWE", act="reject"), Ask(person="berg"), Ask(to="SWE"),
        Ask(day="2021-05-09"), Ask(day="May 2021", party="NOR"), Ask(q='"its envoy"'), Ask(q="holm", act="demand"),
        Ask(issue="sanctions"), Ask(q="oslo", day="2021"))  # fmt: skip


@pytest.mark.parametrize("ask", ASKS)
def test_a_record_answers_as_a_book_in_memory_does(record: Path, ask: Ask) -> None:
    wanted, book = find(load_book(record), ask), open_book(record)
    found = find(book, ask)
    assert (found.reports, anchors(found), lit(found)) == (wanted.reports, anchors(wanted), lit(wanted))
    assert found.found, "the ask must find something"
    book.close()


def test_searching_writes_nothing(record: Path) -> None:
    before, beside = record.read_bytes(), sorted(record.parent.iterdir())
    book = open_book(record)
    pages = catalogue(book)
    for query in ("q=sanctions", "q=sanctions&party=NOR&day=2021", 'q="x"&person=holm'):
        assert b"<form" in produce(book, pages["search.html"], "en/search.html", "en", parse_qs(query))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        book.source.connection.execute("DELETE FROM acts")
    book.close()
    assert (record.read_bytes(), sorted(record.parent.iterdir())) == (before, beside)


@pytest.mark.parametrize("query", ['q="', "q=a+AND+(", "q=NEAR(x+y)", "q=x*", "q=%00", "q=" + "ab+" * 500, "party=%27"])
def test_no_ask_is_taken_for_syntax(query: str) -> None:
    book: Book = example()
    page = produce(book, catalogue(book)["search.html"], "en/search.html", "en", parse_qs(query)).decode()
    assert "<h1>" in page


def test_words_typed_stay_text() -> None:
    book = hostile()
    query = parse_qs('q=<script>alert(1)</script>&person="><img src=x onerror=alert(1)>&day=<b>')
    page = produce(book, catalogue(book)["search.html"], "en/search.html", "en", query).decode()
    assert "<script>alert" not in page and "<img" not in page and "<b>" not in page


def test_the_index_on_disk() -> None:
    assert pack([0, 1, 37, 38]) == "0 1 10 1"
    parts = {name: script.decode() for name, script in shards(example())}
    for name, script in parts.items():
        called = re.fullmatch(r"demarche\((\".*?\"),(.*)\);\n", script, re.DOTALL)
        assert called and json.loads(called[1]) == name.removesuffix(".js")
        json.loads(called[2])
        assert "<" not in script, "nothing that a page could take for a tag"
    assert {"meta.js", "people.js", "r/0.js", "w/ra.js", "p/ra.js", "k/party.js"} <= set(parts)
    assert index_of(example()).langs == ["en", "id"]
