"""What changed since a day, from the record itself: as `diff.since`, without reading what no reader is shown.

Positions and loops as they are now stand beside the rows; those of before the day are worked out from the acts that
show a stance. Meetings are read whole, of conflicts and claims only those that the younger reports touch.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.record.before import as_known, fresh
from demarche.record.chosen import Chosen
from demarche.record.derived import derived
from demarche.record.diff import Change, Known, shifts
from demarche.record.lines import Line, conflicts, meetings
from demarche.record.posed import posed
from demarche.record.views import DERIVED, titles

MANY = "IN (SELECT value FROM json_each(?))"
COUNTED = {
    "documents": f"SELECT count(*) FROM documents WHERE id {MANY}",
    "statements": f"SELECT count(*) FROM statements WHERE document {MANY}",
    "acts": f"SELECT count(*) FROM acts WHERE document {MANY}",
    "people": f"""SELECT count(*) FROM (SELECT speaker_id FROM statements WHERE speaker_id IS NOT NULL
        GROUP BY speaker_id HAVING min(document {MANY}) = 1)""",
}
"""How many came with the younger reports; of people, who is heard for the first time."""


@dataclass(frozen=True, slots=True)
class News:
    """counts: by kind, how many came. changes: of positions, meetings, loops, conflicts and claims."""

    counts: dict[str, int]
    changes: tuple[Change, ...]


def news(connection: sqlite3.Connection, day: str) -> News:
    """What the reports published on `day` (ISO) or later changed in what was known before."""
    rows: dict[str, list[Line]] = posed(connection)
    young = fresh(rows["documents"], day)
    if not young:
        return News({}, ())
    wanted = json.dumps(sorted(young))
    rows["people"] = list(titles(connection))
    rows["meetings"] = list(meetings(connection))
    touched = Chosen(f"id IN (SELECT conflict FROM conflict_spans WHERE document {MANY})", (wanted,))
    rows["conflicts"] = list(conflicts(connection, touched))
    before = as_known(rows, day)
    now = {**rows, "claims": _claims(rows), **{kind: derived(connection, kind) for kind in DERIVED}}
    counts = {kind: int(connection.execute(query, (wanted,)).fetchone()[0]) for kind, query in COUNTED.items()}
    return News(counts, tuple(shifts(before, now, Known(same_record=True))))


def _claims(rows: Mapping[str, Sequence[Line]]) -> list[Line]:
    """Claims with their speaker and the number of their origins, as `lines` counts them."""
    told = {str(line["id"]): line for line in rows["statements"]}
    found = []
    for line in rows["claims"]:
        assert isinstance(line["statements"], list)
        said = [told[str(one)] for one in line["statements"]]
        origins = {str(one["origin"] or one["document"]) for one in said}
        found.append({**line, "speaker": said[0]["speaker"], "origins": len(origins)})
    return found
