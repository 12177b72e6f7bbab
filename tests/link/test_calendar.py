"""Days as a network: made plots whose true days are known, and small cases by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.annotate.quotations import mark_quotations
from demarche.annotate.times import mark_times
from demarche.days.overlay import settled
from demarche.link import link
from demarche.link.calendar.domain import ALL, days, each, meet, shown, union
from demarche.link.calendar.network import PUBLISHED, Bound, Order, Same, Words, solve
from demarche.link.calendar.settle import settle
from demarche.link.calendar.ties import meeting_ties
from demarche.link.calendar.words import backward, forward, kind, seen_from
from demarche.link.meetings.telling import Told
from demarche.model import (
    At,
    Days,
    Document,
    Edge,
    Meeting,
    MeetingLine,
    Published,
    Sentence,
    Story,
    Terms,
    TimeMark,
    When,
)

START = date(2031, 3, 3)


# ---- made plots ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plot:
    """Meetings with their true days; reports with their true days and what each tells (meeting, words)."""

    meetings: tuple[date, ...]
    reports: tuple[tuple[date, bool, tuple[tuple[int, Terms], ...]], ...]


def terms_for(day: date, seen: date, chance: random.Random) -> Terms | None:
    """Words that are true of `day` in a report of `seen`."""
    gap = (day - seen).days
    way = "past" if gap < 0 else "future" if gap > 0 else chance.choice(("past", "future"))
    sure = chance.random() < 0.6
    way = way if sure else chance.choice(("", way))
    date_slots = (("day", day.day), ("month", day.month))
    weekday = (("weekday", day.isoweekday()),)
    options: list[Terms | None] = [None]
    if abs(gap) <= 300:
        options += [
            Terms("calendar", slots=date_slots, way=way, sure=sure),
            Terms("calendar", slots=(*weekday, *date_slots), way=way, sure=sure),
        ]
    if abs(gap) <= 6:
        options += [Terms("calendar", slots=weekday, way=way, sure=sure)] * 3
    if abs(gap) <= 1:
        options += [Terms("relday", slots=(("relday", gap),))] * 2
    if chance.random() < 0.2:
        options.append(Terms("calendar", slots=(*date_slots, ("year", day.year)), way=way, sure=sure))
    return chance.choice(options)


def plot_of(seed: int) -> Plot:
    chance = random.Random(seed)
    meetings = tuple(START + timedelta(days=chance.randrange(0, 30)) for _ in range(chance.randrange(1, 4)))
    reports = []
    for _ in range(chance.randrange(2, 6)):
        seen = START + timedelta(days=chance.randrange(-5, 40))
        told = [(n, terms_for(day, seen, chance)) for n, day in enumerate(meetings) if chance.random() < 0.8]
        known = chance.random() < 0.3
        reports.append((seen, known, tuple((n, terms) for n, terms in told if terms is not None)))
    return Plot(meetings, tuple(reports))


def documents_of(plot: Plot) -> list[Document]:
    found = []
    for n, (seen, known, told) in enumerate(plot.reports):
        text = "x" * 10 * (len(told) + 1)
        published = Published(seen, seen, "given", "given") if known else Published(why="not known")
        marks, meetings = [], []
        for at, (which, terms) in enumerate(told):
            start = 10 * at
            day = plot.meetings[which]
            # a report of known day has its dates read rightly
            when = When(day, day, "read", start) if known else When(why="not known", at=start)
            marks.append(TimeMark(start, start + 5, when, terms))
            status = "planned" if terms.way == "future" and terms.sure else "held"
            meetings.append(Meeting(start, start + 5, "talks", date=when, status=status))
        found.append(
            Document(
                f"d{n}",
                text,
                (f"d{n}.txt",),
                covered=True,
                published=published,
                times=tuple(marks),
                meetings=tuple(meetings),
            )
        )
    return found


def lines_of(plot: Plot) -> list[MeetingLine]:
    lines = []
    for which in range(len(plot.meetings)):
        evidence = []
        for n, (_, _, told) in enumerate(plot.reports):
            for at, (meeting, terms) in enumerate(told):
                if meeting == which:
                    status = "planned" if terms.way == "future" and terms.sure else "held"
                    evidence.append((At(f"d{n}", 10 * at, 10 * at + 5), status))
        lines.append(MeetingLine(f"m{which}", "talks", "", ("NOR",), (), "", When(), "held", tuple(evidence)))
    return lines


def inside(first: date | None, last: date | None, truth: date) -> bool:
    return (first is None or first <= truth) and (last is None or truth <= last)


@given(st.integers(0, 10**9))
@settings(max_examples=300)
def test_the_truth_is_never_left_out(seed: int) -> None:
    plot = plot_of(seed)
    documents = documents_of(plot)
    lines = lines_of(plot)
    by_id = {one.document: one for one in settle(documents, (), lambda: ((), lines))}
    for document, (seen, _, told) in zip(documents, plot.reports, strict=True):
        now = settled(document, by_id[document.id]) if document.id in by_id else document
        assert inside(now.published.earliest, now.published.latest, seen), (now.published, seen)
        for mark, (which, _) in zip(now.times, told, strict=True):
            # a direction that no word tells may be shown wrongly, but not the day that ties settled
            if mark.terms is not None and mark.terms.sure and mark.terms.way:
                assert inside(mark.when.earliest, mark.when.latest, plot.meetings[which]), mark


@given(st.integers(0, 10**9), st.randoms())
@settings(max_examples=100)
def test_order_changes_no_day(seed: int, chance: random.Random) -> None:
    plot = plot_of(seed)
    documents, lines = documents_of(plot), lines_of(plot)
    expected = settle(documents, (), lambda: ((), lines))
    turned = [
        MeetingLine(
            m.id, m.what, "", m.parties, (), "", When(), m.status, tuple(chance.sample(m.evidence, len(m.evidence)))
        )
        for m in chance.sample(lines, len(lines))
    ]
    assert settle(documents, (), lambda: ((), turned)) == expected


@given(st.integers(0, 10**9))
def test_known_days_are_left_alone(seed: int) -> None:
    plot = plot_of(seed)
    documents = [one for one in documents_of(plot) if one.published.how == "given"]
    assert settle(documents, (), lambda: ((), lines_of(plot))) == ()


# ---- the arithmetic --------------------------------------------------------------------------------------------

DAY = START.toordinal()


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=5),
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=5),
)
def test_domains_are_sets(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    def members(spans: object) -> set[int]:
        return {day for low, high in spans for day in range(low, high + 1)}  # type: ignore[attr-defined]

    assert members(union(one)) == members(one)
    assert members(meet(union(one), union(other))) == members(one) & members(other)


@pytest.mark.parametrize(
    ("terms", "low", "high"),
    [
        (Terms("calendar", slots=(("weekday", 3),), way="past"), -6, 0),
        (Terms("calendar", slots=(("weekday", 3),), way="future"), 0, 6),
        (Terms("calendar", slots=(("weekday", 3),)), -6, 6),
        (Terms("relday", slots=(("relday", -1),)), -1, -1),
        (Terms("relday", slots=(("relday", 1),)), 1, 1),
        (Terms("relday", slots=(("relday", 0),), quoted=True), -6, 0),
    ],
)
def test_a_day_bounds_its_report_and_back(terms: Terms, low: int, high: int) -> None:
    wednesday = date(2031, 3, 5).toordinal()
    assert backward(terms, days(wednesday)) == days(wednesday - high, wednesday - low)
    for seen in range(wednesday - 10, wednesday + 11):
        reaches = bool(meet(forward(terms, days(seen)), days(wednesday)))
        assert reaches == (low <= wednesday - seen <= high)


@given(
    st.sampled_from(
        [
            Terms("calendar", slots=(("weekday", 3),), way="past"),
            Terms("calendar", slots=(("weekday", 7),)),
            Terms("relday", slots=(("relday", -1),), quoted=True),
            Terms("week", slots=(("weekday", 5), ("step", 1))),
            Terms("calendar", slots=(("day", 29), ("month", 2)), way="past"),
        ]
    ),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=4),
)
def test_many_days_of_publication_mean_what_each_of_them_means(terms: Terms, spans: list[tuple[int, int]]) -> None:
    published = union((DAY + min(one), DAY + max(one)) for one in spans)
    assert forward(terms, published) == union(span for day in each(published) for span in seen_from(terms, day))


def test_what_is_no_single_day_ties_nothing() -> None:
    assert kind(Terms("calendar", slots=(("month", 5),))) == ""
    assert kind(Terms("calendar", slots=(("day", 5), ("day2", 7), ("month", 5)))) == ""
    assert kind(Terms("calendar", slots=(("day", 5), ("month", 5)))) == "date"


def test_the_least_sure_is_dropped_where_things_contradict() -> None:
    here, there = ("a", PUBLISHED), ("b", PUBLISHED)
    page = Bound(3, here, days(DAY + 900), "a page")
    words = Bound(1, there, days(DAY), "words")
    tie = Same(2, here, there, 0, "one text")
    solved = solve([page, words, tie], {})
    assert solved.dropped == [page]
    assert solved.left[here] == days(DAY)
    assert solve([tie, words, page], {}).left == solved.left


def test_a_plan_comes_before_what_is_planned() -> None:
    here, day = ("a", PUBLISHED), ("b", 0)
    solved = solve([Bound(1, day, days(DAY), "told"), Order(4, here, day, "planned")], {})
    assert shown(solved.left[here]) == f"not after {START}"
    assert solve([], {}).left.get(here, ALL) == ALL


def test_a_loose_expression_says_nothing_of_its_report() -> None:
    today = Terms("relday", slots=(("relday", 0),))
    tie = Same(1, ("a", 0), ("b", 0), 0, "one text")
    bound = Bound(0, ("a", 0), days(DAY), "told")
    assert solve([tie, bound], {("b", 0): Words(today)}).left["b", PUBLISHED] == days(DAY)
    assert solve([tie, bound], {("b", 0): Words(today, loose=True)}).left["b", PUBLISHED] == ALL


# ---- small cases in words --------------------------------------------------------------------------------------


def read(text: str, lang: str = "en", given: date | None = None) -> Document:
    name = f"{sum(map(ord, text)) * 7919 % 10**8:016d}"
    plain = Document(name, text, (f"{name}.txt",), lang=lang, covered=True, given=given)
    ends = [at + 1 for at, char in enumerate(text) if char == "."]
    starts = [0, *ends[:-1]]
    sentences = tuple(Sentence(a, b, 0) for a, b in zip(starts, ends, strict=True))
    return mark_times(Document(**{**{f: getattr(plain, f) for f in plain.__slots__}, "sentences": sentences}))


def alone(text: str, lang: str = "en") -> tuple[Published, dict[str, When]]:
    document = read(text, lang)
    found = settle([document], (), lambda: ((), ()))
    now = settled(document, found[0]) if found else document
    return now.published, {text[mark.start : mark.end]: mark.when for mark in now.times}


def test_a_weekday_and_date_settle_the_year_between_bounds() -> None:
    published, dates = alone(
        "November 24, 2024\n\nBoth sides met on Wednesday, December 15, said the ministry. The pact of 2014 held."
    )
    assert dates["Wednesday, December 15"].earliest == dates["Wednesday, December 15"].latest == date(2021, 12, 15)
    assert (published.earliest, published.latest) == (date(2021, 12, 15), date(2021, 12, 21))
    assert published.how == "inferred" and "December 15" in published.why


def test_a_plan_bounds_the_report_that_dates_what_was_said() -> None:
    published, _ = alone("The minister said on Friday, 24 October 2025, that the envoys will meet on 26 October 2025.")
    assert (published.earliest, published.latest) == (date(2025, 10, 24), date(2025, 10, 26))


def test_what_is_said_of_a_day_does_not_date_the_report() -> None:
    published, _ = alone(
        "The envoys spoke. It rained. Nobody came. They left. One said that boats which were stopped on Wednesday, 4 May 2022, are free."
    )
    assert published.earliest == date(2022, 5, 4)
    assert published.latest is None


def test_a_year_alone_is_no_day() -> None:
    published, dates = alone("The envoys met on Monday. The pact was signed in 2014.")
    assert (published.earliest, published.latest, published.how) == (date(2014, 1, 1), None, "unknown")
    assert dates["Monday"].earliest is None


def test_a_weekday_named_again_is_the_same_day() -> None:
    text = "The envoys met on Monday (13/5/2024), the ministry said. They parted on Monday without a word."
    published, dates = alone(text)
    assert published.latest == date(2024, 5, 16)
    assert dates["Monday"].earliest == dates["Monday"].latest == date(2024, 5, 13)


WIRE = (
    "The envoys of the two islands met in the harbour town on Tuesday and parted after six hours without a word. "
    "A second round will open in the same hall on Friday, the host said. "
)


def copies(given: date | None, other: str) -> dict[str, Document]:
    one, two = read(WIRE, given=given), read(other)
    ordered = sorted((one, two), key=lambda document: document.id)
    edge = Edge(one.id, two.id, "copy", 1.0)
    story = Story("s", tuple(document.id for document in ordered), "", (edge,))
    found: dict[str, Days] = {days.document: days for days in settle(ordered, (story,), lambda: ((), ()))}
    now = {
        document.id: settled(document, found[document.id]) if document.id in found else document for document in ordered
    }
    return {"one": now[one.id], "two": now[two.id]}


def test_a_copy_that_keeps_the_weekdays_of_its_source_may_be_put_up_days_later() -> None:
    one, two = read(WIRE, given=date(2024, 5, 14)), read(WIRE + "Read on in our evening edition.")
    edge = Edge(one.id, two.id, "copy", 1.0, direction="credit")
    ordered = sorted((one, two), key=lambda document: document.id)
    story = Story("s", tuple(document.id for document in ordered), "", (edge,))
    (found,) = (days for days in settle(ordered, (story,), lambda: ((), ())) if days.document == two.id)
    late = settled(two, found)
    assert (late.published.earliest, late.published.latest) == (date(2024, 5, 14), date(2024, 5, 20))
    told = {late.text[mark.start : mark.end]: mark.when.earliest for mark in late.times}
    assert told == {"Tuesday": date(2024, 5, 14), "Friday": date(2024, 5, 17)}


def test_copies_mean_the_same_days() -> None:
    found = copies(date(2024, 5, 15), WIRE + "Read more.")
    assert [mark.when.earliest for mark in found["two"].times] == [date(2024, 5, 14), date(2024, 5, 17)]
    # on Tuesday, and on Friday ahead: neither before the one nor after the other
    assert (found["two"].published.earliest, found["two"].published.latest) == (date(2024, 5, 14), date(2024, 5, 17))


def test_a_copy_with_another_weekday_is_not_tied_by_it() -> None:
    found = copies(date(2024, 5, 15), WIRE.replace("Tuesday", "Thursday"))
    changed = next(mark for mark in found["two"].times if found["two"].text[mark.start : mark.end] == "Thursday")
    assert (changed.when.earliest, changed.when.latest) != (date(2024, 5, 14), date(2024, 5, 14))


def test_links_carry_the_days_and_documents_stay() -> None:
    document = read("The minister said on Friday, 24 October 2025, that the envoys are back.")
    links = link([document])
    assert [one.document for one in links.days] == [document.id]
    assert link([document]).days == links.days
    assert document.published.latest == date(2025, 10, 24)  # as it was read


def test_a_stated_day_that_breaks_the_network_is_named_and_bounds_the_report() -> None:
    late = read(WIRE + "Read more.", given=date(2024, 6, 20))
    early = read(WIRE, given=date(2024, 5, 15))
    ordered = sorted((late, early), key=lambda document: document.id)
    story = Story("s", tuple(one.id for one in ordered), "", (Edge(early.id, late.id, "copy", 1.0),))
    found = settle(ordered, (story,), lambda: ((), ()))
    assert [one.document for one in found] == [late.id]
    published = found[0].published
    assert (published.earliest, published.latest, published.how) == (date(2024, 5, 14), date(2024, 5, 17), "inferred")
    assert "2024-06-20 stated for it is that of a repost" in published.why
    assert [when.earliest for _, when in found[0].times] == [date(2024, 5, 14), date(2024, 5, 17)]


def test_two_known_days_within_a_week_are_believed() -> None:
    late = read(WIRE + "Read more.", given=date(2024, 5, 17))
    early = read(WIRE, given=date(2024, 5, 15))
    ordered = sorted((late, early), key=lambda document: document.id)
    story = Story("s", tuple(one.id for one in ordered), "", (Edge(early.id, late.id, "copy", 1.0),))
    assert settle(ordered, (story,), lambda: ((), ())) == ()


def counted(text: str, lang: str = "en") -> When:
    document = read(text, lang, date(2024, 5, 15))
    (found,) = link([document]).days
    now = settled(document, found)
    return next(mark.when for mark in now.times if mark.terms and mark.terms.event)


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("The list was handed over on 6 May. The port was shut three days after the list was handed over.", "en", 9),
        ("The list was handed over on 6 May. The port was shut the day before the list was handed over.", "en", 5),
        (
            "Daftar itu diserahkan pada 6 Mei. Pelabuhan ditutup tiga hari setelah mereka menyerahkan daftar itu.",
            "id",
            9,
        ),
    ],
)
def test_a_day_is_counted_from_what_the_words_name(text: str, lang: str, day: int) -> None:
    when = counted(text, lang)
    assert (when.earliest, when.latest) == (date(2024, 5, day), date(2024, 5, day))
    assert "counted" in when.why and "2024-05-06" in when.why


BERGEN = "Norway and Sweden held a first round of talks in Bergen on 6 May. They held a second round in Oslo on 8 May. "


@pytest.mark.parametrize(
    ("tail", "day"),
    [("three days after the Oslo round ended", 11), ("three days after the Bergen round ended", 9)],
)
def test_the_round_is_that_of_the_place_that_the_words_name(tail: str, day: int) -> None:
    assert counted(f"{BERGEN}The port was shut {tail}.").earliest == date(2024, 5, day)


def test_the_first_day_of_talks_that_took_days_is_not_that_on_which_they_ended() -> None:
    text = "Norway and Sweden ended talks on Monday. The six days of talks were tense. "
    document = read(f"{text}A man was shot two days before the talks began.", given=date(2024, 5, 15))
    marks = settled(document, link([document]).days[0]).times if link([document]).days else document.times
    assert next(mark.when for mark in marks if mark.terms and mark.terms.event).earliest is None


def test_the_day_below_the_name_of_a_paper_goes_before_a_page_date_some_days_later() -> None:
    text = "THE HARBOUR POST\nWednesday, May 15, 2024\n\nBoth sides met yesterday and will meet again tomorrow."
    (found,) = settle([read(text, given=date(2024, 5, 20))], (), lambda: ((), ()))
    assert (found.published.earliest, found.published.latest) == (date(2024, 5, 15), date(2024, 5, 15))
    assert settle([read(text, given=date(2024, 5, 16))], (), lambda: ((), ())) == ()


def test_a_day_counted_from_what_no_sentence_dates_stays_open() -> None:
    document = read("The ferry sank on 6 May. It rained three days after the bridge was shut.", given=date(2024, 5, 15))
    assert link([document]).days == ()


@pytest.mark.parametrize(
    "text",
    [
        "HARBOR CITY, May 15, 2024 (Agency) - Both sides spoke and parted.",
        "Wednesday, 15 May 2024\n\nThe minister said on Wednesday, 15 May 2024, that the offer stands.",
    ],
)
def test_a_given_day_weeks_after_the_day_that_the_text_states_is_a_repost(text: str) -> None:
    document = read(text, given=date(2024, 9, 1))
    (found,) = settle([document], (), lambda: ((), ()))
    assert (found.published.earliest, found.published.latest) == (date(2024, 5, 15), date(2024, 5, 15))
    assert "stated for it is that of a repost" in found.published.why
    assert settle([read(text, given=date(2024, 5, 16))], (), lambda: ((), ())) == ()


def test_the_minute_at_which_a_page_was_put_up_goes_before_a_later_day_given_for_it() -> None:
    text = "Wednesday, 15 May 2024 10:30\n\nThe minister said that the offer stands."
    (found,) = settle([read(text, given=date(2024, 5, 17))], (), lambda: ((), ()))
    assert (found.published.earliest, found.published.latest) == (date(2024, 5, 15), date(2024, 5, 15))
    assert "stated for it is that of a repost" in found.published.why
    for near in (date(2024, 5, 14), date(2024, 5, 15), date(2024, 5, 16)):
        assert settle([read(text, given=near)], (), lambda: ((), ())) == ()


def test_a_dateline_without_a_year_weeks_before_the_given_day_is_that_of_a_repost() -> None:
    text = "HARBOR CITY, May 15 (Agency) - Both sides spoke on Wednesday and parted. They meet again on Friday."
    document = read(text, given=date(2024, 6, 20))
    (found,) = settle([document], (), lambda: ((), ()))
    assert (found.published.earliest, found.published.latest) == (date(2024, 5, 15), date(2024, 5, 15))
    assert "stated for it is that of a repost" in found.published.why
    for near in (date(2024, 5, 16), date(2025, 3, 1)):
        assert settle([read(text, given=near)], (), lambda: ((), ())) == ()


def test_words_side_by_side_are_one_day() -> None:
    text = "It rained. They wept. Nobody came. They left. Talks resume on Wednesday of next week, May 26, after 2020."
    published, dates = alone(text)
    assert published.earliest is None or published.earliest <= date(2021, 5, 17)
    pinned = read(text, given=date(2021, 5, 20))
    assert {m.when.earliest for m in pinned.times if m.terms and m.terms.slots} >= {date(2021, 5, 26)}
    assert set(dates) == {"Wednesday of next week", "May 26", "2020"}


QUOTED = "The talks in the harbour hall ended. “We have asked for the boats and we got a bill for the rope,” she said. "


def test_reports_that_quote_the_same_words_are_of_the_same_weeks() -> None:
    one = read(QUOTED, given=date(2024, 5, 15))
    two = read("Nobody was hurt. “We have asked for the boats and we got a bill for the rope,” she said on 12 May. ")
    marked = [mark_quotations(document) for document in (one, two)]
    found = settle(sorted(marked, key=lambda document: document.id), (), lambda: ((), ()))
    assert [days.document for days in found] == [two.id]
    assert [(when.earliest, when.latest) for _, when in found[0].times] == [(date(2024, 5, 12), date(2024, 5, 12))]
    assert "quote the same words" in found[0].published.why


WORDS = frozenset({"=fish", "=licence", "=patrol", "quota", "hake", "trawl", "cod", "net", "harbor", "mesh"})
"""What the words around the talks mean."""


def telling(day: int, at: int, place: str, number: int) -> tuple[Document, Told]:
    """A report of unknown day that tells of talks on a weekday, and how it tells of them."""
    mark = TimeMark(0, 5, When(at=0), Terms("calendar", slots=(("weekday", day),), way="past"))
    meeting = Meeting(6, 11, "talks", parties=("NOR", "SWE"), date=When(at=0), status="held", round=number)
    document = Document(f"d{at}", "x" * 20, (f"d{at}.txt",), covered=True, times=(mark,), meetings=(meeting,))
    told = Told(
        At(document.id, 6, 11), meeting, "en", frozenset(meeting.parties), frozenset(), None, None, str(at), place,
        "", "", True, on=(day, 0, 0), sense=WORDS, own=WORDS,
    )  # fmt: skip
    return document, told


@pytest.mark.parametrize(
    ("place", "number", "tied"), [("", 0, False), ("Harbour", 0, True), ("", 2, True), ("", 1, False)]
)
def test_parties_and_weekday_alone_tie_no_two_reports(place: str, number: int, tied: bool) -> None:
    one, first = telling(2, 1, place, number)
    other, second = telling(2, 2, place, 2 if number else 0)
    line = MeetingLine(
        "m", "talks", "", ("NOR", "SWE"), (), "", When(), "held", ((first.at, "held"), (second.at, "held"))
    )
    found = meeting_ties([first, second], [line], {"d1": one, "d2": other}, frozenset({"d1", "d2"}))
    assert any(isinstance(tie, Same) and tie.reach == 0 for tie in found.constraints) == tied
