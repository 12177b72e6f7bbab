"""Speaker, then cue, then content: "X said that …", "X rejected …", "X mendesak Y untuk …"."""

from __future__ import annotations

from demarche.annotate.attribution import content
from demarche.annotate.attribution.addressees import past_asked
from demarche.annotate.attribution.asides import led
from demarche.annotate.attribution.clause import QUOTE, Clause, Hit
from demarche.annotate.attribution.content import Opening
from demarche.annotate.attribution.drafts import FEWEST, Draft, reached
from demarche.annotate.attribution.endings import closing
from demarche.annotate.attribution.frames import absent, frame, relative_end
from demarche.annotate.attribution.gaps import antecedent, gapped
from demarche.annotate.attribution.inversion import postposed
from demarche.annotate.attribution.sharing import may_nest, outer, subject_of
from demarche.annotate.attribution.subjects import Subject
from demarche.model import Mention

_GIVEN = frozenset(["offer", "promise"])
"""Acts by which somebody is given something."""
_HEADING = 6  # tokens up to the colon of a list: "demanded the following:"

_OWNER = 7  # tokens between a noun of speech and what it is about
_NAMES = 4  # tokens in which the noun of speech stands that opens a phrase
_NOUN = 8  # letters of a single noun that can be the whole content: "urged restraint"


def verb(clause: Clause, hit: Hit, drafts: list[Draft]) -> list[Draft]:
    """The statement that a finite verb or participle attributes to its subject, or the content before it."""
    subject = subject_of(clause, hit, drafts)
    if subject is None or _unsaid(clause, hit, subject):
        return []
    within = outer(hit, drafts)
    if within is not None and not may_nest(hit, subject, within):
        return []
    start = content.opening(clause, hit)
    if within is None and not subject.shared and (behind := postposed(clause, hit, subject, start, reached(drafts))):
        return behind
    if start is None and (taken := antecedent(clause, hit, subject)) is not None and within is None:
        if any(d.first <= taken[0] and taken[1] <= d.last for d in drafts):
            return []  # what is read already
        return [Draft(clause, *taken, hit, subject, "relative-object", hit.cue.act("object"))]
    if start is None:
        return [] if within else _announces(clause, hit, subject)
    if clause.words[-1] == ":" and (hit.cue.takes("listed") or len(clause) - start.at <= _HEADING):
        return [
            Draft(clause, hit.first, hit.last, hit, subject, "announced", hit.cue.act("listed", "object"), empty=True)
        ]
    found = _content(clause, hit, subject, start)
    if found is None:
        return []
    name, first, last = found
    named = _named_again(clause, start.at, first) if name == "clause" else ""
    act = named or hit.cue.act(name, "clause", "quote")
    if name == "addressee" and not act and clause.words[first] in clause.pack.grammar.purpose:
        act = "demand"  # "told Lima to wait"
    heard = start.addressee and (clause.mention_at(start.addressee[0]) or clause.mention_at(start.addressee[1]))
    rule = "nested" if within is not None else f"speaker-cue-{name}"
    return [Draft(clause, first, last, hit, subject, rule, act, heard or None)]


def _unsaid(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Is it denied, only possible, a rumour, "to say …", or "what the envoy told the radio"?"""
    grammar = clause.pack.grammar
    if subject.negated or subject.hypothetical or grammar.rumoured(clause.words, subject.first):
        return True
    if clause.word(hit.first - 1) in grammar.purpose and not led(clause, hit.first - 1):
        return True
    return clause.word(subject.first - 1) in grammar.fused


def _past_label(clause: Clause, name: str, first: int) -> tuple[str, int]:
    """ "tetap pada pendiriannya: …": what is said stands behind the colon."""
    labelled = name == "object" and clause.word(first + 1) == ":" and first + 2 < len(clause)
    return ("clause", first + 2) if labelled else (name, first)


def _named_again(clause: Clause, at: int, first: int) -> str:
    """ "repeated an offer made in May: …": the act of the noun that stands before the colon."""
    if first <= at or clause.word(first - 1) != ":":
        return ""
    nouns = (clause.cue_at.get(here) for here in range(at, min(at + _NAMES, first)))
    return next((hit.cue.act("noun") for hit in nouns if hit is not None and hit.cue.takes("noun")), "")


def deed_of(clause: Clause, hit: Hit, mention: Mention) -> list[Draft]:
    """What a verb without a subject of its own tells of somebody named in another line."""
    subject, start = Subject(hit.first, hit.first, (mention,)), content.opening(clause, hit)
    found = _content(clause, hit, subject, start) if start is not None else None
    if start is None or found is None or not hit.cue.parts & {"past", "present"}:
        return []
    name, first, last = found
    return [Draft(clause, first, last, hit, subject, f"listed-{name}", hit.cue.act(name, "clause", "quote"))]


def _content(clause: Clause, hit: Hit, subject: Subject, start: Opening) -> tuple[str, int, int] | None:
    """The frame that the words after the cue fill, and the tokens of the content."""
    framed = frame(clause, hit, subject, start)
    if framed is None or absent(clause, framed[1]):
        return None
    name, first = _past_label(clause, *framed)
    if name == "object":
        first = _object(clause, hit, first)
    last = closing(clause, first, hit, name)
    short = last - first <= 3 or bool(_named_again(clause, first, last + 2))
    if name == "object" and short and clause.word(last + 1) == ":" and last + 2 < len(clause):
        name, first = "clause", last + 2  # "wants one thing: …"
        last = closing(clause, first, hit)
    if subject.relative or gapped(clause, subject):
        last = relative_end(clause, first, last)
    if name == "infinitive" and clause.word(first + 2) in clause.pack.grammar.auxiliaries:
        last = first + 1  # "the line that X had threatened to cut is open"
    act = hit.cue.act(name)
    if act in ("threaten", "demand", "warn") and _only_addressed(clause, first, last):
        return None
    if act == "accept" and _received(clause, first):
        return None
    if clause.words[first] in clause.pack.grammar.determiners and (first + 1 > last or first + 1 in clause.time_of):
        return None  # "stated this on Monday": the words stand elsewhere
    noun = name == "object" and act and len(clause.words[first]) >= _NOUN and clause.words[first].isalpha()
    if last < first or (last - first + 1 < FEWEST and clause.words[first] != QUOTE and not noun):
        return None
    return name, first, last


def _object(clause: Clause, hit: Hit, first: int) -> int:
    """Where a noun phrase begins as content, past those to whom it goes."""
    first, act = _repeated(clause, first), hit.cue.act("object")
    if act == "demand":
        return past_asked(clause, first)
    return _past_given(clause, first) if act in _GIVEN else first


def _repeated(clause: Clause, first: int) -> int:
    """ "repeated X's warning about [content]", "mengulang peringatan X tentang …": past the noun and its owner."""
    noun = clause.cue_at.get(first)
    if noun is None or not noun.cue.takes("noun"):
        return first
    for at in range(noun.last + 1, min(noun.last + _OWNER, len(clause) - 1)):
        if clause.words[at] in clause.pack.grammar.about:
            return at + 1
        owner = clause.mention_at(at) is not None or clause.capital(at)
        if not owner and clause.words[at] not in clause.pack.grammar.adverbs:
            break
    return first


def _past_given(clause: Clause, first: int) -> int:
    """ "offered X [a ferry]": past the one who is to get it."""
    at = first + (clause.words[first] in clause.pack.grammar.determiners and clause.mention_at(first) is None)
    mention = clause.mention_at(at)
    if mention is None or mention.kind not in ("party", "person", "office") or clause.bounds(at)[0] != at:
        return first
    after, grammar = clause.bounds(at)[1] + 1, clause.pack.grammar
    word = clause.word(after)
    thing = word in grammar.determiners or (word[:1].isdigit() and after not in clause.time_of)
    plain = word.isalpha() and not clause.capital(after) and word not in grammar.joiners | grammar.coordinators
    small = word in grammar.circumstance | grammar.about | grammar.purpose | grammar.auxiliaries | grammar.possessive
    return after if (thing or (plain and not small and word not in grammar.relatives)) and grammar.gives else first


def _received(clause: Clause, first: int) -> bool:
    """ "menerima kami di kantornya": somebody is received, nothing accepted."""
    mention = clause.mention_at(first)
    person = mention is not None and mention.kind in ("person", "pronoun", "role") and clause.bounds(first)[0] == first
    return person or clause.words[first] in clause.pack.grammar.first_person


def _only_addressed(clause: Clause, first: int, last: int) -> bool:
    """ "threatened X on Friday": somebody is addressed, and what is said stands elsewhere."""
    at = (
        first + 1
        if clause.mention_at(first) is None and clause.words[first] in clause.pack.grammar.determiners
        else first
    )
    mention = clause.mention_at(at)
    if mention is None or mention.kind == "pronoun":
        return mention is not None and last == at
    end = clause.bounds(at)[1]
    follower = clause.word(end + 1)
    return (
        end >= last
        or end + 1 in clause.time_of
        or (end + 2 in clause.time_of and follower in clause.pack.grammar.circumstance)
    )


def _announces(clause: Clause, hit: Hit, subject: Subject) -> list[Draft]:
    """ "He added:" before quotations in the next paragraphs, and "X said." after one."""
    if hit.cue.takes("quote") and (hit.last >= len(clause) - 2 or clause.words[-1] == ":"):
        return [Draft(clause, hit.first, hit.last, hit, subject, "announced", empty=True)]
    return []
