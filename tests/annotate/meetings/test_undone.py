"""Words that say that a meeting came to nothing: an auxiliary of not being and a verb, whichever of each."""

from datetime import date

import pytest

from demarche import pipeline
from demarche.annotate.scheme import Scheme
from demarche.model import Document

UNDONE = [
    ("en", "The second round of talks between Chile and Peru, planned for Monday in Lima, did not resume."),
    ("en", "Chile will not be taking part in the talks with Peru in Lima on Monday."),
    ("en", "The talks between Chile and Peru in Lima failed to take place on Monday."),
    ("en", "Peru did not take part in the talks with Chile in Lima on Monday."),
    ("en", "The meeting of Chile and Peru in Lima on Monday never began."),
    ("en", "The talks between Chile and Peru in Lima would not go ahead on Friday."),
    ("id", "Pertemuan Cile dan Peru di Lima pada Senin gagal terselenggara."),
    ("id", "Cile tidak akan berunding dengan Peru di Lima pada Senin."),
    ("id", "Putaran kedua perundingan Cile dan Peru di Lima pada Senin tak pernah dimulai."),
    ("id", "Delegasi Peru tak pernah hadir dalam perundingan dengan Cile di Lima pada Senin."),
    ("id", "Perundingan Cile dan Peru di Lima pada Senin tak diselenggarakan."),
]
HELD = [
    ("en", "Chile and Peru met in Lima on Monday and did not start a quarrel."),
    ("en", "Chile and Peru held talks in Lima on Monday. Peru will not send grain."),
    ("id", "Cile dan Peru berunding di Lima pada Senin, tetapi pelabuhan tidak dibuka."),
]


def statuses(lang: str, text: str) -> list[str]:
    document = pipeline.mark(Document("d", text, ("d.txt",), lang=lang, given=date(2024, 5, 15)), Scheme())
    return [meeting.status for meeting in document.meetings]


@pytest.mark.parametrize(("lang", "text"), UNDONE)
def test_what_came_to_nothing_is_called_off(lang: str, text: str) -> None:
    assert statuses(lang, text) == ["cancelled"]


@pytest.mark.parametrize(("lang", "text"), HELD)
def test_a_not_of_something_else_undoes_no_meeting(lang: str, text: str) -> None:
    assert statuses(lang, text) == ["held"]
