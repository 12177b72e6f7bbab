"""To whom is done what a verb tells: the phrases behind it, and who does it in the passive."""

from __future__ import annotations

from demarche.annotate.acts.clauses import HARD, Side, View
from demarche.annotate.acts.events import Frame
from demarche.annotate.acts.verbs import Group

_OBJECT = 12  # words behind the verb in which its object stands
_REACH = 22  # words behind the verb in which the one acted on stands
_PHRASE = 12  # words of a phrase behind the verb


def limit(view: View, after: int) -> int:
    """The token before which the clause that goes on at `after` ends."""
    small, words = view.events.words, view.words
    stop = min(len(words), after + _REACH)
    limits = view.events.limits
    for index in range(after, stop):
        word = words[index]
        if word not in limits:
            continue
        if word in HARD or word in view.said.grammar.relatives or word in small.tellers:
            return index
        if word in small.openers and not (word in view.said.grammar.naming and not _subject_at(view, index + 1)):
            return index
        if word == "," and not _listed(view, index):
            return index
        if word in small.coordinators and index + 1 < stop and _goes_on(view, index + 1):
            return index
    return stop


def _subject_at(view: View, at: int) -> bool:
    """Does a clause begin at token `at`, and no mere name for something ("as human shields")?"""
    word, small = view.word(at), view.events.words
    return word in small.determiners or word in small.pronouns or any(first == at for first, _, _ in view.mentions)


def _goes_on(view: View, at: int) -> bool:
    """Does another clause begin at token `at`, behind "and"?"""
    small, word = view.events.words, view.words[at]
    return word in view.said.grammar.relatives or word in small.openers or word in view.events.verbs or view.verbal(at)


def _listed(view: View, comma: int) -> bool:
    """ "Chad, Niger and Mali": a name on both sides."""
    before = any(last == comma - 1 for _, last, _ in view.mentions)
    return before and any(first == comma + 1 for first, _, _ in view.mentions)


def phrase(view: View, first: int, stop: int) -> Side | None:
    """The noun phrase that begins at token `first`."""
    key = first, stop
    if key not in view.memo:
        view.memo[key] = _phrase(view, first, stop)
    return view.memo[key]


def _phrase(view: View, first: int, stop: int) -> Side | None:
    small, words = view.events.words, view.words
    while first < stop and (view.blank(first) or (words[first] in small.determiners and first + 1 in view.times)):
        first += 1
    last = first
    while last < stop and last - first < _PHRASE:
        word = words[last]
        if last > first and (word in small.prepositions or last in view.times or word in small.infinitive):
            break
        if word in small.negative:
            break
        if last > first and (view.verbal(last) or word in view.said.grammar.agent):
            break
        if word in small.coordinators and not _names(view, last + 1):
            break
        last += 1
    return view.side(first, last - 1) if last > first else None


def _names(view: View, at: int) -> bool:
    """Does a name stand at token `at`, or behind one more word that is no verb?"""
    if any(first == at for first, _, _ in view.mentions):
        return True
    return view.words[at : at + 1] != [] and not _goes_on(view, at) and any(f == at + 1 for f, _, _ in view.mentions)


def pair(view: View, low: int, high: int) -> Side | None:
    """The two or more that a word like "between" joins in tokens [low, high)."""
    small, words = view.events.words, view.words
    first = next((i + 1 for i in range(low, high) if words[i] in small.pairing), -1)
    if first < 0:
        return None
    last, joined = first, False
    while last < min(high, first + _PHRASE):
        if words[last] in small.coordinators:
            joined = True
        elif _ends_pair(view, last, joined):
            break
        last += 1
    side = view.side(first, last - 1) if joined else None
    return _both(view, side) if side is not None and side.named else side


def _ends_pair(view: View, at: int, joined: bool) -> bool:
    """Does what is joined end at token `at`? joined: "and" stood before it."""
    small, word = view.events.words, view.words[at]
    if word in HARD or at in view.times or word in small.openers:
        return True
    return joined and (word in small.prepositions or word in view.events.verbs or view.verbal(at))


def _both(view: View, side: Side) -> Side:
    """With the parties of all who are named in it."""
    codes = {
        code
        for first, last, mention in view.mentions
        if side.first <= first and last <= side.last and mention.kind != "pronoun" and not _private_at(view, last)
        for code in mention.party.split("+")
        if code
    }
    return Side(side.first, side.last, "+".join(sorted(codes)), bool(codes), side.known, side.span)


def _private_at(view: View, last: int) -> bool:
    """Is a name followed by a word for people who are not its party's ("Chadian rebels")?"""
    return view.word(last + 1) in view.events.words.private


def full(view: View, side: Side, stop: int) -> tuple[int, int]:
    """The span of a phrase with what says of what or where it is: "three towns in the north"."""
    small, at = view.events.words, side.last + 1
    if side.last < 0 or at + 1 >= stop or at in view.times or at + 1 in view.times:
        return side.span
    if view.words[at] not in small.inside and view.words[at] not in view.said.acts.places:
        return side.span
    further = phrase(view, at + 1, stop)
    return (side.span[0], further.span[1]) if further is not None and view.proper(further) else side.span


def has(view: View, found: frozenset[str], phrases: tuple[str, ...], bounds: tuple[int, int]) -> int:
    """The token of the first of the nouns in tokens [bounds), -1 where there is none."""
    low, high = bounds
    for index in range(low, high):
        word = view.words[index]
        if index in view.times:
            continue
        if word in found or any(word.endswith(c) and word[: -len(c)] in found for c in view.said.grammar.clitics):
            return index
    if phrases:
        kept = [index for index in range(low, high) if index not in view.times]
        text = f" {' '.join(view.words[index] for index in kept)} "
        for one in phrases:
            if (at := text.find(one)) >= 0:
                return kept[text.count(" ", 0, at + 1) - 1 + one.count(" ") - 2]
    return -1


def behind(view: View, frame: Frame, after: int, stop: int) -> Side | None:
    """The one acted on: behind one of the words of the frame, else what is acted on itself."""
    found: list[tuple[bool, bool, int, Side]] = []
    objects = bool(frame.objects or frame.phrases)
    if not frame.to or "" in frame.to or objects:
        direct = None if after < stop and view.governs(after) else phrase(view, after, stop)
        if direct is not None and (
            not objects or (direct.named if _is_it(view, frame, direct) else view.proper(direct))
        ):
            rank = frame.to.index("") if "" in frame.to else len(frame.to)
            found.append((direct.named, view.proper(direct), -rank, direct))
    for index in range(after, stop):
        if view.words[index] in frame.to and index not in view.times:
            if found and index <= found[-1][3].last + 1 and view.words[index] in view.said.acts.places:
                continue  # "in the town of Oran in Algeria": it says where the town lies
            side = _place(view, index, phrase(view, index + 1, stop), stop)
            if side is not None and _noun(view, side):  # not "to avoid a loss", "in phases"
                found.append((side.named, view.proper(side), -frame.to.index(view.words[index]), side))
    best = max(found, key=lambda one: one[:3], default=None)
    if (best is None or not best[1]) and frame.far and (named := _far(view, after)) is not None:
        return named
    return best[3] if best is not None else None


def _is_it(view: View, frame: Frame, side: Side) -> bool:
    """Is the phrase the object itself ("a general strike"), which is nobody even where a word of it may be?"""
    small = view.events.words
    last = next((i for i in range(side.first, side.last + 1) if view.words[i] in small.openers), side.last + 1)
    return has(view, frame.objects, frame.phrases, (side.first, last)) >= 0


def _noun(view: View, side: Side) -> bool:
    """Does a phrase that names nobody look like one: with an article, a number or a capital?"""
    word, text = view.words[side.first], view.said.document.text[view.starts[side.first]]
    return side.known or word in view.events.words.determiners or text.isdigit() or text.isupper()


def _place(view: View, at: int, side: Side | None, stop: int) -> Side | None:
    """With "in the town of Oran in Algeria", "the border with Mali" the whole of it, behind the word at token `at`.

    Where a thing lies does not make the place the one acted on: "on goods in Mali" is done to no party.
    """
    if side is None or view.proper(side) or side.last + 2 >= stop or not view.governs(side.last + 1):
        return side
    link = view.words[side.last + 1]
    wider = phrase(view, side.last + 2, stop)
    if wider is None or link in view.said.grammar.agent or not _after(view, link, wider):
        return side
    party = "" if link in view.said.acts.places and link != view.words[at] else wider.party
    return Side(side.first, wider.last, party, wider.named, wider.known, (side.span[0], wider.span[1]))


def _after(view: View, link: str, side: Side) -> bool:
    """Is what stands behind the link a name, and no verb: "to Chad", but not "to save Chad's deal"?"""
    if link not in view.events.words.infinitive:
        return True
    first = view.words[side.first] in view.events.words.determiners
    return first or any(low == side.first for low, _, _ in view.mentions)


def _far(view: View, after: int) -> Side | None:
    """The first party named behind token `after`."""
    places = view.said.acts.places
    named = (m for m in view.mentions if m[0] >= after and m[2].party and view.words[m[0] - 1] not in places)
    return next((view.side(first, last) for first, last, _ in named), None)


def agent(view: View, verb: Group, stop: int) -> Side | None:
    """Who did what a passive verb tells: behind "by", or right behind the verb where the language has it so."""
    for index in range(verb.last + 1, stop):
        if view.words[index] in view.said.grammar.agent:
            return phrase(view, index + 1, stop)
    at = verb.last + 1
    if (
        view.events.head_first
        and at < stop
        and view.words[at] not in view.events.words.prepositions
        and _names(view, at)
    ):
        return phrase(view, at, stop)
    return None


def object_at(view: View, frame: Frame, after: int, stop: int) -> int:
    """Where the noun stands that the frame asks for, behind the verb; -1 where it is not there."""
    small = view.events.words
    stop = min(stop, after + _OBJECT)
    if not frame.around:  # "ended without an agreement" ends none; "support for" goes on behind its noun
        free = next(
            (
                i
                for i in range(after, stop)
                if view.governs(i) and not (view.words[i] in small.inside or i in view.times)
            ),
            stop,
        )
        stop = min(stop, free + 2) if frame.phrases and free > after else min(stop, free)
    return has(view, frame.objects, frame.phrases, (after, stop))
