"""The brief: what negotiation one follows. A TOML file with its parties, issues and known days.

[negotiation]
title = "Talks on the strait"

[[party]]
code = "NOR"
names = { en = ["the North", "Northern Council"], id = ["Utara"] }

[[issue]]
id = "tolls"
title = { en = "Tolls", id = "Tarif" }
words = { en = ["toll", "tolls", "dues"], id = ["tarif", "bea"] }

[[issue]]
id = "sanctions"                            # without words: a built-in issue, as it stands

[[date]]
day = 2031-05-04
event = { en = "The strait is closed" }     # a known day of the negotiation, shown in the timeline

[[date]]
day = 2031-05-06
report = "reports/0417.txt"                 # the day on which this report was published
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path, PurePath

import msgspec

from demarche.errors import DataError


class Negotiation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str = ""


class BriefParty(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    names: dict[str, tuple[str, ...]] = {}


class BriefIssue(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An issue by its words in each language; a built-in one needs none. A generic one counts only where no other
    is found."""

    id: str
    title: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    generic: bool = False


class BriefDate(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A known day: of an `event` (words by language) or of a `report`'s publication (path or end of a path)."""

    day: dt.date
    event: dict[str, str] = {}
    report: str = ""


class Brief(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    negotiation: Negotiation = Negotiation()
    party: tuple[BriefParty, ...] = ()
    issue: tuple[BriefIssue, ...] = ()
    date: tuple[BriefDate, ...] = ()

    def published(self, source: str) -> dt.date | None:
        """The publication day that the brief pins for a report, None where it names none."""
        parts = PurePath(source).parts
        for known in self.date:
            end = PurePath(known.report).parts
            if end and parts[-len(end) :] == end:
                return known.day
        return None


def read_brief(path: Path) -> str:
    """The text of a brief that fits its schema. Raises DataError, one line, if it does not."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DataError(f"{path}: the brief cannot be read ({reason})") from None
    parse_brief(text, str(path))
    return text


def parse_brief(text: str, where: str = "brief") -> Brief:
    """A brief from its TOML text; "" is the empty brief. Raises DataError naming `where` and the key."""
    try:
        brief = msgspec.convert(tomllib.loads(text), type=Brief, strict=True)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}; see the docs for the form of a brief") from None
    _refuse_doubles(where, "party", [party.code for party in brief.party])
    _refuse_doubles(where, "issue", [issue.id for issue in brief.issue])
    for known in brief.date:
        if bool(known.event) == bool(known.report):
            raise DataError(f"{where}: date {known.day}: name either an event or a report")
    return brief


def _refuse_doubles(where: str, what: str, names: list[str]) -> None:
    if "" in names:
        raise DataError(f"{where}: a {what} without a name")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DataError(f"{where}: {what} {twice[0]} stands there twice; keep one")
