"""PLOVER event and mode of an act (names from the PLOVER manual, draft 2.0)."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, load

_EVENTS = {
    "demand": "REQUEST", "call_for_dialogue": "REQUEST",
    "offer": "AGREE", "accept": "AGREE", "agree": "AGREE", "promise": "AGREE",
    "reject": "REJECT", "threaten": "THREATEN", "warn": "THREATEN", "accuse": "ACCUSE", "praise": "SUPPORT",
}  # fmt: skip
_TOLD = frozenset("consult support concede cooperate aid retreat protest sanction mobilize coerce assault".split())


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event: str
    mode: str
    words: list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event: str
    text: str
    mode: str


class ModesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mode: list[Mode]
    examples: list[Example]


@lru_cache(maxsize=8)
def _modes(lang: str) -> dict[str, Lexicon[str]]:
    file = load(lang, "modes", ModesFile)
    events = {mode.event for mode in file.mode}
    return {e: Lexicon((w, m.mode) for m in file.mode if m.event == e for w in m.words) for e in events}


def code(act: str, folded: str, lang: str) -> tuple[str, str]:
    """(event, mode) of `act` with the words `folded`; "" where there is none or the words show none."""
    event = _EVENTS.get(act) or (act.upper() if act in _TOLD else "")
    lexicon = _modes(lang).get(event)
    found = lexicon.find(folded, folded) if lexicon else []
    return event, found[0][2] if found else ""
