"""Titles that run on up to the name: "Kepala Dinas Kesehatan Kota Sukamaju Rina Wulandari".

Where fields and bodies stand between a title and its bearer, nothing but capitals tells where the body's name ends and
the person's begins. The place is weighed: by known given names, by how the text calls people later on, by words that
also stand elsewhere, and by the length of names.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from demarche.annotate.names.packs import Tables
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.scan import Items

_NAME = "cgi"  # tags of a name's words
_CLEAR = "thSJBKdO)"  # behind these a body's name has ended
_BODY = "OobKaB)n"  # in a title these show that a body or place goes on
_ALONE = re.compile(r"(?<![cgibOKSJBtdrkhuLn])[cg](?=v)|(?<=[vb])[cg](?![cgOKob])")
_TWO = ("cc", "gc", "cg", "gg", "ic", "ig")  # two words of a name
_LENGTHS = {1: 0.2, 2: 1.0, 3: 0.8, 4: 0.3}  # how usual it is that a name is given in so many words
_LEAST = 0.9
_SURE = 1.7
_LONGEST = 24  # items of one title


_BEHIND = re.compile(r",h{0,3}[cgi]{1,4}(?:[,v.(]|$)")  # a name between commas
_HEADS = frozenset({"body", "private", "aide", "spokes"})  # titles before which the body may stand up to a comma


@dataclass(frozen=True, slots=True)
class Chain:
    """Items [first, name) are the rest of a title, items [name, last) the bearer's name; name == last where none."""

    first: int
    name: int
    last: int


def called(items: Items, tables: Tables) -> Counter[str]:
    """Words that stand alone where the text lets somebody speak, and how often they do."""
    found: Counter[str] = Counter()
    for match in _ALONE.finditer(items.tags):
        at = match.start()
        behind = items.span(at + 1, at + 2) if at + 1 < len(items.starts) else ""
        if behind in tables.saying or (at and items.span(at - 1, at).lower() in tables.before_name):
            found[items.span(at, at + 1)] += 1
    return found


class _Text:
    """One text while its titles are closed."""

    __slots__ = ("called", "counts", "items", "tables", "tags")

    def __init__(self, items: Items, tables: Tables) -> None:
        self.items, self.tables, self.tags = items, tables, items.tags
        self.called = called(items, tables)
        self.counts: Counter[str] = Counter()

    def capital(self, at: int) -> bool:
        return at < len(self.tags) and self.items.text[self.items.starts[at]].isupper()

    def reach(self, phrase: Phrase) -> int:
        """Where the capitalised words behind a title end."""
        tags, items, within = self.tags, self.items, self.tables.within
        at, stop = self._field(phrase), min(len(tags), phrase.last + _LONGEST)
        while at < stop:
            tag = tags[at]
            if tag == "(":
                close = tags.find(")", at, at + 5)
                if close < 0 or not (self.capital(close + 1) or tags[close + 1 : close + 2] == ","):
                    break
                at = close
            elif tag in "/.,:qvy":
                break
            elif not self.capital(at):
                joins = tag in "anh" or items.span(at, at + 1).lower() in within
                if not joins or not self.capital(at + 1) or (tag in "alf" and self._parts(phrase.last, at)):
                    break
            at += 1
        return at

    def _field(self, phrase: Phrase) -> int:
        """Where a field in small letters ends that stands behind a calling: "pakar hukum pidana Universitas …"."""
        at = phrase.last
        while at < phrase.last + 3 and self.tags[at : at + 1] in ("x", "d") and not self.capital(at):
            at += 1
        plain = self.items.values[phrase.head] == "private" and self.capital(at) and self.tags[at] in "OoKB"
        return at if plain else phrase.last

    def _parts(self, first: int, at: int) -> bool:
        """Whether a small word at an item stands between people and is no part of a body's name."""
        left, right = self.tags[first:at], self.tags[at + 1 : at + 2]
        named = bool(left) and not left.strip(_NAME)  # names and nothing else up to here
        return named or left.endswith(_TWO) or right in "vyHthg"

    def named_behind(self, phrase: Phrase, stop: int) -> bool:
        """ "peneliti Pusat Kajian Pesisir, Rina Wulandari, …": the name stands between commas."""
        local = self.items.span(phrase.head, phrase.head + 1).lower().split()[-1] in self.tables.local
        return (local or self.items.values[phrase.head] in _HEADS) and _BEHIND.match(self.tags, stop) is not None

    def split(self, phrase: Phrase, stop: int) -> tuple[int, float]:
        """Where the bearer's name begins in a title that ends at `stop`, and how sure that is."""
        tags, start = self.tags, stop
        while start > phrase.last and tags[start - 1] in _NAME:
            start -= 1
        while start < stop and tags[start] not in "cgi":
            start += 1
        scored = [(self._score(phrase, start, at, stop), -at) for at in range(start, stop)]
        score, at = max(scored, default=(0.0, -stop))
        return (-at, score) if score >= _LEAST else (stop, 0.0)

    def _score(self, phrase: Phrase, start: int, at: int, stop: int) -> float:
        """How likely a name fills items [at, stop) where the words of names begin at `start`."""
        tags, words = self.tags, [self.items.span(i, i + 1) for i in range(start, stop)]
        own = at - start
        score = _LENGTHS.get(stop - at, -0.5)
        left = tags[start - 1]
        if own == 0:
            score += self._behind(left, start)
        elif self.items.values[phrase.head] in ("chief", "minister", "envoy") and phrase.last == start:
            score -= 1.0
        score += {"g": 1.2, "i": 0.0 if own else 0.8}.get(tags[at], 0.0)
        score += 0.8 * (tags[at + 1 : at + 2] == "i" and at + 2 < stop)
        score -= 1.0 * (tags[stop - 1] == "i") + 1.0 * ("g" in tags[start:at])
        score -= 2.0 * (own > 0 and tags[at - 1] == "i")  # an initial begins a name or stands inside it
        if words[own] in self.called:
            score += 2.0
        elif any(word in self.called for word in words[own + 1 :]):  # by the second name or the family's
            score += 2.0 if tags[at] in "gi" and words[own + 1] in self.called else 0.8
        score -= 2.0 * any(word in self.called for word in words[:own])
        if own and self._elsewhere(words[own - 1]):
            score += 0.7
        return score

    def _behind(self, left: str, start: int) -> float:
        """What the item before the first word of a name tells: a body's bare noun wants a name of its own."""
        if left == "O":
            word = self.items.span(start - 1, start)
            last = self.tags[start - 2 : start - 1] in ("c", "K")  # "Melati Hotel"
            if not last and word.lower() in self.tables.land:
                return -3.0  # places are called after people
            if not last and not word.isupper() and word.lower() not in self.tables.whole:
                return 0.0 if self.tags[start] == "g" else -1.0
        return 0.8 if left in _CLEAR else 0.5 if left == "r" else 0.0

    def _elsewhere(self, word: str) -> bool:
        if not self.counts:
            self.counts.update(re.findall(r"\w+", self.items.text))
        return self.counts[word] > 1


def close_titles(items: Items, tables: Tables, phrases: list[Phrase]) -> tuple[list[Phrase], list[Chain]]:
    """The phrases with each title ending where its bearer's name begins, and the names found so."""
    if not tables.order.fields_before_name:
        return phrases, []
    text = _Text(items, tables)
    kept: list[Phrase] = []
    chains: list[Chain] = []
    reach = 0
    for phrase in phrases:
        if phrase.first < reach:
            continue
        _join(text, kept, phrase)
        kept.append(phrase)
        if phrase.kind == "office" or items.tags[phrase.head] not in "tk":
            continue
        chain = _close(text, phrase)
        if chain is not None:
            reach = chain.name
            phrase.last = _without_rank(items.tags, chain)
            phrase.kind = "title"
            chains.append(chain)
    return kept, chains


def _join(text: _Text, kept: list[Phrase], phrase: Phrase) -> None:
    """ "Wali Kota sekaligus Ketua Satgas X": two titles of one bearer are one phrase."""
    if not kept or phrase.kind != "title" or kept[-1].kind != "title" or not 0 < phrase.first - kept[-1].last <= 2:
        return
    if text.items.span(kept[-1].last, phrase.first).lower() in text.tables.also:
        phrase.first = kept.pop().first


def _without_rank(tags: str, chain: Chain) -> int:
    """Where the title ends before the ranks and honorifics of its bearer: "Kapolres X Komisaris Besar (Pol) Y"."""
    last = chain.name
    if chain.name < chain.last:
        if tags[last - 4 : last] in ("h(h)", "h(i)", "h(K)"):
            last -= 3
        while last > chain.first and tags[last - 1] == "h":
            last -= 1
    return last


def _close(text: _Text, phrase: Phrase) -> Chain | None:
    """The chain behind one title; None where the plain reading does as well."""
    tags, first = text.tags, phrase.last
    stop = text.reach(phrase)
    if stop == first:
        return None
    name, score = text.split(phrase, stop)
    apposed = phrase.first > 1 and tags[phrase.first - 1] in ",(" and tags[phrase.first - 2] in "cgi)"
    runs_on = any(tag in _BODY for tag in tags[first : name if name < stop else stop])
    behind = text.named_behind(phrase, stop)
    if score < _SURE and (apposed or (behind and (runs_on or name + 1 == stop))):
        name = stop
    if name == stop and not runs_on and not behind:
        return None
    return Chain(first, name, stop)
