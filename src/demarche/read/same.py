"""The same bytes under two names are one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from demarche.model import Document


def merge_same(documents: Iterable[Document]) -> list[Document]:
    """One document an id, in order of id, with every source; the result does not depend on the order given.

    Where two names came with different words about the report (title, url, site, lang), the first by the
    alphabet is kept; of two given days the earlier, since the later is a repost.
    """
    by_id: dict[str, list[Document]] = {}
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    return [_merge(group) for _, group in sorted(by_id.items())]


def _merge(group: list[Document]) -> Document:
    if len(group) == 1:
        return group[0]
    stamps = {stamp for document in group for stamp in document.stamps}
    days: list[date] = [document.given for document in group if document.given]
    # one text must be chosen for all: a page and a text file of the same bytes can differ
    first = min(group, key=lambda document: (document.text, document.sources))
    return replace(
        first,
        sources=tuple(sorted({source for document in group for source in document.sources})),
        title=_first(document.title for document in group),
        url=_first(document.url for document in group),
        site=_first(document.site for document in group),
        lang=_first(document.lang for document in group),
        given=min(days, default=None),
        stamps=tuple(sorted(stamps, key=lambda stamp: (stamp.day, stamp.where, stamp.raw))),
    )


def _first(words: Iterable[str]) -> str:
    return min((word for word in words if word), default="")
