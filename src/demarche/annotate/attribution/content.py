"""Where reported content begins and ends within a sentence, in tokens."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit

_AHEAD = 18  # tokens looked over for "that" or a mark behind a circumstance
_ADDRESSEE = 9


@dataclass(frozen=True, slots=True)
class Opening:
    """Content begins at token `at`. how: that, colon, quote, comma or bare."""

    at: int
    how: str
    addressee: tuple[int, int] | None = None  # tokens of the one addressed


def opening(clause: Clause, hit: Hit) -> Opening | None:
    """Where the content right of a cue begins, past times, places and the one addressed; None if there is none."""
    grammar = clause.pack.grammar
    at, size, addressed = hit.last + 1, len(clause), None
    if hit.cue.takes("addressee"):
        addressed = _addressee(clause, at, hit.cue.takes("hearer"))
        at = addressed[1] + 1 if addressed else at
    while at < size:
        word = clause.words[at]
        if word in grammar.complementizers and hit.cue.takes("clause", "that", "quote", "want", "agreed", "noun", "machine"):
            return Opening(at + 1, "that", addressed) if at + 1 < size else None
        if word in grammar.purpose and hit.cue.takes("infinitive", "agreed"):
            return Opening(at, "bare", addressed)
        if word == ":":
            return Opening(at + 1, "colon", addressed) if at + 1 < size else None
        if word == QUOTE:
            return Opening(at, "quote", addressed)
        if word in TERMINAL:
            return None
        if at in clause.time_of:
            at = clause.time_of[at][1] + 1
            continue
        if word in grammar.addressee_prepositions and (to := _addressee_phrase(clause, at + 1)) is not None:
            addressed, at = addressed or to, to[1] + 1
            continue
        if word == ",":
            return _past_comma(clause, at, addressed)
        if word in grammar.circumstance or word == "(" or (word in grammar.about and _landing(clause, at, strict=True)):
            landing = _past_circumstance(clause, at)
            if landing is None:
                landing = _past_parenthesis(clause, hit, at)
            if landing is None:
                return Opening(at, "bare", addressed)
            at = landing
            continue
        if word in grammar.adverbs and clause.mention_at(at) is None and word not in grammar.determiners:
            at += 1
            continue
        return Opening(at, "bare", addressed)
    return None


def _past_comma(clause: Clause, at: int, addressed: tuple[int, int] | None) -> Opening | None:
    grammar = clause.pack.grammar
    if clause.word(at + 1) == QUOTE:
        return Opening(at + 1, "quote", addressed)
    if clause.word(at + 1) in grammar.complementizers:
        return Opening(at + 2, "that", addressed)
    if clause.word(at + 1) in grammar.circumstance or clause.word(at + 1) in grammar.relays or at + 1 in clause.time_of:
        landing = _landing(clause, at + 1, strict=True)
        if landing is not None:
            how = "quote" if clause.words[landing] == QUOTE else "that"
            return Opening(landing, how, addressed) if landing < len(clause) else None
        return None
    return Opening(at + 1, "comma", addressed) if at + 1 < len(clause) else None


def _past_circumstance(clause: Clause, at: int) -> int | None:
    """The token behind "in a statement", "on Monday", "di Jenewa"; None where the phrase may be the content itself."""
    landing = _landing(clause, at, strict=False)
    if landing is not None:
        return landing
    if at + 1 in clause.time_of:
        return clause.time_of[at + 1][1] + 1
    return None


def _past_parenthesis(clause: Clause, hit: Hit, at: int) -> int | None:
    """ "The plan, they said in a statement, is …": the content goes on behind the second comma."""
    if "," not in clause.words[max(0, hit.first - 6) : hit.first]:
        return None
    for here in range(at + 1, min(at + 8, len(clause) - 2)):
        if clause.words[here] == ",":
            return here + 1
    return None


def _landing(clause: Clause, at: int, strict: bool) -> int | None:
    """Where "that", a colon or a quotation opens content not far right of `at`."""
    grammar = clause.pack.grammar
    for here in range(at, min(at + _AHEAD, len(clause))):
        word = clause.words[here]
        if word in grammar.complementizers and word not in grammar.loose_complementizers:
            return here + 1 if clause.word(here + 1) else None
        if word == ":":
            return here + 1 if here + 1 < len(clause) else None
        if word == QUOTE and clause.words[here - 1] in (",", ":"):
            return here
        if word == QUOTE and not strict:
            return None
        if word in TERMINAL or word == ";":
            return None
    return None


def _addressee(clause: Clause, at: int, hearer: bool) -> tuple[int, int] | None:
    """The noun phrase after "told", "warned", "meyakinkan", where it is one and not the content's own subject."""
    grammar = clause.pack.grammar
    if at >= len(clause):
        return None
    if clause.mention_at(at) is None and clause.words[at] in grammar.determiners:
        inside = clause.mention_at(at + 1)
        last = clause.bounds(at + 1)[1] if inside is not None else at
    elif clause.mention_at(at) is not None:
        last = clause.bounds(at)[1]
    else:
        last = at - 1
    phrase = _addressee_phrase(clause, at)
    if phrase is not None and phrase[1] > last:
        last = phrase[1]
    if clause.word(last + 1) == "," and clause.mention_at(last + 2) is not None:
        apposed = clause.bounds(last + 2)[1]
        if clause.word(apposed + 1) == ",":
            last = apposed + 1
    if last >= at and _opens_content(clause, last + 1):
        return at, last
    for here in range(at, min(at + _ADDRESSEE, len(clause))):
        word = clause.words[here]
        if here > at and here not in clause.time_of and _opens_content(clause, here):
            return at, here - 1
        if word in TERMINAL or word in PAUSE or here in clause.cue_at:
            break
    if last >= at and clause.word(last + 1) and hearer:
        return at, last
    return None


def _opens_content(clause: Clause, at: int) -> bool:
    grammar = clause.pack.grammar
    word = clause.word(at)
    return (
        word in grammar.complementizers or word in (":", QUOTE) or word in grammar.after_addressee
        or (word == "," and clause.word(at + 1) in (QUOTE, *grammar.complementizers))
        or at in clause.time_of
    )  # fmt: skip


def _addressee_phrase(clause: Clause, at: int) -> tuple[int, int] | None:
    """ "reporters", "the Associated Press", a name, after "to" or "kepada"; capitals count, so that outlets do."""
    grammar = clause.pack.grammar
    if at >= len(clause):
        return None
    for size in (4, 3, 2, 1):
        if at + size <= len(clause) and " ".join(clause.words[at : at + size]) in grammar.addressees:
            return at, at + size - 1
    if clause.mention_at(at) is not None:
        return at, clause.bounds(at)[1]
    first = at + 1 if clause.words[at] in grammar.determiners else at
    if first < len(clause) and clause.mention_at(first) is not None:
        return at, clause.bounds(first)[1]
    last = first
    while last < len(clause) and _capital(clause, last):
        last += 1
    if last > first and clause.word(last) in grammar.outlet_nouns:
        last += 1
    return (at, last - 1) if last > first else None


def _capital(clause: Clause, at: int) -> bool:
    return clause.document.text[clause.starts[at]].isupper()


def closing(clause: Clause, start: int, cue: Hit, frame: str = "clause") -> int:
    """The last token of content that begins at `start`."""
    if clause.words[start] == QUOTE and (last := _quote_alone(clause, start)) is not None:
        return last
    at = start
    subordinate = clause.word(0) in clause.pack.grammar.contrast and cue.first <= 8
    while at < len(clause):
        word = clause.words[at]
        if word == ";" or (at > start and _breaks(clause, at)):
            break
        if frame in ("object", "infinitive") and at > start + 1 and _narrates(clause, at):
            break
        if subordinate and word == "," and at > start + 1 and _main_clause(clause, at + 1):
            break
        at += 1
    last = at - 1
    while last > start and (clause.words[last] in TERMINAL or clause.words[last] in PAUSE or clause.words[last] == "("):
        last -= 1
    return last


def _quote_alone(clause: Clause, at: int) -> int | None:
    """A quotation that is the content by itself: nothing follows, or its own words end a sentence."""
    following = clause.word(at + 1)
    quote = clause.quote_of[at]
    ended = clause.document.text[quote.start : quote.end].rstrip().endswith((".", "!", "?", "…"))
    if not following or following in TERMINAL or ended or following == ";":
        return at
    if following in (",", "—", "–"):
        return at
    if (at + 1) in clause.cue_at:
        return at
    return None


def _narrates(clause: Clause, at: int) -> bool:
    """What is refused or demanded is no clause: a clause behind it is the report's own."""
    grammar = clause.pack.grammar
    after = at + 1 if clause.words[at] == "," else at
    word = clause.word(after)
    if after > at and (word in grammar.relatives or (len(word) > 5 and word.endswith(grammar.participle_endings))):
        return clause.mention_at(after) is None
    if word not in grammar.narration:
        return False
    if word in grammar.takeover:
        return True
    following = after + 1
    while clause.word(following) in grammar.determiners and clause.mention_at(following) is None:
        following += 1
    return clause.mention_at(following) is not None or following > after + 1


def _main_clause(clause: Clause, at: int) -> bool:
    """After "Although X said …," the sentence's own subject follows."""
    mention = clause.mention_at(at) or (clause.mention_at(at + 1) if clause.word(at) in clause.pack.grammar.determiners else None)
    return mention is not None


def _breaks(clause: Clause, at: int) -> bool:
    """Does reported content end before token `at`?"""
    grammar = clause.pack.grammar
    word = clause.words[at]
    after = at + 1 if word in PAUSE else at
    if word in ("-", "–", "—", "--") and _lone_dash(clause, at):
        return True
    if word in PAUSE:
        if _starts_cue(clause, after, finite=False) or (word == "," and _subject_and_cue(clause, after)):
            return True
        if word == "," and _aside(clause, after):
            return True
        if clause.word(after) in grammar.relays:
            return True
        if clause.word(after) in grammar.with_subject and _later_cue(clause, after):
            return True
    if word != "," and _relay_tail(clause, after):
        return True
    if clause.word(after) in grammar.coordinators or clause.word(after) in grammar.contrast:
        conjunction = after
        if _starts_cue(clause, conjunction + 1, finite=True):
            return True
        paused = word in PAUSE or clause.words[at - 1] == QUOTE
        if _subject_and_cue(clause, conjunction + 1) and (paused or clause.word(conjunction) in grammar.takeover):
            return True
        if clause.word(conjunction) in grammar.contrast and paused and clause.word(conjunction) not in grammar.joiners and _later_cue(clause, conjunction, far=12):
            return True
    return False


def _lone_dash(clause: Clause, at: int) -> bool:
    """A dash between spaces that no second one answers opens an addition."""
    text = clause.document.text
    free = text[clause.starts[at] - 1].isspace() and text[clause.ends[at] : clause.ends[at] + 1].isspace()
    return free and clause.words[at] not in clause.words[at + 1 :] and clause.words[at] not in clause.words[:at]


def _aside(clause: Clause, at: int) -> bool:
    """ ", hours after X accused Y": the report's own addition, in which somebody else speaks."""
    grammar = clause.pack.grammar
    return any(
        clause.word(here) in grammar.contrast and clause.word(here) not in grammar.joiners and _later_cue(clause, here, far=12)
        for here in range(at, min(at + 5, len(clause)))
        if QUOTE not in clause.words[at : here + 1]
    )


def _relay_tail(clause: Clause, at: int) -> bool:
    """ "seperti dikutip X" ends content even without a comma."""
    tails = clause.pack.relay_tails.get(clause.words[at], ())
    return any(clause.words[at : at + len(tail)] == tail for tail in tails)


def _starts_cue(clause: Clause, at: int, finite: bool) -> bool:
    """A cue without a subject of its own, past adverbs: ", adding", "and accused"."""
    grammar = clause.pack.grammar
    while clause.word(at) in grammar.adverbs and not at in clause.cue_at:
        at += 1
    hit = clause.cue_at.get(at)
    if hit is None or hit.cue.takes("according"):
        return hit is not None
    if hit.cue.takes("noun"):
        return False
    parts = hit.cue.parts
    if finite:
        return not parts.isdisjoint(("present", "past", "active", "participle"))
    return not parts.isdisjoint(("participle", "active", "inverted")) or hit.cue.clitic


def _subject_and_cue(clause: Clause, at: int) -> bool:
    """A mention, perhaps with an apposition, and then a cue: another speaker takes over."""
    grammar = clause.pack.grammar
    if clause.word(at) in grammar.determiners and clause.mention_at(at) is None:
        at += 1
    if clause.mention_at(at) is None:
        return False
    at = clause.bounds(at)[1] + 1
    if clause.word(at) == ",":
        if (at + 1) in clause.cue_at:
            return True
        close = next((here for here in range(at + 1, min(at + 9, len(clause))) if clause.words[here] == ","), None)
        at = close + 1 if close is not None else at
    while clause.word(at) in grammar.adverbs or clause.word(at) in grammar.auxiliaries or at in clause.time_of:
        at += 1
    return any(h.first == at and not h.cue.takes("noun") for h in clause.cues)


def _later_cue(clause: Clause, at: int, far: int = 10) -> bool:
    return any(at < h.first <= at + far and not h.cue.takes("noun") for h in clause.cues)
