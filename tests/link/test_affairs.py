"""Reports that name the same people are of the same years: so a weekday beside its date needs no year."""

from datetime import date

import pytest
from case_reports import Report, marked

from demarche.days.overlay import settled
from demarche.link import link

DATED = (
    "LOMAR, 8 March 2017 - The quarrel over the pumps at the weir goes on. Water minister Ilka Soren said that she was"
    " tired of it. Foreign minister Dov Harel called it a shame. Chief engineer Mira Tolan said that they ran at night."
)
SECOND = (
    "LOMAR, Thursday, 23 March - Farmers below the town have had no water for nine days. Mira Tolan told them to wait for"
    " rain. Dov Harel promised lorries with tanks. Ilka Soren was not there."
)
THIRD = (
    "LOMAR, Thursday, 23 March - A bridge gave way under a bus. Dov Harel promised a new one. Mira Tolan told reporters"
    " about old bolts. Ilka Soren said that nobody had asked her."
)
OTHERS = (
    "LOMAR, Thursday, 23 March - A bridge gave way under a bus. Dov Harel promised a new one. Odo Brandt told reporters"
    " about old bolts. Petra Nald said that nobody had asked her."
)


def days_of(texts: list[str]) -> list[tuple[date | None, date | None]]:
    documents = marked([Report("en", text) for text in texts])
    found = {one.document: one for one in link(documents).days}
    now = [settled(one, found[one.id]) if one.id in found else one for one in documents]
    return [(one.published.earliest, one.published.latest) for one in now]


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        ([DATED, SECOND], date(2017, 3, 23)),
        # one tells the year to the next
        ([DATED, SECOND, THIRD], date(2017, 3, 23)),
        # one name in common is not enough, and without the year of another report there is none
        ([DATED, OTHERS], None),
        ([SECOND, THIRD], None),
    ],
)
def test_several_people_in_common_tell_the_year(texts: list[str], last: date | None) -> None:
    assert days_of(texts)[-1] == (last, last)
