"""A figure in its report: of what, told by whom, between which days, and what surrounds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from demarche.lang.concepts import Sense
from demarche.link.conflicts.voices import OWN, Voice, voice_of
from demarche.link.sense.amount_words import amount_file, is_owned
from demarche.link.sense.amounts import Amount
from demarche.link.sense.figures import FATES, Figure, figures
from demarche.link.sense.setting import (
    NAMING,
    Setting,
    mentions_between,
    parties_between,
    published,
    sentence_at,
    setting_of,
)
from demarche.link.sense.wording import words_of
from demarche.model import At, Document

ANCHORS = 2
"""Parties and names that both reports give."""
HELD = frozenset(
    f"={name}"
    for name in "fisherman sailor crew prisoner hostage soldier guard observer refugee worker fighter".split()
)
FOLK = HELD | frozenset(f"={name}" for name in "person civilian driver farmer child student worker journalist".split())
"""People, of whom one report says drivers and another citizens."""
FOLKS = "people"
WHOSE = 22
"""Code points behind what is counted where it stands whose they are."""
STAY = frozenset({"=stay"})
LOTS = FATES | STAY | {"=settle", "=rescue"}
"""What may have befallen those who are counted, or what they do: the dead are not the wounded."""
WANTED = frozenset({"demand", "offer", "promise"})
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in its report. `first`, `day`: between which it was published, as numbers, 0 where not known."""

    document: Document
    story: str
    figure: Figure
    setting: Setting
    first: int
    day: int
    sides: frozenset[str]  # the parties that the report names
    wanted: str = ""  # the party that demands or offers it: no state of things
    voice: Voice = OWN  # who gives it
    whose: frozenset[str] = frozenset()  # parties named within the figure or just behind it, or whose own it is

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.figure.sentence)

    @property
    def shelf(self) -> str:
        """Those who are held are counted as one, whatever they are called."""
        return "=prisoner" if self.figure.head in FOLK and self.figure.held else self.figure.head


def sides_of(document: Document) -> frozenset[str]:
    """The parties that the report names."""
    return frozenset(one.party for one in document.mentions if one.kind in NAMING and one.party)


def owners(document: Document, start: int, end: int, behind: int) -> frozenset[str]:
    """The parties named with what is counted, up to `behind`; of "35 of its citizens" the one named last before."""
    named = parties_between(document, start, behind)[0]
    if named or not is_owned(words_of(document.text[start:end]), amount_file(document.lang)):
        return named
    sentence = document.sentences[max(0, bisect_right(document.sentences, start, key=_START) - 1)]
    before = [one.party for one in mentions_between(document, sentence.start, start) if one.party]
    return frozenset(before[-1].split("+")) if before else frozenset()


def counted_in(
    document: Document, story: str, read: Callable[[Document], Sequence[Figure]] = figures
) -> Iterator[Counted]:
    """What the report counts, in order; nothing where it names one party only. read: gives its figures."""
    sides, days = sides_of(document), published(document)
    if len(sides) < ANCHORS:
        return  # what one party counts at home is no matter between two
    for figure in read(document):
        setting, voice = setting_of(document, figure.sentence), voice_of(document, figure)
        whose = owners(document, figure.start, figure.end, figure.end + WHOSE)
        yield Counted(document, story, figure, setting, *days, sides, wanted_by(document, figure), voice, whose)


def fate(figure: Figure) -> Sense:
    """What has befallen those who are counted."""
    told = figure.near if LOTS.isdisjoint(figure.kin) else figure.kin  # each number has its own
    return (LOTS & told) - (STAY if figure.held else frozenset())


def elsewhere(names: tuple[Sense, Sense], settings: tuple[Setting, Setting], one_tongue: bool) -> bool:
    """Both sentences name places or people, none of them the same, and no two parties; in two languages any name may be
    the other."""
    apart = one_tongue and all(names) and names[0].isdisjoint(names[1])
    return apart and len(settings[0].around & settings[1].around) < ANCHORS


def wanted_by(document: Document, figure: Figure | Amount) -> str:
    """The party in whose demand or offer the figure stands; "" where it is told as it is."""
    asked = (act.by for act in document.acts if act.act in WANTED and act.start <= figure.start < act.end)
    return next(filter(None, asked), "")
