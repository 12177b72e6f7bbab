"""The examples beside the words of each pack, each put where its kind stands: into a small report."""

from __future__ import annotations

import pytest

from demarche.clean import clean
from demarche.clean.words import JunkFile
from demarche.lang import covered, load
from demarche.model import Document

REPORTS = {
    "en": (
        "Freedonia rejected the demand on Monday, a spokesman for its foreign ministry said.",
        "Sylvania's envoy answered that the talks would go on in the spring without conditions.",
    ),
    "id": (
        "Freedonia menolak tuntutan itu pada Senin, kata juru bicara kementerian luar negerinya.",
        "Utusan Sylvania menjawab bahwa perundingan akan berlanjut pada musim semi tanpa syarat.",
    ),
}
EXAMPLES = [
    pytest.param(code, example.kind, text, id=f"{code}: {text[:40]}")
    for code in covered()
    for example in load(code, "junk", JunkFile).examples
    for text in example.text
]


@pytest.mark.parametrize(("code", "kind", "text"), EXAMPLES)
def test_an_example_is_what_it_says(code: str, kind: str, text: str) -> None:
    first, second = REPORTS[code]
    report = "\n\n".join([first, second, text])
    junk = clean(Document("0", report, ("x",))).junk
    assert [(span.kind, report[span.start : span.end]) for span in junk] == ([(kind, text)] if kind else [])


@pytest.mark.parametrize("code", covered())
def test_every_kind_has_examples_and_so_has_the_report(code: str) -> None:
    file = load(code, "junk", JunkFile)
    kinds = {rule.kind for rule in file.rule} | {"spam", ""}
    assert kinds <= {example.kind for example in file.examples}
