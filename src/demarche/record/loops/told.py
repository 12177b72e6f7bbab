"""Who showed what, as loops look at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.record.lines import Line
from demarche.record.positions import settled, stances
from demarche.record.positions.settled import bound_together, faithful
from demarche.record.showings import Showing
from demarche.record.showings.showing import strings

Key = tuple[str, str]
"""(party, issue)."""
NOBODY = 9
"""The place of a party that is heard of nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the loops of a record are read from. last: the last day told of; shown: the parties' own acts; on: the same
    by issue; stances: what each party holds now on an issue; places: of each party, from the one that shows most;
    printed, stories: by report its day, "" where not known, and its story; words: by act or date what stands beside it;
    clauses: by date the one it stands in."""

    last: str
    shown: Sequence[Showing]
    on: Mapping[str, Sequence[Showing]]
    stances: Mapping[Key, str]
    places: Mapping[str, int]
    printed: Mapping[str, str]
    stories: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    clauses: Mapping[str, str]

    def place(self, party: str) -> int:
        return self.places.get(party, NOBODY)


def told_of(shown: Iterable[Showing], last: str, rows: Mapping[str, Sequence[Line]]) -> Told:
    groups: dict[Key, list[Showing]] = defaultdict(list)
    for one in shown:
        if one.own and "+" not in one.party:
            groups[one.party, one.issue].append(one)
    own = [one for group in groups.values() for one in bound_together(settled(faithful(group)))]
    on: dict[str, list[Showing]] = defaultdict(list)
    for one in own:
        on[one.issue].append(one)
    often = Counter(one.party for one in own)
    places = {party: n for n, party in enumerate(sorted(often, key=lambda party: (-often[party], party)))}
    documents = {str(line["id"]): line for line in rows["documents"]}
    return Told(
        last, own, on, stances(own), places,
        {name: printed(line) for name, line in documents.items()},
        {name: str(line.get("story") or name) for name, line in documents.items()},
        {str(line["id"]): frozenset(strings(line["words"])) for line in rows.get("beside", ())},
        {str(line["id"]): str(line["clause"]) for line in rows.get("beside", ())},
    )  # fmt: skip


def printed(document: Line) -> str:
    """The last day on which a report may have been published."""
    when = document["published"]
    assert isinstance(when, dict)
    return str(when["latest"] or when["earliest"] or "")
