"""Mentions of one noun or pronoun: pronouns, both sides, "the alliance", "the X-backed group", "a senior Tory"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import cast

from demarche.annotate.names.context import Coded, Context
from demarche.model import Mention
from demarche.world import states


def mark_singles(context: Context) -> list[Mention]:
    """Everybody and everything that a single noun or pronoun takes up."""
    return _single(context) + _papers_again(context) + _partisans(context)


_ALONE = re.compile("[HEAO]")


def _single(context: Context) -> list[Mention]:
    items = context.items
    found = []
    for match in _ALONE.finditer(items.tags):
        index, tag = match.start(), match[0]
        if tag == "H":
            number, gender = cast(tuple[str, str], items.values[index])
            start, end = items.starts[index], items.ends[index]
            found.append(Mention(start, end, "pronoun", "", "", start, end, number, gender))
        elif tag == "E" and items.values[index] is None:
            found.append(_both(context, index))
        elif tag == "E" and _speaks(context, index):
            found.append(_paper(context, index))
        elif tag in "AO" and items.values[index] is not None:
            mention = _anaphor(context, index)
            if mention is not None:
                found.append(mention)
    return found


def _both(context: Context, index: int) -> Mention:
    items = context.items
    start, end = items.starts[index], items.ends[index]
    if items.tags[index + 1 : index + 2] == "D":
        end = items.ends[index + 1]
    whole = items.span(index, index + 1).lower() in context.tables.roles.both.whole
    party = (_listed(context, start) if whole else "") or _pair(context, start)
    return Mention(start, end, "party", "", party, start, end, "pl")


def _listed(context: Context, at: int) -> str:
    """The three parties or more listed last before an offset: "X, Y and Z"; "" where a pair is joined later."""
    before, tags = context.before(at), context.items.tags
    last = len(before) - 1
    while last > 0 and tags[before[last - 1].last + 1 : before[last].item].strip("D") not in ("a", ",a"):
        last -= 1
    first = last
    while first > 0 and tags[before[first - 1].last + 1 : before[first].item].strip("D") in ("a", ",a", ","):
        first -= 1
    codes = {party.code for party in before[first : last + 1]}
    return "+".join(sorted(codes)) if len(codes) > 2 else ""


def _speaks(context: Context, index: int) -> bool:
    """Whether a joint paper is said to say something: "a joint statement said"."""
    behind = context.items.tags[index + 1 : index + 3]
    return behind[:1] == "v" or behind == "Dv"


def _paper(context: Context, index: int) -> Mention:
    """A joint paper is of those who met: the people named in the sentence before, else the parties joined last."""
    start, end = context.items.starts[index], context.items.ends[index]
    return Mention(start, end, "party", "", _those_met(context, index) or _pair(context, start), start, end, "pl")


_AGAIN = {True: re.compile("[xO]D"), False: re.compile("D[xO]")}  # by whether "this" stands behind its noun


def _papers_again(context: Context) -> list[Mention]:
    """ "The statement said": of those whose joint paper was named before."""
    items = context.items
    joint = items.tags.find("E")
    while joint >= 0 and items.values[joint] is None:
        joint = items.tags.find("E", joint + 1)
    party = (_those_met(context, joint) or _pair(context, items.starts[joint])) if joint >= 0 else ""
    if not party:
        return []
    last, nouns = context.tables.order.determiner_last, context.tables.roles.both.again
    found = []
    for match in _AGAIN[last].finditer(items.tags, joint):
        first, stop = match.span()
        if items.span(first if last else first + 1, stop - 1 if last else stop).lower() in nouns:
            start, end = items.starts[first], items.ends[stop - 1]
            found.append(Mention(start, end, "party", "", party, start, end, "sg"))
    return found


def _those_met(context: Context, index: int) -> str:
    """The parties of the people named in the sentence before, where they are several."""
    tags, named = context.items.tags, context.named
    stop = max(tags.rfind("/", 0, index), tags.rfind(".", 0, index)) + 1
    start = stop
    while start and tags[start - 1] in "/.":
        start -= 1
    start = max(tags.rfind("/", 0, start), tags.rfind(".", 0, start)) + 1
    people = named[bisect_left(named, start) : bisect_left(named, stop)]
    codes = {code for item in people for code in context.first_of[item].party.split("+") if code}
    return "+".join(sorted(codes)) if len(codes) > 1 else ""


_JOINED = frozenset({"a", "-", "--", "aD", "aO", "aDOl", "aOl", "l", "x"})
"""What stands between two parties that are joined: "and", "and the Republic of", a dash."""


def _pair(context: Context, at: int) -> str:
    """The two parties joined last before an offset, else the two that the text names by far most, else ""."""
    before = context.before(at)
    for first, second in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        joined = context.items.tags[first.last + 1 : second.item]
        if first.code != second.code and joined in _JOINED and at - second.start < 1500:
            if joined == "x" and context.items.span(first.last + 1, first.last + 2) not in ("dengan", "with"):
                continue
            return "+".join(sorted((first.code, second.code)))
    return _leading_two(before or context.coded[:20])


def _leading_two(named: list[Coded]) -> str:
    counts: dict[str, int] = {}
    for party in named:
        if party.code:
            counts[party.code] = counts.get(party.code, 0) + 1
    ranked = sorted(counts, key=lambda code: -counts[code])
    if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] * 3 > counts[ranked[1]] * 2):
        return ""
    return "+".join(sorted(ranked[:2]))


def _helped(context: Context, index: int) -> int:
    """The item at which "Iran-backed militant group" begins, for a noun of a group at an item."""
    glued = index > 2 and context.items.tags[index - 2] == "-" and context.items.tags[index - 3] in "SJ"
    return index - 3 if glued and context.is_allied(index - 3) else index


def _anaphor(context: Context, index: int) -> Mention | None:
    """ "the alliance", "blok tersebut": the body of that kind named last."""
    items = context.items
    tags = items.tags
    start, end = items.starts[index], items.ends[index]
    kinds = items.values[index]
    if not isinstance(kinds, tuple):
        return None
    if not context.tables.order.determiner_last:
        first = _helped(context, index)
        if first == 0 or tags[first - 1] != "D":
            return None
        start = items.starts[first - 1]
    elif tags[index + 1 : index + 2] == "D":
        end = items.ends[index + 1]
    elif "alliance" not in kinds or tags[index + 1 : index + 2] not in "v.,ax":
        return None
    body = context.last_body(start, kinds)
    if not body or body in states():
        return None
    return Mention(start, end, "party", "", body, start, end, "sg")


_STANDS = frozenset("v,.()/:;qaylfLMx")


def _partisans(context: Context) -> list[Mention]:
    """ "A senior Tory": of a state's political party, or of a part of the state, and without a name."""
    tags, items = context.items.tags, context.items
    found = []
    for part in context.regions:
        first = part.item
        while first and tags[first - 1] == "r":
            first -= 1
        if first and tags[first - 1] == "I" and (tags[part.item + 1 : part.item + 2] or ".") in _STANDS:
            start = items.starts[first - 1]
            found.append(Mention(start, part.end, "unnamed", "", part.code, start, part.end, "sg"))
    return found
