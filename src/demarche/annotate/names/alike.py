"""Offices and titles of one field named before: "the Finance Ministry … Finance Minister X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge
from operator import attrgetter

from demarche.annotate.names.context import Context
from demarche.annotate.names.phrases import Phrase

_Sign = tuple[str, tuple[str, ...], str, str]
"""What is asked of an office or title: kind, offices in it, field, post."""
Wanted = tuple[tuple[str, ...], str, str]
"""Offices, field and post that others are compared with."""
_first = attrgetter("first")


class Alike:
    """The offices and titles of one text by what they have in common; a long text repeats a few hundred of them."""

    __slots__ = ("_alike", "_context", "_signed")

    def __init__(self, context: Context) -> None:
        self._context = context
        self._signed: dict[_Sign, list[Phrase]] | None = None  # once they are asked for
        self._alike: dict[Wanted, list[list[Phrase]]] = {}

    def wanted(self, phrase: Phrase) -> Wanted:
        """What `before` looks for on behalf of a phrase; nothing where all is empty."""
        return tuple(self.offices(phrase)), self.field(phrase), self._context.post_of(phrase)

    def before(self, item: int, wanted: Wanted) -> Iterator[Phrase]:
        """The offices and titles before an item that are of one office or field, the last first."""
        if self._signed is None:
            self._signed = {}
            for phrase in self._context.reading.phrases:
                if phrase.kind != "people":
                    self._signed.setdefault(self._sign(phrase), []).append(phrase)
        if wanted not in self._alike:
            self._alike[wanted] = [same for sign, same in self._signed.items() if self._same(wanted, sign)]
        return merge(*(_before(same, item) for same in self._alike[wanted]), key=_first, reverse=True)

    def _sign(self, phrase: Phrase) -> _Sign:
        above = self._context.post_of(phrase) if phrase.kind == "title" else ""
        return phrase.kind, tuple(self.offices(phrase)), self.field(phrase), above

    def _same(self, wanted: Wanted, other: _Sign) -> bool:
        """Whether another phrase names the same office, or for a title without one the office or chief of its field."""
        (offices, field, post), (kind, named, theirs, above) = wanted, other
        if not offices and kind == "title":
            return above != post and bool(above and post) and (post.endswith(above) or above.endswith(post))
        if field and theirs and field != theirs:
            return False
        if offices:
            return any(name.endswith(offices[0]) for name in named)
        if post and any(self._context.tables.ministries.get(name) == post for name in named):
            return True
        return kind == "office" and bool(field) and field == theirs

    def field(self, phrase: Phrase) -> str:
        """The field of a title or office: "foreign", "luar negeri"."""
        items = self._context.items
        inside = range(phrase.first, phrase.last)
        return " ".join(items.span(i, i + 1).lower() for i in inside if items.tags[i] == "d")

    def offices(self, phrase: Phrase) -> list[str]:
        """The offices in a title or office, forces among them."""
        items, forces = self._context.items, self._context.tables.sides.forces
        inside = range(phrase.first, phrase.last)
        named = ((items.tags[i], items.span(i, i + 1).lower()) for i in inside if items.tags[i] in "ow")
        return [name for tag, name in named if tag == "o" or name in forces]


def _before(phrases: list[Phrase], item: int) -> Iterator[Phrase]:
    """Those before an item, the last first."""
    return (phrases[at] for at in range(bisect_left(phrases, item, key=_first) - 1, -1, -1))
