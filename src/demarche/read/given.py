"""What the user, a feed or front matter says about a report beside its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
# Codes that feeds and old files use for the same language.
_OLD_CODES = {"in": "id", "ind": "id", "eng": "en", "msa": "ms", "may": "ms", "zsm": "ms"}


@dataclass(frozen=True, slots=True)
class Given:
    """Every field may be empty: then the report itself must tell."""

    url: str = ""
    published: date | None = None
    site: str = ""
    title: str = ""
    lang: str = ""

    def over(self, other: Given) -> Given:
        """These fields, and those of `other` where these are empty."""
        return Given(
            url=self.url or other.url,
            published=self.published or other.published,
            site=self.site or other.site,
            title=self.title or other.title,
            lang=self.lang or other.lang,
        )


def day_of(raw: str) -> date:
    """The day of an ISO stamp as written, in the stamp's own time zone. ValueError says what was wrong."""
    match = _DAY.match(raw)
    if not match:
        raise ValueError(f"published {raw!r} is not a day like 2024-03-31")
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise ValueError(f"published {raw!r} is no day of the calendar") from None


def given_from(row: Mapping[str, object]) -> Given:
    """The known fields of a CSV row or JSON line; ValueError for a bad day or a field that is not text."""
    words: dict[str, str] = {}
    for key in ("url", "published", "site", "title", "lang"):
        value = row.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise ValueError(f"{key} is not text")
        words[key] = " ".join(value.split())
    return Given(
        url=words.get("url", ""),
        published=day_of(words["published"]) if words.get("published") else None,
        site=words.get("site", ""),
        title=words.get("title", ""),
        lang=language_code(words.get("lang", "")),
    )


def language_code(raw: str) -> str:
    """ISO 639-1 where there is one: "id-ID" and "in" are "id"."""
    code = raw.strip().lower().replace("_", "-").split("-")[0]
    return _OLD_CODES.get(code, code)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report is read from and what is given for it.

    `fallback`: given for all reports, for those that have nothing of their own.
    `found`: it lay in a folder, the user did not name it.
    """

    source: str
    given: Given = Given()
    fallback: Given = Given()
    found: bool = False
