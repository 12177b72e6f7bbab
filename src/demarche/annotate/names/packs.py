"""The name packs of a language, checked and compiled into look-up tables once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from demarche.annotate.names.schemas import NamesFile, Order, RolesFile, SidesFile
from demarche.lang import Lexicon, load
from demarche.lang.slots import Slots
from demarche.world import Form, PartyForm, given_names, outlets, party_forms

Value = tuple[str, object]
"""What an item is: a one-character tag (see `scan`) and what goes with it."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the readers of names look up in one language.

    single: one word, lower case -> value. capital: the same for words that count only with a capital.
    exact: as written. many, many_exact: the same for what is more than one word.
    """

    lang: str
    words: dict[str, tuple[str, object, int]]  # pieces read before, for the next text; see `scan`
    single: Mapping[str, Value]
    capital: Mapping[str, Value]
    exact: Mapping[str, Value]
    many: Lexicon[Value]
    many_exact: Lexicon[Value]
    names: NamesFile
    roles: RolesFile
    order: Order
    given: frozenset[str]
    before_name: frozenset[str]
    saying: frozenset[str]
    within: frozenset[str]
    also: frozenset[str]
    whole: frozenset[str]
    predicative: frozenset[str]
    nicknamed: frozenset[str]
    events: frozenset[str]
    again: frozenset[str]
    unofficial: frozenset[str]
    local: frozenset[str]
    offices: frozenset[str]
    only: Mapping[str, str]
    usual: Mapping[str, tuple[str, ...]]
    bearers: Mapping[str, frozenset[str]]
    anaphors: Mapping[str, tuple[str, ...]]
    sides: SidesFile
    stands: tuple[str, ...]  # each with the blank behind it
    standing: tuple[str, ...]
    generic: Mapping[str, frozenset[str]]
    posts: Mapping[str, str]
    ministries: Mapping[str, str]
    benches: re.Pattern[str] | None
    body_words: frozenset[str]
    private: frozenset[str]
    service: frozenset[str]
    land: frozenset[str]
    dual: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]


def _is_word(form: str) -> bool:
    return form.replace("-", "").isalnum() and not form.startswith("-")


def _owned(forms: list[str], tails: tuple[str, ...]) -> Iterator[str]:
    """Forms, and forms with a possessive ending: "juru bicara", "juru bicaranya"."""
    for form in forms:
        yield form
        yield from (form + tail for tail in tails if form[-1].isalpha())


def _role_entries(roles: RolesFile, tails: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    for kind, heads in roles.heads.items():
        tag = "k" if kind == "counterpart" else "t"
        yield from ((head, (tag, kind)) for head in _owned(heads, tails if tag == "t" and kind != "private" else ()))
    yield from ((form, ("r", None)) for form in _owned(roles.ranks, tails))
    yield from ((form, ("d", None)) for form in _owned(roles.domains, tails))
    yield from ((form, ("o", None)) for form in _owned(roles.offices.own, tails))
    yield from ((form, ("w", None)) for form in _owned(roles.offices.close, tails))
    yield from ((form, ("u", "state")) for form in roles.people.state)
    yield from ((form, ("u", "vague")) for form in roles.people.vague)
    yield from ((form, ("u", "lands")) for form in roles.people.lands)
    yield from ((form, ("u", "crowd")) for form in roles.people.crowd)
    for word in roles.both.words:
        yield from ((f"{word} {noun}", ("E", None)) for noun in roles.both.nouns)
    yield from ((form, ("E", None)) for form in roles.both.whole)
    yield from ((form, ("E", "paper")) for form in roles.both.papers)


def _word_entries(names: NamesFile) -> Iterator[tuple[str, Value]]:
    for row in names.pronouns:
        yield from ((form, ("H", (row.number, row.gender))) for form in row.forms)
    classes = (
        ("P", names.possessive), ("D", names.definite), ("I", names.indefinite), ("y", names.who),
        ("a", names.conjunctions), ("L", names.locative), ("M", names.motion), ("l", names.linking),
        ("f", names.towards), ("W", names.knowing), ("x", names.nicknamed), ("v", names.verbs), ("p", names.particles),
        ("h", names.small_honorifics),
    )  # fmt: skip
    for tag, forms in classes:
        yield from ((form, (tag, None)) for form in forms)


def _capital_entries(
    names: NamesFile, heads: frozenset[str], kinds: Mapping[str, object]
) -> Iterator[tuple[str, Value]]:
    yield from ((form, ("h", None)) for form in names.honorifics if form not in heads)
    yield from ((form, ("m", None)) for form in names.times)
    yield from ((form, ("O", kinds.get(form))) for form in names.organisation)
    yield from ((form, ("b", None)) for form in names.ordinary)


def _anaphors(roles: RolesFile) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, nouns in roles.anaphors.items():
        for noun in nouns:
            kinds[noun] = (*kinds.get(noun, ()), kind)
    return kinds


def _inverted(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    words = {word for row in table.values() for word in row}
    return {word: frozenset(kind for kind, row in table.items() if word in row) for word in words}


def _benches(table: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    """What tells a lawmaker's state behind the name, in a group by the state's code: "(R-Ohio)"."""
    rows = [f"(?P<{code}>{'|'.join(map(re.escape, letters))})" for code, letters in table.items()]
    return re.compile(rf" ?[(,] ?(?:{'|'.join(rows)})-[A-Z]") if rows else None


def _party_tag(form: Form) -> str:
    if form.kind == "place":
        return "B"
    return "J" if form.kind in ("demonym", "uncoded", "region") else "S"


def _party_entries(lang: str, extra: Iterable[PartyForm]) -> Iterator[tuple[str, Value]]:
    table = dict(party_forms(lang))
    table.update({form: Form(added.code, "body") for added in extra for form in added.forms})
    for text, form in table.items():
        yield text, (_party_tag(form), form)


def _first(entries: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    table: dict[str, Value] = {}
    for form, value in entries:
        table.setdefault(form, value)
    return table


def _is_exact(form: str) -> bool:
    return form.upper() == form and any(char.isalpha() for char in form)


def _wins(value: Value, plain: Value | None) -> bool:
    """A capital makes a word of an organisation or a sentence's first word, unless it belongs to a title."""
    return plain is None or value[0] in "hm" or plain[0] in "vpAfM"


class _Layers(NamedTuple):
    """Forms by how they are written, each with its value."""

    plain: dict[str, Value]  # in any case
    capital: dict[str, Value]  # only with a capital
    folded: dict[str, Value]  # parties, with a capital
    exact: dict[str, Value]  # as written
    many_exact: dict[str, Value]
    papers: dict[str, Value]
    anaphors: dict[str, tuple[str, ...]]


def _layers(lang: str, extra: tuple[PartyForm, ...], names: NamesFile, roles: RolesFile) -> _Layers:
    heads = frozenset(head for kind in roles.heads.values() for head in kind)
    parties = dict(_party_entries(lang, extra))
    exact = {form: value for form, value in parties.items() if _is_exact(form)}
    # written without the space between: UniEropa
    glued = {form.replace(" ", ""): value for form, value in parties.items() if " " in form and form.istitle()}
    # agencies that write acronyms as words: Nato, Asean
    titled = {form.title(): value for form, value in exact.items() if len(form) > 3 and form.isalpha()}
    folded = {form.lower(): value for form, value in parties.items() if not _is_exact(form)}
    kinds = _anaphors(roles)
    anaphors: list[tuple[str, Value]] = [(noun, ("A", kind)) for noun, kind in kinds.items()]
    plain = _first([*_word_entries(names), *_role_entries(roles, tuple(names.endings_of_owners)), *anaphors])
    upper = _first(_capital_entries(names, heads, kinds))
    shouted = {form: value for form, value in plain.items() if form.isupper()}
    capital = {form: value for form, value in upper.items() if _wins(value, plain.get(form))}
    papers: dict[str, Value] = dict.fromkeys((name for name in outlets() if name.lower() not in folded), ("Q", None))
    written = {**glued, **papers, **titled, **shouted, **exact}
    return _Layers(
        {form: value for form, value in plain.items() if form not in shouted or not _is_word(form)},
        capital, folded, written, exact, papers, kinds,
    )  # fmt: skip


def _openings(slots: tuple[Slots, ...]) -> tuple[str, ...]:
    return tuple(f"{phrase} " for one in slots for phrase in one.phrases())


@lru_cache(maxsize=8)
def tables(lang: str, extra: tuple[PartyForm, ...] = ()) -> Tables:
    """The compiled tables of a covered language. Raises DataError where a pack does not fit its schema."""
    names, roles = load(lang, "names", NamesFile), load(lang, "roles", RolesFile)
    layers = _layers(lang, extra, names, roles)
    plain, capital, folded, papers = layers.plain, layers.capital, layers.folded, layers.papers
    return Tables(
        lang=lang,
        words={},
        single={form: value for form, value in plain.items() if _is_word(form)},
        capital={
            **{form: value for form, value in capital.items() if _is_word(form)},
            **{form: value for form, value in folded.items() if _is_word(form)},
        },
        exact={form: value for form, value in layers.exact.items() if _is_word(form)},
        many=Lexicon({f: v for f, v in {**papers, **capital, **plain, **folded}.items() if not _is_word(f)}),
        many_exact=Lexicon({f: v for f, v in layers.many_exact.items() if not _is_word(f)}, cased=True),
        names=names,
        roles=roles,
        order=names.order,
        given=given_names(),
        before_name=frozenset(names.before_name),
        saying=frozenset(names.saying),
        within=frozenset(names.within),
        also=frozenset(names.also),
        whole=frozenset(names.whole),
        predicative=frozenset(names.predicative),
        nicknamed=frozenset(names.nicknamed),
        events=frozenset(names.events),
        again=frozenset(names.again),
        unofficial=frozenset(roles.unofficial),
        local=frozenset(roles.local),
        offices=frozenset([*roles.offices.own, *roles.offices.fields]),
        only={title: code for code, titles in roles.only.items() for title in titles},
        usual={title: tuple(sorted(codes)) for title, codes in _inverted(roles.usual).items()},
        bearers=roles.bearers,
        anaphors=layers.anaphors,
        sides=roles.sides,
        stands=_openings(roles.sides.stands),
        standing=_openings(roles.sides.standing),
        generic=_inverted(roles.generic),
        posts={title: row[0] for row in roles.posts.values() for title in row},
        ministries={office: roles.posts[post][0] for post, row in roles.ministries.items() for office in row},
        benches=_benches(roles.benches),
        body_words=frozenset(names.bodies),
        private=frozenset(names.private),
        service=frozenset(names.service),
        land=frozenset(names.land),
        dual=frozenset(names.dual),
        male=frozenset(names.male),
        female=frozenset(names.female),
    )
