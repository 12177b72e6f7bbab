"""What is new or changed: between two records, or in the reports published since a day. Pure over lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.record.lines import Line

COMPARED = ("documents", "statements", "acts", "people", "meetings", "stories", "claims", "conflicts", "positions")
"""Kinds of lines that a comparison shows, in this order."""


@dataclass(frozen=True, slots=True)
class Change:
    """how: new, changed or gone. `fields`: of a changed line, name -> (before, after)."""

    how: str
    kind: str
    line: str
    now: Line
    fields: tuple[tuple[str, object, object], ...] = ()


def key(kind: str, line: Line) -> str:
    """What makes two lines the same line."""
    return f"{line['issue']}/{line['party']}" if kind == "positions" else str(line["id"])


def between(kind: str, before: Iterable[Line], after: Iterable[Line]) -> Iterator[Change]:
    """Changes of one kind of line, new ones first, then changed, then gone, each by key."""
    old = {key(kind, line): line for line in before}
    new = {key(kind, line): line for line in after}
    for name in sorted(new.keys() - old.keys()):
        yield Change("new", kind, name, new[name])
    for name in sorted(new.keys() & old.keys()):
        fields = tuple(
            (field, old[name].get(field), value) for field, value in new[name].items() if old[name].get(field) != value
        )
        if fields:
            yield Change("changed", kind, name, new[name], fields)
    for name in sorted(old.keys() - new.keys()):
        yield Change("gone", kind, name, old[name])


def since(day: str, lines: Mapping[str, Iterable[Line]]) -> Iterator[Change]:
    """Lines that rest on reports published on `day` (ISO) or later, and positions that changed since.

    A report whose day is not known counts as old: nothing is called new that may not be. `lines`: every kind in
    `COMPARED`.
    """
    documents = list(lines["documents"])
    fresh = {str(line["id"]) for line in documents if _published(line) >= day}
    for line in documents:
        if line["id"] in fresh:
            yield Change("new", "documents", str(line["id"]), line)
    for kind in ("statements", "acts"):
        yield from (Change("new", kind, str(line["id"]), line) for line in lines[kind] if line["document"] in fresh)
    yield from _told(lines, fresh)
    yield from filter(None, (_held(line, day) for line in lines["positions"]))


def _told(lines: Mapping[str, Iterable[Line]], fresh: set[str]) -> Iterator[Change]:
    """Meetings and conflicts that the fresh reports tell of."""
    for kind, places in (("meetings", "evidence"), ("conflicts", "spans")):
        for line in lines[kind]:
            told = {str(at["document"]) for at in _list(line[places])}
            if told & fresh:
                yield Change("changed" if told - fresh else "new", kind, str(line["id"]), line)


def _held(line: Line, day: str) -> Change | None:
    """A position that was taken since the day, with the stance before it."""
    if str(line["as_of"] or "") < day:
        return None
    earlier = [turn for turn in _list(line["history"]) if str(turn["as_of"] or "") < day]
    was = (("stance", earlier[-1]["stance"], line["stance"]),) if earlier else ()
    return Change("changed" if earlier else "new", "positions", key("positions", line), line, was)


def _published(line: Line) -> str:
    when = line["published"]
    assert isinstance(when, dict)
    return str(when["earliest"] or "")


def _list(value: object) -> list[Line]:
    assert isinstance(value, list)
    return value
