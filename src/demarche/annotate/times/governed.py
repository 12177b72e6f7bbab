"""Words of what is to come that tell nothing of the day behind them, since another word of their clause governs them.

"The cabinet approved the plan on Wednesday", "refused to sign on Tuesday", "the heads of both chambers": a plan that
somebody dealt with, an infinitive under a verb of the past, a noun that looks like a verb. Behind a verb that aims at
what is to be done ("agreed to meet on Monday") the infinitive keeps its own direction.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.annotate.times.schema import Governed
from demarche.lang import Lexicon

Hit = tuple[int, int, str]
"""Start, end and kind of a word of tense."""
_WHOM = 6  # words from "ordered" to the "to" behind those who are to do it
_WHO = 2  # the same where a verb tells the deed without such a word
_PREFIXED = 5  # letters of a word that may be too short for a verb with its prefix


class Governing:
    """Tells which words of tense count, with the lists of one language."""

    __slots__ = ("_binding", "_infinitive", "_lists")

    def __init__(self, lists: Governed, infinitive: Sequence[str]) -> None:
        self._lists, self._infinitive = lists, frozenset(infinitive)
        self._binding = Lexicon((word, True) for word in lists.binding)

    def counting(self, folded: str, hits: Sequence[Hit]) -> list[Hit]:
        """`hits` (in order) without those that are governed, up to the last that counts."""
        kept = [hit for n, hit in enumerate(hits) if not self._describes(folded, hit, hits[n + 1 : n + 2])]
        while kept and kept[-1][2] == "future" and self._idle(folded, kept):
            kept.pop()
        return kept

    def of_another(self, folded: str, stop: int, start: int) -> bool:
        """Between what is to come, which ends at `stop`, and the day stands a verb that tells of something else, and no
        word says when: "akan membahas naskah yang diajukan pada Senin", "akan ... surat edaran diteken pada Selasa"."""
        words = folded[stop:start].replace(",", " , ").split()
        if self._clause_of_noun(words):
            return True
        seen = 0
        for before, word in zip(["", *words], words, strict=False):
            if not self._verb(word):
                continue
            if seen and self._suffers(word) and before not in self._lists.same_verb and before != ",":
                return True
            seen += 1
        return False

    def bound(self, text: str, folded: str) -> bool:
        """Somebody bound himself or another to a deed told right before the day: "agreed to withdraw on Friday" leaves
        open which of the two was on Friday. text: what stands before the day in its sentence."""
        hits = self._binding.find(text, folded)
        between = folded[hits[-1][1] :].split() if hits and "," not in text[hits[-1][1] :] else []
        if not between or not self._lists.breaks.isdisjoint(between):
            return False
        deeds = any(self._verb(word) or word.startswith(self._lists.doing) for word in between[:_WHO])
        return deeds or not self._infinitive.isdisjoint(between[:_WHOM])

    def object_of(self, folded: str, low: int, noun: tuple[int, int]) -> bool:
        """A noun of what is to come that an active verb, which stands between `low` and it, has as its object."""
        if folded[noun[0] : noun[1]] not in self._lists.nouns:
            return False
        return any(self._acts(word.strip(",")) for word in folded[low : noun[0]].split())

    def relates(self, folded: str) -> bool:
        """A clause that tells of a noun, with a verb of its own, reaches to the end of `folded`."""
        return self._clause_of_noun(folded.split())

    def _clause_of_noun(self, words: Sequence[str]) -> bool:
        """ "... yang tiba", "... yang diajukan": a word of relation, and what stands behind it is no mere quality."""
        behind = (words[n + 1 :] for n, word in enumerate(words) if word in self._lists.relative)
        return any(rest and (rest[0] not in self._lists.qualities or any(map(self._verb, rest))) for rest in behind)

    def _acts(self, word: str) -> bool:
        return word.startswith(self._lists.acting) and word not in self._lists.not_acting

    def _verb(self, word: str) -> bool:
        return self._suffers(word) or self._acts(word)

    def _suffers(self, word: str) -> bool:
        """Some letters more than the prefix, or it is a preposition and what stands behind it."""
        lists = self._lists
        return word.startswith(lists.suffering) and len(word) > _PREFIXED and not word.startswith(lists.not_suffering)

    def _describes(self, folded: str, hit: Hit, after: Sequence[Hit]) -> bool:
        """ "the revised plan": a participle before the noun is no verb of the clause."""
        start, stop, kind = hit
        beside = kind == "past" and bool(after) and after[0][0] == stop + 1
        noun = beside and folded[after[0][0] : after[0][1]] in self._lists.nouns
        return noun and _last(folded, start) in self._lists.before_nouns

    def _idle(self, folded: str, hits: Sequence[Hit]) -> bool:
        start, stop, _ = hits[-1]
        word = folded[start:stop]
        before, after = _last(folded, start), _next(folded, stop)
        if word in self._lists.homographs:
            return before in self._lists.before_nouns or not self._lists.of.isdisjoint(after[:1])
        if word in self._lists.causal:
            return after[:1] != [] and after[0] in self._infinitive and self._lists.before_nouns.issuperset(after[1:2])
        if word in self._lists.nouns:
            return self._handled(folded, hits, before, after)
        if word in self._lists.attributes:
            attribute = before in self._lists.before_nouns and self._lists.prepositions.isdisjoint(after[:1])
            return attribute and self._ruled(folded, hits)
        head = word.partition(" ")
        return head[0] in self._infinitive and bool(head[2]) and self._under_past(folded, hits)

    def _handled(self, folded: str, hits: Sequence[Hit], before: str, after: list[str]) -> bool:
        """A plan that somebody approved, outlined or rejected."""
        if not self._lists.closing.isdisjoint(after[:1]):
            return True
        if before.startswith(self._lists.acting) and before not in self._lists.not_acting and before[-1:].isalpha():
            return before not in self._lists.announces
        if after[:1] and after[0] in self._infinitive and after[1:2] and after[1] not in self._lists.before_nouns:
            return False  # "a plan to open the border"
        return self._ruled(folded, hits)

    def _ruled(self, folded: str, hits: Sequence[Hit]) -> bool:
        """A verb of the past before it rules the clause, and no participle ("a team led by a judge plans ...")."""
        if len(hits) < 2:
            return False
        _, stop, kind = hits[-2]
        if kind == "speech":
            after = _next(folded, hits[-1][1])
            return not after[:1] or after[0] not in self._lists.aims
        after = _next(folded, stop)[:1]
        return kind == "past" and self._lists.prepositions.isdisjoint(after) and self._infinitive.isdisjoint(after)

    def _under_past(self, folded: str, hits: Sequence[Hit]) -> bool:
        """An infinitive under a verb of the past that does not aim at what is to come."""
        if len(hits) < 2 or hits[-2][2] != "past":
            return False
        low, stop, _ = hits[-2]
        between = folded[stop : hits[-1][0]]
        words = between.split()
        if "," in between or not self._lists.breaks.isdisjoint(words) or folded[low:stop] in self._lists.aiming:
            return False
        return self._lists.aiming.isdisjoint(words)


def _last(folded: str, at: int) -> str:
    words = folded[max(0, at - 30) : at].split()
    return words[-1] if words else ""


def _next(folded: str, at: int) -> list[str]:
    return folded[at : at + 40].split()[:2]
