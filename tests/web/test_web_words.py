from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from demarche.errors import UsageError
from demarche.lang.load import load_file
from demarche.web.rows import Interval
from demarche.web.words import HOME, WordsFile, languages, tongue

FILES = {code: load_file(HOME / f"{code}.toml", WordsFile) for code in languages()}
ACTS = (
    "demand offer accept reject threaten warn accuse reassure deny agree express_concern praise inform promise"
    " call_for_dialogue consult support concede cooperate aid retreat protest sanction mobilize coerce assault"
)


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_the_pages_speak_english_and_indonesian() -> None:
    assert languages() == ("en", "id")


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_same_words_with_the_same_slots(code: str) -> None:
    ours, first = FILES[code], FILES["en"]
    assert ours.ui.keys() == first.ui.keys()
    assert {key: slots(text) for key, text in ours.ui.items()} == {key: slots(text) for key, text in first.ui.items()}
    assert ours.count.keys() == first.count.keys()
    assert {key: slots(p.other) for key, p in ours.count.items()} == {
        key: slots(p.other) for key, p in first.count.items()
    }
    assert {group: set(names) for group, names in ours.names.items()} == {
        group: set(names) for group, names in first.names.items()
    }


@pytest.mark.parametrize("code", languages())
def test_every_act_and_stance_of_the_contract_has_a_name(code: str) -> None:
    names = FILES[code].names
    assert set(ACTS.split()) == set(names["act"]) == set(names["toward"])
    assert set("demands offers accepts rejects conditional threatens open".split()) == set(names["stance"])
    assert set("number date polarity attribution status claim_denial".split()) == set(names["conflict"])


def test_every_word_is_used_somewhere() -> None:
    web = Path(HOME).parent
    used = "\n".join(path.read_text("utf-8") for path in (*web.rglob("*.py"), *web.glob("templates/*.html")))
    put_together = ("limit_", "note_", "order_", "show_", "toggle_")  # from a prefix and a code
    rest = [key for key in FILES["en"].ui if not key.startswith(put_together)]
    assert not [key for key in rest if f'"{key}"' not in used and f"'{key}'" not in used]


@pytest.mark.parametrize(
    ("first", "last", "english", "indonesian"),
    [
        (date(2031, 5, 6), date(2031, 5, 6), "6 May 2031", "6 Mei 2031"),
        (date(2031, 5, 1), date(2031, 5, 31), "May 2031", "Mei 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031", "2031"),
        (date(2031, 5, 11), date(2031, 5, 20), "11 – 20 May 2031", "11 – 20 Mei 2031"),
        (date(2031, 4, 28), date(2031, 5, 4), "28 Apr – 4 May 2031", "28 Apr – 4 Mei 2031"),
        (date(2030, 12, 30), date(2031, 1, 5), "30 Dec 2030 – 5 Jan 2031", "30 Des 2030 – 5 Jan 2031"),
        (None, date(2031, 5, 6), "until 6 May 2031", "sampai 6 Mei 2031"),
        (date(2031, 5, 6), None, "from 6 May 2031", "sejak 6 Mei 2031"),
        (None, None, "day not known", "hari tidak diketahui"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, english: str, indonesian: str) -> None:
    when = Interval(earliest=first, latest=last)
    assert (tongue("en").day(when), tongue("id").day(when)) == (english, indonesian)


def test_what_fills_a_sentence_is_escaped() -> None:
    assert tongue("en").say("relay", relay="<i>") == "passed on by &lt;i&gt;"
    assert tongue("en").listed([Markup("a"), Markup("b"), Markup("c")]) == "a, b and c"


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UsageError, match="choose one of en, id"):
        tongue("xx")
