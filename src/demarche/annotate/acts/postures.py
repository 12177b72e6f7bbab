"""Stances that the report, or somebody of another party, tells without a verb of saying: "Oslo's refusal to dredge".

They are acts without a statement of their own. What a party says itself, and what is quoted, is left to its statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.demanders import Place, Reading, doer, other_side, owner, thing_before
from demarche.annotate.acts.places import clause_end, sentence_at, when, within
from demarche.annotate.acts.plover import code as plover
from demarche.annotate.acts.posture_pack import REJECT, Pack
from demarche.annotate.acts.posture_pack import pack as posture_pack
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said
from demarche.model import Act, Mention, Statement

_REPEATED = frozenset(["inform", "demand", "call_for_dialogue", "express_concern", "praise"])
"""Acts of a party's own statement that leave another of its stances inside it to be told."""
_HARD = frozenset(["reject", "threaten"])
_TOLD_AS = {"agree": "support"}
"""The event that shows what a stance beside it would show again."""
_OWN = 3  # words behind a possessive in which the noun of a stance stands
_VERDICT = 4  # words in which an answer is told
_JUDGED = 40  # code points from a noun of answering to the colon behind it
_GIVES = frozenset(["will", "can", "ready"])
_OF = 60  # code points behind an answer in which stands what it answers
_AROUND = ' ."“”!'
_BY = 12  # code points behind a noun in which its author is named
_PARTED = 9  # words between a verb and the particle that belongs to it
_LONGEST = 400  # code points of a mention
_PLAIN = 6  # letters of such words that are no mere particle
_LINE = 40  # code points of a dateline, or of words before the topic of a sentence
_LOOSE = 2  # of these words
_GONE = 40  # code points before a noun in which the verb stands that ends what it names


def postures(said: Said, statements: tuple[Statement, ...], sides: Sides, known: Sequence[Act]) -> Iterator[Act]:
    """known: the acts found so far; what one of them shows of the same party at the same place is not told again."""
    pack = posture_pack(said.document.lang)
    reading = Reading(said, asking(said.document.lang), statements, sides)
    for start, end, (kind, act) in pack.words.find(said.document.text, said.folded):
        place = _place(reading, start, end, kind)
        found = _READERS[kind](reading, pack, place, act) if place is not None else None
        if found is not None and not any(_shown(one, found) for one in known):
            yield found


def _place(reading: Reading, start: int, end: int, kind: str) -> Place | None:
    """Where the words stand; None in what is quoted, in headlines and in junk."""
    document = reading.said.document
    sentence = sentence_at(document.sentences, start)
    if sentence is None or reading.said.apart.holds(start):
        return None
    if reading.said.quoted.holds(start):
        return None
    speech = reading.speech(start)
    low, high = sentence.start, sentence.end
    if speech is not None and speech.act == "deny":
        return None  # what is said not to be so
    if speech is not None:
        low, high = max(low, speech.start), min(high, speech.end)
    return Place(start, end, kind, low, high, speech)


def _shown(one: Act, found: Act) -> bool:
    same = not set(one.by.split("+")).isdisjoint(found.by.split("+"))
    alike = one.act in (found.act, _TOLD_AS.get(found.act))
    return same and alike and one.start < found.end and found.start < one.end


def _by_noun(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "Oslo's refusal to …", "penolakan Oslo untuk …": whose it is stands beside the noun, what it is about behind."""
    by, begin = _owned(reading, place)
    behind = reading.said.folded[begin : place.end].split(maxsplit=1)[:1]
    linked = bool(behind) and behind[0] in pack.links[act] and not _dated(reading, begin, behind[0])
    if not by or not (linked or _waits(reading, pack, begin, place.end)):
        return None
    return None if _gone(reading, pack, place) else _told(reading, place, by, act, begin)


def _dated(reading: Reading, begin: int, link: str) -> bool:
    """ "its demand on Monday": no word of what is asked."""
    after = reading.said.folded.find(link, begin) + len(link)
    return reading.said.dated(after)


def _waits(reading: Reading, pack: Pack, begin: int, end: int) -> bool:
    """ "Oslo's demand has gone unanswered": what waits for an answer is still held."""
    stop = clause_end(reading.said.document.text, begin, end)
    return bool(pack.waiting.find(reading.said.folded[begin:stop]))


def _gone(reading: Reading, pack: Pack, place: Place) -> bool:
    """ "dropped its refusal": no longer held; "has not dropped its refusal": held on."""
    low = max(place.start, place.at - _GONE)
    hits = pack.gone.find(reading.said.folded[low : place.at])
    if not hits:
        return False
    before = reading.said.folded[place.start : low + hits[0][0]].split()[-_OWN:]
    return reading.said.grammar.negators.isdisjoint(before)


def _owned(reading: Reading, place: Place) -> tuple[str, int]:
    """Whose the noun is: only by a name or possessive beside it."""
    said = reading.said
    if (agent := _agent(reading, place)) is not None:
        return agent.party, agent.end
    lead, *before = ["", *said.folded[place.start : place.at].split()][-2:]
    by, begin = owner(reading, place)
    possessive = bool(before) and before[0] in reading.asking.possessives
    if possessive and lead in said.grammar.circumstance:  # "thanked Oslo for its readiness": of the last one named
        named = [m for m in within(said.document.mentions, place.start, place.at) if m.party and m.kind != "pronoun"]
        by = named[-1].party if named else ""
    marked = bool(before) and before[0].endswith(tuple(said.grammar.possessive) or ("\0",))
    reach = within(said.document.mentions, place.at - _LONGEST, place.at)
    near = [m for m in reach if m.party and 0 <= place.at - m.end <= 1 and m.adjectival]
    return (by, begin) if begin > place.after or possessive or marked or near else ("", place.after)


def _agent(reading: Reading, place: Place) -> Mention | None:
    """ "an offer by Oslo to …"."""
    said = reading.said
    behind = said.folded[place.after : place.end].split(maxsplit=1)[:1]
    if not behind or behind[0] not in said.grammar.agent | said.grammar.authors:
        return None
    near = within(said.document.mentions, place.after, min(place.end, place.after + _BY))
    return next((one for one in near if one.party and not one.adjectival), None)


def _by_verb(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "gave ground on …": whoever stands right before it."""
    by = "" if _supposed(reading, place) or _bidden(reading, place) else doer(reading, place)
    act = "concede" if act == "reject" and _own_stance(reading, pack, place) else act
    return _told(reading, place, by, act, place.after) if by else None


def _by_reported(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "Oslo has accepted the fee, a Danish envoy said": what one says that another does."""
    speech = place.speech
    if speech is None or _supposed(reading, place) or _bidden(reading, place):
        return None
    by = doer(reading, place)
    if not by or "+" in by or not {by}.isdisjoint(speech.speaker_party.split("+")):
        return None
    return _told(reading, place, by, act, place.after)


def _own_stance(reading: Reading, pack: Pack, place: Place) -> bool:
    """ "backed away from its threat": a hard stance of one's own is no longer held."""
    first, *rest = [*reading.said.folded[place.after : place.end].split()[: _OWN + 1], ""]
    hits = pack.words.find(" ".join(rest))
    held = any(kind == "noun" and act in _HARD for _, _, (kind, act) in hits)
    return first in reading.asking.possessives and (held or not reading.asking.nouns.isdisjoint(rest))


def _by_terms(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "would only sign once …": what is offered at a price."""
    stop = clause_end(reading.said.document.text, place.after, place.end)
    by = doer(reading, place) if pack.terms.find(reading.said.folded[place.after : stop]) else None
    return _told(reading, place, by, act, place.after) if by else None


def _bidden(reading: Reading, place: Place) -> bool:
    """ "wants Oslo to drop its claim", "mendesak Oslo menerima usul itu", "Oslo must come round": what is asked for."""
    said = reading.said
    before = said.folded[place.start : place.at]
    if before.rsplit(maxsplit=1)[-1:] and before.rsplit(maxsplit=1)[-1] in said.grammar.purpose:
        return True
    near = said.between(max(place.start, place.at - _BY), place.at)
    if any("must" in names for _, end, names in near if end <= place.at):
        return True
    named = [one for one in within(said.document.mentions, place.start, place.at) if one.end <= place.at]
    speech = place.speech
    if named and speech is not None and speech.act == "demand" and named[-1].start - speech.start <= _BY:
        return True
    low = max(place.start, named[-1].start - _BY * 2) if named else place.start
    return bool(named) and any(low <= hit[0] and hit[1] <= named[-1].start for hit in said.asked)


def _supposed(reading: Reading, place: Place) -> bool:
    """ "If Oslo gives ground …": what has not come."""
    grammar = reading.said.grammar
    words = reading.said.folded[place.start : place.at].rpartition(", ")[2].split()
    opens = bool(words) and (words[0] in grammar.conditions or words[0] in grammar.questions)
    return opens and " ".join(words[:2]) not in grammar.asides


def _by_bare(reading: Reading, _pack_: Pack, place: Place, act: str) -> Act | None:
    """ "Oslo menolaknya sejak Mei": what is refused stands before, and the verb alone tells it."""
    said = reading.said
    behind = said.folded[place.after : place.end].split(maxsplit=1)[:1]
    if act == "accept" and behind and behind[0] in said.acts.places:
        return None  # "menerimanya di istana": somebody is received
    by = "" if _supposed(reading, place) else doer(reading, place)
    return _told(reading, replace(place, end=place.after), by, act, place.after) if by else None


def _by_cleft(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "Yang ditolak Oslo ialah …": whose stance it is stands behind the verb, and what it is about behind "is"; "kuota
    yang diminta Oslo": it stands before."""
    near = within(reading.said.document.mentions, place.after, min(place.end, place.after + _BY))
    if not near or not near[0].party or near[0].start > place.after + 1:
        return None
    rest = reading.said.folded[near[0].end : place.end].lstrip()
    if any(rest.startswith(f"{word} ") for word in pack.equals):
        return _told(reading, place, near[0].party, act, near[0].end)
    low = thing_before(reading, place.start, place.at)
    return _told(reading, replace(place, at=low, end=near[0].end), near[0].party, act, low) if low < place.at else None


def _by_lone(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "Soal kuota, Oslo tak bergeser": what it is about opens the sentence."""
    opening = reading.said.folded[place.start : place.at]
    line = opening.rfind(" - ", 0, _LINE) + 3 if " - " in opening[:_LINE] else 0
    found = (opening.find(word, line, line + _LINE) for word in pack.topics)
    topic = min((at for at in found if at >= 0), default=-1)
    if topic < 0 or len(opening[line:topic].replace(",", " ").split()) > _LOOSE:
        return None
    by = doer(reading, place)
    whole = replace(place, at=place.start + topic)
    return _told(reading, whole, by, act, place.at) if by else None


def _by_parted(reading: Reading, _pack_: Pack, place: Place, rests: str) -> Act | None:
    """ "turned the offer down", "put a pause on the table": the rest of the verb stands behind its object."""
    words = reading.said.folded[place.after : place.end].split()
    bare = [word.strip('.,;:!?"“”') for word in words]
    told, rest = next(((act, rest) for act, rest in _rests(rests) if _stands(words, bare, rest)), ("", []))
    plain = sum(map(len, rest)) >= _PLAIN  # a particle may belong to what follows it
    if not told or not (plain or _opens_object(reading, place, bare[0])):
        return None
    by = "" if _supposed(reading, place) else doer(reading, place)
    return _told(reading, place, by, told, place.after) if by else None


def _rests(rests: str) -> Iterator[tuple[str, list[str]]]:
    for line in rests.split("\n"):
        act, *rest = line.split()
        yield act, rest


def _stands(words: list[str], bare: list[str], rest: list[str]) -> bool:
    """Does the rest of a verb stand behind its object, in the same clause?"""
    found = (n for n in range(1, min(_PARTED, len(bare) - 1) + 1) if bare[n : n + len(rest)] == rest)
    at = next(found, 0)
    return bool(at) and not any(word.endswith((",", ";", ":")) for word in words[:at])


def _opens_object(reading: Reading, place: Place, word: str) -> bool:
    """ "turned down" is a word of its own; does something stand between?"""
    grammar = reading.said.grammar
    return word in grammar.determiners | grammar.things or bool(reading.said.parties(place.after, place.after + 2))


def _by_stake(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "For Oslo, any deal must cover the quotas": whose stake it is opens the clause."""
    said = reading.said
    first = said.folded[place.start : place.at].split(maxsplit=1)[:1]
    named = within(said.document.mentions, place.start, place.at)
    if not first or first[0] not in pack.whose or not named or not named[0].party:
        return None
    head = said.folded[place.start : named[0].start].split()
    closed = said.folded[named[0].end : named[0].end + 1] == ","
    if not closed or any(word not in pack.whose and word not in said.grammar.determiners for word in head):
        return None
    begin = named[0].end + 1
    begin += len(said.folded[begin : place.at]) - len(said.folded[begin : place.at].lstrip())
    return _told(reading, replace(place, at=begin), named[0].party, act, place.after)


def _by_bound(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "will not lift it until …": refused as long as that has not come."""
    stop = clause_end(reading.said.document.text, place.after, place.end)
    hangs = pack.on.find(reading.said.folded[place.after : stop])
    times = reading.said.document.times
    if not hangs or any(t.start == place.after + hangs[0][1] + 1 for t in times):
        return None  # "will not return until Monday"
    by = doer(reading, place)
    return _told(reading, replace(place, end=place.after + hangs[0][0]), by, act, place.after) if by else None


def _by_swap(reading: Reading, pack: Pack, place: Place, act: str) -> Act | None:
    """ "In return for a map, Oslo would …": who gives stands behind the comma."""
    said = reading.said
    comma = said.folded.find(",", place.after, place.end)
    named = within(said.document.mentions, comma, min(place.end, comma + _BY)) if comma > 0 else []
    if said.folded[place.start : place.at].strip() or not named or not named[0].party or named[0].adjectival:
        return None
    gives = any(_GIVES & set(hit[2]) for hit in said.between(named[0].end, min(place.end, named[0].end + _BY)))
    return _told(reading, place, named[0].party, act, comma + 1) if gives else None


def _by_answer(reading: Reading, pack: Pack, place: Place, _act: str) -> Act | None:
    """ "its reply was a flat no"."""
    by, begin = _by_whom(reading, pack, place)
    rest = reading.said.folded[begin : place.end].lstrip()
    equal = next((word for word in pack.equals if rest.startswith(word)), "")
    if not equal and rest.split(" ", 1)[0] in pack.links[REJECT]:  # "its answer to the map was …"
        led = [(rest.find(f" {word}", 0, _OF) + 1, word) for word in pack.equals if word != ":"]
        at, equal = min((one for one in led if one[0] > 0), default=(0, ""))
        rest = rest[at:]
    words = [word.strip(' .,;:!?"“”') for word in rest[len(equal) :].split()[:_VERDICT]]
    told = next(
        (pack.verdicts[said] for n in range(_VERDICT, 0, -1) if (said := " ".join(words[:n])) in pack.verdicts), ""
    )
    colon = 0 if equal == ":" else rest.find(":", len(equal))
    if not told and equal and 0 <= colon <= _JUDGED:  # "was blunt: there would be no …"
        behind = f"{rest[colon + 1 :].strip(_AROUND)} "
        told = next((act for opener, act in pack.openers if behind.startswith(f"{opener} ")), "")
    return _told(reading, place, by, told, begin) if by and equal and told else None


def _by_whom(reading: Reading, pack: Pack, place: Place) -> tuple[str, int]:
    """Whose answer it is, also behind the noun: "the answer from Oslo", "the position of Oslo"."""
    said = reading.said
    behind = said.folded[place.after : place.end].split(maxsplit=1)[:1]
    if behind and (behind[0] in pack.links[REJECT] or behind[0] in said.grammar.authors):
        near = within(said.document.mentions, place.after, min(place.end, place.after + _BY))
        named = next((one for one in near if one.party and not one.adjectival), None)
        if named is not None:
            return named.party, named.end
    return _owned(reading, place)


def _told(reading: Reading, place: Place, by: str, act: str, begin: int) -> Act | None:
    speech, said = place.speech, reading.said
    own = speech is not None and not set(by.split("+")).isdisjoint(speech.speaker_party.split("+"))
    if own and speech is not None and speech.act not in _REPEATED:
        return None
    stop = clause_end(said.document.text, begin, place.end)
    while act == "demand" and said.folded.startswith(posture_pack(said.document.lang).also, stop):
        stop = clause_end(said.document.text, stop + 2, place.end)
    event, mode = plover(act, said.folded[place.at : stop], said.document.lang)
    return Act(
        place.at, stop, act, by, other_side(reading, by, place.at), event=event, mode=mode,
        cue=said.document.text[place.at : place.after], date=when(said.document, place.at),
    )  # fmt: skip


_READERS = {
    "noun": _by_noun, "verb": _by_verb, "answer": _by_answer, "bound": _by_bound, "parted": _by_parted,
    "bare": _by_bare, "cleft": _by_cleft, "lone": _by_lone, "stake": _by_stake, "terms": _by_terms, "swap": _by_swap,
    "reported": _by_reported,
}  # fmt: skip
