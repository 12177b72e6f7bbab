"""Stances taken anew: the word that says so belongs to the cue of the act ("again refused", "tetap menuntut")."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.acts.halves import STANCES
from demarche.annotate.acts.signs import Said
from demarche.model import Act, Statement

_BEFORE = 3  # words before a cue in which such a word stands
_REACH = 60  # code points before an act in which its cue stands


def renewed(said: Said, act: Act, statements: tuple[Statement, ...]) -> Act:
    """The act, its cue with the word before it that says that it is done again, where there is one."""
    if act.act not in STANCES or not act.cue:
        return act
    text = said.document.text
    if act.statement is not None and statements[act.statement].cue_start >= 0:
        at = statements[act.statement].cue_start
    else:
        at = text.rfind(act.cue, max(0, act.start - _REACH), act.start + len(act.cue))
    low = at
    for word in reversed(said.folded[max(0, at - _REACH) : max(at, 0)].split()[-_BEFORE:]):
        low = said.folded.rfind(word, 0, low)
        if word in said.acts.renewing:
            return replace(act, cue=text[low : at + len(act.cue)])
        if not word[-1:].isalpha():
            break
    return act
