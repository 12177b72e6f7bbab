"""Fill `people` and `mentions` of a document: people, roles, parties, offices, unnamed sources, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from demarche.annotate.names.context import Context
from demarche.annotate.names.filed import home_of
from demarche.annotate.names.groups import mark_groups
from demarche.annotate.names.packs import tables
from demarche.annotate.names.parties import mark_bodies, mark_parties
from demarche.annotate.names.people import read_people
from demarche.annotate.names.persons import mark_persons
from demarche.annotate.names.reading import Zones
from demarche.annotate.names.scan import scan
from demarche.annotate.names.sides import Sides
from demarche.annotate.names.singles import mark_singles
from demarche.lang import covered
from demarche.model import Document, Mention
from demarche.world import PartyForm

_RANK = {"person": 0, "unnamed": 1, "role": 2, "office": 3, "party": 4, "pronoun": 5}


def mark_names(document: Document, extra: Sequence[PartyForm] = ()) -> Document:
    """The document with people and mentions, ordered by start. `extra` are parties that a brief adds.

    A document in a language without a pack comes back as it was.
    """
    if document.lang not in covered():
        return document
    table = tables(document.lang, tuple(extra))
    items = scan(document.text, table)
    year = document.given.year if document.given else 0
    zones = Zones(_title_lines(document), tuple(sorted((junk.start, junk.end) for junk in document.junk)))
    reading = read_people(items, table, year, zones)
    context = Context(reading)
    sides = Sides(context, home_of(document))
    profiles, mentions, used = mark_persons(context, sides)
    mentions += mark_parties(context) + mark_groups(context, sides, profiles, used) + mark_singles(context)
    mentions += _apart(mark_bodies(context), mentions, context)
    people = tuple(profile.person for profile in profiles)
    return replace(document, people=people, mentions=_settle(mentions, zones))


_SHUT = (".", "”", '"', ":", ",", "’")


def _title_lines(document: Document) -> tuple[tuple[int, int], ...]:
    """Marked headlines, and lines in title case or capitals: there a capital proves nothing."""
    zones = [(span.start, span.end) for span in document.headlines]
    at = 0
    for line in document.text.split("\n"):
        if 16 < len(line) < 300 and not line.endswith(_SHUT):
            words = [word for word in line.split() if word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in words)
            if len(words) >= 4 and capitals >= 0.6 * len(words):
                zones.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(sorted(zones))


def _apart(bodies: list[Mention], others: list[Mention], context: Context) -> list[Mention]:
    """The bodies that are no part of another phrase; a qualifier within their own name is allowed."""
    items = context.items
    others = sorted(others, key=lambda other: other.start)
    starts = [other.start for other in others]
    kept = []
    for body in bodies:
        near = others[max(0, bisect_left(starts, body.start) - 6) : bisect_left(starts, body.end)]
        tags = items.tags[bisect_left(items.starts, body.start) : bisect_left(items.starts, body.end)]
        named = tags[:1] in ("S", "J") and "c" in tags  # "Chad Cotton Growers Council"
        if all(
            other.end <= body.start
            or (
                (other.adjectival or (named and other.kind == "party"))
                and body.start <= other.start
                and other.end <= body.end
            )
            for other in near
        ):
            kept.append(body)
    return kept


def _settle(mentions: list[Mention], zones: Zones) -> tuple[Mention, ...]:
    """Ordered by start; of two that overlap the weightier, but parties inside a phrase stay as qualifiers."""
    kept: list[Mention] = []
    mentions.sort(key=lambda m: (m.start, -m.end, _RANK[m.kind]))
    for mention in mentions:
        if zones.in_junk(mention.start):
            continue
        holder = next((m for m in reversed(kept[-6:]) if m.end > mention.start and m.start <= mention.start), None)
        if holder is None:
            kept.append(mention)
        elif (
            mention.kind == "party"
            and holder.kind != "person"
            and not (holder.kind == "party" and (holder.start, holder.end) == (mention.start, mention.end))
        ):
            kept.append(replace(mention, adjectival=True))
    return tuple(kept)
