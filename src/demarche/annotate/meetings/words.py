"""The words of encounter of one language, compiled once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from demarche.annotate.meetings.schema import Details, Everyone, MeetingsFile, Offices
from demarche.annotate.times.schema import TimesFile
from demarche.lang import Lexicon, load
from demarche.world import place_forms

Hit = tuple[int, int, str]
"""(start, end, kind)."""


@dataclass(frozen=True, slots=True)
class Words:
    """triggers: word -> (kind, is a verb), kind "" for what tells of no meeting.

    little: word -> ((table, kind), ..): every other word in one automaton, so that a sentence is read once.
    """

    names_first: bool
    articles: frozenset[str]
    pair: frozenset[str]
    crowd: frozenset[str]  # of, the, their, two: what leads to those who are told by their level alone
    several: frozenset[str]  # two, both: before those who are told by their level alone
    nations: frozenset[str]  # in a phrase for two states
    nouns: dict[str, str]  # noun of encounter -> kind
    ordinals: frozenset[str]
    three: tuple[str, ...]  # in a report of three sides
    middle: Lexicon[str]  # mediators, and what they do: where they stand by it, before or after, "" either
    beside: Lexicon[bool]  # words beside two who are at one table: talks, negotiators, between
    panel: frozenset[str]  # bodies that may be of one side or of both, by one word
    ranks: tuple[str, ...]  # before an office that tells only the level, each with its space
    of: frozenset[str]  # of, from: before those whose people they are
    leads_there: frozenset[str]  # in, to, for: before a town they tell a place
    leads: frozenset[str]  # with, together with: may open the phrase for somebody
    joins: frozenset[str]  # and, the: what may stand between the names of a row
    triggers: Lexicon[tuple[str, bool]]
    little: Lexicon[tuple[tuple[str, str], ...]]
    places: Lexicon[str]
    conferences: Lexicon[str]  # a conference by name -> the body that holds it

    def read(self, piece: str, folded: str, base: int) -> dict[str, list[Hit]]:
        """The words of `piece` by table, leftmost longest within each; offsets count from `base` before it."""
        tables: dict[str, list[Hit]] = {}
        reach: dict[str, int] = {}
        for start, end, entries in self.little.find_all(piece, folded):
            for table, kind in entries:
                if start >= reach.get(table, 0):
                    tables.setdefault(table, []).append((base + start, base + end, kind))
                    reach[table] = end
        return tables


@lru_cache(maxsize=8)
def words(code: str) -> Words:
    """Tables of language `code`. Raises DataError if a pack file does not fit."""
    pack = load(code, "meetings", MeetingsFile)
    triggers = dict.fromkeys(pack.no_meeting, ("", False))
    triggers.update(
        {word + end: (kind, False) for kind, word in _fields(pack.nouns) for end in ("", *pack.own_endings)}
    )
    triggers.update({word: (kind, True) for kind, word in _fields(pack.verbs)})
    triggers.update({word: ("it", True) for slots in pack.it for word in slots.phrases()})
    places = Lexicon(place_forms(code), cased=True)
    articles = frozenset(pack.articles)
    joins = articles | frozenset(pack.around.join)
    held = {name: body for body, names in pack.conferences.items() for name in names}
    pair = frozenset(pack.links.pair)
    crowd, several = frozenset(pack.offices.crowd), frozenset(pack.offices.several)
    conferences = Lexicon(held, cased=True)
    return Words(
        pack.names_first,
        articles,
        pair,
        crowd,
        several,
        frozenset(pack.frames.nations),
        {word: kind for kind, word in _fields(pack.nouns)},
        frozenset((*pack.details.ordinals, *pack.details.further, *pack.frames.other)),
        pack.frames.three,
        Lexicon(
            dict.fromkeys(pack.links.hosted, "after")
            | dict.fromkeys(pack.frames.mediates, "before")
            | dict.fromkeys(pack.frames.middle, "")
        ),
        Lexicon(dict.fromkeys((*pack.nouns.talks, *pack.nouns.meeting, *pack.frames.crew, *pack.around.within), True)),
        frozenset(pack.frames.panel),
        tuple(f"{word} " for word in pack.offices.rank),
        frozenset((*pack.links.member, *pack.around.of)),
        frozenset((*pack.around.at, *pack.around.to, *pack.details.bound)),
        frozenset(pack.around.within),
        joins,
        Lexicon(triggers),
        Lexicon(_little(code, pack)),
        places,
        conferences,
    )


def _little(code: str, pack: MeetingsFile) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every word but those of encounter, with its tables."""
    little: dict[str, tuple[tuple[str, str], ...]] = {}
    speech = [("speech", "speech", word) for word in load(code, "times", TimesFile).tense.speech]
    around = [("around", kind, word) for kind, word in _fields(pack.around)]
    status = [(kind if kind in ("will", "settled") else "status", kind, word) for kind, word in _fields(pack.status)]
    links = [(kind, kind, word) for kind, word in _fields(pack.links)]
    level = [("level", kind, word) for kind, word in _fields(pack.level)]
    offices = _offices(pack.offices, pack.names_first)
    frames = [(kind, kind, word) for kind, word in _fields(pack.frames)]
    frames += [("chamber", "chamber", word) for word in pack.verbs.room]
    slots = [("plan", "plan", word) for word in pack.plan.phrases()]
    slots += [("status", "cancelled", word) for part in pack.undone for word in part.phrases()]
    slots += [("everyone", "everyone", word) for word in _everyone(pack.everyone)]
    for table, kind, word in (
        *around,
        *status,
        *links,
        *speech,
        *level,
        *offices,
        *frames,
        *slots,
        *_details(pack.details),
    ):
        little[word] = (*little.get(word, ()), (table, kind))
    return little


def _offices(part: Offices, names_first: bool) -> Iterator[tuple[str, str, str]]:
    """ "foreign minister", "menteri luar negeri", "wakil menteri luar negeri", with the field or "deputy" and it."""
    for field in {*part.fields, *part.titles}:
        forms = [
            (f"{word} {noun}" if names_first else f"{noun} {word}")
            for word in part.fields.get(field, ())
            for noun in part.nouns
        ]
        for form in (*forms, *part.titles.get(field, ())):
            yield "office", field, form
            yield "level", "ministers", form
            yield from (("office", f"deputy {field}", f"{deputy} {form}") for deputy in part.deputy)


def _everyone(part: Everyone) -> Iterator[str]:
    """ "everybody", "four parties", "all the delegations"."""
    yield from part.whole
    yield from (f"{number} {noun}" for number in part.counted for noun in (*part.sides, *part.states))
    yield from (f"{word} {noun}" for word in part.all for noun in part.sides)


def _details(part: Details) -> Iterator[tuple[str, str, str]]:
    """The tables of one word each, and "second round", "round two", "putaran ke-2" with their number."""
    for table in part.__struct_fields__:
        if table not in ("round", "ordinals", "counted", "cardinals", "spans", "numbers", "units"):
            yield from ((table, table, word) for word in getattr(part, table))
    yield from (("initial", "initial", word) for word in part.counted[0] if word.isalpha())
    for number, cardinal in enumerate(part.cardinals, 1):
        yield from (("round", str(number), f"{word} {cardinal}") for word in part.round)
    for number, (first, others) in enumerate(zip(part.ordinals, part.counted, strict=True), 1):
        for word in part.round:
            forms = [f"{word} {number}", f"{word} ke-{number}"]
            for ordinal in (first, *others):
                forms += [f"{ordinal} {word}", f"{word} {ordinal}"]
                forms += [f"{ordinal} {span} {word}" for span in part.spans]
            yield from (("round", str(number), form) for form in forms)


def _fields(part: Struct) -> Iterator[tuple[str, str]]:
    for kind in part.__struct_fields__:
        for word in getattr(part, kind):
            yield kind, word
