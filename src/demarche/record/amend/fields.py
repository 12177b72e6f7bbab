"""What `set` may change, and into what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from demarche.errors import UsageError
from demarche.record.plover import SPOKEN, TOLD

ACTS = (*SPOKEN, "inform", "deny", "reassure", "express_concern")
"""Acts that are spoken."""
WORDS, CODE, ISSUES, DAY, DAYS = "words", "code", "issues", "day", "days"
Form = str | tuple[str, ...]
"""How a value is written: one of these five, or one of the words of a tuple."""

STATUS = ("planned", "held", "cancelled", "ongoing")
DATED: dict[str, Form] = {"date_earliest": DAY, "date_latest": DAY, "date": DAYS}
FIELDS: Mapping[str, Mapping[str, Form]] = {
    "statements": {
        "kind": ("direct", "indirect", "mixed"),
        "speaker": WORDS,
        "speaker_party": CODE,
        "relay": WORDS,
        "act": ACTS,
        "target_party": CODE,
        "issues": ISSUES,
        **DATED,
    },
    "acts": {"act": (*ACTS, *TOLD), "by": CODE, "to": CODE, "issues": ISSUES, **DATED},
    "meetings": {
        "what": WORDS,
        "forum": WORDS,
        "place": WORDS,
        "status": STATUS,
        "parties": ISSUES,
        **DATED,
    },
    "people": {"party": CODE},
    "dates": {"date_earliest": DAY, "date_latest": DAY, "date": DAYS},
}
"""Fields by table. `date` takes a day or two ("2031-05-04..2031-05-06")."""
OTHERWISE = {
    "by_party": "by", "to_party": "to", "earliest": "date_earliest", "latest": "date_latest", "target": "target_party",
    "issue": "issues", "party": "speaker_party",
}  # fmt: skip
"""Other names of fields, used where the table has no field of that name itself."""
PARTIES = "party"
"""What a correction of a party or body, in every line, says in its `field`."""
EMPTY = ("speaker", "act", "kind", "status", "what")
"""Fields that must say something."""


def field_of(table: str, name: str) -> str:
    """The field's own name. Raises UsageError where the table has none that can be set."""
    known = FIELDS.get(table, {})
    found = name if name in known else OTHERWISE.get(name, "")
    if found not in known:
        raise UsageError(f"{name}: not a field of {table} that can be set (can: {', '.join(known) or 'nothing'})")
    return found


def value_of(table: str, name: str, value: str) -> str:
    """The value as it is kept. Raises UsageError where the field does not take it."""
    form = FIELDS[table][name]
    if not value and name in EMPTY:
        raise UsageError(f"{name}: give a value, or reject the line")
    if isinstance(form, tuple) and value not in form:
        raise UsageError(f"{value}: not a value of {name} (can: {', '.join(form)})")
    if form == CODE:
        return code(value)
    if form == ISSUES:
        return ",".join(sorted({one.strip() for one in value.split(",")} - {""}))
    if form in (DAY, DAYS):
        return "..".join(_day(one) for one in days(value)) if value else ""
    return value


def days(value: str) -> list[str]:
    """One day or the two ends of an interval; an end may be open."""
    return value.split("..", 1)


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise UsageError(f"{value}: not a day like 2024-03-31") from None


def code(value: str) -> str:
    """A party as codes are written: members of a joint one sorted. Raises UsageError for what is no code."""
    parts = sorted({part.strip() for part in value.split("+")} - {""})
    for part in parts:
        if part != part.upper() or not part[0].isalnum() or " " in part:
            raise UsageError(f"{part}: not a party's code (a state has three capitals, a body its acronym in capitals)")
    return "+".join(parts)
