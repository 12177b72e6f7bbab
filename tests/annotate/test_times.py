"""The examples of each pack, by expected value, with its own publication day; and the list of what is no date."""

from datetime import date

import pytest

from demarche.annotate.times import mark_times
from demarche.annotate.times.schema import TimesFile
from demarche.lang import covered, load
from demarche.model import Document, When


def read(text: str, lang: str, given: str | None) -> Document:
    day = date.fromisoformat(given) if given else None
    return mark_times(Document(id="d", text=text, sources=("d.txt",), lang=lang, covered=True, given=day))


def interval(value: str) -> tuple[date | None, date | None]:
    """2024, 2024-05, 2024-05-13 or A/B, as in the gold."""
    if not value:
        return None, None
    if "/" in value:
        first, last = value.split("/")
        return interval(first)[0], interval(last)[1]
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    year, month = parts
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), date.fromordinal(after.toordinal() - 1)


def dated() -> list[tuple[str, str, str, str]]:
    found = []
    for code in covered():
        examples = load(code, "times", TimesFile).examples
        found += [(code, examples.published, group.value, text) for group in examples.dated for text in group.of]
    return found


def undated() -> list[tuple[str, str]]:
    return [(code, text) for code in covered() for text in load(code, "times", TimesFile).examples.none]


@pytest.mark.parametrize(("code", "published", "value", "marked"), dated())
def test_example_has_its_value(code: str, published: str, value: str, marked: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    marks = [mark for mark in read(text, code, published).times if mark.start < end and start < mark.end]
    assert [text[m.start : m.end] for m in marks] == [text[start:end]]
    assert (marks[0].when.earliest, marks[0].when.latest) == interval(value)
    assert marks[0].when.why


@pytest.mark.parametrize(("code", "text"), undated())
def test_what_is_no_date_gets_no_mark(code: str, text: str) -> None:
    assert [text[m.start : m.end] for m in read(text, code, "2024-05-15").times] == []


def values(text: str, lang: str, given: str | None = None) -> dict[str, When]:
    return {text[m.start : m.end]: m.when for m in read(text, lang, given).times}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The envoy said Monday that he will return next week.", "en"),
        ("Utusan itu mengatakan Senin bahwa ia kembali pekan depan.", "id"),
    ],
)
def test_without_publication_relative_dates_stay_open(text: str, lang: str) -> None:
    found = values(text, lang)
    assert len(found) == 2
    assert all(when.earliest is None and when.latest is None and when.why for when in found.values())


def test_month_and_day_could_change_places() -> None:
    found = values("It was filed on 03/04/2024 by the court.", "en", "2024-05-15")
    assert found["03/04/2024"].earliest is None
    assert "change places" in found["03/04/2024"].why
    assert values("It was filed on Wednesday, 03/04/2024.", "en")["Wednesday, 03/04/2024"].earliest == date(2024, 4, 3)


def test_weekday_that_is_also_the_word_for_week() -> None:
    found = values("Surat itu tiba pada Minggu lalu. Minggu lalu pula dewan bersidang.", "id", "2024-05-15")
    text = "Surat itu tiba pada Minggu lalu. Minggu lalu pula dewan bersidang."
    marks = read(text, "id", "2024-05-15").times
    assert len(found) == 1
    assert [(m.when.earliest, m.when.latest) for m in marks] == [
        (date(2024, 5, 12), date(2024, 5, 12)),
        (date(2024, 5, 6), date(2024, 5, 12)),
    ]


def test_a_date_told_on_in_the_same_paragraph_keeps_the_year() -> None:
    found = values("They signed on 3 March 2019 and parted. On 5 April they met again.", "en")
    assert found["5 April"].earliest == date(2019, 4, 5)
    apart = values("They signed on 3 March 2019 and parted.\n\nOn 5 April they met again.", "en")
    assert apart["5 April"].earliest is None


def test_same_year_and_days_later_rest_on_the_date_before() -> None:
    found = values(
        "Pada 3 Maret 2019 naskah diteken. Tiga hari kemudian kapal tiba, dan pada tahun yang sama pelabuhan buka.",
        "id",
    )
    assert found["Tiga hari kemudian"].earliest == date(2019, 3, 6)
    assert (found["tahun yang sama"].earliest, found["tahun yang sama"].latest) == (
        date(2019, 1, 1),
        date(2019, 12, 31),
    )


def test_publication_between_two_days_settles_only_what_it_can() -> None:
    post = (
        "The chancellor regretted it Thursday.\n\n"
        "We stand by our word. — A. Sample (@sample) June 1, 2017\n\n"
        "She will speak again today."
    )
    document = read(post, "en", None)
    found = {post[m.start : m.end]: m.when for m in document.times}
    assert (document.published.earliest, document.published.latest) == (date(2017, 6, 1), date(2017, 6, 7))
    assert found["Thursday"].earliest == date(2017, 6, 1)
    assert found["today"].earliest is None


def test_english_page_furniture_in_an_indonesian_report() -> None:
    assert values("• November 24, 2024\nKedua pihak berunding.", "id")["November 24, 2024"].earliest == date(
        2024, 11, 24
    )


def test_uncovered_language_has_no_marks() -> None:
    assert read("Lundi, les ministres se sont vus.", "fr", None).times == ()
