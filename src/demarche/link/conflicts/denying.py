"""Who says that something did not happen or is not so, in which words, and what the words beside it are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Sense, concept_file, general
from demarche.link.claims.find import Spoken
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.setting import mentions_between
from demarche.link.sense.wording import Words, charging, doers, flatly, negated, negators, of_the_will, words_of
from demarche.model import Document, Identity, Mention, Statement

BEFORE, BEHIND = 2, 1
"""Sentences beside a denial that tell what is denied."""
BEFORE_CUE = 3
"""Words before the word for denying among which stands what negates it."""
CLOSE, BY = 30, 20
"""Code points between the word for denying and who denies: before it, and behind it."""
DENIALS = frozenset({"deny", "reject"})
"""Acts that say how things are not; what is rejected may be a charge as well as a demand."""
PLAIN = frozenset({"inform", "reassure", "reject"})
"""Acts whose words may deny without a word for it."""
EMPTY = frozenset(
    CONCEPT + name
    for name in (
        "accuse deny say true false statement speak know reject person side talks round session delegation"
    ).split()
)
"""Meanings that tell of the denying itself."""
CHARGE = CONCEPT + "accuse"
TALK = frozenset({CONCEPT + "deny", CHARGE})
_START = attrgetter("start")


PLEDGES = frozenset(CONCEPT + name for name in "agree accept promise concede".split())
"""What one side says that the other has done at the table."""


@dataclass(frozen=True, slots=True)
class Denial:
    """sides: the parties that deny; own: what the words are about, around: what the sentences beside them are about;
    told: parties and people (identity ids) named there.

    force: flat (it is not so) or plain (a negation only).
    """

    line: Spoken
    sides: frozenset[str]
    own: Sense
    around: Sense
    told: frozenset[str]
    force: str
    sure: bool  # the words themselves tell who denies
    answers: bool  # they, or those just before, speak of a charge or of denying
    charged: bool  # they speak of a charge


Who = Mapping[tuple[str, str], Identity]


def who_is_who(people: Iterable[Identity]) -> Who:
    return {member: person for person in people for member in person.members}


def matter(line: Spoken) -> Sense:
    """What it is about, without the parties and what goes with anything."""
    return _telling(line.sense, line.names)


@lru_cache(maxsize=1 << 14)
def _telling(sense: Sense, names: frozenset[str]) -> Sense:
    return sense - EMPTY - general() - {CONCEPT + name for name in names}


def denials(document: Document, lines: Sequence[Spoken], who: Who) -> Iterator[Denial]:
    """Of one report, in order: statements, and sentences that only tell of a denial ("a charge that he denied")."""
    if document.lang not in covered():
        return
    told: list[tuple[int, int]] = []
    for line in lines:
        act = line.line.act
        if act not in DENIALS and (act not in PLAIN or not negated(line.words, line.lang)):
            continue
        start, end = sentences_around(document, line.line.start, line.line.end, 0, 0)
        force = _force(line, words_of(document.text[start:end]))
        if force and not (act == "deny" and _left_open(document.text[start : line.line.start], line)):
            one = _denial(document, line, force, who)
            if one.sides and (one.sure or force == "flat"):
                told.append((line.line.start, line.line.end))
                yield one
    yield from _in_passing(document, lines, told, who)


def _left_open(before: str, line: Spoken) -> bool:
    """ "Would neither confirm nor deny": the word for it is negated itself."""
    words, cue = words_of(before), words_of(line.line.cue)[:1]
    at = max((n for n, word in enumerate(words) if (word,) == cue), default=-1)
    return at >= 0 and not negators(line.lang).isdisjoint(words[max(0, at - BEFORE_CUE) : at])


def _force(line: Spoken, beside: Words) -> str:
    """beside: the sentence in which the words stand."""
    act = line.line.act
    if act == "deny":
        told = not TALK.isdisjoint(sense_of(beside, line.lang))
        flat = told or flatly(line.words, line.lang) or not of_the_will(line.words, line.lang)
        return "flat" if flat else ""
    if act == "reject" and CHARGE in sense_of(beside, line.lang):
        return "flat"
    if act not in PLAIN or not negated(line.words, line.lang) or of_the_will(line.words, line.lang):
        return ""
    return "flat" if flatly(line.words, line.lang) else "plain"


def _denial(document: Document, line: Spoken, force: str, who: Who) -> Denial:
    start, end = sentences_around(document, line.line.start, line.line.end, 0, 0)
    first, last = sentences_around(document, line.line.start, line.line.end, BEFORE, BEHIND)
    near = list(mentions_between(document, first, last))
    parties = frozenset(code for one in near for code in _party(document, one, who).split("+") if code)
    persons = frozenset(who[document.id, one.key].id for one in near if (document.id, one.key) in who)
    sides = frozenset(line.party.split("+")) - {""}
    sure = bool(sides)
    if not sides:
        own = (_party(document, one, who) for one in near if start <= one.start < end)
        sides = frozenset(code for party in own for code in party.split("+") if code)
        sure = len(sides) == 1 and line.line.kind == "direct"  # a quotation in a sentence that names nobody else
        sides = sides or parties
    around = sense_of(words_of(document.text[first:last]), line.lang)
    above = sentences_around(document, line.line.start, line.line.end, 1, 0)[0]
    said = words_of(document.text[above:end])
    talk = sense_of(said, line.lang) & TALK | ({CHARGE} if charging(said, line.lang) else set())
    if force == "plain" and talk:
        force = "flat"
    names = frozenset(CONCEPT + name for name in line.names | parties)
    return Denial(
        line,
        sides,
        matter(line),
        around - EMPTY - general() - names,
        parties | persons,
        force,
        sure,
        bool(talk),
        CHARGE in talk,
    )


def sentences_around(document: Document, start: int, end: int, before: int, behind: int) -> tuple[int, int]:
    """From the first of the sentences of [start, end) to the last, with so many more on either side."""
    held = document.sentences
    if not held:
        return start, end
    first = max(0, bisect_right(held, start, key=_START) - 1)
    last = max(first, bisect_left(held, end, key=_START) - 1)
    return held[max(0, first - before)].start, held[min(len(held) - 1, last + behind)].end


def _party(document: Document, mention: Mention, who: Who) -> str:
    person = who.get((document.id, mention.key)) if mention.key else None
    return (person.party if person else "") or mention.party


@lru_cache(maxsize=8)
def _denying(code: str) -> re.Pattern[str]:
    words = concept_file(code).deeds.get("deny", ())
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)


def _in_passing(
    document: Document, lines: Sequence[Spoken], told: Sequence[tuple[int, int]], who: Who
) -> Iterator[Denial]:
    """Sentences with a word for denying, where no statement shows what was denied."""
    template = lines[0] if lines else None
    if template is None:
        return
    low = document.text.lower()
    if not any(word in low for word in concept_file(document.lang).deeds.get("deny", ())):
        return  # most reports: a search for plain words is cheap
    for n, match in enumerate(_denying(document.lang).finditer(document.text)):
        start, end = sentences_around(document, match.start(), match.end(), 0, 0)
        if any(a < end and start < b for a, b in told):
            continue
        denier = _denier(document, match.start(), match.end(), who)
        if not denier:
            continue
        statement = Statement(start, end, "indirect", "", "", "", denier, match.group(), "deny", "")
        words = words_of(document.text[start:end])
        sense = sense_of(words, document.lang)
        key = (document.id, -1 - n)
        line = replace(
            template, key=key, line=statement, words=words, speaker="", party=denier, sense=sense, names=frozenset()
        )
        yield _denial(document, line, "flat", who)


def _denier(document: Document, start: int, end: int, who: Who) -> str:
    """The party of who stands just before the word, else just behind it."""
    start_of, end_of = sentences_around(document, start, end, 0, 0)
    named = [(one, _party(document, one, who)) for one in mentions_between(document, start_of, end_of)]
    before = [party for one, party in named if party and one.end <= start and start - one.end <= CLOSE]
    behind = [party for one, party in named if party and one.start >= end and one.start - end <= BY]
    if behind and not doers(document.lang).isdisjoint(words_of(document.text[end : end + BY])[:1]):
        return behind[0]  # "denied by": who stands before it is not the one who denies
    return before[-1] if before else behind[0] if behind else ""
