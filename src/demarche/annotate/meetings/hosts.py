"""Who brings others together: hosts, mediators, those at whose invitation they come."""

from __future__ import annotations

import re

from demarche.annotate.meetings.rows import chain, joined
from demarche.annotate.meetings.scene import Party, Scene, Trigger

_TABLES = ("hosted", "hosting", "brokered", "led", "guests", "invited", "host")
_WORD = re.compile(r"[^\W\d_]+")


def hosts_of(scene: Scene, trigger: Trigger) -> list[Party]:
    """ "brokered by A", "with A and B acting as go-betweens"."""
    if not any(scene.heard.get(name) for name in _TABLES):
        return []
    text = scene.document.text
    taking = _brokers(scene, trigger) + _leading(scene, trigger) + _inviting(scene, trigger)
    for _, end, _ in scene.table("hosted", trigger.low, trigger.high):
        after = scene.inside(end, trigger.high)
        if after and len(_WORD.findall(text[end : after[0].start])) <= 3:
            taking += chain(scene, end, trigger.high, ("join",))
    by = {start for start, _, _ in scene.table("hosted", trigger.low, trigger.high)}
    for start, _, _ in scene.table("hosting", trigger.low, trigger.high):
        if start in by:
            continue  # "talks between A and B, mediated by C"
        row: list[Party] = []
        for party in reversed(scene.inside(trigger.end, start)):
            at = row[-1].start if row else start
            close = joined(scene, party.end, at, ("join",)) if row else len(_WORD.findall(text[party.end : at])) <= 3
            if not close:
                break
            row.append(party)
        taking += row
    return taking + _steering(scene, trigger)


def _steering(scene: Scene, trigger: Trigger) -> list[Party]:
    """ "talks that A and B have been steering"."""
    which = scene.table("which", trigger.end, min(trigger.high, trigger.end + 6))
    if trigger.verb or not which:
        return []
    row = chain(scene, which[0][1], trigger.high, ("join",))
    end = max((party.end for party in row), default=0)
    host = scene.table("host", end, min(trigger.high, end + 40)) if row else []
    return row if host and len(_WORD.findall(scene.document.text[end : host[0][0]])) <= 3 else []


def hosts_it(scene: Scene, trigger: Trigger) -> bool:
    """ "Norway, which hosted two days of talks": whoever does it brings others together."""
    low = max(trigger.low, trigger.start - 60)
    hits = [hit for hit in scene.table("host", low, trigger.end) if hit[0] <= trigger.start]
    return bool(hits) and len(_WORD.findall(scene.document.text[hits[-1][1] : trigger.start])) <= 6


def _leading(scene: Scene, trigger: Trigger) -> list[Party]:
    """ "the talks, led by the envoy of A": one alone who leads them brings the others together."""
    led = scene.table("led", trigger.end, min(trigger.high, trigger.end + 25))
    if trigger.verb or not led or len(_WORD.findall(scene.document.text[trigger.end : led[0][0]])) > 1:
        return []
    row = chain(scene, led[0][1], trigger.high, ("join",))
    near = row and len(_WORD.findall(scene.document.text[led[0][1] : row[0].start])) <= 3
    return row if near and {code for party in row for code in party.codes} == {row[0].codes[0]} else []


def _inviting(scene: Scene, trigger: Trigger) -> list[Party]:
    """ "at the invitation of A", "as guests of A", "at A's invitation"."""
    taking: list[Party] = []
    for _, end, _ in scene.table("guests", trigger.low, trigger.high):
        near = scene.inside(end, min(trigger.high, end + 40))[:1]
        taking += [party for party in near if len(_WORD.findall(scene.document.text[end : party.mention.start])) <= 3]
    for start, _, _ in scene.table("invited", trigger.low, trigger.high):
        taking += [party for party in scene.inside(trigger.low, start) if start - party.mention.end <= 4]
    return taking


def _brokers(scene: Scene, trigger: Trigger) -> list[Party]:
    """ "the UN-brokered talks"."""
    text = scene.document.text
    led = {start for start, _, _ in scene.table("brokered", trigger.low, trigger.start) if text[start - 1] == "-"}
    return [p for p in scene.inside(trigger.low, trigger.start) if p.mention.end + 1 in led] if led else []
