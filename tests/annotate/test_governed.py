"""Words of what is to come that another word of their clause governs."""

from datetime import date

import pytest

from demarche.annotate.sentences import mark_sentences
from demarche.annotate.times import mark_times
from demarche.annotate.times.governed import Governing
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load
from demarche.model import Document

TODAY = date(2017, 10, 27)  # a Friday
PAST = [
    ("en", "The cabinet approved the plan on Wednesday."),
    ("en", "The opposition tore up the peace plan on Tuesday."),
    ("en", "The army rejected the withdrawal plans on Tuesday."),
    ("en", "He discussed it with the heads of both chambers on Tuesday."),
    ("en", "The parliament rejected the planned increase on Tuesday."),
    ("en", "The minister flew to Cairo to meet his counterpart on Tuesday."),
    ("en", "The minister refused to sign the deal on Tuesday."),
    ("en", "The port was shut due to a strike on Tuesday."),
    ("en", "The council counted the votes on Tuesday."),
    ("en", "The minister announced the plan on Tuesday."),
    ("id", "Kabinet menyetujui rencana itu pada Rabu."),
    ("id", "Parlemen menolak rencana pembagian air pada Selasa."),
    ("id", "Kelompok itu melewatkan tenggat pada Senin."),
    ("id", "Parlemen menyetujui rencana pembagian air pada Selasa."),
]
AHEAD = [
    ("en", "The ministers plan to meet on Monday."),
    ("en", "A delegation led by the premier plans talks in Riyadh on Monday."),
    ("en", "He announced a plan to open the border on Monday."),
    ("en", "The minister heads to Cairo on Monday."),
    ("en", "The planned meeting on Monday will be short."),
    ("en", "The two agreed to resume talks on Monday."),
    ("en", "The council met for two hours and hopes to vote on Monday."),
    ("en", "The deal is due to be signed on Monday."),
    ("en", "The two sides, which met twice, want to hold a vote on Monday."),
    ("en", "The ministry plans to publish its view of the revised plan on Monday."),
    ("id", "Kementerian mengumumkan rencana pertemuan pada Selasa."),
    ("id", "Rencananya, kedua menteri bertemu lagi pada Selasa."),
    ("id", "Kedua pihak sepakat menunda perundingan hingga Selasa."),
    ("id", "Di media rencana pertemuan pada Selasa ramai dibahas."),
    ("id", "Bagi mereka rencana pertemuan pada Selasa tetap penting."),
    ("id", "Kepada menteri rencana pertemuan pada Selasa disodorkan."),
]


def day(text: str, lang: str) -> date:
    document = Document(id="d", text=text, sources=("d.txt",), lang=lang, covered=True, given=TODAY)
    [mark] = mark_times(mark_sentences(document)).times
    assert mark.when.earliest is not None
    return mark.when.earliest


@pytest.mark.parametrize(("lang", "text"), PAST)
def test_a_verb_of_the_past_rules_the_nouns_and_infinitives_behind_it(lang: str, text: str) -> None:
    assert day(text, lang) < TODAY


@pytest.mark.parametrize(("lang", "text"), AHEAD)
def test_what_is_aimed_at_lies_ahead(lang: str, text: str) -> None:
    assert day(text, lang) > TODAY


def _governing(lang: str) -> Governing:
    pack = load(lang, "times", TimesFile)
    return Governing(pack.governed, pack.tense.infinitive)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("akan membahas naskah yang diajukan pada ", True),
        ("akan menerima surat edaran diteken pada ", True),
        ("akan dibuka dan ditutup pada ", False),
        ("akan membahas naskah pada ", False),
        ("akan memimpin delegasi yang tiba pada ", True),
        ("akan bertemu kepala pelabuhan yang baru dilantik pada ", True),
        ("akan duduk di gedung yang sama pada ", False),
        ("akan bertemu direktur bank pada ", False),
    ],
)
def test_a_verb_of_another_clause_stands_between(text: str, told: bool) -> None:
    assert _governing("id").of_another(text, len("akan"), len(text)) is told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "the two sides agreed to swap maps on ", True),
        ("en", "the judge urged both owners to air their books on ", True),
        ("en", "the two sides agreed on a swap on ", False),
        ("en", "the two sides agreed to swap maps, and met on ", False),
        ("en", "the two agreed to swap maps and are back on ", False),
        ("id", "kedua pihak sepakat menukar peta pada ", True),
        ("id", "kedua pihak sepakat untuk bertemu pada ", True),
        ("id", "kedua pihak sepakat soal peta pada ", False),
    ],
)
def test_what_somebody_bound_himself_to_may_be_done_on_the_day(lang: str, text: str, told: bool) -> None:
    assert _governing(lang).bound(text, text) is told


def test_a_noun_of_what_is_to_come_is_the_object_of_the_verb_before_it() -> None:
    text = "menyetujui rencana baru"
    noun = (text.index("rencana"), text.index(" baru"))
    assert _governing("id").object_of(text, 0, noun)
    assert not _governing("id").object_of("mereka   " + text[10:], 0, (9, 16))


def test_a_clause_that_tells_of_a_noun_has_a_verb() -> None:
    assert _governing("id").relates("perusahaan yang mengeruk dermaga")
    assert _governing("id").relates("perundingan yang macet")
    assert not _governing("id").relates("perusahaan yang baru itu")
    assert not _governing("id").relates("perusahaan mengeruk dermaga")
