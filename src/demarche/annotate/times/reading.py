"""From matches to readings: which of several the place bears out, and what only looks like a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.annotate.times.grammar import Grammar, Match, Reading, Token, tokens
from demarche.annotate.times.schema import TimesFile, Year
from demarche.annotate.times.slashed import is_date, ordered
from demarche.annotate.times.tree import Slots

__all__ = ["Reading", "bare_year", "readings"]

_LAST_CENTURY = 70  # "98" is 1998, "31" is 2031
_NOT_CALENDAR = ("day", "hour", "century")
_ADDRESS = ("://", "www.", "@", ".jpg", ".png", ".htm", ".php", "t.co/", "/p/")


def readings(grammar: Grammar, text: str, folded: str) -> Iterator[Reading]:
    """All expressions of `text` that point at the calendar, in order."""
    return ordered(_readings(grammar, text, folded), text)


def _readings(grammar: Grammar, text: str, folded: str) -> Iterator[Reading]:
    for low, high, last in grammar.windows(text, folded):
        toks = tokens(text, folded, low, high)
        for found in grammar.matches(toks, text, last):
            match = _choose(found, toks, text, grammar.pack)
            if match is None or not _alone(match, toks, grammar.pack.slots.extra.get("besides", ())):
                continue
            if _opens_clause(match, toks, grammar.pack.slots.extra):
                slots = {"weekday": match.slots["weekday"]}
                yield Reading("calendar", 0, slots, toks[match.last - 1][0], toks[match.last - 1][1])
                continue
            # the preposition that vouches for "May", "in March" or "on the 4th" is not part of the date, nor is the
            # comma of "Kuching, 28/7."
            vouched = not match.slots.keys().isdisjoint(("in", "upon", "comma"))
            start, end = toks[match.first + vouched][0], toks[match.last - 1][1]
            if not _in_address(text, start, end):
                yield Reading(match.form.reads, match.form.step, _tidy(match.slots), start, end)


def _choose(found: list[Match], toks: list[Token], text: str, pack: TimesFile) -> Match | None:
    kept = [match for match in found if _stands(match, toks, text) and is_date(match, toks, text, pack.slashed)]
    if not kept or kept[0].form.reads == "none":
        return None
    if kept[0].form.reads == "numeric":
        return _numeric(kept, pack.numeric_order == "ask")
    if len({match.cased for match in kept}) > 1:
        # "Minggu lalu" within a sentence is the Sunday, at its start the week
        want = not _opens_sentence(toks, kept[0].first, text)
        return next(match for match in kept if match.cased == want)
    return next((match for match in kept if "bygone" in match.slots), kept[0])


def _numeric(kept: list[Match], ask: bool) -> Match:
    """Day first or month first: where the numbers allow both and the language has no order, both are kept."""
    day_first = next((match for match in kept if "nmonth2" not in match.slots), None)
    month_first = next((match for match in kept if "nmonth2" in match.slots), None)
    if day_first is None or month_first is None:
        return kept[0]
    if ask and day_first.slots["day"] != month_first.slots["day2"]:
        other = month_first.slots
        day_first.slots.update(ambiguous=1, other_day=other["day2"], other_month=other["nmonth2"])
    return day_first


def _tidy(slots: Slots) -> Slots:
    """One name for each value, however the form found it."""
    tidy = dict(slots)
    if "nmonth2" in tidy:
        tidy["month"], tidy["day"] = tidy.pop("nmonth2"), tidy.pop("day2")
    if "nmonth" in tidy:
        tidy["month"] = tidy.pop("nmonth")
    if "ordinal" in tidy and ("month" in tidy or "upon" in tidy):
        tidy["day"] = tidy.pop("ordinal")
    tidy.pop("upon", None)
    tidy.pop("comma", None)
    if "step" in tidy and tidy.keys() >= {"weekday", "day", "month"}:
        tidy["seen"] = tidy.pop("step")  # "next Monday, March 14"
    if "one_unit" in tidy:
        tidy["unit"], tidy["number"] = tidy.pop("one_unit"), 1
    if "dotted" in tidy:
        tidy["day"], tidy["month"], tidy["year"] = (int(part) for part in str(tidy.pop("dotted")).split("."))
    if "yy" in tidy and "year" not in tidy:
        short = int(tidy.pop("yy"))
        tidy["year"] = short + (2000 if short < _LAST_CENTURY else 1900)
    if "yy" in tidy:
        tidy["year2"] = int(tidy["year"]) // 100 * 100 + int(tidy.pop("yy"))
    return tidy


def _stands(match: Match, toks: list[Token], text: str) -> bool:
    """False for what the words around or inside it show to be no date."""
    slots, reads = match.slots, match.form.reads
    if reads in ("period", "same") and slots.get("unit") in _NOT_CALENDAR and not _one_day(match):
        return False
    if reads == "period" and match.first > 0 and toks[match.first - 1][2][0].isdigit():
        return False  # "1,5 tahun lalu"
    if reads in ("ago", "text") and (slots.get("unit") == "hour" or slots.get("one_unit") == "hour"):
        return False
    if reads == "open" and slots.get("number") == 1 and "rolling" in slots:
        return _digit(toks[match.first : match.last])  # "talks could last a week"
    if reads == "calendar" and _ordered(slots) is False:
        return False
    if match.last - match.first == 1 and slots.keys() == {"month"}:
        return not (match.cased and _before_name(match, toks, text))
    return True


def _opens_clause(match: Match, toks: list[Token], extra: Mapping[str, tuple[str, ...]]) -> bool:
    """ "He said that Monday was fine": not the Monday of a date told before."""
    if match.form.reads != "same" or "that" not in match.slots:
        return False
    before = toks[match.first - 1][2] if match.first else "."
    behind = toks[match.last][2] if match.last < len(toks) else "."
    led = not before[0].isalnum() or before in extra.get("upon", ()) or before in extra.get("in", ())
    return not led and (behind[0].isalnum() or behind in ("'", "’"))


def _alone(match: Match, toks: list[Token], besides: tuple[str, ...]) -> bool:
    """ "on the 25th" in figures, and nothing behind it whose 25th it is: no floor, no anniversary."""
    if "upon" not in match.slots:
        return True
    behind = toks[match.last][2] if match.last < len(toks) else "."
    return toks[match.last - 1][2][0].isdigit() and (behind in besides or not behind[0].isalnum())


def _one_day(match: Match) -> bool:
    return match.form.reads == "same" and match.slots.get("unit") == "day"


def _digit(toks: list[Token]) -> bool:
    return any(low[0].isdigit() for _, _, low in toks)


def _ordered(slots: Slots) -> bool | None:
    """A range runs forward."""
    if "day2" in slots and "month2" not in slots and "weekday2" not in slots:
        return int(slots["day"]) < int(slots["day2"])
    if "year2" in slots:
        return int(slots["year"]) < int(slots["year2"]) <= int(slots["year"]) + 150
    if "yy" in slots and "year" in slots:
        return int(slots["year"]) % 100 < int(slots["yy"])
    return None


def _before_name(match: Match, toks: list[Token], text: str) -> bool:
    """ "April Glass said": a month's name directly before another capital word is a first name."""
    if match.last >= len(toks):
        return False
    start = toks[match.last][0]
    return text[start].isupper() and start - toks[match.last - 1][1] == 1


def _opens_sentence(toks: list[Token], first: int, text: str) -> bool:
    before = text[max(0, toks[first][0] - 60) : toks[first][0]].rstrip(" \t\"“'‘(-–—")
    return not before or before[-1] in ".!?:\n"


def _in_address(text: str, start: int, end: int) -> bool:
    """Part of a link, a file name or a longer number."""
    left, right = start, end
    while left > 0 and not text[left - 1].isspace() and start - left < 80:
        left -= 1
    while right < len(text) and not text[right].isspace() and right - end < 80:
        right += 1
    run = text[left:right]
    if any(mark in run for mark in _ADDRESS):
        return True
    glued = text[start - 1 : start] in ("_", "-", "/") and start - left > 1 and text[start].isdigit()
    return glued or (text[end : end + 1] in ("_", "-") and text[end + 1 : end + 2].isdigit())


def bare_year(reading: Reading, text: str, folded: str, words: Year) -> bool:
    """A number standing alone that a year would be, and that is none: counts, sums, numbers of things."""
    if reading.slots.keys() != {"year"} or reading.end - reading.start != 4:
        return False
    before = folded[max(0, reading.start - 24) : reading.start].rstrip(" .(")
    after = folded[reading.end : reading.end + 24].lstrip(" ")
    if reading.number("year") < 1900 and not before.endswith((" in", "tahun", "pada", "since", "sejak")):
        return True
    return any(_ends(before, word) for word in words.not_after) or any(
        _begins(after, word) for word in words.not_before
    )


def _ends(before: str, word: str) -> bool:
    return before.endswith(word) and not (word[0].isalpha() and before[: -len(word)][-1:].isalnum())


def _begins(after: str, word: str) -> bool:
    return after.startswith(word) and not (word[-1].isalpha() and after[len(word) :][:1].isalnum())
