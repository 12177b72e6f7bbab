"""What the words of one report tell of its own day, beside a day that is given for it or without; answers first."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.annotate import Scheme, annotate
from demarche.clean import clean
from demarche.days import appeared
from demarche.link import link
from demarche.model import Document, Published


def published(text: str, lang: str, given: date | None = None) -> Published:
    document = Document("a" * 16, text, ("a",), lang=lang, covered=True, given=given)
    document = annotate(clean(document), Scheme())
    return next((one.published for one in link([document]).days if one.document == document.id), document.published)


BODY = "Menteri Luar Negeri Albania Ana Kovar bertemu Wakil Menteri Serbia Milan Bor di Wina, kata kementerian itu."
DATED = [
    # (first, last, language, text): last None where nothing is said of it
    (date(2031, 5, 15), date(2031, 5, 15), "id", BODY + " Demikian rangkuman hari ini, Kamis (15/5/2031)."),
    (date(2031, 5, 15), date(2031, 5, 18), "id", '"Kami terima," ujar pejabat yang enggan disebut namanya itu, Kamis '
     "(15/5/2031).\n\n" + BODY),
    (date(2031, 5, 15), date(2031, 5, 15), "en", "MOSCOW, May 15, 2031. /PRIMA/. Minister Ana Kovar met her colleague "
     "from Serbia, Milan Bor, in Vienna, the ministry said."),
    (date(2031, 1, 1), date(2031, 12, 31), "id", "Wina (Prima) - " + BODY + "\n\nMereka akan bertemu lagi di Wina.\n\n"
     "Editor: Sari Wulan\nCOPYRIGHT © PRIMA 2031"),
    (date(2031, 5, 15), None, "en", "On May 15, 2031, the round between Albania and the United States began in Vienna. Ana "
     "Kovar led the Albanian side."),
    (date(2031, 5, 15), None, "en", "On May 15, 2031, Albania and the Gulf states concluded their third round in Vienna."),
    (date(2031, 5, 15), None, "id", BODY[:-1] + " (15/5/31)."),
    (None, None, "id", "Kedua menteri akan bertemu di Wina (15/5/31)."),
    (None, None, "en", "On May 15, 2031, the round between Albania and the United States is to begin in Vienna."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "lang", "text"), DATED)
def test_a_report_tells_its_own_day(first: date | None, last: date | None, lang: str, text: str) -> None:
    found = published(text, lang)
    assert (found.earliest, found.latest) == (first, last), found.why


def test_a_date_in_brackets_behind_next_saturday_is_the_day_of_that() -> None:
    found = published(BODY[:-1] + " Sabtu depan (17/5/31).", "id")
    assert found.latest is not None and found.latest < date(2031, 5, 17), found.why


def test_the_year_in_which_a_page_was_fetched_bounds_the_report_only_from_above() -> None:
    found = published(
        f"Wina (Prima) - {BODY}\n\nMereka akan bertemu lagi.\n\n© 2031 Prima Media. Hak cipta dilindungi.", "id"
    )
    assert found.earliest is None or found.earliest < date(2031, 1, 1)


def test_a_given_day_long_after_what_the_report_calls_today_is_that_of_a_repost() -> None:
    found = published(BODY + " Demikian rangkuman hari ini, Kamis (15/5).", "id", date(2031, 6, 4))
    assert (found.earliest, found.latest) == (date(2031, 5, 15), date(2031, 5, 15)), found.why


def test_a_given_day_after_midnight_stays() -> None:
    found = published(BODY + " Demikian rangkuman hari ini, Kamis (15/5).", "id", date(2031, 5, 16))
    assert found.earliest == date(2031, 5, 16)


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        (date(2031, 5, 1), date(2031, 5, 9), date(2031, 5, 9)),
        (date(2030, 5, 9), date(2031, 5, 9), None),
        (None, date(2031, 5, 9), date(2031, 5, 9)),
        (date(2031, 5, 9), None, None),
    ],
)
def test_a_wide_span_is_no_day_from_which_a_report_is_seen(
    first: date | None, last: date | None, day: date | None
) -> None:
    assert appeared(Published(first, last, "inferred", "")) == day


@pytest.mark.parametrize(("day", "own"), [(16, 16), (17, 15), (20, 15)])
def test_a_dateline_two_days_older_than_the_given_day_is_the_day_of_the_report(day: int, own: int) -> None:
    text = "VIENNA, May 15 (PRIMA) - Minister Ana Kovar met her colleague from Serbia, Milan Bor, the ministry said."
    assert published(text, "en", date(2031, 5, day)).earliest == date(2031, 5, own)
