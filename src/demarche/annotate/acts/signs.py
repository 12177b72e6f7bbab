"""Find the forms of the pack in what is said: classes of words in order, who does it, and whether it is denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from demarche.annotate.acts.pack import FAR, Acts, Form
from demarche.annotate.attribution.pack import Grammar
from demarche.annotate.covers import Cover
from demarche.lang.lexicon import leftmost_longest
from demarche.model import Document, Mention, Span, Statement

Hit = tuple[int, int, tuple[str, ...]]
Match = tuple[list[tuple[int, int]], Form]
_LONGEST = 16  # code points of a word with its space, mostly
_JUST_BEFORE = 14  # code points before a form in which a class of its `but` bars it
_BACK = 90  # code points left of a sign in which its doer is looked for
_STOPS = frozenset(".;:!?\n")
_WHO = {"self": "own", "you": "other", "third": "", "both": "both", "anyone": "other"}
HINGE = "until"
"""The class of the words behind which stands what something hangs on; a day behind them is a mere term."""
_IF = "if"
_THINKERS = frozenset(["self", "third"])
_OTHERS = frozenset(["anyone", "both"])
_MODAL = frozenset(["will", "can", "must"])
_BARE = frozenset(["will", "not", "ready", "have", "stance"])
_BRIEF = 5  # words of what is said in all, for a sign that only such words are
_NEGATED_WITHIN = 3  # words before a form in which a negator denies it


@dataclass(frozen=True, slots=True)
class Said:
    """A document being read for its acts. `folded`: its text in small letters; `hits`: the words of all classes.

    named: its mentions that have a party; the starts of hits and of these are kept for looking up. asked: its words of
    demanding, also overlapping ones.
    """

    document: Document
    folded: str
    grammar: Grammar
    acts: Acts
    hits: tuple[Hit, ...]
    starts: list[int]
    named: list[Mention]
    named_starts: list[int]
    asked: list[tuple[int, int, str]]
    apart: Cover  # junk, and headlines, which the report repeats
    quoted: Cover  # quotations with their marks
    heads: dict[str, str]  # bodies called by their kind

    def asking(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The words of demanding in [start, end), the longest where several overlap."""
        found = leftmost_longest(word for word in self.asked if start <= word[0] and word[1] <= end)
        return [word for word in found if word[2] != "apart"]

    def between(self, start: int, end: int) -> tuple[Hit, ...]:
        """Hits that begin in [start, end)."""
        low = bisect_left(self.starts, start)
        return self.hits[low : bisect_left(self.starts, end, low)]

    def dated(self, end: int) -> bool:
        """Does an expression of time stand right behind offset `end`?"""
        times = self.document.times
        at = bisect_left(times, end, key=lambda t: t.start)
        return at < len(times) and not self.folded[end : times[at].start].strip()

    def parties(self, start: int, end: int) -> list[Mention]:
        """Mentions of a party that begin in [start, end)."""
        low = bisect_left(self.named_starts, start)
        return self.named[low : bisect_left(self.named_starts, end, low)]


@dataclass(frozen=True, slots=True)
class Shown:
    """An act that a form shows at [start, end), and whose side does it."""

    act: str
    start: int
    end: int
    doer: str
    weak: bool


def shown(said: Said, statement: Statement, condition: Span | None) -> list[Shown]:
    """What the forms in the content show: the longest where one lies in another; its if-clause shows nothing."""
    hits = [hit for hit in said.between(statement.start, statement.end) if hit[1] <= statement.end]
    if not hits:
        return []
    aside = _before_consequence(hits, condition)
    brief = len(said.folded[statement.start : statement.end].split()) <= _BRIEF
    found: list[Match] = []
    for at, form in _possible(said.acts, hits):
        if aside is not None and aside.start < hits[at][0] < aside.end:
            continue
        if form.brief and not brief:
            continue
        if form.under not in ("", statement.act) or (form.first and not _begins(said, statement, hits[at][0])):
            continue
        if (parts := _match(said, hits, at, form)) and not _barred(hits, parts, form):
            found.append((parts, form))
    return list(_judged(said, statement, hits, found))


def _begins(said: Said, statement: Statement, at: int) -> bool:
    """Does a sentence of direct speech begin there? An order has no subject before its verb."""
    if statement.kind == "indirect":
        return False
    before = said.folded[statement.start : at].rstrip(" \"“”'‘’")
    return not before or before[-1] in _STOPS


def _possible(acts: Acts, hits: list[Hit]) -> Iterator[tuple[int, Form]]:
    """Forms by the number of the hit that they begin at, all of whose other parts stand somewhere in the content."""
    present = {"", *(name for hit in hits for name in hit[2])}
    for at, hit in enumerate(hits):
        for name in hit[2]:
            if (rows := acts.forms.get(name)) is not None:
                for second in present & rows[0]:
                    for form in rows[1][second]:
                        if form.rest <= present:
                            yield at, form


def _judged(said: Said, statement: Statement, hits: list[Hit], found: list[Match]) -> Iterator[Shown]:
    """What the forms found show by who does it; those that show nothing, or lie in one that does, fall away."""
    telling: list[tuple[Match, str, str]] = []
    doers: dict[tuple[int, int], str] = {}
    for parts, form in found:
        place = parts[0][0], parts[-1][1]
        if (doer := doers.get(place)) is None:
            doer = doers[place] = whose(said, statement, hits, *place)
        led = form.parts[0] == _IF and len(parts) > 1  # what is not done in the if-clause denies nothing behind it
        negator = None if form.negative else _negator(said, hits, parts[1:] if led else parts)
        act = form.verdicts[doer, negator is not None]
        if act and not (act == "deny" and negator is not None and _modal(hits, negator, parts[-1][1])):
            telling.append(((parts, form), doer, act))
    for one, doer, act in telling:
        if not any(_overruled(one, other) or _led(said, one, other) for other, _, _ in telling):
            weak = one[1].weak and not (one[1].first and _takes_object(said, one[0][-1][1]))
            yield Shown(act, one[0][0][0], one[0][-1][1], doer, weak)


def _takes_object(said: Said, end: int) -> bool:
    """ "Publish the list": an order has an object behind it, a noun of the same letters has none."""
    if said.folded[end : end + 1] != " ":
        return False
    follower = said.folded[end + 1 : end + _LONGEST].split(" ", 1)[0]
    grammar = said.grammar
    return follower in grammar.determiners or follower in grammar.objective or follower in grammar.first_person


def _overruled(one: Match, by: Match) -> bool:
    """It lies in a longer form, or begins inside one that says that it is not so."""
    (parts, form), (others, other) = one, by
    start, end, low, high = parts[0][0], parts[-1][1], others[0][0], others[-1][1]
    if other.weak > form.weak:
        return False
    if other.negative and not form.negative and low < start < high:
        return True
    return low <= start and end <= high and high - low > end - start


def _led(said: Said, one: Match, by: Match) -> bool:
    """ "disappointed that they refused": what the speaker says outright governs what follows in its sentence."""
    (parts, form), (others, other) = one, by
    if not other.leads or form.leads or parts[0][0] < others[-1][1]:
        return False
    return _STOPS.isdisjoint(said.folded[others[-1][1] : parts[0][0]])


def _before_consequence(hits: list[Hit], condition: Span | None) -> Span | None:
    """An if-clause without a comma ends before the next "will"."""
    if condition is None:
        return None
    inside = (hit[0] for hit in hits if condition.start < hit[0] < condition.end and "will" in hit[2])
    return Span(condition.start, next(inside, condition.end))


def _barred(hits: list[Hit], parts: list[tuple[int, int]], form: Form) -> bool:
    low, high = parts[0][0] - _JUST_BEFORE, parts[-1][1]
    return bool(form.but) and any(low <= hit[0] < high and not form.but.isdisjoint(hit[2]) for hit in hits)


def _match(said: Said, hits: list[Hit], at: int, form: Form) -> list[tuple[int, int]]:
    """Where the parts of `form` stand if its first is hit number `at`; none where the rest does not follow."""
    parts = [hits[at][:2]]
    for part, gap in zip(form.parts[1:], form.gaps[1:], strict=True):
        end = parts[-1][1]
        for hit in hits[at + 1 :]:
            if hit[0] < end:
                continue
            if hit[0] - end > _LONGEST * (gap + 1):
                return []
            text = said.folded[end : hit[0]]
            if not _STOPS.isdisjoint(text) or (gap < FAR and "," in text) or text.count(" ") - 1 > gap:
                return []
            if part in hit[2] and not (part == HINGE and said.dated(hit[1])):
                parts.append(hit[:2])
                break
        else:
            return []
    return parts


def _negator(said: Said, hits: list[Hit], parts: list[tuple[int, int]]) -> Hit | None:
    """ "does not need to", "tidak perlu": a negator between the parts or just before them in their clause."""
    start, end = parts[0][0], parts[-1][1]
    for hit in hits:
        if hit[0] >= end:
            return None
        if "not" in hit[2] and not any(low <= hit[0] and hit[1] <= high for low, high in parts):
            text = said.folded[hit[1] : start]
            if hit[0] >= start or (text.count(" ") <= _NEGATED_WITHIN and _STOPS.isdisjoint(text) and "," not in text):
                return hit
    return None


def _modal(hits: list[Hit], negator: Hit, end: int) -> bool:
    """ "we won't be betrayed", "tidak dapat menyembunyikan": what will not or cannot be denies no report."""
    return any(negator[0] <= hit[0] < end and not _MODAL.isdisjoint(hit[2]) for hit in hits)


def whose(said: Said, statement: Statement, hits: list[Hit], start: int, end: int) -> str:
    """Who does it: "own" (the speaker's side), "other", "both" or "nobody" named; the nearest before decides."""
    own = set(statement.speaker_party.split("+")) - {""}
    if any(start <= hit[0] < end and "self" in hit[2] for hit in hits):
        return "own"
    low = max(statement.start, start - _BACK)
    low = max(low, *(said.folded.rfind(stop, low, start) + 1 for stop in (". ", "; ", "! ", "? ", ":", "\n")))
    around = said.between(low, start + 1)
    opining = {hit[0] for hit in around if "opining" in hit[2]}  # "I think": who thinks so does not yet do it
    near = [
        (hit[0], name)
        for hit in around
        for name in hit[2]
        if name in _WHO and not (name in _THINKERS and hit[1] + 1 in opining)
    ]
    near = [one for n, one in enumerate(near) if not (one[1] == "self" and n and _owns(around, one[0], near[n - 1]))]
    word = near[-1] if near else (-1, "")
    party = _nearest(said, low, start + 1)
    if party is not None and party.start >= word[0]:
        return _joint(said, party, low, own)
    if word[1] == "third":
        before = _nearest(said, statement.start, word[0])
        if before is None:
            return "other" if statement.kind == "direct" else "own"
        return _side(before.party, own)
    if word[1]:
        return _WHO[word[1]]
    within = _nearest(said, start, end)
    if within is not None:
        return _side(within.party, own)
    if statement.kind != "indirect" or start != statement.start or not _bare(hits, start):
        return "nobody"
    return "other" if _relative(said, statement) else "own"


def _relative(said: Said, statement: Statement) -> bool:
    """ "a stance that Chadian officials said would not help": what is told is of the noun before "that"."""
    low = max(0, statement.cue_start - _BACK)
    before = said.folded[low : statement.cue_start]
    stop = max(before.rfind(mark) for mark in ",;:.!?\n") + 1
    at = max((before.rfind(f" {word} ", stop) for word in said.grammar.relatives), default=-1)
    named = said.document.mentions
    first = bisect_left(named, low + at, key=lambda mention: mention.start)
    return at >= stop and first < len(named) and named[first].start < statement.cue_start == named[first].end + 1


def _owns(around: tuple[Hit, ...], at: int, before: tuple[int, str]) -> bool:
    """ "kedua tetangga kami": a word for others, and whose they are right behind it."""
    return before[1] in _OTHERS and any(hit[0] == before[0] and hit[1] + 1 == at for hit in around)


def _bare(hits: list[Hit], start: int) -> bool:
    """Does what is told begin with "will", "not", "ready", "menolak"? Then its subject is the speaker, left out."""
    return any(hit[0] == start and not _BARE.isdisjoint(hit[2]) for hit in hits)


def _joint(said: Said, party: Mention, low: int, own: set[str]) -> str:
    """The side of a party and of those joined to it before: "Norway and Sweden", "it and Sweden"."""
    codes, first = party.party, party
    while (fellow := _nearest(said, low, first.start, governed=True)) is not None:
        between = said.folded[fellow.end : first.start].replace(",", " ").split()
        if any(word not in said.grammar.joiners for word in between):
            break
        codes, first = f"{codes}+{fellow.party}", fellow
    pronouns = (end for _, end, names in said.between(low, first.start) if "third" in names)
    beside = any(said.folded[end : first.start].strip() in said.grammar.joiners for end in pronouns)
    return "both" if beside else _side(codes, own)


def _side(party: str, own: set[str]) -> str:
    codes = set(party.split("+"))
    if codes & own:
        return "both" if codes - own else "own"
    return "other"


def _nearest(said: Said, low: int, high: int, governed: bool = False) -> Mention | None:
    """The last mention with a party that begins in [low, high); those behind a preposition only if `governed`."""
    for mention in reversed(said.parties(low, high)):
        if governed or not behind_preposition(said, mention):
            return mention
    return None


def behind_preposition(said: Said, mention: Mention) -> bool:
    """ "with Norway", "dari Norwegia": not who does it."""
    before = said.folded[max(0, mention.start - 24) : mention.start].split()
    if before and before[-1] in said.grammar.determiners:
        before.pop()
    return bool(before) and before[-1] in said.acts.prepositions


def at_place(said: Said, mention: Mention) -> bool:
    """ "in Norway", "di Norwegia": where it is, not whom it concerns."""
    before = said.folded[max(0, mention.start - _LONGEST) : mention.start].rsplit(None, 1)
    return bool(before) and before[-1] in said.acts.places
