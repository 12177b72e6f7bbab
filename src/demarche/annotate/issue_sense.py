"""What the words of a brief mean: an issue told in other words than those that the brief gives."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from demarche.annotate.scheme import Scheme
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Meanings, Sense, concept_file, deeds, general

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SHORT = 4
"""Letters: a shorter word that no concept knows tells no issue by itself."""
WHOLE = 2
"""What all words of a phrase weigh against one word of it."""
WIDE = frozenset(CONCEPT + name for name in (
    "year", "month", "week", "day", "hour", "minute", "date", "time", "percent", "person", "family", "child",
    "border", "mountain", "sea", "coast", "island", "river", "city", "village", "town", "region", "area", "zone",
    "port", "airport", "camp", "house", "school", "hospital", "road", "factory", "store", "station", "territory",
    "police", "judge", "lawmaker", "parliament", "envoy", "delegation", "journalist", "committee", "office", "cabinet",
))  # fmt: skip
"""Concepts of every report: calendar, ground and places, and who speaks and rules. One of them tells no issue."""


@lru_cache(maxsize=8)
def _meanings(code: str) -> Meanings:
    return Meanings(concept_file(code))


def sense_of(text: str, code: str) -> Sense:
    """Concepts, and stems of words that no concept knows."""
    known = _meanings(code)
    return frozenset(known[word] for word in WORD.findall(text.lower())) - {""}


@dataclass(frozen=True, slots=True)
class Senses:
    """phrases: (sense, issue) of what two words or more say together; single: what one word tells, which no other
    issue has."""

    code: str
    phrases: tuple[tuple[Sense, str], ...]
    single: dict[str, str]

    def told(self, text: str, whole: bool = False) -> tuple[str, ...]:
        """The one issue that the words mean most of; nothing where two come out alike. whole: by whole phrases."""
        here = sense_of(text, self.code)
        worth: Counter[str] = Counter()
        for sense, issue in self.phrases:
            if sense <= here:
                worth[issue] += WHOLE
        for one in here & self.single.keys() if worth or not whole else ():
            worth[self.single[one]] += 1
        ranked = worth.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ()
        return (ranked[0][0],)


@lru_cache(maxsize=32)
def senses_of(code: str, scheme: Scheme) -> Senses | None:
    """None without a brief: the words of the built-in issues are many, and mean no more than they say. What the brief
    calls an issue in another language counts by its concepts alone."""
    phrases: dict[tuple[Sense, str], None] = {}
    owners: dict[str, set[str]] = {}
    telling: set[str] = set()
    for issue in scheme.issues:
        for tongue, words in issue.words:
            if tongue not in covered() or issue.generic:
                continue
            for phrase in words:
                sense = sense_of(phrase, tongue)
                if len(sense) >= WHOLE and (tongue == code or all(one.startswith(CONCEPT) for one in sense)):
                    phrases[sense, issue.id] = None
                named = sense_of(" ".join(word for word in phrase.split() if word[:1].isupper()), tongue)
                for one in sense:
                    owners.setdefault(one, set()).add(issue.id)
                telling |= {one for one in sense - named if _tells(one, tongue, code)}
    single = {one: next(iter(issues)) for one, issues in owners.items() if one in telling and len(issues) == 1}
    return Senses(code, tuple(phrases), single) if phrases or single else None


def _tells(one: str, tongue: str, code: str) -> bool:
    """May one word tell the issue by itself: no general word, and none of what is done?"""
    if one in general() or one in deeds(tongue) or one in WIDE:
        return False
    return one.startswith(CONCEPT) or (tongue == code and len(one) >= SHORT)
