import pytest

from demarche.annotate.names import mark_names
from demarche.annotate.names.packs import tables
from demarche.annotate.names.schemas import NamesFile, RolesFile
from demarche.lang import covered, load
from demarche.model import Document
from demarche.world import parties_file

MAY_BE_EMPTY = ("frames", "verb_frames", "endings_of_owners", "family_first")


def _document(text, lang):
    return mark_names(Document(id="d", text=text, sources=(), lang=lang))


def _examples():
    for lang in covered():
        for name, schema in (("names", NamesFile), ("roles", RolesFile)):
            for number, example in enumerate(load(lang, name, schema).examples):
                yield pytest.param(lang, example, id=f"{lang}-{name}-{number}")


@pytest.mark.parametrize(("lang", "example"), list(_examples()))
def test_people_of_the_packs_examples(lang, example):
    people = [f"{person.name}={person.party}" for person in _document(example.text, lang).people]
    assert people == example.people


def _parties():
    for lang in covered():
        for number, example in enumerate(parties_file(lang).examples):
            yield pytest.param(lang, example, id=f"{lang}-{number}")


@pytest.mark.parametrize(("lang", "example"), list(_parties()))
def test_parties_of_the_packs_examples(lang, example):
    document = _document(example.text, lang)
    found = [f"{example.text[m.start : m.end]}={m.party}" for m in document.mentions if m.kind == "party" and m.party]
    assert found == example.parties


@pytest.mark.parametrize("lang", covered())
def test_every_language_fills_every_part(lang):
    names, roles = load(lang, "names", NamesFile), load(lang, "roles", RolesFile)
    assert all(getattr(names, field) for field in NamesFile.__struct_fields__ if field not in MAY_BE_EMPTY)
    assert set(roles.heads) == {"chief", "minister", "body", "envoy", "spokes", "aide", "private", "counterpart"}
    assert set(roles.generic) <= set(roles.heads)
    assert tables(lang).only.keys() <= {title for row in roles.only.values() for title in row}
