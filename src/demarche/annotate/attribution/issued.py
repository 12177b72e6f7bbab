"""Communiques: a document that an office issues says what it says in that office's name.

The head of such a document calls it a statement, and names who issues it; or its first sentence announces what
follows ("gave the following answer:"). What its body says in the first person, or tells without naming anybody else as
its source, is a statement of the issuer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from demarche.annotate.attribution.pack import Grammar
from demarche.model import Document, Mention, Sentence

_START = attrgetter("start")
_ENDS = (".", "!", "?", "…", "”", '"')
_HEAD = 8  # lines of a head at most
_LINE = 14  # words of a line of it
_OPENS = 2  # words of "Press statement"
_BY = 12  # code points between "by" and who issues it
_BODY = 400  # code points of the body in which the issuer is named, where the head names none
_OFFICES = frozenset(["office", "role", "person"])
_SPEAKING = _OFFICES | {"unnamed"}
_LETTER = 2  # lines of the head of a letter: the office, and what it writes about
_ARTICLE = 4  # code points of "The "
_OPENING = 5  # sentences among which one announces what follows
_NAMED = 5  # mentions of the text among which the head of a letter names its office
_BESIDE = 4  # words between "following" and the name of the document
_WORD = re.compile(r"[^\W\d_]+|:")
FEWEST = 5
"""Words of a sentence of the body that says anything."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a document, and where its body begins."""

    mention: Mention
    start: int
    bulletin: bool = False  # it tells of others too: what names none of them is its own


def issuer(document: Document, grammar: Grammar) -> Issuer | None:
    """None where the document is no communique."""
    return _headed(document, grammar) or _announced(document, grammar)


def _headed(document: Document, grammar: Grammar) -> Issuer | None:
    head = _head(document)
    titles = [line for line in head if _calls_itself(document, grammar, line)]
    if not titles:
        return _letterhead(document, head)
    end = head[-1].end
    mentions = [one for one in document.mentions if one.start < end + _BODY and one.kind != "pronoun"]
    if (several := _jointly(document, grammar, titles[0], mentions)) is not None:
        return Issuer(several, end)
    behind = [one for one in mentions if one.end <= end and _behind_author(document, grammar, one)]
    offices = [one for one in mentions if one.kind in _OFFICES and one.party]
    named = [one for one in behind if one.party] or [one for one in offices if one.end <= end] or offices
    return Issuer(named[0], end) if named and "+" not in named[0].party else None


def _letterhead(document: Document, head: Sequence[Sentence]) -> Issuer | None:
    """A first line that holds nothing but the name of an office, over a text without marks."""
    if len(head) < _LETTER or document.quotations:
        return None
    held = [one for one in document.mentions[:_NAMED] if one.party and one.end <= head[0].end]
    if not held or held[0].kind != "office" or "+" in held[0].party or {one.party for one in held} != {held[0].party}:
        return None
    whole = held[0].start - head[0].start <= _ARTICLE and held[-1].end >= head[0].end - 1
    return Issuer(held[0], head[-1].end, bulletin=True) if whole else None


def _jointly(document: Document, grammar: Grammar, title: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """ "Joint statement by the envoys of X, Y and Z": those whom the line names behind "by"."""
    held = [one for one in mentions if title.start <= one.start and one.end <= title.end and one.party]
    parties = {code for one in held for code in one.party.split("+")}
    words = document.text[title.start : held[0].start].lower().split() if len(parties) > 1 else []
    if not (grammar.authors | grammar.agent).intersection(words) or not grammar.joint.intersection(words):
        return None
    return replace(held[0], end=held[-1].end, kind="party", key="", party="+".join(sorted(parties)), number="pl")


def _announced(document: Document, grammar: Grammar) -> Issuer | None:
    """ "The ministry issued the following statement.", and behind it a text without marks."""
    for sentence in document.sentences[:_OPENING]:
        if not _announces(document.text[sentence.start : sentence.end], grammar):
            continue
        rest = document.text[sentence.end :]
        quoted = any(one.start > sentence.start for one in document.quotations)
        own = grammar.first_person.intersection(_WORD.findall(rest.lower()))
        named = [
            one
            for one in document.mentions
            if sentence.start <= one.start and one.end <= sentence.end and one.party and one.kind != "pronoun"
        ]
        if named and own and not quoted:
            speaks = [one for one in named if one.kind in _SPEAKING and not one.adjectival] or named[-1:]
            return Issuer(speaks[0], sentence.end) if "+" not in speaks[0].party else None
    return None


def _announces(text: str, grammar: Grammar) -> bool:
    words = _WORD.findall(text.lower())
    for at, word in enumerate(words):
        if word in grammar.following:
            beside = words[max(0, at - _BESIDE) : at + _BESIDE]
            if not (grammar.issued | grammar.answers).isdisjoint(beside) or at >= len(words) - 2:
                return True
    return False


def _head(document: Document) -> list[Sentence]:
    """The short lines without a stop with which the document begins."""
    found: list[Sentence] = []
    for sentence in document.sentences[:_HEAD]:
        words = document.text[sentence.start : sentence.end].rstrip()
        if words.endswith(_ENDS) or len(words.split()) > _LINE:
            break
        found.append(sentence)
    return found


def _calls_itself(document: Document, grammar: Grammar, line: Sentence) -> bool:
    """ "STATEMENT", "Press statement by …", "Communique on …": a document's name opens the line, or is all of it."""
    words = document.text[line.start : line.end].lower().replace(":", " : ").split()
    if ":" in words[:-1]:
        words = words[words.index(":") + 1 :]
    return any(word in grammar.issued for word in words[:_OPENS]) and not _told(document, grammar, line)


def _told(document: Document, grammar: Grammar, line: Sentence) -> bool:
    """ "Statement leaves Oslo angry": a headline that tells of a document."""
    words = document.text[line.start : line.end].split()[: _OPENS + 1]
    small = grammar.circumstance | grammar.about | grammar.authors | grammar.agent | grammar.issued
    return len(words) > _OPENS and words[1].islower() and words[1] not in small


def _behind_author(document: Document, grammar: Grammar, mention: Mention) -> bool:
    start = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
    before = document.text[max(0, start - _BY) : start].lower().split()
    while before and before[-1] in grammar.determiners:
        before.pop()
    return bool(before) and (before[-1] in grammar.authors or before[-1] in grammar.agent)


def body(document: Document, issued: Issuer, taken: list[tuple[int, int]]) -> list[Sentence]:
    """The sentences of the body that say something and that nothing in `taken` (sorted spans) touches."""
    starts = [start for start, _ in taken]
    found = []
    for sentence in document.sentences:
        if sentence.start < issued.start or (issued.bulletin and _of_others(document, sentence, issued.mention.party)):
            continue
        words = document.text[sentence.start : sentence.end].rstrip()
        if not words.endswith(_ENDS) or len(words.split()) < FEWEST:
            continue
        at = bisect_left(starts, sentence.end)
        if not any(end > sentence.start for _, end in taken[max(0, at - 3) : at]):
            found.append(sentence)
    return found


def _of_others(document: Document, sentence: Sentence, party: str) -> bool:
    """It names anybody but the party."""
    low = bisect_left(document.mentions, sentence.start, key=_START)
    held = document.mentions[low : bisect_left(document.mentions, sentence.end, low, key=_START)]
    return any(one.kind == "person" or one.party not in ("", party) for one in held)
