"""Forms of noun phrases, written in packs as named slots, made into expressions over the tags of `scan`.

    {state demonym}      one item of any of these slots
    {state}0- {state}1-  any number, at least one;  {state}2-3 {state}-7  two to three, up to seven
    [ .. ]               may be left out;  [ .. ]0- [ .. ]-7  may come several times
    ( .. | .. )          one of these
    > {..}   < {..}      what must stand next behind, before;  !> {..}  what must not
    ~                    behind a count: as few as will do
    several              a part that the pack names

`end` among the slots behind ">" is the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SLOTS = {
    "state": "S", "demonym": "J", "place": "B", "title": "t", "rank": "r", "field": "d", "counterpart": "k",
    "honorific": "h", "office": "o", "close": "w", "people": "u", "unknown": "c", "given": "g", "initial": "i",
    "particle": "p", "acronym": "K", "organisation": "O", "ordinary": "b", "time": "m", "outlet": "Q",
    "definite": "D", "indefinite": "I", "possessive": "P", "both": "E", "anaphor": "A", "pronoun": "H",
    "knowing": "W", "linking": "l", "towards": "f", "locative": "L", "motion": "M", "and": "a", "who": "y",
    "verb": "v", "owner": "s", "number": "n", "word": "x", "comma": ",", "stop": ".", "open": "(", "close_mark": ")",
    "hyphen": "-", "colon": ":", "quote": "q", "line": "/",
}  # fmt: skip
_TOKEN = re.compile(r"\s*(?:(\{[\w ]+\})|(!?[<>])|([\[\]()|])|([a-z][a-z_]*))((?:\d+-(?!\d)|\d*-\d+)?~?)")
_OPEN = {"0": "*", "1": "+"}  # counts without an upper end
_AROUND = {">": "(?=", "!>": "(?!", "<": "(?<="}


def _slots(names: str) -> str:
    """The tags of a set of slots. Raises ValueError where one is unknown."""
    tags = ""
    for name in names.split():
        if name != "end" and name not in SLOTS:
            raise ValueError(f"no slot is called {name!r}; the slots are {', '.join(sorted(SLOTS))}")
        tags += re.escape(SLOTS.get(name, ""))
    found = f"[{tags}]" if len(tags) > 1 else tags
    return f"(?:{found}|$)" if "end" in names.split() else found


def _times(count: str, optional: bool) -> str:
    """How often: "" once, or at most once where it may be left out."""
    lazy = "?" if count.endswith("~") else ""
    count = count.rstrip("~")
    if "-" in count:
        least, most = count.split("-")
        return (_OPEN[least] if not most else f"{{{least or 0},{most}}}") + lazy
    return (count or ("?" if optional else "")) + lazy


def expression(form: str, parts: Mapping[str, str]) -> str:
    """A form as a regular expression over tags. Raises ValueError where it is not one."""
    made, at, around = "", 0, False
    groups: list[bool] = []  # open groups, and whether each is what must stand around
    form = form.strip()
    while at < len(form):
        match = _TOKEN.match(form, at)
        if match is None:
            raise ValueError(f"not a form of a phrase, from {form[at : at + 30]!r} on")
        slots, side, mark, name, count = match.groups()
        at = match.end()
        if side:
            made, around = made + _AROUND[side], True
        elif mark and mark in "([":
            groups.append(around)
            made, around = made + "(?:", False
        elif mark == "|":
            made += "|"
        else:
            made += (")" if mark else _item(slots, name, parts)) + _times(count, mark == "]")
            closes = groups.pop() if mark else around
            made, around = made + ")" * closes, False
    return made


def _item(slots: str | None, name: str, parts: Mapping[str, str]) -> str:
    if slots:
        return _slots(slots[1:-1])
    if name not in parts:
        raise ValueError(f"no part is called {name!r}")
    return f"(?:{expression(parts[name], parts)})"
