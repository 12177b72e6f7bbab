"""An encounter and its verb with other words between, and what was only said on its occasion."""

from datetime import date

import pytest

from demarche import pipeline
from demarche.annotate.scheme import Scheme
from demarche.model import Document, Meeting

LEADS = {
    "en": "Chile and Bolivia have argued over the port since March. Chile blames Bolivia, and Bolivia blames Chile.",
    "id": "Cile dan Bolivia berselisih soal pelabuhan sejak Maret. Cile menyalahkan Bolivia, dan Bolivia menyalahkan Cile.",
}


def read(lang: str, text: str) -> tuple[Meeting, ...]:
    whole = f"{LEADS[lang]}\n\n{text}\n"
    document = Document(id="d", text=whole, sources=("d.txt",), lang=lang, covered=True, given=date(2024, 5, 15))
    return pipeline.mark(document, Scheme()).meetings


def told(meeting: Meeting) -> tuple[str, str, str]:
    return meeting.place, str(meeting.date.earliest), meeting.status


BEHIND = [
    ("en", "The second round, first planned in Lima for 16 May, will be held in Quito on 21 May.", "Quito", 21),
    ("en", "The ministerial round in Lima, which was to open on Friday, will now begin on 23 May.", "Lima", 23),
    (
        "id",
        "Putaran kedua, yang semula dijadwalkan di Lima pada 16 Mei, akan digelar di Quito pada 21 Mei.",
        "Quito",
        21,
    ),
    ("id", "Putaran tingkat menteri di Lima, yang semula dibuka Jumat, kini akan dimulai pada 23 Mei.", "Lima", 23),
]


@pytest.mark.parametrize(("lang", "text", "place", "day"), BEHIND)
def test_the_verb_behind_what_stands_between_tells_day_and_place(lang: str, text: str, place: str, day: int) -> None:
    [meeting] = read(lang, text)
    assert told(meeting) == (place, f"2024-05-{day}", "planned")
    assert meeting.was.earliest == date(2024, 5, 16) or "left" in meeting.was.why


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The working group on fees, which was to have sat in Lima on 16 May with observers, has been dropped."),
        ("id", "Pertemuan kelompok kerja, yang mestinya berlangsung di Lima pada 16 Mei, tidak jadi digelar."),
    ],
)
def test_what_was_called_off_keeps_its_day(lang: str, text: str) -> None:
    [meeting] = read(lang, text)
    assert told(meeting) == ("Lima", "2024-05-16", "cancelled")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Lorries pay nothing until 15 December, the Bolivian minister said at the end of a round in Lima."),
        ("en", "The Bolivian minister said after a round of talks in Lima that lorries would pay from 15 December."),
        ("id", "Truk bebas biaya sampai 15 Desember, kata menteri Bolivia pada akhir putaran dua hari di Lima."),
    ],
)
def test_a_day_of_what_is_said_is_not_that_of_its_occasion(lang: str, text: str) -> None:
    meetings = read(lang, text)
    assert [(one.place, one.date.earliest, one.status) for one in meetings] == [("Lima", None, "held")]


def test_a_town_that_something_is_set_for_takes_no_part() -> None:
    [meeting] = read("en", "A second round is set for Lima on 20 May.")
    assert (meeting.parties, meeting.place) == (("BOL", "CHL"), "Lima")


@pytest.mark.parametrize(
    "text",
    [
        "Peru held talks with Chile and Bolivia in Lima on Monday.",
        "Peru's talks with Chile and Bolivia in Lima ended on Monday.",
    ],
)
def test_talks_with_two_others_are_of_three(text: str) -> None:
    [meeting] = read("en", text)
    assert meeting.parties == ("BOL", "CHL", "PER")


def test_a_third_named_only_around_takes_no_part() -> None:
    text = "Peru offered more water. Talks between Chile and Bolivia ended in Quito on Monday. Peru would wait."
    [meeting] = read("en", text)
    assert meeting.parties == ("BOL", "CHL")


def test_on_the_same_day_others_met() -> None:
    text = "Talks between Chile and Bolivia in Lima ended on 14 May. On the same day their border commanders met."
    first, second = read("en", text)
    assert (first.anew, second.anew, second.date.earliest) == (False, True, date(2024, 5, 14))


def test_everybody_goes_where_they_met() -> None:
    [meeting] = read("en", "Everybody goes back to the Peruvian capital on 20 May.")
    assert (meeting.parties, meeting.place) == (("BOL", "CHL"), "Lima")


def test_the_ministers_are_those_of_both_sides() -> None:
    text = "Peru's foreign minister, who chaired the sessions, said the ministers would return to Lima on 22 May."
    assert any({"BOL", "CHL"} <= {*one.parties} and one.status == "planned" for one in read("en", text))
