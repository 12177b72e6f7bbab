"""The words of demanding in a language, and those that open an item of what is demanded, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, load


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a demand: nouns, verbs with what is wanted, verbs with whom is asked, those that
    demand only of another party, verbs of a wish, verbs of insisting that something must be.

    passive: "was asked", behind whom; agents: before who asks. lacking: verbs that demand only a thing. terms: nouns
    of conditions. price: words behind one's own deed and before what is asked for it. links: words that lead from the
    noun to what is demanded; equals: those that lead there from a term too. own: words, or with "-" their beginnings,
    after a verb of a wish that make it a wish to do something oneself. possessives: they stand for the owner of a
    noun. plural: pronouns of several. alike: before "Oslo demands", behind what is demanded. unnamed: what a source
    asks of a reporter. granting: verbs of giving somebody time; until: words for the time given;
    by: such words where a day must follow. apart: phrases in which such a word asks for nothing.
    """

    nouns: list[str]
    verbs: list[str]
    asking: list[str]
    ordering: list[str]
    wishing: list[str]
    insisting: list[str]
    passive: list[str]
    agents: list[str]
    lacking: list[str]
    terms: list[str]
    price: list[str]
    links: list[str]
    equals: list[str]
    own: list[str]
    possessives: list[str]
    plural: list[str]
    alike: list[str]
    unnamed: list[str]
    granting: list[str]
    until: list[str]
    by: list[str] = []
    apart: list[str] = []


class Needing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What speakers say to demand in passing: `needs` before what they want, `turns` before whose turn it is."""

    needs: list[str]
    turns: list[str]


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What opens one more item of a list of demands.

    openers: conjunctions; pledges: nouns of what the one asked says; things: nouns of what can be demanded, whole, or
    with "-" by their endings or by both their ends; asks: verbs of the speaker; before: words that may stand before
    any of these; apart: words that look like things and are none.
    """

    openers: list[str]
    things: list[str]
    pledges: list[str]
    asks: list[str]
    before: list[str]
    apart: list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`demands`: what is demanded, each the beginning of its clause, with `by` and `to` in the same order."""

    text: str
    demands: list[str]
    by: list[str]
    to: list[str]


class DemandsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    telling: Telling
    needing: Needing
    listing: Listing
    unless: list[str]
    examples: list[Example]


@dataclass(frozen=True, slots=True)
class Things:
    """Words that name what can be demanded: whole, by their ending, or by both their ends."""

    words: frozenset[str]
    endings: tuple[str, ...]
    circumfixes: tuple[tuple[str, str], ...]
    apart: frozenset[str]

    def __contains__(self, word: str) -> bool:
        if word in self.words:
            return True
        if word in self.apart or len(word) < _LONG:
            return False
        if self.endings and word.endswith(self.endings):
            return True
        return any(word.startswith(head) and word.endswith(tail) for head, tail in self.circumfixes)


_LONG = 7
"""Letters of a word that is known by its ending alone."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The compiled pack."""

    words: Lexicon[str]  # noun, term, verb, either, ask, passive, order, wish, lack, insist, price, need, turn or grant
    nouns: frozenset[str]
    links: frozenset[str]
    equals: tuple[str, ...]
    agents: frozenset[str]
    own: tuple[str, ...]  # words with a space, or beginnings of words
    possessives: frozenset[str]
    plural: frozenset[str]
    alike: frozenset[str]
    unnamed: tuple[str, ...]
    until: Lexicon[str]
    by: frozenset[str]
    openers: frozenset[str]
    asks: tuple[str, ...]
    before: frozenset[str]
    things: Things
    pledges: frozenset[str]
    unless: frozenset[str]


@lru_cache(maxsize=8)
def asking(code: str) -> Asking:
    """The words of demanding of language `code`."""
    file = load(code, "demands", DemandsFile)
    telling, listing = file.telling, file.listing
    kinds = {
        "noun": telling.nouns, "verb": telling.verbs, "ask": telling.asking, "order": telling.ordering,
        "passive": telling.passive, "lack": telling.lacking, "term": telling.terms, "price": telling.price,
        "wish": telling.wishing, "insist": telling.insisting, "grant": telling.granting,
        "need": file.needing.needs, "turn": file.needing.turns, "apart": telling.apart,
        "either": sorted(set(telling.nouns) & set(telling.verbs)),
    }  # fmt: skip
    return Asking(
        Lexicon((word, kind) for kind, words in kinds.items() for word in words),
        frozenset(telling.nouns),
        frozenset(telling.links),
        tuple(f"{word} " for word in sorted(telling.equals, key=len, reverse=True)),
        frozenset(telling.agents),
        tuple(word[:-1] if word.endswith("-") else f"{word} " for word in telling.own),
        frozenset(telling.possessives),
        frozenset(telling.plural),
        frozenset(telling.alike),
        tuple(telling.unnamed),
        Lexicon((word, "until") for word in (*telling.until, *telling.by)),
        frozenset(telling.by),
        frozenset(listing.openers),
        tuple(listing.asks),
        frozenset(listing.before),
        _things(listing),
        frozenset(listing.pledges),
        frozenset(file.unless),
    )


def _things(listing: Listing) -> Things:
    whole, endings, around = [], [], []
    for word in listing.things:
        head, dash, tail = word.partition("-")
        if not dash:
            whole.append(word)
        elif head and tail:
            around.append((head, tail))
        else:
            endings.append(tail)
    return Things(frozenset(whole), tuple(endings), tuple(around), frozenset(listing.apart))
