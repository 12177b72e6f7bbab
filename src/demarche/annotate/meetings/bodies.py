"""Whether two mentions let two working bodies meet: "gas experts" and "the border commission"."""

from __future__ import annotations

from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.scene import Scene
from demarche.world.working import About, about

BEFORE = 90
"""Code points before a mention, within its sentence, in which those who sit may be named."""


def two_bodies(scene: Scene, line: Found, one: Found) -> bool:
    """Those who sit in the one have another field than those in the other. "The talks" are of those told before."""
    if one.again:
        return False
    first, second = _body(scene, line, 0), _body(scene, one, line.trigger[1])
    return bool(first.sits and second.sits) and first.sits.isdisjoint(second.sits)


def _body(scene: Scene, one: Found, after: int) -> About:
    """By its words and those before them, behind `after` where another encounter is told in one sentence with it."""
    text = scene.document.text
    low = max(one.start - BEFORE, 0)
    stop = max((text.rfind(mark, low, one.start) for mark in (". ", "\n", "; ")), default=-1)
    low = max(low, stop + 1, after if after <= one.start else 0)
    return about(text[low : one.end], scene.document.lang)
