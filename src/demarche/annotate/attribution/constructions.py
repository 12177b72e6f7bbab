"""The constructions by which reports attribute: each takes a clause and a cue and gives drafts of statements.

`read_clause` tries them for every cue of a sentence from left to right. A draft holds tokens and the subject as it
stands; who that is, is settled later (`resolve`).
"""

from __future__ import annotations

from demarche.annotate.attribution import subjects
from demarche.annotate.attribution.asides import of_own_side
from demarche.annotate.attribution.clause import PAUSE, Clause, Hit
from demarche.annotate.attribution.drafts import Draft, reached
from demarche.annotate.attribution.inversion import according, ends_after, inverted, inverts, is_outlet
from demarche.annotate.attribution.likened import likened
from demarche.annotate.attribution.nouns import by_agent, is_noun, is_passive, is_verb, noun
from demarche.annotate.attribution.pack import INVERTED
from demarche.annotate.attribution.trailing import turned_round
from demarche.annotate.attribution.verbs import verb


def read_clause(clause: Clause) -> list[Draft]:
    """Every attribution that the sentence bears out, in order of its cues."""
    drafts: list[Draft] = []
    closing = _closing_attribution(clause)
    for hit in clause.cues:
        if closing is not None and hit is closing.hit:
            continue
        known = [*drafts, closing] if closing is not None else drafts
        for draft in _construe(clause, hit, known):
            if _stands(draft, known):
                drafts.append(draft)
                known = [*known, draft]
    return drafts if closing is None else sorted([closing, *drafts], key=lambda d: d.hit.first if d.hit else 0)


def _closing_attribution(clause: Clause) -> Draft | None:
    """An attribution at the end of the sentence ("…, X said Monday.") takes all before it, cues and all."""
    pause = next((at for at, word in enumerate(clause.words) if at >= 2 and word in PAUSE), len(clause))
    for hit in reversed(clause.cues):
        if hit.first <= pause:
            return None  # nothing ends before it that could be content
        if hit.first < 4 or not hit.cue.takes("quote", "clause", "according") or hit.cue.takes("noun"):
            continue
        tail = [d for d in _construe(clause, hit, []) if d.last < hit.first and not d.empty and not d.direct]
        if not tail or tail[0].rule in ("passive", "parenthesis"):
            continue
        draft = tail[0]
        if draft.subject is not None and is_outlet(clause, draft.subject):
            continue  # an outlet passes on what the sentence says
        if not ends_after(clause, max(hit.last, draft.subject.last if draft.subject else 0) + 1):
            continue
        inner = [h for h in clause.cues if draft.first <= h.first <= draft.last and h.cue.takes("clause")]
        inner = [h for h in inner if not h.cue.act("clause")]  # who is ready for something has not said so here
        said = any(_said_inside(clause, h) for h in inner)
        return None if said else draft  # "X said that …, the ministry said": what X said is passed on
    return None


def _said_inside(clause: Clause, hit: Hit) -> bool:
    subject = subjects.before(clause, hit.first, 0)
    return subject is not None and bool(subject.mentions) and not subject.negated and not subject.hypothetical


def _construe(clause: Clause, hit: Hit, drafts: list[Draft]) -> list[Draft]:
    cue = hit.cue
    floor = reached(drafts)
    if told := likened(clause, hit, floor):
        return told
    if cue.takes("according"):
        return [draft for draft in according(clause, hit, floor) if not _says(clause, draft)]
    if cue.takes("noun") and not cue.takes("clause", "object", "quote"):
        return noun(clause, hit)
    if cue.takes("noun") and is_noun(clause, hit):
        return noun(clause, hit)
    if cue.clitic or (cue.takes("inverted") and inverts(clause, hit, floor)):
        return inverted(clause, hit, floor)
    if cue.parts == frozenset([INVERTED]):
        return turned_round(clause, hit, floor)
    if is_noun(clause, hit) or not is_verb(clause, hit):
        return []
    if is_passive(clause, hit):
        return by_agent(clause, hit, floor)
    return verb(clause, hit, drafts)


def _says(clause: Clause, draft: Draft) -> bool:
    """ "X, according to his office, said …": what stands around it is no content, but who says something."""
    hit, whose = draft.hit, draft.subject
    if hit is None or clause.word(hit.first - 1) != "," or clause.mention_at(hit.first - 2) is None:
        return False
    last = whose.last if whose is not None else hit.last
    return clause.word(last + 1) == "," and of_own_side(clause, hit, last)


def _stands(draft: Draft, drafts: list[Draft]) -> bool:
    """One place, one line: the same span is not read twice."""
    return not any(d.first == draft.first and d.last == draft.last and not d.empty for d in drafts)
