"""The examples of each pack, and how several mentions become one meeting."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.annotate.meetings import mark_meetings
from demarche.annotate.meetings.schema import Example, MeetingsFile
from demarche.annotate.quotations import mark_quotations
from demarche.annotate.sentences import mark_sentences
from demarche.annotate.times import mark_times
from demarche.lang import Lexicon, covered, load
from demarche.model import Document, Meeting, Mention
from demarche.world import party_forms


def read(text: str, lang: str, published: str = "2024-05-15") -> tuple[Meeting, ...]:
    """Parties by their names only, so that this test stands without the reader of names."""
    given = date.fromisoformat(published)
    document = Document(id="d", text=text, sources=("d.txt",), lang=lang, covered=True, given=given)
    forms = {name: form.code for name, form in party_forms(lang).items() if form.code and not form.weak}
    named = Lexicon(forms, cased=True).find(text)
    mentions = tuple(Mention(start, end, "party", "", code) for start, end, code in named)
    document = replace(mark_sentences(mark_quotations(document)), mentions=mentions)
    return mark_meetings(mark_times(document)).meetings


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
