"""Days that reports of one affair share; answers first."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.annotate import Scheme, annotate
from demarche.link import link
from demarche.link.calendar.network import PUBLISHED
from demarche.link.calendar.ties import too_early
from demarche.link.calendar.within import weeks_told
from demarche.link.meetings.told import told_meetings
from demarche.model import Days, Document


def read(text: str, lang: str = "en", given: date | None = None, name: str = "") -> Document:
    document = Document(name or f"{len(text):016x}", text, ("a",), lang=lang, covered=True, given=given)
    return annotate(document, Scheme())


def days_of(found: tuple[Days, ...], name: str) -> tuple[date | None, date | None]:
    published = next(one.published for one in found if one.document == name)
    return published.earliest, published.latest


YEAR_TOLD = (
    "TIRANA, 14 May 2031 - Foreign Minister Ana Kovar of Albania met Deputy Minister Milan Bor of Serbia on Monday 12 May "
    "2031, the ministry said. Kovar rejected the Serbian demand."
)
SHARED = [
    # (language, days between which it was published, report without a year)
    ("en", (15, 21), "Foreign Minister Ana Kovar of Albania said on Thursday (15 May) that the talks of Monday 12 May "
     "with Deputy Minister Milan Bor of Serbia had been useless."),
    ("id", (15, 21), "Menteri Luar Negeri Albania Ana Kovar, Kamis (15/5), mengatakan pertemuannya dengan Wakil Menteri "
     "Serbia Milan Bor pada Senin (12/5) tidak berguna."),
]  # fmt: skip
NOT_SHARED = [
    # other people and other sides; the same people, but another day
    "Foreign Minister Erik Lund of Norway said on Thursday (15 May) that the talks of Monday 12 May with Minister Nikos "
    "Vallas of Greece had been useless.",
    "Foreign Minister Ana Kovar of Albania said on Friday (16 May) that the talks of Tuesday 13 May with Deputy Minister "
    "Milan Bor of Serbia had been useless.",
]


@pytest.mark.parametrize(("lang", "days", "text"), SHARED)
def test_a_weekday_and_date_named_with_the_same_people_is_the_same_day(
    lang: str, days: tuple[int, int], text: str
) -> None:
    other = read(text, lang, name="b" * 16)
    found = link([read(YEAR_TOLD, name="a" * 16), other]).days
    first, last = days_of(found, other.id)
    assert first is not None and last is not None
    assert date(2031, 5, days[0]) <= first <= last <= date(2031, 5, days[1])


@pytest.mark.parametrize("text", NOT_SHARED)
def test_other_people_or_another_day_tell_no_year(text: str) -> None:
    other = read(text, name="b" * 16)
    found = link([read(YEAR_TOLD, name="a" * 16), other]).days
    assert all(day is None for one in found if one.document == other.id for day in days_of(found, one.document))


WEEKS = [
    # (language, Monday of the week in which the report must be if it is of 2031, words)
    ("en", date(2031, 5, 12), "The talks will open on Wednesday (21 May), next week, in Tirana."),
    ("id", date(2031, 5, 12), "Perundingan akan dibuka di Tirana pada Rabu (21/5) pekan depan."),
    ("id", date(2031, 5, 26), "Perundingan dibuka di Tirana pada Rabu (21/5) pekan lalu."),
    ("id", date(2031, 5, 19), "Perundingan dibuka di Tirana pada Rabu (21/5) pekan ini."),
]


@pytest.mark.parametrize(("lang", "monday", "text"), WEEKS)
def test_a_date_of_next_week_tells_the_week_of_the_report(lang: str, monday: date, text: str) -> None:
    (bound,) = weeks_told(read(text, lang))
    assert bound.place[1] == PUBLISHED
    assert (monday.toordinal(), monday.toordinal() + 6) in bound.domain


def test_a_week_beside_a_month_tells_nothing() -> None:
    assert list(weeks_told(read("The talks will open in May, next week or later."))) == []


APPOSED = [
    # (language, day of the report, words)
    ("id", date(2031, 5, 31), "Kelompok teknis Albania akan bertemu lusa, Senin (2/6/2031), di Tirana."),
    ("en", date(2031, 6, 1), "The Albanian group will meet tomorrow, Monday 2 June 2031, in Tirana."),
    ("id", date(2031, 5, 20), "Perundingan Albania rampung kemarin (19/5/2031) di Tirana."),
]


@pytest.mark.parametrize(("lang", "day", "text"), APPOSED)
def test_a_date_beside_tomorrow_dates_the_report(lang: str, day: date, text: str) -> None:
    other = read(text, lang, name="b" * 16)
    assert days_of(link([other]).days, other.id) == (day, day)


OPENED = (
    "Fishermen of the Ulm delta blocked the harbour of Tirana on Tuesday, demanding that the port fees which the ministry "
    "raised in spring be taken back, and said they would not leave before Deputy Minister Milan Bor received them."
)


def test_a_copy_of_known_day_dates_the_news_of_the_other() -> None:
    known = read(OPENED + " Bor declined to comment on the fees of the port.", given=date(2031, 5, 14), name="a" * 16)
    other = read(
        OPENED.replace("on Tuesday", "yesterday") + " Bor declined to comment on the fees of the port.", name="b" * 16
    )
    found = link([known, other])
    assert len(found.stories) == 1
    assert days_of(found.days, other.id) == (date(2031, 5, 14), date(2031, 5, 14))


COUNTED = [
    # (language, day meant, words that mean it, report of 23 May 2031)
    ("en", 20, "two days before", "Kovar of Albania had made the offer to Serbia two days before this meeting."),
    ("id", 20, "dua hari sebelum", "Tawaran Albania kepada Serbia itu diajukan dua hari sebelum pertemuan itu."),
]
HEADS = {
    "en": "Foreign Minister Ana Kovar of Albania met Minister Milan Bor of Serbia in Tirana on Thursday (22 May). ",
    "id": "Menteri Luar Negeri Albania Ana Kovar bertemu Menteri Serbia Milan Bor di Tirana pada Kamis (22/5). ",
}


@pytest.mark.parametrize(("lang", "day", "words", "text"), COUNTED)
def test_this_meeting_is_the_one_that_the_report_tells_of(lang: str, day: int, words: str, text: str) -> None:
    document = read(HEADS[lang] + text, lang, given=date(2031, 5, 23), name="c" * 16)
    index = next(n for n, one in enumerate(document.times) if document.text[one.start : one.end] == words)
    found = dict(link([document]).days[0].times)
    assert (found[index].earliest, found[index].latest) == (date(2031, 5, day), date(2031, 5, day))


def test_the_day_before_a_round_opens_dates_the_news_and_its_report() -> None:
    known = read(
        "The second round of talks between Albania and Serbia will open in Tirana on Thursday, 22 May, Foreign Minister "
        "Ana Kovar of Albania said.",
        given=date(2031, 5, 16),
        name="a" * 16,
    )
    other = read(
        "Albania on Tuesday rejected the draft of Serbia, two days before the second round of talks between Albania and "
        "Serbia opens in Tirana.",
        name="b" * 16,
    )
    (found,) = link([known, other]).days
    assert {(when.earliest, when.latest) for _, when in found.times} == {(date(2031, 5, 20), date(2031, 5, 20))}
    first, last = found.published.earliest, found.published.latest
    assert first is not None and last is not None and first <= date(2031, 5, 20) <= last <= date(2031, 5, 26)


def test_what_was_held_before_the_dateline_is_not_the_round_to_come_on_that_weekday() -> None:
    report = read(
        "VIENNA, May 14 (PRIMA) - Albania and Serbia held talks in Vienna on Monday. Foreign Minister Ana Kovar of "
        "Albania said that the talks were short.",
        name="b" * 16,
    )
    told = told_meetings((report,), (), link([report]).stories)
    assert [one.line.status for one in told] == ["held"]
    assert too_early(report, told, {"weekday": 1, "day": 26, "month": 5})
    assert not too_early(report, told, {"weekday": 1, "day": 12, "month": 5})
    assert not too_early(report, told, {"weekday": 1})
