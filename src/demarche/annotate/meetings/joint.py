"""What the people of two sides do together on a day in a place, whatever the verb: "officials of both haggled over the
map in Oran on Monday"."""

from __future__ import annotations

import re

from demarche.annotate.meetings.crews import crews
from demarche.annotate.meetings.going import PEOPLE
from demarche.annotate.meetings.rows import chain
from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.model import Sentence

Heard = tuple[int, int, tuple[str, bool]]

_VERB = re.compile(r"[^\W\d_]{4,}")
_NEAR = 24
"""Code points between the sides and what they are: "officials from A and B", "A and B officials"."""


_DATED = ("send", "stay", "turn", "leave")
_LOOSE = ("met", "phoned", "hours", "see", "busy", "room")


def worth(scene: Scene, sentence: Sentence, hits: list[Heard], dated: bool) -> list[Heard]:
    """`hits` without the cues that tell nothing, as neither a day nor anybody stands in the sentence."""
    if all(hit[2][0] not in _DATED and hit[2][0] not in _LOOSE and hit[2][0] != "tell" for hit in hits):
        return hits
    told = dated or bool(scene.inside(sentence.start, sentence.end))
    two = may_be(scene, sentence)
    off = {kind for kinds, has in ((_DATED, dated), (_LOOSE, told), (("tell",), two)) for kind in kinds if not has}
    return [hit for hit in hits if hit[2][0] not in off and (hit[2][0] != "leave" or _from_town(scene, hit[1]))]


def _from_town(scene: Scene, end: int) -> bool:
    return bool(scene.words.places.find(scene.document.text[end : end + _NEAR]))


def may_be(scene: Scene, sentence: Sentence) -> bool:
    """Two sides stand in it."""
    codes = {code for party in scene.inside(sentence.start, sentence.end) for code in party.codes}
    return len(codes) > 1


def joint(scene: Scene, sentence: Sentence) -> list[Heard]:
    """The verb behind the first row of names, where these are people of two sides and do not only say something."""
    row = chain(scene, sentence.start, sentence.end)
    if len({code for party in row for code in party.codes}) != 2:
        return []
    low, end = min(party.start for party in row), max(party.end for party in row)
    near = [hit for hit in crews(scene, max(sentence.start, low - _NEAR), end + _NEAR) if _beside(scene, hit, low, end)]
    if not near and not _people(row):
        return []
    end = max([end, *(hit[1] for hit in near)])
    verb = _VERB.search(scene.folded, end, min(sentence.end, end + 30))
    said = scene.table("speech", end, end + 40) or scene.table("denied", end, end + 20)
    broken = verb is None or any(mark in scene.document.text[end : verb.start()] for mark in ",.;:“”\"'’")
    return [] if broken or said or verb is None else [(verb.start(), verb.end(), ("joint", True))]


def in_common(scene: Scene, heard: Trigger) -> bool:
    """ "will walk the shore together": it is told, so the place need not be."""
    return heard.kind == "joint" and bool(scene.table("mutual", heard.end, heard.high))


def _beside(scene: Scene, hit: tuple[int, int, str], low: int, end: int) -> bool:
    gap = scene.folded[hit[1] : low] if hit[1] <= low else scene.folded[end : hit[0]]
    return len(gap.split()) <= 2 and not any(mark in gap for mark in ',.;:“”"')


def _people(row: list[Party]) -> bool:
    codes = {code for party in row if party.mention.kind in PEOPLE for code in party.codes}
    return len(codes) > 1
