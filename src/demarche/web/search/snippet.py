"""What is shown of a line or a paragraph around the words that were found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demarche.web.search.stems import WORD

AROUND = 140
"""Characters shown before the first hit and behind the last, where the whole is longer than twice that."""
MOST = 900
"""Characters from the first hit to the last that is marked."""

Span = tuple[int, int]
Pieces = tuple[tuple[str, bool], ...]
"""(words, whether they are what was asked for)."""


def excerpt(text: str, whole: Span, hits: Sequence[Span]) -> Pieces:
    """The words of `whole` near the hits in it, in order; " … " where words are left out."""
    inner = _apart((max(a, whole[0]), min(b, whole[1])) for a, b in hits if a < whole[1] and b > whole[0])
    if inner:
        inner = [hit for hit in inner if hit[1] - inner[0][0] <= MOST]
    first, last = (inner[0][0], inner[-1][1]) if inner else (whole[0], whole[0] + MOST)
    start = whole[0] if first - whole[0] <= 2 * AROUND else _begin(text, first - AROUND, first)
    end = whole[1] if whole[1] - last <= 2 * AROUND else _stop(text, last, last + AROUND)
    pieces, here = [("… ", False)] if start > whole[0] else [], start
    for a, b in inner:
        pieces += [(text[here:a], False), (text[a:b], True)]
        here = b
    pieces += [(text[here:end], False), *([(" …", False)] if end < whole[1] else [])]
    return tuple(piece for piece in pieces if piece[0])


def paragraph(text: str, at: int) -> Span:
    """The line of the text that holds `at`."""
    ends = [found for found in (text.find(mark, at) for mark in "\r\n\u2028\u2029") if found >= 0]
    return max(text.rfind(mark, 0, at) for mark in "\r\n\u2028\u2029") + 1, min([*ends, len(text)])


def gathered(text: str, hits: Sequence[Span]) -> list[list[Span]]:
    """Hits that are shown together: those of one paragraph, with little between them."""
    groups: list[list[Span]] = []
    for hit in hits:
        near = groups and hit[0] - groups[-1][-1][1] < AROUND and paragraph(text, hit[0])[0] <= groups[-1][0][0]
        if near:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _apart(hits: Iterable[Span]) -> list[Span]:
    """In their order, without those that lie in another."""
    kept: list[Span] = []
    for hit in sorted(hits, key=lambda span: (span[0], -span[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


def _begin(text: str, near: int, most: int) -> int:
    """Where a word begins, at `near` or behind it."""
    begun = (found.start() for found in WORD.finditer(text, near, most))
    return next((at for at in begun if not text[at - 1].isalnum()), most)


def _stop(text: str, least: int, near: int) -> int:
    """Where a word ends, at `near` or before it."""
    ends = [found.end() for found in WORD.finditer(text, least, near + 40) if found.end() <= near]
    return max([least, *ends])
