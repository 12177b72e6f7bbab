"""Signs that two places of two reports tell of one thing, whatever is told: each a word for `weights`."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Protocol

from demarche.link.sense.lines import Line
from demarche.link.sense.setting import Setting
from demarche.model import Document

FOUR = (1, 2, 3, 5, 8)
DAYS = (0, 1, 2, 4, 8, 12, 20)
PARTS = (0, 0.2, 0.4, 0.6)
WORDS, GAPS, SHARES = (0, 1, 2, 3, 4, 6), (0, 1, 2, 4, 8), (0, 0.15, 0.3, 0.45, 0.6)
"""Steps of the words that two sentences share, of the days between the reports, and of the part of the shorter's words
that both have."""
RANKS = (0, 1, 3)
"""Steps of how many share more."""
NEAR = 4
"""Words beside both of which more tell nothing more."""

Signs = set[str]


class Place(Protocol):
    """first, day: between which its report was published, as numbers, 0 where not known."""

    @property
    def document(self) -> Document: ...
    @property
    def story(self) -> str: ...
    @property
    def setting(self) -> Setting: ...
    @property
    def near(self) -> Line: ...
    @property
    def whole(self) -> Line: ...
    @property
    def meetings(self) -> frozenset[str]: ...
    @property
    def first(self) -> int: ...
    @property
    def day(self) -> int: ...


def upto(value: float, steps: tuple[float, ...]) -> str:
    """The first step that is no less; "more" beyond the last."""
    return _names(steps)[bisect_left(steps, value)]


@lru_cache(maxsize=64)
def _names(steps: tuple[float, ...]) -> tuple[str, ...]:
    return (*(f"{step:g}" for step in steps), "more")


def apart(one: Place, other: Place) -> int:
    """Days between the two reports, the fewest that are possible; 0 also where a day is not known."""
    known = one.day and other.day
    return max(0, max(one.first, other.first) - min(one.day, other.day)) if known else 0


def common_signs(one: Place, other: Place) -> Signs:
    """Words, parties, meetings and days of the reports."""
    return _words(one, other) | _sides(one, other) | _reports(one, other)


def _words(one: Place, other: Place) -> Signs:
    tongue = "" if one.document.lang == other.document.lang else "other tongue, "
    near, whole = one.near.met(other.near), one.whole.met(other.whole)
    part = near / max(1, min(len(one.near.gist), len(other.near.gist)))
    signs = {
        f"{tongue}words beside {min(NEAR, near)}",
        f"{tongue}words {upto(whole, FOUR)}",
        f"{tongue}part of words beside {upto(round(part, 6), PARTS)}",
    }
    return signs | {"other tongue"} if tongue else signs


def _sides(one: Place, other: Place) -> Signs:
    first, second = one.setting, other.setting
    both = len(first.parties & second.parties)
    told = str(min(2, both)) if both else "apart" if first.parties and second.parties else "open"
    signs = {f"parties {told}"}
    return signs | {"same parties"} if both and first.parties == second.parties else signs


def _reports(one: Place, other: Place) -> Signs:
    days = upto(apart(one, other), DAYS) if one.day and other.day else "open"
    signs = {f"reports apart {days}"}
    if one.meetings & other.meetings:
        signs.add("one meeting")
    elif one.meetings and other.meetings:
        signs.add("two meetings")
    elif one.meetings or other.meetings:
        signs.add("meeting beside one")
    return signs | {"one story"} if one.story == other.story else signs
