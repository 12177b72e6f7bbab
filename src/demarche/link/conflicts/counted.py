"""Whose a figure is, who wants it, and who they are that are counted."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from demarche.link.conflicts.notions import named
from demarche.link.sense.amount_words import amount_file, is_owned
from demarche.link.sense.amounts import Amount
from demarche.link.sense.figures import Figure
from demarche.link.sense.setting import NAMING, mentions_between, parties_between
from demarche.link.sense.wording import words_of
from demarche.model import Document

ANCHORS = 2
"""Parties of a report in which something between two may be counted."""
FOLK = named(
    "fisherman sailor crew prisoner hostage soldier guard observer refugee worker fighter "
    "person civilian driver farmer child student journalist"
)
"""People, of whom one report says drivers and another citizens."""
WHOSE = 22
"""Code points behind what is counted where it stands whose they are."""
WANTED = frozenset({"demand", "offer", "promise"})
_START = attrgetter("start")


def sides_of(document: Document) -> frozenset[str]:
    """The parties that the report names."""
    return frozenset(one.party for one in document.mentions if one.kind in NAMING and one.party)


def owners(document: Document, start: int, end: int, behind: int) -> frozenset[str]:
    """The parties named with what is counted, up to `behind`; of "35 of its citizens" the one named last before."""
    beside = parties_between(document, start, behind)[0]
    if beside or not is_owned(words_of(document.text[start:end]), amount_file(document.lang)):
        return beside
    sentence = document.sentences[max(0, bisect_right(document.sentences, start, key=_START) - 1)]
    before = [one.party for one in mentions_between(document, sentence.start, start) if one.party]
    return frozenset(before[-1].split("+")) if before else frozenset()


def wanted_by(document: Document, figure: Figure | Amount) -> str:
    """The party in whose demand or offer the figure stands; "" where it is told as it is."""
    asked = (act.by for act in document.acts if act.act in WANTED and act.start <= figure.start < act.end)
    return next(filter(None, asked), "")
