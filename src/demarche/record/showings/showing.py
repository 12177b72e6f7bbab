"""What one act shows of a stance, and how lines are read for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Words:
    """A span of a document with its text."""

    act: str
    document: str
    start: int
    end: int
    text: str


class Told(NamedTuple):
    """Where something is told. origin: what the words rest on, the story where they name nothing else; published: ISO
    day of the report, "" where not known."""

    document: str
    origin: str
    story: str
    published: str


@dataclass(frozen=True, slots=True)
class Showing:
    """One act that shows a stance.

    day: ISO day by which it was held, "" where not known; dated: words of the report tell it. own: the party's own
    words, or the report tells the act; else somebody else says so. fresh: news of the report, as what a person says,
    what stands word for word, and what it begins with. weak: praise of what another offers, which answers it if
    nothing else does. published: ISO day of the report, "" where not known. claim: of the utterance, across reports.
    speaker: person id, name or ""; title: how the report calls the speaker. since: the first day on which it may have
    been, "" where that is not known. silent: the report names no day of its news. recalled: the words
    look back ("had demanded"); day is then only the last one on which it may have been.
    contact: only a word on meeting or talking on, which counts where nothing else is shown.
    after: day is only the first one on which it may have been. again: where else the same utterance is told.
    lent: the words of the act name no issue, it is that of what stands around them. shared: several put it to others
    together, and this is one of them. renewed: its words say that the stance is taken again, or held on.
    retort: word for word, and of nothing that anybody put forward ("A village is not fed by air").
    joint: two or more agreed on it with one another.
    """

    act: str
    party: str
    issue: str
    stance: str
    to: tuple[str, ...]
    day: str
    origin: str
    document: str
    start: int
    text: str
    own: bool = True
    dated: bool = True
    fresh: bool = True
    speaker: str = ""
    title: str = ""
    red: Words | None = None
    asked: Words | None = None
    weak: bool = False
    published: str = ""
    story: str = ""
    claim: str = ""
    since: str = ""
    silent: bool = False
    recalled: bool = False
    contact: bool = False
    after: bool = False
    again: tuple[Told, ...] = ()
    lent: bool = False
    shared: bool = False
    renewed: bool = False
    retort: bool = False
    joint: bool = False

    @property
    def told(self) -> Told:
        return Told(self.document, self.origin, self.story, self.published)


def strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def number(value: object) -> int:
    return value if isinstance(value, int) else 0
