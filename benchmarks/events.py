"""python -m benchmarks.events CORPUS.jsonl PLOVER.json [--misses]: how well events are told, with whom they have to do.

CORPUS holds one sentence a line: `text`, `lang` and `events`, each with `source`, `target` (words of the text, or null)
and a CAMEO `code`. PLOVER.json maps codes to PLOVER events (`cameo_to_plover`: code to `event`). Nothing of either file
is kept.

Each sentence is read as a report of its own. Judged are the events whose code is mapped; a sentence without one is
left out. Answers are all acts of the sentence that have a PLOVER event, said or told.

Matching. CAMEO writes what joint parties do as one event for every pair of them, so events of one sentence with one
PLOVER event, and acts of one sentence with one, are read as a group. An event and an act are matched one to one by
group: first those of equal PLOVER event, of these first the act whose actor and target are both right; then what is
left of both, in order. So one act answers for one group of events, and many acts in a sentence do not answer for more.

type        events whose group is matched by an act of the same PLOVER event, of all events judged
source      events whose matched act, whatever its type, has the source right; of all that name a source
target      the same of the target
... | type  the same, of the events whose type is right
all right   type, source and target
precision   acts that are matched to a group of the same PLOVER event, of all acts with a PLOVER event

Where the corpus has an event in both directions ("A and B met"), an act that has both sides is right for both.

An actor is right if the act's party code is one that the words of the gold name stand for, or if one of the words of
the gold name (three letters or more, no title) is among the words of the act's actor. One that names nobody is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.annotate import Scheme
from demarche.model import Act, Document
from demarche.pipeline import mark

EMPTY = frozenset(
    "the and for from his her its their president prime minister leader leaders group troops forces".split()
)


@dataclass(frozen=True, slots=True)
class Side:
    """An actor or target: party codes, and words that name it."""

    codes: frozenset[str]
    words: frozenset[str]

    def meets(self, other: Side) -> bool:
        return bool(self.codes & other.codes or self.words & other.words)


@dataclass(frozen=True, slots=True)
class Answer:
    """One act with a PLOVER event."""

    event: str
    by: Side
    to: Side
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One event of the corpus; None where it names no such side."""

    event: str
    by: Side | None
    to: Side | None
    text: str


def words(text: str) -> frozenset[str]:
    """The words that tell one name from another."""
    return frozenset(w for w in re.findall(r"[^\W_]{3,}", text.lower()) if w not in EMPTY) or frozenset([text.lower()])


def codes(party: str) -> frozenset[str]:
    return frozenset(filter(None, party.split("+")))


def side(party: str, name: str) -> Side:
    return Side(codes(party), words(name) if name.strip() else frozenset())


def named(document: Document, name: str | None) -> Side | None:
    """The side that `name`, words of the document, stands for."""
    if not name:
        return None
    start = document.text.find(name)
    inside = [m.party for m in document.mentions if start <= m.start < start + len(name)] if start >= 0 else []
    return Side(frozenset(code for party in inside for code in codes(party)), words(name))


def answers(document: Document) -> Iterator[Answer]:
    """Every act of the document that has a PLOVER event."""
    for act in document.acts:
        if act.event:
            by, to = (_words(document, act, at) for at in ("by_words", "to_words"))
            if act.statement is not None and not by:
                statement = document.statements[act.statement]
                by = f"{statement.speaker_text} {statement.speaker}"
            yield Answer(act.event, side(act.by, by), side(act.to, to), document.text[act.start : act.end])


def _words(document: Document, act: Act, field: str) -> str:
    span = getattr(act, field, None)
    return document.text[span.start : span.end] if span else ""


def groups(items: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        found[item.event].append(item)
    return found


def both_ways(members: list[Gold]) -> bool:
    """Does a group tell one event in both directions?"""
    pairs = {(m.by.words, m.to.words) for m in members if m.by and m.to}
    return any((to, by) in pairs for by, to in pairs)


def right(gold: Gold, given: list[Answer]) -> tuple[bool, bool]:
    """Source and target of `gold` in the best of the acts of a group."""
    found = [
        (gold.by is not None and one.by.meets(gold.by), gold.to is not None and one.to.meets(gold.to)) for one in given
    ]
    return max(found, key=sum, default=(False, False))


def judge(gold: list[Gold], given: list[Answer], tally: Counter[str]) -> Iterator[str]:
    """Count one sentence; yields a line for every event not read right."""
    golden, offered = groups(gold), groups(given)
    pairs = {event: event for event in golden if event in offered}
    left = [event for event in offered if event not in pairs]
    for event in golden:
        if event not in pairs and left:
            pairs[event] = left.pop(0)
    tally["acts"] += sum(map(len, offered.values()))
    tally["acts right"] += sum(len(acts) for event, acts in offered.items() if event in golden)
    for event, members in golden.items():
        acts = offered.get(pairs.get(event, ""), [])
        typed = pairs.get(event) == event
        turned = [Answer(a.event, a.to, a.by, a.text) for a in acts] if both_ways(members) else []
        for one in members:
            by, to = right(one, [*acts, *turned])
            tally["events"] += 1
            tally[f"{event} events"] += 1
            tally["type"] += typed
            tally[f"{event} type"] += typed
            tally["all right"] += typed and (by or not one.by) and (to or not one.to)
            for side, is_right, is_there in (("source", by, one.by), ("target", to, one.to)):
                tally[f"{side} of"] += bool(is_there)
                tally[side] += is_right
                tally[f"{side} of | type"] += bool(is_there) and typed
                tally[f"{side} | type"] += is_right and typed
            if not (typed and (by or not one.by) and (to or not one.to)):
                bad = "/".join(n for n, ok in (("type", typed), ("source", by), ("target", to)) if not ok)
                yield f"{bad:18} {one.event:10} {one.text}"
                yield from (
                    f"{'':18} got {a.event} {sorted(a.by.codes | a.by.words)} -> {sorted(a.to.codes | a.to.words)}"
                    for a in given
                )


def run(rows: Iterable[Mapping[str, Any]], mapped: Mapping[str, Mapping[str, Any]]) -> tuple[Counter[str], list[str]]:
    """The counts over a corpus, and what was not read right."""
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for row in rows:
        events = [(e, mapped[e["code"]]["event"]) for e in row["events"] if e["code"] in mapped]
        if not events:
            continue
        document = mark(Document("0" * 16, row["text"], (row["id"],), lang=row["lang"]), Scheme())
        gold = [
            Gold(
                kind, named(document, e["source"]), named(document, e["target"]),
                f"{e['source']} -> {e['target']}: {row['text']}",
            )
            for e, kind in events
        ]  # fmt: skip
        misses += judge(gold, list(answers(document)), tally)
    return tally, misses


def report(tally: Counter[str]) -> Iterator[str]:
    def line(name: str, of: str, count: str = "") -> str:
        part, whole = tally[count or name], tally[of]
        return f"{name:14} {part / whole if whole else 0:.3f}  {part} of {whole}"

    yield line("type", "events")
    for side in ("source", "target"):
        yield line(side, f"{side} of")
        yield line(f"{side} | type", f"{side} of | type")
    yield line("all right", "events")
    yield line("precision", "acts", "acts right")
    for name in sorted(n.removesuffix(" events") for n in tally if n.endswith(" events")):
        yield "  " + line(name.lower(), f"{name} events", f"{name} type")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("plover", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the events not read right, with what was read")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.corpus.read_text("utf-8").split("\n") if line.strip()]
    tally, misses = run(rows, json.loads(given.plover.read_text("utf-8"))["cameo_to_plover"])
    print("\n".join([*misses, ""] if given.misses else []) + "\n".join(report(tally)))


if __name__ == "__main__":
    main()
