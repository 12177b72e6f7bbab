"""Turns of a transcript or an interview: a label at the head of a line, and the words of whoever it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, zip_longest

from demarche.annotate.attribution.pack import Grammar
from demarche.model import Document, Mention, Person

_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4}) ?: +(?=\S)", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\S")
_FEWEST = 2  # turns in a report; one colon is no conversation
_WORDS = 3  # of a turn that says something
_TITLE = 24  # code points before a name in which a trade stands
_FAR = 3  # lines without a label that a turn may run on over


@dataclass(frozen=True, slots=True)
class Turn:
    """[start, end) are the words of one line; `who` is the person whom the label names, None for a bare "A:"."""

    start: int
    end: int
    label: str
    who: Person | None


def turns(document: Document, grammar: Grammar) -> list[Turn]:
    """The turns of those who answer or take the floor, in order; questions are passed over. Empty for other reports."""
    found = list(_LABEL.finditer(document.text))
    if len(found) < _FEWEST:
        return []
    names = {(person.name.rsplit(" ", 1)[-1]).upper(): person for person in document.people}
    uses = Counter(match["label"] for match in found)
    labels = [label for match in found if (label := _label(document, grammar, match, (names, uses))) is not None]
    asked = any(label.asks for label in labels)
    if len(labels) < _FEWEST or all(label.asks for label in labels) or not (asked or _converse(document, labels)):
        return []
    return [turn for turn in _spoken(document, labels) if _says(document, turn)]


@dataclass(frozen=True, slots=True)
class _Label:
    line: int  # where its line begins
    words: str
    start: int  # of what is said
    who: Person | None
    asks: bool  # the words behind it are a question, or a correspondent's


def _converse(document: Document, labels: list[_Label]) -> bool:
    """People who are named again and again, or who speak one right after the other."""
    if len({label.words for label in labels}) < len(labels):
        return True
    gaps = (document.text[one.start : other.line].strip().count("\n") for one, other in pairwise(labels))
    return any(not gap for gap in gaps)


def _label(
    document: Document, grammar: Grammar, match: re.Match[str], known: tuple[dict[str, Person], Counter[str]]
) -> _Label | None:
    label, (names, uses) = match["label"], known
    asks, answers = label.lower() in grammar.asking, label.lower() in grammar.answering
    who = None if asks or answers else names.get(label.rsplit(" ", 1)[-1].upper())
    if not (asks or answers or who):
        if not label.isupper() or uses[label] < _FEWEST:
            return None
        asks = True  # the host of a programme
    return _Label(match.start(), label, match.end(), who, asks or (who is not None and reports(document, grammar, who)))


def reports(document: Document, grammar: Grammar, person: Person, mentions: Sequence[Mention] | None = None) -> bool:
    """Somebody who reports for an outlet: "our correspondent X". mentions: the person's, where they are known."""
    if any(not grammar.correspondents.isdisjoint(role.text.lower().split()) for role in person.roles):
        return True
    named = mentions if mentions is not None else [m for m in document.mentions if m.key == person.key]
    before = (document.text[max(0, m.start - _TITLE) : m.start] for m in named)
    trades = ((words.rsplit("\n", 1)[-1].lower().split() or [""])[-1] for words in before)
    return any(trade in grammar.correspondents for trade in trades)


def _spoken(document: Document, labels: list[_Label]) -> Iterator[Turn]:
    """Each labelled line that is no question, with the lines up to the next label; none behind the last."""
    for label, following in zip_longest(labels, labels[1:]):
        if label.asks:
            continue
        stop = following.line if following else document.text.find("\n", label.start)
        lines = _LINE.finditer(document.text, label.start, stop if stop >= 0 else len(document.text))
        for line in islice(lines, _FAR + 1):
            yield Turn(line.end() - len(line[0].lstrip()), line.end(), label.words, label.who)


def _says(document: Document, turn: Turn) -> bool:
    return len(document.text[turn.start : turn.end].split()) >= _WORDS
