"""People and mentions as the next readers use them; sentences are our own."""

import json
import pickle
from pathlib import Path

import pytest

from demarche.annotate.names import PartyForm, mark_names
from demarche.model import Document, Junk

SHARED = Path(__file__).parents[2].parent / "shared"


def read(text, lang="en", **more):
    return mark_names(Document(id="d", text=text, sources=(), lang=lang, **more))


def said(document, kind):
    return [(document.text[m.start : m.end], m.party) for m in document.mentions if m.kind == kind]


def people(document):
    return {person.name: person.party for person in document.people}


def test_short_forms_share_the_key_of_the_full_name():
    document = read("Peruvian envoy Lucia Ferrante left. Ferrante said no. “Never,” said Ms Ferrante.")
    assert len(document.people) == 1
    assert {m.key for m in document.mentions if m.kind == "person"} == {document.people[0].key}
    assert [document.text[s.start : s.end] for s in document.people[0].mentions] == [
        "Lucia Ferrante",
        "Ferrante",
        "Ferrante",
    ]
    assert document.people[0].gender == "f"


def test_the_span_is_the_name_and_the_phrase_holds_the_title():
    document = read("Deputy Foreign Minister Oleg Varenko of Ukraine spoke.")
    (mention,) = [m for m in document.mentions if m.kind == "person"]
    assert document.text[mention.start : mention.end] == "Oleg Varenko"
    assert document.text[mention.phrase_start : mention.phrase_end] == "Deputy Foreign Minister Oleg Varenko"
    (role,) = document.people[0].roles
    assert document.text[role.start : role.end] == role.text == "Deputy Foreign Minister"


def test_two_people_of_one_surname_go_by_who_was_named_last():
    document = read(
        "Anna Lindqvist, an analyst, spoke first. Lindqvist was calm. Swedish envoy Erik Lindqvist answered. Lindqvist left."
    )
    keys = [m.key for m in document.mentions if m.kind == "person"]
    assert keys == ["p1", "p1", "p2", "p2"]


@pytest.mark.parametrize(
    ("lang", "text", "role", "name"),
    [
        (
            "en",
            "Danish Foreign Minister Lars Holm spoke. The foreign minister left.",
            "The foreign minister",
            "Lars Holm",
        ),
        (
            "en",
            "North Korean envoy Pak Chol Su spoke. The North Korean diplomat left.",
            "The North Korean diplomat",
            "Pak Chol Su",
        ),
        ("id", "Menteri Pertahanan Chile Pablo Rojas hadir. Menteri itu diam.", "Menteri itu", "Pablo Rojas"),
        ("id", "Duta Besar Kenya Amina Odhiambo hadir. Diplomat tersebut diam.", "Diplomat tersebut", "Amina Odhiambo"),
        ("id", "Presiden Ghana Kofi Asante hadir. Kepala Negara diam.", "Kepala Negara", "Kofi Asante"),
    ],
)
def test_a_role_standing_alone_finds_its_person(lang, text, role, name):
    document = read(text, lang)
    (mention,) = [m for m in document.mentions if m.kind == "role"]
    assert text[mention.start : mention.end] == role
    assert {p.key: p.name for p in document.people}[mention.key] == name


def test_a_role_of_another_party_or_field_finds_nobody():
    document = read("Danish Foreign Minister Lars Holm spoke. The Peruvian foreign minister left.")
    assert [m.key for m in document.mentions if m.kind == "role"] == [""]
    other = read("Menteri Pertahanan Chile Pablo Rojas hadir. Menteri Keuangan itu diam.", "id")
    assert [m.key for m in other.mentions if m.kind == "role"] == [""]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Rekan Libya-nya, Salem Haddad, meminta biaya dipotong.", "Salem Haddad", "LBY"),
        ("Rekan Uzbeknya, Rustam Karimov, meminta biaya dipotong.", "Rustam Karimov", "UZB"),
        ("Wakil Menteri Luar Negeri Tajik Zafar Rahmonov pulang.", "Zafar Rahmonov", "TJK"),
        ("Menteri Infrastruktur Rustam Karimov pulang.", "Rustam Karimov", ""),
        ("Menteri Dalam Negeri Italia Carlo Bertolani menolak.\n“Tidak,” kata Bertolani.", "Carlo Bertolani", "ITA"),
    ],
)
def test_a_person_behind_what_machines_and_titles_leave(text, name, party):
    assert people(read(text, "id")) == {name: party}


def test_a_verb_with_a_capital_is_no_surname():
    assert list(people(read("Ana Duarte Bertemu Salem Haddad\n\nAna Duarte bertemu Salem Haddad di Roma.", "id"))) == [
        "Ana Duarte", "Salem Haddad",
    ]  # fmt: skip


def test_a_counterpart_is_the_person_of_that_party():
    document = read("Bolivian President Inez Quiroga called her Danish counterpart. Danish President Lars Holm agreed.")
    role = next(m for m in document.mentions if m.kind == "role")
    assert {p.key: p.name for p in document.people}[role.key] == "Lars Holm"
    assert role.party == "DNK"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "A senior diplomat and two people familiar with the talks said no.",
            ["A senior diplomat", "two people familiar with the talks"],
        ),
        (
            "en",
            "French and German officials met. Sources close to the talks agreed.",
            ["French and German officials", "Sources close to the talks"],
        ),
        ("en", "The leaders of Peru, Chile and Ghana met.", ["The leaders of Peru, Chile and Ghana"]),
        (
            "id",
            "Seorang diplomat senior mengatakan pejabat Kenya sudah pergi.",
            ["Seorang diplomat senior", "pejabat Kenya"],
        ),
    ],
)
def test_unnamed_sources_are_whole_phrases(lang, text, expected):
    assert [words for words, _ in said(read(text, lang), "unnamed")] == expected


def test_the_party_of_unnamed_groups():
    assert said(read("French and German officials met."), "unnamed") == [("French and German officials", "DEU+FRA")]
    assert said(read("The leaders of Peru, Chile and Ghana met."), "unnamed")[0][1] == "CHL+GHA+PER"
    assert said(read("European countries and analysts waited."), "unnamed")[0][1] == ""


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The Turkish Defence Ministry denied it.", [("The Turkish Defence Ministry", "TUR")]),
        (
            "en",
            "Kenya's government and the French presidency agreed.",
            [("Kenya's government", "KEN"), ("the French presidency", "FRA")],
        ),
        ("en", "Kenya waited. The foreign ministry said nothing.", [("The foreign ministry", "KEN")]),
        ("id", "Kementerian Luar Negeri Rusia membantah.", [("Kementerian Luar Negeri Rusia", "RUS")]),
        (
            "id",
            "Pemerintah Thailand dan pihak Kamboja sepakat.",
            [("Pemerintah Thailand", "THA"), ("pihak Kamboja", "KHM")],
        ),
    ],
)
def test_offices_speak_for_their_state(lang, text, expected):
    assert said(read(text, lang), "office") == expected


def test_a_capital_is_a_place_after_a_preposition_and_a_party_as_subject():
    assert said(read("In Moscow, envoys met. Moscow said no."), "party") == [("Moscow", "RUS")]
    assert said(read("Di Moskow mereka bertemu. Moskow menolak.", "id"), "party") == [("Moskow", "RUS")]
    assert said(read("The Paris accord failed; Paris agreed."), "party") == [("Paris", "FRA")]


def test_a_dateline_is_no_party():
    assert said(read("MOSCOW, Russia – Peru said no."), "party") == [("Peru", "PER")]


@pytest.mark.parametrize(
    ("lang", "text", "qualifies"),
    [
        ("en", "Russian troops left.", True),
        ("en", "Russia left.", False),
        ("en", "NATO membership is near.", True),
        ("en", "NATO said no.", False),
        ("en", "Peru’s offer stands.", True),
        ("en", "a pro-Russian party", True),
        ("id", "Pasukan Peru mundur.", True),
        ("id", "Mereka memperingatkan Peru.", False),
        ("id", "tuntutan Peru ditolak", True),
        ("id", "bahwa Peru menolak", False),
    ],
)
def test_a_party_that_only_qualifies(lang, text, qualifies):
    found = [m for m in read(text, lang).mentions if m.kind == "party"]
    assert [m.adjectival for m in found] == [qualifies]


def test_both_sides_are_the_pair_joined_last():
    assert said(read("Talks between Peru and Chile began; both sides agreed."), "party")[-1] == (
        "both sides",
        "CHL+PER",
    )
    assert said(read("Peru dan Chile berunding. Kedua belah pihak sepakat.", "id"), "party")[-1][1] == "CHL+PER"


def test_the_alliance_is_the_body_named_last():
    assert said(read("NATO met. The alliance agreed."), "party")[-1] == ("The alliance", "NATO")
    assert said(read("ASEAN bertemu. Blok tersebut sepakat.", "id"), "party")[-1] == ("Blok tersebut", "ASEAN")


def test_a_body_that_the_report_introduces_goes_by_its_acronym():
    document = read("The Marsh People's Front (MPF) spoke. MPF commander Tom Asaro left.")
    assert people(document) == {"Tom Asaro": "MPF"}
    assert ("MPF", "MPF") in said(document, "party")


def test_glued_and_hyphenated_parties_come_apart():
    assert said(read("Dewan NATORusia dan pembicaraan AS-Korut gagal.", "id"), "party") == [
        ("NATO", "NATO"),
        ("Rusia", "RUS"),
        ("AS", "USA"),
        ("Korut", "PRK"),
    ]


def test_a_brief_adds_parties():
    text = "The Sunfish Accord States said no."
    assert ("Sunfish", "SUN") not in said(read(text), "party")
    document = mark_names(
        Document(id="d", text=text, sources=(), lang="en"), [PartyForm("SAS", ("Sunfish Accord States",))]
    )
    assert said(document, "party") == [("Sunfish Accord States", "SAS")]


def test_pronouns_carry_number_and_gender():
    document = read("She said they would come.")
    assert [(m.number, m.gender) for m in document.mentions if m.kind == "pronoun"] == [("sg", "f"), ("pl", "")]


def test_an_aide_speaks_for_the_party_of_the_one_served():
    assert people(read("Emmanuel Macron’s adviser Luc Tessier, spoke."))["Luc Tessier"] == "FRA"
    assert people(read("Ana Ruzic, an aide to Emmanuel Macron, spoke."))["Ana Ruzic"] == "FRA"


def test_people_in_junk_do_not_count():
    text = "With some additional reporting by John Smithson\nPeru said no."
    assert people(read(text)) == {"John Smithson": ""}
    assert people(read(text, junk=(Junk(0, 47, "byline"),))) == {}


def test_mentions_are_ordered_and_overlap_only_with_qualifiers():
    document = read(
        "U.S. officials told Turkish Foreign Minister Emre Aksoy that Peru's president had left the NATO talks."
    )
    for before, after in zip(document.mentions, document.mentions[1:], strict=False):
        assert before.start <= after.start
        assert before.end <= after.start or after.adjectival


def test_odd_texts_are_read():
    for text in (
        "",
        "\n\n",
        "'s",
        "’s U.S.",
        "(((",
        "A",
        "Mr",
        "al-",
        "İİİ President Kâmil Öz",
        "\x00\x01",
        "said " * 500,
    ):
        for lang in ("en", "id"):
            document = read(text, lang)
            assert all(0 <= m.start < m.end <= len(text) for m in document.mentions)


def test_a_language_without_a_pack_comes_back_as_it_was():
    document = Document(id="d", text="Angela Merkel sprach.", sources=(), lang="de")
    assert mark_names(document) is document


def test_the_marks_travel_between_processes():
    document = read("Peruvian envoy Lucia Ferrante left.")
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside the checkout")
def test_people_of_the_shared_gold():
    right = found = wanted = party = 0
    for gold_path in [*sorted((SHARED / "gold").glob("*.json")), *sorted((SHARED / "dev").glob("*.json"))]:
        gold = json.loads(gold_path.read_text(encoding="utf8"))
        folder = SHARED / "seeds" if gold_path.parent.name == "gold" else gold_path.parent
        text = (folder / f"{gold_path.stem}.txt").read_bytes().decode("utf8")
        junk = tuple(Junk(at, at + len(row), "gold") for row in gold.get("junk", []) if (at := text.find(row)) >= 0)
        got = people(read(text, gold["lang"], junk=junk))
        wanted += len(gold["people"])
        found += len(got)
        for person in gold["people"]:
            words = set(person["name"].split())
            match = next((name for name in got if set(name.split()) <= words or words <= set(name.split())), None)
            right += match is not None
            party += match is not None and got[match] == person["party"]
    assert 2 * right / (wanted + found) >= 0.95
    assert party / right >= 0.93
