"""Where reported content ends within its sentence, in tokens."""

from __future__ import annotations

from demarche.annotate.attribution.asides import skip_left
from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.content import itemized

_TAKEN_UP = frozenset(["object", "infinitive", "bound", "want", "blame", "called", "addressee"])
_NEAR = 7  # tokens in which a clause shows its verb
_OUTLET = 4  # tokens of an outlet's name
_RELATIVE = 14  # tokens of a relative clause in commas


def closing(clause: Clause, start: int, cue: Hit, frame: str = "clause") -> int:
    """The last token of content that begins at `start`."""
    if clause.words[start] == QUOTE and (last := _quote_alone(clause, start)) is not None:
        return last
    at = start
    subordinate = clause.word(0) in clause.pack.grammar.contrast and cue.first <= 8
    stops, size = clause.pack.stops, len(clause)
    while at < size:
        word = clause.words[at]
        if word not in stops and not subordinate:  # most words end nothing
            at += 1
            continue
        if (word == ";" and not _next_item(clause, at)) or (at > start and _breaks(clause, at)):
            break
        if frame in ("object", "infinitive", "blame") and at > start + 1 and _narrates(clause, at):
            break
        if (
            frame in ("object", "called", "infinitive", "want", "blame", "addressee")
            and at > start
            and _acts_on(clause, start, at)
        ):
            break
        if frame in _TAKEN_UP and at > start and cue.cue.act(frame) and _turns(clause, at):
            break
        if word == "," and frame in _TAKEN_UP and at > start and _taken_up(clause, at + 1):
            break
        if subordinate and at > start + 1 and _main_clause(clause, at):
            break
        at += 1
    return _trimmed(clause, start, at - 1)


def _trimmed(clause: Clause, start: int, last: int) -> int:
    """Left of the marks that close what is said."""
    while last > start and (clause.words[last] in TERMINAL or clause.words[last] in PAUSE or clause.words[last] == "("):
        last -= 1
    return last


def _next_item(clause: Clause, at: int) -> bool:
    """A semicolon inside "(a) …; and (b) …"."""
    after = at + 2 if clause.word(at + 1) in clause.pack.grammar.coordinators else at + 1
    return after < len(clause) and itemized(clause, after)


def _quote_alone(clause: Clause, at: int) -> int | None:
    """A quotation that is the content by itself: nothing follows, or its own words end a sentence."""
    following = clause.word(at + 1)
    quote = clause.quote_of[at]
    ended = clause.document.text[quote.start : quote.end].rstrip().endswith((".", "!", "?", "…"))
    if not following or following in TERMINAL or ended or following == ";":
        return at
    if following in (",", "—", "–"):
        return at
    return at if at + 1 in clause.cue_at else None


def _narrates(clause: Clause, at: int) -> bool:
    """What is refused or demanded is no clause: a clause behind it is the report's own."""
    grammar = clause.pack.grammar
    after = at + 1 if clause.words[at] == "," else at
    word = clause.word(after)
    if clause.words[at] == ":":
        return True
    if after > at and (word in grammar.trailing or _resumes(clause, after)):
        return clause.mention_at(after) is None  # ", in a speech", ", something that"
    if after > at and word in grammar.relatives and _resumed(clause, after):
        return False  # "demanded that the fee, which rose in May, be cut", "menuntut tarif, yang naik, dicabut"
    if after > at and (word in grammar.relatives or (len(word) > 5 and word.endswith(grammar.participle_endings))):
        return clause.mention_at(after) is None
    if word not in grammar.narration and not (after > at and word in grammar.contrast and word not in grammar.joiners):
        return False
    if word in grammar.deadlines and not clause.word(after + 1).endswith(grammar.participle_endings):
        return False  # "promised to answer before the summit"
    if word in grammar.takeover or (after > at and clause.word(after + 1) in grammar.narration):
        return True
    following = after + 1
    while clause.word(following) in grammar.determiners and clause.mention_at(following) is None:
        following += 1
    return clause.mention_at(following) is not None or following > after + 1


def _resumed(clause: Clause, at: int) -> bool:
    """Does what is asked for go on behind a relative clause in commas?"""
    grammar = clause.pack.grammar
    close = next(
        (here for here in range(at + 1, min(at + _RELATIVE, len(clause) - 1)) if clause.words[here] == ","), None
    )
    if close is None:
        return False
    after = close + 1
    while clause.word(after) in grammar.adverbs and after + 1 < len(clause):
        after += 1
    word = clause.word(after)
    if word in grammar.purpose:
        return clause.word(after + 1) in grammar.passive_infinitive
    return bool(grammar.passive_beginnings) and len(word) > _NEAR - 2 and word.startswith(grammar.passive_beginnings)


def _taken_up(clause: Clause, at: int) -> bool:
    """ ", a demand backed by …", ", tuntutan yang …": the report takes up what was said by a noun."""
    grammar = clause.pack.grammar
    at += clause.word(at) in grammar.determiners
    return clause.word(at) in grammar.taken_up and clause.word(at + 1) not in grammar.complementizers


def _turns(clause: Clause, at: int) -> bool:
    """ "menolak usul itu dan siap mundur", ", X tidak mau …": a stance told next, by the same or by another."""
    grammar, paused = clause.pack.grammar, clause.words[at] == ","
    after = at + 1 if paused else at
    joined = clause.word(after) in grammar.coordinators | grammar.takeover
    after += joined
    if paused and clause.mention_at(after) is not None:
        joined, after = True, clause.bounds(after)[1] + 1
    hit = clause.cue_at.get(after)
    return joined and hit is not None and hit.cue.takes("told")


def _acts_on(clause: Clause, start: int, at: int) -> bool:
    """ "… rejected the plan and left the room": a verb behind the conjunction tells what else the speaker did."""
    grammar, paused = clause.pack.grammar, clause.words[at] == ","
    after = at + 1 if paused else at
    if clause.word(after) in grammar.coordinators:
        after += 1
    elif not paused or clause.mention_at(after) or grammar.coordinators.isdisjoint(clause.words[after:]):
        return False  # "denied any contact, thanked the navy and said"
    if paused and clause.word(after - 1) in grammar.coordinators and _own_clause(clause, after):
        return True
    if paused and _after_instance(clause, start, at):
        return False
    after = _past_times(clause, after)
    plain = paused and clause.word(after) in grammar.finite_plain
    if not (plain or _finite(clause, after)) or any(_finite(clause, here) for here in range(start, at)):
        return False  # a second verb of the content itself
    following = clause.word(after + 1)
    return (
        not grammar.finite_followers
        or following in grammar.finite_followers
        or following in grammar.determiners
        or following in grammar.addressee_prepositions
        or clause.mention_at(after + 1) is not None
    )


def _after_instance(clause: Clause, start: int, at: int) -> bool:
    """ "pemilik kapal, misalnya nelayan di utara, mendaftar": the comma closes an aside."""
    earlier = next((here for here in range(at - 1, start, -1) if clause.words[here] == ","), -1)
    return earlier > start and clause.word(earlier + 1) in clause.pack.grammar.instances


def _past_times(clause: Clause, at: int) -> int:
    """The token behind "later", "on Tuesday" before a verb."""
    grammar = clause.pack.grammar
    while True:
        if at in clause.time_of:
            at = clause.time_of[at][1] + 1
        elif clause.word(at) in grammar.adverbs or (
            clause.word(at) in grammar.circumstance and at + 1 in clause.time_of
        ):
            at += 1
        else:
            return at


def _own_clause(clause: Clause, at: int) -> bool:
    """Behind ", and": "the man was freed", "would rather wait"; behind ", but" nearly anything: a clause of its own."""
    grammar = clause.pack.grammar
    if clause.word(at - 1) in grammar.takeover:
        return clause.word(at) not in grammar.negators
    if clause.word(at) in grammar.auxiliaries or clause.word(at) in grammar.hypothetical:
        return True
    determined = clause.word(at) in grammar.determiners and clause.word(at) not in grammar.complementizers
    if not determined and clause.mention_at(at) is None:
        return False
    ahead = clause.words[at : at + _NEAR]
    stop = next((n for n, word in enumerate(ahead) if word in PAUSE or word == QUOTE), len(ahead))
    return any(word in grammar.auxiliaries or _tells(clause, at + n) for n, word in enumerate(ahead[:stop]))


def _tells(clause: Clause, at: int) -> bool:
    """A verb of the shape of the past with its object behind it."""
    grammar = clause.pack.grammar
    return _finite(clause, at) and (clause.word(at + 1) in grammar.determiners or clause.mention_at(at + 1) is not None)


def _finite(clause: Clause, at: int) -> bool:
    """A word with the shape of a verb that tells what was done."""
    grammar, word = clause.pack.grammar, clause.word(at)
    shaped = len(word) > 5 and (word.endswith(grammar.finite_endings) or word.startswith(grammar.finite_beginnings))
    return (shaped or word in grammar.finite_forms) and clause.mention_at(at) is None


def _resumes(clause: Clause, at: int) -> bool:
    """ "something that", "a move that", "sesuatu yang": the report takes up what was said."""
    grammar = clause.pack.grammar
    return clause.word(at) in grammar.resumptives and not grammar.relatives.isdisjoint(clause.words[at + 1 : at + 4])


def _main_clause(clause: Clause, at: int) -> bool:
    """After "Although X said …," the sentence's own subject follows; the comma may stand inside closing marks."""
    if clause.words[at] == ",":
        at += 1
    elif clause.words[at - 1] != QUOTE:
        return False
    if clause.word(at) in clause.pack.grammar.determiners and clause.mention_at(at) is None:
        at += 1
    return clause.mention_at(at) is not None


def _breaks(clause: Clause, at: int) -> bool:
    """Does reported content end before token `at`?"""
    word = clause.words[at]
    after = at + 1 if word in PAUSE else at
    if word in PAUSE and _pause_breaks(clause, at):
        return True
    if word != "," and _relay_tail(clause, after):
        return True
    return _conjunction_breaks(clause, after, paused=word in PAUSE or clause.words[at - 1] == QUOTE)


def _pause_breaks(clause: Clause, at: int) -> bool:
    """A comma or dash before an attribution, a relay or the report's own addition."""
    grammar, word, following = clause.pack.grammar, clause.words[at], clause.word(at + 1)
    if word == ",":
        if _subject_and_cue(clause, at + 1) or _aside(clause, at + 1):
            return True
        if _passed_on(clause, at + 1):
            return True
    elif word != ";" and _lone_dash(clause, at):
        return True
    return (
        _starts_cue(clause, at + 1, finite=False)
        or following in grammar.relays
        or (following in grammar.relatives and _sourced(clause, at + 2))
        or (following in grammar.with_subject and _later_cue(clause, at + 1))
    )


def _passed_on(clause: Clause, at: int) -> bool:
    """ ", the Daily Gazette reports from the scene": the outlet that passes it on."""
    first = at = at + (clause.word(at) in clause.pack.grammar.determiners)
    while at in clause.outlets or (at < first + _OUTLET and clause.capital(at)):
        at += 1
    return at > first and clause.word(at) in clause.pack.grammar.relays


def _sourced(clause: Clause, at: int) -> bool:
    """ ", yang menurut X …": somebody else's words follow."""
    hit = clause.cue_at.get(at)
    return hit is not None and hit.cue.takes("according")


def _conjunction_breaks(clause: Clause, at: int, paused: bool) -> bool:
    """A conjunction before another attribution: "and accused", "while X said"."""
    grammar, word = clause.pack.grammar, clause.word(at)
    if (word not in grammar.coordinators and word not in grammar.contrast) or word in grammar.grounds:
        return False
    if _starts_cue(clause, at + 1, finite=True):
        return True
    if (paused or word in grammar.takeover) and _subject_and_cue(clause, _past_times(clause, at + 1)):
        return True
    if not paused or word in grammar.joiners or word not in grammar.contrast:
        return False
    return any(
        at < h.first <= at + 12 and h.cue.takes("clause", "quote") and _named_before(clause, h) for h in clause.cues
    )


def _named_before(clause: Clause, hit: Hit) -> bool:
    """Somebody named, and no pronoun, is the subject of the cue."""
    left, _, _ = skip_left(clause, hit.first - 1, 0)
    mention = clause.mention_at(left)
    return mention is not None and mention.kind != "pronoun"


def _lone_dash(clause: Clause, at: int) -> bool:
    """A dash between spaces that no second one answers opens an addition."""
    text = clause.document.text
    free = text[clause.starts[at] - 1].isspace() and text[clause.ends[at] : clause.ends[at] + 1].isspace()
    return free and clause.words[at] not in clause.words[at + 1 :] and clause.words[at] not in clause.words[:at]


def _aside(clause: Clause, at: int) -> bool:
    """ ", hours after X accused Y": the report's own addition, in which somebody else speaks."""
    grammar = clause.pack.grammar
    for here in range(at, min(at + 5, len(clause))):
        word = clause.words[here]
        if word == QUOTE:
            return False
        if word in grammar.contrast and word not in grammar.joiners and _later_cue(clause, here, far=12):
            return True
    return False


def _relay_tail(clause: Clause, at: int) -> bool:
    """ "seperti dikutip X" ends content even without a comma."""
    tails = clause.pack.relay_tails.get(clause.word(at), ())
    return bool(tails) and any(clause.words[at : at + len(tail)] == tail for tail in tails)


def _starts_cue(clause: Clause, at: int, finite: bool) -> bool:
    """A cue without a subject of its own, past adverbs: ", adding", "and accused"."""
    grammar = clause.pack.grammar
    while at not in clause.cue_at and (
        clause.word(at) in grammar.adverbs or (finite and clause.word(at) in grammar.auxiliaries)
    ):
        at += 1
    hit = clause.cue_at.get(at)
    if hit is None or hit.cue.takes("according"):
        return hit is not None
    if hit.cue.takes("told"):
        return False
    if hit.cue.takes("noun") and (not hit.cue.takes("object", "clause") or clause.word(hit.last + 1) in grammar.about):
        return False
    parts = hit.cue.parts
    if finite:
        return not parts.isdisjoint(("present", "past", "active", "participle"))
    return not parts.isdisjoint(("participle", "active", "inverted")) or hit.cue.clitic


def _subject_and_cue(clause: Clause, at: int) -> bool:
    """A mention, perhaps with an apposition, and then a cue: another speaker takes over."""
    grammar = clause.pack.grammar
    determined = clause.word(at) in grammar.determiners and clause.mention_at(at) is None
    at += determined
    if clause.mention_at(at) is None:
        if not determined or clause.word(at) not in grammar.bodies:
            return False
        at += 1  # "his office said"
    else:
        at = clause.bounds(at)[1] + 1
    if clause.word(at) == ",":
        if (hit := clause.cue_at.get(at + 1)) is not None and not hit.cue.takes("told"):
            return True
        close = next((here for here in range(at + 1, min(at + 9, len(clause))) if clause.words[here] == ","), None)
        at = close + 1 if close is not None else at
    while clause.word(at) in grammar.adverbs or clause.word(at) in grammar.auxiliaries or at in clause.time_of:
        at += 1
    return any(h.first == at and not h.cue.takes("noun", "told") for h in clause.cues)


def _later_cue(clause: Clause, at: int, far: int = 10) -> bool:
    """An attribution of its own to the right: a cue that takes a clause or a quotation."""
    return any(
        at < h.first <= at + far and h.cue.takes("clause", "quote") and not h.cue.takes("noun") for h in clause.cues
    )
