"""What statements and acts are about: issues by their words, from a brief or from the language packs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, TypeVar

from demarche.annotate.issue_sense import Senses, senses_of
from demarche.annotate.issue_words import IssuesFile, Sign, Table, builtin_issues, table_of
from demarche.annotate.scheme import Scheme
from demarche.lang import covered
from demarche.lang.lexicon import leftmost_longest
from demarche.model import Act, Document, Sentence, Statement

__all__ = ["IssuesFile", "builtin_issues", "issues_in", "mark_issues"]

SHORT = 12
"""Words: content up to this long that points back is read with the sentence before it."""
TERSE = 6
"""Words: content up to this long without an issue is read with the sentence before it ("a non-starter")."""
BARE = 4
"""Words: an answer up to this long has no content of its own."""
DIALOGUE = frozenset({"call_for_dialogue"})
ABOUT_TALKS = frozenset({"accept", "reject", "offer", "demand", "agree"})
TALKS = "talks"
ASKS = frozenset({"demand", "offer"})
ANSWERS = frozenset({"accept", "reject", "agree", "offer", "threaten", "demand", "promise"})
"""Acts that show a stance: without a word of an issue they take that of what they answer, or was said before."""
DASHES = (" - ", " – ", " — ", "—")
GIVES = frozenset({"offer", "accept", "promise"})
YIELDS = "concede"
OWN_MATTER = frozenset({"promise", "demand"})
"""Acts that name what they are about: without a word of an issue it is another matter."""
REPLIES = frozenset({"accept", "reject", "agree"})
POINTS = REPLIES | {"demand"}
"""Acts that may be about what a pronoun of theirs stands for; what is offered names what it is."""
BACK, AHEAD, NEXT, AROUND = 6, 1, 1, 3
"""Sentences: an answer stands so far behind what it answers, or before it; words of one speaker go on so far; and so
far behind a word of the issue where nothing else tells it."""
MARKS = ('"', "“", "„", "«")
PAUSES = (",", ";", ":", "(", *MARKS, "”")
SEVERAL, LEAD = 2, 24  # issues of one act, of which one may be a place; code points before a word of a place
BEHIND = 20  # sentences back in which an accord was named
Line = TypeVar("Line", Statement, Act)
_NAMES = {kind: [field.name for field in fields(kind)] for kind in (Statement, Act)}
_VALUES = {kind: (attrgetter(*names), names.index("issues")) for kind, names in _NAMES.items()}


def issues_in(text: str, code: str, scheme: Scheme | None = None) -> tuple[str, ...]:
    """Issues that the words of `text` speak of: specific ones in order of appearance, else generic ones."""
    table = table_of(code, scheme or Scheme())
    return _settle(_found(table.lexicon.find(text), table), table)


def _found(hits: Iterable[tuple[int, int, Sign]], table: Table) -> list[str]:
    first: dict[str, int] = {}
    seen: dict[int, set[int]] = {}
    for start, _end, sign in hits:
        for issue in sign.alone:
            first.setdefault(issue, start)
        for combination, part in sign.parts:
            whole = seen.setdefault(combination, set())
            whole.add(part)
            issue, size = table.combinations[combination]
            if len(whole) == size:
                first.setdefault(issue, start)
    return sorted(first, key=lambda issue: (first[issue], issue))


def _settle(found: Sequence[str], table: Table) -> tuple[str, ...]:
    specific = tuple(issue for issue in found if issue not in table.generic)
    return specific or tuple(found)


def mark_issues(document: Document, scheme: Scheme | None = None) -> Document:
    """Set `issues` of statements and acts: by the words of the span, else of its sentence, else, where short
    content points back, of the sentence before. Languages without a pack are left as they are."""
    if document.lang not in covered() or not (document.statements or document.acts):
        return document
    reader = _Reader(document, table_of(document.lang, scheme or Scheme()))
    statements = tuple(_about(line, reader.issues(line)) for line in document.statements)
    acts = [_about_act(act, *reader.act_issues(act, statements)) for act in document.acts]
    acts = [_about(act, ()) if reader.sums_up(act, acts) else act for act in acts]
    if any(act.act in ANSWERS and not act.issues for act in acts):
        senses = senses_of(document.lang, scheme) if scheme is not None and scheme.issues else None
        acts = [reader.meant(act, senses, act.act in REPLIES) for act in acts]
        acts = [
            _about_act(act, reader.taken(act, acts, statements), True) if act.act in ANSWERS and not act.issues else act
            for act in acts
        ]
        acts = [reader.pointed(reader.meant(act, senses, act.act in REPLIES), senses) for act in acts]
        found = {act.statement: act.issues for act in acts if act.statement is not None and act.act in ANSWERS}
        statements = tuple(line if line.issues else _about(line, found.get(n, ())) for n, line in enumerate(statements))
    return replace(document, statements=statements, acts=tuple(acts))


def _about(line: Line, issues: tuple[str, ...]) -> Line:
    if line.issues == issues:
        return line
    kind: type[Any] = type(line)
    values, at = _VALUES[kind]
    held = values(line)
    changed: Line = kind(*held[:at], issues, *held[at + 1 :])  # as `replace`, in a third of its time
    return changed


def _about_act(act: Act, issues: tuple[str, ...], lent: bool) -> Act:
    """lent: by what stands around the act."""
    act = _about(act, issues)
    return act if act.lent == (lent and bool(issues)) else replace(act, lent=not act.lent)


class _Reader:
    """Reads one document; remembers what each sentence spoke of."""

    __slots__ = ("_hits", "_places", "_sentences", "_spoken", "_starts", "_table", "_text")

    def __init__(self, document: Document, table: Table) -> None:
        self._text = document.text
        self._table = table
        self._hits = table.lexicon.find_all(document.text)  # once: lines and sentences overlap
        self._places = [start for start, _, _ in self._hits]
        self._sentences: tuple[Sentence, ...] = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        self._spoken: dict[int, tuple[str, ...]] = {}

    def issues(self, line: Statement | Act) -> tuple[str, ...]:
        found = self._within(line.start, line.end)
        settled = _settle(found, self._table)
        if settled:
            return _with_talks(line.act, found, settled)
        first, last = self._at(line.start), self._at(max(line.start, line.end - 1))
        if isinstance(line, Act) and first == last and (beside := self._beside(line, first)):
            return beside
        around = list(dict.fromkeys(issue for at in range(first, last + 1) for issue in self._sentence(at)))
        if not around and first > 0 and self._points_back(self._text[line.start : line.end]):
            return self._accord(line, first) or self._sentence(first - 1)
        return tuple(around)

    def _beside(self, act: Act, at: int) -> tuple[str, ...]:
        """Issues between the marks around an act. "…", he said of the pact that Oslo agreed to: those of the pact."""
        sentence = self._sentences[at]
        before, behind = self._text[sentence.start : act.start], self._text[act.end : sentence.end]
        low = sentence.start + max(before.rfind(mark) for mark in PAUSES) + 1
        stops = [found for mark in PAUSES if (found := behind.find(mark)) >= 0]
        return _settle(self._within(low, act.end + min(stops, default=len(behind))), self._table)

    def _accord(self, line: Statement | Act, at: int) -> tuple[str, ...]:
        """ "welcomed the accord" at the head of a paragraph: what the last sentence that names an accord is about."""
        before = self._sentences[at - 1]
        same = before.paragraph == self._sentences[at].paragraph
        if same or not self._table.accords.find(self._text[line.start : line.end]):
            return ()
        for n in range(at - 1, max(-1, at - BEHIND), -1):
            sentence = self._sentences[n]
            if (found := self._sentence(n)) and self._table.accords.find(self._text[sentence.start : sentence.end]):
                return found
        return ()

    def act_issues(self, act: Act, statements: Sequence[Statement]) -> tuple[tuple[str, ...], bool]:
        """The issues of an act, and whether they are lent by what stands around it."""
        main, terms = self._given(act, statements)
        if terms and not main and act.act in GIVES:
            return (), False  # "we could live with that if …": the terms are not what is given
        if own := main or self._within(act.start, self._aside(act)) or self._within(act.start, act.end):
            own = self._matter(act, own)
            return _with_talks(act.act, own, _settle(own, self._table)), False
        if act.statement is not None and statements[act.statement].issues:
            said = statements[act.statement]
            if (act.start, act.end) != (said.start, said.end) and act.act in REPLIES and not self._points(act):
                return (), False  # "expects the map back and has no plan to sail": of the other half
            return said.issues, not self._within(said.start, said.end)
        return self.issues(act), True

    def _matter(self, act: Act, own: list[str]) -> list[str]:
        """ "to send home the men still aboard the tanker": of several issues, those not named as a mere place."""
        if len(own) < SEVERAL:
            return own
        low, high = bisect_left(self._places, act.start), bisect_left(self._places, act.end)
        named = [hit for hit in self._hits[low:high] if hit[1] <= act.end and not self._as_place(hit[0])]
        found = set(_found(leftmost_longest(named), self._table))
        return [issue for issue in own if issue in found] or own

    def _as_place(self, start: int) -> bool:
        before = f" {self._text[max(0, start - LEAD) : start].lower()}"
        return before.endswith(self._table.places)

    def _points(self, act: Act) -> bool:
        """Does an act say so little, or point at so much, that it is about what stands around it?"""
        text = self._text[act.start : act.end]
        return len(text.split()) <= BARE or bool(self._table.anaphors.find(text))

    def _points_first(self, act: Act) -> bool:
        """Does what points at something open the words ("them lifted", "mereka pulang")?"""
        text = self._text[act.start : act.end]
        return len(text.split()) <= BARE or bool(self._table.anaphors.find(" ".join(text.split()[:BARE])))

    def sums_up(self, act: Act, acts: Sequence[Act]) -> bool:
        """ "offered to sign, softening its line": a yielding without an issue of its own, beside what is yielded."""
        if act.act != YIELDS or act.statement is not None or self._within(act.start, act.end):
            return False
        at = self._at(act.start)
        return any(one.act in GIVES and one.by == act.by and self._at(one.start) == at for one in acts)

    def _aside(self, act: Act) -> int:
        """Where what is added behind a dash begins: it explains and is not what the act is about."""
        found = [at for dash in DASHES if (at := self._text.find(dash, act.start, act.end)) > 0]
        return min(found, default=act.end)

    def _given(self, act: Act, statements: Sequence[Statement]) -> tuple[list[str], list[str]]:
        """What an act is about beside the clause on which it hangs, and what that is about: it asks for something, or
        says when. Where the rest names nothing, what the sentence says before it ("As for the panel, he said …")."""
        condition = statements[act.statement].condition if act.statement is not None else None
        start, end = self._hinge(act)
        if condition is not None and start > act.start:
            start, end = condition.start, condition.end
        if not act.start <= start < end <= act.end:
            return [], []
        main = self._within(act.start, start) + self._within(end, act.end)
        if not main and act.act != "demand":
            main = self._within(self._sentences[self._at(act.start)].start, act.start)
        return main, self._within(start, end)

    def _hinge(self, act: Act) -> tuple[int, int]:
        """The clause that says when or on what terms: behind what is done, or before it up to the comma."""
        text = self._text[act.start : act.end]
        first = next(iter(self._table.hinges.find(text)), None)
        if first is None:
            return act.end, act.end
        comma = text.find(",")
        return act.start + first[0], act.start + comma if first[0] == 0 and comma > 0 else act.end

    def meant(self, act: Act, senses: Senses | None, whole: bool = False) -> Act:
        """With the issue that its words mean, where they are none of those that the brief gives; whole: by all words
        of a phrase, for an answer is rather about what it answers than about one word that it happens to use."""
        if senses is None or act.issues or act.act not in ANSWERS:
            return act
        start, _ = self._hinge(act)
        words = self._text[act.start : start if start > act.start else act.end]
        return _about_act(act, senses.told(words, whole), True)

    def pointed(self, act: Act, senses: Senses | None) -> Act:
        """ "wants them home": with the issue of what its sentence says before it, else of the two sentences before."""
        if senses is None or act.issues or act.act not in POINTS or not (self._bare(act) and self._points_first(act)):
            return act
        at = self._at(act.start)
        spans = [(one.start, min(one.end, act.start)) for one in self._sentences[max(0, at - 2) : at + 1][::-1]]
        told = ((self._within(*span), senses.told(self._text[slice(*span)])) for span in spans)
        found = next((_settle(named, self._table) or meant for named, meant in told if named or meant), ())
        return _about_act(act, found if len(found) == 1 else (), True)

    def taken(self, act: Act, acts: Sequence[Act], statements: Sequence[Statement]) -> tuple[str, ...]:
        """As `answered`, without what its own terms are about, unless it is about the same."""
        terms = self._given(act, statements)[1] if act.act in GIVES else []
        found = self.answered(act, acts)
        if not terms:
            return found
        return tuple(issue for issue in found if issue not in terms) or self._talked_of(act, acts, terms) or found

    def _talked_of(self, act: Act, acts: Sequence[Act], terms: Sequence[str]) -> tuple[str, ...]:
        """ "We can live with ten if the licences are kept": the last that another offered, else of a yes what the
        sentence before it in its paragraph names, where it is not what its terms are about."""
        at = self._at(act.start)
        offers = [
            (one.start, one.issues)
            for one in acts
            if one.act == "offer" and one.issues and one.by and one.by != act.by and one.start < act.start
            if at - self._at(one.start) <= AROUND and _put(one, act)
        ]
        if offers:
            named = max(offers)[1]
        elif act.act == "accept" and at > 0 and self._sentences[at - 1].paragraph == self._sentences[at].paragraph:
            named = self._sentence(at - 1)
        else:
            return ()
        return tuple(issue for issue in named if issue not in terms)

    def answered(self, act: Act, acts: Sequence[Act]) -> tuple[str, ...]:
        """Issues of the demand or offer that an act without any of its own answers; else of what its speaker said just
        before. A demand put to the one who answers comes first, then the nearest."""
        at = self._at(act.start)
        if not act.by:
            return ()
        near = [(at - self._at(one.start), one) for one in acts if one.issues and one is not act]
        before = [
            (one.start, one.issues)
            for gap, one in near
            if one.by == act.by and 0 <= gap <= NEXT and one.start < act.start and self._goes_on(act, one)
        ]
        going_on = [pair for pair in before if act.act in REPLIES and self._at(pair[0]) < at]
        if going_on and any(one.act in REPLIES and one.start == max(going_on)[0] for _, one in near):
            return max(going_on)[-1]
        bare = self._bare(act)
        answers = act.act == "reject" or (act.act in REPLIES and bare)
        beside = [(gap, one) for gap, one in near if bare or self._near(act, one)]
        if answers and (asked := self._asked(act, beside)):
            return asked
        if before:
            return max(before)[-1]
        if bare:
            return self._spoken_of(at)
        own = act.act in OWN_MATTER and not self._amount(act)
        here = self._topic(at) or (() if own else self._only(at))
        return here or (self._asked(act, near) if answers else ())

    def _goes_on(self, act: Act, before: Act) -> bool:
        """Does one act go on with what another was about: in its paragraph, or as words in marks behind it?"""
        if self._bare(act) or self._text[act.start - 1 : act.start] in MARKS:
            return True
        return self._near(act, before)

    def _topic(self, at: int) -> tuple[str, ...]:
        """ "Take the quotas. Oslo would now …": what the sentence that opens a paragraph names."""
        if not 1 < at < len(self._sentences):
            return ()
        before, paragraph = self._sentences[at - 1], self._sentences[at].paragraph
        opens = before.paragraph == paragraph and self._sentences[at - 2].paragraph != paragraph
        found = self._sentence(at - 1) if opens else ()
        return found if len(found) == 1 else ()

    def _amount(self, act: Act) -> bool:
        """ "wants $4 from January": a sum alone, of what the paragraph is about."""
        return any(word[:1].isdigit() or word[1:2].isdigit() for word in self._text[act.start : act.end].split()[:1])

    def _only(self, at: int) -> tuple[str, ...]:
        """The one issue that the sentences of the paragraph name."""
        here = self._sentences[at].paragraph if at < len(self._sentences) else -1
        low, high = max(0, at - AROUND), min(len(self._sentences), at + AROUND + 1)
        inside = [n for n in range(low, high) if self._sentences[n].paragraph == here]
        found = {issue for n in inside for issue in self._sentence(n)}
        return tuple(found) if len(found) == 1 else ()

    def _bare(self, act: Act) -> bool:
        """Do the words say nothing of their own ("yes to them")? Else they are about something that has no issue."""
        text = self._text[act.start : act.end]
        return len(text.split()) <= BARE or (len(text.split()) <= SHORT and bool(self._table.anaphors.find(text)))

    def _asked(self, act: Act, near: Sequence[tuple[int, Act]]) -> tuple[str, ...]:
        """Issues of the demand or offer that an act answers; near: acts and how many sentences before it they stand."""
        asked = [
            (not _put(one, act), gap < 0, abs(gap), -one.start, one.issues)
            for gap, one in near
            if one.act in ASKS
            and one.by
            and one.by != act.by
            and (0 <= gap <= BACK or (-AHEAD <= gap < 0 and self._near(act, one)))
            and (one.start < act.start or gap < 0)
            and (not act.to or act.to == one.by or _put(one, act))
        ]
        return min(asked)[-1] if asked else ()

    def _near(self, one: Act, other: Act) -> bool:
        """In one paragraph."""
        return len({self._sentences[self._at(act.start)].paragraph for act in (one, other)}) == 1

    def _spoken_of(self, at: int) -> tuple[str, ...]:
        """Issues of the nearest sentence before that names one, within the paragraph."""
        if at >= len(self._sentences):
            return ()
        paragraph = self._sentences[at].paragraph
        here = [n for n in range(max(0, at - AROUND), at) if self._sentences[n].paragraph == paragraph]
        return next((found for n in reversed(here) if (found := self._sentence(n))), ())

    def _within(self, start: int, end: int) -> list[str]:
        """What the words of [start, end) speak of: of signs that overlap there, the leftmost longest."""
        low, high = bisect_left(self._places, start), bisect_left(self._places, end)
        return _found(leftmost_longest(hit for hit in self._hits[low:high] if hit[1] <= end), self._table)

    def _at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _sentence(self, index: int) -> tuple[str, ...]:
        """Specific issues alone: that a negotiator speaks does not make what is said be about the talks."""
        if index >= len(self._sentences):
            return ()
        if index not in self._spoken:
            sentence = self._sentences[index]
            found = self._within(sentence.start, sentence.end)
            self._spoken[index] = tuple(issue for issue in found if issue not in self._table.generic)
        return self._spoken[index]

    def _points_back(self, text: str) -> bool:
        words = len(text.split())
        return words <= TERSE or (words <= SHORT and bool(self._table.anaphors.find(text)))


def _put(ask: Act, answer: Act) -> bool:
    """Was the demand put to the one who answers, or to nobody by name?"""
    return not ask.to or not set(ask.to.split("+")).isdisjoint(answer.by.split("+"))


def _with_talks(act: str, found: Sequence[str], settled: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the talks beside what they are about where the act itself is about talks."""
    if TALKS not in found or TALKS in settled:
        return settled
    own = act in DIALOGUE or (act in ABOUT_TALKS and found[0] == TALKS)
    return (*settled, TALKS) if own else settled
