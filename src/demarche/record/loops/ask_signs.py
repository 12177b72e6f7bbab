"""What speaks for it that a demand or an offer is open, and what against it: what `world/loops.toml` weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from demarche.record.lines import Line
from demarche.record.loops.asks import ASKED, Ask, words_of
from demarche.record.loops.told import Told
from demarche.record.showings import Showing
from demarche.record.showings.days import apart

DAYS, SOME, MANY, WORDS = (4, 8, 15, 26), (2, 3, 4), (3, 6, 11), (4, 7, 13)
"""From which number on the next step begins: of days, of stories, of acts, of words."""
SHARE = 0.3
"""Part of what is told on an issue, from which an ask is most of it."""
YES, OFFERS = "accepts", frozenset({"offers", "conditional"})


def signs(ask: Ask, told: Told, heard: Mapping[str, Line]) -> Iterator[str]:
    """heard: statements by id."""
    yield ask.kind
    yield from _often(ask, told)
    yield from _when(ask, told)
    yield from _who(ask, told)
    yield from (f"{word} told" for word in sorted(words_of(told.words, ask)))
    yield from _manner(ask, heard)
    if ask.shown:
        yield from _stances(ask, told)
        yield from _answers(ask, told)


def step(name: str, value: float, steps: Sequence[float]) -> str:
    return f"{name} {sum(value >= one for one in steps)}"


def _often(ask: Ask, told: Told) -> Iterator[str]:
    yield step("stories", len({told.stories[str(act["document"])] for act in ask.acts}), SOME)
    yield step("acts", len(ask.acts), SOME)
    if ask.issue:
        on = told.on[ask.issue]
        yield step("acts on the issue", len(on), MANY)
        yield step("parties on the issue", len({one.party for one in on}), SOME)
        if len(ask.acts) >= SHARE * len(on):
            yield "most of the issue"


def _when(ask: Ask, told: Told) -> Iterator[str]:
    days = ask.days or tuple(day for act in ask.acts if (day := told.printed[str(act["document"])]))
    if not days or not told.last:
        yield "no day"
        return
    yield step("first days ago", apart(min(days), told.last), DAYS)
    yield step("last days ago", apart(max(days), told.last), DAYS)


def _who(ask: Ask, told: Told) -> Iterator[str]:
    yield f"asker {min(told.place(ask.party), 4)}"
    yield step("to", len(ask.to), (1, 2))
    if ask.to:
        yield f"asked {min(min(map(told.place, ask.to)), 4)}"
        if _mediates(ask, told):
            yield "mediates"


def _mediates(ask: Ask, told: Told) -> bool:
    """Is it put to two that put something to each other?"""
    facing = {(one.party, to) for one in told.on.get(ask.issue, told.shown) if one.stance in ASKED for to in one.to}
    return any(pair in facing for pair in permutations(ask.to, 2))


def _manner(ask: Ask, heard: Mapping[str, Line]) -> Iterator[str]:
    said = [heard.get(str(act["statement"])) for act in ask.acts]
    yield from sorted({f"speech {one['kind']}" if one else "told" for one in said})
    if any(one and one.get("condition") for one in said):
        yield "if"
    yield step("words", max(len(str(act["text"]).split()) for act in ask.acts), WORDS)
    if not ask.issue:
        yield "no issue"


def _stances(ask: Ask, told: Told) -> Iterator[str]:
    """What who asks and who is asked hold now, and how it was put."""
    held = told.stances.get((ask.party, ask.issue), "")
    yield "holds it" if ASKED.get(held) == ask.kind else f"holds {held}"
    yield from sorted({f"asked holds {told.stances.get((one, ask.issue), 'nothing')}" for one in ask.to})
    yield from (name for name, found in (
        ("lent", all(one.lent for one in ask.shown)), ("retort", all(one.retort for one in ask.shown)),
        ("in return", any(one.asked for one in ask.shown)), ("red line", any(one.red for one in ask.shown)),
        ("renewed", any(one.renewed for one in ask.shown)), ("recalled", all(one.recalled for one in ask.shown)),
        ("on a condition", any(one.stance == "conditional" for one in ask.shown)),
    ) if found)  # fmt: skip


def _answers(ask: Ask, told: Told) -> Iterator[str]:
    """What came since it was first put, and since it was last put."""
    others = [one for one in told.on[ask.issue] if one.party != ask.party]
    asked = [one for one in others if not ask.to or one.party in ask.to]
    for name, put in (("first", ask.shown[0]), ("last", ask.shown[-1])):
        answers = list(since(asked, put))
        stances = {"offers" if one.stance in OFFERS else one.stance for one in answers}
        yield from (f"since {name} {stance}" for stance in sorted(stances) or ["nothing"])
        if any(ask.party in one.to for one in answers):
            yield f"since {name} to the asker"
        if any(one.stance == YES for one in since(others, put)):
            yield f"since {name} somebody {YES}"
    if ask.to and not asked:
        yield "asked is never heard on it"


def since(shown: Iterable[Showing], put: Showing) -> Iterator[Showing]:
    """What was shown on a later day, or behind it in its report."""
    for one in shown:
        if (one.document == put.document and one.day >= put.day and one.start > put.start) or (
            one.document != put.document and one.day > put.day
        ):
            yield one
