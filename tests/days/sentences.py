"""Sentences with the days that they truly mean, and what the program makes of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from demarche.annotate import Scheme, annotate
from demarche.days.overlay import settled
from demarche.link import link
from demarche.model import Document, When

HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` with <...> around the expression; day: what it truly means; within: the days that can be proven."""

    lang: str
    text: str
    day: date
    within: tuple[date, date]
    published: date | None

    @property
    def plain(self) -> str:
        return self.text.replace("<", "").replace(">", "")

    def inside(self, when: When) -> bool:
        """The true day is not excluded."""
        return (when.earliest or self.day) <= self.day <= (when.latest or self.day)

    def tight(self, when: When) -> bool:
        """It is no wider than what can be proven."""
        first, last = self.within
        return bool(when.earliest and when.latest and first <= when.earliest and when.latest <= last)


def sentences(folder: str) -> Iterator[Sentence]:
    """Of both languages, as `folder` lists them."""
    for lang in ("en", "id"):
        listed = tomllib.loads((HOME / folder / f"{lang}.toml").read_text(encoding="utf-8"))
        for group in listed["told"]:
            low, _, high = group.get("within", f"{group['day']}/{group['day']}").partition("/")
            within = date.fromisoformat(low), date.fromisoformat(high)
            published = None if group.get("dateless") else listed["published"]
            yield from (Sentence(lang, text, group["day"], within, published) for text in group["of"])


def read(one: Sentence) -> When:
    """The days that a whole reading of a report with these words alone gives the expression; open where it is none."""
    report = Document("d", one.plain, ("d.txt",), lang=one.lang, covered=True, given=one.published)
    document = annotate(report, Scheme())
    for days in link([document]).days:
        document = settled(document, days)
    start, end = one.text.index("<"), one.text.index(">") - 1
    found = [mark.when for mark in document.times if mark.start < end and start < mark.end]
    return found[0] if found else When()
