"""What happened and what was said, by the day of the event. Pure functions over the lines of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from demarche.brief import Brief
from demarche.record.lines import Line

STATED = "inform"
"""Acts of plain informing are left out of the timeline: they are the bulk of any report."""


def timeline(lines: Mapping[str, Iterable[Line]], brief: Brief | None = None) -> list[Line]:
    """Entries {earliest, latest, day_from, kind, what, by, to, line, document, start, end, text}, by day.

    `lines`: documents, acts, meetings. `day_from`: event, or publication where the words give no day. Entries
    without any day come last.
    """
    published = {str(line["id"]): line["published"] for line in lines["documents"]}
    found = [_act(act, published) for act in lines["acts"] if act["act"] != STATED]
    found += [_meeting(meeting) for meeting in lines["meetings"]]
    found += [_known(brief, n) for n, known in enumerate(brief.date if brief else ()) if known.event]
    return sorted(found, key=_order)


def _order(entry: Line) -> tuple[bool, str, str, str, str]:
    earliest, latest = entry["earliest"] or entry["latest"], entry["latest"] or entry["earliest"]
    return earliest is None, str(earliest), str(latest), str(entry["kind"]), str(entry["line"])


def _act(act: Line, published: Mapping[str, object]) -> Line:
    when, day_from = act["date"], "event"
    assert isinstance(when, dict)
    if not (when["earliest"] or when["latest"]):
        when, day_from = published[str(act["document"])], "publication"
    assert isinstance(when, dict)
    return {
        "earliest": when["earliest"],
        "latest": when["latest"],
        "day_from": day_from if when["earliest"] or when["latest"] else "",
        "kind": "said" if act["statement"] else "told",
        "what": act["act"],
        "by": act["by"],
        "to": act["to"],
        "line": act["id"],
        **{name: act[name] for name in ("document", "start", "end", "text")},
    }


def _meeting(meeting: Line) -> Line:
    when, evidence = meeting["date"], meeting["evidence"]
    assert isinstance(when, dict) and isinstance(evidence, list)
    first = evidence[0] if evidence else {"document": "", "start": 0, "end": 0}
    parties = meeting["parties"]
    assert isinstance(parties, list)
    return {
        "earliest": when["earliest"],
        "latest": when["latest"],
        "day_from": "event" if when["earliest"] or when["latest"] else "",
        "kind": "meeting",
        "what": f"{meeting['status']}: {meeting['what']}",
        "by": "+".join(parties),
        "to": "",
        "line": meeting["id"],
        **{name: first[name] for name in ("document", "start", "end")},
        "text": meeting["place"],
    }


def _known(brief: Brief | None, n: int) -> Line:
    assert brief is not None
    known = brief.date[n]
    return {
        "earliest": known.day.isoformat(),
        "latest": known.day.isoformat(),
        "day_from": "brief",
        "kind": "known",
        "what": known.event.get("en") or next(iter(known.event.values())),
        "by": "",
        "to": "",
        "line": f"brief/{n}",
        "document": "",
        "start": 0,
        "end": 0,
        "text": "",
    }
