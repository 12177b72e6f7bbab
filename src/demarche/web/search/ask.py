"""What is asked for: words and phrases, a party, a person, an issue, an act, days. From an address and to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from babel import Locale

from demarche.web.rows import Interval
from demarche.web.search.stems import WORD, fold

FIELDS = ("q", "party", "to", "person", "issue", "act", "day")
MOST = 12
"""Words that are looked for; further ones are left out."""
_PHRASE = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]')
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SPELT = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d_]+)\s+(\d{4})")
_BETWEEN = re.compile(r"\s*(?:\.\.+|–|—|/|\sto\s|\suntil\s|\ss\.?/?d\.?\s|\shingga\s|\ssampai\s|\s-\s)\s*")


@dataclass(frozen=True, slots=True)
class Ask:
    """`q` to `day` as they were typed; `words` and `phrases` are folded. newest: order by day, not by rank."""

    q: str = ""
    party: str = ""
    to: str = ""
    person: str = ""
    issue: str = ""
    act: str = ""
    day: str = ""
    newest: bool = False
    page: int = 1

    @property
    def phrases(self) -> list[tuple[str, ...]]:
        """What stands in quotation marks, word by word."""
        found = (tuple(fold(word) for word in WORD.findall(phrase)) for phrase in _PHRASE.findall(self.q))
        return [phrase for phrase in found if phrase][:MOST]

    @property
    def words(self) -> list[str]:
        """The words outside quotation marks."""
        return list(dict.fromkeys(fold(word) for word in WORD.findall(_PHRASE.sub(" ", self.q))))[:MOST]

    @property
    def days(self) -> Interval | None:
        """The days meant; None where there are none, or where they cannot be read."""
        return days_of(self.day)

    @property
    def narrow(self) -> bool:
        """Whether lines of a kind are asked for, and not words alone."""
        return any((self.party, self.to, self.person, self.issue, self.act, self.days))

    def query(self, page: int = 1) -> str:
        """The address's part behind the question mark that asks the same of another page of the answer."""
        given = [(name, str(getattr(self, name))) for name in FIELDS if getattr(self, name)]
        more = [("order", "newest")] * self.newest + [("page", str(page))] * (page > 1)
        return "?" + urlencode(given + more)

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.narrow)


def read_ask(query: Mapping[str, Sequence[str]]) -> Ask:
    """What the query of an address asks for."""
    given = tuple(query.get(name, ("",))[0].strip() for name in FIELDS)
    page = query.get("page", ("1",))[0]
    newest = query.get("order", ("",))[0] == "newest"
    number = max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    q, party, to, person, issue, act, day = given
    return Ask(q, party, to, person, issue, act, day, newest, number)


def days_of(text: str) -> Interval | None:
    """A day, a month, a year, or a span of them, in figures (2031-05-06) or words of either language; None else."""
    ends = [_days(part) for part in _BETWEEN.split(text.strip(), maxsplit=1)]
    if not text.strip() or None in ends:
        return None
    first, last = ends[0], ends[-1]
    assert first and last
    return Interval(earliest=min(first[0], last[0]), latest=max(first[1], last[1]))


def _days(text: str) -> tuple[date, date] | None:
    iso, spelt = _ISO.fullmatch(text.strip()), _SPELT.fullmatch(text.strip())
    if iso:
        year, month, day = (int(part) if part else 0 for part in iso.groups())
    elif spelt and fold(spelt[2]) in _months():
        year, month, day = int(spelt[3]), _months()[fold(spelt[2])], int(spelt[1] or 0)
    else:
        return None
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
        return first, after - timedelta(days=1)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Names of months in both languages, long and short, folded."""
    names: dict[str, int] = {}
    for code in ("en", "id"):
        for width in ("wide", "abbreviated"):
            months = Locale.parse(code).months["format"][width]
            names |= {fold(name.rstrip(".")): number for number, name in months.items()}
    return names
