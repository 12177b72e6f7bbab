"""Acts that show a stance: who holds what on which issue, from which day, in whose words. Pure functions over lines.

A stance is read from an act (`STANCE`); an offer, promise or acceptance with a condition is `conditional`, and so is a
demand or refusal that holds on a condition alone ("will sign only if"). What the condition asks of the other side is a
demand on the issues of its own words. A warning with a red line refuses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.record.bargain import Terms, is_bound, is_limit, rank, terms
from demarche.record.lines import Line

STANCE = {
    "demand": "demands",
    "offer": "offers",
    "promise": "offers",
    "accept": "accepts",
    "agree": "accepts",
    "concede": "accepts",
    "reject": "rejects",
    "threaten": "threatens",
}
SOFTENED = frozenset({"offers", "accepts"})
"""Stances that any condition makes conditional; a threat stays what it is."""
BOUND = frozenset({"demands", "rejects"})
"""Stances that an exclusive condition ("only if") makes conditional."""
WARNED, PRAISED, PROMISED = "warn", "praise", "promise"
SHOWN = frozenset({*STANCE, WARNED, PRAISED})
SILENT = "no day stands beside the words"
"""How the reason of a day begins that is only the day of the report."""
OPENING, OLD_NEWS = 700, 3
"""Code points in which a report names the day of its news; days by which that is older than the report."""
LEAD = 250
"""Code points at the beginning of a report, where its news stands."""
BEHIND = 40
"""Code points between an offer and the condition it is told with."""
STAMP = re.compile(r"\d \w+ \d{4}$|\w \d+, \d{4}$")
"""A whole date, as stands beside a place at the head of a report."""
WIDE = 31
"""Days. A publication interval longer than this tells no day that a stance could be held from."""


@dataclass(frozen=True, slots=True)
class Words:
    """A span of a document with its text."""

    act: str
    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Showing:
    """One act that shows a stance.

    day: ISO day by which it was held, "" where not known; dated: words of the report tell it. own: the party's own
    words, or the report tells the act; else somebody else says so. fresh: news of the report, as what a person says,
    what stands word for word, and what it begins with. weak: praise of what another offers, which answers it if
    nothing else does. published: ISO day of the report, "" where not known. claim: of the utterance, across reports.
    speaker: person id, name or ""; title: how the report calls the speaker. since: the first day on which it may have
    been, where the words tell several. silent: the report names no day of its news.
    """

    act: str
    party: str
    issue: str
    stance: str
    to: tuple[str, ...]
    day: str
    origin: str
    document: str
    start: int
    text: str
    own: bool = True
    dated: bool = True
    fresh: bool = True
    speaker: str = ""
    title: str = ""
    red: Words | None = None
    asked: Words | None = None
    weak: bool = False
    published: str = ""
    story: str = ""
    claim: str = ""
    since: str = ""
    silent: bool = False


def showings(lines: Mapping[str, Iterable[Line]]) -> list[Showing]:
    """Every act of a known party on a known issue that shows a stance.

    lines: documents, statements, acts; where they are known claims, by which one utterance is told from two, and dates,
    by which the day of the news is known.
    """
    claims = {said: str(line["id"]) for line in lines.get("claims", ()) for said in _strings(line["statements"])}
    reports = {str(line["id"]): line for line in lines["documents"]}
    said = {str(line["id"]): line for line in lines["statements"]}
    around = _Around(said.values())
    ties = [*_ties(reports, said, claims), *_plans(lines.get("meetings", ()))]
    reports = _anchored(reports, ties)
    news = _news(reports, lines.get("dates", ()), ties)
    acts = [act for act in lines["acts"] if act["act"] in SHOWN and act["by"]]
    asked = _conditions(acts, reports)
    found: list[Showing] = []
    for act in acts:
        if act["issues"]:
            statement, report = said.get(str(act["statement"])), reports[str(act["document"])]
            known = _Known(
                report, around, asked.get(str(act["id"])), claims.get(str(act["statement"]), ""),
                *news[str(act["document"])],
            )  # fmt: skip
            found += _shown(act, statement, known)
    return found


def _anchored(reports: Mapping[str, Line], ties: Sequence[tuple[str, str, str]]) -> dict[str, Line]:
    """Reports without a day get the first day of their story, else the last of those on which others first told what
    they tell: a report is no older than the youngest words that it shares."""
    days = {name: _published(line) for name, line in reports.items()}
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, name, key in ties:
        if days.get(name):
            first[kind, key] = min((days[name], name), first.get((kind, key), ("9", "")))
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for kind, name, key in ties:
        if name in days and not days[name] and (kind, key) in first:
            found[name][kind] = max(first[kind, key], found[name].get(kind, ("", "")))
    moved = {name: told.get("story") or max(told.values()) for name, told in found.items()}
    return {
        name: {**line, "published": {"earliest": moved[name][0], "latest": moved[name][0]}, "beside": moved[name][1]}
        if name in moved
        else line
        for name, line in reports.items()
    }


def _ties(
    reports: Mapping[str, Line], said: Mapping[str, Line], claims: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """(story or claim, report, id of the story or claim)."""
    yield from (("story", name, str(line["story"])) for name, line in reports.items() if line["story"])
    yield from (("claim", str(said[one]["document"]), claim) for one, claim in claims.items() if one in said)


def _plans(meetings: Iterable[Line]) -> Iterator[tuple[str, str, str]]:
    """Reports that tell of one meeting as planned."""
    for line in meetings:
        evidence = line.get("evidence", ())
        assert isinstance(evidence, list | tuple)
        yield from (("plan", str(at["document"]), str(line["id"])) for at in evidence if at["status"] == "planned")


def _conditions(acts: Iterable[Line], reports: Mapping[str, Line]) -> dict[str, Words]:
    """What an act by the same party just behind an offer asks on condition ("but only if ..."), by the offer's id."""
    found: dict[str, Words] = {}
    offer: Line | None = None
    for act in acts:
        if STANCE.get(str(act["act"])) in SOFTENED:
            offer = act
        elif offer is not None and act["act"] == "demand" and not act["statement"] and act.get("cue"):
            near = 0 <= _int(act["start"]) - _int(offer.get("end")) <= BEHIND
            same = (act["document"], act["by"]) == (offer["document"], offer["by"])
            if near and same and is_bound(f"{act['cue']} ", str(reports[str(act["document"])].get("lang", ""))):
                at = _int(act["start"]), _int(act.get("end"))
                found[str(offer["id"])] = Words(str(act["id"]), str(act["document"]), *at, str(act.get("text", "")))
    return found


def members(code: str) -> tuple[str, ...]:
    """The parties of a joint code: "DEU+FRA" is two."""
    return tuple(part for part in code.split("+") if part)


class _Around:
    """Which statements stand around a place: who is heard there."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, statements: Iterable[Line]) -> None:
        spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for line in statements:
            at = _int(line.get("start")), _int(line.get("end")), str(line.get("speaker_party", ""))
            spans[str(line.get("document", ""))].append(at)
        self._spans = {name: sorted(group) for name, group in spans.items()}
        self._starts = {name: [start for start, _, _ in group] for name, group in self._spans.items()}

    def voice(self, act: Line) -> str | None:
        """The party of the innermost statement that holds the act; None where the report itself tells it."""
        name, start, end = str(act["document"]), _int(act["start"]), _int(act.get("end"))
        last = bisect_right(self._starts.get(name, ()), start)
        for _, stop, party in reversed(self._spans.get(name, [])[:last]):
            if end <= stop:
                return party
        return None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known around an act: its report, who is heard there, what it asks on condition, its claim, the day of
    the news."""

    report: Line
    around: _Around
    asked: Words | None
    claim: str
    news: str
    silent: bool


def _shown(act: Line, statement: Line | None, known: _Known) -> Iterator[Showing]:
    report = known.report
    words, lang = str(act.get("text", "")), str(report.get("lang", ""))
    told = terms(words, lang)
    stance = "conditional" if known.asked else _stance(act, statement, told, lang)
    if not stance:
        return
    day, dated, since = ("", False, "") if told.back else _day(act, statement, known.news, _published(report))
    voice = str(statement.get("speaker_party", act["by"])) if statement else known.around.voice(act)
    parties, heard = members(str(act["by"])), frozenset(members(voice or ""))
    joint = act["act"] == "agree" and len(parties) > 1 and bool(heard)
    terms_of = known.asked or _condition(act, statement) or _words(act, told.asked)
    bargained = _bargained(act, statement, stance) if statement else ()
    for party in parties:
        own = voice is None or party in heard or joint
        name, title = _speaker(statement) if statement and party in heard else ("", "")
        for issue, shows in (*((issue, stance) for issue in _strings(act["issues"])), *bargained):
            yield Showing(
                str(act["id"]), party, issue, shows, tuple(one for one in members(str(act["to"])) if one != party), day,
                str(act.get("origin") or report["story"] or report["id"]),
                str(act["document"]), _int(act["start"]), words, own, dated,
                bool(title) or _int(act["start"]) < LEAD or bool(statement and statement.get("kind") == "direct"),
                name, title,
                _words(act, told.red), terms_of if shows == stance == "conditional" else None,
                act["act"] == PRAISED, _published(report), str(report["story"] or report["id"]),
                known.claim, since, known.silent,
            )  # fmt: skip


def _stance(act: Line, statement: Line | None, told: Terms, lang: str) -> str:
    stance = STANCE.get(str(act["act"]), "")
    if act["act"] == PROMISED and statement is None:
        return ""  # what a report says will be done: no offer to anybody
    if act["act"] == PRAISED:
        return "accepts" if told.proposal else ""
    if not stance:
        return "rejects" if told.red else ""
    if stance in SOFTENED and told.weighing:
        return ""
    condition = _condition(act, statement)
    if stance in SOFTENED and (told.asked or told.only or (condition and not is_limit(condition.text, lang))):
        return "conditional"
    bound = told.only or (condition is not None and is_bound(condition.text, lang))
    return "conditional" if stance in BOUND and bound and _yields(act, statement) else stance


def _yields(act: Line, statement: Line | None) -> bool:
    """Is the act the whole of what its statement says? A clause among others keeps its own sense."""
    if statement is None:
        return True
    return (act["start"], act.get("end")) == (statement.get("start"), statement.get("end"))


def _bargained(act: Line, statement: Line, stance: str) -> tuple[tuple[str, str], ...]:
    """Issues that the condition alone names: something is asked there."""
    if stance != "conditional":
        return ()
    main = set(_strings(act["issues"]))
    return tuple((issue, "demands") for issue in _strings(statement.get("issues")) if issue not in main)


def _condition(act: Line, statement: Line | None) -> Words | None:
    """The if-clause of what was said; of a statement without its words, the place alone."""
    condition = statement["condition"] if statement else None
    if not isinstance(condition, dict) or statement is None:
        return None
    start, end, base = _int(condition["start"]), _int(condition["end"]), _int(statement.get("start"))
    text = str(statement.get("quote", ""))[max(0, start - base) : max(0, end - base)]
    return Words(str(act["id"]), str(act["document"]), start, end, text)


def _words(act: Line, span: tuple[int, int] | None) -> Words | None:
    if span is None:
        return None
    start, end = span
    base = _int(act["start"])
    return Words(str(act["id"]), str(act["document"]), base + start, base + end, str(act["text"])[start:end])


def _speaker(statement: Line) -> tuple[str, str]:
    """(who, title): a person's id or the words for one, with the title at that place; empty for the party itself."""
    words = str(statement.get("speaker_text") or statement.get("speaker") or "")
    if statement.get("speaker_id"):
        return str(statement["speaker_id"]), words
    return (words, words) if rank(words) else ("", "")


def _day(act: Line, statement: Line | None, news: str, printed: str) -> tuple[str, bool, str]:
    """The day, and whether words beside the act tell it: of the act, of its statement, else of the news; of days the
    last."""
    for line in (act, statement):
        when = (line or {}).get("date")
        if isinstance(when, dict) and when["earliest"] and when["latest"]:
            told = not str(when.get("why", "")).startswith(SILENT)
            ahead = bool(printed) and str(when["latest"]) > printed  # the day of what is asked
            named = statement is not None and bool(statement.get("speaker_id"))
            wide = named and _days(str(when["earliest"]), str(when["latest"])) > WIDE  # a year somebody speaks of
            if told and not ahead and not wide:
                return str(when["latest"]), True, str(when["earliest"])
    return news, False, news


def _news(
    reports: Mapping[str, Line], dates: Iterable[Line], ties: Sequence[tuple[str, str, str]]
) -> dict[str, tuple[str, bool]]:
    """By report, the day that its first words name, where that is the day of publication or shortly before. A stamp
    ("Oslo, May 3, 2015") names none where another day follows; a copy tells the news of its story."""
    first: dict[str, tuple[bool, int, str]] = {}
    for line in dates:
        name, at = str(line["document"]), _int(line["start"])
        day = str(line["earliest"] or "")
        if not day or day != line["latest"] or at > OPENING or name not in reports:
            continue
        printed = _published(reports[name])
        if printed and 0 <= _days(day, printed) <= OLD_NEWS:
            found = day == printed and bool(STAMP.search(str(line["text"]))), at, day
            first[name] = min(found, first.get(name, found))
    named = {name: day for name, (_, _, day) in first.items()}
    days = {
        name: named.get(name) or named.get(str(line.get("beside"))) or _published(line)
        for name, line in reports.items()
    }
    earliest: dict[str, str] = {}
    for kind, name, key in ties:
        if kind == "story" and days[name]:
            earliest[key] = min(days[name], earliest.get(key, days[name]))
    told = {name for name, (stamp, _, _) in first.items() if not stamp}
    return {
        name: (earliest.get(str(line["story"]), "") or days[name], name not in told) for name, line in reports.items()
    }


def _published(report: Line) -> str:
    when = report["published"]
    assert isinstance(when, dict)
    first, last = str(when["earliest"] or ""), str(when["latest"] or "")
    return last if first and last and _days(first, last) <= WIDE else ""


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
