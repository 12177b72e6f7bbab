"""Weekdays of which the words leave open whether they lie behind the report or ahead of it: the truth stays inside."""

from datetime import date

import pytest

from demarche.annotate.times import mark_times
from demarche.annotate.times.leaning import Leanings
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load
from demarche.model import Document

WEDNESDAY = date(2021, 1, 27)
OPEN = [
    ("en", "The harbour board summoned the two owners for talks on <Friday>."),
    ("en", "Both sides have confirmed their attendance at the talks on <Friday>."),
    ("en", "The two agreed on a further round on <Friday>."),
    ("en", "The ferry sails on <Friday>, weather allowing."),
    ("en", "The envoy brings a redrafted map to Lusaka on <Monday>."),
    ("en", "Three of the four roads were open again by <Tuesday>."),
    ("id", "Komisi sudah mengundang kedua pihak ke pertemuan di Lusaka pada <Jumat>."),
    ("id", "Kedua pihak sudah menyepakati putaran berikutnya pada <Jumat>."),
    ("id", "Pelabuhan ditutup sampai <Sabtu>."),
    ("id", "Tim ahli berangkat ke Lusaka <Kamis>."),
]
BEHIND = [
    ("en", "By <Monday> evening, 40 trucks had crossed."),
    ("en", "The minister met the invited experts on <Monday>."),
    ("en", "The two signed the agreed text on <Monday>."),
    ("id", "Menteri itu berbicara seusai sidang komisi di pelabuhan, <Senin>."),
    ("id", "Kedua pihak bertemu di Lusaka pada <Senin>."),
]


def when(text: str, lang: str) -> tuple[date | None, date | None]:
    marked = text.replace("<", "").replace(">", "")
    start = text.index("<")
    document = mark_times(Document("d", marked, ("d.txt",), lang=lang, covered=True, given=WEDNESDAY))
    (mark,) = [one for one in document.times if one.start <= start < one.end]
    return mark.when.earliest, mark.when.latest


@pytest.mark.parametrize(("lang", "text"), OPEN)
def test_both_the_last_and_the_next_are_inside(lang: str, text: str) -> None:
    first, last = when(text, lang)
    assert first is not None
    assert last is not None
    assert first < WEDNESDAY < last
    assert (last - first).days == 7


@pytest.mark.parametrize(("lang", "text"), BEHIND)
def test_what_is_told_as_past_lies_behind(lang: str, text: str) -> None:
    assert when(text, lang) == (date(2021, 1, 25), date(2021, 1, 25))


def test_a_participle_before_its_noun_is_no_verb_of_the_past() -> None:
    text = "The grid operator expects a cargo of refined fuel in <early February>."
    assert when(text, "en") == (date(2021, 2, 1), date(2021, 2, 10))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The union's members vote on <Thursday> on the offer tabled a month ago."),
        ("id", "Kedua pihak bertukar daftar nama <Senin> dan akan bertukar tahanan pekan depan."),
        ("id", "Utusan itu, yang berada di Doha <Minggu>, diperkirakan kembali pekan depan."),
    ],
)
def test_what_another_clause_tells_settles_nothing(lang: str, text: str) -> None:
    first, last = when(text, lang)
    assert first is not None
    assert last is not None
    assert first < WEDNESDAY < last


def _leanings(lang: str) -> Leanings:
    pack = load(lang, "times", TimesFile)
    return Leanings(pack.leaning, pack.tense.infinitive)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("a batch of salted fish", "salted", True),
        ("repaired engines go back", "repaired", True),
        ("the ship landed on friday", "landed", False),
        ("they salted the fish", "salted", False),
    ],
)
def test_what_a_participle_stands_before(text: str, word: str, told: bool) -> None:
    start = text.index(word)
    assert _leanings("en").attribute(text, start, start + len(word), 0) is told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "he summoned both for talks on ", True),
        ("en", "he summoned both after talks on ", False),
        ("en", "he summoned both for talks, and left on ", False),
        ("en", "the crew awaits word on ", True),
        ("id", "ia memanggil keduanya ke pertemuan pada ", True),
        ("id", "ia memanggil keduanya seusai pertemuan pada ", False),
    ],
)
def test_what_is_arranged_may_be_on_the_day(lang: str, text: str, told: bool) -> None:
    assert _leanings(lang).arranged(text, text, 0, len(text)) is told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "he spoke after talks on ", True),
        ("en", "he spoke of talks on ", False),
        ("id", "ia bicara usai rapat pada ", True),
        ("id", "ia bicara soal rapat pada ", False),
    ],
)
def test_an_occasion_that_is_over(lang: str, text: str, told: bool) -> None:
    assert _leanings(lang).after(text, text, 0, len(text)) is told


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("the pier remained shut until friday", "both"),
        ("by friday the pier was open", "past"),
        ("by friday the pier will be open", ""),
        ("the pier waited to reopen until friday", ""),
    ],
)
def test_what_a_limit_says(text: str, way: str) -> None:
    start = text.index("friday")
    kinds = {"remained": "past", "was": "past", "will": "future", "waited": "past"}
    hits = [(text.index(word), text.index(word) + len(word), kind) for word, kind in kinds.items() if word in text]
    assert _leanings("en").passed(text, hits, (start, start + len("friday")), len(text)) == way


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" menghadiri rapat yang diperluas pada ", True),
        (" memimpin sebuah sidang yang digagas odell pada ", True),
        (" membuka konferensi yang ditunda pada ", True),
        (" memimpin delegasi yang tiba pada ", False),
        (" mengikuti langkah yang diambil gubernur pada ", False),
        (" membuka kembali berkas yang disegel pada ", False),
        (" memimpin delegasi ke rapat yang digelar pada ", False),
    ],
)
def test_an_occasion_that_somebody_attends_has_the_day_behind_it(text: str, told: bool) -> None:
    assert _leanings("id").attended(text, text, 0, len(text)) is told


def test_what_had_been_planned_comes_of_slots() -> None:
    meant = load("en", "times", TimesFile).tense.meant
    phrases = [phrase for part in meant for phrase in part.phrases()]
    assert len(phrases) == len(set(phrases))
    assert {"called off", "was due", "were due", "had been due to", "was fixed for", "had hoped to"} <= set(phrases)
