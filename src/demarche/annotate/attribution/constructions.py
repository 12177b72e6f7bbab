"""The constructions by which reports attribute: each takes a clause and a cue and gives a draft of a statement.

`read_clause` tries them for every cue of a sentence from left to right. A draft holds tokens and the subject as it
stands; who that is, is settled later (`resolve`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demarche.annotate.attribution import content, subjects
from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.content import Opening
from demarche.annotate.attribution.pack import FINITE
from demarche.annotate.attribution.subjects import Subject
from demarche.model import Mention

_FEWEST = 2  # tokens of indirect content


@dataclass(frozen=True, slots=True)
class Draft:
    """Content at tokens [first, last] of `clause`; subject None: carried by a clitic or still to be found."""

    clause: Clause
    first: int
    last: int
    hit: Hit | None
    subject: Subject | None
    rule: str
    act: str = ""
    addressee: Mention | None = None
    empty: bool = False  # announces a speaker whose words stand in the next sentence

    @property
    def span(self) -> tuple[int, int]:
        clause = self.clause
        if self.direct:
            quote = clause.quote_of[self.first]
            return quote.start, quote.end
        return clause.starts[self.first], clause.ends[self.last]

    @property
    def direct(self) -> bool:
        return self.first == self.last and self.first in self.clause.quote_of


def read_clause(clause: Clause) -> list[Draft]:
    """Every attribution that the sentence bears out, in order of its cues."""
    drafts: list[Draft] = []
    closing = _closing_attribution(clause)
    for hit in clause.cues:
        if closing is not None and hit is closing.hit:
            continue
        known = [*drafts, closing] if closing is not None else drafts
        for draft in _construe(clause, hit, known):
            if _stands(draft, known):
                drafts.append(draft)
                known = [*known, draft]
    return drafts if closing is None else sorted([closing, *drafts], key=lambda d: d.hit.first if d.hit else 0)


def _closing_attribution(clause: Clause) -> Draft | None:
    """An attribution at the end of the sentence ("…, X said Monday.") takes all before it, cues and all."""
    for hit in reversed(clause.cues):
        if hit.first < 4 or not hit.cue.takes("quote", "clause", "according") or hit.cue.takes("noun"):
            continue
        tail = [d for d in _construe(clause, hit, []) if d.last < hit.first and not d.empty and not d.direct]
        if not tail or tail[0].rule == "passive":
            continue
        draft = tail[0]
        if not _ends_after(clause, max(hit.last, draft.subject.last if draft.subject else 0) + 1):
            continue
        inner = [h for h in clause.cues if draft.first <= h.first <= draft.last and h.cue.takes("clause", "quote")]
        said = any(_said_inside(clause, h) for h in inner)
        named = draft.subject is not None and draft.subject.mentions
        if said and not named:
            return None  # an outlet that passes on what somebody else said
        if inner and hit.cue.takes("according") and said:
            return None
        return draft
    return None


def _ends_after(clause: Clause, at: int) -> bool:
    """Nothing but a time, a place or the one addressed follows the attribution."""
    grammar = clause.pack.grammar
    word = clause.word(at)
    return (
        not word or word in TERMINAL or word in PAUSE or at in clause.time_of or word in grammar.relays or word == "("
        or word in grammar.circumstance or word in grammar.addressee_prepositions or word in grammar.adverbs
    )  # fmt: skip


def _said_inside(clause: Clause, hit: Hit) -> bool:
    subject = subjects.before(clause, hit.first, 0)
    return subject is not None and bool(subject.mentions) and not subject.negated and not subject.hypothetical


def _construe(clause: Clause, hit: Hit, drafts: list[Draft]) -> list[Draft]:
    cue = hit.cue
    floor = _floor(drafts)
    if cue.takes("according"):
        return _according(clause, hit, floor)
    if cue.takes("noun") and not cue.parts & FINITE - {"base", "active"}:
        return _noun(clause, hit)
    if cue.takes("noun") and _is_noun(clause, hit):
        return _noun(clause, hit)
    if cue.clitic or (cue.takes("inverted") and _inverts(clause, hit, floor)):
        return _inverted(clause, hit, floor)
    if cue.parts == frozenset(["inverted"]):
        return []
    if _is_noun(clause, hit) or not _is_verb(clause, hit):
        return []
    if _passive(clause, hit):
        return _by_agent(clause, hit, floor)
    return _verb(clause, hit, drafts)


def _floor(drafts: list[Draft]) -> int:
    """The first token that is not yet content or attribution of an earlier cue."""
    return max((max(d.last, d.hit.last if d.hit else 0) + 1 for d in drafts if d.rule != "nested"), default=0)


def _stands(draft: Draft, drafts: list[Draft]) -> bool:
    """One place, one line: the same span is not read twice."""
    return not any(d.first == draft.first and d.last == draft.last and not d.empty for d in drafts)


# ---- content, then cue, then speaker -------------------------------------------------------------------------


def _inverts(clause: Clause, hit: Hit, floor: int) -> bool:
    """ "…," said X: content or a mark stands before the cue, the speaker after it."""
    left = clause.word(hit.first - 1)
    if hit.cue.parts == frozenset(["inverted"]):
        return hit.first == 0 or left in PAUSE or left == QUOTE or left in TERMINAL or left == ":" or hit.first == floor
    if not hit.cue.parts & {"present", "past"}:
        return False
    if left != QUOTE and left not in PAUSE:
        return False
    if left in PAUSE and clause.word(hit.first - 2) != QUOTE and subjects.before(clause, hit.first, floor) is not None:
        # ", said" after a name is an apposition's verb, not an inversion
        across = subjects.before(clause, hit.first, floor)
        if across is not None and across.mentions and across.last >= hit.first - 8 and not _subject_right(clause, hit):
            return False
    return _subject_right(clause, hit)


def _subject_right(clause: Clause, hit: Hit) -> bool:
    at = hit.last + 1
    word = clause.word(at)
    if word in clause.pack.grammar.determiners:
        return word not in ("that", "this")
    mention = clause.mention_at(at)
    return mention is not None and clause.word(clause.bounds(at)[1] + 1) not in (":",)


def _inverted(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    subject = None if hit.cue.clitic else subjects.after(clause, hit.last)
    if not hit.cue.clitic and subject is None:
        return []
    if _negated_left(clause, hit):
        return []
    behind = subject.last if subject else hit.last
    found = []
    if (left := _content_left(clause, hit.first - 1, floor)) is not None:
        found.append(Draft(clause, *left, hit, subject, "content-cue-speaker", hit.cue.act("quote", "clause")))
    found += _split(clause, hit, subject, behind, bool(found))
    if not found:
        found.append(Draft(clause, hit.first, hit.last, hit, subject, "content-cue-speaker", empty=True))
    return found


def _negated_left(clause: Clause, hit: Hit) -> bool:
    return clause.word(hit.first - 1) in clause.pack.grammar.negators


def _content_left(clause: Clause, at: int, floor: int) -> tuple[int, int] | None:
    """Tokens of the content that ends before an attribution, from `floor` on."""
    grammar = clause.pack.grammar
    while at >= floor and (clause.words[at] in PAUSE or clause.words[at] in TERMINAL):
        at -= 1
    if at < floor:
        return None
    last, first = at, floor
    for here in range(last, floor - 1, -1):
        if clause.words[here] == ";":
            first = here + 1
            break
    while first < last and clause.words[first] in PAUSE | {":"} | TERMINAL:
        first += 1
    if ":" in clause.words[first : min(first + 4, last)]:  # a label before the words: "OSLO:", a speaker's turn
        first = clause.words.index(":", first) + 1
    first = _past_connector(clause, first, last)
    if clause.words[last] == QUOTE and last > first:
        before = clause.words[last - 1]
        quote = clause.quote_of[last]
        long = quote.end - quote.start > 40
        if before in (":",) or before in TERMINAL or (before in PAUSE and long):
            return last, last
    if floor and clause.words[first] in grammar.coordinators and first < last:
        first += 1
    if first == last and clause.words[first] == QUOTE:
        return first, last
    return (first, last) if last - first + 1 >= _FEWEST else None


def _past_connector(clause: Clause, first: int, last: int) -> int:
    """Leave "However," and "Selain itu," out of the content."""
    for phrase in clause.pack.grammar.connectors:
        size = len(words := phrase.split())
        if clause.words[first : first + size] == words:
            after = first + size
            if after < last and clause.words[after] == ",":
                return after + 1
            if phrase in clause.pack.grammar.takeover and after < last:
                return after
    return first


def _split(clause: Clause, hit: Hit, subject: Subject | None, behind: int, split: bool) -> list[Draft]:
    """The second part of a split quotation, or the content after "Kata X,": a mark, a colon or a comma opens it."""
    for at in range(behind + 1, min(behind + 24, len(clause))):
        word = clause.words[at]
        if word == QUOTE and clause.words[at - 1] in (",", ":", ".", "—", "–", "-"):
            return [Draft(clause, at, at, hit, subject, "split" if split else "cue-speaker-content", hit.cue.act("quote", "clause"))]
        if word == QUOTE or word == ";" or any(h.first == at for h in clause.cues):
            return []
        if word == ":" and not split and at + 1 < len(clause):
            last = content.closing(clause, at + 1, "colon", hit)
            return [Draft(clause, at + 1, last, hit, subject, "cue-speaker-content", hit.cue.act("clause"))]
    if not split and clause.word(behind + 1) == "," and behind + 2 < len(clause):
        last = content.closing(clause, behind + 2, "comma", hit)
        if last - behind - 1 >= 3:
            return [Draft(clause, behind + 2, last, hit, subject, "cue-speaker-content", hit.cue.act("clause"))]
    return []


# ---- according to X ------------------------------------------------------------------------------------------


def _according(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    subject = None if hit.cue.clitic else subjects.after(clause, hit.last)
    if not hit.cue.clitic and subject is None:
        return []
    behind = subject.last if subject else hit.last
    pause = next((at for at in range(behind + 1, min(behind + 20, len(clause))) if clause.words[at] == ","), None)
    opens = hit.first <= floor or clause.words[hit.first - 1] in TERMINAL or _past_connector(clause, 0, len(clause) - 1) == hit.first
    if opens or (hit.first - 1 > 0 and clause.words[hit.first - 1] == "," and hit.first - floor <= 3):
        start = (pause + 1) if pause is not None else behind + 1
        if start >= len(clause) or clause.words[start] in TERMINAL:
            return []
        last = content.closing(clause, start, "comma", hit)
        return [Draft(clause, start, last, hit, subject, "according-content")] if last - start + 1 >= _FEWEST or clause.words[start] == QUOTE else []
    left = _content_left(clause, hit.first - 1, floor)
    return [Draft(clause, *left, hit, subject, "content-according")] if left else []


# ---- speaker, then cue, then content -------------------------------------------------------------------------


def _verb(clause: Clause, hit: Hit, drafts: list[Draft]) -> list[Draft]:
    subject = _subject(clause, hit, drafts)
    if subject is None or subject.negated or subject.hypothetical:
        return []
    if clause.word(hit.first - 1) in clause.pack.grammar.purpose:
        return []
    floor = _floor(drafts)
    outer = _outer(hit, drafts)
    if outer is not None and not _may_nest(hit, subject, outer):
        return []
    start = content.opening(clause, hit)
    if outer is None and not subject.shared and (behind := _postposed(clause, hit, subject, start, floor)):
        return behind
    if start is None:
        return [] if outer else _announces(clause, hit, subject)
    framed = _frame(clause, hit, subject, start)
    if framed is None:
        return []
    frame, first = framed
    if _absent(clause, first):
        return []
    last = content.closing(clause, first, start.how, hit)
    if subject.relative:
        last = _relative_end(clause, first, last)
    if last < first or (last - first + 1 < _FEWEST and clause.words[first] != QUOTE):
        return []
    addressee = clause.mention_at(start.addressee[0]) or clause.mention_at(start.addressee[1]) if start.addressee else None
    rule = "nested" if outer is not None else f"speaker-cue-{frame}"
    return [Draft(clause, first, last, hit, subject, rule, hit.cue.act(frame, "clause", "quote"), addressee)]


def _absent(clause: Clause, first: int) -> bool:
    """ "declined to comment": nothing was said."""
    at = first + 1 if clause.words[first] in clause.pack.grammar.purpose else first
    return any(clause.words[at : at + len(words)] == words for words in map(str.split, clause.pack.grammar.absent))


def _announces(clause: Clause, hit: Hit, subject: Subject) -> list[Draft]:
    """ "He added:" before quotations in the next paragraphs, and "X said." after one."""
    if hit.cue.takes("quote") and (hit.last >= len(clause) - 2 or clause.words[-1] == ":"):
        return [Draft(clause, hit.first, hit.last, hit, subject, "announced", empty=True)]
    return []


def _subject(clause: Clause, hit: Hit, drafts: list[Draft]) -> Subject | None:
    """Left of the cue, or shared with an earlier cue where a comma or conjunction stands instead."""
    grammar = clause.pack.grammar
    floor = max((d.hit.last + 1 for d in drafts if d.hit), default=0)
    left, negated, hypothetical = subjects.skip_left(clause, hit.first - 1, 0)
    word = clause.word(left)
    loose = word in PAUSE or word in grammar.coordinators or left < 0 or word == QUOTE or word in TERMINAL
    verbal = hit.cue.parts <= {"participle"} or word in grammar.coordinators
    if loose and (verbal or "active" in hit.cue.parts):
        shared = _shared(clause, hit, drafts)
        if shared is not None and (verbal or _tail(clause, left, drafts)):
            return replace(shared, negated=negated, hypothetical=hypothetical, shared=True)
        if hit.cue.parts <= {"participle"}:
            return None
    if hit.cue.parts <= {"participle"} and clause.mention_at(left) is None:
        return None
    found = subjects.before(clause, hit.first, floor)
    if found is None and floor:
        found = subjects.before(clause, hit.first, 0) if word == "," else None
    if found is None or not _capable(clause, hit, found):
        return None
    return found


def _tail(clause: Clause, left: int, drafts: list[Draft]) -> bool:
    """A comma before an active verb shares the subject only behind an earlier attribution."""
    return bool(drafts) and left >= 0


def _shared(clause: Clause, hit: Hit, drafts: list[Draft]) -> Subject | None:
    for draft in reversed(drafts):
        if draft.rule != "nested" and draft.subject is not None:
            return draft.subject
        if draft.rule != "nested" and draft.hit is not None and draft.hit.cue.clitic:
            return Subject(draft.hit.first, draft.hit.last, clitic=True)
    for first, last, mention in clause.mentions:
        if last < hit.first and not subjects._circumstance_before(clause, first, 0):
            return Subject(first, last, (mention,))
    return None


def _capable(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Can this subject speak? Somebody named, or for plain verbs of saying any phrase but those nobody stands behind."""
    grammar = clause.pack.grammar
    if subject.mentions:
        return True
    if not hit.cue.takes("clause", "quote"):
        return False
    words = clause.words[subject.first : subject.last + 1]
    return not (set(words) <= grammar.nobody | grammar.determiners or words[-1] in grammar.nobody)


def _outer(hit: Hit, drafts: list[Draft]) -> Draft | None:
    return next((d for d in drafts if not d.empty and d.first <= hit.first <= d.last), None)


def _may_nest(hit: Hit, subject: Subject, outer: Draft) -> bool:
    """Speech within speech is a line of its own where a verb of saying and another named speaker carry it.

    Not in what is wanted, offered or promised: there the speech has not happened.
    """
    if not hit.cue.takes("clause") or hit.cue.takes("infinitive", "want", "agreed"):
        return False
    if outer.act in ("demand", "offer", "promise", "threaten"):
        return False
    if not subject.mentions or subject.mentions[0].kind in ("pronoun",) or subject.shared:
        return False
    said = {m.key or m.party for m in outer.subject.mentions} if outer.subject else set()
    mine = {m.key or m.party for m in subject.mentions}
    return not (said & mine - {""})


def _postposed(clause: Clause, hit: Hit, subject: Subject, start: Opening | None, floor: int) -> list[Draft]:
    """Content, then "X said"."""
    if not hit.cue.takes("quote", "clause"):
        return []
    at = subject.first - 1
    while at >= floor and clause.words[at] in clause.pack.grammar.determiners:
        at -= 1
    if at < floor:
        return []
    left = clause.words[at]
    quoted = (left == QUOTE and _speech_mark(clause, at)) or (left in PAUSE and clause.word(at - 1) == QUOTE)
    if not quoted and (left != "," or start is not None):
        return []
    if quoted and start is not None and start.how in ("that", "bare") and left in PAUSE and not _long_quote(clause, at - 1):
        return []
    tokens = _content_left(clause, at, floor)
    if tokens is None:
        return []
    act = hit.cue.act("quote", "clause")
    found = [Draft(clause, *tokens, hit, subject, "content-speaker-cue", act)]
    if start is not None and start.how in ("quote", "colon") and clause.word(start.at) == QUOTE:
        found.append(Draft(clause, start.at, start.at, hit, subject, "split", act))
    return found


def _speech_mark(clause: Clause, at: int) -> bool:
    """Marks that hold speech and not a term: long, or with the comma of an attribution inside."""
    quote = clause.quote_of[at]
    return _long_quote(clause, at) or clause.document.text[quote.start : quote.end].rstrip().endswith((",", ".", "!", "?"))


def _long_quote(clause: Clause, at: int) -> bool:
    quote = clause.quote_of.get(at)
    return quote is not None and quote.end - quote.start > 40


def _frame(clause: Clause, hit: Hit, subject: Subject, start: Opening) -> tuple[str, int] | None:
    """Which of the cue's frames the words after it fill, and the first token of the content."""
    cue, at, grammar = hit.cue, start.at, clause.pack.grammar
    word = clause.words[at]
    strong = bool(subject.mentions) or subject.shared
    if start.how == "quote" or (start.how == "colon" and word == QUOTE):
        if cue.takes("quote", "clause"):
            return "quote", at
    if start.how == "that" and cue.takes("clause", "that", "quote", "agreed"):
        return ("that" if not cue.takes("clause") else "clause"), at
    if start.how == "that" and cue.takes("object", "want", "infinitive"):
        return "object", at
    if start.how == "colon" and cue.takes("quote", "clause"):
        return "clause", at
    if start.how == "comma" and not cue.takes("quote", "clause"):
        return None
    if cue.takes("blame") and strong:
        return "blame", _past_blamed(clause, at)
    if cue.takes("called") and strong and (first := _named_so(clause, at)) is not None and not cue.takes("clause"):
        return "called", first
    if cue.takes("agreed"):
        return ("infinitive", at) if strong and word in grammar.purpose else None
    if cue.takes("infinitive") and word in grammar.purpose:
        return ("infinitive", at) if strong else None
    if cue.takes("want"):
        return ("want", at) if strong and word not in grammar.purpose else None
    if cue.takes("addressee") and start.addressee is not None and word in grammar.after_addressee:
        return "clause", at
    if cue.takes("clause", "quote") and cue.takes("clause") and start.how in ("bare", "comma"):
        if cue.takes("object") and strong:
            return "object", at
        return ("clause", at) if _clausal(clause, at) else None
    if cue.takes("object") and strong and start.how == "bare" and word not in grammar.not_object:
        return "object", at
    return None


def _clausal(clause: Clause, at: int) -> bool:
    """Bare content after a verb of saying: enough words, and not a mere object or adverb."""
    rest = len(clause) - at
    return rest >= 3 and clause.words[at] not in clause.pack.grammar.not_content


def _past_blamed(clause: Clause, at: int) -> int:
    """ "accused X of [content]"; where no such preposition follows, all of it is content."""
    grammar = clause.pack.grammar
    for here in range(at + 1, min(at + 14, len(clause))):
        if clause.words[here] in grammar.blame and clause.word(here + 1):
            return here + 1
        if clause.words[here] == QUOTE or clause.words[here] in TERMINAL:
            break
    return at


def _named_so(clause: Clause, at: int) -> int | None:
    """ "called X a 'Y'": a name given to something; not a plain call."""
    grammar, window = clause.pack.grammar, clause.words[at : at + 16]
    if not window or window[0] in grammar.not_called:
        return None
    return at if QUOTE in window or any(word in grammar.naming for word in window[1:]) else None


def _relative_end(clause: Clause, first: int, last: int) -> int:
    """A relative clause ends at the comma before the main verb."""
    for at in range(first + 1, last):
        if clause.words[at] == ",":
            follower = at + 1
            while clause.word(follower) in clause.pack.grammar.auxiliaries or clause.word(follower) in clause.pack.grammar.adverbs:
                follower += 1
            if any(h.first == follower for h in clause.cues):
                return at - 1
    return last


# ---- cues that are nouns or passives -------------------------------------------------------------------------


def _is_noun(clause: Clause, hit: Hit) -> bool:
    """ "the claim", "its demands", "X's call": a form that could be a verb but is none here."""
    grammar = clause.pack.grammar
    left = clause.word(hit.first - 1)
    if left in grammar.determiners or left in grammar.premodifiers:
        return not (left in grammar.complementizers and hit.cue.parts & {"past"})
    return any(left.endswith(mark) and len(left) > len(mark) for mark in grammar.possessive if mark != "'") and not hit.cue.parts & {"past"}


def _is_verb(clause: Clause, hit: Hit) -> bool:
    """A form that is mostly a noun must stand between a name and what could be its object or clause."""
    grammar = clause.pack.grammar
    if hit.cue.form not in grammar.noun_forms:
        return True
    at = hit.last + 1
    word = clause.word(at)
    left, _, _ = subjects.skip_left(clause, hit.first - 1, 0)
    named = clause.mention_at(left) is not None
    opens = word in grammar.complementizers or word in grammar.determiners or word in (QUOTE, ":", ",") or word in grammar.purpose
    return named and (opens or clause.mention_at(at) is not None or at in clause.time_of)


def _noun(clause: Clause, hit: Hit) -> list[Draft]:
    """ "X's suggestion that …", "peringatan X bahwa …": a named speaker and a complementizer."""
    grammar = clause.pack.grammar
    at, mention = hit.last + 1, None
    owner = clause.mention_at(hit.first - 1)
    if owner is not None and owner.kind != "pronoun":
        mention = owner
    for _ in range(3):
        if clause.word(at) in grammar.authors and clause.mention_at(at + 1) is not None:
            at += 1
        inside = clause.mention_at(at)
        if inside is not None and mention is None:
            mention, at = inside, clause.bounds(at)[1] + 1
        elif at in clause.time_of:
            at = clause.time_of[at][1] + 1
    if mention is None or clause.word(at) not in grammar.complementizers or at + 2 >= len(clause):
        return []
    place = next((f, last) for f, last, m in clause.mentions if m is mention)
    last = content.closing(clause, at + 1, "that", hit)
    return [Draft(clause, at + 1, last, hit, Subject(*place, (mention,)), "noun-that", hit.cue.act("noun"))] if last - at >= 3 else []


def _passive(clause: Clause, hit: Hit) -> bool:
    if "passive" in hit.cue.parts and "active" not in hit.cue.parts:
        return True
    return "past" in hit.cue.parts and clause.word(hit.first - 1) in clause.pack.grammar.hearsay_before


def _by_agent(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    """ "dibantah oleh X", "was rejected by X"; a passive of saying that a machine made ("X dikatakan …") is active."""
    grammar = clause.pack.grammar
    at = hit.last + 1
    by = clause.word(at) in grammar.agent
    agent = clause.mention_at(at + 1) if by else (clause.mention_at(at) if "passive" in hit.cue.parts else None)
    spoken = subjects.before(clause, hit.first, floor)
    person = spoken is not None and bool(spoken.mentions) and spoken.mentions[0].kind in ("person", "office")
    if agent is not None and agent.kind != "pronoun" and hit.cue.takes("object", "clause") and (by or not person):
        subject = spoken
        if subject is None or subject.last - subject.first < 1:
            return []
        if not subject.negated and not subject.hypothetical and (by or not subject.mentions):
            place = next((f, last) for f, last, m in clause.mentions if m is agent)
            return [Draft(clause, subject.first, subject.last, hit, Subject(*place, (agent,)), "passive", hit.cue.act("object", "clause"))]
        return []
    if not hit.cue.takes("machine"):
        return []
    if spoken is None or not spoken.mentions or spoken.negated or spoken.hypothetical:
        return []
    if spoken.mentions[0].kind not in ("person", "office", "party"):
        return []
    start = content.opening(clause, hit)
    if start is None or clause.words[start.at] in grammar.circumstance:
        return []
    last = content.closing(clause, start.at, start.how, hit)
    return [Draft(clause, start.at, last, hit, spoken, "machine-passive", "")] if last - start.at >= 2 else []
