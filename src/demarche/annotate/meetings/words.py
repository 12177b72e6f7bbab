"""The words of encounter of one language, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demarche.annotate.meetings.schema import MeetingsFile
from demarche.annotate.times.schema import TimesFile
from demarche.lang import Lexicon, load
from demarche.world import place_forms


@dataclass(frozen=True, slots=True)
class Words:
    """triggers: word -> (kind, is a verb), kind "" for what tells of no meeting; status and places likewise."""

    pack: MeetingsFile
    triggers: Lexicon[tuple[str, bool]]
    status: Lexicon[str]
    around: Lexicon[str]
    places: Lexicon[str]
    speech: Lexicon[bool]


@lru_cache(maxsize=8)
def words(code: str) -> Words:
    """Tables of language `code`. Raises DataError if a pack file does not fit."""
    pack = load(code, "meetings", MeetingsFile)
    triggers = dict.fromkeys(pack.no_meeting, ("", False))
    for kind in pack.nouns.__struct_fields__:
        triggers.update(dict.fromkeys(getattr(pack.nouns, kind), (kind, False)))
    for kind in pack.verbs.__struct_fields__:
        triggers.update(dict.fromkeys(getattr(pack.verbs, kind), (kind, True)))
    status = {word: kind for kind in pack.status.__struct_fields__ for word in getattr(pack.status, kind)}
    around = {word: kind for kind in pack.around.__struct_fields__ for word in getattr(pack.around, kind)}
    speech = Lexicon(dict.fromkeys(load(code, "times", TimesFile).tense.speech, True))
    places = Lexicon(place_forms(code), cased=True)
    return Words(pack, Lexicon(triggers), Lexicon(status), Lexicon(around), places, speech)
