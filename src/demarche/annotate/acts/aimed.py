"""The words that name whom a spoken act is aimed at, also where they stand for no party."""

from __future__ import annotations

from demarche.annotate.acts.places import within
from demarche.annotate.acts.signs import Said
from demarche.model import Span, Statement


def aimed(said: Said, statement: Statement, start: int, end: int, party: str) -> Span | None:
    """In the clause [start, end) of `statement` or between its cue and its content: the first mention of `party`.

    Without a party the first one named but the speaker, others before his own side.
    """
    low = statement.cue_end if 0 <= statement.cue_end <= statement.start else statement.start
    codes = set(party.split("+")) - {""}
    found = [m for m in within(said.document.mentions, start, end) if m.kind != "pronoun"]
    found += [m for m in within(said.document.mentions, low, statement.end) if m.kind != "pronoun"]
    if codes:
        found = [m for m in found if codes & set(m.party.split("+"))]
    else:
        found = [m for m in found if (m.party or not m.adjectival) and not (m.key and m.key == statement.speaker_key)]
        found.sort(key=lambda m: bool(m.party) and m.party == statement.speaker_party)  # others first
    return Span(found[0].start, found[0].end) if found else None
