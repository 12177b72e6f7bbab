"""Find who does the saying: the noun phrase before a cue, after it, or carried over from an earlier cue."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.annotate.attribution.asides import skip_left
from demarche.annotate.attribution.clause import CLOCK, PAUSE, QUOTE, TERMINAL, Clause
from demarche.annotate.attribution.headed import heading
from demarche.annotate.attribution.placed import on_occasion
from demarche.model import Mention

LONGEST = 14  # tokens of a noun phrase that no name or role marks


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


def looks_named(clause: Clause, subject: Subject) -> bool:
    """Two capitals or more and nothing else, articles apart: the name of somebody or of a body that nobody knows."""
    articles = clause.pack.grammar.determiners
    at = [here for here in range(subject.first, subject.last + 1) if clause.words[here] not in articles]
    bare = subject.last - subject.first + 1 == len(at)  # a sentence's first word is a capital anyway
    return len(at) > bare and all(clause.capital(here) for here in at)


def introduced(clause: Clause) -> str:
    """ "Ana Sole, who leads the union: …": a name that nobody knows at the head of a line, "" for any other words."""
    last = next((at - 1 for at, word in enumerate(clause.words) if word == ","), 0)
    named = 1 <= last <= 3 and clause.mention_at(0) is None and looks_named(clause, Subject(0, last))
    return clause.text(0, last) if named else ""


def before(clause: Clause, cue_first: int, floor: int) -> Subject | None:
    """The subject left of a cue, not reaching left of token `floor`."""
    grammar = clause.pack.grammar
    at, negated, hypothetical = skip_left(clause, cue_first - 1, floor)
    if at < floor:
        return None
    at = _quoted_by(clause, at, floor)
    word = clause.words[at]
    relative = word in grammar.relatives
    if relative:
        at = _antecedent(clause, at, floor)
        if at < floor:
            return None
        word = clause.words[at]
    found: Subject | None
    if (head := _governed(clause, at, floor)) is not None:
        found = head
    elif word in (",", ")", "–", "—", "--"):
        found = _across_apposition(clause, at, floor) or over_relative(clause, at, floor)
    elif clause.mention_at(at) is not None:
        found = _from_mention(clause, at, floor)
    elif word == QUOTE or word in TERMINAL or word in PAUSE or word == ":":
        found = None
    else:
        found = _phrase(clause, at, floor) or _past_phrase(clause, at, floor)
    if found is None:
        return None
    if not any(one.kind == "person" for one in found.mentions) and (who := on_occasion(clause, found.first, floor)):
        found = Subject(*who[:2], (who[2],))
    hypothetical = hypothetical or _supposed(clause, found.first, floor)
    negated = negated or _none(clause, found.first, floor)
    heard = found.mentions or heading(clause, found.first, found.last)
    return Subject(found.first, found.last, heard, negated, hypothetical, relative)


def _antecedent(clause: Clause, at: int, floor: int) -> int:
    """The token that ends what the relative word at `at` takes up; -1 where that is no one ("a plan that obliges")."""
    grammar = clause.pack.grammar
    at -= 1
    if at >= floor and clause.words[at] in (",", "-"):
        at -= 1
    if at < floor or clause.mention_at(at) is not None:
        return at
    word = clause.words[at]
    return -1 if word in grammar.taken_up and word not in grammar.documents else at


def _quoted_by(clause: Clause, at: int, floor: int) -> int:
    """ "X was quoted by the agency as saying", "X dikutip kantor berita mengatakan": the token that ends X."""
    grammar = clause.pack.grammar
    for here in range(at, max(floor, at - LONGEST // 2), -1):
        word = clause.words[here]
        if word == QUOTE or word in TERMINAL or word in PAUSE:
            break
        actively = clause.words[at] in grammar.naming and clause.word(here + 1) not in grammar.agent
        if word in grammar.quoted and actively and clause.mention_at(at - 1) is not None:
            return at - 1  # "the agency quoted X as saying"
        if word in grammar.quoted:
            return skip_left(clause, here - 1, floor)[0] if here > floor else at
    return at


def _governed(clause: Clause, at: int, floor: int) -> Subject | None:
    """ "The envoy who led the talks said", "pejabat yang memimpin tim mengatakan": the noun before the relative."""
    grammar = clause.pack.grammar
    for here in range(at, max(floor, at - LONGEST), -1):
        word = clause.words[here]
        if word == QUOTE or word in TERMINAL or word in PAUSE or word == ":" or word in grammar.contrast:
            return None
        if word in grammar.conditions:
            return None
        named = clause.mention_at(here - 1) is not None  # "holders of the bond that paid for the dam said"
        if word in grammar.relatives and (word not in grammar.complementizers or named):
            own = (
                here + 1 > at
                or clause.mention_at(here + 1) is not None
                or clause.words[here + 1] in grammar.determiners
            )
            if own or here - 1 < floor:
                return None
            if circumstance_before(clause, here - 1, floor):
                return _past_phrase(clause, here - 2, floor)  # "X, in a book that …, said"
            head = clause.mention_at(here - 1)
            return _from_mention(clause, here - 1, floor) if head is not None else _phrase(clause, here - 1, floor)
    return None


def _supposed(clause: Clause, first: int, floor: int) -> bool:
    """ "If Chad says …", "sampai Chad mengatakan …": speech that has not happened."""
    grammar, at = clause.pack.grammar, first - 1
    if clause.words[first] in grammar.conditions:
        return True
    if at >= floor and clause.words[at] in grammar.determiners:
        at -= 1
    if at >= floor and clause.words[at] in grammar.questions:
        return True  # "it hangs on whether X will name a day"
    return at >= floor and (
        clause.words[at] in grammar.conditions or (at == 0 and clause.words[0] in grammar.supposing)
    )


def _none(clause: Clause, first: int, floor: int) -> bool:
    """ "Neither delegation said …"."""
    return first > floor and clause.words[first - 1] in clause.pack.grammar.negators


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
    if (governing := _governing(clause, left, last, floor)) is not None:
        return governing
    fellows = [mention]
    if _serial(clause, left, floor):
        left -= 1  # "Chad, Mali, and Togo said": the comma before the conjunction
        serial = True
    else:
        serial = False
    while left > floor and (clause.words[left] in grammar.joiners or clause.words[left] == ","):
        previous = clause.mention_at(left - 1)
        if previous is None or previous.kind == "pronoun":
            break
        if clause.words[left] == "," and len(fellows) < 2 and not serial:
            break
        fellows.insert(0, previous)
        first = clause.bounds(left - 1)[0]
        left = first - 1
    return Subject(first, last, tuple(fellows))


def _serial(clause: Clause, left: int, floor: int) -> bool:
    """ "Chad, Mali, and": a comma before the conjunction, and another name in commas before it."""
    if left - 1 <= floor or clause.words[left] not in clause.pack.grammar.joiners or clause.words[left - 1] != ",":
        return False
    if clause.mention_at(left - 2) is None:
        return False
    first = clause.bounds(left - 2)[0]
    return first - 2 >= floor and clause.words[first - 1] == "," and clause.mention_at(first - 2) is not None


def _governing(clause: Clause, left: int, last: int, floor: int) -> Subject | None:
    """What a preposition at `left` ties the next name to: "the leaders of X", "Y, in Nairobi,", "a report on X"."""
    grammar = clause.pack.grammar
    word = clause.words[left] if left > floor else ""
    if word in grammar.contrast or not (word in grammar.about or word in grammar.circumstance):
        return None
    if clause.words[left - 1] == "," and (parted := _across_apposition(clause, left - 1, floor)) is not None:
        return parted
    if (head := _head_before(clause, left - 1, floor)) is not None:
        return head
    person = clause.mention_at(left - 1)
    if (
        word in grammar.blame
        and person is not None
        and person.kind == "person"
        and clause.bounds(left - 1)[1] == left - 1
    ):
        return Subject(clause.bounds(left - 1)[0], left - 1, (person,))  # "Ana Sole of the Coast Party"
    plain = _phrase(clause, left - 1, floor)
    if plain is not None and clause.words[left] not in grammar.relatives:
        return Subject(plain.first, last)  # X is not who speaks
    return None


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
    if (listed := _listed(clause, at, floor)) is not None:
        return listed
    found: list[Subject] = []
    for first, last, mention in clause.mentions:
        if first < floor or first >= at or mention.kind == "pronoun" or circumstance_before(clause, first, floor):
            continue
        follower = clause.word(clause.name_end(first) + 1)
        if follower in (",", "(", "–", "—", "--") or follower in grammar.relatives or last == at - 1:
            found.append(_with_fellows(clause, Subject(first, last, (mention,)), floor))
    people = [s for s in found if s.mentions[0].kind == "person"]
    # "Chief Y, Anna Z, said": of two that look like names the one of several words is the person's
    full = [s for s in people if s.mentions[0].end - s.mentions[0].start > len(clause.text(s.first, s.first))]
    if not people and (unknown := _behind_quotation(clause, at, floor)) is not None:
        return unknown
    if (body := _body_before(clause, at, floor, found)) is not None:
        return body
    joint = found[0] if found and len(found[0].mentions) > 1 else None
    return joint or next(iter(full or people or found), None) or _before_comma(clause, at, floor)


def over_relative(clause: Clause, at: int, floor: int) -> Subject | None:
    """ "Chad, which was silent when the chiefs agreed on the ford, now refuses": who opens the sentence, over a clause
    in commas that is read already."""
    relatives = clause.pack.grammar.relatives
    here = next((n for n in range(1, min(at, floor)) if clause.words[n] == ","), 0)
    mention = clause.mention_at(here - 1) if here else None
    if mention is None or mention.kind == "pronoun" or clause.words[here + 1] not in relatives:
        return None
    first, last = clause.bounds(here - 1)
    opens = all(word in clause.pack.grammar.determiners for word in clause.words[:first])
    return Subject(first, last, (mention,)) if opens and last == here - 1 else None


def _listed(clause: Clause, at: int, floor: int) -> Subject | None:
    """ "The four states, namely A, B, C and D, said": all of them."""
    grammar = clause.pack.grammar
    head = next((here for here in range(floor + 1, at) if clause.words[here] in grammar.namely), at)
    inside = [found for found in clause.mentions if head < found[0] and found[1] < at]
    small = grammar.joiners | {","}
    covered = {here for first, last, _ in inside for here in range(first, last + 1)}
    if len(inside) < 2 or any(h not in covered and clause.words[h] not in small for h in range(head + 1, at)):
        return None
    return Subject(inside[0][0], inside[-1][1], tuple(mention for _, _, mention in inside))


def _body_before(clause: Clause, at: int, floor: int, found: list[Subject]) -> Subject | None:
    """ "A coalition of a hundred countries, including X, said": people acting together, before the names in commas."""
    comma = next((here for here in range(floor + 1, at) if clause.words[here] == ","), at)
    if not found or found[0].first < comma:
        return None
    if found[0].first - (clause.word(comma + 1) in clause.pack.grammar.determiners) <= comma + 1:
        return None  # nothing like "including" stands between
    together = clause.pack.grammar.bodies.intersection(clause.words[floor:comma])
    if not clause.pack.grammar.auxiliaries.isdisjoint(clause.words[floor:comma]):
        return None  # "The chiefs of both countries are to meet, X said"
    return _phrase(clause, comma - 1, floor) if together else None


def _with_fellows(clause: Clause, subject: Subject, floor: int) -> Subject:
    """ "Ana Sole and Tom Bray, the two negotiators, said": both."""
    other = clause.mention_at(subject.first - 2)
    if subject.first - 2 < floor or clause.words[subject.first - 1] not in clause.pack.grammar.joiners:
        return subject
    if other is None or other.kind != subject.mentions[0].kind or other.kind == "pronoun":
        return subject
    return Subject(clause.bounds(subject.first - 2)[0], subject.last, (other, *subject.mentions))


def _before_comma(clause: Clause, at: int, floor: int) -> Subject | None:
    """ "An official in the prime minister's office, speaking on Monday, said": the phrase before the comma."""
    first = next((here for here in range(floor + 1, at) if clause.words[here] == ","), None)
    found = _phrase(clause, first - 1, floor) if first is not None else None
    grammar = clause.pack.grammar
    if found is None or found.first > floor + (clause.word(floor) in grammar.determiners):
        return None
    words = clause.words[found.first : found.last + 1]
    known = found.mentions or not grammar.bodies.isdisjoint(words) or words[-1] in grammar.documents
    return found if known else None


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
    for here in range(at, max(floor, at - LONGEST), -1):
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
    stop = max(floor, at - LONGEST)
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
    first += first == 0 and CLOCK.fullmatch(clause.words[0]) is not None  # the hour of an entry in a live report
    first += clause.phrase_at(first)  # "sejak awal X"
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
    if clause.mention_at(after) is not None:
        return clause.bounds(after)[1] + 1
    while after <= at and clause.capital(after):
        after += 1  # a place that is no party
    return min(max(after, first + 1), at + 1)
