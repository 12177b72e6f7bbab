"""The forms of a pack as one tree: words, lists of words and numbers lead from node to node, forms end the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from demarche.annotate.times.schema import Form, TimesFile
from demarche.lang import covered, load
from demarche.lang.lexicon import fold

TOKEN = re.compile(
    r"[^\W\d_][^\W_]*"  # the commonest first
    r"|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)"  # 15.12.2021
    r"|\d+(?:[.,]\d{1,3}(?!\d))*[^\W\d_]*"  # 15 1.200 5th 1990s
    r"|[^\w\s]|_"
)
_TEMPLATE = re.compile(r"\{(\w+)\}|([^\s{}]+)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
DIGIT = "0"  # stands for every number
_CORE = ("weekday", "short_weekday", "month", "short_month", "unit", "one_unit", "relday", "holiday")
_NUMERIC = frozenset({"nmonth", "year", "yy", "number", "day", "decade", "dotted", "ordinal"})
Value = int | str
Slots = dict[str, Value]
Table = dict[str, list[tuple[tuple[str, ...], Value, bool]]]  # first word -> (words, value, wants its capital)


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
NOTHING: Listed = ([], {})


@lru_cache(maxsize=1 << 12)
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(m.group() for m in TOKEN.finditer(fold(phrase)))


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


def plant(code: str, pack: TimesFile) -> tuple[Node, set[str]]:
    """(the tree of all forms of `pack`, of language `code`; the words of which every form holds one)."""
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
    fixed = [form for form in pack.forms if form.reads in ("none", "weekend", "text", "relday", "event")]
    core |= {word for form in fixed for say in form.say for word in _plain(say)}
    core |= {word for form in pack.forms for say in form.say for word in _before_day(say)}
    return root, core


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


def beginnings(root: Node) -> Mapping[str, frozenset[str] | None]:
    """What can follow the first word of a form; any number stands for all."""
    begun: dict[str, list[Node | str]] = {word: [node] for word, node in root.words.items()}
    for first, (alone, further) in root.listed.items():
        begun.setdefault(first, []).extend(entry.node for entry in alone)
        begun[first].extend(further)
    begun[DIGIT] = [child for _, _, child in root.numeric]
    return {word: _following(ways) for word, ways in begun.items()}


def _following(ways: list[Node | str]) -> frozenset[str] | None:
    words: set[str] = set()
    for way in ways:
        if isinstance(way, str):
            words.add(way)
        elif way.form is not None:
            return None
        else:
            words.update(way.words, way.listed, [DIGIT] if way.numeric else [])
    return frozenset(words)


def _by_second(entries: list[Entry]) -> Listed:
    seconds = {entry.words[1] for entry in entries if len(entry.words) > 1}
    fits = {word: [entry for entry in entries if len(entry.words) < 2 or entry.words[1] == word] for word in seconds}
    return [entry for entry in entries if len(entry.words) == 1], fits


def _core(name: str, table: Table) -> set[str]:
    return set(table) if name in _CORE or name.startswith(("anymonth_", "anyweekday_")) else set()


def _before_day(say: str) -> list[str]:
    """ "tanggal 20": the word before a bare day is all that tells."""
    return [say.split()[0]] if say.split()[1:] == ["{day}"] and "{" not in say.split()[0] else []


def _plain(say: str) -> list[str]:
    """The longest word of a form that has no slot."""
    return [] if "{" in say else [max(_words(say), key=len)]


def _add_list(table: Table, entries: dict[str, Value]) -> None:
    for phrase, value in entries.items():
        words = _words(phrase)
        table.setdefault(words[0], []).append((words, value, phrase[0].isupper()))
