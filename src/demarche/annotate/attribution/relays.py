"""Outlets that pass words on, and the day on which something was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from demarche import world
from demarche.annotate.attribution.drafts import Draft
from demarche.lang import Lexicon
from demarche.model import REPORT, Document, Published, TimeMark, When

_AROUND = 80  # code points between a cue and the time that belongs to it


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon[str]:
    return Lexicon(((name, name) for name in world.outlets() if len(name) > 2 or name.isupper()), cased=True)


class Outlets:
    """The places of a document where an outlet is named."""

    __slots__ = ("found",)

    def __init__(self, document: Document) -> None:
        self.found = _lexicon().find(document.text)

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, name) of the outlets named in [start, end)."""
        low = bisect_left(self.found, start, key=lambda f: f[0])
        return (
            [found for found in self.found[low:] if found[0] < end]
            if low < len(self.found) and self.found[low][0] < end
            else []
        )

    def is_speaker(self, draft: Draft) -> bool:
        """The subject is an outlet or its correspondent: its own reporting, or what it passes on, is no statement."""
        subject = draft.subject
        if subject is None or any(m.party or m.kind in ("person", "role", "office") for m in subject.mentions):
            return False
        return bool(self.within(draft.clause.starts[subject.first], draft.clause.ends[subject.last]))

    def relay(self, draft: Draft, start: int, end: int) -> str:
        """The outlet named beside the content in its sentence, "" where none is."""
        sentence = draft.clause.sentence
        around = [f for f in self.within(sentence.start, sentence.end) if f[1] <= start or f[0] >= end]
        return around[0][2] if around else ""


def said_when(draft: Draft, times: Sequence[TimeMark], published: Published) -> When:
    """The day that stands beside the cue, else the publication day as that of the report."""
    start, end = draft.span
    sentence = draft.clause.sentence
    cue = draft.hit.start if draft.hit else start
    low = bisect_left(times, sentence.start, key=lambda t: t.start)
    for time in times[low:]:
        if time.start >= sentence.end:
            break
        outside = time.end <= start or time.start >= end
        if outside and abs(time.start - cue) <= _AROUND:
            return time.when
    return by_default(published)


def by_default(published: Published) -> When:
    """No day stands beside the words: the report's own, or none."""
    if published.latest is None:
        return When(None, None, "no day stands beside the words and the publication day is not known", REPORT)
    return When(published.earliest, published.latest, "no day stands beside the words: the day of the report", REPORT)
