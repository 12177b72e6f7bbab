"""Given, from the page, inferred or unknown, each with its reason."""

from datetime import date

import pytest

from demarche.annotate.times import mark_times
from demarche.model import Document, Published, Stamp


def published(text: str, lang: str, stamp: date | None = None, given: date | None = None) -> Published:
    stamps = (Stamp(str(stamp), stamp, "meta"),) if stamp else ()
    document = Document(id="d", text=text, sources=("d.txt",), lang=lang, covered=True, given=given, stamps=stamps)
    return mark_times(document).published


def test_given_wins_over_the_page() -> None:
    found = published("Said Monday.", "en", date(2024, 5, 15), date(2024, 5, 14))
    assert (found.earliest, found.how) == (date(2024, 5, 14), "given")


def test_page_date_is_believed_where_nothing_speaks_against_it() -> None:
    found = published("The envoys met on Wednesday, May 15, in the port.", "en", date(2024, 5, 16))
    assert (found.earliest, found.latest, found.how) == (date(2024, 5, 16), date(2024, 5, 16), "page")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("15 Mei 2024\n\nKedua pihak berunding.", "id"),
        ("Rabu, 15 Mei 2024 10:30 WIB\n\nKedua pihak berunding.", "id"),
        ("Both sides spoke.\nPublished May 15, 2024\n\nThe envoys are back.", "en"),
        ("---\ndate: 2024-05-15-08-30-00\n---\nBoth sides spoke.", "en"),
    ],
)
def test_a_date_line_alone_in_the_head_is_the_page_date(text: str, lang: str) -> None:
    found = published(text, lang)
    assert (found.earliest, found.how) == (date(2024, 5, 15), "page")


def test_weekday_that_does_not_fall_on_the_date_near_the_page_date() -> None:
    text = "Kota itu dikepung pada 2020. Kedua pihak bertemu pada Selasa, 14 Mei, kata juru bicara istana."
    found = published(text, "id", date(2026, 8, 1))
    assert (found.earliest, found.how) == (date(2024, 5, 14), "inferred")
    assert "not believed" in found.why


def test_contradicted_page_date_is_an_upper_bound() -> None:
    found = published("Kedua pihak bertemu pada Selasa, 14 Mei.", "id", date(2026, 8, 1))
    assert (found.earliest, found.latest, found.how) == (None, date(2026, 8, 1), "unknown")
    assert found.why


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Menteri menolak usul itu, kata juru bicara, Rabu (15/5/2024).", "id"),
        ("The minister said on Wednesday, May 15, 2024, that the offer stands.", "en"),
        ("HARBOR CITY, May 15, 2024 (Agency) - Both sides spoke.", "en"),
        ("JAKARTA, 15 Mei 2024 - Kedua pihak berunding.", "id"),
        ("STATEMENT\n\nPort Halven, 15 May 2024\n\nThe ministry regrets it.", "en"),
        ("Port Halven Bay, 15 May 2024. The ministry wishes to inform the press.", "en"),
    ],
)
def test_inferred_from_the_words(text: str, lang: str) -> None:
    found = published(text, lang)
    assert (found.earliest, found.latest, found.how) == (date(2024, 5, 15), date(2024, 5, 15), "inferred")


def test_a_dated_event_alone_settles_nothing() -> None:
    found = published("The bridge fell on 15 May 2024. It was rebuilt.", "en")
    assert (found.earliest, found.latest, found.how) == (None, None, "unknown")


def test_a_planned_day_is_not_the_publication_day() -> None:
    found = published("Menteri itu mengatakan, Rabu (15/5/2024), pertemuan akan digelar pada Jumat (17/5/2024).", "id")
    assert found.earliest == date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("STATEMENT\n\nPort Halven, Wednesday, 15 May\n\nThe ministry regrets it.", "en"),
        ("SIARAN PERS\n\nPort Halven, 15 Mei\n\nKementerian menyesalkannya.", "id"),
        (
            "Talks at the port. Live\n\nHarbour Desk Live. Wednesday 15 May. All times local.\n\nThe doors are open.",
            "en",
        ),
    ],
)
def test_a_place_or_a_live_page_with_its_day_is_a_dateline_without_its_year_too(text: str, lang: str) -> None:
    document = mark_times(Document("x", text, ("x",), lang=lang, covered=True))
    assert [mark.terms.stamp for mark in document.times if mark.terms] == ["dateline"]
