"""Demands that no statement makes: told by the report, of others in what somebody says, or in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.demanders import Place, Reading, addressed, asked, doer, owner, thing_before
from demarche.annotate.acts.items import items, joints, leads_with_thing
from demarche.annotate.acts.places import clause_end, sentence_at, when, within
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.model import Act, Statement

_TELLING = 5  # code points of a word that tells what is demanded
_SHARED = 0.6  # of the fewer words, for two demands to be one
_FEWEST = 12  # code points of what is demanded
_GIVEN = 150  # code points after a verb of giving in which the time given stands
_TO = 30  # code points after the time given in which the deed begins
_CALLED = 60  # code points after a call in which talks are named
_OPENING = 40  # code points of a condition in which it says who is to act
_RECENT = 120  # code points behind an offer in which its price is told
_GIVING = frozenset(["offer", "accept", "agree", "promise"])
_PASSING = frozenset(["demand", "call_for_dialogue"])
"""Acts of statements whose own demands are read already."""


def reported(said: Said, statements: tuple[Statement, ...], sides: Sides, known: Sequence[Act]) -> Iterator[Act]:
    """known: the acts found so far; a demand that one of them holds already is not told again."""
    reading = Reading(said, asking(said.document.lang), statements, sides)
    made = [act for act in known if act.act == "demand"]
    given = [act for act in known if act.act == "concede"]  # "dropped its demand"
    for start, end, kind in said.asking(0, len(said.folded)):
        if any(act.start <= start < act.end for act in (*made, *given)):
            continue
        place = _place(reading, start, end, kind)
        if place is None:
            continue
        for act in _READERS[place.kind](reading, place):
            if not any(_same(said, act, other) for other in made):
                made.append(act)
                yield act


def _place(reading: Reading, start: int, end: int, kind: str) -> Place | None:
    document = reading.said.document
    sentence = sentence_at(document.sentences, start)
    if sentence is None or reading.said.apart.holds(start):
        return None
    if kind == "either":
        kind = "noun" if _as_noun(reading, start, end) else "verb"
    speech = reading.speech(start)
    if speech is None:
        return Place(start, end, kind, sentence.start, sentence.end, None)
    # a verb that begins the content shares the subject before the attribution
    low = sentence.start if speech.start == start else max(sentence.start, speech.start)
    return Place(start, end, kind, low, min(sentence.end, speech.end), speech)


def _as_noun(reading: Reading, start: int, end: int) -> bool:
    """Is "demands" a noun here: behind an owner or a determiner, or before "for"?"""
    folded, grammar = reading.said.folded, reading.said.grammar
    before, after = folded[max(0, start - 24) : start].split()[-3:], folded[end : end + 12].split()[:1]
    if after and after[0] in reading.asking.links - set(grammar.complementizers):
        return True
    if any(m.end == start - 1 and not m.adjectival for m in within(reading.said.document.mentions, start - 40, start)):
        return False
    owners = tuple(grammar.possessive) or ("\0",)
    small = grammar.determiners | reading.asking.possessives
    return any(word in small or word.endswith(owners) for word in before)


def _same(said: Said, one: Act, other: Act) -> bool:
    """Do two demands of one party ask for the same, by their words?"""
    if one.start < other.end and other.start < one.end:
        return True
    if not set(one.by.split("+")) & set(other.by.split("+")):
        return False
    words, others = ({w for w in said.folded[a.start : a.end].split() if len(w) >= _TELLING} for a in (one, other))
    return len(words & others) >= _SHARED * min(len(words), len(others))


def _by_noun(reading: Reading, place: Place) -> Iterator[Act]:
    """ "Accra's demand for …": the owner stands beside it, or a refusal answers it."""
    by, begin = owner(reading, place)
    if not by and place.speech is not None and place.speech.act == "reject":
        if place.at - place.speech.start < _FEWEST:  # "rejected the demand to …": it was told before
            return
        by = place.speech.target_party
    if not by:
        return
    if place.kind == "noun" and _last_word(reading, place) in reading.asking.links:
        named = begin
    else:
        named = _named(reading, begin, place.kind == "term")
    if named and not _for_talks(reading, place):
        yield from _told(reading, place, by, (named, named))
        return
    link = reading.said.folded[begin : begin + 24].split()
    if place.kind == "noun" and link and link[0].strip(",.") in reading.asking.links and not _for_talks(reading, place):
        yield from _told(reading, place, by, (place.at, begin))


def _named(reading: Reading, at: int, term: bool = False) -> int:
    """ "(its demands) include …", "(its condition): …": where what they are begins, 0 where nothing says it."""
    folded = reading.said.folded
    if folded.startswith(":", at):
        return at + 1
    low = at + 1 + (len("to ") if folded.startswith(" to ", at) else 0)
    found = next((low + len(word) for word in reading.asking.equals if folded.startswith(word, low)), 0)
    if found or not term or folded[low : low + _OF_WHAT].split(" ", 1)[0] not in reading.asking.links:
        return found
    stop = clause_end(folded, at, min(len(folded), at + _OF_WHAT))  # "(its condition) for a pause is …"
    places = ((folded.find(f" {word}", low, stop), len(word) + 1) for word in reading.asking.equals)
    ends = [place + size for place, size in places if place > 0]
    return min(ends, default=0)


def _last_word(reading: Reading, place: Place) -> str:
    return reading.said.folded[place.at : place.after].rsplit(" ", 1)[-1]


def _for_talks(reading: Reading, place: Place) -> bool:
    """ "its call for talks": what is called for is no deed."""
    stop = min(place.end, place.after + _CALLED)
    return any("talk" in names for _, _, names in reading.said.between(place.after, stop))


def _by_verb(reading: Reading, place: Place) -> Iterator[Act]:
    """ "Norway demands …": said of another, or told and not read as what somebody says."""
    said = reading.said
    if place.kind == "wish" and said.folded.startswith(reading.asking.own, place.after + 1):
        return
    of = asked(reading, place) if place.kind in ("ask", "order") else None
    if of is None and place.kind in ("ask", "order"):
        return
    if place.kind == "insist" and not _must(said, place):
        return
    by: str | None
    if place.speech is None and (told := next((s for s in reading.statements if _tells(s, place)), None)) is not None:
        by = told.speaker_party if told.act == "inform" and told.cue_start <= place.at < told.cue_end else None
    else:
        by = doer(reading, place)
    if by is None or (place.kind == "wish" and not by):
        return
    if place.kind == "order" and (of is None or not of.party or set(of.party.split("+")) & set(by.split("+"))):
        return
    found = list(_told(reading, place, by, (place.after, place.after)))
    yield from found or _behind(reading, place, by)


def _in_passive(reading: Reading, place: Place) -> Iterator[Act]:
    """ "Lima was asked by Accra to …": the agent demands, of the subject."""
    said = reading.said
    named = [m for m in within(said.document.mentions, place.after, min(place.end, place.after + _AGENT)) if m.party]
    if not named or named[0].adjectival:
        return
    agent = named[0]
    low = agent.phrase_start if 0 <= agent.phrase_start <= agent.start else agent.start
    between = said.folded[place.after : max(low, place.after)].split()
    if between != [] and not (len(between) <= _BETWEEN and between[0] in reading.asking.agents):
        return
    subject = [m for m in within(said.document.mentions, place.start, place.at) if m.party and m.kind != "pronoun"]
    if not subject or not set(subject[-1].party.split("+")).isdisjoint(agent.party.split("+")):
        return
    after = max(agent.end, agent.phrase_end)
    for act in _told(reading, place, agent.party, (after, after)):
        yield replace(act, to=subject[-1].party)


def _of_a_thing(reading: Reading, place: Place) -> Iterator[Act]:
    """ "needs guarantees", "expects Lima to …": a want that is a demand for what it is that is wanted."""
    of = asked(reading, place)
    if of is None and not leads_with_thing(reading.said, reading.asking, place.after + 1, place.end):
        return
    by = doer(reading, place)
    if not by or (of is not None and (not of.party or set(of.party.split("+")) & set(by.split("+")))):
        return
    yield from _told(reading, place, by, (place.after, place.after))


def _as_price(reading: Reading, place: Place) -> Iterator[Act]:
    """ "ready to sign, provided that Lima …": what is asked for a deed of one's own."""
    said, speech = reading.said, place.speech
    first = [m for m in within(said.document.mentions, place.start, place.at) if m.kind != "pronoun"][:1]
    if speech is not None:
        by = speech.speaker_party if speech.act not in _PASSING else ""
    else:
        by = first[0].party if first and not behind_preposition(said, first[0]) else ""
        if not said.folded[place.start : place.at].strip():
            by = _offered_last(reading, place)
    own = set(by.split("+"))
    opening = min(place.end, place.after + _OPENING)
    named = [m for m in within(said.document.mentions, place.after, opening) if m.party]
    if not by or any(_MINE & set(names) for _, _, names in said.between(place.after, opening)):
        return
    if named and not own.isdisjoint(named[0].party.split("+")):
        return
    if named or leads_with_thing(said, reading.asking, place.after + 1, place.end):
        if speech is None and first and (offered := _on_offer(reading, place, by)) is not None:
            yield offered
        yield from _told(reading, place, by, (place.after, place.after))


def _offered_last(reading: Reading, place: Place) -> str:
    """ "Syaratnya, Lima …" behind an offer: the party that made it, "" where what was said last is none."""
    last = reading.before(place.at)[-1:]
    near = bool(last) and place.at - last[0].end <= _RECENT and last[0].act in _GIVING
    return last[0].speaker_party if near else ""


def _on_offer(reading: Reading, place: Place, by: str) -> Act | None:
    """ "Oslo would sign provided that …": what is offered for it, told without a verb of saying."""
    said = reading.said
    subject = next(m for m in within(said.document.mentions, place.start, place.at) if m.kind != "pronoun")
    hits = [hit for hit in said.between(subject.end, place.at) if hit[0] - subject.end <= _MODAL]
    if not any("will" in names or "can" in names for _, _, names in hits) or any("not" in n for _, _, n in hits):
        return None
    begin, end = hits[0][0], len(said.folded[: place.at].rstrip(" ,"))
    event, mode = code("offer", said.folded[begin:end], said.document.lang)
    return Act(
        begin, end, "offer", by, addressed(reading, place, by, (place.after, place.end)), event=event, mode=mode,
        cue=said.document.text[begin : hits[0][1]], date=when(said.document, place.at),
    )  # fmt: skip


_OF_WHAT = 60  # code points behind a condition in which that stands for which it is set
_MODAL = 12  # code points behind a subject in which "would" stands
_MINE = frozenset(["self"])
_AGENT = 40  # code points after a passive in which the agent stands
_BETWEEN = 2  # words between a passive and its agent


def _must(said: Said, place: Place) -> bool:
    """Does what follows say that something must be?"""
    return any("must" in names for _, _, names in said.between(place.after, place.end))


def _tells(statement: Statement, place: Place) -> bool:
    """Is this what the verb tells, read as a statement already?"""
    if statement.cue_start <= place.at < statement.cue_end:
        return True
    return place.at <= statement.start < (place.end if statement.cue else place.after + _FEWEST)


def _behind(reading: Reading, place: Place, by: str) -> Iterator[Act]:
    """ "lift the ban as Oslo demands", "the quota that Oslo wants": what is demanded stands before."""
    said = reading.said
    if said.folded[place.after : place.end].strip(" .!?\"”’'"):
        return
    for word in reading.asking.alike:
        at = said.folded.rfind(f" {word} ", place.start, place.at)
        if at - place.start >= _FEWEST and "," not in said.folded[at : place.at]:
            yield _act(reading, replace(place, end=at), by, (place.start, at))
            return
    named = [m for m in within(said.document.mentions, place.start, place.at) if m.party]
    before = said.folded[place.start : named[-1].start].split() if named else []
    if len(before) > 1 and before[-1] in said.grammar.relatives:  # "the quota that Oslo wants"
        at = said.folded.rfind(before[-1], place.start, named[-1].start)
        low = thing_before(reading, place.start, at)
        if low < at:
            yield _act(reading, replace(place, end=place.after), by, (low, at))


def _in_passing(reading: Reading, place: Place) -> Iterator[Act]:
    """ "what we need is …": a demand in what is said for another end."""
    speech = place.speech
    if speech is None or speech.act in _PASSING or not speech.speaker_party:
        return
    yield from _told(reading, place, speech.speaker_party, (place.after, place.after))


def _by_term(reading: Reading, place: Place) -> Iterator[Act]:
    """ "gave Lima until Monday to answer": who sets a term demands."""
    said, limit = reading.said, min(place.end, place.after + _GIVEN)
    term = reading.asking.until.find(said.document.text[place.after : limit], said.folded[place.after : limit])
    if not term:
        return
    low = place.after + term[-1][1]
    if said.folded[place.after + term[-1][0] : low] in reading.asking.by and not said.dated(low):
        return  # "memberi dana hingga 4 juta untuk …"
    opener = next((w for w in said.grammar.purpose if said.folded.find(f" {w} ", low, low + _TO) >= 0), None)
    by = doer(reading, place) if opener is not None else None
    if opener is None or not by:
        return
    begin = said.folded.find(f" {opener} ", low, low + _TO) + 1
    if any(m.party or m.number == "pl" for m in said.document.mentions if place.after <= m.start < begin):
        yield from _told(reading, replace(place, after=begin), by, (begin, begin))


def _told(reading: Reading, place: Place, by: str, at: tuple[int, int]) -> Iterator[Act]:
    """One act for each item of a list: "the demand to stop … and withdraw …"."""
    said, (begin, after) = reading.said, at
    stop = _stop(reading, after, place.end)
    while after < stop and not said.folded[after].isalnum():
        after += 1
    opener = _first(said, after)
    if opener in reading.asking.openers:
        after += len(opener) + 1
    if stop - after < _FEWEST or said.folded.startswith(reading.asking.unnamed, after):
        return
    for number, item in enumerate(items(said, reading.asking, after, stop, by)):
        act = _act(reading, place, by, (after, stop))
        start = begin if number == 0 and begin < place.after else item.start
        yield replace(act, start=start, end=item.end, to=item.party or act.to)


def _act(reading: Reading, place: Place, by: str, at: tuple[int, int]) -> Act:
    event, mode = code("demand", reading.said.folded[at[0] : at[1]], reading.said.document.lang)
    return Act(
        at[0], at[1], "demand", by, addressed(reading, place, by, at), event=event, mode=mode,
        cue=reading.said.document.text[place.at : place.after], date=when(reading.said.document, place.at),
    )  # fmt: skip


def _stop(reading: Reading, after: int, limit: int) -> int:
    """The end of what is demanded: of its clause, and of the items of a list behind it."""
    said = reading.said
    stop = clause_end(said.document.text, after, limit)
    while stop < limit and said.folded[stop] == ",":
        further = clause_end(said.document.text, stop + 1, limit)
        if _own_clause(said, after, further) or len(items(said, reading.asking, after, further, "")) < 2:
            break
        stop = further
    return _own_clause(said, after, stop) or stop


def _own_clause(said: Said, after: int, stop: int) -> int:
    """ "…, and we cannot accept it": where the speaker's own clause begins, 0 where none does."""
    joint = next((j for j in joints(said, after, stop) if _first(said, j.start) in said.grammar.first_person), None)
    return joint.end if joint is not None else 0


def _first(said: Said, at: int) -> str:
    return said.folded[at : at + 12].split(" ", 1)[0]


_READERS = {
    "noun": _by_noun, "term": _by_noun, "verb": _by_verb, "ask": _by_verb, "order": _by_verb, "wish": _by_verb,
    "insist": _by_verb, "passive": _in_passive, "lack": _of_a_thing, "price": _as_price, "need": _in_passing,
    "turn": _in_passing, "grant": _by_term,
}  # fmt: skip
