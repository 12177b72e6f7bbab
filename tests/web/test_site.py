from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from web_example import EN, example, rows

from demarche.errors import UsageError
from demarche.web.book import Book, Titles, assemble, slug
from demarche.web.pages import POLICY
from demarche.web.site import write_book


@pytest.fixture(params=["site", "hostile_site", "empty_site"])
def folder(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Path)
    return found


@lru_cache(maxsize=200)
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def text(path: Path) -> str:
    return words(page(path).xpath("//main")[0])


def test_every_link_leads_to_a_page_and_an_anchor_that_is_there(folder: Path) -> None:
    anchors = {path: set(page(path).xpath("//@id")) for path in folder.rglob("*.html")}
    assert len(anchors) > 10
    broken = []
    for path in anchors:
        for link in page(path).xpath("//@href | //@src"):
            there = urlsplit(link)
            if there.scheme:
                assert there.scheme == "https", f"{path.name}: {link}"
                continue
            target = (path.parent / unquote(there.path)).resolve() if there.path else path
            if not target.is_file() or (there.fragment and there.fragment not in anchors[target]):
                broken.append((path.name, link))
    assert not broken


def test_pages_hold_no_code_and_no_style_of_their_own(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        tree = page(path)
        assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [POLICY]
        assert not tree.xpath("//style | //*[@style] | //script[not(@src)] | //iframe | //object | //img")
        assert all(form.get("method") == "get" and "//" not in form.get("action", "") for form in tree.xpath("//form"))
        assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]
        assert all("/assets/" in f"/{src}" for src in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href"))
        assert len(tree.xpath("//h1")) == 1
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_every_file_lies_within_the_folder(hostile_site: Path) -> None:
    assert {path.name for path in hostile_site.parent.iterdir()} == {"out"}


def test_the_reader_shows_the_whole_report_and_each_line_beside_it(site: Path, book: Book) -> None:
    tree = page(site / "en/reports/d1.html")
    assert "".join(tree.xpath("//p[contains(@class,'t')][@dir]//text()")) == EN
    for row in book.statements_in["d1"]:
        (found,) = tree.xpath(f"//*[@id='s-{row.id}']")
        assert found.text_content() == row.quote
        (note,) = tree.xpath(f"//*[@id='n-s-{row.id}']")
        assert row.speaker in note.text_content()
    assert tree.xpath("//*[contains(@class,'junk')][@data-line]")[0].text_content().startswith("Click here")
    assert "disagreements" in text(site / "en/reports/d1.html")


def test_the_overview_counts_what_the_record_holds(site: Path) -> None:
    said = text(site / "index.html")
    for sentence in (
        "Talks on the strait of Lumen",
        "3 reports (2 in English and 1 in Indonesian), 2 independent origins.",
        "published between 7 May 2031 and 8 May 2031.",
        "11 statements by 2 people and 2 parties, and tell of 2 meetings",
        "Vesland rejects a wish of Ardenia (3)",
        "1 report could not be read.",
        "1 report copied from another",
        "2 sentences with a word of saying gave no line.",
    ):
        assert sentence in said


def test_the_same_in_indonesian(site: Path) -> None:
    said = text(site / "id/index.html")
    assert "3 laporan (2 berbahasa Inggris dan 1 berbahasa Indonesia), 2 asal yang mandiri." in said
    assert page(site / "id/index.html").get("lang") == "id"
    assert page(site / "en/matrix.html").xpath("//ul[@class='tongues']//a/@href") == ["../id/matrix.html"]


def test_a_cell_shows_the_newest_stance_and_that_it_changed(site: Path) -> None:
    cells = [words(cell) for cell in page(site / "en/matrix.html").xpath("//td")]
    assert "Ardenia rejects changed, before: on conditions 6 May 2031 ● 1 independent origin" in cells
    assert "Vesland open words ● 1 independent origin" in cells


def test_an_issue_tells_stance_words_condition_and_history(site: Path) -> None:
    tree = page(site / "en/issues/transit.html")
    (stand,) = tree.xpath("//section[@id='ARD']")
    assert stand.xpath(".//blockquote")[0].text_content().strip() == "Until then there is nothing to sign"
    history = stand.xpath(".//details[@class='history']")[0].text_content()
    assert "We will open the strait" in history and "if the post is gone" in history
    assert len(stand.xpath("./article")) == 1  # the copy's words are the same claim


def test_people_sources_and_what_was_passed_over(site: Path) -> None:
    assert "Ilse Marten · 8 statements Foreign Minister (7 May 2031)" in text(site / "en/people.html")
    assert "Also written: Marten" in text(site / "en/people/p1.html")
    sources = text(site / "en/sources.html")
    assert "copy · no words tell which of the two came first · 98% shared" in sources and "broken.pdf" in sources
    assert "Officials murmured about a deal. word: murmured · no speaker" in text(site / "en/unread.html")


def test_only_web_addresses_become_links_out(site: Path) -> None:
    outside = defaultdict(list)
    for name in ("d1", "d2"):
        outside[name] = page(site / f"en/reports/{name}.html").xpath("//a[contains(@rel,'external')]/@href")
    assert outside == {"d1": ["https://harbour.example/1"], "d2": []}


def test_empty_pages_say_what_to_do(empty_site: Path) -> None:
    assert "demarche build" in text(empty_site / "index.html")
    assert "--published" in text(empty_site / "en/timeline.html")
    assert "demarche init" in text(empty_site / "en/matrix.html")


def test_writing_again_removes_pages_that_are_gone_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "pages"
    write_book(example(), out)
    (out / "notes.txt").write_text("mine")
    less = rows()
    less.tables["documents"] = less.tables["documents"][:1]
    for name in ("statements", "acts", "dates", "unread"):
        less.tables[name] = [row for row in less.tables[name] if row["document"] == "d1"]
    for name in ("meetings", "stories", "claims", "positions", "conflicts"):
        less.tables[name] = []
    write_book(assemble(less.tables, less.texts), out)
    assert (out / "en/reports/d1.html").is_file() and not (out / "en/reports/d3.html").exists()
    assert (out / "notes.txt").read_text() == "mine"


def test_two_writings_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write_book(example(), tmp_path / "again")
    for path in site.rglob("*.*"):
        assert (tmp_path / "again" / path.relative_to(site)).read_bytes() == path.read_bytes()


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(UsageError, match="name a new or empty folder"):
        write_book(Book(), tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        write_book(Book(), tmp_path / "letter.txt")
    with pytest.raises(UsageError, match="cannot be written"):
        write_book(Book(), tmp_path / "letter.txt" / "pages")


def test_names_of_files_cannot_climb_or_collide() -> None:
    assert slug("../etc") == "_2e__2e__2f_etc"
    assert slug("DEU+FRA") != slug("DEU-FRA") != slug("DEU_FRA")
    assert slug("3f2a9c") == "3f2a9c"


def test_a_report_without_a_title_goes_by_its_headline_or_its_first_words() -> None:
    text = "By a reporter\n\nBoats turned back at dawn " + "and again " * 20
    junk = [{"start": 0, "end": 13, "kind": "byline"}]
    row = {"id": "d", "source": "in/x.txt", "junk": junk}
    expected = {
        "Given": {**row, "title": "Given"},
        "turned back": {**row, "headlines": [{"start": 21, "end": 32}]},
        "Boats turned back at dawn and again and again and again and again and again and again …": row,
    }
    for wanted, document in expected.items():
        book = assemble({"documents": [document]}, {"d": text})
        assert book.title(book.document["d"]) == wanted
    book = assemble({"documents": [row]}, {"d": "By a reporter"})
    assert book.title(book.document["d"]) == "x.txt"


def test_a_party_that_speaks_as_such_is_named_once_in_the_reader_s_language(tmp_path: Path) -> None:
    made = rows()
    made.said("z1", "d3", "Pekan lalu", kind="indirect", act="inform", speaker="Negeri Ardenia", speaker_party="ARD")
    names = {"en": {"ARD": "Ardenia"}, "id": {"ARD": "Negeri Ardenia"}}
    out = write_book(assemble(made.tables, made.texts, Titles(parties=names)), tmp_path / "x").parent
    (note,) = page(out / "en/reports/d3.html").xpath("//li[@id='n-s-z1']/p[@class='head']")
    assert words(note) == "Ardenia says"
