"""What the dates of a text tell of its own day: single days, bare weekdays, lines that carry nothing but a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from demarche.annotate.published import Clues, Told
from demarche.annotate.times.clauses import Clauses
from demarche.annotate.times.reading import Reading
from demarche.annotate.times.tense import TenseReader
from demarche.days import Heading, absolute

_HEAD = 1500
_STATED = re.compile(r"^\W*([^\W\d]+)\W+((?:19|20)\d\d)-(\d\d)-(\d\d)", re.M)
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATOR = re.compile(r"[|•·]")
_AFTER_DATELINE = re.compile(r"\W{0,2}(?:\([^)\n]{2,30}\)\s*)?(?:--|[–—:-])\s")
_AGENCY = re.compile(r"\.?,? ?[/(]?[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,2}[/)]?\.?[ \t]*(?:[-–—][ \t]|(?<=[/)]\.)[ \t]|$)")
_DASHES = re.compile(r"\s*(?:--|[–—|:/-])\s*$")
_FULL_STOP = re.compile(r"\.\s+\w")
_YEARS = range(1980, 2100)  # years that a weekday and date are tried against; today's date plays no part


@dataclass(frozen=True, slots=True)
class Page:
    """A text and how its language tells of dates. stamps: words that share a line with the date of a page."""

    clauses: Clauses
    tense: TenseReader
    stamps: frozenset[str]

    @property
    def text(self) -> str:
        return self.clauses.text

    @property
    def folded(self) -> str:
        return self.clauses.folded


def clues(page: Page, read: Sequence[tuple[Reading, Heading]]) -> Clues:
    """Everything in `read` (all expressions of the text with their headings) that bears on the publication day."""
    told = [*_stated(page), *(_told(page, one, way) for one, way in read if _single(one))]
    lines = {one.start for one in told if one.stamp == "line"}
    past = [one for one, way in read if way.way != "future" and not _ahead(one) and one.start not in lines]
    since = max((span[0] for one in past if (span := absolute(one))), default=None)
    bare = [one for one, _ in read if one.reads == "calendar" and one.slots.keys() <= {"weekday", "daypart"}]
    return Clues(tuple(told), tuple(one.number("weekday") for one in bare), since)


def _ahead(reading: Reading) -> bool:
    """Ranges and decades may reach past the report."""
    ahead = int(reading.slots.get("step", 0)) > 0
    return ahead or reading.has("year2") or reading.has("day2") or reading.reads == "decade"


def _single(reading: Reading) -> bool:
    whole = reading.reads in ("calendar", "numeric") and reading.has("day", "month")
    return whole and not reading.has("day2") and not reading.has("ambiguous")


def _told(page: Page, reading: Reading, way: Heading) -> Told:
    span = absolute(reading)
    weekday = int(reading.slots.get("weekday", 0))
    found = (span[0],) if span else _fitting(reading.number("month"), reading.number("day"), weekday) if weekday else ()
    spoken = page.tense.speaking.near(page.clauses, reading.start, reading.end)
    ahead = way.sure and way.way == "future"  # "will vote on Friday, the speaker said": nothing was said on Friday
    speech = spoken and not ahead and page.tense.speaking.dates(page.clauses, reading.start, reading.end)
    return Told(reading.start, found, span is not None, weekday, way.way, spoken, _stamp(page, reading), speech)


@lru_cache(maxsize=1024)
def _fitting(month: int, day: int, weekday: int) -> tuple[date, ...]:
    """The days of that date and weekday."""
    found = []
    for year in _YEARS:
        try:
            one = date(year, month, day)
        except ValueError:
            continue
        if one.isoweekday() == weekday:
            found.append(one)
    return tuple(found)


def _stated(page: Page) -> Iterator[Told]:
    """ "date: 2020-09-28-01-00-23": fields that a page's maker left in its head."""
    for match in _STATED.finditer(page.folded, 0, _HEAD):
        if match.group(1) in page.stamps:
            try:
                day = date(*(int(part) for part in match.groups()[1:]))
            except ValueError:
                continue
            yield Told(match.start(), (day,), True, 0, "", False, "line")


def _stamp(page: Page, reading: Reading) -> str:
    """How the date stands on its page: line, dateline, signature or ""."""
    text = page.text
    left = text.rfind("\n", 0, reading.start) + 1
    right = text.find("\n", reading.end)
    right = len(text) if right < 0 else right
    before, after = text[left : reading.start], text[reading.end : right]
    head = reading.start < _HEAD
    if head and len(before) + len(after) < 60 and _bare_line(page, before.lower() + " " + after.lower()):
        return "line"
    if head and len(before) < 50 and _is_place(before, 2) and _AFTER_DATELINE.match(after):
        return "dateline"
    if head and len(before) < 50 and _is_place(before, 2) and _AGENCY.match(after):
        return "dateline"  # "Baku, November 2, AGENCY" in a line of its own, "MOSCOW, January 12. /AGENCY/. The ..."
    alone = not after.strip() or _FULL_STOP.match(after)
    whole = reading.has("year") or not after.strip()
    if head and len(before) < 50 and whole and _is_place(before, 4) and alone:
        return (
            "dateline"  # "Port Halven, 15 May 2024. The ministry ...", and "Port Halven, 15 May" in a line of its own
        )
    if head and len(before) < 50 and whole and not after.strip(" .") and _is_place(_DASHES.sub(",", before), 4):
        return "dateline"  # "MORNING SHEET, PORT HALVEN - Wednesday 15 May" in a line of its own
    if head and before.rstrip().endswith(".") and reading.has("weekday") and _FULL_STOP.match(after):
        return "dateline"  # "Live from the talks. Thursday 22 May. All times local."
    if not after.strip() and ("@" in before[-60:] or "—" in before[-60:]):
        return "signature"
    return ""


def _bare_line(page: Page, rest: str) -> bool:
    words = _WORD.findall(rest)
    if all(word in page.stamps for word in words):
        return True
    return bool(_SEPARATOR.search(rest)) and len(words) <= 6 and not rest.rstrip().endswith((".", ",", ":"))


def _is_place(before: str, most: int) -> bool:
    """ "JAKARTA, " or "**KYIV, Ukraine, ": a dateline opens the line with capital words."""
    words = _WORD.findall(before)
    capital = bool(words) and all(word[0].isupper() for word in words)
    short = len(words) <= most or any(word.isupper() for word in words)
    return capital and short and before.rstrip().endswith((",", ")"))
