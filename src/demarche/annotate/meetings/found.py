"""One mention of an encounter, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from demarche.model import Span, When


@dataclass(frozen=True, slots=True)
class More:
    """What stands beside who, where and when. Fields as in `Meeting`."""

    round: int = 0
    level: str = ""
    office: str = ""
    length: Span | None = None
    margin: bool = False
    was: When = field(default_factory=When)
    anew: bool = False  # "met again"
    moved: bool = False  # to the day that is told with it
    waits: bool = False  # put off, without a new day so far
    spans: tuple[Span, ...] = ()  # where else the report tells of it
    parted: int = -1  # where the word of another encounter stands from which its words part it
    end: str = ""  # opens or closes: the day told is its first or its last
    whole: bool = False  # its date runs from its first to its last day


@dataclass(frozen=True, slots=True)
class Found:
    """One mention of an encounter. explicit: its parties are named, not taken from the report as a whole."""

    start: int
    end: int
    trigger: tuple[int, int]
    kind: str
    parties: frozenset[str]
    people: frozenset[str]
    place: str
    state: str  # of the place
    forum: str
    date: When
    dated: bool
    told: str  # its date as written
    status: str
    explicit: bool
    firm: bool  # stands by itself; else it only adds to another mention
    again: bool  # "the talks", "pertemuan itu": told before
    named: frozenset[str] = frozenset()  # with whom its own words tell that it was: "the talks with the Union"
    loose: bool = False  # its parties are told as "the two countries" alone
    more: More = field(default_factory=lambda: More())
