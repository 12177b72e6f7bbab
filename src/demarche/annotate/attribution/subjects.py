"""Find who does the saying: the noun phrase before a cue, after it, or carried over from an earlier cue."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause
from demarche.model import Mention

_LONGEST = 14  # tokens of a noun phrase that no name or role marks


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens [first, last]; `mentions` are those that speak jointly, empty for a phrase nobody knows."""

    first: int
    last: int
    mentions: tuple[Mention, ...] = ()
    negated: bool = False
    hypothetical: bool = False
    relative: bool = False  # the cue stands in a relative clause of the subject
    shared: bool = False  # carried over from an earlier cue of the sentence
    clitic: bool = False  # the tokens are a cue that carries its speaker: "menurutnya"


def skip_left(clause: Clause, at: int, floor: int) -> tuple[int, bool, bool]:
    """Step left over what may stand between subject and verb: (token, negated, hypothetical)."""
    grammar = clause.pack.grammar
    negated = hypothetical = False
    while at >= max(floor, 0):
        word = clause.words[at]
        if word == ")" and "(" in clause.words[floor:at]:
            at = max(i for i in range(floor, at) if clause.words[i] == "(") - 1  # "X (Y) said"
            continue
        if at in clause.time_of and clause.mention_at(at) is None:
            at = clause.time_of[at][0] - 1
            if at >= floor and clause.words[at] in grammar.circumstance:
                at -= 1
            continue
        if word in grammar.negators:
            negated = True
        elif word in grammar.hypothetical or (
            word.endswith(("'d", "’d", "'ll", "’ll")) and clause.mention_at(at) is None
        ):
            hypothetical = True
        elif word not in grammar.auxiliaries and word not in grammar.adverbs:
            break
        if clause.mention_at(at) is not None:
            break
        at -= 1
    return at, negated, hypothetical


def before(clause: Clause, cue_first: int, floor: int) -> Subject | None:
    """The subject left of a cue, not reaching left of token `floor`."""
    grammar = clause.pack.grammar
    at, negated, hypothetical = skip_left(clause, cue_first - 1, floor)
    if at < floor:
        return None
    word = clause.words[at]
    relative = False
    if word in grammar.relatives:
        relative = True
        at -= 1
        if at >= floor and clause.words[at] in (",", "-"):
            at -= 1
        if at < floor:
            return None
        word = clause.words[at]
    found: Subject | None
    if word in (",", ")", "–", "—", "--"):
        found = _across_apposition(clause, at, floor)
    elif clause.mention_at(at) is not None:
        found = _from_mention(clause, at, floor)
    elif word == QUOTE or word in TERMINAL or word in PAUSE or word == ":":
        found = None
    else:
        found = _phrase(clause, at, floor) or _past_phrase(clause, at, floor)
    if found is None:
        return None
    return Subject(found.first, found.last, found.mentions, negated, hypothetical, relative)


def _from_mention(clause: Clause, at: int, floor: int) -> Subject | None:
    """The mention that covers token `at`, with what it hangs on ("a spokesman for X") and its fellows ("X and Y")."""
    grammar = clause.pack.grammar
    first, last = clause.bounds(at)
    mention = clause.mention_at(at)
    assert mention is not None
    if last > at:
        return None  # the cue stands inside the phrase
    if mention.kind == "pronoun":
        return Subject(first, last, (mention,))
    left = first - 1
    while left >= floor and clause.words[left] in grammar.determiners:
        left -= 1
    if left > floor and (clause.words[left] in grammar.about or clause.words[left] in grammar.circumstance):
        head = _head_before(clause, left - 1, floor)
        if head is not None:
            return head
        plain = _phrase(clause, left - 1, floor)
        if plain is not None and clause.words[left] not in grammar.relatives:
            return Subject(plain.first, last)  # "a report on X said": X is not who speaks
    fellows = [mention]
    while left > floor and (clause.words[left] in grammar.joiners or clause.words[left] == ","):
        previous = clause.mention_at(left - 1)
        if previous is None or previous.kind == "pronoun":
            break
        if clause.words[left] == "," and len(fellows) < 2:
            break
        fellows.insert(0, previous)
        first = clause.bounds(left - 1)[0]
        left = first - 1
    return Subject(first, last, tuple(fellows))


def _head_before(clause: Clause, at: int, floor: int) -> Subject | None:
    """The mention that ends at `at` and governs what follows: "the leaders" in "the leaders of X"."""
    mention = clause.mention_at(at)
    if at < floor or mention is None or mention.kind not in ("role", "unnamed", "office"):
        return None
    first, last = clause.bounds(at)
    return Subject(first, last, (mention,)) if last == at else None


def _across_apposition(clause: Clause, at: int, floor: int) -> Subject | None:
    """The subject of a verb that a comma parts from it: "X, the foreign minister, said", "The minister, X, said"."""
    grammar = clause.pack.grammar
    for here in range(floor + 1, at - 1):
        if (
            clause.words[here] == ","
            and clause.words[here + 1] in grammar.relatives
            and clause.mention_at(here - 1) is None
        ):
            return _phrase(clause, here - 1, floor)  # "The coalition, which …, said"
    found: list[Subject] = []
    for first, last, mention in clause.mentions:
        if first < floor or first >= at or mention.kind == "pronoun" or circumstance_before(clause, first, floor):
            continue
        follower = clause.word(clause.name_end(first) + 1)
        if follower in (",", "(", "–", "—", "--") or follower in grammar.relatives or last == at - 1:
            found.append(Subject(first, last, (mention,)))
    people = [s for s in found if s.mentions[0].kind == "person"]
    # "Chief Y, Anna Z, said": of two that look like names the one of several words is the person's
    full = [s for s in people if s.mentions[0].end - s.mentions[0].start > len(clause.text(s.first, s.first))]
    if not people and (unknown := _behind_quotation(clause, at, floor)) is not None:
        return unknown
    return next(iter(full or people or found), None)


def _behind_quotation(clause: Clause, at: int, floor: int) -> Subject | None:
    """ "…" Maria Q. Olindo, 25, said: a name that nobody knows, between a quotation and its apposition."""
    last = next((here - 1 for here in range(floor, at) if clause.words[here] == "," and here > floor), None)
    first = next((here + 1 for here in range(floor, at) if clause.words[here] == QUOTE), None)
    if first is None or last is None or not 1 <= last - first <= 4:
        return None
    named = [here for here in range(first, last + 1) if clause.words[here] != "."]
    if not all(clause.capital(here) and clause.mention_at(here) is None for here in named):
        return None
    return Subject(first, last)


def circumstance_before(clause: Clause, first: int, floor: int) -> bool:
    at = first - 1
    while at >= floor and clause.words[at] in clause.pack.grammar.determiners:
        at -= 1
    grammar = clause.pack.grammar
    return at >= floor and clause.words[at] in grammar.circumstance and clause.words[at] not in grammar.contrast


def _past_phrase(clause: Clause, at: int, floor: int) -> Subject | None:
    """ "X, to the broadcaster, said", "X in an interview said": the subject left of what is only a circumstance."""
    grammar = clause.pack.grammar
    for here in range(at, max(floor, at - _LONGEST), -1):
        word = clause.words[here]
        if word in grammar.circumstance or word in grammar.addressee_prepositions:
            if clause.words[here - 1] in (",", "–", "—"):
                return _across_apposition(clause, here - 1, floor)
            if here > floor and clause.mention_at(here - 1) is not None:
                return _from_mention(clause, here - 1, floor)
        if word == QUOTE or word in TERMINAL or word in PAUSE:
            return None
    return None


def _phrase(clause: Clause, at: int, floor: int) -> Subject | None:
    """A noun phrase that holds no known name: words back to a pause or a small word that cannot be in it."""
    grammar = clause.pack.grammar
    first = at + 1
    stop = max(floor, at - _LONGEST)
    while first > stop:
        word = clause.words[first - 1]
        if word == QUOTE or word in TERMINAL or word in PAUSE or word == ":" or word in grammar.complementizers:
            break
        if word in grammar.contrast or word in grammar.coordinators or word in grammar.relatives:
            break
        if word in grammar.auxiliaries or word in grammar.negators:
            break
        first -= 1
    while first <= at and (
        clause.words[first] in grammar.circumstance or clause.words[first] in grammar.addressee_prepositions
    ):
        first = _after_circumstance(clause, first, at)
    while first in clause.time_of:
        first = clause.time_of[first][1] + 1  # "Last week his cabinet"
    if first > at:
        return None
    within = [m for f, last, m in clause.mentions if first <= f and last <= at]
    mention = next((m for m in within if m.kind == "person"), within[0] if within else None)
    if mention is not None and mention.kind == "pronoun" and clause.mention_of.get(first) is None:
        mention = None
    if mention is not None and mention.kind == "role" and clause.capital(at):
        mention = None  # a title before a name that nobody knows: the whole phrase speaks
    return Subject(first, at, (mention,) if mention is not None else ())


def _after_circumstance(clause: Clause, first: int, at: int) -> int:
    """Leave "on Monday" or "in Geneva" at the head of a phrase out of it."""
    after = first + 1
    if after in clause.time_of:
        return clause.time_of[after][1] + 1
    return min(after, at + 1) if clause.mention_at(after) is None else clause.bounds(after)[1] + 1


def after(clause: Clause, cue_last: int) -> Subject | None:
    """The subject right of an inverted cue: "said X", "kata X"; of "kata OUTLET mengutip X" it is X."""
    grammar = clause.pack.grammar
    at = past = cue_last + 1
    while past in clause.outlets:
        past += 1
    if past > at and clause.word(past) in grammar.relays:
        at = past + 1
    while clause.word(at) in grammar.adverbs and clause.mention_at(at) is None:
        at += 1
    if (
        clause.word(at) in grammar.determiners
        and clause.mention_at(at) is None
        and clause.mention_at(at + 1) is not None
    ):
        at += 1
    if at >= len(clause):
        return None
    mention = clause.mention_at(at)
    return _phrase_after(clause, at) if mention is None else _named_after(clause, at, mention)


def _named_after(clause: Clause, at: int, mention: Mention) -> Subject:
    """The mention at `at` with its fellows ("X and Y") or the person whom its title names."""
    first, last = clause.bounds(at)
    if mention.kind == "person" and clause.word(clause.name_end(at) + 1) == ",":
        last = clause.name_end(at)
    fellows = [mention]
    while clause.word(last + 1) in clause.pack.grammar.joiners:
        other = clause.mention_at(last + 2)
        if other is None or other.kind == "pronoun":
            break
        fellows.append(other)
        last = clause.bounds(last + 2)[1]
    runs_on = mention.kind == "person" and clause.capital(last + 1) and clause.words[last + 1] != QUOTE
    if (mention.kind in ("party", "office", "role") or runs_on) and len(fellows) == 1:
        return _titled(clause, first, last, mention)
    return Subject(first, last, tuple(fellows))


def _phrase_after(clause: Clause, at: int) -> Subject | None:
    """A noun phrase that begins with no known name; the name inside it speaks, if there is one."""
    grammar = clause.pack.grammar
    if clause.word(at) in grammar.circumstance or clause.word(at) in grammar.addressee_prepositions:
        return None
    last = at - 1
    while last + 1 < len(clause) and last - at < _LONGEST and not _ends_phrase(clause, last + 1, begun=last >= at):
        last += 1
    while last > at and clause.words[last] in grammar.adverbs and clause.mention_at(last) is None:
        last -= 1
    if last < at:
        return None
    if clause.word(last + 1) in grammar.authors and (source := clause.mention_at(last + 2)) is not None:
        return Subject(at, clause.bounds(last + 2)[1], (source,))  # "information from X"
    within = [m for f, _, m in clause.mentions if at <= f <= last and m.kind != "pronoun"]
    inside = next((m for m in within if m.kind == "person"), within[0] if within else None)
    named_last = clause.capital(last) and clause.mention_at(last) is None  # a name at the end that nobody knows
    if inside is None or (named_last and inside.kind != "person"):
        return Subject(at, last)
    return Subject(at, last, (inside,))


def _ends_phrase(clause: Clause, at: int, begun: bool) -> bool:
    """Does token `at` end a noun phrase right of a cue?"""
    grammar, word = clause.pack.grammar, clause.words[at]
    if word == QUOTE or word in TERMINAL or word in PAUSE or word == ":" or at in clause.time_of:
        return True
    circumstance = word in grammar.circumstance and word not in grammar.about
    if begun and (circumstance or word in grammar.addressee_prepositions):
        return True
    return word in grammar.complementizers or word in grammar.relays


def _titled(clause: Clause, first: int, last: int, mention: Mention) -> Subject:
    """ "said a Commerce Ministry spokesman, X", "kata Kepala Badan Y Daerah Z": the person whom a long title names.

    Where no name is known behind the title, the whole phrase speaks, in its words.
    """
    grammar = clause.pack.grammar
    at, person = last + 1, Subject(first, last, (mention,))
    while at < len(clause) and at - last < _LONGEST + 4:
        named = clause.mention_at(at)
        if named is not None and named.kind == "person":
            person = Subject(first, clause.bounds(at)[1], (named,))
        word = clause.words[at]
        carries = clause.capital(at) or word in grammar.joiners or word in "()" or word[0].isdigit()
        if word == ",":
            found = person.mentions[0].kind == "person"
            carries = not found and (clause.mention_at(at + 1) is not None or clause.capital(at + 1))
        if not (carries or (named is not None and named.kind == "person")) or word in grammar.addressee_prepositions:
            break
        at = clause.bounds(at)[1] + 1 if named is not None else at + 1
    nameless = person.mentions[0].kind == "role" and clause.capital(at - 1) and at - 1 > person.last
    return Subject(first, at - 1) if nameless else person
