"""What holds for any text at all."""

from __future__ import annotations

import pickle
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from demarche.clean import clean
from demarche.clean.words import files
from demarche.model import Document

KINDS = {"spam", "link", "byline", "caption", "tags", "share", "notice", "repeat", "furniture"}
PIECES = [
    "The minister of Freedonia said on Monday that the talks would go on.", "“No,” she said. 4", "By Jane Example",
    "slot gacor", "Baca juga: Perundingan", "READ MORE", "---", "| title | x |", "(AP)", "[img.1]", "Rabu, 5 Mei 2021",
    "(Foto: Antara)", "Related stories", "3 Comments", "Reply", "Ana says:", "Reuters", "- AFP", "#a #b", "https://x.y",
]  # fmt: skip
PACK_WORDS = sorted({word for file in files() for rule in file.rule for word in rule.words})
LINES = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(PACK_WORDS), st.text(max_size=40)), min_size=1, max_size=25
)
TEXTS = st.one_of(st.text(max_size=400), LINES.map("\n".join), LINES.map("\r\n\r\n".join), LINES.map(" ".join))


@given(TEXTS)
def test_marks_lie_in_the_text_in_order_and_apart(text: str) -> None:
    document = clean(Document("0", text, ("x",)))
    assert document.text == text
    for spans in (document.junk, document.headlines):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(text[span.start : span.end].strip() for span in spans)
    assert {span.kind for span in document.junk} <= KINDS


@given(TEXTS)
def test_a_headline_is_never_a_junk_line(text: str) -> None:
    document = clean(Document("0", text, ("x",)))
    junk = {(span.start, span.end) for span in document.junk}
    assert not junk & {(span.start, span.end) for span in document.headlines}


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(Document("0", text, ("x",)))
    assert clean(once) == once
    assert pickle.loads(pickle.dumps(once)) == once
