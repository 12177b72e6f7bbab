"""The act of a statement: its cue's, as the content bears it out, strengthens it or turns it."""

from __future__ import annotations

import re
from dataclasses import replace

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.heads import heads
from demarche.annotate.acts.pack import pack
from demarche.annotate.acts.signs import HINGE, Said, Shown, shown
from demarche.annotate.attribution.pack import pack as grammar_pack
from demarche.annotate.covers import Cover
from demarche.lang.lexicon import fold
from demarche.model import Document, Span, Statement

_DASH = re.compile("-")
_GIVING = frozenset(["accept", "agree", "offer", "promise"])
"""Acts of which nothing is left where nothing is given: "agreed on nothing but the date"."""
_CLAUSE = re.compile(r"[,;:.!?]")
_KEPT = 60  # code points from giving up to the noun of what is asked
_OPENING = 20  # code points before giving up in which it is refused or denied
_VERBS = frozenset(["stance", "accept"])
_NEXT_WORD = 3  # code points of the next word that begin behind the first
_OBJECT = 6  # words in which the object of what is offered stands
_QUALITY = "quality"
"""The class of phrases in which the word of an act only says how something is."""
_KEPT_IN = frozenset([_QUALITY, "talk"])
_OPENS = 4  # words in which the noun of an act stands that opens the content: "its long-standing offer"


def listen(document: Document) -> Said:
    """`document` with the words of its language's signs found once for all its statements."""
    folded = fold(document.text)
    acts = pack(document.lang)
    found = acts.words.find_all(document.text, folded)
    if dashes := {match.start() for match in _DASH.finditer(folded)}:
        found = [h for h in found if not ((h[1] in dashes or h[0] - 1 in dashes) and _half(folded, h[0], h[1]))]
    qualities = Cover((start, end) for start, end, names in found if _QUALITY in names)
    found = [h for h in found if not (qualities.holds(h[0]) and _KEPT_IN.isdisjoint(h[2]))]  # "a pressing need"
    grammar = grammar_pack(document.lang).grammar
    named = [mention for mention in document.mentions if mention.party]
    asked = asking(document.lang).words.find_all(document.text, folded)
    starts, named_starts = [hit[0] for hit in found], [mention.start for mention in named]
    apart = Cover((span.start, span.end) for spans in (document.junk, document.headlines) for span in spans)
    quoted = Cover((one.outer_start, one.outer_end) for one in document.quotations)
    return Said(
        document,
        folded,
        grammar,
        acts,
        tuple(found),
        starts,
        named,
        named_starts,
        asked,
        apart,
        quoted,
        heads(document, grammar.organisations),
    )


def _half(folded: str, start: int, end: int) -> bool:
    """Half of a doubled word ("benar-benar") is not that word."""
    word = folded[start:end]
    return folded.startswith(f"-{word}", end) or folded.endswith(f"{word}-", 0, start)


def classify(said: Said, statement: Statement, condition: Span | None) -> str:
    """One of the spoken acts; "inform" where nothing shows another. condition: its if-clause."""
    act = _classified(said, statement, condition)
    if act == "reject" and said.folded.startswith(said.acts.mute, statement.start):
        return "inform"  # "tidak mau diwawancarai"
    if act == "reject" and _holds_on(said, statement):
        return "demand"
    granted = act == "demand" and fold(statement.cue) in said.acts.conceding
    return "accept" if granted else act  # "conceded that the gate must be opened"


def _holds_on(said: Said, statement: Statement) -> bool:
    """ "will not give up its claim to the reef", "refused to drop the demand": what is refused is to ask no longer."""
    hits = said.between(statement.start, statement.end)
    given = next((hit for hit in hits if "giveup" in hit[2]), None)
    if given is None:
        return False
    claim = next((hit for hit in hits if "claim" in hit[2] and hit[0] >= given[1]), None)
    if claim is None or claim[0] - given[1] > _KEPT or _CLAUSE.search(said.folded, given[1], claim[0]):
        return False
    refused = statement.cue_end <= statement.start and given[0] - statement.start <= _OPENING
    return refused or any("not" in names for _, end, names in hits if 0 <= given[0] - end <= _OPENING)


def _classified(said: Said, statement: Statement, condition: Span | None) -> str:
    words = fold(statement.cue)
    soft = said.acts.soft.get(words.split(" ")[0]) if words else None
    cue = statement.act or _restated(said, statement, words) or _opened(said, statement)
    if cue in _GIVING and _nothing(said, statement, cue):
        return "inform"
    if cue and soft is None:
        turned = said.acts.turned.get(cue)
        if turned is None or (turned and words not in turned):
            return cue
    found = signs(said, statement, condition)
    for sign in found:
        shift = said.acts.shifts.get((cue, sign.act))
        if shift is not None and (not shift.words or words in shift.words):
            return shift.act
    if cue and soft is None:
        return cue
    strong = [sign.act for sign in found if not sign.weak and (soft is None or sign.act != "inform")]
    if strong:
        return strong[0]
    if soft is not None and soft.stated and _states(said, statement):
        return next((sign.act for sign in signs(said, replace(statement, act=""), condition)), "inform")
    if soft is not None:
        return soft.act
    return found[0].act if found else cue or "inform"


def _nothing(said: Said, statement: Statement, cue: str) -> bool:
    """Is nothing given: "agreed on nothing", "offered a few details of the talks", "menerima surat"?"""
    words = said.folded[statement.start : statement.end].split(None, _OBJECT)[:_OBJECT]
    if words[0] in said.acts.empty:
        return True
    if statement.kind == "direct" or not statement.act:
        return False
    if cue == "accept":
        return words[0] in said.acts.received
    stop = statement.start
    for word in words:
        at = said.folded.find(word, stop)
        if word in said.acts.prepositions or word in said.grammar.purpose:
            break
        stop = at + len(word)
        if word[-1] in ",;:":
            break
    return cue == "offer" and any("account" in names for _, _, names in said.between(statement.start, stop))


def _restated(said: Said, statement: Statement, cue: str) -> str:
    """ "reaffirmed its offer of …", "mengulangi tuntutan X agar …": what the noun that opens the content names."""
    if cue not in said.acts.restating or statement.kind == "direct":
        return ""
    if "," in said.folded[statement.cue_end : max(statement.start, statement.cue_end)]:
        return ""  # "menegaskan, tawaran X berbahaya": a clause, and no offer of his own
    first = next(iter(said.between(statement.start, statement.start + 1)), None)
    if first is not None and not _VERBS.isdisjoint(first[2]):
        return ""  # "menyatakan menolak usul itu": the verb says what is done with it
    small = said.grammar.circumstance | said.grammar.about | said.grammar.complementizers
    for word in said.folded[statement.start : statement.end].split(None, _OPENS)[:_OPENS]:
        plain = word.strip('.,;“”"')
        if act := said.acts.restated.get(plain):
            return act
        if plain in small or plain != word:
            break
    return ""


def _opened(said: Said, statement: Statement) -> str:
    """ "menyatakan menerima syarat itu": what the verb that opens the content shows, whose subject is the speaker."""
    if statement.kind == "direct" or not said.acts.opening:
        return ""
    opener, *rest = said.folded[statement.start : statement.end].split(None, 2)[:2]
    near = said.between(statement.start, statement.start + len(opener) + _NEXT_WORD)
    if near and near[0][0] == statement.start and "granted" in near[0][2] and any("hinge" in hit[2] for hit in near):
        return "promise"  # "(jalan itu) dibuka setelah garis beres"
    if rest and (rest[0].strip(",.") in said.acts.received or opener.endswith(",")):
        return ""
    return said.acts.opening.get(opener, "")


def _states(said: Said, statement: Statement) -> bool:
    """Does the content say how things are ("the price is final"), not what is to be done?"""
    grammar = said.grammar
    for start, end, names in said.between(statement.start, statement.end):
        word = said.folded[start:end]
        if word in grammar.passive_infinitive:
            before = (said.folded[statement.start : start].split() or [""])[-1]
            if before not in grammar.hypothetical | grammar.purpose:
                return False  # "that the fee be cut": what is to be
        elif HINGE in names:
            return False  # "a lower toll before anything is signed"
        elif "states" in names:
            return True
    return False


def signs(said: Said, statement: Statement, condition: Span | None) -> list[Shown]:
    """The acts that the content shows, strong signs first, then by the pack's precedence, then by place."""
    rank = said.acts.rank
    found = [s for s in shown(said, statement, condition) if s.act in rank]
    return sorted(found, key=lambda s: (s.weak, rank[s.act], s.start))
