"""What is new or changed: against an older record, or since a day. Pure over lines.

A change has a word that tells what happened (`Change.how`):
positions   new, answered (was open), hardened, softened, reversed, gained (independent origins), gone
meetings    new, held, ongoing, cancelled, planned (again), moved, gained, gone
claims      gained
conflicts   contradicted, gone
loops       opened, closed
the others  new, gone
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from demarche.record.before import Lines, as_known, derived
from demarche.record.lines import Line
from demarche.record.positions import direction

STORED = ("documents", "statements", "acts", "people", "meetings", "dates", "claims", "conflicts", "beside")
"""Kinds of lines that a comparison reads, with what stands beside acts and dates."""
TURNS = {"hardens": "hardened", "softens": "softened", "reverses": "reversed"}
Fields = tuple[tuple[str, object, object], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """kind, line: of what, and its id (of a position "issue/party"). now: the line as it is, of what is gone as it was.

    fields: (name, before, after) of what changed.
    """

    how: str
    kind: str
    line: str
    now: Line
    fields: Fields = ()


def since(day: str, lines: Lines) -> list[Change]:
    """What the reports published on `day` (ISO) or later changed in what was known before. `lines`: every kind in
    `STORED`."""
    rows = {kind: list(lines[kind]) for kind in STORED}
    return _changes(as_known(rows, day), derived(rows), Known(same_record=True))


def between(before: Lines, now: Lines) -> list[Change]:
    """What differs between two records, each with every kind in `STORED`."""
    old, new = ({kind: list(lines[kind]) for kind in STORED} for lines in (before, now))
    return _changes(derived(old), derived(new), Known())


@dataclass(frozen=True, slots=True)
class Known:
    """same_record: both sides are of one record, where days of meetings are those known now."""

    same_record: bool = False


def _changes(before: Mapping[str, list[Line]], now: Mapping[str, list[Line]], known: Known) -> list[Change]:
    found: list[Change] = []
    for kind in ("documents", "statements", "acts", "people"):
        found += _plain(kind, before[kind], now[kind])
    return [*found, *shifts(before, now, known)]


def shifts(before: Mapping[str, list[Line]], now: Mapping[str, list[Line]], known: Known) -> list[Change]:
    """Changes of positions, meetings, loops, claims and conflicts; of the last three kinds both sides may leave out the
    lines that are the same."""
    found: list[Change] = []
    found += _positions(before["positions"], now["positions"])
    found += _meetings(before["meetings"], now["meetings"], known)
    found += _loops(before["loops"], now["loops"])
    found += _claims(before["claims"], now["claims"])
    found += _conflicts(before["conflicts"], now["conflicts"])
    return found


def _plain(kind: str, before: Iterable[Line], now: Iterable[Line]) -> Iterator[Change]:
    """Lines that came or went, by id."""
    old, new = {str(line["id"]): line for line in before}, {str(line["id"]): line for line in now}
    yield from (Change("new", kind, name, line) for name, line in new.items() if name not in old)
    yield from (Change("gone", kind, name, line) for name, line in old.items() if name not in new)


def _positions(before: Iterable[Line], now: Iterable[Line]) -> Iterator[Change]:
    old, new = {key(line): line for line in before}, {key(line): line for line in now}
    for name, line in sorted(new.items()):
        was = old.get(name)
        if was is None:
            yield Change("new", "positions", name, line)
        elif was["stance"] != line["stance"]:
            yield Change(_turned(was, line), "positions", name, line, _fields(was, line, "stance", "as_of", "origins"))
        elif _number(line["origins"]) > _number(was["origins"]):
            yield Change("gained", "positions", name, line, _fields(was, line, "as_of", "origins"))
        elif str(line["as_of"] or "") > str(was["as_of"] or ""):
            yield Change("repeated", "positions", name, line, _fields(was, line, "as_of"))
    yield from (Change("gone", "positions", name, line) for name, line in sorted(old.items()) if name not in new)


def key(line: Line) -> str:
    """What makes two positions the same: "issue/party"."""
    return f"{line['issue']}/{line['party']}"


def _turned(was: Line, line: Line) -> str:
    if was["stance"] == "open":
        return "answered"
    return TURNS.get(direction(str(was["stance"]), str(line["stance"])), "changed")


def _meetings(before: Iterable[Line], now: Iterable[Line], known: Known) -> Iterator[Change]:
    old = _matched(before, lambda line: [_place(at) for at in _list(line["evidence"])])
    for line in now:
        was = old(line)
        if was is None:
            yield Change("new", "meetings", str(line["id"]), line)
        elif was["status"] != line["status"]:
            yield Change(str(line["status"]), "meetings", str(line["id"]), line, _fields(was, line, "status", "date"))
        elif not known.same_record and _days(was) != _days(line):
            yield Change("moved", "meetings", str(line["id"]), line, _fields(was, line, "date"))
        elif _number(line.get("origins")) > _number(was.get("origins")):
            yield Change("gained", "meetings", str(line["id"]), line, _fields(was, line, "origins"))


def _loops(before: Iterable[Line], now: Iterable[Line]) -> Iterator[Change]:
    old, new = {_loop(line): line for line in before}, {_loop(line): line for line in now}
    yield from (Change("opened", "loops", str(line["id"]), line) for name, line in new.items() if name not in old)
    yield from (Change("closed", "loops", str(line["id"]), line) for name, line in old.items() if name not in new)


def _loop(line: Line) -> tuple[object, ...]:
    """A demand stays one loop though more repeat it, or one of those asked answers."""
    of = line["day"] if line["kind"] in ("deadline", "meeting") else ""
    return line["kind"], line["party"], line["issue"], of


def _claims(before: Iterable[Line], now: Iterable[Line]) -> Iterator[Change]:
    old = _matched(before, lambda line: _list(line["statements"]))
    for line in now:
        was = old(line)
        if was is not None and _number(line.get("origins")) > _number(was.get("origins")):
            yield Change("gained", "claims", str(line["id"]), line, _fields(was, line, "origins"))


def _conflicts(before: Iterable[Line], now: Iterable[Line]) -> Iterator[Change]:
    before, now = list(before), list(now)
    old, new = (_matched(lines, lambda line: [_spans(line)]) for lines in (before, now))
    yield from (Change("contradicted", "conflicts", str(line["id"]), line) for line in now if old(line) is None)
    yield from (Change("gone", "conflicts", str(line["id"]), line) for line in before if new(line) is None)


def _matched(lines: Iterable[Line], parts: Callable[[Line], Iterable[Any]]) -> Callable[[Line], Line | None]:
    """Finds the line that a newer one was: by its id, else by a part that both rest on."""
    by_id: dict[str, Line] = {}
    by_part: dict[Any, Line] = {}
    for line in lines:
        by_id[str(line["id"])] = line
        for part in parts(line):
            by_part[part] = line
    return lambda line: (
        by_id.get(str(line["id"])) or next((by_part[part] for part in parts(line) if part in by_part), None)
    )


def _place(at: Mapping[str, object]) -> tuple[object, ...]:
    return at["document"], at["start"], at["end"]


def _spans(line: Line) -> tuple[object, ...]:
    return (line["kind"], *sorted(map(repr, map(_place, _list(line["spans"])))))


def _days(line: Line) -> tuple[object, object]:
    when = line["date"]
    assert isinstance(when, dict)
    return when["earliest"], when["latest"]


def _fields(was: Line, line: Line, *names: str) -> Fields:
    return tuple((name, was.get(name), line.get(name)) for name in names if was.get(name) != line.get(name))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _list(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value
