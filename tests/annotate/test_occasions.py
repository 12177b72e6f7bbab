"""On which day something was said whose own sentence names none; answers first."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.annotate import Scheme, annotate
from demarche.model import REPORT, Document

PRINTED = date(2031, 3, 14)  # a Friday

CARRIED = [
    # (language, day, words of the statement, report)
    ("en", 11, "no envoy", "Foreign Minister Ana Kovar told reporters on Tuesday that Albania would not sign. "
     "She added that Tirana would send no envoy."),
    ("en", 12, "the lock stays shut", "Speaking in Oslo on Wednesday, Prime Minister Erik Lund rejected the draft of "
     "Denmark.\n\n\"Until then the lock stays shut,\" Lund said."),
    ("en", 9, "not for sale", "The Greek negotiator, Nikos Vallas, met his Turkish counterpart in Rhodes on Sunday. "
     "Vallas said the islands were not for sale."),
    ("en", 9, "will not move", "Foreign Minister Ana Kovar of Albania on Sunday rejected the draft of Serbia. \"We will not "
     "move,\" Kovar told a local broadcaster, three weeks after the vote in Tirana."),
    ("id", 11, "tidak akan dibuka", "Menteri Luar Negeri Albania Ana Kovar mengatakan pada Selasa bahwa Tirana tidak "
     "akan menandatangani naskah itu. Ia menambahkan, perbatasan tidak akan dibuka."),
    ("id", 12, "Pintu itu tetap tertutup", "Perdana Menteri Norwegia Erik Lund, Rabu (12/3), menolak rancangan "
     "Denmark. \"Pintu itu tetap tertutup bagi mereka,\" katanya."),
    ("id", 9, "tidak dijual", "Pada Minggu (9/3), juru runding Yunani Nikos Vallas menemui mitranya dari Turki di "
     "Rodos. Vallas mengatakan pulau-pulau itu tidak dijual."),
]  # fmt: skip

NOT_CARRIED = [
    # another speaks; another day is named between; the day named is one to come; the day is one of a quotation
    ("en", "no such plan", "Foreign Minister Ana Kovar told reporters on Tuesday that Albania would not sign. "
     "Serbian President Milan Bor said there was no such plan."),
    ("en", "no envoy", "Foreign Minister Ana Kovar said on Tuesday that Albania would not sign.\n\nThe port was "
     "shelled on Thursday.\n\nKovar said Tirana would send no envoy."),
    ("en", "no envoy", "Foreign Minister Ana Kovar will meet the mediators on Sunday. Kovar said Tirana would send "
     "no envoy."),
    ("id", "tidak ada rencana", "Menteri Luar Negeri Albania Ana Kovar mengatakan pada Selasa bahwa Tirana tidak akan "
     "menandatangani naskah itu. Presiden Serbia Milan Bor mengatakan tidak ada rencana semacam itu."),
    ("id", "tidak akan dibuka", "Menteri Luar Negeri Albania Ana Kovar akan menemui para penengah pada Minggu. "
     "Kovar mengatakan perbatasan tidak akan dibuka."),
]  # fmt: skip

BESIDE = [
    # (language, day, words of the statement, report): which of the days of its sentence
    ("en", 14, "close the port", "Albania let its own deadline of March 9 pass, but Foreign Minister Ana Kovar "
     "threatened to close the port."),
    ("en", 12, "lock stays shut", "Erik Lund, who took office on Sunday, said on Wednesday that the lock stays shut."),
    ("en", 12, "would be held", "Erik Lund told reporters in Oslo on Wednesday that talks would be held on Friday."),
    ("en", 14, "one lock", "Kovar, the Albanian foreign minister, repeated the offer of one lock that she had made on "
     "Sunday."),
    ("id", 12, "tetap tertutup", "Erik Lund, yang dilantik pada Minggu, mengatakan pada Rabu bahwa pintu itu tetap "
     "tertutup."),
    ("id", 14, "menutup pelabuhan", "Tenggat 9 Maret itu lewat begitu saja, tetapi Menteri Luar Negeri Albania Ana "
     "Kovar mengancam menutup pelabuhan."),
]  # fmt: skip


def _read(lang: str, text: str) -> Document:
    return annotate(Document("a" * 16, text, ("a",), lang=lang, covered=True, given=PRINTED), Scheme())


@pytest.mark.parametrize(("lang", "day", "words", "text"), CARRIED)
def test_who_goes_on_speaking_speaks_on_the_same_day(lang: str, day: int, words: str, text: str) -> None:
    document = _read(lang, text)
    said = [one for one in document.statements if words in text[one.start : one.end]]
    assert [one.date.latest for one in said] == [date(2031, 3, day)]
    acts = [one for one in document.acts if one.statement is not None and document.statements[one.statement] in said]
    assert all(one.date == said[0].date for one in acts)


@pytest.mark.parametrize(("lang", "words", "text"), NOT_CARRIED)
def test_other_voices_and_other_days_stay_with_the_day_of_the_report(lang: str, words: str, text: str) -> None:
    said = [one for one in _read(lang, text).statements if words in text[one.start : one.end]]
    assert [one.date.at for one in said] == [REPORT]


@pytest.mark.parametrize(("lang", "day", "words", "text"), BESIDE)
def test_of_several_days_the_one_beside_the_verb_of_saying_counts(lang: str, day: int, words: str, text: str) -> None:
    said = [one for one in _read(lang, text).statements if words in text[one.start : one.end]]
    assert [one.date.latest for one in said] == [date(2031, 3, day)]


COUNTED_BACK = [
    # (language, day of the encounter or None, report)
    ("en", 10, "The two envoys of Albania and Serbia signed the paper in Oslo on Wednesday night, two days after the talks "
     "between Albania and Serbia collapsed."),
    ("en", 13, "Albania on Tuesday rejected the draft of Serbia, two days before the second round of talks between Albania "
     "and Serbia opens in Oslo."),
    ("id", 10, "Albania pada Rabu menolak rancangan Serbia, dua hari setelah pertemuan Albania dan Serbia di Oslo "
     "berakhir."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "day", "text"), COUNTED_BACK)
def test_an_encounter_from_which_a_day_is_counted_was_on_another_day(lang: str, day: int, text: str) -> None:
    days = {one.date.latest for one in _read(lang, text).meetings}
    assert date(2031, 3, day) in days
    assert days <= {date(2031, 3, day), date(2031, 3, 12)}
