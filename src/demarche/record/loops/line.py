"""The line of a loop, and the days of reports that loops are counted by."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.record.ids import line_id
from demarche.record.lines import Line
from demarche.record.showings.days import apart

KINDS = ("demand", "offer", "deadline", "meeting")
PATIENCE = 3
"""Days after which nobody has answered: what is put in the last days of the reading waits for its answer."""


def loop(kind: str, party: str, aim: tuple[str, str, str], ids: Sequence[str], words: tuple[str, str]) -> Line:
    """aim: to, issue, day; ids: of the lines that it rests on; words: of the first one, and why it is open."""
    to, issue, day = aim
    return {
        "id": line_id("loop", kind, party, to, issue, ids[0]), "kind": kind, "party": party, "to": to,
        "issue": issue, "day": day or None, "lines": list(ids), "text": words[0], "why": words[1],
    }  # fmt: skip


def early(day: str, last: str) -> bool:
    """Is it too early to miss an answer to what was put on `day`?"""
    return bool(day and last) and apart(day, last) <= PATIENCE


def silence(to: str, issue: str, day: str, last: str) -> str:
    """That nobody answered, and since when, where that is known."""
    many = "+" in to
    who, on = to.replace("+", " and "), f" on {issue.replace(' ', ', ')}" if issue else ""
    since = f" since {day}" if day else ""
    unknown = "" if day else "; no report tells on which day it was put to " + ("them" if many else "it")
    until = f" in the reports up to {last}" if last else " in any report"
    if not to:
        return f"nobody has answered{on}{since} in the reports up to {last}" if last else f"nobody has answered{on}"
    return f"{who} {'have' if many else 'has'} not answered{on}{since}{until}{unknown}"
