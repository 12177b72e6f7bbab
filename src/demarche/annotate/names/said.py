"""What a speaker says of states: what a state will do is its own to say, what it must do another's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from demarche.annotate.names.bonds import Bonds
from demarche.annotate.names.context import Coded, Context
from demarche.world import states

_OWN = 1.75  # what the speaker says a state will do, or is ready for
_PLAIN = 0.1  # a state that the speaker makes a subject
_OUGHT = -1.4  # what the speaker says a state must do; whom the speaker blames
_OTHERS = -0.15  # a state that the speaker names, where the own is "we", "the country"
_IF = -0.5  # a state on whose doing the speaker makes something hang


class Said(Bonds):
    """Shares the sentences of one text out among those who speak, and weighs the states in them."""

    __slots__ = ("speech",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.speech: dict[str, list[tuple[int, int]]] = {}  # sentences by the key of who is named in them

    def speech_of(self, key: str) -> list[tuple[int, int]]:
        """The sentences of a person, as items [first, last)."""
        if not self.speech:
            self._share_out()
        return self.speech.get(key, [])

    def _share_out(self) -> None:
        """Give each sentence to the person named in it, else in the one before it in the paragraph."""
        self.start_of(0)  # for the bounds
        first_of, named, tags = self.context.first_of, self.context.named, self.tags
        speaker = latest = ""
        waiting: list[tuple[int, int]] = []
        ends = [*self.bounds[1:], len(tags)]
        for start, stop in zip(self.bounds, ends, strict=True):
            if "/" in tags[max(0, start - 3) : start] or not start:
                waiting = []
                if tags[start : start + 1] not in ("q", "H"):
                    speaker = ""
            index = bisect_left(named, start)
            if index < len(named) and named[index] < stop:
                speaker = latest = first_of[named[index]].key
                self.speech.setdefault(speaker, []).extend(waiting)
                waiting = []
                self.speech.setdefault(speaker, []).append((start, stop))
            elif latest and (tags.startswith("Dt", start) or tags.startswith("tD", start)):  # "the minister also said"
                speaker = latest
                self.speech.setdefault(speaker, []).append((start, stop))
            elif speaker and tags[start : start + 1] in ("q", "H"):  # goes on in the speaker's words
                self.speech.setdefault(speaker, []).append((start, stop))
            elif tags[start : start + 1] == "q":  # what is quoted before its speaker is named
                waiting.append((start, stop))

    def _reported(self, item: int, stop: int) -> bool:
        """Whether an item stands in what somebody says: in a quotation of its paragraph, or behind "that"."""
        line = self.tags.rfind("/", 0, item) + 1
        if self.tags.count("q", line, stop) % 2:
            return True
        return any(self._word(i) in self.words.opens_speech for i in range(item, stop) if self.tags[i] in "xDv")

    def said(self, start: int, stop: int) -> Iterator[tuple[str, float]]:
        """Signs in items [start, stop): what a state will do is its own to say, what it must do another's."""
        for party in self.coded(start, stop):
            if party.code in states() and not self.context.is_allied(party.item):
                before = self._words(max(start, party.item - 2), party.item)
                linked = self.tags[party.item - 1 : party.item] in tuple("lfDL")
                if self.tags[party.item] == "J" and before[-1:] and before[-1] in self.words.wants:
                    continue  # "wants Chadian engineers to be let in"
                if self.words.aimed & {*(before if linked else before[-1:]), " ".join(before)}:
                    yield party.code, _OUGHT
                elif self.words.conditions & set(before[-1:]):
                    yield party.code, _IF
                elif self._is_subject(party, start, before):
                    yield party.code, self._attitude(party, start, stop)
                elif self._reported(start, party.item):
                    yield party.code, _OTHERS

    def _words(self, first: int, last: int) -> list[str]:
        return [self.items.span(i, i + 1).lower() for i in range(first, last) if self.tags[i] != "q"]

    def _is_subject(self, party: Coded, start: int, before: list[str]) -> bool:
        left = self.tags[party.item - 1 : party.item] if party.item > start else "."
        if left == "-" and self.items.text[party.start - 1] == "-":
            return False  # one of a pair
        return left in "v.q/,:-" or bool(before and before[-1] in self.words.that)

    def _attitude(self, party: Coded, start: int, stop: int) -> float:
        """What the words behind a subject tell: the own state will, is ready; another must, has to."""
        behind = party.last + 1
        while self.tags[behind : behind + 1] in (",", "a") and behind + 1 in self.context.coded_at:
            behind = self.context.coded_at[behind + 1].last + 1  # "Peru and Chile must …"
        after = self._words(behind, min(stop, behind + 3))
        if after and after[0] in ("'s", "’s"):
            after = after[1:]
        pairs = {" ".join(pair) for pair in pairwise(after)}
        if self.words.ought & (set(after[:2]) | pairs):
            return _OUGHT
        if any(first in self.words.own and second in self.words.suffer for first, second in pairwise(after)):
            return _OUGHT  # "Chad would pay a price"
        if self.words.own & set(after):
            return _OWN
        return _OWN / 2 if self.words.own_country & set(self._words(start, stop)) else _PLAIN
