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
_WORD = re.compile(r"[^\W\d_]+")
_FIRST, _FAR = 90, 70
"""Code points in which a crew opens its sentence, and from it to its verb."""
_OWNER = 2
"""Words behind a crew that tell whose it is: "from both"."""
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
    """Two sides stand in it, or a word for two."""
    codes = {code for party in scene.inside(sentence.start, sentence.end) for code in party.codes}
    return len(codes) > 1 or not scene.words.pair.isdisjoint(scene.folded[sentence.start : sentence.end].split())


def joint(scene: Scene, sentence: Sentence) -> list[Heard]:
    """The verb behind the first row of names, where these are people of two sides and do not only say something."""
    row = chain(scene, sentence.start, sentence.end)
    if len({code for party in row for code in party.codes}) != 2:
        return _of_both(scene, sentence)
    low, end = min(party.start for party in row), max(party.end for party in row)
    near = [hit for hit in crews(scene, max(sentence.start, low - _NEAR), end + _NEAR) if _beside(scene, hit, low, end)]
    if not near and not _people(row):
        return []
    end = max([end, *(hit[1] for hit in near)])
    verb = _VERB.search(scene.folded, end, min(sentence.end, end + 30))
    said = scene.table("speech", end, end + 40) or scene.table("denied", end, end + 20)
    broken = verb is None or any(mark in scene.document.text[end : verb.start()] for mark in ",.;:“”\"'’")
    return [] if broken or said or verb is None else [(verb.start(), verb.end(), ("joint", True))]


def _of_both(scene: Scene, sentence: Sentence) -> list[Heard]:
    """The verb behind "experts from both companies"."""
    text = scene.folded
    for start, end, _ in crews(scene, sentence.start, min(sentence.end, sentence.start + _FIRST)):
        words = _WORD.findall(text, end, end + _NEAR)
        kinds = [kind for _, _, kind in scene.kinds(end, end + 8)]
        led = any(kind == "of" for kind in kinds) or bool(scene.table("member", end, end + 8))
        if not led or len(words) < _OWNER or words[1] not in scene.words.pair or "," in text[sentence.start : start]:
            continue
        will = scene.table("will", end, min(sentence.end, end + _FAR))
        verb = _VERB.search(text, will[0][1], will[0][1] + 30) if will else None
        gap = text[end : will[0][0]] if will else ""
        if verb is not None and len(gap.split()) <= _OWNER + 3 and not any(mark in gap for mark in ',.;:“”"'):
            return [(verb.start(), verb.end(), ("joint", True))]
    return []


def in_common(scene: Scene, heard: Trigger) -> bool:
    """ "will walk the shore together": it is told, so the place need not be."""
    return heard.kind == "joint" and bool(scene.table("mutual", heard.end, heard.high))


def _beside(scene: Scene, hit: tuple[int, int, str], low: int, end: int) -> bool:
    gap = scene.folded[hit[1] : low] if hit[1] <= low else scene.folded[end : hit[0]]
    return len(gap.split()) <= 2 and not any(mark in gap for mark in ',.;:“”"')


def _people(row: list[Party]) -> bool:
    codes = {code for party in row if party.mention.kind in PEOPLE for code in party.codes}
    return len(codes) > 1
