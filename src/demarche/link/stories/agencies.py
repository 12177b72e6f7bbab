"""Whose words a report prints: agencies and outlets that it names, for all of it or for a sentence.

A dateline, a signature or a byline credits the whole report where it names an agency; an outlet that stands there
signs its own work. "As reported by" credits the whole where it stands early or last. Any other name stands for its
own sentence alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, covered, load
from demarche.model import At, Document
from demarche.world import outlet_names

EARLY = 1 / 3
"""Part of the text in which a cue credits the whole report; later ones do so only in the last paragraph."""
NEAR = 60
"""Code points before a name in which a cue is looked for."""
ACRONYM = 6
"""Letters of the longest acronym that a dateline of an agency gives."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NAME_AFTER = re.compile(r"[\s,]+[\"“*_]?((?:[A-Z][\w-]*)(?: [A-Z][\w-]*){0,3})")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w-]*\s){1,4})$")
_OPENS_LINE = re.compile(r"(?:^|[\n\r])[^\n\r.!?]{0,60}[(,/]?\s*[*_]*$")
_DASH_AFTER = re.compile(r"[*_]*\)?[*_]*\s*(?:—|–|--|-)\s|,\s*[^\W\d_][\w ]{2,30}\s*(?:—|–|--|-)\s")
_SAYS = re.compile(r"((?: [^\W\d_]+){1,3})\.")
_QUOTED = re.compile('["“”]')
_ALONE_BEFORE = re.compile(r"(?:^|[\n\r]|[.!?…\"”’)]\s)\s*(?:—|–|-|\(|\[)?(?:[\w ]{2,25}/)?\s*[*_]*$")
_ALONE_AFTER = re.compile(r"[*_]*(?:/[\w ]{2,25})?[)\]]?\.?[*_]*\s*(?:[\n\r]|$)")


class OriginsExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    whole: tuple[str, ...]


class OriginsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/CODE/origins.toml."""

    whole: tuple[str, ...]
    kinds: tuple[str, ...]
    relays: tuple[str, ...]
    closes: tuple[str, ...]
    fillers: frozenset[str]
    examples: tuple[OriginsExample, ...]


@dataclass(frozen=True, slots=True)
class Credited:
    """What one report names. `whole`: the agency or outlet that all of it rests on, "" where none or several are
    named; `shown`: where; `signed`: the outlet that signs it itself; `places`: (start, end, name) of the names that
    stand for their own sentence; `agencies`: those named anywhere."""

    whole: str = ""
    shown: At | None = None
    signed: str = ""
    places: tuple[tuple[int, int, str], ...] = ()
    agencies: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _files() -> tuple[OriginsFile, ...]:
    return tuple(load(code, "origins", OriginsFile) for code in covered())


@lru_cache(maxsize=1)
def _kinds() -> Lexicon[str]:
    return Lexicon((kind, kind) for file in _files() for kind in file.kinds)


@lru_cache(maxsize=2)
def _cues(which: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    cues = frozenset(tuple(cue.split()) for file in _files() for cue in getattr(file, which))
    return cues, frozenset(filler for file in _files() for filler in file.fillers)


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, tuple[str, ...]]:
    """The name of an outlet that the world data knows -> all its forms in lower case."""
    forms: dict[str, list[str]] = {}
    for form, (name, _) in outlet_names().items():
        forms.setdefault(name, []).append(form)
    return {name: tuple(sorted(all_forms, key=len, reverse=True)) for name, all_forms in forms.items()}


def folded(name: str) -> str:
    """One name for all spellings of an outlet; a name that the world data does not know stays as it is."""
    known = outlet_names().get(name.lower())
    return known[0] if known else name


def credited(documents: Sequence[Document]) -> dict[str, Credited]:
    """By document what it names. An agency that no data knows is recognised in all reports once one shows it."""
    strange = _strange(documents)
    lexicon = Lexicon(((form, name) for form, name in strange.items()), cased=True) if strange else None
    agencies = frozenset(strange.values())
    found = {}
    for document in documents:
        places = _places(document, lexicon)
        if places:
            found[document.id] = _sorted_out(document, places, agencies)
    return found


def agency_of(credits: Iterable[Credited]) -> tuple[str, At | None]:
    """The one agency that reports of a story credit, and where; "" where they credit none or several."""
    found: dict[str, At | None] = {}
    for one in credits:
        if one.whole:
            found.setdefault(one.whole, one.shown)
    return next(iter(found.items())) if len(found) == 1 else ("", None)


def _strange(documents: Iterable[Document]) -> dict[str, str]:
    """Agencies that the world data does not know: every form -> one name."""
    names = {name for document in documents for name in _strange_in(document)}
    acronyms = {name for name in names if name.isupper() and len(name) <= ACRONYM}
    return {name: short if (short := _initials(name)) in acronyms else name for name in sorted(names)}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _strange_in(document: Document) -> Iterator[str]:
    known, text = outlet_names(), document.text
    for name in document.credits:
        short = name.isupper() and name.isalpha() and 1 < len(name) <= ACRONYM
        if name.lower() not in known and (short or _signs_elsewhere(document, name)):
            yield name
    for start, end, _ in _kinds().find(text):
        for name in _named_by(text, start, end):
            if name.lower() not in known and len(name) > 2:
                yield name


def _signs_elsewhere(document: Document, name: str) -> bool:
    """The name stands in the dateline of a report on another one's pages: so it is whose words others print."""
    if not document.site or _own(document, name):
        return False
    at = document.text.find(f"({name})") + 1
    return at > 0 and _how(document, at, at + len(name)) == "signed"


def _named_by(text: str, start: int, end: int) -> Iterator[str]:
    """The name beside "news agency", or the one that it ends: "the Wexford News Agency"."""
    before = _NAME_BEFORE.search(text, max(0, start - NEAR), start)
    if text[start:end].istitle():
        if before:
            yield before[1] + text[start:end]
        after = _NAME_AFTER.match(text, end)
        if after and not before:
            yield after[1]
        return
    after = _NAME_AFTER.match(text, end)
    if after and text[end] != ",":
        yield after[1]
    elif before and before[1].strip().isupper():
        yield before[1].strip()


def _places(document: Document, strange: Lexicon[str] | None) -> list[tuple[int, int, str]]:
    text = document.text
    names = dict.fromkeys([folded(name) for name in document.credits])
    # in a copy: a text that is searched keeps itself in UTF-8, too, for as long as it lives
    found = strange.find(text[:1] + text[1:]) if strange else []
    if not names:
        return found
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    for name in names:
        for form in _forms().get(name, (name.lower(),)):
            found += _stands(lower, form, name)
    return _longest(found)


def _stands(text: str, form: str, name: str) -> Iterator[tuple[int, int, str]]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at, end, name
        at = text.find(form, end)


def _longest(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for place in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _sorted_out(document: Document, places: Sequence[tuple[int, int, str]], strange: frozenset[str]) -> Credited:
    wholes: dict[str, At] = {}
    signed, rest = "", []
    agencies = set()
    for start, end, name in places:
        how = _how(document, start, end)
        agency = name in strange or outlet_names().get(name.lower(), ("", False))[1]
        if agency:
            agencies.add(name)
        if how == "signed" and not agency:
            signed = signed or name
        elif how:
            wholes.setdefault(name, At(document.id, start, end))
        if how != "signed" and (agency or not _own(document, name)):
            rest.append((start, end, name))
    whole = next(iter(wholes)) if len(wholes) == 1 else ""
    return Credited(whole, wholes.get(whole), signed, tuple(rest), frozenset(agencies))


def _how(document: Document, start: int, end: int) -> str:
    """signed, whole or "": how a name credits the report."""
    text = document.text
    before, after = text[max(0, start - NEAR - 20) : start], text[end : end + 60]
    if _DASH_AFTER.match(after) and _OPENS_LINE.search(before):
        return "signed"
    if _ALONE_AFTER.match(after) and _ALONE_BEFORE.search(before):
        return "signed"
    if any(mark.kind == "byline" and mark.start <= start < mark.end for mark in document.junk):
        return "signed"
    early = start < len(text) * EARLY or "\n" not in text[end:].rstrip()
    return "whole" if early and (_cue_before(before, "whole") or _closes(before, after)) else ""


def _closes(before: str, after: str) -> bool:
    """ ", the agency SNA reports." at the end of a sentence credits all that it opens."""
    ends = _SAYS.match(after)
    said = " ".join(ends[1].lower().split()) if ends else ""
    opening = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
    known = bool(said) and any(said in file.closes for file in _files())
    return known and "," in opening and not _QUOTED.search(opening)


def passes_on(document: Document, start: int, name: str) -> bool:
    """The outlet named at `start` relays the words of its sentence: the report credits it, or it has a name that is no
    common word, or the words before it say so."""
    if " " in name or folded(name) in map(folded, document.credits):
        return True
    before = document.text[max(0, start - NEAR) : start]
    return before.endswith("(") or _cue_before(before, "relays")


def _cue_before(before: str, which: str) -> bool:
    cues, fillers = _cues(which)
    words = [word.lower() for word in _WORD.findall(before)]
    while words:
        if any(tuple(words[-size:]) in cues for size in (1, 2, 3, 4)):
            return True
        if words.pop() not in fillers:
            return False
    return False


def _own(document: Document, name: str) -> bool:
    """The outlet names itself: "told this newspaper" by its name."""
    own, site = _plain(name), _plain(document.site) + " " + _plain(document.url)
    return bool(own) and own in site


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
