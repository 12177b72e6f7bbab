"""The subject of a verb, its own or shared with an earlier cue, and speech within speech."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.attribution import subjects
from demarche.annotate.attribution.asides import led, skip_left
from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.subjects import Subject

_PASSIVE = 9  # tokens between a passive and the conjunction behind it


def subject_of(clause: Clause, hit: Hit, drafts: list[Draft]) -> Subject | None:
    """Left of the cue, or shared with an earlier cue where a comma or conjunction stands instead."""
    grammar = clause.pack.grammar
    floor = max((d.hit.last + 1 for d in drafts if d.hit), default=0)
    left, negated, hypothetical = skip_left(clause, hit.first - 1, 0)
    word = clause.word(left)
    if word in grammar.coordinators and _done_to(clause, hit, left):
        return None
    if word == "," and (around := subjects.over_relative(clause, left, floor)) is not None:
        return replace(around, negated=negated, hypothetical=hypothetical)
    loose = word in PAUSE or word in grammar.coordinators or left < 0 or word == QUOTE or word in TERMINAL
    verbal = hit.cue.parts <= {"participle"} or word in grammar.coordinators
    loose = loose or (verbal and word in grammar.contrast - grammar.naming)  # "while repeating that"
    if loose and (verbal or "active" in hit.cue.parts):
        shared = _shared(clause, hit, drafts)
        if shared is not None and (verbal or _tail(clause, left, drafts)):
            return replace(shared, negated=negated, hypothetical=hypothetical, shared=True)
        if hit.cue.parts <= {"participle"}:
            return None
    if hit.cue.parts <= {"participle"} and clause.mention_at(left) is None and word not in grammar.naming:
        return None
    found = subjects.before(clause, hit.first, floor)
    if found is None and floor:
        found = subjects.before(clause, hit.first, 0) if word == "," else None
    if found is None or not _capable(clause, hit, found):
        return None
    alone = len(found.mentions) == 1 and found.mentions[0].kind == "person"
    if hit.cue.parts == {"base"} and alone and not _carried(clause, hit, found):
        return None  # "helps X maintain …": no verb of X's own sentence
    return found


def _done_to(clause: Clause, hit: Hit, joint: int) -> bool:
    """ "were called in and told …": the passive goes on behind the conjunction."""
    if "past" not in hit.cue.parts or not hit.cue.takes("addressee", "blame"):
        return False
    grammar = clause.pack.grammar
    for at in range(joint - 1, max(joint - _PASSIVE, 0), -1):
        if clause.words[at] in PAUSE or clause.words[at] == QUOTE or at in clause.cue_at:
            return False
        if clause.words[at] in grammar.hearsay_before:
            return clause.word(at + 1).endswith(grammar.finite_endings) or clause.word(at + 1) in grammar.finite_forms
    return False


def _carried(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """ "X did, however, offer", "X wishes to recall": another verb between them makes it X's own."""
    between = clause.words[subject.last + 1 : hit.first]
    return not clause.pack.grammar.auxiliaries.isdisjoint(between) or led(clause, hit.first - 1)


def _tail(clause: Clause, left: int, drafts: list[Draft]) -> bool:
    """A comma before an active verb shares the subject only behind an earlier attribution, read or not."""
    before = (hit for hit in clause.cues if hit.last < left and "active" in hit.cue.parts)
    return left >= 0 and (bool(drafts) or any(clause.mention_at(hit.first - 1) is not None for hit in before))


def _shared(clause: Clause, hit: Hit, drafts: list[Draft]) -> Subject | None:
    if ";" in clause.words[: hit.first]:
        begun = hit.first - clause.words[: hit.first][::-1].index(";")
        drafts = [draft for draft in drafts if draft.hit is None or draft.hit.first >= begun]
    else:
        begun = 0
    for draft in reversed(drafts):
        if draft.rule != "nested" and draft.subject is not None:
            return draft.subject
        if draft.rule != "nested" and draft.hit is not None and draft.hit.cue.clitic:
            return Subject(draft.hit.first, draft.hit.last, clitic=True)
    for first, last, mention in clause.mentions:
        if begun <= first and last < hit.first and not subjects.circumstance_before(clause, first, begun):
            return Subject(first, last, (mention,))
    return None


def _capable(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Can this subject speak? Somebody named; for verbs of saying any phrase that somebody stands behind."""
    grammar = clause.pack.grammar
    if subject.mentions:
        return True
    words = clause.words[subject.first : subject.last + 1]
    if not grammar.bodies.isdisjoint(words) or not grammar.states.isdisjoint(words):
        return True
    if " ".join(words) in grammar.own_side or subjects.looks_named(clause, subject):
        return True
    if not hit.cue.takes("clause", "quote"):
        return False
    if words[0] in grammar.nobody and words[0] not in grammar.determiners:
        return False  # "What each side wants"
    return not (set(words) <= grammar.nobody | grammar.determiners or words[-1] in grammar.nobody)


def outer(hit: Hit, drafts: list[Draft]) -> Draft | None:
    return next((d for d in drafts if not d.empty and d.first <= hit.first <= d.last), None)


def may_nest(hit: Hit, subject: Subject, outer: Draft) -> bool:
    """Speech within speech is a line of its own where a verb of saying and another named speaker carry it.

    Not in what is wanted, offered or promised: there the speech has not happened.
    """
    if not hit.cue.takes("clause") or hit.cue.takes("infinitive", "want", "agreed"):
        return False
    if outer.act in ("demand", "offer", "promise", "threaten"):
        return False
    if not subject.mentions or subject.mentions[0].kind in ("pronoun",) or subject.shared:
        return False
    said = {m.key or m.party for m in outer.subject.mentions} if outer.subject else set()
    mine = {m.key or m.party for m in subject.mentions}
    return not (said & mine - {""})
