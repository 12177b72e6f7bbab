"""Figures of an export against answers by hand: the conventions of the gold, in our own small scorer.

A statement matches where the two spans share at least half of their union, one to one, best first; `exact` asks for
the same words, `line` for speaker, party and act as well. Neither way count: gold marked `optional`, what stands in a
headline, another occurrence of a matched statement. `act_also` and `also` hold further right answers.
"""

from __future__ import annotations

import calendar
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Line = dict[str, Any]
Place = tuple[int, int]
EDGES = " \t\n\r\"'“”‘’«».,;:!?…–—-()[]"


@dataclass(frozen=True, slots=True)
class Case:
    """One report: the answer by hand, its text, and the lines that the export holds of it."""

    gold: Line
    text: str
    found: dict[str, list[Line]]


class Tally(Counter[tuple[str, str]]):
    """Counts of right, wanted and given things by figure."""

    def add(self, figure: str, *, right: int, wanted: int, given: int | None = None) -> None:
        self[figure, "right"] += right
        self[figure, "wanted"] += wanted
        self[figure, "given"] += wanted if given is None else given

    def figures(self) -> dict[str, float]:
        """F1 of each figure; where nothing can be made up (shares of what matched), F1 is the share."""
        names = sorted({name for name, _ in self})
        total = {name: self[name, "wanted"] + self[name, "given"] for name in names}
        return {name: round(2 * self[name, "right"] / total[name], 3) if total[name] else 1.0 for name in names}


# ---- reading -------------------------------------------------------------------------------------------------


def lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def cases(gold: Path, reports: Path, export: Path) -> list[Case]:
    """Every gold file with its report and what the export says of it. A report that is missing is an error."""
    tables = {path.stem: lines(path) for path in export.glob("*.jsonl")}
    documents = {Path(document["source"]).name: document for document in tables["documents"]}
    made = []
    for path in sorted(gold.glob("*.json")):
        answer = json.loads(path.read_text("utf-8"))
        name = Path(answer["source"]).name
        document = documents[name]
        made.append(Case(answer, _text(path, reports / name), _of(document, tables)))
    return made


def _text(gold: Path, report: Path) -> str:
    beside = gold.with_suffix(".txt")  # what must come out of a page
    if beside.exists():
        return beside.read_text("utf-8")
    file, _, number = str(report).partition("#")
    if number:
        return str(lines(Path(file))[int(number) - 1]["text"])
    return report.read_bytes().decode("utf-8")


def _of(document: Line, tables: dict[str, list[Line]]) -> dict[str, list[Line]]:
    own = document["id"]
    found = {name: [line for line in rows if line.get("document") == own] for name, rows in tables.items()}
    found["documents"] = [document]
    found["people"] = [line for line in tables["people"] if any(m["document"] == own for m in line["mentions"])]
    found["meetings"] = [
        {**line, "evidence": here}
        for line in tables["meetings"]
        if (here := [e for e in line["evidence"] if e["document"] == own])
    ]
    return found


# ---- small measures ------------------------------------------------------------------------------------------


def places(text: str, piece: str) -> list[Place]:
    return [match.span() for match in re.finditer(re.escape(piece), text)] if piece else []


def bare(text: str, place: Place) -> Place:
    """The place without quote marks, punctuation and spaces at both ends."""
    words = text[slice(*place)]
    start = place[0] + len(words) - len(words.lstrip(EDGES))
    return start, max(start, place[1] - len(words) + len(words.rstrip(EDGES)))


def overlap(one: Place, other: Place) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def inside(one: Place, other: Place) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def place_of(line: Line) -> Place:
    return line["start"], line["end"]


def parties(code: str | None) -> frozenset[str]:
    return frozenset(filter(None, (code or "").split("+")))


def words(name: str | None) -> list[str]:
    return re.findall(r"\w+", (name or "").casefold())


def same_name(want: str, got: str | None) -> bool:
    """Equal, or one is a part of the other with at most two words more."""
    one, other = set(words(want)), set(words(got))
    return bool(one and other) and (other <= one or (one <= other and len(other - one) <= 2))


def interval(value: str | None) -> tuple[str, str] | None:
    """ "2024", "2024-05", "2024-05-08" or "A/B" as first and last day."""
    if not value:
        return None
    first, _, last = value.partition("/")
    return _first(first), _last(last or first)


def _first(value: str) -> str:
    return (value + "-01-01"[len(value) - 4 :]) if len(value) < 10 else value


def _last(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]}"
    return value


def given_interval(line: Line) -> tuple[str, str] | None:
    when = line["date"] if isinstance(line.get("date"), dict) else line
    return (when["earliest"], when["latest"]) if when.get("earliest") and when.get("latest") else None


def pair(gold: Sequence[Line], found: Sequence[Line], near: Callable[[Line, Line], float]) -> list[tuple[int, int]]:
    """One to one, best first; nearness 0 is none."""
    ranked = sorted(
        ((near(one, other), -i, -j) for i, one in enumerate(gold) for j, other in enumerate(found)), reverse=True
    )
    left, right, pairs = set[int](), set[int](), []
    for score, i, j in ranked:
        if score > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((-i, -j))
    return pairs


# ---- figures -------------------------------------------------------------------------------------------------


def score(all_cases: Iterable[Case]) -> Tally:
    """The figures of all reports together."""
    tally = Tally()
    for case in all_cases:
        for measure in (statements, people, meetings, demands, dates, junk):
            measure(case, tally)
    return tally


def statements(case: Case, tally: Tally) -> None:
    text, gold, found = case.text, case.gold["statements"], case.found["statements"]
    at = [[bare(text, place) for place in places(text, one["quote"])] for one in gold]
    got = [bare(text, place_of(line)) for line in found]
    number = {id(one): i for i, one in enumerate(gold)}
    there = {id(line): j for j, line in enumerate(found)}

    def near(one: Line, line: Line) -> float:
        best = max((overlap(place, got[there[id(line)]]) for place in at[number[id(one)]]), default=0.0)
        return best + 1e-4 * right_speaker(one, line) + 1e-5 * right_act(one, line) if best >= 0.5 else 0.0

    pairs = pair(gold, found, near)
    spared = _spared(case, at, got, pairs)
    pairs = [(i, j) for i, j in pairs if not gold[i].get("optional")]
    wanted, given = sum(not one.get("optional") for one in gold), len(found) - len(spared)
    counts = Counter[str]()
    for i, j in pairs:
        one, line = gold[i], found[j]
        right = {"speaker": right_speaker(one, line) and right_party(one, line), "act": right_act(one, line)}
        counts.update(name for name, holds in right.items() if holds)
        counts["exact"] += got[j] in at[i]
        counts["line"] += all(right.values())
    tally.add("statement", right=len(pairs), wanted=wanted, given=given)
    tally.add("exact", right=counts["exact"], wanted=wanted, given=given)
    tally.add("line", right=counts["line"], wanted=wanted, given=given)
    for name in ("speaker", "act"):
        tally.add(name, right=counts[name], wanted=len(pairs))


def _spared(case: Case, at: list[list[Place]], got: list[Place], pairs: list[tuple[int, int]]) -> set[int]:
    """Lines that count neither way."""
    matched = {j: i for i, j in pairs}
    zones = [place for zone in case.gold["headline"] for place in places(case.text, zone)]
    spared = {j for j, i in matched.items() if case.gold["statements"][i].get("optional")}
    for j, place in enumerate(got):
        if j in matched:
            continue
        again = any(
            overlap(other, place) >= 0.5 > overlap(other, got[k]) for k, i in matched.items() for other in at[i]
        )
        if again or any(inside(place, zone) for zone in zones):
            spared.add(j)
    return spared


def right_speaker(one: Line, line: Line) -> bool:
    names = [one["speaker"], *one.get("also", [])]
    if any(same_name(name, line["speaker"]) or words(name) == words(line["speaker_text"]) for name in names):
        return True
    body = one["speaker"][:1].isupper() and not line["speaker_id"]
    return bool(body and one["speaker_party"] and right_party(one, line))


def right_party(one: Line, line: Line) -> bool:
    return parties(one["speaker_party"]) == parties(line["speaker_party"])


def right_act(one: Line, line: Line) -> bool:
    return line["act"] in (one["act"], *one.get("act_also", []))


def people(case: Case, tally: Tally) -> None:
    gold, found = case.gold["people"], case.found["people"]
    pairs = pair(gold, found, lambda one, line: same_name(one["name"], line["name"]) + (one["name"] == line["name"]))
    tally.add("person", right=len(pairs), wanted=len(gold), given=len(found))


def meetings(case: Case, tally: Tally) -> None:
    gold, found = case.gold["meetings"], case.found["meetings"]

    def near(one: Line, line: Line) -> float:
        want, got = frozenset().union(*map(parties, one["parties"])), frozenset().union(*map(parties, line["parties"]))
        if len(want & got) < 0.5 * len(want | got):
            return 0.0
        spans = [(place, place_of(e)) for place in places(case.text, one["evidence"]) for e in line["evidence"]]
        best = max((overlap(*both) for both in spans), default=0.0)
        day = interval(one["date"])
        return 0.5 + best / 2 if best else 0.4 * (day is not None and day == given_interval(line))

    pairs = pair(gold, found, near)
    tally.add("meeting", right=len(pairs), wanted=len(gold), given=len(found))
    told = sum(gold[i]["status"] in {e["status"] for e in found[j]["evidence"]} for i, j in pairs)
    tally.add("meeting status", right=told, wanted=len(pairs))


def demands(case: Case, tally: Tally) -> None:
    """Found: of the demands by hand; right: of the demands given, those that some demand by hand bears out."""
    gold, found = case.gold["demands"], [line for line in case.found["acts"] if line["act"] == "demand"]

    def near(evidence: str, line: Line) -> float:
        spans = [(place, place_of(line)) for place in places(case.text, evidence)]
        touching = [0.3 * (inside(*both) or inside(both[1], both[0])) for both in spans]
        return max([*(overlap(*both) for both in spans), *touching], default=0.0)

    def by_same(one: Line, line: Line) -> float:
        close = near(one["evidence"], line)
        return close if close >= 0.1 and parties(one["by"]) == parties(line["by"]) else 0.0

    said = [one["quote"] for one in case.gold["statements"] if "demand" in (one["act"], *one.get("act_also", []))]
    evidence = [*(one["evidence"] for one in gold), *said]
    borne = sum(any(near(piece, line) >= 0.1 for piece in evidence) for line in found)
    tally.add("demand found", right=len(pair(gold, found, by_same)), wanted=len(gold))
    tally.add("demand right", right=borne, wanted=len(found))


def dates(case: Case, tally: Tally) -> None:
    gold, found = case.gold["dates"], case.found["dates"]
    at = {one["text"]: places(case.text, one["text"]) for one in gold}

    def near(one: Line, line: Line) -> float:
        here = place_of(line)
        return max((overlap(place, here) or 0.2 * inside(place, here) for place in at[one["text"]]), default=0.0)

    pairs = pair(gold, found, near)
    known = {j for _, j in pairs}
    again = [place for spans in at.values() for place in spans]
    given = sum(
        j in known or not any(overlap(place, place_of(line)) for place in again) for j, line in enumerate(found)
    )
    tally.add("date", right=len(pairs), wanted=len(gold), given=given)
    right = sum(interval(gold[i]["value"]) == given_interval(found[j]) for i, j in pairs)
    tally.add("date value", right=right, wanted=len(pairs))


def junk(case: Case, tally: Tally) -> None:
    """By character that is not space; repeated headlines count neither way."""

    def letters(spans: Iterable[Place]) -> set[int]:
        return {at for start, end in spans for at in range(start, end) if not case.text[at].isspace()}

    want = letters(place for piece in case.gold["junk"] for place in places(case.text, piece))
    got = letters(map(place_of, case.found["documents"][0]["junk"]))
    got -= letters(place for zone in case.gold["headline"] for place in places(case.text, zone)) - want
    tally.add("junk", right=len(want & got), wanted=len(want), given=len(got))
