"""Attribution reads what the packs' examples say, and nothing else."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.annotate.attribution.pack import CuesFile, Example, Grammar, pack
from demarche.lang import covered, load
from demarche.model import Document, Span

EXAMPLES = [
    (code, example)
    for code in covered()
    for name, schema in (("cues", CuesFile), ("grammar", Grammar))
    for example in load(code, name, schema).examples
]


def read(text: str, lang: str) -> Document:
    return annotate(Document("0" * 16, text, ("example",), lang=lang, covered=True), Scheme())


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", value))
def test_examples(code: str, example: Example) -> None:
    document = read(example.text, code)
    said = [example.text[s.start : s.end].rstrip(",") for s in document.statements]
    assert said == [quote.rstrip(",") for quote in example.said]
    assert [s.speaker for s in document.statements] == example.by


@pytest.mark.parametrize("code", covered())
def test_every_cue_has_a_frame(code: str) -> None:
    lexicon = pack(code).cues
    found = lexicon.find("menurut according to mengatakan said")
    assert found and all(cue.frames for _, _, cue in found)


def test_kinds() -> None:
    text = '"It is over," said Foreign Minister Ana Sole. Ana Sole said the plan was "dead" and gone.'
    assert [s.kind for s in read(text, "en").statements] == ["direct", "mixed"]


def test_a_sentence_with_a_cue_and_no_line_is_kept_in_the_ledger() -> None:
    document = read("The demand said nothing.", "en")
    assert not document.statements
    assert [document.text[u.start : u.end] for u in document.unread] == ["The demand said nothing."]


def test_unsettled_speaker_is_unknown_with_its_reason() -> None:
    document = read("“The border stays shut for another month,” he said.", "en")
    (statement,) = document.statements
    assert statement.speaker == ""
    assert dict(statement.why)["speaker"] == "nobody named before it"
    assert statement.confidence < 0.6


@pytest.mark.parametrize(
    ("code", "text", "relay"),
    [
        ("en", "The bank and its Sabah director, Nurul Hamid, said prices would rise.", ""),
        ("en", "The boat was released, the Kenyan Ministry of Foreign Affairs said.", ""),
        ("en", "Ana Duarte, who runs Metro Manila traffic, said the road was closed.", ""),
        ("en", "“The road is closed,” Ana Duarte told Reuters on Monday.", "Reuters"),
        ("en", "“The road is closed,” Ana Duarte told Foreign Affairs.", "Foreign Affairs"),
        ("id", "Direktur bank itu di Sabah, Nurul Hamid, mengatakan harga akan naik.", ""),
        ("id", "“Jalan ditutup,” kata Ana Duarte kepada Kompas, Senin.", "Kompas"),
    ],
)
def test_an_outlet_stands_apart(code: str, text: str, relay: str) -> None:
    assert [s.relay for s in read(text, code).statements] == [relay]


@pytest.mark.parametrize(
    ("code", "text", "back"),
    [
        ("en", "Iceland had threatened to close its ports.", True),
        ("en", "Iceland had earlier demanded the return of the trawler.", True),
        ("en", "Iceland demanded the return of the trawler that it had lost.", False),
        ("id", "Islandia sempat mengancam akan menutup pelabuhannya.", True),
        ("id", "Islandia menuntut ganti rugi.", False),
    ],
)
def test_what_looks_back_is_not_of_the_day_of_the_report(code: str, text: str, back: bool) -> None:
    (statement,) = read(text, code).statements
    assert statement.date is not None
    assert ("look back" in statement.date.why) == back


def test_a_name_closes_the_title_of_whoever_is_said_to_have_said_it() -> None:
    said = "“Jarak itu dapat diukur,” kata mediator Swiss, Duta Besar Urs Keller."
    assert [s.speaker for s in read(said, "id").statements] == ["Urs Keller"]


def test_an_hour_on_a_line_of_its_own_opens_an_entry() -> None:
    text = (
        "19.40 WIB\nMenteri Kenya Juma Otieno mengatakan danau ditutup.\n\n11.30 WIB\nPresiden Uganda Rosa Paz pergi. "
        "“Kami siap bicara,” ujarnya.\n\n10.00 WIB\nMenteri Ghana Komla Doe tiba. Ia menyebut danau itu penting."
    )
    assert [s.speaker for s in read(text, "id").statements] == ["Juma Otieno", "Rosa Paz", "Komla Doe"]


def test_a_headline_repeats_the_body_and_says_nothing_itself() -> None:
    text = "Kenya refuses to sign the map\n\nNAIROBI - Kenya refused to sign the map of the strait on Monday."
    document = Document("0" * 16, text, ("example",), lang="en", covered=True, headlines=(Span(0, 29),))
    found = annotate(document, Scheme()).statements
    assert [text[s.start : s.end] for s in found] == ["to sign the map of the strait on Monday"]
