"""The last day of which the reports tell news: up to it an answer could have been told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from demarche.record.lines import Line
from demarche.record.loops.meeting_lines import days_of, evidence_of
from demarche.record.showings.days import earliest, published


def last_day(rows: Mapping[str, Sequence[Line]]) -> str:
    """That of the youngest story, since a late copy brings no news; or that of a meeting which a report without a day
    tells as held."""
    first: dict[str, str] = {}
    for line in rows["documents"]:
        day, story = published(line) or earliest(line), str(line.get("story") or line["id"])
        first[story] = min(first.get(story) or day, day or first.get(story, ""))
    dayless = {str(line["id"]) for line in rows["documents"] if not published(line)}
    return max((*first.values(), *_held(rows["meetings"], dayless)), default="")


def _held(meetings: Sequence[Line], dayless: set[str]) -> Iterator[str]:
    for line in meetings:
        first, last = days_of(line)
        if line["status"] == "held" and last and first == last:
            told = evidence_of(line)
            yield from (last for at in told if at["document"] in dayless and at["status"] == "held")
