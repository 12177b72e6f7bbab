"""Communiques: a document that an office issues says what it says in that office's name.

The head of such a document calls it a statement, and names who issues it. What its body says in the first person, or
tells without naming anybody else as its source, is a statement of the issuer.
"""

from __future__ import annotations

from bisect import bisect_left

from demarche.annotate.attribution.pack import Grammar
from demarche.model import Document, Mention, Sentence

_ENDS = (".", "!", "?", "…", "”", '"')
_HEAD = 8  # lines of a head at most
_LINE = 14  # words of a line of it
_OPENS = 2  # words of "Press statement"
_BY = 12  # code points between "by" and who issues it
_BODY = 400  # code points of the body in which the issuer is named, where the head names none
_OFFICES = frozenset(["office", "role", "person"])
FEWEST = 5
"""Words of a sentence of the body that says anything."""


def issuer(document: Document, grammar: Grammar) -> Mention | None:
    """Who issues the document; None where it is no communique."""
    head = _head(document)
    if not head or not any(_calls_itself(document, grammar, line) for line in head):
        return None
    end = head[-1].end
    mentions = [one for one in document.mentions if one.start < end + _BODY and one.kind != "pronoun"]
    behind = [one for one in mentions if one.end <= end and _behind_author(document, grammar, one)]
    offices = [one for one in mentions if one.kind in _OFFICES and one.party]
    named = [one for one in behind if one.party] or [one for one in offices if one.end <= end] or offices
    return named[0] if named and "+" not in named[0].party else None


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


def body(document: Document, taken: list[tuple[int, int]]) -> list[Sentence]:
    """The sentences of the body that say something and that nothing in `taken` (sorted spans) touches."""
    starts = [start for start, _ in taken]
    found = []
    for sentence in document.sentences[len(_head(document)) :]:
        words = document.text[sentence.start : sentence.end].rstrip()
        if not words.endswith(_ENDS) or len(words.split()) < FEWEST:
            continue
        at = bisect_left(starts, sentence.end)
        if not any(end > sentence.start for _, end in taken[max(0, at - 3) : at]):
            found.append(sentence)
    return found
