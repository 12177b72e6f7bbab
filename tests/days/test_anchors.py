"""Which day "the same day" and "two days later" are counted from."""

from datetime import date

import pytest

from demarche.annotate.sentences import mark_sentences
from demarche.annotate.times import mark_times
from demarche.link import link
from demarche.model import Document, When

HEAD = "The two ferries' owners met in the harbour on Tuesday and parted without a word."
GIVEN = date(2024, 5, 15)  # a Wednesday


def last(text: str, lang: str = "en") -> When:
    document = mark_times(Document("d", text, ("d.txt",), lang=lang, covered=True, given=GIVEN))
    return document.times[-1].when


def days(*numbers: int) -> tuple[date, date]:
    return date(2024, 5, numbers[0]), date(2024, 5, numbers[-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The list was handed over on 6 May and the port shut the same day.", days(6)),
        ("The council will meet on Friday and the miners the same day.", days(17)),
        (f"{HEAD}\n\nThe list came on 6 May. The port was shut the same day.", days(6)),
        # told in another paragraph: the day just named, that of the news, or one between
        (f"{HEAD}\n\nThe list had come on 6 May.\n\nIn the capital, the council sat on the same day.", days(6, 14)),
        (f"{HEAD}\n\nThe rule was broken on Tuesday.\n\nIn the capital, the council sat on the same day.", days(14)),
        # never a day to come
        (f"{HEAD}\n\nThey will meet again on Friday.\n\nIn the capital, the council sat on the same day.", days(14)),
        (f"{HEAD}\n\nThe pilots must go by 31 May. In the capital, the council sat on the same day.", days(14)),
        (f"{HEAD}\n\nThey will meet again on Friday. On the same day, the council will vote.", days(17)),
        (
            f"{HEAD}\n\nThe list came on 6 May.\n\nNobody spoke. It rained. The port was shut two days later.",
            days(8, 16),
        ),
        (f"{HEAD}\n\nThe list came on 6 May.\n\nThe port was shut two days later.", days(8)),
        # at the head of a paragraph: what the paragraph before is about, or what it ends with
        (
            f"{HEAD}\n\nThe paper of Monday, 13 May, says so. It rests on the list of 6 May.\n\nA day later the port was shut.",
            days(7, 14),
        ),
        # a sentence of another paragraph stands between, and what it tells is fresh
        (
            f"{HEAD}\n\nThe toll has held since 6 May.\n\nBoth spoke for an hour. A day earlier, one had shut the port.",
            days(5, 14),
        ),
        # counted from the day before it, it would lie ahead
        (
            f"{HEAD} One came back on Tuesday.\n\nBoth were to take it up in Oslo. Two days later neither will speak.",
            (None, None),
        ),
        # too far apart to tell anything
        (
            f"{HEAD}\n\nThe list had come on 6 January.\n\nIn the capital, the council sat on the same day.",
            (None, None),
        ),
    ],
)
def test_the_day_that_others_are_counted_from(text: str, expected: tuple[date | None, date | None]) -> None:
    when = last(text)
    assert (when.earliest, when.latest) == expected
    assert when.why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kedua pemilik feri bertemu pada Selasa (14/5). Jumat depan mereka akan bertemu lagi.\n\n"
         "Di ibu kota, dewan bersidang pada hari yang sama.", days(14)),
        ("Kedua pemilik feri bertemu pada Selasa (14/5).\n\nDaftar itu tiba pada 6 Mei.\n\n"
         "Di ibu kota, dewan bersidang pada hari yang sama.", days(6, 14)),
        ("Kedua pemilik feri bertemu pada Selasa (14/5). Pada hari yang sama, dewan bersidang.", days(14)),
    ],
)  # fmt: skip
def test_in_the_other_language(text: str, expected: tuple[date, date]) -> None:
    when = last(text, "id")
    assert (when.earliest, when.latest) == expected


def test_the_same_day_as_an_event_is_the_day_that_a_sentence_gives_the_event() -> None:
    text = (
        "The owners spoke on Tuesday. The list was handed over on 6 May.\n\nIt rained on 9 May.\n\n"
        "The port was shut on the same day as the list was handed over."
    )
    document = Document("d", text, ("d.txt",), lang="en", covered=True, given=GIVEN)
    (found,) = link([mark_times(mark_sentences(document))]).days
    assert [(when.earliest, when.latest) for _, when in found.times] == [days(6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The owners will meet again next Friday.", days(17, 24)),  # said on a Wednesday: of this week or of the next
        ("The owners will meet again next Tuesday.", days(21)),
        ("The owners will meet again on Friday.", days(17)),
    ],
)
def test_next_weekday_is_of_this_week_or_of_the_next(text: str, expected: tuple[date, date]) -> None:
    when = last(text)
    assert (when.earliest, when.latest) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The drill is on Monday. A day later, a second round is planned.", "en", (20, 21)),
        ("Latihan dimulai Senin. Sehari kemudian, putaran kedua dijadwalkan berlangsung.", "id", (20, 21)),
        ("The council sat on Monday. Three days later, a second round is to be held.", "en", (13, 16)),  # told as past
    ],
)
def test_a_weekday_after_which_something_is_to_come(text: str, lang: str, expected: tuple[int, int]) -> None:
    document = mark_times(Document("d", text, ("d.txt",), lang=lang, covered=True, given=GIVEN))
    assert [mark.when.earliest for mark in document.times] == [date(2024, 5, day) for day in expected]
