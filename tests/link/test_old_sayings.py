"""A stated day that the sayings of a report speak against is that of a repost; what looks back is of its day."""

from datetime import date

import pytest
from case_reports import Report, marked

from demarche.days.overlay import settled
from demarche.link import link
from demarche.model import Document

JUNE, MARCH = date(2021, 6, 20), date(2021, 3, 12)
REPOSTS = [
    (
        "id",
        "Dua Negara Lanjutkan Perundingan Sungai\n\nPerundingan mengenai pintu air dilanjutkan di Lusaka, Kamis"
        ' (11/3/2021).\n\n"Kami belum setuju," ujar Harto Widagdo, Jumat (12/3/2021).',
    ),
    (
        "id",
        "Dua Negara Lanjutkan Perundingan Sungai\n\nPerundingan mengenai pintu air dilanjutkan di Lusaka, Kamis"
        ' (11/3).\n\n"Kami belum setuju," ujar Harto Widagdo, Jumat (12/3).',
    ),
    (
        "en",
        "River talks go on\n\nThe dam ministers parted without a text.\n\n“We are not there,” minister Harto Widagdo told"
        " reporters on Friday, 12 March 2021.",
    ),
]
OF_THEIR_DAY = [
    (
        "en",
        "What became of the river talks\n\nThe dam ministers met in Lusaka on Thursday, 11 March 2021, and parted"
        " without a text. Since then the gates have been shut. On Friday a first boat passed.",
    ),
    (
        "id",
        "Tiga Bulan Setelah Perundingan Sungai\n\nPerundingan terakhir berlangsung di Lusaka, Kamis (11/3/2021).\n\n"
        '"Kami masih menunggu," kata Harto Widagdo, Sabtu (19/6/2021).',
    ),
]


def day_of(lang: str, text: str) -> Document:
    (document,) = marked([Report(lang, text, JUNE)])
    found = {one.document: one for one in link([document]).days}
    return settled(document, found[document.id]) if document.id in found else document


@pytest.mark.parametrize(("lang", "text"), REPOSTS)
def test_the_day_of_the_newest_saying_is_inside(lang: str, text: str) -> None:
    published = day_of(lang, text).published
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= MARCH <= published.latest < JUNE
    assert "repost" in published.why


@pytest.mark.parametrize(("lang", "text"), OF_THEIR_DAY)
def test_a_report_that_looks_back_keeps_its_day(lang: str, text: str) -> None:
    published = day_of(lang, text).published
    assert (published.earliest, published.latest) == (JUNE, JUNE)
