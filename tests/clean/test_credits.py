"""Agencies and outlets as sources of the words."""

from __future__ import annotations

import pytest

from demarche.clean.credits import CreditsFile, credits
from demarche.lang import covered, load

EXAMPLES = [example for code in covered() for example in load(code, "credits", CreditsFile).examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_examples_of_the_packs(example: object) -> None:
    assert credits(example.text) == tuple(example.credits)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("WEXFORD, Freedonia (Reuters) - The talks failed.", ["Reuters"]),
        ("**WEXFORD, KOMPAS.com** - Perundingan gagal.", ["Kompas"]),
        ("Perundingan gagal. – Rappler.com\n\nmore", ["Rappler"]),
        ("“Tidak,” kata menteri itu. ANTARA", ["Antara"]),
        ("Sumber : Al-Arabiya", ["Al Arabiya"]),
        ("WEXFORD, Freedonia (WNA) — The talks failed.", ["WNA"]),
        ("The Wexford Harbour Union (WHU) — a small one — left.", []),
        ("By AFP | 3 May 2021", ["AFP"]),
        ("With Post wires", ["New York Post"]),
        ("kata juru bicara itu, dikutip *Reuters*.", ["Reuters"]),
        ("seperti dilansir kantor berita resmi Xinhua, Senin", ["Xinhua"]),
        ("as reported by the example-times.com on Monday", ["example-times.com"]),
        ("He told the Financial Times and CNN that it was over.", ["Financial Times"]),
        ("The Associated Press contributed to this report.", ["AP"]),
        ("It was time for a post in the metro, between the independent stars.", []),
        ("Menteri itu bicara antara lain tentang tempo perundingan.", []),
        ("Write to desk@reuters.com for more.", []),
        ("TASS reporters stood outside.", []),
    ],
)
def test_credits(text: str, names: list[str]) -> None:
    assert list(credits(text)) == names


def test_each_name_once_in_order() -> None:
    text = "AFP melaporkan. Kata menteri itu seperti dikutip Reuters. AFP melaporkan lagi."
    assert credits(text) == ("AFP", "Reuters")
