"""Find the forms of a pack in a text: tokens, and one tree of all forms walked from every token that can begin one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from demarche.annotate.times.schema import Form, TimesFile
from demarche.lang import Lexicon, covered, load
from demarche.lang.lexicon import fold

_TOKEN = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)"  # 15.12.2021
    r"|\d+(?:[.,]\d{1,3}(?!\d))*[^\W\d_]*"  # 15 1.200 5th 1990s
    r"|[^\W\d_][^\W_]*|[^\w\s]|_"
)
_TEMPLATE = re.compile(r"\{(\w+)\}|([^\s{}]+)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_DIGITS = re.compile(r"\d{4}|\d[/.-]\d")
_DIGIT = "0"  # stands for every number
_AROUND = 28  # code points on either side of a core word that a form can reach
_CORE = ("weekday", "short_weekday", "month", "short_month", "unit", "one_unit", "relday", "holiday")
Value = int | str
Slots = dict[str, Value]
Table = dict[str, list[tuple[tuple[str, ...], Value, bool]]]  # first word -> (words, value, wants its capital)


Token = tuple[int, int, str]
"""(start, end, folded word)."""


@dataclass(slots=True)
class Node:
    words: dict[str, Node] = field(default_factory=dict)
    slots: dict[tuple[str, str], Node] = field(default_factory=dict)  # (list of words, what the value is)
    form: Form | None = None
    listed: dict[str, Listed] = field(default_factory=dict)  # the words of all slots here, by their first word
    numeric: list[tuple[str, str, Node]] = field(default_factory=list)  # the slots that a number can fill
    inner: bool = True  # not the root


class Entry(NamedTuple):
    """A phrase that fills `role` with `value` and leads on to `node`."""

    words: tuple[str, ...]
    value: Value
    cased: bool
    role: str
    node: Node


Listed = tuple[list[Entry], dict[str, list[Entry]]]
"""Entries of one word; and by second word, those of one word and of more together, in the order of the pack."""
_NOTHING: Listed = ([], {})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [first, last) read as `form`. `cased`: it rests on a word that needs its capital."""

    first: int
    last: int
    form: Form
    slots: Slots
    cased: bool = False


def tokens(text: str, folded: str, low: int = 0, high: int | None = None) -> list[Token]:
    """Numbers, words and single marks of `text[low:high]`; `folded` is `fold(text)`."""
    found = _TOKEN.finditer(folded, low, len(text) if high is None else high)
    return [(m.start(), m.end(), m.group()) for m in found]


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
        reach = 0
        for index, (start, _, low) in enumerate(toks):
            if start > until:
                return
            # most words begin no form, and many that do are followed by none of its words
            following = self.first.get(_DIGIT if low[0].isdigit() else low, frozenset())
            if index < reach or (following is not None and not _leads(toks, index, following)):
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
    return low in following or (_DIGIT in following and low[0].isdigit())


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
    alone, further = node.listed.get(toks[index][2], _NOTHING)
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
    "year": lambda digits, value: len(digits) == 4 and 1800 <= value <= 2099,
    "yy": lambda digits, value: len(digits) == 2,
    "number": lambda digits, value: 1 <= value <= 999,
}


_NUMERIC = frozenset({*_RANGES, "day", "decade", "dotted", "ordinal"})


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(m.group() for m in _TOKEN.finditer(fold(phrase)))


def _expand(template: str) -> list[str]:
    """All ways to read the optional parts."""
    found = _OPTIONAL.search(template)
    if found is None:
        return [template]
    before, after = template[: found.start()], template[found.end() :]
    return _expand(before + after) + _expand(before + found.group(1) + after)


def _insert(root: Node, template: str, form: Form, mark: str) -> None:
    node = root
    for slot, literal in _TEMPLATE.findall(template):
        if slot:
            name = slot.rstrip("2")
            role = slot.removeprefix("any")
            # word lists of another language stand beside ours; numbers are the same everywhere
            node = node.slots.setdefault((name + mark if name.startswith("any") else name, role), Node())
            continue
        for word in _words(literal):
            node = node.words.setdefault(word, Node())
    if node is not root and node.form is None:  # the form written first keeps the place
        node.form = form


def _listed(pack: TimesFile) -> Iterable[tuple[str, dict[str, Value]]]:
    slots = pack.slots
    for name in slots.__struct_fields__:
        if name != "extra":
            yield name, getattr(slots, name)
    yield "anymonth", {**slots.month, **slots.short_month}
    yield "anyweekday", {**slots.weekday, **slots.short_weekday}
    for name, words in slots.extra.items():
        yield name, {word: word for word in words}


@lru_cache(maxsize=8)
def grammar(code: str) -> Grammar:
    """The forms of language `code`, and the full dates of the other packs, whose words page furniture uses."""
    pack = load(code, "times", TimesFile)
    root = Node(inner=False)
    lists: dict[str, Table] = {}
    for other in [code, *(c for c in covered() if c != code)]:
        own = other == code
        source = pack if own else load(other, "times", TimesFile)
        mark = "" if own else f"_{other}"
        for name, entries in _listed(source):
            _add_list(lists.setdefault(name + mark, {}), entries)
        for form in source.forms:
            if own or form.everywhere:
                for template in form.say:
                    for variant in _expand(template):
                        _insert(root, variant, form, mark)
    _index(root, lists)
    core = {phrase for name in lists for phrase in _core(name, lists[name])}
    fixed = [form for form in pack.forms if form.reads in ("none", "weekend", "text", "relday")]
    core |= {word for form in fixed for say in form.say for word in _plain(say)}
    return Grammar(pack, root, Lexicon((word, True) for word in core), _beginnings(root))


def _index(node: Node, lists: dict[str, Table]) -> None:
    """Put the words of every slot where the walk looks them up; numbers are tried by their form."""
    begun: dict[str, list[Entry]] = {}
    for (name, role), child in node.slots.items():
        for first, entries in lists.get(name, {}).items():
            begun.setdefault(first, []).extend(Entry(*entry, role, child) for entry in entries)
        if name in _NUMERIC:
            node.numeric.append((name, role, child))
        _index(child, lists)
    node.listed = {first: _by_second(entries) for first, entries in begun.items()}
    for child in node.words.values():
        _index(child, lists)


def _beginnings(root: Node) -> Mapping[str, frozenset[str] | None]:
    """What can follow the first word of a form; any number stands for all."""
    begun: dict[str, list[Node | str]] = {word: [node] for word, node in root.words.items()}
    for first, (alone, further) in root.listed.items():
        begun.setdefault(first, []).extend(entry.node for entry in alone)
        begun[first].extend(further)
    begun[_DIGIT] = [child for _, _, child in root.numeric]
    return {word: _following(ways) for word, ways in begun.items()}


def _following(ways: list[Node | str]) -> frozenset[str] | None:
    words: set[str] = set()
    for way in ways:
        if isinstance(way, str):
            words.add(way)
        elif way.form is not None:
            return None
        else:
            words.update(way.words, way.listed, [_DIGIT] if way.numeric else [])
    return frozenset(words)


def _by_second(entries: list[Entry]) -> Listed:
    seconds = {entry.words[1] for entry in entries if len(entry.words) > 1}
    fits = {word: [entry for entry in entries if len(entry.words) < 2 or entry.words[1] == word] for word in seconds}
    return [entry for entry in entries if len(entry.words) == 1], fits


def _core(name: str, table: Table) -> set[str]:
    return set(table) if name in _CORE or name.startswith(("anymonth_", "anyweekday_")) else set()


def _plain(say: str) -> list[str]:
    """The longest word of a form that has no slot."""
    return [] if "{" in say else [max(_words(say), key=len)]


def _add_list(table: Table, entries: dict[str, Value]) -> None:
    for phrase, value in entries.items():
        words = _words(phrase)
        table.setdefault(words[0], []).append((words, value, phrase[0].isupper()))
