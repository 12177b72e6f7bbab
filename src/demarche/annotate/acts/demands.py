"""Every demand of a report: a statement's clause by clause, those that a threat implies, those that others tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.annotate.acts.places import aside, clause_end, sentence_at, when, within
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.model import Act, Mention, Statement

_ADJACENT = 14  # code points between a noun of demanding and its owner
_TELLING = 5  # code points of a word that tells what is demanded
_SHARED = 0.6  # of the fewer words, for two demands to be one
_WORDS = 4  # of a condition that says what is demanded
_FEWEST = 12  # code points of what is demanded
_CLAUSE = 24  # code points of a clause that may be a demand of its own
_FOLLOWS = 40  # code points after a party in which the verb of its clause begins
_PRESSING = frozenset(["threaten", "warn"])


@dataclass(frozen=True, slots=True)
class Piece:
    """One demand: [start, end) and the parties asked."""

    start: int
    end: int
    to: str


def clauses(said: Said, statement: Statement) -> list[Piece]:
    """The demands of a statement: a new one where a list opens another clause, with its own subject or conjunction."""
    others = _others(said, statement)
    cuts = [(statement.start, statement.start, "")]
    for start, begin in _joints(said, statement):
        subject = next((m for m in others if begin <= m.start <= begin + 4), None)
        opened = said.folded[begin : statement.end].split(None, 1)[0] in said.acts.clause_openers
        if not (
            opened or (subject is not None and _acts(said, subject)) or _done_to_both(said, start, begin, statement.end)
        ):
            continue
        if start - cuts[-1][0] >= _CLAUSE and statement.end - begin >= _CLAUSE // 2:
            cuts.append((start, begin, subject.party if subject else ""))
    if len(cuts) == 1:
        return [Piece(statement.start, statement.end, statement.target_party)]
    ends = [start for start, _, _ in cuts[1:]] + [statement.end]
    pieces = []
    for (_, begin, party), end in zip(cuts, ends, strict=True):
        named = next((m.party for m in others if begin <= m.start < end and not m.adjectival), "")
        pieces.append(Piece(begin, end, party or named or statement.target_party))
    return pieces


def _joints(said: Said, statement: Statement) -> Iterator[tuple[int, int]]:
    """(end of the clause before, start of the clause after) at every conjunction, comma and semicolon of a list."""
    text = said.folded[statement.start : statement.end]
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if word in said.grammar.joiners or word == ";":
            before = len(text[:start].rstrip(" ,;"))
            follower = at + len(text[at:]) - len(text[at:].lstrip())
            if follower < len(text):
                yield statement.start + before, statement.start + follower
        elif word.endswith(";") and at < len(text):
            yield statement.start + at - 1, statement.start + at + 1


def _done_to_both(said: Said, start: int, begin: int, end: int) -> bool:
    """ "the wall torn down and the men freed": a deed ends the clause before, and another the clause after."""
    before = any(hit[1] == start and "deed" in hit[2] for hit in said.between(max(0, start - _FOLLOWS), start))
    return before and any("deed" in hit[2] for hit in said.between(begin + 1, end))


def _acts(said: Said, subject: Mention) -> bool:
    """Does a verb follow it? Else it is one of a row of names."""
    for start, _, names in said.between(subject.end, subject.end + _FOLLOWS):
        if names and ("deed" in names or "must" in names or "not" in names or "do_good" in names):
            between = said.folded[subject.end : start]
            return "," not in between and len(between.split()) <= 2
    follower = said.folded[subject.end : subject.end + 12].split()
    return bool(follower) and follower[0] in said.grammar.purpose


def _others(said: Said, statement: Statement) -> list[Mention]:
    own = set(statement.speaker_party.split("+"))
    return [m for m in said.parties(statement.start, statement.end) if own.isdisjoint(m.party.split("+"))]


def implied(said: Said, statement: Statement) -> Piece | None:
    """ "… unless they leave", "… if they do not leave": what a threat would have the other do."""
    condition = statement.condition
    if condition is None or statement.act not in _PRESSING or not statement.speaker_party:
        return None
    first, *rest = said.folded[condition.start : condition.end].split()
    if len(rest) < _WORDS:
        return None
    negated = any("not" in names for _, _, names in said.between(condition.start, condition.end))
    if first not in said.acts.unless and not negated:
        return None
    return Piece(condition.start, condition.end, statement.target_party)


def reported(said: Said, statements: tuple[Statement, ...], sides: Sides, known: Sequence[Act]) -> Iterator[Act]:
    """Demands that nobody states here: a noun with its owner ("Accra's demand that …"), a verb of wanting in speech.

    known: the acts found so far; a demand that one of them holds already is not told again.
    """
    made = [act for act in known if act.act == "demand"]
    for start, end, kind in said.acts.demanding.find(said.document.text, said.folded):
        if any(act.start <= start < act.end for act in made):
            continue
        place = _place(said, statements, start)
        if place is None:
            continue
        read = _by_noun if kind == "noun" else _by_verb
        for act in read(said, place, (start, end), sides):
            if not any(_same(said, act, other) for other in made):
                made.append(act)
                yield act


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word of demanding stands: its sentence, and the speech around it."""

    start: int
    end: int
    speech: Statement | None


def _place(said: Said, statements: tuple[Statement, ...], at: int) -> _Place | None:
    sentence = sentence_at(said.document.sentences, at)
    if sentence is None or aside(said.document, at):
        return None
    speech = next((s for s in statements if s.start <= at < s.end), None)
    if speech is None:
        return _Place(sentence.start, sentence.end, None)
    return _Place(max(sentence.start, speech.start), min(sentence.end, speech.end), speech)


def _same(said: Said, one: Act, other: Act) -> bool:
    """Do two demands of one party ask for the same, by their words?"""
    if not set(one.by.split("+")) & set(other.by.split("+")):
        return False
    words, others = ({w for w in said.folded[a.start : a.end].split() if len(w) >= _TELLING} for a in (one, other))
    return len(words & others) >= _SHARED * min(len(words), len(others))


def _by_noun(said: Said, place: _Place, at: tuple[int, int], _: Sides) -> Iterator[Act]:
    """The owner stands beside the noun; else the subject of a sentence told, or the one a refusal answers."""
    start, end = at
    mentions = [m for m in within(said.document.mentions, place.start, place.end) if m.party and m.kind != "pronoun"]
    after = next((m for m in mentions if end <= m.start <= end + 3), None)
    before = [m for m in mentions if m.end <= start]
    owner = after or (before[-1] if before and start - before[-1].end <= _ADJACENT else None)
    by = owner.party if owner else ""
    if not by and place.speech is None and before and not behind_preposition(said, before[0]):
        by = before[0].party
    if not by and place.speech is not None and place.speech.act == "reject":
        if start - place.speech.start < _ADJACENT:  # "rejected the demand to …": it was told before
            return
        by = place.speech.target_party
    begin = max(end, after.end if after else 0)
    link = said.folded[begin : begin + 24].split()
    if by and link and link[0].strip(",.") in said.acts.links:
        yield from _told(said, by, (start, begin), place.end)


def _by_verb(said: Said, place: _Place, at: tuple[int, int], sides: Sides) -> Iterator[Act]:
    """ "Mereka ingin …", "Norway wants …" inside what another says; outside speech such verbs attribute."""
    start, end = at
    speech = place.speech
    if speech is None or said.folded.startswith(said.acts.own_wish, end + 1):
        return
    before = said.folded[place.start : start].split()
    pronoun = bool(before) and any(
        hit[1] <= start <= hit[1] + 1 and "third" in hit[2] for hit in said.between(max(place.start, start - 8), start)
    )
    if pronoun and speech.kind == "direct":
        by, begin = sides.facing(speech.speaker_party), start - len(before[-1]) - 1
    else:
        subject = [
            m for m in within(said.document.mentions, place.start, start) if m.end <= start and m.kind != "pronoun"
        ]
        if not subject or behind_preposition(said, subject[-1]):
            return
        between = said.folded[subject[-1].end : start].split()
        if len(between) > 2 or any(
            word in said.grammar.first_person or word in said.grammar.negators for word in between
        ):
            return
        by, begin = subject[-1].party, subject[-1].start
    if by:
        yield from _told(said, by, (begin, end), place.end)


def _told(said: Said, by: str, at: tuple[int, int], limit: int) -> Iterator[Act]:
    """One act for each verb of a list: "the demand to stop … and withdraw …"."""
    begin, after = at
    stop = clause_end(said.document.text, after, limit)
    if stop - after < _FEWEST:
        return
    own = set(by.split("+"))
    asked = [m for m in within(said.document.mentions, after, stop) if m.party and not set(m.party.split("+")) & own]
    to = asked[0].party if asked else ""
    cuts = [hit[0] for hit in said.between(after + _CLAUSE // 2, stop) if "deed" in hit[2] and _joined(said, hit[0])]
    for start, end in zip([begin, *cuts], [*cuts, stop], strict=True):
        end = start + len(_bare(said, start, end)) if end != stop else end
        event, mode = code("demand", said.folded[start:end], said.document.lang)
        yield Act(
            start, end, "demand", by, to, event=event, mode=mode,
            cue=said.document.text[begin:after], date=when(said.document, begin),
        )  # fmt: skip


def _joined(said: Said, at: int) -> bool:
    before = said.folded[max(0, at - 12) : at].split()
    return bool(before) and before[-1] in said.grammar.joiners


def _bare(said: Said, start: int, end: int) -> str:
    """A clause without the conjunction at its end."""
    kept = said.folded[start:end].rstrip(" ,;")
    head, _, tail = kept.rpartition(" ")
    return head.rstrip(" ,;") if tail in said.grammar.joiners else kept
