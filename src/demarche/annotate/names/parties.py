"""Mentions of states and bodies, told apart from the places of the same name and from mere qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.annotate.names.context import Coded, Context
from demarche.model import Mention

# behind a state's name these mean that it stands by itself
_CLOSES = frozenset("v,.()/:;qaylfLM-zDIPHE")


def mark_parties(context: Context) -> list[Mention]:
    """Every party by name, demonym, capital or seat; capitals only where they do not tell a place."""
    return [_mention(context, party) for party in context.coded if not _is_place(context, party)]


# capitalised words around one that names a body, with what may link them
_NAMED = re.compile(r"(?:[gcbOdoKJSBwrtu](?:lD?|a|s)?){0,5}[Oowd](?:lD?[gcbOdKJSBtu]+|[gcbOdKSJr])*")


_STRETCH = re.compile(r"[gcbOdoKJSBwrtulDas]{2,}")
_BODY = re.compile(r"[Oowd]")


def _named(tags: str) -> Iterator[tuple[int, int]]:
    """Where a name with a word for a body may stand."""
    for stretch in _STRETCH.finditer(tags):
        if _BODY.search(tags, *stretch.span()):
            yield from (match.span() for match in _NAMED.finditer(tags, *stretch.span()))


def mark_bodies(context: Context) -> list[Mention]:
    """Bodies that the world data does not know, by a capitalised name with a word for a body in it, and acronyms."""
    items = context.items
    known = context.tables.body_words | context.tables.private
    found = []
    for first, last in _named(items.tags):
        while items.tags[first : first + 2] in ("Ss", "Js"):
            first += 2  # "Peru's Port Authority"
        while first < last and not items.text[items.starts[first]].isupper():
            first += 1
        while first < last and items.text[items.starts[last - 1]].islower():
            last -= 1
        words = [items.span(index, index + 1) for index in range(first, last)]
        capitals = [word for word in words if word[0].isupper()]
        if len(capitals) < 2 or any(word[0].islower() and len(word) > 4 for word in words):
            continue
        if not any(word.lower() in known for word in capitals):
            continue
        start, end = items.starts[first], items.ends[last - 1]
        found.append(Mention(start, end, "party", "", context.acronym_of(items.text[start:end]), start, end, "sg"))
    return found


def _is_place(context: Context, party: Coded) -> bool:
    """A capital behind "in", "at", "di", "ke", or behind "to", "from" after a verb of motion."""
    tags = context.items.tags
    if party.kind == "demonym" and party.code == "EU" and tags[party.item - 1 : party.item] == "L":
        return True  # the continent
    if party.kind != "capital":
        return False
    if _is_event(context, party):
        return True
    left = tags[max(0, party.item - 3) : party.item]
    if left.endswith("L") or left.endswith("LD"):
        return True
    return left.endswith(("Ml", "Mf", "M", "ML")) or (left.endswith(("l", "f")) and "M" in left)


def _is_event(context: Context, party: Coded) -> bool:
    """Whether a capital names where something happened: "the Paris talks", "perundingan Wina"."""
    at = party.item - 1 if context.tables.order.head_first else party.last + 1
    if not 0 <= at < len(context.items.tags):
        return False
    return context.items.span(at, at + 1).lower() in context.tables.events


def _mention(context: Context, party: Coded) -> Mention:
    adjectival = _qualifies(context, party)
    tag = context.items.tags[party.item]
    plural = tag == "J" and context.text[party.end - 1 : party.end] == "s"
    return Mention(
        party.start, party.end, "party", "", party.code, party.start, party.end, "pl" if plural else "", "", adjectival
    )


def _qualifies(context: Context, party: Coded) -> bool:
    """Whether the name only qualifies a noun: "Russian troops", "NATO membership", "pasukan Rusia"."""
    tags = context.items.tags
    right = tags[party.last + 1 : party.last + 2] or "/"
    if tags[max(0, party.item - 2) : party.item] == "x-" and context.text[party.start - 1] == "-":
        return True  # pro-Russian, anti-NATO
    if context.tables.order.head_first:
        return _behind_noun(context, party)
    if right == "s":
        return True
    if context.items.tags[party.item] == "J":
        return right not in _CLOSES or (right == "a" and tags[party.last + 2 : party.last + 3] == "J")
    if right == "-":
        return tags[party.last + 2 : party.last + 3] not in ("", "S", "/", " ") and _glued(context, party)
    if right in "tdorwOukb":
        return True
    return right == "x" and _noun_follows(context, party)


def _glued(context: Context, party: Coded) -> bool:
    return context.text[party.end : party.end + 1] == "-"


_NO_NOUNS = frozenset(
    {"not", "if", "as", "by", "than", "until", "because", "after", "before", "but", "since", "when", "while"}
)


def _noun_follows(context: Context, party: Coded) -> bool:
    word = context.items.span(party.last + 1, party.last + 2)
    if word.endswith(("ed", "ly")) or word in _NO_NOUNS:
        return False
    return party.kind in ("body", "acronym") or context.text[party.start : party.end].isupper()


# what begins Indonesian verbs; nouns with these beginnings are few
_VERBAL = ("me", "ber", "di", "ter")
_FUNCTION = frozenset(
    "bahwa jika kalau bila ketika saat karena sebab agar supaya namun tetapi tapi sementara sedangkan meski meskipun "
    "walau walaupun oleh dengan antara sebagai seperti selain setelah sebelum sejak selama hingga sampai atas kata "
    "melainkan termasuk tanpa demi guna serta lalu maka apakah mengapa adalah ialah yakni yaitu terhadap hanya jadi "
    "pula lagi kini pernah tak sebelumnya hari".split()
)


def _behind_noun(context: Context, party: Coded) -> bool:
    """In Indonesian the qualifier follows its noun; verbs, prepositions and conjunctions are no nouns."""
    tags = context.items.tags
    left = tags[party.item - 1 : party.item] if party.item else "/"
    if left in "tdorwukO":
        return True
    if left not in "xb":
        return False
    word = context.items.span(party.item - 1, party.item).lower()
    return word not in _FUNCTION and not word.startswith(_VERBAL) and not word.endswith("kan")
