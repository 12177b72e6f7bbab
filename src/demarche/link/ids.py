"""Ids that come from what a line rests on, so that they stay when other reports are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from demarche.model import At, MeetingLine


def line_id(kind: str, *parts: object) -> str:
    """16 hex digits for a line of this kind resting on `parts`; the same on every machine and in every order."""
    text = "\x1f".join((kind, *map(str, parts)))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def anchored(meetings: Sequence[MeetingLine]) -> Iterator[tuple[str, MeetingLine]]:
    """Each with a name among them that stays while tellings come and go behind its first: what an earlier build weighed
    by it need not be weighed again, as by an id that rests on all of them."""
    told = Counter(at for meeting in meetings for at in {at for at, _ in meeting.evidence})
    for meeting in meetings:
        # one span may tell of two meetings
        alone = (_place(at) for at, _ in meeting.evidence if told[at] == 1)
        yield min(alone, default=meeting.id), meeting


def _place(at: At) -> str:
    return f"{at.document} {at.start:09} {at.end:09}"
