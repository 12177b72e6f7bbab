"""Two reports with one text: how close they are, and which of them is the source."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.model import Document, Edge


@dataclass(frozen=True, slots=True)
class Pair:
    """`closeness` (0 to 1) is 1 only where each has all that the other has; an excerpt's `share` may be 1 too.

    words: found by shared words, so that a passage can be shown that stands in both.
    """

    edge: Edge
    closeness: float
    words: bool = False


def source_first(one: Document, other: Document, sizes: tuple[int, int] = (0, 0)) -> bool:
    """True where `one` is the report that `other` took its text from, as far as the words tell.

    By publication day, else by a credit that names the other's site, else the longer text, else the smaller id.
    """
    if one.published.latest and other.published.earliest and one.published.latest < other.published.earliest:
        return True
    if other.published.latest and one.published.earliest and other.published.latest < one.published.earliest:
        return False
    named, names = _credits(other, one), _credits(one, other)
    if named != names:
        return named
    return (-sizes[0], one.id) < (-sizes[1], other.id)


def _credits(copy: Document, origin: Document) -> bool:
    site = _plain(origin.site)
    return bool(site) and any(_plain(credit) and _plain(credit) in site for credit in copy.credits)


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
