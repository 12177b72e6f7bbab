"""Words that are seen from the day of the report, beside their date: they tell that day, and a page date that does not
fit is that of a repost."""

from __future__ import annotations

from datetime import date

import pytest
from case_reports import Report, marked

from demarche.link import link


def _published(lang: str, text: str, day: date | None):
    (document,) = marked([Report(lang=lang, text=text, day=day)])
    (days,) = [one for one in link([document]).days if one.document == document.id] or [None]
    return days.published if days else document.published


TEXTS = [
    (
        "en",
        "The two sides meet again on Monday next week, March 14, 2016, in the harbour town, the envoy told the port news.",
    ),
    ("id", "Kedua pihak akan bertemu lagi Senin pekan depan (14/3/2016) di kota pelabuhan, kata utusan itu."),
    ("id", "Kedua pihak akan bertemu lagi pada Senin (14/3/2016) pekan depan di kota pelabuhan, kata utusan itu."),
    (
        "en",
        "The two sides will meet again next Monday, March 14, 2016, in the harbour town, the envoy told the port news.",
    ),
]
BACK = "The two sides met last Monday, March 14, 2016, in the harbour town and parted without a word."


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_a_report_without_a_day_stands_where_they_meet(lang, text):
    found = _published(lang, text, None)
    assert found.earliest is not None and found.latest is not None
    assert date(2016, 2, 29) <= found.earliest <= date(2016, 3, 7) <= found.latest <= date(2016, 3, 13)


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_a_day_from_which_they_do_not_meet_is_that_of_a_repost(lang, text):
    found = _published(lang, text, date(2016, 5, 20))
    assert "repost" in found.why and found.latest is not None and found.latest <= date(2016, 3, 13)


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_a_day_from_which_they_meet_is_kept(lang, text):
    assert _published(lang, text, date(2016, 3, 9)).earliest == date(2016, 3, 9)


def test_the_last_such_day_ties_a_report_to_the_days_behind_it():
    found = _published("en", BACK, None)
    assert found.earliest == date(2016, 3, 15) and found.latest is not None
    assert found.latest <= date(2016, 3, 28)
    assert "repost" in _published("en", BACK, date(2016, 5, 20)).why
    assert _published("en", BACK, date(2016, 3, 18)).earliest == date(2016, 3, 18)


def test_a_weekday_alone_beside_its_date_may_be_long_ago():
    text = "The treaty was signed on Monday, March 14, 2016, and the envoy spoke of it again."
    assert _published("en", text, date(2016, 5, 20)).earliest == date(2016, 5, 20)


PLANS = [
    ("en", "The two ministers will meet in the harbour town on March 14, 2016, their offices said on Wednesday."),
    ("id", "Kedua menteri akan bertemu di kota pelabuhan pada 14 Maret 2016, kata kantor mereka pada Rabu."),
]


@pytest.mark.parametrize(("lang", "text"), PLANS)
def test_a_plan_told_this_week_for_a_day_weeks_ago_shows_a_repost(lang, text):
    found = _published(lang, text, date(2016, 4, 22))
    assert "lies ahead of it" in found.why and found.earliest != date(2016, 4, 22)


@pytest.mark.parametrize(("lang", "text"), PLANS)
def test_a_plan_for_a_day_to_come_leaves_the_day_of_its_report(lang, text):
    assert _published(lang, text, date(2016, 3, 11)).earliest == date(2016, 3, 11)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The two ministers were to meet on March 14, 2016, and never did, their offices said on Wednesday."),
        ("en", "In early March both offices said the ministers would meet on March 14, 2016. They never did."),
        ("id", "Kedua menteri sedianya bertemu pada 14 Maret 2016, kata kantor mereka pada Rabu."),
    ],
)
def test_a_plan_of_then_leaves_the_day_of_its_report(lang, text):
    assert _published(lang, text, date(2016, 4, 22)).earliest == date(2016, 4, 22)
