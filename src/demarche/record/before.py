"""The record as it was known on a day: the lines that rest on the reports published before it. Pure over lines.

A report whose day is not known counts as known all along: nothing is called new that may not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from demarche.record.lines import Line
from demarche.record.loops import loops
from demarche.record.positions import held
from demarche.record.showings import showings
from demarche.record.showings.days import earliest

Lines = Mapping[str, Iterable[Line]]
CERTAIN = ("planned", "ongoing", "cancelled", "held")
"""Statuses of a meeting, told on one day: the later one here counts."""


def fresh(documents: Iterable[Line], day: str) -> frozenset[str]:
    """Ids of the reports published on `day` (ISO) or later."""
    return frozenset(str(line["id"]) for line in documents if earliest(line) >= day)


def as_known(lines: Lines, day: str) -> dict[str, list[Line]]:
    """Every kind of line from the reports published before `day`; positions, loops and origins are worked out anew.

    lines: the stored kinds, `record.diff.STORED`.
    """
    rows = {kind: list(of) for kind, of in lines.items()}
    young = fresh(rows["documents"], day)
    known = {"documents": [line for line in rows["documents"] if line["id"] not in young]}
    for kind in ("statements", "acts", "dates", "beside"):
        known[kind] = [line for line in rows[kind] if line["document"] not in young]
    days = {str(line["id"]): earliest(line) for line in rows["documents"]}
    known["meetings"] = [one for line in rows["meetings"] if (one := _meeting(line, young, days))]
    known["claims"] = _claims(rows["claims"], known["statements"])
    known["conflicts"] = [line for line in rows["conflicts"] if not _documents(line["spans"]) & young]
    known["people"] = _people(rows["people"], known["statements"])
    return derived(known)


def derived(rows: dict[str, list[Line]]) -> dict[str, list[Line]]:
    """The rows with positions and loops beside them."""
    shown = showings(rows)
    return {**rows, "positions": held(shown, rows["people"]), "loops": loops(rows, shown)}


def _meeting(line: Line, young: frozenset[str], days: Mapping[str, str]) -> Line | None:
    """The meeting as the older reports tell it; None where they do not."""
    evidence: list[Any] = [at for at in _list(line["evidence"]) if at["document"] not in young]
    if not evidence:
        return None
    last = max(evidence, key=lambda at: (days[str(at["document"])], CERTAIN.index(str(at["status"]))))
    origins = len({str(at.get("origin") or at["document"]) for at in evidence})
    status = line["status"] if len(evidence) == len(_list(line["evidence"])) else last["status"]
    return {**line, "evidence": evidence, "status": status, "origins": origins}


def _claims(claims: Iterable[Line], statements: Iterable[Line]) -> list[Line]:
    origin = {str(line["id"]): str(line.get("origin") or line["document"]) for line in statements}
    found = []
    for line in claims:
        said = [one for one in _list(line["statements"]) if one in origin]
        if said:
            found.append({**line, "statements": said, "origins": len({origin[str(one)] for one in said})})
    return found


def _people(people: Iterable[Line], statements: Iterable[Line]) -> list[Line]:
    """Those that speak in the older reports."""
    heard = {line["speaker_id"] for line in statements}
    return [line for line in people if line["id"] in heard]


def _documents(places: object) -> set[str]:
    return {str(at["document"]) for at in _list(places)}


def _list(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value
