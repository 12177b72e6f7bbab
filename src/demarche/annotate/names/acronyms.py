"""Bodies that a report introduces with their acronym: "Northern Coast Front (NCF)"."""

from __future__ import annotations

import re

from demarche.annotate.names.packs import Tables
from demarche.annotate.names.scan import Items

_BRACKET = re.compile(r"\(([KSO])\)")
_NAMING = "cgbOSJdwoKQ"  # capitalised words of a body's name


def introduced(items: Items, tables: Tables) -> dict[str, str]:
    """Form -> code for bodies that the report introduces with their acronym: "Northern Coast Front (NCF)".

    A body that the world data knows keeps its code under the acronym; a people that leads it ("Kurdish-led") gets
    its first four letters as a form. Needs a word for a body in the name and its initials in the acronym.
    """
    found: dict[str, str] = {}
    for match in _BRACKET.finditer(items.tags):
        at = match.start() + 1
        acronym = items.span(at, at + 1)
        if not acronym.isupper() or len(acronym) < 2 or at < 3:
            continue
        form = items.form(at - 2)
        if form is not None and items.tags[at - 2] == "S" and form.kind == "body":
            found[acronym] = form.code
            first = at - 2
        elif items.tags[at] == "K":
            first = _name_start(items, tables, at - 1, acronym)
            if first < 0:
                first = _translated(items, tables, at - 1, acronym)
            if first < 0:
                continue
            found[acronym] = acronym
            found[items.span(first, at - 1)] = acronym
        else:
            continue
        _leading_people(items, first, found[acronym], found)
    return found


def _name_start(items: Items, tables: Tables, stop: int, acronym: str) -> int:
    """The item where a name begins whose capitals are the acronym and that holds a word for a body; -1 if none."""
    wanted = acronym[0]
    for first in range(stop - 1, max(-1, stop - 10), -1):
        if items.tags[first] in ".,/:q()-":
            return -1
        words = [items.span(i, i + 1) for i in range(first, stop)]
        parts = [part for word in words for part in word.split() if part[0].isupper()]
        capitals = "".join(part if part.isupper() else part[0] for part in parts)
        if words[0][0] == wanted and capitals == acronym:
            return first if tables.body_words.intersection(map(str.lower, parts)) else -1
    return -1


def _translated(items: Items, tables: Tables, stop: int, acronym: str) -> int:
    """The item where a body's name begins whose acronym is of another language: "Front Rakyat (FPP)"."""
    if not acronym.isalpha():
        return -1
    first = stop
    while first and items.text[items.starts[first - 1]].isupper() and items.tags[first - 1] in _NAMING:
        first -= 1
    words = [items.span(i, i + 1) for i in range(first, stop)]
    if len(words) < (2 if items.text.count(acronym) > 1 else 3) or words[-1].isupper():
        return -1
    edge = words[0] if tables.order.head_first else words[-1]
    return first if edge.lower() in tables.body_words else -1


def _leading_people(items: Items, first: int, code: str, found: dict[str, str]) -> None:
    for index in range(max(0, first - 4), first):
        form = items.form(index)
        if form is not None and not form.code and form.kind == "uncoded":
            found[items.span(index, index + 1)[:4]] = code
