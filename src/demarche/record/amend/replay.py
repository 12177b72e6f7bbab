"""The corrections of a record, carried out in order on its documents; what stands between them goes to `link`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from demarche.model import Decision, Document, Links
from demarche.record.amend.fields import PARTIES
from demarche.record.amend.ledger import Amendment
from demarche.record.amend.marks import HELD, amended
from demarche.record.amend.parties import called, coded, holds, recoded
from demarche.record.amend.persons import part
from demarche.record.amend.places import Place, mention_at, person_at, places_of

GONE = "the line is gone"
OLD = "made by an older version, which did not keep its place: make it again"


@dataclass(frozen=True, slots=True)
class Corrected:
    """documents: corrected, by id as they came; decisions: for `link`; resting: number -> why it changes nothing."""

    documents: list[Document]
    decisions: tuple[Decision, ...]
    resting: dict[int, str]

    def all_resting(self, links: Links) -> dict[int, str]:
        """With those that `link` could not carry out."""
        return {**dict.fromkeys(links.resting, GONE), **self.resting}


def corrected(documents: Sequence[Document], amendments: Iterable[Amendment]) -> Corrected:
    """Each correction in its turn; one whose line is not there rests. Pure."""
    held = {document.id: document for document in documents}
    decisions: list[Decision] = []
    resting: dict[int, str] = {}
    for one in amendments:
        done = _party(held, one) if one.field == PARTIES and one.action != "set" else _line(held, one)
        if isinstance(done, str):
            resting[one.n] = done
        elif done is not None:
            decisions.append(done)
    return Corrected([held[document.id] for document in documents], tuple(decisions), resting)


def _line(held: dict[str, Document], one: Amendment) -> Decision | str | None:
    """A decision for `link`, a reason to rest, or None: done."""
    places = places_of(one.anchor)
    if not places:
        return OLD
    place = places[0]
    if place.kind in HELD:
        document = held.get(place.document)
        found = amended(document, one, place) if document else None
        if found is None:
            return GONE
        held[place.document] = found
        return _joined(held, one, places) if one.value.startswith("person ") else None
    if place.kind == "documents":
        if place.document not in held:
            return GONE
        held[place.document] = replace(held[place.document], state="accepted")
        return None
    if place.kind == "people":
        return _people(held, one, places)
    return Decision(one.n, one.action, place.kind, tuple(p.at for p in places), (), one.field, one.value)


def _joined(held: dict[str, Document], one: Amendment, places: Sequence[Place]) -> Decision | None:
    """A person who now speaks in a report that does not name them is the one that another report names."""
    there = held.get(places[1].document)
    person = person_at(there, places[1]) if there else None
    if one.field != "speaker" or places[1].document == places[0].document or person is None:
        return None
    key = one.value.split("\t")[2]
    members = ((places[1].document, person.key), (places[0].document, key))
    return Decision(one.n, "merge", "people", (), members)


def _people(held: dict[str, Document], one: Amendment, places: Sequence[Place]) -> Decision | str | None:
    members = []
    for place in places:
        if place.kind == "people":
            document = held.get(place.document)
            person = person_at(document, place) if document else None
            if document and person:
                members.append((document.id, person.key))
            elif place is places[0]:
                return GONE
    members += _parted(held, one, [place for place in places if place.kind == "mentions"])
    if one.action in ("merge", "split", "apart") and len(members) < 2:
        return GONE
    return Decision(one.n, one.action, "people", (), tuple(members), one.field, one.value)


def _parted(held: dict[str, Document], one: Amendment, places: Sequence[Place]) -> list[tuple[str, str]]:
    """Persons made of the mentions that leave, one for each document."""
    made = []
    for ident in dict.fromkeys(place.document for place in places):
        here = [place for place in places if place.document == ident]
        document = held.get(ident)
        person = person_at(document, here[0]) if document else None
        if document is None or person is None:
            continue
        spans = [span for place in here if (span := mention_at(document, place))]
        key = f"{person.key} {one.n}"
        held[ident] = part(document, person, spans, key)
        made.append((ident, key))
    return made


def _party(held: dict[str, Document], one: Amendment) -> str | None:
    """merge: the second code becomes the first; rename: the code, or the name; party: the named body gets a code."""
    changed = False
    for ident, document in held.items():
        if one.action == "merge":
            found = recoded(document, one.value, one.line) if holds(document, one.value) else document
        elif one.action == "party":
            found = coded(document, one.line, one.value)
        elif holds(document, one.line):
            found = recoded(document, one.line, one.value)
        else:
            found = called(document, one.line, one.value)
        if found != document:
            held[ident] = found
            changed = True
    return None if changed else GONE
