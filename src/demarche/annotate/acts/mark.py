"""Mark the acts of a document: one for each statement and demand, and those that the report tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from demarche.annotate.acts.aimed import aimed
from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.demands import beside, clauses, hanging, implied
from demarche.annotate.acts.earned import earned
from demarche.annotate.acts.halves import halves
from demarche.annotate.acts.heads import called
from demarche.annotate.acts.items import Item
from demarche.annotate.acts.others import STANCES, of_another, of_both
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.postures import postures
from demarche.annotate.acts.renewed import renewed
from demarche.annotate.acts.sides import Sides, sides
from demarche.annotate.acts.signs import Said
from demarche.annotate.acts.speech import classify, listen, signs
from demarche.annotate.acts.target import condition, target
from demarche.annotate.acts.told import join, told
from demarche.annotate.acts.wanted import reported
from demarche.lang.lexicon import fold
from demarche.model import Act, Document, Span, Statement

_PUT = frozenset(["offer", "demand"])
_ECHOED = frozenset(["accept", "reject", "deny"])
"""Acts that a quotation right behind them is there to show."""
_NEAR = 120
"""Code points between the two, the attributions in it."""


def mark_acts(document: Document) -> Document:
    """The document with the act, target and condition of every statement, and with its acts, spoken and told."""
    said = listen(document)
    facing = sides(said)
    settled: list[Statement] = []
    deals: list[bool] = []
    for statement in document.statements:
        one, deal = _settle(said, statement, facing, settled)
        settled.append(one)
        deals.append(deal)
    statements = tuple(settled)
    cued = [statement.act for statement in document.statements]
    acts = [act for index, one in enumerate(statements) for act in _spoken(said, one, index, facing, cued[index])]
    acts = join(acts, told(said, statements))
    acts += reported(said, statements, facing, acts)
    acts += postures(said, statements, facing, acts)
    acts = [renewed(said, act, statements) for act in earned(said, acts)]
    acts.sort(key=lambda act: (act.start, act.end, act.act, act.by))
    read = (replace(one, act="agree") if deal else one for one, deal in zip(statements, deals, strict=True))
    return replace(document, statements=tuple(read), acts=tuple(acts))


def _settle(said: Said, statement: Statement, facing: Sides, before: list[Statement]) -> tuple[Statement, bool]:
    """With its act, target and condition; and whether it tells of a deal of others, which is an agreement that is told
    and no stance of the speaker."""
    if not statement.speaker_party and (body := called(statement.speaker_text, said.heads, said.acts)):
        statement = replace(statement, speaker_party=body)
    held = condition(said, statement)
    act = classify(said, statement, held)
    if act == "inform" and statement.kind == "direct" and before:
        act = _echoed(said, statement, held, before[-1])
    deal = False
    if of_both(said, statement, act, facing):
        act, deal = "inform", act == "agree"
    elif act == "inform":
        about, told = of_another(said, replace(statement, act=act), facing)
        deal = "+" in about and told == "agree"
    if statement.rule == "issued":
        act = _issued(said, statement, act)
    to = target(said, statement, "agree" if deal else act, facing, before)
    why = statement.why
    if not to:
        why = (*why, ("target_party", "the words name no party that this is directed at"))
    if not statement.speaker_party:
        why = (*why, ("speaker_party", "the words name no party that the speaker speaks for"))
    return replace(statement, act=act, target_party=to, condition=held, why=why), deal and act == "inform"


def _of_its_owner(said: Said, statement: Statement) -> bool:
    """Does what is put forward open with the name of another, and then say what is put?"""
    first = next(iter(said.parties(statement.start, statement.start + 1)), None)
    if first is None or statement.kind == "direct" or fold(statement.cue) not in said.acts.restated:
        return False
    own = set(statement.speaker_party.split("+"))
    behind = said.folded[first.end : statement.end].split(None, 1)[:1]
    link = bool(behind) and behind[0] in asking(said.document.lang).links
    return link and bool(own - {""}) and own.isdisjoint(first.party.split("+"))


def _issued(said: Said, statement: Statement, act: str) -> str:
    """What a sentence of a communique shows: a stance of its issuer's own, or that something was not so."""
    if act in STANCES and not _of_its_own(said, statement):
        return "inform"
    if act != "inform":
        return act
    hits = said.between(statement.start, statement.end)
    told = next((a for a, b in pairwise(hits) if "did" in a[2] and "not" in b[2] and b[0] - a[1] <= 1), None)
    told = told or next((hit for hit in hits if {"did", "not"} <= set(hit[2])), None)
    if told is None or "must" in told[2]:
        return act
    own = set(statement.speaker_party.split("+"))
    others = [m for m in said.parties(statement.start, told[0]) if own.isdisjoint(m.party.split("+"))]
    return act if others else "deny"


def _of_its_own(said: Said, statement: Statement) -> bool:
    """Does a sentence of a communique speak of who issued it: "we", its own name?"""
    own = set(statement.speaker_party.split("+"))
    named = said.parties(statement.start, statement.end)
    if any(not own.isdisjoint(mention.party.split("+")) and not mention.adjectival for mention in named):
        return True
    return any("self" in names for _, _, names in said.between(statement.start, statement.end))


def _echoed(said: Said, statement: Statement, held: Span | None, before: Statement) -> str:
    """ "X denied the charge. "Not a drop," she said.": a bare no, or words behind a yes, show what was told."""
    same = before.speaker and (before.speaker_key, before.speaker) == (statement.speaker_key, statement.speaker)
    near = 0 <= statement.start - before.end <= _NEAR
    if not (same and near and before.kind == "indirect" and before.act in _ECHOED) or signs(said, statement, held):
        return "inform"
    no = any("not" in names for _, _, names in said.between(statement.start, statement.end))
    return before.act if no != (before.act == "accept") else "inform"


def _spoken(said: Said, statement: Statement, index: int, facing: Sides, cued: str) -> Iterator[Act]:
    """The statement's own act, a demand clause by clause; and what a threat demands. cued: the act of its cue."""
    whole = [Item(statement.start, statement.end, statement.target_party)]
    about, told = of_another(said, statement, facing)
    if about:
        pieces: list[tuple[str, Item]] = [(statement.act, whole[0])] if statement.speaker_party else []
        to = _unless(whole[0].party, about)
        two = halves(said, replace(statement, act="", cue="", speaker_party=about))
        stances = two or ((told, Span(statement.start, statement.end)),)
        pieces += [(act, Item(half.start, half.end, to, about)) for act, half in stances]
    elif statement.act in _PUT and _of_its_owner(said, statement):
        pieces = [("inform", whole[0])]  # "was asked about the proposal of the bank to …": the owner puts it
    elif two := halves(said, statement, cued):
        pieces = [(act, Item(half.start, half.end, statement.target_party)) for act, half in two]
    elif (hung := hanging(said, statement)) is not None:
        refused, asked = hung
        pieces = [("reject", Item(refused.start, refused.end, statement.target_party)), ("demand", asked)]
    else:
        made = clauses(said, statement, facing) if statement.act == "demand" else whole
        pieces = [(statement.act, piece) for piece in made]
    if (pressed := implied(said, statement)) is not None:
        pieces.append(("demand", pressed))
    pieces += [("demand", piece) for piece in beside(said, statement)]
    for act, piece in pieces:
        event, mode = code(act, said.folded[piece.start : piece.end], said.document.lang)
        words = aimed(said, statement, piece.start, piece.end, piece.party) if event else None
        yield Act(
            piece.start, piece.end, act, piece.by or statement.speaker_party, piece.party,
            statement=index, event=event, mode=mode, cue=statement.cue, date=statement.date, to_words=words,
        )  # fmt: skip


def _unless(party: str, about: str) -> str:
    """Whom those act on who act: two who agree do so with each other, one never with itself."""
    if "+" in about:
        return about
    return "" if party == about else party
