"""Acts that show a stance: who holds what on which issue, from which day, in whose words. Pure functions over lines.

A stance is read from an act (`STANCE`); an offer, promise or acceptance with a condition is `conditional`, and so is a
demand or refusal that holds on a condition alone ("will sign only if"). What the condition asks of the other side is a
demand on the issues of its own words. A warning with a red line refuses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from demarche.record.bargain import Terms, leaves_out, rank, renews, terms
from demarche.record.lines import Line
from demarche.record.showings.days import WIDE, News, anchored, apart, before, news_of, planned_days, plans_of, ties_of
from demarche.record.showings.showing import Showing, Told, Words, number, strings
from demarche.record.showings.stance import (
    GIVEN,
    PRAISED,
    SHOWN,
    bargained,
    condition_of,
    conditions,
    mutual,
    opposed,
    stance_of,
    words_at,
)

__all__ = ["SHOWN", "WIDE", "Showing", "Words", "members", "showings"]

SILENT = "no day stands beside the words"
"""How the reason of a day begins that is only the day of the report."""
BACK = "the words look back"
"""How the reason begins where the words tell of an earlier day that they do not name."""
WEEKS = 20
"""Days: an interval longer than this is a month or a year."""
TRAIL = 60
"""Code points behind an act in which a date may still belong to what it speaks of."""
OPENING = 40
"""Code points of an act in which a word may say that it is done again."""
UNSIDED = frozenset({"unnamed", "outlet"})
"""Voices that stand for no side, and tell as the report does."""
LEAD = 250
"""Code points at the beginning of a report, where its news stands."""


def showings(lines: Mapping[str, Iterable[Line]]) -> list[Showing]:
    """Every act of a known party on a known issue that shows a stance.

    lines: documents, statements, acts; where they are known claims, by which one utterance is told from two, dates, by
    which the day of the news is known, and meetings, whose plans place a report without a day.
    """
    claims = {said: str(line["id"]) for line in lines.get("claims", ()) for said in strings(line["statements"])}
    reports = {str(line["id"]): line for line in lines["documents"]}
    said = {str(line["id"]): line for line in lines["statements"]}
    around = Around(said.values())
    meetings = list(lines.get("meetings", ()))
    ties = [*ties_of(reports, said, claims), *plans_of(meetings)]
    reports = anchored(reports, ties)
    news = news_of(reports, lines.get("dates", ()), ties, planned_days(meetings))
    acts = [act for act in lines["acts"] if act["act"] in SHOWN and act["by"]]
    asked = conditions(acts, reports)
    wide = _wide(lines.get("dates", ()))
    facing = opposed(acts)
    groups = frozenset(by for act in acts if (by := str(act["by"])) not in facing and _one_side(act, members(by)))
    again = retold(lines.get("claims", ()), said, reports, news)
    found: list[Showing] = []
    for act in acts:
        if act["issues"] or act["act"] in GIVEN:  # an offer may name in its terms alone what it is about
            statement, report = said.get(str(act["statement"])), reports[str(act["document"])]
            known = _Known(
                report, around, asked.get(str(act["id"])), claims.get(str(act["statement"]), ""),
                news[str(act["document"])], again, groups, facing, wide.get(str(act["document"]), ()),
            )  # fmt: skip
            found += _shown(act, statement, known)
    return _whole(found)


def _whole(shown: Sequence[Showing]) -> list[Showing]:
    """Without what an offer asks in return on its own issue: that is a part of the offer."""
    bound: dict[tuple[str, str, str], list[Words]] = defaultdict(list)
    for one in shown:
        if one.asked is not None:
            bound[one.document, one.party, one.issue].append(one.asked)

    def part(one: Showing) -> bool:
        within = bound.get((one.document, one.party, one.issue), ())
        return one.stance == "demands" and any(words.start <= one.start < words.end for words in within)

    return [one for one in shown if not part(one)] if bound else list(shown)


def retold(
    claims: Iterable[Line], said: Mapping[str, Line], reports: Mapping[str, Line], news: Mapping[str, News]
) -> dict[str, tuple[Told, ...]]:
    """By claim of two or more statements, where each is told."""
    found = {}
    for line in claims:
        told = [(str(said[one]["document"]), said[one]) for one in strings(line["statements"]) if one in said]
        if len(told) > 1:
            found[str(line["id"])] = tuple(_told(one, reports[name], news[name].printed) for name, one in told)
    return found


def _told(line: Line, report: Line, printed: str) -> Told:
    home = str(report["story"] or report["id"])
    return Told(str(line["document"]), str(line.get("origin") or home), home, printed)


@lru_cache(maxsize=4096)
def members(code: str) -> tuple[str, ...]:
    """The parties of a joint code: "DEU+FRA" is two."""
    return tuple(part for part in code.split("+") if part)


def _one_side(act: Line, parties: Sequence[str]) -> bool:
    """Do they put it to others together? What they agree on among themselves is no stance of a group."""
    to = members(str(act["to"]))
    return act["act"] != "agree" and bool(to) and not set(parties) & set(to)


class Around:
    """Which statements stand around a place: who is heard there."""

    __slots__ = ("_lines", "_spans")

    def __init__(self, statements: Iterable[Line]) -> None:
        self._lines: dict[str, list[Line]] = defaultdict(list)
        self._spans: dict[str, list[tuple[int, int, str]]] = {}
        for line in statements:
            self._lines[str(line.get("document", ""))].append(line)

    def voice(self, act: Line) -> str | None:
        """The party of the innermost statement that holds the act; None where the report itself tells it."""
        name, start, end = str(act["document"]), number(act["start"]), number(act.get("end"))
        spans = self._spans.get(name)
        if spans is None:  # few reports have acts outside of statements
            spans = self._spans[name] = sorted(
                (number(line.get("start")), number(line.get("end")), str(line.get("speaker_party", "")))
                for line in self._lines.get(name, ())
            )
        last = bisect_right(spans, start, key=lambda span: span[0])
        for _, stop, party in reversed(spans[:last]):
            if end <= stop:
                return party
        return None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known around an act: its report, who is heard there, what it asks on condition, its claim, the day of
    the news. groups: the joint codes of those that somewhere put something to others together; facing: of those that
    stand against each other. wide: the dates of the report that are months or years."""

    report: Line
    around: Around
    asked: Words | None
    claim: str
    news: News
    again: Mapping[str, tuple[Told, ...]]
    groups: frozenset[str]
    facing: frozenset[str]
    wide: Sequence[Line] = ()


def _shown(act: Line, statement: Line | None, known: _Known) -> Iterator[Showing]:
    report = known.report
    words, lang = str(act.get("text", "")), str(report.get("lang", ""))
    told = terms(words, lang)
    stance = "conditional" if known.asked else stance_of(act, statement, told, lang)
    if not stance:
        return
    day, dated, since = ("", False, "") if told.back else _day(act, statement, known)
    recalled = bool(day) and _looks_back(act, statement)
    if recalled:
        day, dated, since = before(known.news.day), False, ""
    voice = str(statement.get("speaker_party", act["by"])) if statement else known.around.voice(act)
    where, to = _told(act, report, known.news.printed), members(str(act["to"]))
    parties, heard = members(str(act["by"])), frozenset(members(voice or ""))
    several = ""
    joint = bool(heard) and ((act["act"] == "agree" and len(parties) > 1) or mutual(act))
    if (
        len(parties) > 1
        and act["by"] not in known.facing
        and (_one_side(act, parties) or (not act["to"] and act["by"] in known.groups))
    ):
        several = str(act["by"])
        parties = (*parties, several)
    terms_of = known.asked or condition_of(act, statement) or words_at(act, told.asked)
    refused = terms_of is not None and leaves_out(terms_of.text, lang)
    again = renews(f"{act.get('cue', '')} {words[:OPENING]}", lang)
    asked_beside = bargained(act, statement, stance, refused) if statement else ()
    for party in parties:
        own = voice is None or not heard.isdisjoint(members(party)) or joint or _unsided(statement, heard)
        name, title = _speaker(statement) if statement and party in heard else ("", "")
        for issue, shows in (*((issue, stance) for issue in strings(act["issues"])), *asked_beside):
            yield Showing(
                str(act["id"]), party, issue, shows, tuple(one for one in to if one not in members(party)), day,
                where.origin, where.document, number(act["start"]), words, own, dated,
                not recalled and (bool(title) or number(act["start"]) < LEAD or _direct(statement)),
                name, title,
                words_at(act, told.red), terms_of if shows == stance == "conditional" else None,
                act["act"] == PRAISED, where.published, where.story,
                known.claim, since, known.news.silent, recalled,
                _of_contact(act, told) and shows != "conditional", known.news.after and not dated and bool(day),
                known.again.get(known.claim, ()), bool(act.get("lent")), bool(several) and party != several,
                again, _direct(statement) and not told.proposal, act["act"] == "agree" and mutual(act),
            )  # fmt: skip


def _of_contact(act: Line, told: Terms) -> bool:
    """Is it only a word on meeting or talking on? "agreed on the corridor in a second round": it names its issue first,
    and says where that was."""
    return told.contact and (told.opens or bool(act.get("lent")))


def _unsided(statement: Line | None, heard: frozenset[str]) -> bool:
    """Is it told by a source of no side and without a name ("officials said"), as a report would tell it?"""
    return statement is not None and not heard and statement.get("voice") in UNSIDED


def _direct(statement: Line | None) -> bool:
    return statement is not None and statement.get("kind") == "direct"


def _looks_back(*lines: Line | None) -> bool:
    """Do the words beside the act ("had demanded") say that it was before what the report tells?"""
    dates = [line["date"] for line in lines if line is not None and "date" in line]
    return any(isinstance(when, dict) and str(when.get("why", "")).startswith(BACK) for when in dates)


def _speaker(statement: Line) -> tuple[str, str]:
    """(who, title): a person's id or the words for one, with the title at that place; empty for the party itself."""
    words = str(statement.get("speaker_text") or statement.get("speaker") or "")
    if statement.get("speaker_id"):
        return str(statement["speaker_id"]), words
    return (words, words) if rank(words) else ("", "")


def _wide(dates: Iterable[Line]) -> Mapping[str, Sequence[Line]]:
    """By report the dates of more than some weeks: a month, a year."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in dates:
        if line["earliest"] and line["latest"] and apart(str(line["earliest"]), str(line["latest"])) > WEEKS:
            found[str(line["document"])].append(line)
    return found


def _of_a_thing(act: Line, day: tuple[str, str], wide: Sequence[Line]) -> bool:
    """ "the June draft", "the road, which it closed in May": a month that tells what is meant dates no stance."""
    start, end = number(act["start"]), number(act.get("end"))
    return any((str(line["earliest"]), str(line["latest"])) == day and start < number(line["start"]) for line in wide
               if number(line["start"]) - end <= TRAIL)  # fmt: skip


def _latest(known: _Known) -> str:
    """The last day on which a report can tell something as done: that of its news where its own is not known."""
    when = known.report["published"]
    sure = isinstance(when, dict) and when["earliest"] == when["latest"]
    return known.news.printed if sure or known.news.silent or known.news.after else known.news.day


def _day(act: Line, statement: Line | None, known: _Known) -> tuple[str, bool, str]:
    """The last day, whether words beside the act tell it, and the first day: of the act, of its statement, else of
    the news."""
    news = known.news
    for line in (act, statement):
        when = (line or {}).get("date")
        if isinstance(when, dict) and when["earliest"] and when["latest"]:
            span = str(when["earliest"]), str(when["latest"])
            told = not str(when.get("why", "")).startswith(SILENT)
            ahead = bool(news.printed) and span[1] > _latest(known)  # the day of what is asked
            named = statement is not None and bool(statement.get("speaker_id"))
            wide = named and apart(*span) > WIDE  # a year somebody speaks of
            if told and not ahead and not wide and not _of_a_thing(act, span, known.wide):
                return span[1], True, span[0]
    return news.day, False, news.since
