"""Acts of a negotiation as PLOVER events (PLOVER manual, draft 2.0: names only)."""

from __future__ import annotations

SPOKEN = {
    "demand": "REQUEST",
    "call_for_dialogue": "REQUEST",
    "offer": "AGREE",
    "accept": "AGREE",
    "agree": "AGREE",
    "promise": "AGREE",
    "reject": "REJECT",
    "threaten": "THREATEN",
    "warn": "THREATEN",
    "accuse": "ACCUSE",
    "praise": "SUPPORT",
}
TOLD = (
    "consult", "support", "concede", "cooperate", "aid", "retreat", "protest", "sanction", "mobilize", "coerce",
    "assault",
)  # fmt: skip


def event(act: str) -> str | None:
    """The PLOVER event of an act, None where PLOVER has none (inform, deny, reassure, express_concern)."""
    return act.upper() if act in TOLD else SPOKEN.get(act)
