"""Words with their author after a dash: posts from social media and lists of quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from demarche.model import Document, Mention, Quotation

_POST = re.compile(r"^(?P<words>[^\n]{8,}?)\s+[—–―-]+\s+(?P<name>[^()\n]{2,60}?) \(@\w+\)", re.MULTILINE)
_SENTENCE = re.compile(r"\w{2}[.!?](?:\s|$)")  # a caption with a link has none
_DASH = re.compile(r"\s*[—–―]+\s*")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]* ?){2,5}(?=$|[,(])", re.MULTILINE)


def posts(document: Document) -> list[tuple[int, int, int, int]]:
    """(start, end) of the words and of the author's name of each post that stands in a line of its own."""
    if "(@" not in document.text:
        return []
    found = _POST.finditer(document.text)
    return [(*match.span("words"), *match.span("name")) for match in found if _SENTENCE.search(match["words"])]


def signed(document: Document, quote: Quotation) -> Mention | str | None:
    """The person named after a dash that follows a quotation: “…” — X; its words where nobody knows it."""
    dash = _DASH.match(document.text, quote.outer_end)
    if dash is None:
        return None
    known = at(document.mentions, dash.end())
    name = _NAME.match(document.text, dash.end()) if known is None else None
    return name[0].strip() if name else known


def at(mentions: Sequence[Mention], start: int) -> Mention | None:
    """The mention whose phrase begins at `start`."""
    for mention in mentions[max(0, bisect_left(mentions, start, key=lambda m: m.start) - 1) :]:
        if mention.start > start + 60:
            return None
        if (mention.start == start or mention.phrase_start == start) and mention.kind != "pronoun":
            return mention
    return None
