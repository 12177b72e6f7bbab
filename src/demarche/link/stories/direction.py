"""Two reports with one text: how close they are, and which of them is the source."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.model import Document, Edge

ACRONYM = 3
"""Letters from which a credit may be the letters of a name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`closeness` (0 to 1) is 1 only where each has all that the other has; an excerpt's `share` may be 1 too.

    parts: what stands in the other, of the source and of the target (0 to 1).
    words: found by shared words, so that a passage can be shown that stands in both.
    """

    edge: Edge
    closeness: float
    parts: tuple[float, float]
    words: bool = False

    @property
    def documents(self) -> tuple[str, str]:
        return self.edge.source, self.edge.target

    def other(self, document: str) -> str:
        """The one of the two that is not `document`."""
        return self.edge.target if document == self.edge.source else self.edge.source

    def part(self, document: str) -> float:
        """The part of `document` that stands in the other."""
        return self.parts[document == self.edge.target]


def directed(one: Document, other: Document, sizes: tuple[int, int] = (0, 0)) -> tuple[Document, str]:
    """The source of the two, and what tells it: `Edge.direction`.

    By publication day, else by a credit that names the other's site or an agency that the other is, else by spam,
    which no source carries. Where nothing tells it, "" and the longer text, else the smaller id.
    """
    for way, first, second in (
        ("day", _before(one, other), _before(other, one)),
        ("credit", _credits(other, one), _credits(one, other)),
        ("spam", _spammed(other), _spammed(one)),
    ):
        if first != second:
            return (one if first else other), way
    return (one if (-sizes[0], one.id) < (-sizes[1], other.id) else other), ""


def _before(one: Document, other: Document) -> bool:
    return bool(one.published.latest and other.published.earliest and one.published.latest < other.published.earliest)


def _credits(copy: Document, origin: Document) -> bool:
    """The copy names the site of the other; or both name an agency that the site of the other alone is."""
    return any(_is(origin.site, credit) and not _is(copy.site, credit) for credit in copy.credits)


def _is(site: str, credit: str) -> bool:
    """The credit names the site, by its name or by its letters: "KNW" is Kestrel Newswire."""
    name, whole = plain(credit), plain(site)
    if not name or not whole:
        return False
    return name in whole or (credit.isupper() and len(name) >= ACRONYM and _spells(name, site.split(), whole))


def _spells(letters: str, words: list[str], whole: str) -> bool:
    """The letters stand in the name in their order, the first of each of its words among them."""
    rest = iter(whole)
    heads = iter(letters)
    in_order = whole[0] == letters[0] and all(letter in rest for letter in letters)
    return in_order and len(words) > 1 and all(plain(word)[:1] in heads for word in words if plain(word))


def _spammed(document: Document) -> bool:
    return any(one.kind == "spam" for one in document.junk)


def plain(name: str) -> str:
    """Letters and digits alone: "The Post.com" and "thepost.com" are one site."""
    return "".join(char for char in name.lower() if char.isalnum())
