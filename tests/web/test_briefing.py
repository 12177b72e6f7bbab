"""The briefing note: every sentence rests on words, every form tells the same, and nothing of a report is markup."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from lxml import etree, html
from web_example import example, hostile

from demarche.errors import RecordError, UsageError
from demarche.web.book import Book
from demarche.web.briefing import Note, Sentence, briefing, markdown
from demarche.web.briefing.files import write_briefing
from demarche.web.briefing.gaps import waits
from demarche.web.briefing.note import plain
from demarche.web.briefing.sources import bare
from demarche.web.briefing.word import docx
from demarche.web.rows import LoopRow
from demarche.web.words import languages, tongue

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def english() -> Note:
    return briefing(example(), tongue("en"))


def said(note: Note, name: str) -> list[str]:
    groups = [group for section in note.sections if section.name == name for group in section.groups]
    return [plain(sentence.parts) for group in groups for sentence in group.sentences]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (LoopRow(id="l", kind="demand", party="ARD", to="VES"), "Vesland has not answered the demand of Ardenia"),
        (
            LoopRow(id="l", kind="demand", party="ARD", to="VES", answered=True),
            "What Ardenia demanded of Vesland still stands: the answers so far do not settle it",
        ),
        (
            LoopRow(id="l", kind="deadline", to="VES", day=date(2031, 5, 4)),
            "A deadline for Vesland passed on 4 May 2031; no report says that it was met",
        ),
    ],
)
def test_what_waits_says_no_more_than_is_known(row: LoopRow, said: str) -> None:
    assert waits(example(), tongue("en"), row) == said


def counts(sentence: Sentence) -> bool:
    """A sentence that only says how much was left out."""
    return plain(sentence.parts).startswith(("The record holds", "Catatan memuat"))


@pytest.mark.parametrize("code", languages())
def test_every_sentence_has_a_footnote_with_words_outlet_and_day(code: str) -> None:
    book = example()
    note = briefing(book, tongue(code))
    for sentence in note.sentences():
        assert sentence.notes or counts(sentence), plain(sentence.parts)
        for found in sentence.notes:
            if not found.line:
                continue  # it names the reports that something was counted over, or a failure
            foot = plain(found.parts)
            (words,) = [part.text for part in found.parts if part.lang]
            assert any(
                words.rstrip(" …") in bare(text.replace("“", "‘").replace("”", "’")) for text in book.texts.values()
            )
            assert re.search(
                r"(Harbour Post|Copy Daily|Kabar Selat), (\d+ \w+ \d{4}|day not known|hari tidak diketahui)", foot
            )
            assert found.page.startswith("reports/") and found.anchor


def test_what_it_says(english: Note) -> None:
    stances = said(english, "stand")
    assert "Ardenia demands: “Vesland ‘close the radar post at Cape Oru’ before any talks” (6 May 2031)." in stances
    assert "Vesland refuses: “tidak akan menutup pos itu” (7 May 2031, 2 independent origins)." in stances
    assert "Vesland has not answered." in stances
    assert said(english, "agreed") == ["On none of the issues do the reports show agreement."]
    assert said(english, "changed") == [
        "Transit: Ardenia changed its stance, from conditional assent to refusal (6 May 2031)."
    ]
    assert "Ardenia and Vesland are to meet in Port Sill (14 May 2031)." in said(english, "meetings")
    assert "Numbers differ:" in said(english, "conflicts")[0] and "Twelve boats" in said(english, "conflicts")[0]
    assert "1 report could not be read." in said(english, "unknown")


def test_the_same_in_indonesian() -> None:
    note = briefing(example(), tongue("id"))
    assert "Vesland belum menjawab." in said(note, "stand")
    assert "Ardenia dan Vesland akan bertemu di Port Sill (14 Mei 2031)." in said(note, "meetings")
    assert (
        "Ardenia mengubah sikapnya, dari kesediaan bersyarat menjadi penolakan (6 Mei 2031)."
        in said(note, "changed")[0]
    )


def test_words_that_two_sentences_rest_on_have_one_footnote(english: Note) -> None:
    numbers = english.numbered()
    uses = [note for sentence in english.sentences() for note in sentence.notes]
    assert len(uses) > len(numbers) and sorted(numbers.values()) == list(range(1, len(numbers) + 1))


def test_changes_since_a_day_alone() -> None:
    from datetime import date

    later = briefing(example(), tongue("en"), since=date(2031, 5, 7))
    assert said(later, "changed") == ["Since 7 May 2031 no party has left one stance for another."]


def test_markdown_footnotes_are_all_there_and_all_used(english: Note) -> None:
    text = markdown(english)
    told, foot = text.split("\n[^1]: ")
    used = set(re.findall(r"\[\^(\d+)\]", told))
    assert used == {"1", *re.findall(r"^\[\^(\d+)\]:", foot, re.M)} and len(used) > 8
    assert text.startswith("# Talks on the strait of Lumen\n")


def test_the_word_document_has_real_footnotes(english: Note) -> None:
    made = docx(english)
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        foot = etree.fromstring(held.read("word/footnotes.xml"))
        body = etree.fromstring(held.read("word/document.xml"))
    notes = {one.get(f"{W}id"): "".join(one.itertext()) for one in foot}
    referred = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    assert referred == [str(n) for n in range(1, len(english.numbered()) + 1)]
    assert set(referred) == set(notes) - {"-1", "0"}
    assert "“Vesland ‘close the radar post at Cape Oru’ before any talks”. Harbour Post, 7 May 2031." in " ".join(
        notes.values()
    )
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs)
    assert "Vesland has not answered." in text and "Talks on the strait of Lumen" in text


def test_the_same_record_gives_the_same_bytes(english: Note) -> None:
    made = docx(english)
    assert made == docx(briefing(example(), tongue("en")))
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = Document(io.BytesIO(made)).core_properties
    assert about.created is not None and about.created.date().isoformat() == "2031-05-08"


def test_a_hostile_report_stays_text() -> None:
    note = briefing(hostile(), tongue("en"))
    made = docx(note)  # control codes would be refused here
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        assert b"\xe2\x80\xae" not in held.read("word/document.xml") + held.read("word/footnotes.xml")
        assert b"javascript:" not in b"".join(held.read(name) for name in held.namelist())
    text = markdown(note)
    assert not re.search(r"(?<!\\)<(?!https?://)", text) and "\u202e" not in text


def test_an_empty_record_gives_a_note_that_says_so() -> None:
    for code in languages():
        note = briefing(Book(), tongue(code))
        assert docx(note) and "0" in markdown(note) and not note.sections


def test_the_page_and_its_files_stand_in_the_site(site: Path) -> None:
    tree = html.document_fromstring((site / "en/briefing.html").read_bytes())
    notes, signs = tree.xpath("//li[starts-with(@id,'fn-')]"), tree.xpath("//sup/a/@href")
    assert notes and {f"#{one.get('id')}" for one in notes} == set(signs)
    assert (site / "en/briefing.md").read_text("utf-8").startswith("# Talks on the strait of Lumen")
    assert (site / "id/briefing.docx").read_bytes()[:2] == b"PK"
    over = html.document_fromstring((site / "en/index.html").read_bytes())
    assert {"briefing.html", "briefing.md", "briefing.docx"} <= set(over.xpath("//p[contains(@class,'send')]//@href"))


def test_files_that_cannot_be_written_are_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such form"):
        write_briefing(tmp_path / "r.db", tmp_path, "pdf")
    with pytest.raises(RecordError):
        write_briefing(tmp_path / "none.db", tmp_path, "md")
