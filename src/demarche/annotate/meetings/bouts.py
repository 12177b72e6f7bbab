"""Rounds of what is no encounter: of fighting, of sanctions, of votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from demarche.annotate.covers import Cover
from demarche.annotate.meetings.schema import MeetingsFile
from demarche.lang import Lexicon, load

_REACH = 60
"""Code points from the round to what it is a round of."""
_BETWEEN, _BELONGS = 3, 2
"""Words before what it is a round of ("of renewed border clashes"); and from that to the noun that it belongs to."""
_MARK = re.compile(r"[^\w\s’'-]")
_ROUND, _BOUT, _NOUN = "round", "bout", "noun"


@dataclass(frozen=True, slots=True)
class _Known:
    """which: tells which round it is; of: opens what it is a round of; loose: parts that from what follows."""

    words: Lexicon[str]
    which: frozenset[str]
    of: frozenset[str]
    loose: frozenset[str]
    led: bool  # what it is a round of stands behind "of", else right behind the round


def bouts(text: str, folded: str, lang: str) -> Cover:
    """ "latest round of tensions", "putaran baru kekerasan"; not "the latest round of sanctions talks"."""
    known = _known(lang)
    hits = known.words.find(text, folded)
    if not any(kind == _BOUT for _, _, kind in hits):
        return Cover(())
    return Cover(_spans(known, folded, hits))


def _spans(known: _Known, folded: str, hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    for at, (start, end, kind) in enumerate(hits):
        if kind != _ROUND or at + 1 == len(hits):
            continue
        low, high, what = hits[at + 1]
        if what != _BOUT or low - end > _REACH or not _leads(known, folded[end:low]):
            continue
        behind = hits[at + 2][0] if at + 2 < len(hits) and hits[at + 2][2] == _NOUN else -1
        if not (known.led and behind > 0 and _belongs(known, folded[high:behind])):
            yield _opens(known, folded, start), high


def _leads(known: _Known, gap: str) -> bool:
    """Nothing but "of" and a few words, or words that tell which round it is."""
    words = gap.split()
    if _MARK.search(gap) or len(words) > _BETWEEN + 1:
        return False
    if known.led:
        return bool(words) and words[0] in known.of
    return all(word in known.of or word in known.which for word in words)


def _belongs(known: _Known, gap: str) -> bool:
    """What comes in rounds is a noun of encounter, and this only tells which."""
    words = gap.split()
    return not (_MARK.search(gap) or len(words) > _BELONGS or any(word in known.loose for word in words))


def _opens(known: _Known, folded: str, start: int) -> int:
    """Where what tells which round it is begins: "the second round"."""
    word = folded[max(0, start - _REACH) : start].split()[-1:]
    return start - len(word[0]) - 1 if word and word[0] in known.which else start


@lru_cache(maxsize=8)
def _known(code: str) -> _Known:
    pack = load(code, "meetings", MeetingsFile)
    nouns = (*pack.nouns.talks, *pack.nouns.meeting, *pack.nouns.session, *pack.nouns.event, *pack.nouns.call)
    which = frozenset((*pack.details.ordinals, *pack.details.further))
    words = {noun: _NOUN for noun in nouns if not set(noun.split()) & set(pack.details.round)}
    words |= dict.fromkeys(pack.details.bouts, _BOUT) | dict.fromkeys(pack.details.round, _ROUND)
    around = (*pack.around.at, *pack.around.to, *pack.around.aside, *pack.around.within, *pack.around.clause)
    loose = (*around, *pack.links.then, *pack.links.during, *pack.links.since, *pack.links.which)
    of = frozenset((*pack.around.of, *pack.links.member))
    return _Known(Lexicon(words), which, of, frozenset(loose), pack.names_first)
