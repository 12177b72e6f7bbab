from __future__ import annotations

from dataclasses import replace

import pytest

from demarche.link.people.find import find_people
from demarche.link.people.suggest import find_suggestions
from demarche.model import Decision, Document, Person, Role


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


# names with parties and titles; one language
TIED = [
    (("Anton Velikov", "RUS", "foreign minister of Veska"), ("Velikov", "", "the foreign minister")),
    (("Orban Zoltan", "HUN", ""), ("Zoltan Orban", "HUN", "")),
    (("Nguyen Van Thanh", "VNM", ""), ("Van Thanh Nguyen", "VNM", "")),
    (("Han Ji-won", "KOR", ""), ("Han Jiwon", "KOR", "")),
    (("Karim as-Sabri", "EGY", ""), ("Karim al-Sabri", "EGY", "")),
    (("Ali Baraghchi", "IRN", ""), ("Ali Baraqchi", "IRN", "")),
    (("Yermak Bisay", "UKR", ""), ("Yermak Bisai", "UKR", "")),
    (("Melati Sugianto", "IDN", "Menteri Perdagangan"), ("Sugianto", "IDN", "Menteri Perdagangan RI")),
]
LOOSE = [
    (("Melati Sugianto", "IDN", "Menteri Perdagangan"), ("Sugianto", "IDN", "Kepala Puskesmas Rawa")),
    (("Sri Melati", "IDN", "Bupati Rawa"), ("Sri Melati Sugianto", "IDN", "Menteri Keuangan")),
    (("Ratna Jokas", "IDN", ""), ("Jokas", "IDN", "Presiden")),
    (("Anton", "", ""), ("Anton", "", "")),
    (("Anton Velikov", "RUS", ""), ("Anton", "", "")),
]


def _titled(*rows, lang="en"):
    made = []
    for number, (name, party, title) in enumerate(rows):
        roles = (Role(title, party, 0, 1),) if title else ()
        made.append(Document(f"{number:016x}", "", ("made",), lang=lang, people=(Person("k", name, (), party, roles),)))
    return made


@pytest.mark.parametrize("rows", TIED, ids=str)
def test_tied_by_more_than_a_name(rows):
    assert len(find_people(_titled(*rows))) == 1
    assert len(find_people(_titled(*rows[::-1]))) == 1


@pytest.mark.parametrize("rows", LOOSE, ids=str)
def test_a_name_alone_ties_nobody(rows):
    assert len(find_people(_titled(*rows))) == 2
    assert len(find_people(_titled(*rows[::-1]))) == 2


def test_a_single_name_is_tied_by_the_company_it_keeps():
    rows = _titled(("Anton Velikov", "RUS", ""), ("Velik", "", ""))
    other = Person("o", "Milena Koradin")
    rows = [replace(row, people=(*row.people, other)) for row in rows]
    single = [replace(rows[1], people=(replace(rows[1].people[0], name="Anton"), other)), rows[0]]
    assert len(find_people(single)) == 2


# rows, expected score or None
OFFERED = [
    ((("Sergei Malinin", "RUS", ""), ("Mailnin", "RUS", "")), 0.7),
    ((("Sergei Malinin", "RUS", ""), ("Sergei Mailnin", "RUS", "")), 0.8),
    ((("Sergei Malinin", "RUS", "envoy"), ("Sergei Mailnin", "RUS", "envoy")), 0.9),
    ((("Sergei Malinin", "RUS", "envoy"), ("Sergei Mailnin", "RUS", "singer")), 0.6),
    ((("Sergei Malinin", "RUS", ""), ("Sergey Malinin", "KAZ", "")), 0.9),
    ((("Sergei Malinin", "RUS", ""), ("Boris Malinin", "RUS", "")), None),
    ((("Sergei Malinin", "RUS", ""), ("Sergei Kalugin", "RUS", "")), None),
    ((("Kim Min", "KOR", ""), ("Kim Mun", "KOR", "")), None),
    ((("Anton Velikov", "RUS", "envoy"), ("Velikov", "RUS", "singer")), None),
]


@pytest.mark.parametrize(("rows", "score"), OFFERED, ids=str)
def test_likely_pairs_are_offered_and_not_merged(rows, score):
    documents = _titled(*rows)
    people = find_people(documents)
    assert len(people) == 2
    offered = find_suggestions(people, documents)
    assert [one.score for one in offered] == ([score] if score else [])
    assert find_suggestions(people, documents[::-1]) == offered


def test_who_was_told_apart_is_not_offered_again():
    documents = _titled(("Sergei Malinin", "RUS", ""), ("Sergei Mailnin", "RUS", ""))
    people = find_people(documents)
    told = Decision(1, "apart", "people", (), ((documents[0].id, "k"), (documents[1].id, "k")))
    assert find_suggestions(people, documents, (told,)) == ()
