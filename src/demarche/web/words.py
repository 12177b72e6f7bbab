"""The interface's own words, in each language that has a file in `words/`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import msgspec
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from demarche.errors import UsageError
from demarche.lang.load import load_file
from demarche.web.rows import Interval

HOME = Path(__file__).parent / "words"


class Plural(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`one` only where the language has a singular of its own; the slot {n} takes the number."""

    other: str
    one: str = ""


class WordsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """words/CODE.toml. `names` holds what each code of the record is called, one table a field."""

    code: str
    name: str
    ui: dict[str, str]
    count: dict[str, Plural]
    names: dict[str, dict[str, str]]
    articles: dict[str, tuple[str, ...]] = {}
    """The parties that take an article within a sentence, by the article."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the interface languages, sorted."""
    return tuple(sorted(path.stem for path in HOME.glob("*.toml")))


@lru_cache(maxsize=8)
def tongue(code: str) -> Tongue:
    """The interface language `code`. Raises UsageError where there is none."""
    if code not in languages():
        known = ", ".join(languages())
        raise UsageError(f"{code}: the pages do not speak this language; choose one of {known}")
    return Tongue(load_file(HOME / f"{code}.toml", WordsFile))


class Tongue:
    """One interface language: `ui` and `say` for sentences, `name` for codes, `day` for dates."""

    def __init__(self, file: WordsFile) -> None:
        self.code = file.code
        self.own_name = file.name
        self._file = file
        self._locale = Locale.parse(file.code)
        self._days: dict[tuple[date, str], str] = {}
        self._articles = {code: f"{word} " for word, codes in file.articles.items() for code in codes}

    def ui(self, key: str) -> str:
        return self._file.ui[key]

    def say(self, key: str, **slots: object) -> Markup:
        """The sentence `key` with its slots filled; what fills them is escaped unless it is Markup."""
        return Markup(self._file.ui[key]).format(**slots)

    def fill(self, key: str, **slots: object) -> str:
        """As `say`, for places where text is text and not HTML: titles of marks."""
        return self._file.ui[key].format(**slots)

    def count(self, key: str, n: int, what: str = "") -> str:
        """`n` of the things that `key` names; {what} takes what they are of, where the words have that slot."""
        return self._plural(key, n).format(n=self.number(n), what=what)

    def pattern(self, key: str) -> str:
        """The wordings of a count for a script, with {n}: of one, a bar, of others."""
        plural = self._file.count[key]
        return f"{plural.one or plural.other}|{plural.other}"

    def codes(self, group: str) -> list[str]:
        """The codes that the table `group` names."""
        return list(self._file.names.get(group, ()))

    def tell(self, key: str, n: int, **slots: object) -> Markup:
        """The sentence `key` of the table of counts, as it is for `n`, with its slots filled as by `say`."""
        return Markup(self._plural(key, n)).format(n=self.number(n), **slots)

    def _plural(self, key: str, n: int) -> str:
        plural = self._file.count[key]
        return plural.one if n == 1 and plural.one else plural.other

    def article(self, party: str) -> str:
        """What stands before the name of a party within a sentence, with the space after it; "" where nothing does."""
        return self._articles.get(party, "")

    def name(self, group: str, code: str) -> str:
        """What `code` of the table `group` is called; the code in plain words where the file has none."""
        return self._file.names.get(group, {}).get(code) or code.replace("_", " ")

    def language(self, code: str) -> str:
        return str(self._locale.languages.get(code) or code or self.ui("unknown"))

    def number(self, n: int) -> str:
        return format_decimal(n, locale=self._locale)

    def percent(self, share: float) -> str:
        return format_percent(share, locale=self._locale)

    def on_day(self, day: date) -> str:
        return self._format(day, "d MMM y")

    def day(self, when: Interval) -> str:
        """An interval in words: a day, a month, a year, two days, or that it is not known."""
        first, last = when.earliest, when.latest
        if first is None or last is None:
            return self._half_open(first, last)
        if first == last:
            return self.on_day(first)
        if first.day == 1 and (last + timedelta(days=1)).day == 1:
            if (first.year, first.month) == (last.year, last.month):
                return self.month(first)
            if first.year == last.year and (first.month, last.month) == (1, 12):
                return str(first.year)
        return f"{self._short(first, last)} – {self.on_day(last)}"

    def month(self, day: date) -> str:
        return self._format(day, "MMMM y")

    def spelt(self, day: date, pattern: str) -> str:
        """A day by a pattern of CLDR, such as EEEE for its weekday."""
        return self._format(day, pattern)

    def listed(self, items: list[Markup]) -> Markup:
        """Items as the language lists them: a, b and c."""
        if len(items) < 2:
            return Markup("").join(items)
        key = "and_two" if len(items) == 2 else "and_more"
        return self.say(key, rest=Markup(", ").join(items[:-1]), last=items[-1])

    def together(self, items: list[str]) -> str:
        """As `listed`, for plain text."""
        if len(items) < 2:
            return "".join(items)
        return self.fill("and_two" if len(items) == 2 else "and_more", rest=", ".join(items[:-1]), last=items[-1])

    def _half_open(self, first: date | None, last: date | None) -> str:
        if first is not None:
            return self.fill("since", day=self.on_day(first))
        if last is not None:
            return self.fill("until", day=self.on_day(last))
        return self.ui("day_unknown")

    def _short(self, first: date, last: date) -> str:
        if (first.year, first.month) == (last.year, last.month):
            return str(first.day)
        pattern = "d MMM" if first.year == last.year else "d MMM y"
        return self._format(first, pattern)

    def _format(self, day: date, pattern: str) -> str:
        """A day by a CLDR pattern, each looked up once: a page names the same few days over and over."""
        known = self._days.get((day, pattern))
        if known is None:
            known = self._days[day, pattern] = format_date(day, pattern, locale=self._locale)
        return known
