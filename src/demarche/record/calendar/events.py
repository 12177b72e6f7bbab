"""A meeting of the record as an event of a calendar, no surer than the reports are.

All-day, from the first day that it may be to the last. CONFIRMED is only what was held, or is under way, on days that
are known; what is planned, and what fell on one of several days, is TENTATIVE; what was called off is CANCELLED.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from textwrap import shorten
from typing import Any

from icalendar import Event

from demarche.record.calendar.words import Words, on_day, words_of

Line = Mapping[str, Any]
WIDEST = 31
"""Days: a meeting known less closely is in no calendar."""
QUOTE = 400
"""Characters of a quote."""
QUOTES = 12
"""Places quoted."""
REASONED = "en"
"""The language in which the record gives its reasons."""
LASTED = ("it ended on ", "it went on ")
"""How the reason of days begins that a meeting took, all of them."""
_UNPRINTED = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: parties by code, people and documents by id. words: of a span of a document. reason: the
    record's reason for a day in another language; without it, only English files give it."""

    lang: str
    party: Callable[[str], str]
    person: Callable[[str], str]
    document: Callable[[str], Line]
    words: Callable[[Line], str]
    reason: Callable[[str], str] | None = None


def days_of(meeting: Line) -> tuple[date, date] | None:
    """First and last day of what may stand in a calendar; None where it cannot."""
    first, last = meeting["date"]["earliest"], meeting["date"]["latest"]
    if not first or not last:
        return None
    days = date.fromisoformat(first), date.fromisoformat(last)
    return days if (days[1] - days[0]).days < WIDEST else None


def planned_before(meeting: Line) -> list[date]:
    """Other days for which reports planned it: those from which it was moved, or of which it was expected."""
    held, found = meeting["date"], set()
    for told in meeting["evidence"]:
        before = told.get("moved_from") or {}
        found.add(before.get("earliest") or before.get("latest"))
        day = told["date"] if told["status"] == "planned" and told.get("date") else {"earliest": None, "latest": None}
        if day["earliest"] == day["latest"] and held["earliest"] and held["latest"]:
            found.add(None if held["earliest"] <= (day["earliest"] or "") <= held["latest"] else day["earliest"])
    return sorted(date.fromisoformat(day) for day in found if day)


def event(meeting: Line, names: Names) -> Event:
    """The event of a meeting that has `days_of`."""
    days = days_of(meeting)
    assert days
    sure = days[0] == days[1] or meeting["date"]["why"].startswith(LASTED)
    made = Event()
    made.add("uid", f"{meeting['id']}@demarche")
    made.add("dtstamp", _stamp(meeting, names))
    made.add("dtstart", days[0])
    made.add("dtend", days[1] + timedelta(1))
    made.add("summary", _summary(meeting, names, sure))
    made.add("status", _status(meeting["status"], sure))
    made.add("transp", "TRANSPARENT")
    if meeting["place"]:
        made.add("location", plain(meeting["place"]))
    made.add("categories", [words_of(names.lang).status.get(meeting["status"], meeting["status"])])
    made.add("description", "\n".join(_description(meeting, names, days, sure)))
    address = next((url for url in _urls(meeting, names) if url), "")
    if address:
        made.add("url", address)
    return made


def plain(text: str) -> str:
    """Words of a report as one line that a calendar can hold: without control characters and turned-around writing."""
    return shorten(_UNPRINTED.sub(" ", text), QUOTE, placeholder=" …")


def _status(status: str, sure: bool) -> str:
    if status == "cancelled":
        return "CANCELLED"
    return "CONFIRMED" if sure and status in ("held", "ongoing") else "TENTATIVE"


def _stamp(meeting: Line, names: Names) -> datetime:
    """The newest report's day: a calendar file needs a time of writing, and today's would make every file another."""
    days = [names.document(told["document"])["published"]["latest"] for told in meeting["evidence"]]
    newest = date.fromisoformat(max((day for day in days if day), default="1970-01-01"))
    return datetime(newest.year, newest.month, newest.day, tzinfo=UTC)


def _summary(meeting: Line, names: Names, sure: bool) -> str:
    say = words_of(names.lang)
    status = _called(meeting["status"], say)
    who = ", ".join(names.party(code) for code in meeting["parties"]) or _people(meeting, names)
    key = say.summary_what if who and meeting["what"] else say.summary
    status = status if sure else say.uncertain.format(status=status)
    return key.format(status=status, who=plain(who or meeting["what"] or say.nobody), what=plain(meeting["what"]))


def _called(status: str, say: Words) -> str:
    return say.status.get(status, status)


def _people(meeting: Line, names: Names) -> str:
    return ", ".join(filter(None, (plain(names.person(one)) for one in meeting["people"])))


def _description(meeting: Line, names: Names, days: tuple[date, date], sure: bool) -> list[str]:
    say, told = words_of(names.lang), meeting["evidence"]
    reports = say.reports.of(len({one["document"] for one in told}))
    said = [
        say.told.format(
            status=_called(meeting["status"], say),
            reports=reports,
            origins=say.origins.of(meeting.get("origins") or 1),
        )
    ]
    if days[0] != days[1]:
        first, last = (on_day(day, names.lang) for day in days)
        said.append((say.lasted if sure else say.days).format(first=first, last=last))
    if people := _people(meeting, names):
        said.append(say.people.format(people=people))
    said += [say.moved.format(day=on_day(day, names.lang)) for day in planned_before(meeting)]
    said += ["", *(_quote(one, names, say) for one in told[:QUOTES])]
    if len(told) > QUOTES:
        said.append(say.more.format(n=len(told) - QUOTES))
    why = meeting["date"]["why"] if names.reason or names.lang == REASONED else ""
    if why:
        said += ["", say.why.format(why=plain(names.reason(why) if names.reason else why))]
    return said


def _quote(one: Line, names: Names, say: Words) -> str:
    """The words of one place, where they stand, and how that report tells it."""
    document = names.document(one["document"])
    published = document["published"]["latest"]
    outlet = plain(document["site"] or document["title"] or document["source"].split("/")[-1])
    day = on_day(date.fromisoformat(published), names.lang) if published else ""
    quoted = (say.quote_day if day else say.quote).format(words=plain(names.words(one)), outlet=outlet, day=day)
    length = one.get("length") or {}
    how = [_called(one["status"], say).lower(), say.level.get(one.get("level", ""), ""), plain(length.get("text", ""))]
    return f"{quoted} {say.as_told.format(how=', '.join(filter(None, how)))}"


def _urls(meeting: Line, names: Names) -> list[str]:
    found = [names.document(told["document"])["url"] for told in meeting["evidence"]]
    return [url for url in found if url.startswith(("https://", "http://")) and not _UNPRINTED.search(url)]
