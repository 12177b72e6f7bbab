"""Find the forms of a pack in a text: tokens, and one tree of all forms walked from every token that can begin one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

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
_AROUND = 28  # code points on either side of a core word that a form can reach
_CORE = ("weekday", "short_weekday", "month", "short_month", "unit", "one_unit", "relday", "holiday")
Value = int | str
Slots = dict[str, Value]
Table = dict[str, list[tuple[tuple[str, ...], Value, bool]]]  # first word -> (words, value, wants its capital)


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    low: str  # folded
    capital: bool


@dataclass(slots=True)
class Node:
    words: dict[str, Node] = field(default_factory=dict)
    slots: dict[tuple[str, str], Node] = field(default_factory=dict)  # (list of words, what the value is)
    form: Form | None = None
    listed: dict[str, list[Entry]] = field(default_factory=dict)  # the words of all slots here, by their first word
    numeric: list[tuple[str, str, Node]] = field(default_factory=list)  # the slots that a number can fill


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase that fills `role` with `value` and leads on to `node`."""

    words: tuple[str, ...]
    value: Value
    cased: bool
    role: str
    node: Node


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
    return [Token(start, end, folded[start:end], text[start].isupper()) for start, end in (m.span() for m in found)]


@dataclass(frozen=True, slots=True)
class Grammar:
    pack: TimesFile
    root: Node
    core: Lexicon[bool]  # every form holds one of these words, or a year, or digits and a mark

    def windows(self, text: str, folded: str) -> Iterator[tuple[int, int]]:
        """The stretches of `text` that can hold a form: most of a report need not be cut into tokens."""
        hits = [start for start, _, _ in self.core.find_all(text, folded)]
        hits += [m.start() for m in _DIGITS.finditer(folded)]
        hits.sort()
        at = reach = -1
        for hit in hits:
            if at < 0 or hit - _AROUND > reach:
                if at >= 0:
                    yield at, reach
                at = max(reach, folded.rfind(" ", 0, max(hit - _AROUND, 0)) + 1, 0)
            end = folded.find(" ", hit + _AROUND)
            reach = len(text) if end < 0 else end
        if at >= 0:
            yield at, reach

    def matches(self, toks: list[Token], text: str) -> Iterator[list[Match]]:
        """The longest readings at each place, several where the words allow more than one; never overlapping."""
        index, size = 0, len(toks)
        while index < size:
            found = self._at(index, toks, text)
            if not found:
                index += 1
                continue
            # "this March 29, 2018": what begins inside and reaches further is the date
            for inner in range(index + 1, found[0].last):
                further = self._at(inner, toks, text)
                if further and further[0].last > found[0].last:
                    found = further
                    break
            yield found
            index = found[0].last

    def _at(self, index: int, toks: list[Token], text: str) -> list[Match]:
        low = toks[index].low
        if not (low in self.root.listed or low in self.root.words or low[0].isdigit()):
            return []
        found = list(self._walk(self.root, index, toks, text, ({}, False)))
        last = max((match[0] for match in found), default=0)
        return [Match(index, last, f, s, c) for end, f, s, c in found if end == last]

    def _walk(
        self, node: Node, index: int, toks: list[Token], text: str, so_far: tuple[Slots, bool]
    ) -> Iterator[tuple[int, Form, Slots, bool]]:
        slots, cased = so_far
        if node.form is not None:
            yield index, node.form, slots, cased
        if index >= len(toks) or (node is not self.root and _far(toks[index - 1], toks[index], text)):
            return
        token = toks[index]
        following = node.words.get(token.low)
        if following is not None:
            yield from self._walk(following, index + 1, toks, text, so_far)
        if token.low[0].isdigit():
            for name, role, child in node.numeric:
                value = _number(name, token.low, self.pack)
                if value is not None:
                    yield from self._walk(child, index + 1, toks, text, ({**slots, role: value}, cased))
            return
        for entry in node.listed.get(token.low, ()):
            end = index + len(entry.words)
            if entry.cased and not token.capital:
                continue
            if len(entry.words) == 1 or tuple(t.low for t in toks[index:end]) == entry.words:
                filled = {**slots, entry.role: entry.value}
                yield from self._walk(entry.node, end, toks, text, (filled, cased or entry.cased))


def _far(one: Token, other: Token, text: str) -> bool:
    """A blank line, or a whole stretch of space, stands between two tokens."""
    gap = other.start - one.end
    return gap > 1 and (gap > 4 or text.count("\n", one.end, other.start) > 1)


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
    root = Node()
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
    fixed = [form for form in pack.forms if form.reads in ("none", "weekend", "text")]
    core |= {word for form in fixed for say in form.say for word in _plain(say)}
    return Grammar(pack, root, Lexicon((word, True) for word in core))


def _index(node: Node, lists: dict[str, Table]) -> None:
    """Put the words of every slot where the walk looks them up; numbers are tried by their form."""
    for (name, role), child in node.slots.items():
        for first, entries in lists.get(name, {}).items():
            node.listed.setdefault(first, []).extend(Entry(*entry, role, child) for entry in entries)
        if name in _NUMERIC:
            node.numeric.append((name, role, child))
        _index(child, lists)
    for child in node.words.values():
        _index(child, lists)


def _core(name: str, table: Table) -> set[str]:
    return set(table) if name in _CORE or name.startswith(("anymonth_", "anyweekday_")) else set()


def _plain(say: str) -> list[str]:
    """The longest word of a form that has no slot."""
    return [] if "{" in say else [max(_words(say), key=len)]


def _add_list(table: Table, entries: dict[str, Value]) -> None:
    for phrase, value in entries.items():
        words = _words(phrase)
        table.setdefault(words[0], []).append((words, value, phrase[0].isupper()))
