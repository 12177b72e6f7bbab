from __future__ import annotations

import pytest

from demarche.link.people import find_people
from demarche.model import Document, Person


def _people(*rows):
    """One document a row: (name, party)."""
    return find_people(
        [
            Document(f"{number:016x}", "", ("made",), people=(Person("k", name, (), party),))
            for number, (name, party) in enumerate(rows)
        ]
    )


SAME = [
    (("Anton Velikov", "RUS"), ("ANTON VELIKOV", "")),
    (("Sergei Malinin", "RUS"), ("Sergey Malinin", "RUS")),
    (("Dmitri Orlovski", "RUS"), ("Dmitry Orlovsky", "RUS")),
    (("Mohammed Rahal", "LBN"), ("Muhammad Rahal", "LBN")),
    (("Karim el-Sabri", "EGY"), ("Karim al-Sabri", "EGY")),
    (("Anton Velikov", "RUS"), ("Anton Borisovich Velikov", "RUS")),
    (("Bagus Wirawan", "IDN"), ("Bagus Wirawan Djojokusumo", "IDN")),
    (("Anton Velikov", "RUS"), ("Velikov", "RUS")),
    (("Anton Velikov", "RUS"), ("Velikov", "")),
    (("Bagus Wirawan", "IDN"), ("Bagus", "IDN")),
    (("Velikov", "RUS"), ("Velikov", "RUS")),
    (("Josip Škorić", "HRV"), ("Josip Skoric", "HRV")),
]
APART = [
    (("Anton Velikov", "RUS"), ("Boris Velikov", "RUS")),
    (("Sergei Malinin", "RUS"), ("Sergey Malinin", "KAZ")),
    (("Anton Velikov", "RUS"), ("Velikov", "BGR")),
    (("Anton Velikov", "RUS"), ("Boris Velikov", "RUS"), ("Velikov", "RUS")),
    (("Maria Delgano", "ESP"), ("Mario Delgano", "ESP")),
    (("Anton Velikov", "RUS"), ("Anton Melikov", "RUS")),
    (("Lee", ""), ("Lee", "")),
]


@pytest.mark.parametrize("rows", SAME, ids=str)
def test_one_person(rows):
    assert len(_people(*rows)) == 1
    assert _people(*rows) == _people(*rows[::-1]) or len(_people(*rows[::-1])) == 1


@pytest.mark.parametrize("rows", APART, ids=str)
def test_as_many_people_as_names(rows):
    assert len(_people(*rows)) == len(rows)


def test_the_surname_finds_its_party_among_two():
    people = _people(("Anton Velikov", "RUS"), ("Boris Velikov", "BGR"), ("Velikov", "BGR"))
    assert sorted(len(one.members) for one in people) == [1, 2]
    assert {one.name for one in people if len(one.members) == 2} == {"Boris Velikov"}


def test_the_id_rests_on_the_name_and_not_on_the_spelling_or_party():
    (one,) = _people(("Sergei Malinin", "RUS"))
    (two,) = _people(("Sergey Malinin", ""), ("Malinin", ""))
    assert one.id == two.id


def test_ids_differ_where_names_fold_to_one():
    people = _people(("Sergei Malinin", "RUS"), ("Sergey Malinin", "KAZ"))
    assert len({one.id for one in people}) == 2
