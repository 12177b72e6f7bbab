"""Which working body sits at a meeting, and on what, by the words of its report."""

from __future__ import annotations

from bisect import bisect_right

from demarche.model import Document, Meeting
from demarche.world.working import About, about

AROUND = 90
"""Code points before and behind the words of a meeting, within their sentence, in which its body may be named."""


def about_meeting(document: Document, line: Meeting) -> About:
    """By the words that tell of it, else by those that stand near them in their sentence."""
    places = [(line.start, line.end), *((span.start, span.end) for span in line.again)]
    told = about(" . ".join(document.text[start:end] for start, end in places), document.lang, line.what)
    return told if told.fields or not document.sentences else _wider(document, line, told)


def _wider(document: Document, line: Meeting, told: About) -> About:
    at = bisect_right(document.sentences, line.start, key=lambda one: one.start) - 1
    sentence = document.sentences[max(at, 0)]
    start, end = max(sentence.start, line.start - AROUND), min(max(sentence.end, line.end), line.end + AROUND)
    near = about(document.text[min(start, line.start) : end], document.lang, line.what)
    return near if near.fields else told
