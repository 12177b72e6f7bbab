"""What is told as somebody said it: "the gap is small, as X said", "…, seperti dikatakan X", "As X put it, …"."""

from __future__ import annotations

from demarche.annotate.attribution import subjects, subjects_after
from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.drafts import FEWEST, Draft
from demarche.annotate.attribution.endings import closing
from demarche.annotate.attribution.inversion import content_left, ends_after
from demarche.annotate.attribution.subjects import Subject


def likened(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    """The statement beside "as X said" or "as was said by X", at the end of a sentence or, in the passive, at its
    head; none where the cue tells more than that something was said ("as X had demanded")."""
    if not hit.cue.takes("quote", "clause") or hit.cue.act("quote", "clause") or hit.cue.takes("according"):
        return []
    if clause.word(hit.first - 1) in clause.pack.grammar.thus:
        return _thus(clause, hit, floor)
    found, led = _by(clause, hit), hit.first
    while found is not None and clause.word(led - 1) in clause.pack.grammar.auxiliaries:
        led -= 1  # "as was confirmed by X"
    if found is None:
        found = subjects.before(clause, hit.first, floor)
        if found is None or found.negated or found.hypothetical or not found.mentions or found.shared:
            return []
        led = found.first - (clause.word(found.first - 1) in clause.pack.grammar.determiners)
    if clause.word(led - 1) not in clause.pack.grammar.likening:
        return []
    last = max(found.last, hit.last)
    closes = clause.word(last + 1) != "," and ends_after(clause, last + 1)
    if led - 1 > floor and clause.word(led - 2) in PAUSE and closes:
        left = content_left(clause, led - 2, floor)
        return [Draft(clause, *left, hit, found, "content-likened")] if left is not None else []
    opens = led - 1 == floor or clause.word(led - 2) in TERMINAL
    return _behind(clause, hit, found, last) if opens else []


def _thus(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    """ "…, so says X", "…, begitu kata X" at the end of a sentence."""
    speaker = subjects_after.after(clause, hit.last)
    closes = speaker is not None and bool(speaker.mentions) and ends_after(clause, speaker.last + 1)
    if not closes or clause.word(hit.first - 2) not in PAUSE or hit.first - 2 < floor:
        return []
    left = content_left(clause, hit.first - 2, floor)
    return [Draft(clause, *left, hit, speaker, "content-likened")] if left is not None else []


def _by(clause: Clause, hit: Hit) -> Subject | None:
    """Who is named behind the passive."""
    grammar, at = clause.pack.grammar, hit.last + 1
    by = clause.word(at) in grammar.agent
    if not by and "passive" not in hit.cue.parts:
        return None
    at += by
    at += by and clause.word(at) in grammar.determiners and clause.mention_at(at) is None
    agent = clause.mention_at(at)
    if agent is None or agent.kind == "pronoun":
        return None
    return Subject(at, clause.bounds(at)[1], (agent,))


def _behind(clause: Clause, hit: Hit, speaker: Subject, last: int) -> list[Draft]:
    """What stands behind the comma."""
    last += clause.word(last + 1) in clause.pack.grammar.circumstance and last + 2 in clause.time_of
    last = clause.time_of[last + 1][1] if last + 1 in clause.time_of else last
    start = last + 2
    if clause.word(last + 1) != "," or start >= len(clause):
        return []
    end = closing(clause, start, hit)
    enough = end - start + 1 >= FEWEST or clause.words[start] == QUOTE
    return [Draft(clause, start, end, hit, speaker, "likened-content")] if enough else []
