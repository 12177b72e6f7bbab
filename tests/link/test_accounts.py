"""What a sentence tells, whose words it has and in which way it says no."""

from __future__ import annotations

from datetime import date

from case_reports import Report, marked

from demarche.link.claims import spoken
from demarche.link.conflicts.sides import Marks, Side, Sides
from demarche.link.people import find_people
from demarche.link.stories import find_stories

CHARGE = "Chad accused Libya on Friday of moving tanks into the Aouzou strip. The border was calm."
DENIAL = (
    "Libya's envoy Nadia Ferjani met reporters in Geneva. Not one tank was moved, she said, a charge that Libya denied. "
    "A visit of monitors planned for Monday was called off."
)


def sides(*texts: str, lang: str = "en") -> list[Side]:
    documents = marked(Report(lang=lang, text=text, day=date(2020, 10, 2 + n)) for n, text in enumerate(texts))
    people, stories = find_people(documents), find_stories(documents)
    story_of = {document: story.id for story in stories for document in story.documents}
    found = Sides(documents, Marks(spoken(documents, people, stories), (), story_of))
    return [one for document in documents for one in found[document.id]]


def test_each_sentence_has_the_words_of_its_neighbours_beside_it():
    first, second = sides(CHARGE)
    assert first.place.end <= second.place.start
    assert "=tank" in second.near.gist
    assert "=tank" not in second.line.gist
    assert set(first.near.words) == {*first.line.words, *second.line.words}


def test_how_a_sentence_says_no():
    told = [one.of.no for one in sides(DENIAL)]
    assert told[0] == set()
    assert {"flatly", "negated", "denied"} <= told[1]
    assert "undone" in told[2]
    assert "flatly" not in told[2]


def test_how_a_sentence_speaks_otherwise():
    one, other, last = sides(DENIAL)
    assert "arranged" in last.of.how
    assert "arranged" not in one.of.how
    assert "denial beside" in set(one.how)
    assert "denial beside" in set(other.how)


def test_who_speaks_and_who_is_told_to_deny():
    charge = sides(CHARGE)[0]
    assert charge.by == {"TCD"}
    assert sides(DENIAL)[1].by == {"LBY"}


def test_names_are_no_parties_and_no_common_words():
    names = sides(DENIAL)[0].of.names
    assert "nadia" in names
    assert not any(name.startswith("lib") for name in names)


def test_in_indonesian():
    texts = "Kunjungan pemantau yang sedianya dilakukan Senin batal. Tidak satu tank pun dipindahkan, kata Libya."
    one, other = sides(texts, lang="id")
    assert "undone" in one.of.no
    assert "arranged" in one.of.how
    assert {"flatly", "negated"} <= other.of.no
