"""The line of a loop: what is open, since when, and why."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.record.ids import line_id
from demarche.record.lines import Line
from demarche.record.loops.ask_signs import since
from demarche.record.loops.asks import Ask, words_of
from demarche.record.loops.deadlines import Deadline
from demarche.record.loops.told import Told
from demarche.record.loops.words import SILENT

KINDS = ("deadline", "meeting", "demand", "offer")
"""What is overdue first."""
Answer = tuple[str, str, str, str]
"""(day, party, stance, issue)."""
DID = {
    "accepts": "agreed to something", "rejects": "refused", "offers": "made an offer", "conditional": "made an offer",
    "threatens": "threatened", "demands": "made a demand of its own", "open": "had not made up its mind",
}  # fmt: skip


def loop(kind: str, party: str, aim: tuple[str, str, str], ids: Sequence[str], words: tuple[str, str]) -> Line:
    """aim: to, issue, day; ids: of the lines that it rests on; words: of the first one, and why it is open. answered:
    something came that does not settle it."""
    to, issue, day = aim
    return {
        "id": line_id("loop", kind, party, to, issue, ids[0]), "kind": kind, "party": party, "to": to,
        "issue": issue, "day": day or None, "lines": list(ids), "text": words[0], "why": words[1],
        "answered": False,
    }  # fmt: skip


def ask_line(group: Sequence[Ask], told: Told) -> Line:
    """Of what was put together."""
    first = group[0]
    party = "+".join(sorted({ask.party for ask in group}))
    to = "+".join(sorted({one for ask in group for one in ask.to} - set(party.split("+"))))
    issue = " ".join(sorted({ask.issue for ask in group if ask.issue}))
    day = min((day for ask in group for day in ask.days), default="")
    answers = [answer for ask in group if (answer := _answer(ask, told))]
    if answers:
        why = _came(max(answers), max((one for ask in group for one in ask.days), default=""), told.last)
    else:
        why = silence(to, issue, day, told.last)
    said = any(SILENT in words_of(told.words, ask) for ask in group)
    why += "; a report says that no answer came" if said else ""
    made = loop(first.kind, party, (to, issue, day), first.ids, (str(first.acts[0]["text"]), why))
    return {**made, "answered": bool(answers)}


def deadline_line(found: Deadline, told: Told) -> Line:
    acts = [str(act["id"]) for act in found.setters]
    ids = list(dict.fromkeys((*acts, *(str(one.date["id"]) for one in found.mentions))))
    text = str(found.setters[0]["text"]) if found.setters else found.mentions[0].clause
    why = f"the day passed; nothing in the reports up to {told.last} says that it was met"
    aim = "+".join(found.named("to")), " ".join(found.issues), found.day
    return loop("deadline", "+".join(found.named("by")), aim, ids, (text, why))


def _answer(ask: Ask, told: Told) -> Answer | None:
    """The last word on it of those asked, or of anybody where nobody is named."""
    if not ask.shown:
        return None
    others = (one for one in told.on[ask.issue] if one.party != ask.party and (not ask.to or one.party in ask.to))
    said = ((one.day, one.party, one.stance, one.issue) for one in since(others, ask.shown[0]))
    return max(said, default=None)


def _came(answer: Answer, put: str, last: str) -> str:
    """What came, and why it does not settle it. put: the last day on which it was put."""
    day, party, stance, issue = answer
    did = f"{party} {DID.get(stance, stance)} on {issue}" + (f" on {day}" if day else "")
    if put > day:
        return f"{did}, and it was put again on {put}; no report up to {last} tells of an answer to that"
    return f"{did}; no report up to {last} says that this settles it"


def silence(to: str, issue: str, day: str, last: str) -> str:
    """That nobody answered, and since when, where that is known."""
    many = "+" in to
    who, on = to.replace("+", " and "), f" on {issue.replace(' ', ', ')}" if issue else ""
    since_day = f" since {day}" if day else ""
    unknown = "" if day else "; no report tells on which day it was put to " + ("them" if many else "it")
    until = f" in the reports up to {last}" if last else " in any report"
    if not to:
        return f"nobody has answered{on}{since_day} in the reports up to {last}" if last else f"nobody has answered{on}"
    return f"{who} {'have' if many else 'has'} not answered{on}{since_day}{until}{unknown}"
