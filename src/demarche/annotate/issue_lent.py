"""The issue of an act whose words name none: what they mean, what they point at, or what the act answers."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.annotate.issue_about import BARE, GIVES, REPLIES, SHORT, About
from demarche.annotate.issue_sense import Senses
from demarche.annotate.issue_set import with_lent
from demarche.annotate.issue_spoken import AROUND, Spoken, settled
from demarche.model import Act, Statement

ASKS = frozenset({"demand", "offer"})
ANSWERS = frozenset({"accept", "reject", "agree", "offer", "threaten", "demand", "promise"})
"""Acts that show a stance: without a word of an issue they take that of what they answer, or was said before."""
OWN_MATTER = frozenset({"promise", "demand"})
"""Acts that name what they are about: without a word of an issue it is another matter."""
POINTS = REPLIES | {"demand"}
"""Acts that may be about what a pronoun of theirs stands for; what is offered names what it is."""
BACK, AHEAD, NEXT = 6, 1, 1
"""Sentences: an answer stands so far behind what it answers, or before it; words of one speaker go on so far."""
MARKS = ('"', "“", "„", "«")


class Lent:
    """Lends the acts of one report the issues of what stands around them."""

    __slots__ = ("_about", "_report", "_senses")

    def __init__(self, report: Spoken, about: About, senses: Senses | None) -> None:
        self._report, self._about, self._senses = report, about, senses

    def lend(self, acts: Sequence[Act], statements: Sequence[Statement]) -> list[Act]:
        """To those that show a stance and have none: what the words mean, then what they answer, then what they point
        at."""
        found = [self._meant(act) for act in acts]
        found = [with_lent(act, self._taken(act, found, statements), True) if _open(act) else act for act in found]
        return [self._pointed(self._meant(act)) for act in found]

    def _meant(self, act: Act) -> Act:
        """With the issue that its words mean, where they are none of those that the brief gives. Of a reply by all
        words of a phrase: it is rather about what it answers than about one word that it happens to use."""
        if self._senses is None or not _open(act):
            return act
        start, _ = self._about.hinge(act)
        words = self._report.text[act.start : start if start > act.start else act.end]
        return with_lent(act, self._senses.told(words, act.act in REPLIES), True)

    def _pointed(self, act: Act) -> Act:
        """ "wants them home": with the issue of what its sentence says before it, else of the two sentences before."""
        senses = self._senses
        if senses is None or act.issues or act.act not in POINTS or not (self._bare(act) and self._points_first(act)):
            return act
        at = self._report.at(act.start)
        spans = [(one.start, min(one.end, act.start)) for one in self._report.sentences[max(0, at - 2) : at + 1][::-1]]
        told = ((self._report.within(*span), senses.told(self._report.text[slice(*span)])) for span in spans)
        found = next((settled(named, self._report.table) or meant for named, meant in told if named or meant), ())
        return with_lent(act, found if len(found) == 1 else (), True)

    def _points_first(self, act: Act) -> bool:
        """Does what points at something open the words ("them lifted", "mereka pulang")?"""
        text = self._report.text[act.start : act.end]
        return len(text.split()) <= BARE or bool(self._report.table.anaphors.find(" ".join(text.split()[:BARE])))

    def _taken(self, act: Act, acts: Sequence[Act], statements: Sequence[Statement]) -> tuple[str, ...]:
        """As `_answered`, without what its own terms are about, unless it is about the same."""
        terms = self._about.given(act, statements)[1] if act.act in GIVES else []
        found = self._answered(act, acts)
        if not terms:
            return found
        return tuple(issue for issue in found if issue not in terms) or self._talked_of(act, acts, terms) or found

    def _talked_of(self, act: Act, acts: Sequence[Act], terms: Sequence[str]) -> tuple[str, ...]:
        """ "We can live with ten if the licences are kept": the last that another offered, else of a yes what the
        sentence before it in its paragraph names, where it is not what its terms are about."""
        at = self._report.at(act.start)
        offers = [
            (one.start, one.issues)
            for one in acts
            if one.act == "offer" and one.issues and one.by and one.by != act.by and one.start < act.start
            if at - self._report.at(one.start) <= AROUND and _put(one, act)
        ]
        if offers:
            named = max(offers)[1]
        elif act.act == "accept" and self._report.goes_on(at):
            named = self._report.sentence(at - 1)
        else:
            return ()
        return tuple(issue for issue in named if issue not in terms)

    def _answered(self, act: Act, acts: Sequence[Act]) -> tuple[str, ...]:
        """Issues of the demand or offer that an act without any of its own answers; else of what its speaker said just
        before. A demand put to the one who answers comes first, then the nearest."""
        at = self._report.at(act.start)
        if not act.by:
            return ()
        near = [(at - self._report.at(one.start), one) for one in acts if one.issues and one is not act]
        before = [
            (one.start, one.issues)
            for gap, one in near
            if one.by == act.by and 0 <= gap <= NEXT and one.start < act.start and self._goes_on(act, one)
        ]
        going_on = [pair for pair in before if act.act in REPLIES and self._report.at(pair[0]) < at]
        if going_on and any(one.act in REPLIES and one.start == max(going_on)[0] for _, one in near):
            return max(going_on)[-1]
        bare = self._bare(act)
        answers = act.act == "reject" or (act.act in REPLIES and bare)
        beside = [(gap, one) for gap, one in near if bare or self._report.near(act, one)]
        if answers and (asked := self._asked(act, beside)):
            return asked
        if before:
            return max(before)[-1]
        if bare:
            return self._report.spoken_of(at)
        own = act.act in OWN_MATTER and not self._amount(act)
        here = self._report.topic(at) or (() if own else self._report.only(at))
        return here or (self._asked(act, near) if answers else ())

    def _goes_on(self, act: Act, before: Act) -> bool:
        """Does one act go on with what another was about: in its paragraph, or as words in marks behind it?"""
        if self._bare(act) or self._report.text[act.start - 1 : act.start] in MARKS:
            return True
        return self._report.near(act, before)

    def _amount(self, act: Act) -> bool:
        """ "wants $4 from January": a sum alone, of what the paragraph is about."""
        words = self._report.text[act.start : act.end].split()
        return any(word[:1].isdigit() or word[1:2].isdigit() for word in words[:1])

    def _bare(self, act: Act) -> bool:
        """Do the words say nothing of their own ("yes to them")? Else they are about something that has no issue."""
        text = self._report.text[act.start : act.end]
        words = len(text.split())
        return words <= BARE or (words <= SHORT and bool(self._report.table.anaphors.find(text)))

    def _asked(self, act: Act, near: Sequence[tuple[int, Act]]) -> tuple[str, ...]:
        """Issues of the demand or offer that an act answers; near: acts and how many sentences before it they stand."""
        asked = [
            (not _put(one, act), gap < 0, abs(gap), -one.start, one.issues)
            for gap, one in near
            if one.act in ASKS
            and one.by
            and one.by != act.by
            and (0 <= gap <= BACK or (-AHEAD <= gap < 0 and self._report.near(act, one)))
            and (one.start < act.start or gap < 0)
            and (not act.to or act.to == one.by or _put(one, act))
        ]
        return min(asked)[-1] if asked else ()


def _open(act: Act) -> bool:
    """Does it show a stance, on an issue that it does not name?"""
    return act.act in ANSWERS and not act.issues


def _put(ask: Act, answer: Act) -> bool:
    """Was the demand put to the one who answers, or to nobody by name?"""
    return not ask.to or not set(ask.to.split("+")).isdisjoint(answer.by.split("+"))
