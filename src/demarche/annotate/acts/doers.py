"""Who does what a verb tells: the phrase before it, the one that a relative clause, "and" or a participle shares."""

from __future__ import annotations

from itertools import pairwise

from demarche.annotate.acts.clauses import HARD, Side, View

_SUBJECT = 16  # words of a subject at most
_JOINED = 7  # words of the first of two joined subjects
_ANTECEDENT = 8  # words before "who"
_BRACKET = 8  # words in brackets
_OPENING = 4  # words before the first name of a clause


def subject(view: View, at: int) -> Side | None:
    """The phrase before token `at`, the first of a verb; what it names where it is a pronoun for the speaker."""
    small, words = view.events.words, view.words
    end, comma = at, False
    while end > 0 and (words[end - 1] in (",", ")") or view.blank(end - 1)):
        comma = comma or words[end - 1] == ","
        end = _before_bracket(view, end - 1)
    if end == 0:
        return view.speaker if view.free or view.word(at) in small.infinitive else None
    if words[end - 1] in view.said.grammar.relatives:
        return antecedent(view, end - 1)
    if words[end - 1] in small.coordinators:
        return opening(view, end - 1)
    left = _clause(view, end, comma)
    if left and words[left - 1] in view.said.grammar.relatives and words[left - 1] not in small.openers:
        return antecedent(view, left - 1)  # "rebels who hold the port shelled …"
    if left is None or (view.events.head_first and _unreal(view, max(0, left - 1), end)):
        return None
    first, last = _segment(view, left, end, comma)
    return _resolved(view, first, last) if 0 <= last - first < _SUBJECT else None


def _clause(view: View, end: int, apposition: bool) -> int | None:
    """Where the clause that goes on at token `end` begins; None where an "if" opens it."""
    small, words = view.events.words, view.words
    left = end
    while left > 0 and (words[left - 1] not in HARD or words[left - 1] == ")"):
        word = words[left - 1]
        if word in small.conditions:
            return None
        if not apposition and (word in small.openers or word in small.tellers or word in view.said.grammar.relatives):
            break
        left = _before_bracket(view, left - 1)
    return left


def _before_bracket(view: View, at: int) -> int:
    """Token `at`, or the first of the brackets that end there."""
    if view.words[at] != ")":
        return at
    return next((i for i in range(at, max(-1, at - _BRACKET), -1) if view.words[i] == "("), at)


def _unreal(view: View, low: int, high: int) -> bool:
    """ "menuduh X menyerang", "harus mundur dan membebaskan": what stands before the verb also holds for it."""
    small = view.events.words
    return any(word in small.unreal or word in small.negative for word in view.words[low:high])


def _segment(view: View, left: int, end: int, apposition: bool) -> tuple[int, int]:
    """The subject in [left, end): behind a circumstance set off by a comma, before an apposition."""
    small, words = view.events.words, view.words
    cuts = [left, *(i + 1 for i in range(left, end) if words[i] == ","), end + 1]
    segments = [(a, b - 2) for a, b in pairwise(cuts) if b - 2 >= a]
    if not segments:
        return left, left - 1
    while len(segments) > 1 and (words[segments[0][0]] in small.circumstance or segments[0][0] in view.times):
        segments.pop(0)
    if apposition:
        return segments[0]
    first, last = segments[-1]
    joint = next((i for i in range(first, last + 1) if words[i] in small.coordinators and not _in_name(view, i)), None)
    if joint is None:
        return first, last
    listed = len(segments) > 1 and joint == first and _short(view, *segments[-2])
    if (joint == first and not listed) or joint - first > _JOINED or any(view.verbal(i) for i in range(first, joint)):
        first = joint + 1
    while len(segments) > 1 and joint is not None and joint >= first:
        low, high = segments[-2]
        if not _short(view, low, high):
            break
        first = low
        segments.pop()
    return first, last


def _short(view: View, low: int, high: int) -> bool:
    """Is it one of a row of names?"""
    return high - low <= 3 and any(low <= first <= high for first, _, _ in view.mentions)


def _in_name(view: View, at: int) -> bool:
    return any(first < at < last and not m.adjectival for first, last, m in view.mentions)


def _resolved(view: View, first: int, last: int) -> Side | None:
    """A pronoun or "their forces" in reported speech is the speaker's side; elsewhere the mention's own party."""
    small, words = view.events.words, view.words
    while first < last and view.blank(first):
        first += 1
    alone = words[first] in small.pronouns and first == last
    named = any(low <= last <= high for low, high, _ in view.mentions)
    owned = words[first] in small.own or (words[last].endswith(small.own_endings) and not named)
    if alone or owned:
        if view.speaker is not None:
            return view.speaker
        return None
    return view.side(first, last)


def antecedent(view: View, at: int) -> Side | None:
    """The noun phrase right before token `at`: what "who" stands for, or "imposed" qualifies."""
    small, words = view.events.words, view.words
    end = at - 1
    while end >= 0 and words[end] == ",":
        end -= 1
    left = end
    while left > 0 and end - left < _ANTECEDENT:
        before = words[left - 1]
        if before in HARD or before == "," or before in small.openers or before in small.tellers:
            break
        if before in view.events.verbs and view.events.head_first:
            break
        if before in small.prepositions or view.verbal(left - 1) or before in small.coordinators:
            break
        left -= 1
    return view.side(left, end) if end >= 0 else None


def opening(view: View, at: int) -> Side | None:
    """The subject that a verb behind "and", or a participle behind a comma, shares with the verb before."""
    left = at
    while left > 0 and view.words[left - 1] not in HARD:
        left -= 1
        if (found := _shared(view, left)) is not None:
            return found
    if view.events.head_first and _unreal(view, left, at):
        return None
    return _first_named(view, left, at)


def _shared(view: View, at: int) -> Side | None:
    """The subject of the verb at token `at`, if one stands there that does not share it itself."""
    small, words = view.events.words, view.words
    if at == 0 or words[at] not in view.events.verbs or words[at - 1] in small.infinitive:
        return None
    while at > 0 and (view.verbal(at - 1) or view.blank(at - 1)):
        at -= 1
    if at > 0 and words[at - 1] in view.said.grammar.relatives and words[at - 1] not in small.openers:
        return None  # "fined drivers who refused to pay, bowing to …"
    return subject(view, at) if at > 0 and words[at - 1] not in small.coordinators else None


def _first_named(view: View, left: int, at: int) -> Side | None:
    """Who is named at the beginning of the clause [left, at), else the speaker."""
    small, words = view.events.words, view.words
    for first, last, mention in view.mentions:
        if first > left + _OPENING:
            break
        if left <= first < at and not (first > left and words[first - 1] in small.prepositions):
            if mention.kind == "pronoun":
                return view.speaker
            reach = min(last + 2, at - 1) if mention.adjectival else last
            return view.side(_begin(view, left, first), reach)
    return view.speaker


def _begin(view: View, left: int, first: int) -> int:
    """A phrase begins where its sentence does, if nothing but words of the phrase stand between."""
    between = view.words[left:first]
    return left if len(between) <= 4 and "," not in between else first
