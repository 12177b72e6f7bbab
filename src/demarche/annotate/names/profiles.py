"""A person with everything that its mentions tell, and the titles it bears."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from demarche.annotate.names.context import Context
from demarche.annotate.names.phrases import Phrase
from demarche.model import Person, Role
from demarche.world import bodies, states

WHO = re.compile(r",?y[^./]{1,8}")  # a clause with "who" behind a name


@dataclass(slots=True)
class Titled:
    """A role with what the resolving of later role mentions needs."""

    role: Role
    head: str
    kind: str
    private: bool = False  # of a body that is no party
    phrase: Phrase | None = None


@dataclass(slots=True)
class Profile:
    """A person found, with everything its mentions tell."""

    key: str
    person: Person
    titles: list[Titled] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def titled(context: Context, phrase: Phrase) -> Titled:
    items = context.items
    if items.tags.startswith("Q-", phrase.first):  # "IRNA – Foreign Minister X": where the report was filed
        phrase.first += 2
        context.phrase_at[phrase.first] = phrase
    start, end = items.starts[phrase.first], items.ends[phrase.last - 1]
    party = context.party_of(phrase)
    kind = str(items.values[phrase.head] or "")
    if "Q" in items.tags[phrase.first : phrase.last]:
        kind = "private"
    text = context.text[start:end]
    private = kind == "private" or _names_private(context, phrase)
    if context.is_opposed(phrase) and party in states() and context.is_side_of_its_own():
        private = True
    if private:
        party = "" if kind == "private" else context.acronym_of(text)
    elif context.is_former(phrase):
        party = ""
    head = items.span(phrase.head, phrase.head + 1).lower()
    return Titled(Role(text, party, start, end), head, kind, private, phrase)


def _names_private(context: Context, phrase: Phrase) -> bool:
    """Whether a title names an institute, a company and the like; a word in a party's name is none of these."""
    items = context.items
    return any(
        items.span(index, index + 1).lower() in context.tables.private
        for index in range(phrase.first, phrase.last)
        if items.tags[index] not in "SJ"
    )


def is_group(code: str) -> bool:
    """Whether a code is an armed group's."""
    return bodies().get(code) == "group"


def leads(context: Context, first: int, last: int) -> bool:
    """Whether a clause says what its bearer leads or is: "who heads", "who is"."""
    words = context.tables.sides
    said = {context.items.span(i, i + 1).lower() for i in range(first, last)}
    return bool(said & (words.being | words.leading | words.heads))
