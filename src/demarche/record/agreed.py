"""Each issue as it stands: agreed, disputed, bargained over or open; with red lines and what is asked in return.

Pure functions over positions. An issue is agreed between parties that accept it, and with one whose offer or demand
they accepted; disputed where one refuses or threatens; open where nobody has answered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from demarche.record.lines import Line

ORDER = ("disputed", "bargained", "open", "held", "agreed")


def issues(positions: Iterable[Line]) -> list[Line]:
    """One line an issue: {issue, state, agreed, against, offers, demands, open: [party ..], red_lines, asked}.

    state: disputed bargained open held agreed; the disputed first. red_lines, asked: [{party, act, document, start,
    end, text}].
    """
    groups: dict[str, list[Any]] = defaultdict(list)
    for line in positions:
        groups[str(line["issue"])].append(line)
    found = [_issue(issue, group) for issue, group in groups.items()]
    return sorted(found, key=lambda line: (ORDER.index(str(line["state"])), str(line["issue"])))


def _issue(issue: str, group: list[Any]) -> Line:
    by_stance: dict[str, list[str]] = defaultdict(list)
    for line in group:
        by_stance[line["stance"]].append(line["party"])
    against = sorted(by_stance["rejects"] + by_stance["threatens"])
    agreed = _agreed(by_stance, against)
    return {
        "issue": issue,
        "state": _state(by_stance, agreed, against),
        "agreed": agreed,
        "against": against,
        "offers": sorted(by_stance["offers"] + by_stance["conditional"]),
        "demands": sorted(by_stance["demands"]),
        "open": sorted(by_stance["open"]),
        "red_lines": _spans(group, "red_lines"),
        "asked": _spans(group, "asked"),
    }


def _agreed(by_stance: dict[str, list[str]], against: list[str]) -> list[str]:
    """Who is of one mind: two that accept, or one that accepts what another wants."""
    if not by_stance["accepts"] or against:
        return []
    raised = by_stance["demands"] + by_stance["offers"]
    both = sorted({*by_stance["accepts"], *raised})
    return both if len(both) > 1 else []


def _state(by_stance: dict[str, list[str]], agreed: list[str], against: list[str]) -> str:
    if against:
        return "disputed"
    if by_stance["conditional"]:
        return "bargained"
    if agreed:
        return "agreed"
    if by_stance["offers"]:
        return "bargained"
    return "open" if by_stance["open"] else "held"


def _spans(group: list[Any], field: str) -> list[Line]:
    return [{"party": line["party"], **span} for line in group for span in line[field]]
