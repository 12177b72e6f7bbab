"""Find the forms of a pack in a text: the tree of forms is walked from every token that can begin one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from demarche.annotate.times.schema import Form, TimesFile
from demarche.annotate.times.tree import DIGIT, NOTHING, TOKEN, Entry, Node, Slots, Value, beginnings, plant
from demarche.days import Said
from demarche.lang import Lexicon, load

_DIGITS = re.compile(r"\d(?:\d{3}|[/.-]\d)")  # one beginning for both: so the search runs from figure to figure
_NUMERALS = frozenset("0123456789")
_AROUND = 28  # code points on either side of a core word that a form can reach
NEVER: frozenset[str] = frozenset()
Token = tuple[int, int, str]
"""(start, end, folded word)."""


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [first, last) read as `form`. `cased`: it rests on a word that needs its capital."""

    first: int
    last: int
    form: Form
    slots: Slots
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Reading(Said):
    """An expression at [start, end) and what it says."""

    start: int
    end: int


def tokens(text: str, folded: str, low: int = 0, high: int | None = None) -> list[Token]:
    """Numbers, words and single marks of `text[low:high]`; `folded` is `fold(text)`."""
    spans = map(re.Match.span, TOKEN.finditer(folded, low, len(text) if high is None else high))
    return [(start, end, folded[start:end]) for start, end in spans]


@dataclass(frozen=True, slots=True)
class Grammar:
    pack: TimesFile
    root: Node
    core: Lexicon[bool]  # every form holds one of these words, or a year, or digits and a mark
    first: Mapping[str, frozenset[str] | None]  # how forms begin: word -> what can follow it, None: anything

    def windows(self, text: str, folded: str) -> Iterator[tuple[int, int, int]]:
        """The stretches of `text` that can hold a form, each with the last place where one can begin: most of a
        report need not be cut into tokens."""
        hits = [start for start, _, _ in self.core.find_all(text, folded)]
        hits += [m.start() for m in _DIGITS.finditer(folded)]
        hits.sort()
        at = reach = last = -1
        for hit in hits:
            if at < 0 or hit - _AROUND > reach:
                if at >= 0:
                    yield at, reach, last
                at = max(reach, folded.rfind(" ", 0, max(hit - _AROUND, 0)) + 1, 0)
            end = folded.find(" ", hit + _AROUND)
            reach, last = len(text) if end < 0 else end, hit
        if at >= 0:
            yield at, reach, last

    def matches(self, toks: list[Token], text: str, until: int) -> Iterator[list[Match]]:
        """The longest readings at each place, several where the words allow more than one; never overlapping, and
        none that begins after `until`."""
        first, reach = self.first, 0
        for index, (start, _, low) in enumerate(toks):
            if low not in first and low[0] not in _NUMERALS:  # most words begin no form
                continue
            if start > until:
                return
            if index < reach:
                continue
            found = self._at(index, toks, text)
            if not found:
                continue
            # "this March 29, 2018": what begins inside and reaches further is the date
            for inner in range(index + 1, found[0].last):
                further = self._at(inner, toks, text)
                if further and further[0].last > found[0].last:
                    found = further
                    break
            yield found
            reach = found[0].last

    def _at(self, index: int, toks: list[Token], text: str) -> list[Match]:
        low = toks[index][2]
        following = self.first.get(DIGIT if low[0] in _NUMERALS else low, NEVER)
        # many words that begin a form are followed by none of its words
        if following is not None and not _leads(toks, index, following):
            return []
        found: list[Found] = []
        _walk(Walk(self.pack, toks, text, found), self.root, index, None, False)
        if not found:
            return []
        last = max(match[0] for match in found)
        return [Match(index, last, form, _slots(path), cased) for end, form, path, cased in found if end == last]


def _leads(toks: list[Token], index: int, following: frozenset[str]) -> bool:
    if not following or index + 1 == len(toks):
        return False
    low = toks[index + 1][2]
    return low in following or (DIGIT in following and low[0].isdigit())


Path = tuple["Path", str, Value] | None
"""The slots filled so far, last first: most walks fail, so only those that end in a form become a dict."""
Found = tuple[int, Form, Path, bool]


class Walk(NamedTuple):
    """One walk through the tree: where it reads and what it has found."""

    pack: TimesFile
    toks: list[Token]
    text: str
    found: list[Found]


def _walk(walk: Walk, node: Node, index: int, path: Path, cased: bool) -> None:
    toks = walk.toks
    if node.form is not None:
        walk.found.append((index, node.form, path, cased))
    if index >= len(toks) or (index and node.inner and _far(toks[index - 1], toks[index], walk.text)):
        return
    start, _, low = toks[index]
    following = node.words.get(low)
    if following is not None:
        _walk(walk, following, index + 1, path, cased)
    if low[0].isdigit():
        for name, role, child in node.numeric:
            value = _number(name, low, walk.pack)
            if value is not None:
                _walk(walk, child, index + 1, (path, role, value), cased)
        return
    for words, value, wants, role, child in _entries(node, toks, index):
        if wants and not walk.text[start].isupper():
            continue
        size = len(words)
        if size < 3 or _stand(words, toks, index):
            _walk(walk, child, index + size, (path, role, value), cased or wants)


def _entries(node: Node, toks: list[Token], index: int) -> list[Entry]:
    """What the word at `index`, and the one after it, can fill here."""
    alone, further = node.listed.get(toks[index][2], NOTHING)
    return further.get(toks[index + 1][2], alone) if further and index + 1 < len(toks) else alone


def _stand(words: tuple[str, ...], toks: list[Token], index: int) -> bool:
    if index + len(words) > len(toks):
        return False
    for word in words:
        if toks[index][2] != word:
            return False
        index += 1
    return True


def _slots(path: Path) -> Slots:
    filled: list[tuple[str, Value]] = []
    while path is not None:
        path, role, value = path
        filled.append((role, value))
    return dict(reversed(filled))


def _far(one: Token, other: Token, text: str) -> bool:
    """A blank line, or a whole stretch of space, stands between two tokens."""
    gap = other[0] - one[1]
    return gap > 1 and (gap > 4 or text.count("\n", one[1], other[0]) > 1)


def _number(name: str, low: str, pack: TimesFile) -> Value | None:
    digits = low.rstrip("abcdefghijklmnopqrstuvwxyz")
    ending = low[len(digits) :]
    if name == "dotted":
        return low if digits.count(".") == 2 and digits[-5] == "." else None
    if not digits.isdecimal():
        return None
    value = int(digits)
    if name == "decade":
        return value if ending in pack.decade_endings and 1800 <= value <= 2090 and value % 10 == 0 else None
    if name == "day":
        fits = 1 <= value <= 31 and len(digits) <= 2 and (not ending or ending in pack.day_endings)
        return value if fits else None
    if ending:
        return value if name == "ordinal" and ending in pack.day_endings else None
    return value if name in _RANGES and _RANGES[name](digits, value) else None


_RANGES: dict[str, Callable[[str, int], bool]] = {
    "nmonth": lambda digits, value: 1 <= value <= 12 and len(digits) <= 2,
    "year": lambda digits, value: len(digits) == 4 and 1500 <= value <= 2099,
    "yy": lambda digits, value: len(digits) == 2,
    "number": lambda digits, value: 1 <= value <= 999,
}


@lru_cache(maxsize=8)
def grammar(code: str) -> Grammar:
    """The forms of language `code`, and the full dates of the other packs, whose words page furniture uses."""
    pack = load(code, "times", TimesFile)
    root, core = plant(code, pack)
    return Grammar(pack, root, Lexicon((word, True) for word in core), beginnings(root))
