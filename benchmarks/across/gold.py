"""The answer by hand for a set of reports. `words` stand once in the report that they are given for."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import msgspec

Day = object  # a date, or "" where it is open
Days = tuple[Day, ...]
"""First and last day, "" where that side is open; empty where nothing can be proven."""


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    report: str
    words: str


class Told(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    report: str
    words: str
    status: str


class Report(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`unpinned`, `pinned`: what all words together prove of its day where no day is given, or only the pin."""

    name: str
    day: dt.date
    unpinned: Days = ()
    pinned: Days = ()


class Pin(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    report: str
    day: dt.date


class GoldEdge(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"source": "from", "target": "to"}):
    source: str
    target: str
    kind: str


class GoldStory(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reports: tuple[str, ...]
    origin: str = ""
    edges: tuple[GoldEdge, ...] = ()


class GoldMeeting(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    what: str
    parties: tuple[str, ...]
    days: Days
    status: str
    told: tuple[Told, ...]


class GoldClaim(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    said: tuple[Words, ...]
    origins: int


class Pair(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    one: Words
    other: Words


class GoldPosition(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    party: str
    issue: str
    stance: str
    as_of: Day
    origins: int
    history: tuple[str, ...]
    direction: str = ""
    also: tuple[str, ...] = ()


class GoldConflict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: str
    one: Words
    other: Words


class GoldDate(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    report: str
    words: str
    day: Days
    given: Days = ()
    unpinned: Days = ()


class GoldLoop(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: str
    party: str
    report: str
    words: str


class GoldPerson(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """party: "" for one who speaks for nobody that negotiates; also: what another careful reader may answer."""

    name: str
    party: str
    also: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Gold(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    pin: Pin
    report: tuple[Report, ...]
    story: tuple[GoldStory, ...]
    meeting: tuple[GoldMeeting, ...] = ()
    claim: tuple[GoldClaim, ...] = ()
    apart: tuple[Pair, ...] = ()
    position: tuple[GoldPosition, ...] = ()
    conflict: tuple[GoldConflict, ...] = ()
    trap: tuple[Pair, ...] = ()
    date: tuple[GoldDate, ...] = ()
    loop: tuple[GoldLoop, ...] = ()
    person: tuple[GoldPerson, ...] = ()
    brief: str = "brief.toml"


def read_gold(folder: Path) -> Gold:
    """Raises ValueError naming what does not fit."""
    path = folder / "gold.toml"
    try:
        gold = msgspec.convert(tomllib.loads(path.read_text("utf-8")), type=Gold)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{path}: {error}") from None
    spans = [days for one in gold.report for days in (one.unpinned, one.pinned)]
    spans += [one.days for one in gold.meeting] + [
        days for one in gold.date for days in (one.day, one.given, one.unpinned)
    ]
    if any(len(days) not in (0, 2) for days in spans):
        raise ValueError(f"{path}: days are a first and a last one, or none")
    stood = sorted(name for story in gold.story for name in story.reports)
    if stood != sorted(report.name for report in gold.report):
        raise ValueError(f"{path}: every report stands in exactly one story; these do: {stood}")
    return gold
