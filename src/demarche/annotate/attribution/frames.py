"""Which frame of a cue the words after it fill, and where the content begins then."""

from __future__ import annotations

from demarche.annotate.attribution.clause import QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.content import Opening
from demarche.annotate.attribution.subjects import Subject, looks_named

_OPENS = 4
"""Tokens in which the noun stands that opens a phrase: "its long-standing offer"."""


def frame(clause: Clause, hit: Hit, subject: Subject, start: Opening) -> tuple[str, int] | None:
    """Which of the cue's frames the words after it fill, and the first token of the content."""
    cue, at = hit.cue, start.at
    quoted = start.how == "quote" or (start.how == "colon" and clause.words[at] == QUOTE)
    if quoted and cue.takes("quote", "clause"):
        return "quote", at
    if start.how == "that":
        return _after_that(hit, at)
    if start.how == "colon" and cue.takes("quote", "clause"):
        return "clause", at
    if start.how == "comma" and not cue.takes("quote", "clause"):
        return None
    if cue.takes("told") and subject.relative:
        return None  # "pedagang yang siap pindah": which ones, no stance
    if cue.takes("bound"):
        return ("bound", at) if _bound(clause, subject, start) else None
    named = _strong(clause, subject)
    return (_of_named(clause, hit, start) if named else None) or _of_anybody(clause, hit, start, named)


def _strong(clause: Clause, subject: Subject) -> bool:
    """A subject that can refuse, demand and promise: named, shared with an earlier cue, or people acting together."""
    words = clause.words[subject.first : subject.last + 1]
    grammar = clause.pack.grammar
    known = bool(subject.mentions) or subject.shared or not grammar.bodies.isdisjoint(words)
    known = known or not grammar.states.isdisjoint(words)
    return known or " ".join(words) in grammar.own_side or looks_named(clause, subject)


def _after_that(hit: Hit, at: int) -> tuple[str, int] | None:
    if hit.cue.takes("clause") and not hit.cue.act("that"):
        return "clause", at
    if hit.cue.takes("that", "quote", "agreed"):
        return "that", at
    return ("object", at) if hit.cue.takes("object", "want", "infinitive") else None


def _of_named(clause: Clause, hit: Hit, start: Opening) -> tuple[str, int] | None:
    """The frames in which somebody is blamed, called names, promised or refused something."""
    cue, at, grammar = hit.cue, start.at, clause.pack.grammar
    if cue.takes("listed"):
        colon = next((here for here in range(at, len(clause) - 1) if clause.words[here] == ":"), None)
        return ("clause", colon + 1) if colon is not None else None
    purpose = clause.words[at] in grammar.purpose
    if cue.takes("blame"):
        return "blame", _past_blamed(clause, at)
    if cue.takes("called") and clause.words[at] in grammar.naming and hit.cue.held and at + 1 < len(clause):
        return "called", at + 1  # "menyebutnya sebagai …"
    if cue.takes("called") and not cue.takes("clause") and _named_so(clause, at):
        return "called", at
    bare = cue.takes("infinitive") and clause.words[at].startswith(grammar.infinitives) and start.how == "bare"
    if (cue.takes("infinitive", "agreed") and purpose) or bare:
        return "infinitive", at
    if cue.takes("want") and (not purpose or clause.word(at + 1) in grammar.passive_infinitive):
        return "want", at
    return None


def _bound(clause: Clause, subject: Subject, start: Opening) -> bool:
    """ "X baru akan mundur jika …": what a party will do is a stance where its terms are told too."""
    grammar, words = clause.pack.grammar, clause.words
    party = any(mention.party for mention in subject.mentions)
    verbal = words[start.at].startswith(grammar.infinitives) and start.how == "bare"
    return party and verbal and not grammar.bounds.isdisjoint(words[start.at :])


def _of_anybody(clause: Clause, hit: Hit, start: Opening, named: bool) -> tuple[str, int] | None:
    """A bare clause, or for a named subject a noun phrase."""
    cue, at, grammar = hit.cue, start.at, clause.pack.grammar
    word = clause.words[at]
    if cue.takes("hearer") and start.addressee is None and clause.word(hit.last + 1) in grammar.about:
        return None  # "a diplomat briefed on the talks"
    if cue.takes("agreed", "want") and not (named and cue.takes("object")):
        return None
    if cue.takes("infinitive") and word in grammar.purpose:
        return None
    if cue.takes("addressee") and start.addressee is not None and word in grammar.after_addressee:
        return ("addressee" if word in grammar.purpose else "clause"), at
    if cue.takes("clause") and start.how in ("bare", "comma"):
        if word in grammar.circumstance and word in grammar.coordinators | grammar.with_subject:
            return None  # "pembicaraan mendesak dengan …": no verb of asking
        if cue.takes("object") and named and (word not in grammar.circumstance or _clausal(clause, at)):
            return "object", at
        return ("clause", at) if _clausal(clause, at) else None
    if cue.takes("again") and not _names_speech(clause, at):
        return None
    return _thing(clause, start) if cue.takes("object") and named else None


def _names_speech(clause: Clause, at: int) -> bool:
    """ "renewed its offer": a noun of speech opens what is done again, and no lease."""
    hits = (clause.cue_at.get(here) for here in range(at, at + _OPENS))
    return any(hit is not None and hit.cue.takes("noun") for hit in hits)


def _thing(clause: Clause, start: Opening) -> tuple[str, int] | None:
    """A noun phrase, or words in marks behind "as" ("dismissed as "fantasy" claims that …")."""
    grammar, at = clause.pack.grammar, start.at
    word = clause.words[at]
    if word in grammar.naming and clause.word(at + 1) == QUOTE and at + 2 < len(clause):
        return "object", at + 1
    if _pointing(clause, at) or word in grammar.not_object or word in grammar.circumstance:
        return None
    return ("object", at) if start.how in ("bare", "quote") else None


def _pointing(clause: Clause, at: int) -> bool:
    """ "said this on Monday": the words stand elsewhere; but "urged both to wait"."""
    grammar, word, after = clause.pack.grammar, clause.words[at], clause.word(at + 1)
    if word not in grammar.determiners or after not in grammar.circumstance:
        return False
    return not (word in grammar.adverbs and after in grammar.purpose)


def _clausal(clause: Clause, at: int) -> bool:
    """Bare content after a verb of saying: enough words, and not a mere object or adverb."""
    grammar, rest = clause.pack.grammar, clause.words[at:]
    verbal = any(word in grammar.auxiliaries or word in grammar.hypothetical for word in rest)
    if rest[0] in grammar.circumstance and not verbal and len(rest) <= 10:
        return False  # "reported from the capital", "said in a statement late on Monday"
    return (len(rest) >= 3 or QUOTE in rest[1:]) and clause.words[at] not in clause.pack.grammar.not_content


def _past_blamed(clause: Clause, at: int) -> int:
    """ "accused X of [content]"; where no such preposition follows, all of it is content."""
    grammar = clause.pack.grammar
    for here in range(at + 1, min(at + 14, len(clause))):
        if clause.words[here] in grammar.blame and clause.word(here + 1):
            return here + 1
        if clause.words[here] == QUOTE or clause.words[here] in TERMINAL:
            break
    return at


def _named_so(clause: Clause, at: int) -> bool:
    """ "called X a 'Y'": a name given to something; not a plain call."""
    grammar, window = clause.pack.grammar, clause.words[at : at + 16]
    if not window or window[0] in grammar.not_called:
        return False
    if QUOTE in window or any(word in grammar.naming for word in window[1:]):
        return True
    return any(len(word) > 3 and word.endswith(grammar.judging) for word in window[2:6])


def absent(clause: Clause, first: int) -> bool:
    """ "declined to comment": nothing was said."""
    phrases = clause.pack.absent.get(clause.words[first], ())
    return any(clause.words[first : first + len(words)] == words for words in phrases)


def relative_end(clause: Clause, first: int, last: int) -> int:
    """A relative clause ends at the comma before the main verb ("X, who agreed to wait, said …")."""
    grammar = clause.pack.grammar
    for at in range(first + 1, last):
        if clause.words[at] == "," and clause.word(at + 1) not in grammar.joiners:
            return at - 1
    return last
