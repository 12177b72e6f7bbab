"""The examples of each pack, and how several mentions become one meeting."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.annotate.meetings import mark_meetings
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.mark import merge
from demarche.annotate.meetings.schema import Example, MeetingsFile
from demarche.annotate.quotations import mark_quotations
from demarche.annotate.sentences import mark_sentences
from demarche.annotate.times import mark_times
from demarche.lang import Lexicon, covered, load
from demarche.model import Document, Meeting, Mention, When
from demarche.world import party_forms


def read(text: str, lang: str, published: str = "2024-05-15") -> tuple[Meeting, ...]:
    """Parties by their names only, so that this test stands without the reader of names."""
    given = date.fromisoformat(published)
    document = Document(id="d", text=text, sources=("d.txt",), lang=lang, covered=True, given=given)
    forms = {name: form.code for name, form in party_forms(lang).items() if form.code and not form.weak}
    named = Lexicon(forms, cased=True).find(text)
    mentions = tuple(Mention(start, end, "party", "", code) for start, end, code in named)
    document = replace(mark_sentences(mark_quotations(document)), mentions=mentions)
    return tuple(one for one in mark_meetings(mark_times(document)).meetings if one.sure)


def day(meeting: Meeting) -> str:
    first, last = meeting.date.earliest, meeting.date.latest
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}/{last}"


EXAMPLES = [(code, one) for code in covered() for one in load(code, "meetings", MeetingsFile).examples.meetings]
NONE = [(code, text) for code in covered() for text in load(code, "meetings", MeetingsFile).examples.none]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_example_is_one_meeting(code: str, example: Example) -> None:
    text = example.text.replace("<", "").replace(">", "")
    trigger = example.text.index("<")
    published = load(code, "meetings", MeetingsFile).examples.published
    [meeting] = read(text, code, published)
    assert meeting.start <= trigger < meeting.end
    assert "+".join(meeting.parties) == example.parties
    assert (meeting.place, day(meeting), meeting.status) == (example.place, example.date, example.status)


@pytest.mark.parametrize(("code", "text"), NONE)
def test_what_is_no_meeting(code: str, text: str) -> None:
    assert read(text, code) == ()


def test_two_mentions_of_one_encounter_are_one_line() -> None:
    text = (
        "France and Japan held talks in Geneva on Monday. The talks between France and Japan on Monday were tense.\n\n"
        "The Japan-France meeting in Geneva ended early."
    )
    [meeting] = read(text, "en")
    assert (meeting.place, day(meeting)) == ("Geneva", "2024-05-13")


def test_other_days_and_other_parties_are_other_meetings() -> None:
    text = "France and Japan held talks in Geneva on Monday. France and Kenya will meet in Vienna on Friday."
    first, second = read(text, "en")
    assert (first.parties, first.status) == (("FRA", "JPN"), "held")
    assert (second.parties, second.status) == (("FRA", "KEN"), "planned")


def test_a_side_left_out_is_one_of_the_two_the_report_is_about() -> None:
    text = "Prancis dan Jepang berselisih soal ikan. Jepang menuduh Prancis. Hasil pertemuan hari Senin mengecewakan."
    [meeting] = read(text, "id")
    assert meeting.parties == ("FRA", "JPN")


def test_no_side_is_made_up_where_a_report_is_about_many() -> None:
    text = "Prancis menuduh Jepang. Kenya membela Brasil. Hasil pertemuan hari Senin mengecewakan."
    assert read(text, "id") == ()


def test_headlines_and_junk_tell_no_meetings() -> None:
    text = "France and Japan held talks in Geneva on Monday."
    assert len(read(text, "en")) == 1
    document = Document(id="d", text=text, sources=("d.txt",), lang="en", covered=False)
    assert mark_meetings(document).meetings == ()


def test_an_encounter_told_again_may_call_it_off() -> None:
    text = "Prancis dan Jepang akan bertemu di Wina pada Jumat. Namun pertemuan itu dibatalkan."
    [meeting] = read(text, "id")
    assert (meeting.place, meeting.status) == ("Wina", "cancelled")


def test_a_host_named_in_the_next_sentence_takes_part() -> None:
    text = "France and Japan held talks in Geneva on Monday. The talks, mediated by Kenya, were tense."
    [meeting] = read(text, "en")
    assert meeting.parties == ("FRA", "JPN", "KEN")


def test_the_next_round_has_the_sides_of_the_last() -> None:
    text = "France, Kenya and Japan met in Geneva on Monday. The fourth round opens in Vienna on 3 June."
    first, second = read(text, "en")
    assert second.parties == first.parties == ("FRA", "JPN", "KEN")
    assert (second.place, day(second), second.status) == ("Vienna", "2024-06-03", "planned")


def test_the_two_are_those_named_just_before() -> None:
    text = "Brazil, Peru and Chile are at odds. France backs Japan. The two will meet in Geneva on Friday."
    [meeting] = read(text, "en")
    assert meeting.parties == ("FRA", "JPN")


def test_an_organ_of_a_state_meets_by_itself_but_a_state_does_not() -> None:
    assert [m.parties for m in read("The cabinet of France met on Monday.", "en")] == [("FRA",)]
    assert read("People from France met on Monday.", "en") == ()


def test_what_is_asked_for_or_denied_is_no_meeting() -> None:
    assert read("France demanded a meeting with Japan on Monday.", "en") == ()
    assert read("Prancis menolak pertemuan dengan Jepang pada Senin.", "id") == ()
    assert read("France and Japan have not met in Geneva since Monday.", "en") == ()


def test_a_city_before_the_noun_is_the_place() -> None:
    [meeting] = read("France and Japan ended the Geneva talks on Monday.", "en")
    assert (meeting.parties, meeting.place) == (("FRA", "JPN"), "Geneva")


def test_a_visit_needs_a_visitor() -> None:
    [meeting] = read("France's president will visit Tokyo on Friday.", "en")
    assert (meeting.parties, meeting.status) == (("FRA", "JPN"), "planned")
    assert read("The most-visited page is of a visit to Japan and Kenya on Monday.", "en") == ()


def people(text: str, lang: str, *named: tuple[str, str, str]) -> tuple[Meeting, ...]:
    """As `read`, with further mentions (words, kind, party)."""
    document = Document(id="d", text=text, sources=("d.txt",), lang=lang, covered=True, given=date(2024, 5, 15))
    forms = {name: form.code for name, form in party_forms(lang).items() if form.code and not form.weak}
    found = [Mention(a, b, "party", "", code) for a, b, code in Lexicon(forms, cased=True).find(text)]
    for words, kind, code in named:
        start = text.index(words)
        found.append(Mention(start, start + len(words), kind, "", code, number="sg" if kind == "pronoun" else ""))
    document = replace(mark_sentences(mark_quotations(document)), mentions=tuple(found))
    return tuple(one for one in mark_meetings(mark_times(document)).meetings if one.sure)


def test_an_official_who_travels_on_a_told_day_meets_those_at_home_there() -> None:
    text = "Japan is wary. Its envoy will fly to Tokyo on Friday."
    [meeting] = people(text, "en", ("Its envoy", "role", "FRA"))
    assert (meeting.parties, meeting.place, meeting.status) == (("FRA", "JPN"), "Tokyo", "planned")
    assert people("Japan is wary. Its envoy may fly to Tokyo.", "en", ("Its envoy", "role", "FRA")) == ()


def test_a_venue_whose_state_the_report_does_not_tell_of_takes_no_part() -> None:
    text = "Kenya is wary. The envoy will fly to Tokyo on Friday."
    assert people(text, "en", ("The envoy", "role", "FRA")) == ()


def test_who_is_received_or_spoken_to_must_be_a_person() -> None:
    text = "France received the envoy of Japan in Paris on Monday."
    assert [m.parties for m in people(text, "en", ("the envoy of Japan", "role", "JPN"))] == [("FRA", "JPN")]
    assert people("France received a letter of Japan in Paris on Monday.", "en") == ()
    text = "Utusan Prancis berbicara dengan menteri Jepang pada Senin."
    named = (("Utusan Prancis", "unnamed", "FRA"), ("menteri Jepang", "role", "JPN"))
    assert [m.parties for m in people(text, "id", *named)] == [("FRA", "JPN")]


def test_a_pronoun_meets_for_the_person_named_last() -> None:
    text = "The envoy spoke of Kenya. She met the minister of Japan in Tokyo on Monday."
    named = (("The envoy", "role", "FRA"), ("She", "pronoun", ""), ("the minister of Japan", "role", "JPN"))
    assert [m.parties for m in people(text, "en", *named)] == [("FRA", "JPN")]


def test_the_parties_are_those_of_the_encounter_before() -> None:
    text = "France, Kenya and Japan met in Geneva on Monday. The parties will meet in the same city on Friday."
    mention = ("The parties", "party", "BRA+PER")
    first, second = people(text, "en", mention)
    assert second.parties == first.parties == ("FRA", "JPN", "KEN")
    assert (second.place, day(second)) == ("Geneva", "2024-05-17")


@pytest.mark.parametrize(
    ("text", "lang", "what"),
    [
        ("France and Japan held talks in Geneva on Monday, and one at the OSCE on Thursday.", "en", "talks"),
        (
            "Prancis dan Jepang mengadakan pertemuan di Jenewa pada Senin, dan satu di OSCE pada Kamis.",
            "id",
            "pertemuan",
        ),
    ],
)
def test_what_stands_for_an_encounter_goes_by_its_word(text: str, lang: str, what: str) -> None:
    assert {meeting.what for meeting in read(text, lang)} <= {what, "OSCE"}
    assert len(read(text, lang)) == 2


@pytest.mark.parametrize(("said", "status"), [("Friday is off.", "cancelled"), ("But Friday stands.", "planned")])
def test_a_day_alone_tells_what_comes_of_the_meeting_set_for_it(said: str, status: str) -> None:
    [meeting] = read(f"Talks between France and Japan are set for Friday in Vienna. {said}", "en")
    assert (meeting.date.earliest, meeting.status) == (date(2024, 5, 17), status)


def test_a_day_on_which_nothing_was_set_is_off_for_others() -> None:
    [meeting] = read("Talks between France and Japan are set for Friday in Vienna. Monday is off.", "en")
    assert meeting.status == "planned"


def test_who_stands_between_the_sides_is_none_of_the_two_the_report_is_about() -> None:
    text = (
        "Kenya blames France. Kenya has mediated for years. Mediators from Kenya fear Japan. France blames Japan. "
        "Japan blames France. The delegations left Vienna on Tuesday."
    )
    [meeting] = read(text, "en")
    assert {"FRA", "JPN"} <= {*meeting.parties}


def test_the_day_on_which_a_meeting_was_called_off_is_not_its_own() -> None:
    [meeting] = read("France on Monday called off a meeting with Japan that was due in Vienna on 17 May.", "en")
    assert (meeting.date.earliest, meeting.status) == (date(2024, 5, 17), "cancelled")


def test_who_goes_somewhere_after_talks_did_not_hold_them_there() -> None:
    meetings = read("The envoy flew to Oslo after talks between France and Japan on Monday.", "en")
    assert [one.place for one in meetings] == [""]


def test_two_of_one_side_are_one_only_by_what_they_share() -> None:
    sits = told_by("FRA", kind="sit")
    assert len(merge([sits, told_by("FRA", "JPN", start=50)])) == 2  # its cabinet, and its talks with another
    assert len(merge([told_by("FRA"), told_by("FRA", start=50)])) == 2
    in_lyon = [told_by("FRA", place="Lyon"), told_by("FRA", place="Lyon", start=50)]
    assert len(merge(in_lyon)) == 1
    assert len(merge([sits, replace(sits, start=50, end=60, again=True)])) == 1  # "the session"


def told_by(*parties: str, kind: str = "talks", place: str = "", start: int = 0) -> Found:
    """A telling of ten code points without any day."""
    return Found(
        start, start + 10, (start, start + 5), kind, frozenset(parties), frozenset(), place, "", "", When(),
        dated=False, told="", status="held", explicit=True, firm=True, again=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("en", "France and Japan held the 4th round of talks in Geneva on Monday.", 4),
        ("en", "France and Japan held a third consecutive round of talks in Geneva on Monday.", 3),
        ("en", "France and Japan held the initial round of talks in Geneva on Monday.", 1),
        ("en", "France and Japan held talks in Geneva on Monday.", 0),
        ("id", "Prancis dan Jepang menggelar putaran ke-2 perundingan di Jenewa pada Senin.", 2),
        ("id", "Prancis dan Jepang menggelar putaran perdana perundingan di Jenewa pada Senin.", 1),
        ("id", "Prancis dan Jepang menggelar putaran III perundingan di Jenewa pada Senin.", 3),
    ],
)
def test_which_round_it_is(code: str, text: str, number: int) -> None:
    [meeting] = read(text, code)
    assert meeting.round == number


SLIPPED = [
    ("en", "France and Japan will hold the fourth round of talks in Vienna on Sunday. The initial date for the fourth round "
     "of talks was set for May 10 in Geneva, but was postponed."),
    ("id", "Prancis dan Jepang akan menggelar putaran keempat perundingan di Wina pada Jumat. Putaran keempat semula "
     "dijadwalkan pada 10 Mei di Jenewa, tetapi ditunda."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SLIPPED)
def test_a_round_that_was_put_off_is_the_one_with_the_new_day(code: str, text: str) -> None:
    [meeting] = read(text, code)
    assert (meeting.round, meeting.status, str(meeting.was.earliest)) == (4, "planned", "2024-05-10")
    assert meeting.place == ("Vienna" if code == "en" else "Wina")


OPENING = [
    ("en", 'France and Japan ended their initial "indirect" talks in Geneva on Monday.', 1),
    ("en", "France and Japan held inaugural nuclear talks in Geneva on Monday.", 1),
    ("en", "After initial reactions to the talks France and Japan met in Geneva on Monday.", 0),
    ("en", "France and Japan held their first talks in ten years in Geneva on Monday.", 0),
    ("id", "Prancis dan Jepang mengadakan perundingan tidak langsung perdana di Jenewa pada Senin.", 1),
    ("id", "Prancis dan Jepang mengadakan pembicaraan awal di Jenewa pada Senin.", 1),
    ("id", "Prancis dan Jepang mengadakan perundingan awal pekan ini di Jenewa.", 0),
]


@pytest.mark.parametrize(("code", "text", "number"), OPENING)
def test_opening_talks_are_the_first_round(code: str, text: str, number: int) -> None:
    [meeting] = read(text, code)
    assert meeting.round == number
