"""What a statement or an act is about: by its own words, else by those that stand around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from demarche.annotate.issue_spoken import Spoken, found_in, settled
from demarche.lang.lexicon import leftmost_longest
from demarche.model import Act, Sentence, Statement

SHORT = 12
"""Words: content up to this long that points back is read with the sentence before it."""
TERSE = 6
"""Words: content up to this long without an issue is read with the sentence before it ("a non-starter")."""
BARE = 4
"""Words: an answer up to this long has no content of its own."""
DIALOGUE = frozenset({"call_for_dialogue"})
ABOUT_TALKS = frozenset({"accept", "reject", "offer", "demand", "agree"})
TALKS = "talks"
DASHES = (" - ", " – ", " — ", "—")
GIVES = frozenset({"offer", "accept", "promise"})
YIELDS = "concede"
REPLIES = frozenset({"accept", "reject", "agree"})
PAUSES = (",", ";", ":", "(", '"', "“", "„", "«", "”")
SEVERAL, LEAD = 2, 24  # issues of one act, of which one may be a place; code points before a word of a place
BEHIND = 20  # sentences back in which an accord was named


class About:
    """Reads the lines of one report."""

    __slots__ = ("_report",)

    def __init__(self, report: Spoken) -> None:
        self._report = report

    def issues(self, line: Statement | Act) -> tuple[str, ...]:
        found = self._report.within(line.start, line.end)
        if named := settled(found, self._report.table):
            return _with_talks(line.act, found, named)
        first, last = self._report.at(line.start), self._report.at(max(line.start, line.end - 1))
        if isinstance(line, Act) and first == last and (beside := self._beside(line, first)):
            return beside
        around = list(dict.fromkeys(issue for at in range(first, last + 1) for issue in self._report.sentence(at)))
        if not around and first > 0 and self._points_back(self._report.text[line.start : line.end]):
            return self._accord(line, first) or self._report.sentence(first - 1)
        return tuple(around)

    def _beside(self, act: Act, at: int) -> tuple[str, ...]:
        """Issues between the marks around an act. "…", he said of the pact that Oslo agreed to: those of the pact."""
        sentence = self._report.sentences[at]
        before, behind = self._report.text[sentence.start : act.start], self._report.text[act.end : sentence.end]
        low = sentence.start + max(before.rfind(mark) for mark in PAUSES) + 1
        stops = [found for mark in PAUSES if (found := behind.find(mark)) >= 0]
        return settled(self._report.within(low, act.end + min(stops, default=len(behind))), self._report.table)

    def _accord(self, line: Statement | Act, at: int) -> tuple[str, ...]:
        """ "welcomed the accord" at the head of a paragraph: what the last sentence that names an accord is about."""
        if self._report.goes_on(at) or not self._names_accord(line):
            return ()
        for n in range(at - 1, max(-1, at - BEHIND), -1):
            if (found := self._report.sentence(n)) and self._names_accord(self._report.sentences[n]):
                return found
        return ()

    def _names_accord(self, span: Statement | Act | Sentence) -> bool:
        return bool(self._report.table.accords.find(self._report.text[span.start : span.end]))

    def _points_back(self, text: str) -> bool:
        words = len(text.split())
        return words <= TERSE or (words <= SHORT and bool(self._report.table.anaphors.find(text)))

    def act_issues(self, act: Act, statements: Sequence[Statement]) -> tuple[tuple[str, ...], bool]:
        """The issues of an act, and whether they are lent by what stands around it."""
        main, terms = self.given(act, statements)
        if terms and not main and act.act in GIVES:
            return (), False  # "we could live with that if …": the terms are not what is given
        if own := main or self._report.within(act.start, self._aside(act)) or self._report.within(act.start, act.end):
            own = self._matter(act, own)
            return _with_talks(act.act, own, settled(own, self._report.table)), False
        if act.statement is not None and statements[act.statement].issues:
            said = statements[act.statement]
            if (act.start, act.end) != (said.start, said.end) and act.act in REPLIES and not self._points(act):
                return (), False  # "expects the map back and has no plan to sail": of the other half
            return said.issues, not self._report.within(said.start, said.end)
        return self.issues(act), True

    def _points(self, act: Act) -> bool:
        """Does an act say so little, or point at so much, that it is about what stands around it?"""
        text = self._report.text[act.start : act.end]
        return len(text.split()) <= BARE or bool(self._report.table.anaphors.find(text))

    def _matter(self, act: Act, own: list[str]) -> list[str]:
        """ "to send home the men still aboard the tanker": of several issues, those not named as a mere place."""
        if len(own) < SEVERAL:
            return own
        low, high = bisect_left(self._report.places, act.start), bisect_left(self._report.places, act.end)
        named = [hit for hit in self._report.hits[low:high] if hit[1] <= act.end and not self._as_place(hit[0])]
        found = set(found_in(leftmost_longest(named), self._report.table))
        return [issue for issue in own if issue in found] or own

    def _as_place(self, start: int) -> bool:
        before = f" {self._report.text[max(0, start - LEAD) : start].lower()}"
        return before.endswith(self._report.table.places)

    def sums_up(self, act: Act, acts: Sequence[Act]) -> bool:
        """ "offered to sign, softening its line": a yielding without an issue of its own, beside what is yielded."""
        if act.act != YIELDS or act.statement is not None or self._report.within(act.start, act.end):
            return False
        at = self._report.at(act.start)
        return any(one.act in GIVES and one.by == act.by and self._report.at(one.start) == at for one in acts)

    def given(self, act: Act, statements: Sequence[Statement]) -> tuple[list[str], list[str]]:
        """What an act is about beside the clause on which it hangs, and what that is about: it asks for something, or
        says when. Where the rest names nothing, what the sentence says before it ("As for the panel, he said …")."""
        condition = statements[act.statement].condition if act.statement is not None else None
        start, end = self.hinge(act)
        if condition is not None and start > act.start:
            start, end = condition.start, condition.end
        if not act.start <= start < end <= act.end:
            return [], []
        main = self._report.within(act.start, start) + self._report.within(end, act.end)
        if not main and act.act != "demand":
            main = self._report.within(self._report.sentences[self._report.at(act.start)].start, act.start)
        return main, self._report.within(start, end)

    def hinge(self, act: Act) -> tuple[int, int]:
        """The clause that says when or on what terms: behind what is done, or before it up to the comma."""
        text = self._report.text[act.start : act.end]
        first = next(iter(self._report.table.hinges.find(text)), None)
        if first is None:
            return act.end, act.end
        comma = text.find(",")
        return act.start + first[0], act.start + comma if first[0] == 0 and comma > 0 else act.end

    def _aside(self, act: Act) -> int:
        """Where what is added behind a dash begins: it explains and is not what the act is about."""
        found = [at for dash in DASHES if (at := self._report.text.find(dash, act.start, act.end)) > 0]
        return min(found, default=act.end)


def _with_talks(act: str, found: Sequence[str], named: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the talks beside what they are about where the act itself is about talks."""
    if TALKS not in found or TALKS in named:
        return named
    own = act in DIALOGUE or (act in ABOUT_TALKS and found[0] == TALKS)
    return (*named, TALKS) if own else named
