"""Noun phrases for titles, offices and people without a name, by the forms of the language's pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.annotate.names.patterns import SLOTS, expression
from demarche.annotate.names.scan import Items
from demarche.errors import DataError
from demarche.lang import load

_HEADS = {"title": "tk", "office": "ow", "people": "u"}  # tags of the heads


class PhrasesExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A text and the phrases expected in it, each as "kind: words"."""

    text: str
    phrases: list[str]


class PhrasesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/XX/phrases.toml: forms of noun phrases; `patterns` tells how they are written.

    opens: slots with which a phrase may begin. place: what a title may go on with up to a comma, "" for nothing.
    """

    opens: list[str]
    title: str
    office: str
    people: str
    place: str
    parts: dict[str, str]
    examples: list[PhrasesExample]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of one language, compiled."""

    phrase: re.Pattern[str]
    place: re.Pattern[str] | None
    head_first: bool


@dataclass(slots=True)
class Phrase:
    """Items [first, last) that name a title, an office or people. kind: title office people."""

    kind: str
    first: int
    last: int
    head: int  # the item that decides: the title's head, the office's noun


@lru_cache(maxsize=8)
def grammar(lang: str, head_first: bool) -> Grammar:
    """The compiled forms of a language. Raises DataError where the pack holds what is no form."""
    file = load(lang, "phrases", PhrasesFile)
    try:
        kinds = [f"(?P<{kind}>{expression(getattr(file, kind), file.parts)})" for kind in ("people", "title", "office")]
        opens = "".join(SLOTS[name] for name in file.opens)
        place = re.compile(expression(file.place, file.parts)) if file.place else None
    except (KeyError, ValueError) as error:
        raise DataError(f"{lang}/phrases.toml: {error}") from None
    return Grammar(re.compile(f"(?=[{opens}])(?:{'|'.join(kinds)})"), place, head_first)


def find_phrases(
    items: Items, forms: Grammar, local: frozenset[str] = frozenset(), by: frozenset[str] = frozenset()
) -> list[Phrase]:
    """The phrases of a text, leftmost first, not overlapping.

    local: words behind which a place belongs to a title. by: words before a doer, at which a phrase begins anew.
    """
    found = []
    tags = items.tags
    for match in forms.phrase.finditer(tags):
        kind = match.lastgroup or ""
        heads = _HEADS[kind]
        first, last = match.span()
        head = first
        if forms.head_first:
            head = next((i for i in range(first, last) if tags[i] in heads), first)
        else:
            head = next((i for i in reversed(_before_tail(tags, first, last)) if tags[i] in heads), first)
        if "x" in tags[first:head]:  # "a visit to Peru by President X"
            first = next((i + 1 for i in range(head - 1, first, -1) if tags[i] == "x" and _is(items, i, by)), first)
        if kind == "title" and forms.place is not None:
            last = _with_place(items, head, last, forms.place, local)
        found.append(Phrase(kind, first, last, head))
    return found


def _is(items: Items, index: int, words: frozenset[str]) -> bool:
    return items.span(index, index + 1) in words


def _with_place(items: Items, head: int, last: int, place: re.Pattern[str], local: frozenset[str]) -> int:
    """Where a title ends that goes on with a place or field up to a comma, before the name: "Camat Muara Lama, X"."""
    match = place.match(items.tags, last)
    if match is None:
        return last
    if items.tags[last - 1] == "o":  # "Sekretaris Kementerian Sumber Daya, X"
        return match.end()
    words = (items.span(head, head + 1).lower(), items.span(last - 1, last).lower())
    return match.end() if local.intersection(words) else last


def _before_tail(tags: str, first: int, last: int) -> range:
    stop = next((i for i in range(first + 1, last) if tags[i] in "lfL"), last)
    return range(first, stop)


def qualifiers(items: Items, phrase: Phrase) -> list[int]:
    """The items of a phrase that name a party and may tell whom it speaks for, the likeliest first.

    What stands behind "to", "for", "on" is the field or the post ("ambassador to", "envoy for"), unless nothing
    else is named and the head speaks for others.
    """
    tags = items.tags
    own: list[int] = []
    field: list[int] = []
    towards = False
    for index in range(phrase.first, phrase.last):
        tag = tags[index]
        if tag == "L" and phrase.kind == "people":
            break  # "reporters in Singapore": a place
        if tag in "fL":
            towards = True
        elif tag == "l":
            towards = False
        elif tag in "SJ":
            (field if towards else own).append(index)
    speaks = phrase.kind != "title" or items.values[phrase.head] in ("spokes", "aide", "chief", "minister")
    return own or (field if speaks else [])
