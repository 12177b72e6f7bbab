"""What a calendar file says around the reports' words, in each language that has a file here."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec
from babel.dates import format_date

from demarche.errors import UsageError
from demarche.lang.load import load_file

HOME = Path(__file__).parent


class Plural(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`one` only where the language has a singular of its own."""

    other: str
    one: str = ""

    def of(self, n: int) -> str:
        return (self.one if n == 1 and self.one else self.other).format(n=n)


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """CODE.toml: sentences with named slots, and what a status or level is called."""

    summary: str
    summary_what: str
    uncertain: str
    nobody: str
    told: str
    days: str
    lasted: str
    why: str
    people: str
    moved: str
    quote: str
    quote_day: str
    as_told: str
    more: str
    name: str
    name_of: str
    left_out: str
    status: dict[str, str]
    level: dict[str, str]
    reports: Plural
    origins: Plural


@lru_cache(maxsize=4)
def words_of(lang: str) -> Words:
    """The words of a language. Raises UsageError where there are none."""
    known = sorted(path.stem for path in HOME.glob("*.toml"))
    if lang not in known:
        raise UsageError(f"{lang}: calendars do not speak this language; choose one of {', '.join(known)}")
    return load_file(HOME / f"{lang}.toml", Words)


def on_day(day: date, lang: str) -> str:
    return str(format_date(day, "d MMM y", locale=lang))
