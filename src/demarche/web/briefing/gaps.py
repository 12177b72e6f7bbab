"""The sentences on what reports disagree on, and on what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from demarche.web.book import Book, members
from demarche.web.briefing.note import PLACE, Footnote, Group, Part, Sentence, parts
from demarche.web.briefing.sources import clean, counted, footnote, quoted, shortened
from demarche.web.lines import Line, disputes
from demarche.web.names import Names, capital
from demarche.web.rows import ConflictRow, DocumentRow, LoopRow
from demarche.web.standing import shown
from demarche.web.words import Tongue

CONFLICTS = 3
ORDER = ("status", "claim_denial", "polarity", "date", "number", "attribution")
"""Kinds of disagreement: what is more than a detail first."""
SOUGHT = 60
"""Disagreements among which these are chosen."""
WAITING = 4
SIDE = 140
"""Characters of each side of a disagreement."""
ALONE = 40
"""Characters of words that can be understood alone."""
BESIDE = 6
"""Words beside those that cannot."""
FAILED = 5


def disagreements(book: Book, speech: Tongue) -> tuple[Group, ...]:
    """Spans that cannot both be right, both sides in their words."""
    found = []
    for row in _telling(book.conflicts_by(ORDER, SOUGHT))[:CONFLICTS]:
        lines = disputes(book, row)[:2]
        if len(lines) == 2:
            kind = capital(speech.name("conflict", row.kind))
            if row.kind == "attribution" and row.what:
                kind = f"{kind} ({clean(row.what)})"
            said = speech.fill("note_against", kind=kind, one=PLACE, other=PLACE)
            lines = [_around(line) for line in lines]
            notes = tuple(footnote(book, speech, line) for line in lines)
            found.append(Sentence(parts(said, [quoted(line, SIDE) for line in lines]), notes))
    left = len(book.conflicts) - CONFLICTS
    if left > 0:
        found.append(Sentence((Part(speech.fill("note_left", count=speech.count("other_conflicts", left))),)))
    return (Group(tuple(found)),)


def _telling(rows: Sequence[ConflictRow]) -> list[ConflictRow]:
    """Those between two origins first, and one of each kind before a second."""
    kinds: Counter[str] = Counter()
    ranked = []
    for row in rows:
        kinds[row.kind] += 1
        ranked.append((len(set(row.origins)) == 1 and len(row.origins) > 1, kinds[row.kind], row))
    return [row for _, _, row in sorted(ranked, key=lambda one: one[:2])]


def _around(line: Line) -> Line:
    """A number or a day alone tells little: with the words beside it, as they stand there."""
    if len(line.quote) >= ALONE:
        return line
    before = line.lead[len(line.lead) - len(" ".join(line.lead.split(" ")[-BESIDE:])) :]
    after = " ".join(line.tail.split(" ")[:BESIDE])
    return replace(line, quote=f"{before}{line.quote}{after}")


STILL = {"demand": "waits_demand_still", "offer": "waits_offer_still"}
"""Of what was answered and is not settled."""


def unknown(book: Book, speech: Tongue) -> tuple[Group, ...]:
    """What waits for an answer, and what the reports do not settle."""
    rows = [row for row in book.loops if row.kind != "meeting"]  # those stand with the meetings
    waiting = tuple(_waits(book, speech, row) for row in rows[:WAITING])
    left = len(rows) - WAITING
    if left > 0:
        waiting += (Sentence((Part(speech.fill("note_left", count=speech.count("other_loops", left))),)),)
    return (Group(waiting), Group(tuple(_limits(book, speech))))


def waits(book: Book, speech: Tongue, row: LoopRow) -> str:
    """Who has not answered what, in a sentence."""
    names = Names(book, speech)
    who, day = names.within([row.party]), speech.on_day(row.day) if row.day else speech.ui("day_unknown")
    to = names.within([row.to]) if row.to else ""
    if row.kind == "deadline":
        known = "waits_deadline" if row.party else "waits_deadline_bare"
        said = speech.fill(known, who=who, for_to=speech.fill("waits_for", to=to) if to else "", day=day)
    else:
        made = speech.fill("waits_made", day=day) if row.day else ""
        slots = {"to": to or speech.ui("by_unknown"), "who": who, "made": made}
        if row.answered:
            said = speech.fill(STILL[row.kind], **slots)
        else:
            said = speech.tell(f"waits_{row.kind}", len(members(row.to)), **slots).unescape()
    return f"{names.issues(row.issue)}: {said}" if row.issue else capital(said)


def _waits(book: Book, speech: Tongue, row: LoopRow) -> Sentence:
    line = shown(book, row.lines)
    return Sentence((Part(f"{waits(book, speech, row)}."),), (footnote(book, speech, line),) if line else ())


def _limits(book: Book, speech: Tongue) -> Iterator[Sentence]:
    """Reports that could not be read or dated; of a failure the footnote gives the reason."""
    if book.failures:
        pairs = [(shortened(one.source, SIDE), shortened(one.reason, SIDE)) for one in book.failures[:FAILED]]
        why = Footnote((Part("; ".join(f"{source}: {reason}" for source, reason in pairs) + "."),))
        yield Sentence((Part(speech.count("note_failures", len(book.failures))),), (why,))
    untold: dict[str, Callable[[DocumentRow], bool]] = {
        "languages": lambda row: not row.covered,
        "published": lambda row: not row.published.near,
    }
    for name, chosen in untold.items():
        if n := book.gaps[name]:
            yield Sentence((Part(speech.count(f"note_{name}", n)),), (counted(book, speech, chosen),))
