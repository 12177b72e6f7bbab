"""The words that name whom a spoken act is aimed at, also where they stand for no party."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from demarche.annotate.acts.clauses import HARD
from demarche.annotate.acts.events import Events, Words, events
from demarche.annotate.acts.places import within
from demarche.annotate.acts.signs import Said
from demarche.annotate.attribution.clause import TOKEN
from demarche.model import Mention, Span, Statement

_SIDE = 4  # words of a phrase before a name in it
_LONGEST = 10  # words of a phrase
_REACH = 160  # code points of what is said in which the one it is aimed at stands
_COMMITTING = frozenset(["promise", "offer", "agree", "accept", "threaten"])
"""Acts whose content begins with who does it, not with whom it is aimed at: "Kenya will send …"."""
_URGING = frozenset(["demand", "accuse", "warn", "threaten", "praise"])
"""Acts whose cue may have the one aimed at right behind it: "urged the army to …", "blamed the rebels for …"."""


def aimed(said: Said, statement: Statement, start: int, end: int, party: str) -> Span | None:
    """In the clause [start, end) of `statement` or between its cue and its content: whom the words name for `party`.

    Without a party: whom the cue addresses, else who is named in the phrase that opens the content, else the one behind
    a word that takes one ("with", "against"), else the first one named but the speaker, others before his own side.
    """
    known = events(said.document.lang)
    low = statement.cue_end if 0 <= statement.cue_end <= statement.start else statement.start
    codes = set(party.split("+")) - {""}
    asked = _asked(said, known, statement, low)
    if asked is not None:
        return asked
    found = [m for m in within(said.document.mentions, start, end) if m.kind != "pronoun"]
    found += [m for m in within(said.document.mentions, low, statement.end) if m.kind != "pronoun"]
    if codes:
        found = [m for m in found if codes & set(m.party.split("+"))]
        if not found:
            return None
        faced = _faced(said, known, start, min(end, start + _REACH)) if found[0].start >= start else []
        fit = next((span for span in faced if _holds(said, span, codes)), None)
        return fit or _around(said, known, found[0], low, statement.end)
    found = [m for m in found if not (m.key and m.key == statement.speaker_key)]
    if (inner := _opening(said, known, statement, found)) is not None:
        return _around(said, known, inner, low, statement.end)
    if faced := _faced(said, known, start, min(end, start + _REACH)):
        return faced[0]
    found = [m for m in found if m.party or not m.adjectival]
    found.sort(key=lambda m: bool(m.party) and m.party == statement.speaker_party)  # others first
    return _around(said, known, found[0], low, statement.end) if found else None


def _opening(said: Said, known: Events, statement: Statement, found: list[Mention]) -> Mention | None:
    """Who is named in the phrase that opens the content: "Chad's offer to …", "the release of President Ana Duarte"."""
    first = _phrase(said, known, statement.start, statement.start + _REACH)
    if first is None:
        return None
    if statement.act in _COMMITTING and known.verbal.intersection(said.folded[first.end : first.end + 12].split()[:1]):
        return None
    named = [m for m in found if first.start <= m.start < first.end and m.kind != "unnamed"]
    return next((m for m in named if m.start > first.start or m.adjectival or m.kind == "person"), None)


def _holds(said: Said, span: Span, codes: set[str]) -> bool:
    """Does the phrase name one of the parties?"""
    return any(codes & set(m.party.split("+")) for m in within(said.document.mentions, span.start, span.end))


def _asked(said: Said, known: Events, statement: Statement, low: int) -> Span | None:
    """The phrase right behind the cue: before the content, or at its head where more of the demand or blame follows."""
    if low == statement.start:
        return None
    small = known.words
    if statement.act in _URGING or statement.start - low > _SIDE:
        phrase = _phrase(said, known, low, statement.start)
        if phrase is not None:
            return phrase
    if statement.act not in _URGING or said.folded[low : statement.start].strip():
        return None
    phrase = _phrase(said, known, statement.start, min(statement.end, statement.start + _REACH))
    if phrase is None or phrase.start > statement.start:
        return None
    link = said.folded[phrase.end : phrase.end + 12].split()[:1]
    if statement.act == "demand":
        return phrase if link and (link[0] in small.infinitive or link[0] in small.negative) else None
    return phrase if link and link[0] in small.blaming else None


def _faced(said: Said, known: Events, low: int, high: int) -> list[Span]:
    """The phrases behind words that take whom an act is aimed at, up to the next clause; those with a name first."""
    found: list[Span] = []
    for match in TOKEN.finditer(said.folded, low, high):
        word = match.group()
        if found and (word in known.words.openers or word in known.words.conditions):
            break
        if word in known.words.facing:
            phrase = _phrase(said, known, match.end(), high)
            if phrase is not None and _looks_like_one(said, known.words, phrase):
                found.append(phrase)
    found.sort(key=lambda s: not any(m.kind != "pronoun" for m in within(said.document.mentions, s.start, s.end)))
    return found


def _looks_like_one(said: Said, small: Words, span: Span) -> bool:
    """Is it a noun phrase that names somebody or something: with a capital, an article or a name in it?"""
    text = said.document.text[span.start : span.end]
    first = said.folded[span.start : span.end].split(" ", 1)[0]
    capital = any(word[:1].isupper() for word in text.split())
    return capital or first in small.determiners or bool(within(said.document.mentions, span.start, span.end))


def _phrase(said: Said, known: Events, low: int, high: int) -> Span | None:
    """The noun phrase that begins behind offset `low`, behind the words that lead to it; with its "of …", "in …"."""
    small, leads, inner = known.words, _leads(said.document.lang), known.words.inside | said.acts.places
    times = _times(said, low, high)
    start = end = -1
    count, further = 0, False
    for match in TOKEN.finditer(said.folded, low, high):
        word = match.group()
        if start < 0 and word in leads:
            continue
        if count >= _LONGEST or word in _closing(said.document.lang) or match.start() in times:
            break
        if word in small.times and _timed(said, match.end(), times):
            break
        small_word = word in small.prepositions or word in inner
        if small_word:
            if start < 0 or further or word not in inner:
                break
            further = True
        start = match.start() if start < 0 else start
        end = end if small_word or word in small.coordinators else match.end()
        count += 1
    return Span(start, end) if 0 <= start < end else None


def _times(said: Said, low: int, high: int) -> set[int]:
    """Where expressions of time begin in [low, high)."""
    marks = said.document.times
    at = bisect_left(marks, low, key=lambda t: t.start)
    found = set()
    while at < len(marks) and marks[at].start < high:
        found.add(marks[at].start)
        at += 1
    return found


@lru_cache(maxsize=8)
def _leads(lang: str) -> frozenset[str]:
    """The words between a cue and the phrase that it is aimed at: "called on the army"."""
    small = events(lang).words
    return small.facing | small.adverbs


@lru_cache(maxsize=8)
def _closing(lang: str) -> frozenset[str]:
    """The words and marks at which a noun phrase ends, whatever stood before."""
    small = events(lang).words
    verbs = small.be | small.perfect | small.future | small.unreal | small.tellers
    return HARD | {","} | small.pronouns | verbs | small.infinitive | small.negative | small.openers


def _timed(said: Said, at: int, times: set[int]) -> bool:
    """Does an expression of time begin behind offset `at`?"""
    while at < len(said.folded) and said.folded[at] == " ":
        at += 1
    return at in times


def _around(said: Said, known: Events, mention: Mention, low: int, high: int) -> Span:
    """The noun phrase of a mention: from the word that leads to it on, with the noun that it qualifies."""
    small = known.words
    start = mention.phrase_start if low <= mention.phrase_start <= mention.start else mention.start
    end = mention.end
    before = list(TOKEN.finditer(said.folded, max(low, start - 60), start))[-_SIDE:]
    for number in range(len(before) - 1, -1, -1):
        word = before[number].group()
        if word in HARD or word == ",":
            break
        if word in small.prepositions or word in small.inside or word in small.facing:
            start = before[number + 1].start() if number + 1 < len(before) else start
            break
        if word in small.determiners:
            start = before[number].start()
            break
    if (
        mention.adjectival
        and not known.head_first
        and (phrase := _phrase(said, known, mention.start, high)) is not None
    ):
        end = max(end, phrase.end)
    return Span(start, end)
