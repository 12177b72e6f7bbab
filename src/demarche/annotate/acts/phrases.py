"""Who does what a verb tells, and to whom: the phrases before and behind it."""

from __future__ import annotations

from demarche.annotate.acts.clauses import HARD, Side, View
from demarche.annotate.acts.events import Frame
from demarche.annotate.acts.verbs import Group

_SUBJECT = 16  # words of a subject at most
_JOINED = 7  # words of the first of two joined subjects
_ANTECEDENT = 8  # words before "who"
_OBJECT = 12  # words behind the verb in which its object stands
_REACH = 22  # words behind the verb in which the one acted on stands
_BRACKET = 8  # words in brackets
_PHRASE = 12  # words of a phrase behind the verb


def subject(view: View, at: int) -> Side | None:
    """The phrase before token `at`, the first of a verb; what it names where it is a pronoun for the speaker."""
    small, words = view.events.words, view.words
    end, comma = at, False
    while end > 0 and (words[end - 1] in (",", ")") or view.blank(end - 1)):
        comma = comma or words[end - 1] == ","
        end = _before_bracket(view, end - 1)
    if end == 0:
        return view.speaker if view.free else None
    if words[end - 1] in small.relatives:
        return antecedent(view, end - 1)
    if words[end - 1] in small.coordinators:
        return opening(view, end - 1)
    left = end
    while left > 0 and (words[left - 1] not in HARD or words[left - 1] == ")"):
        if not comma and words[left - 1] in small.openers | small.tellers:
            break
        left = _before_bracket(view, left - 1)
        if words[left] in small.conditions:
            return None
        if words[left] in small.relatives and not comma:
            left += 1
            break
    if left > 0 and words[left - 1] in small.conditions:
        return None
    if view.events.head_first and _unreal(view, left, end):
        return None
    first, last = _segment(view, left, end, comma)
    if last < first or last - first >= _SUBJECT:
        return None
    return _resolved(view, first, last)


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
    segments = [(a, b - 2) for a, b in zip(cuts, cuts[1:], strict=False) if b - 2 >= a]
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
    if joint == first or joint - first > _JOINED or any(verbal(view, i) for i in range(first, joint)):
        first = joint + 1
    while len(segments) > 1 and joint is not None and joint >= first:
        low, high = segments[-2]
        if high - low > 3 or not any(low <= m[0] <= high for m in view.mentions):
            break
        first = low
        segments.pop()
    return first, last


def _in_name(view: View, at: int) -> bool:
    return any(first < at < last and not m.adjectival for first, last, m in view.mentions)


def verbal(view: View, at: int) -> bool:
    """Does token `at` stand before verbs or tell what is said?"""
    small, word = view.events.words, view.words[at]
    return any(word in w for w in (small.be, small.perfect, small.support, small.future, small.unreal, small.tellers))


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
        if before in small.prepositions or verbal(view, left - 1) or before in small.coordinators:
            break
        left -= 1
    return view.side(left, end) if end >= 0 else None


def opening(view: View, at: int) -> Side | None:
    """The subject of the clause that a verb behind "and", or a participle behind a comma, shares: the first one named."""
    small, words = view.events.words, view.words
    left = at
    while left > 0 and words[left - 1] not in HARD:
        left -= 1
        if words[left] in view.events.verbs and words[left - 1 : left] != list(small.infinitive)[:1] and left > 0:
            start = left
            while start > 0 and (verbal(view, start - 1) or view.blank(start - 1)):
                start -= 1
            if start > 0 and words[start - 1] not in small.coordinators and (found := subject(view, start)) is not None:
                return found
    if view.events.head_first and _unreal(view, left, at):
        return None
    for first, last, mention in view.mentions:
        if left <= first < at and not (first > left and words[first - 1] in small.prepositions):
            if mention.kind == "pronoun":
                return view.speaker
            if mention.adjectival:
                last = min(last + 2, at - 1)
            return view.side(_begin(view, left, first), last)
    return view.speaker


def _begin(view: View, left: int, first: int) -> int:
    """A phrase begins where its sentence does, if nothing but words of the phrase stand between."""
    between = view.words[left:first]
    return left if len(between) <= 4 and "," not in between else first


def limit(view: View, after: int) -> int:
    """The token before which the clause that goes on at `after` ends."""
    small, words = view.events.words, view.words
    stop = min(len(words), after + _REACH)
    for index in range(after, stop):
        word = words[index]
        if word in HARD or word in small.relatives or word in small.tellers:
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
    return word in small.relatives or word in small.openers or word in view.events.verbs or verbal(view, at)


def _listed(view: View, comma: int) -> bool:
    """ "Chad, Niger and Mali": a name on both sides."""
    before = any(last == comma - 1 for _, last, _ in view.mentions)
    return before and any(first == comma + 1 for first, _, _ in view.mentions)


def phrase(view: View, first: int, stop: int) -> Side | None:
    """The noun phrase that begins at token `first`."""
    small, words = view.events.words, view.words
    while first < stop and (view.blank(first) or words[first] in small.determiners and first + 1 in view.times):
        first += 1
    last = first
    while last < stop and last - first < _PHRASE:
        word = words[last]
        if last > first and (word in small.prepositions or last in view.times or word in small.infinitive):
            break
        if last > first and (verbal(view, last) or word in small.agent):
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
    small = view.events.words
    found: list[tuple[bool, int, Side]] = []
    objects = bool(frame.objects or frame.phrases)
    if not frame.to or "" in frame.to or objects:
        direct = None if after < stop and view.words[after] in small.prepositions else phrase(view, after, stop)
        if direct is not None and (direct.known or not objects):
            rank = frame.to.index("") if "" in frame.to and not objects else len(frame.to)
            found.append((direct.known, -rank, direct))
    for index in range(after, stop):
        if view.words[index] in frame.to and index not in view.times:
            side = phrase(view, index + 1, stop)
            if side is not None and _noun(view, side):  # not "to avoid a loss", "in phases"
                found.append((side.known, -frame.to.index(view.words[index]), side))
    best = max(found, key=lambda one: one[:2], default=None)
    if (best is None or not best[0]) and frame.far and (named := _far(view, after)) is not None:
        return named
    return best[2] if best is not None else None


def _noun(view: View, side: Side) -> bool:
    """Does a phrase that names nobody look like one: with an article, a number or a capital?"""
    word, text = view.words[side.first], view.said.document.text[view.starts[side.first]]
    return side.known or word in view.events.words.determiners or text.isdigit() or text.isupper()


def _far(view: View, after: int) -> Side | None:
    """The first party named behind token `after`."""
    return next((view.side(m[0], m[1]) for m in view.mentions if m[0] >= after and m[2].party), None)


def agent(view: View, verb: Group, stop: int) -> Side | None:
    """Who did what a passive verb tells: behind "by", or right behind the verb where the language has it so."""
    small = view.events.words
    for index in range(verb.last + 1, stop):
        if view.words[index] in small.agent:
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
    if not frame.around:  # "ended without an agreement" ends none
        place = (
            i
            for i in range(after + 1, stop)
            if view.words[i] in small.prepositions and view.words[i] not in small.inside
        )
        free = next((i for i in place if i not in view.times), stop)
        stop = min(stop, free + 1) if frame.phrases else min(stop, free)
        if after < stop and view.words[after] in small.prepositions and after not in view.times and not frame.phrases:
            return -1
    return has(view, frame.objects, frame.phrases, (after, stop))
