"""Demands on none of the issues of the bargain, of which one side at least takes no part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from demarche.record.lines import Line
from demarche.record.loops.line import early, loop, silence
from demarche.record.loops.told import Told
from demarche.record.showings.days import published

DEMAND = "demand"
REPLIES = frozenset({"accept", "reject", "agree"})
LEAST = 4
"""Words of the least that somebody can be asked for; less names no deed."""


def asides(told: Told, rows: Mapping[str, Sequence[Line]]) -> Iterator[Line]:
    """Those in the report's own words that name who asks and whom, one for each two; an answer on any day closes it."""
    sides = {one.party for one in told.shown}
    direct = {str(line["id"]) for line in rows["statements"] if line.get("kind") == "direct"}
    days = {str(line["id"]): published(line) for line in rows["documents"]}
    replied = {(str(act["by"]), str(act["to"])) for act in rows["acts"] if act["act"] in REPLIES}
    seen: set[tuple[str, str]] = set()
    for act in rows["acts"]:
        by, to = str(act["by"]), str(act["to"])
        if act["act"] != DEMAND or act["issues"] or not by or not to or "+" in by + to or act["statement"] in direct:
            continue
        outside = by not in sides or to not in sides
        if not outside or (to, by) in replied or len(str(act["text"]).split()) < LEAST or (by, to) in seen:
            continue
        day = days.get(str(act["document"]), "")
        if not early(day, told.last):
            seen.add((by, to))
            yield loop(DEMAND, by, (to, "", day), [str(act["id"])], (str(act["text"]), silence(to, "", day, told.last)))
