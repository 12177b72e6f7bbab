from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from demarche.web.marks import Mark, lay, words

LETTERS = st.text(alphabet="ab <>&\"'\n\ré\u202e\u2066\u2028😀", max_size=60)
KINDS = st.sampled_from(("statement", "act", "junk", "date", "person", "condition"))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(LETTERS)
    ends = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(ends, ends, KINDS), max_size=8))
    linked = {"person": "people/p.html", "date": "#days", "junk": "#cut"}
    return text, [
        Mark(
            min(a, b),
            max(a, b),
            kind,
            f"{kind[0]}-{n}",
            href=linked.get(kind, ""),
            note=n if kind == "statement" else 0,
        )
        for n, (a, b, kind) in enumerate(spans, 1)
    ]


def tree(text: str, marks: list[Mark]) -> html.HtmlElement:
    blocks = "".join(f"<p>{block.html}</p>" for block in lay(text, marks))
    return html.fragment_fromstring(blocks, create_parent="div", parser=html.HTMLParser(encoding="utf-8"))


@given(marked())
def test_the_page_says_what_the_report_says_and_every_mark_holds_its_span(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    page = tree(text, marks)
    assert page.text_content() == text
    for mark in marks:
        if mark.start == mark.end:
            continue
        parts = [part for part in page.iter() if part.get("data-line") == mark.line]
        assert "".join(part.text_content() for part in parts) == text[mark.start : mark.end]
        assert [part.get("id") for part in parts] == [mark.line] + [None] * (len(parts) - 1)


@given(marked())
def test_no_link_stands_in_a_link_and_every_numbered_mark_has_one_reference(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    page = tree(text, marks)
    assert not page.xpath("//a//a")
    wanted = sorted(f"#n-{mark.line}" for mark in marks if mark.note and mark.start < mark.end)
    assert sorted(page.xpath("//a[@class='ref'][starts-with(@href,'#n-')]/@href")) == wanted


@given(marked())
def test_every_mark_with_a_link_has_it_on_its_words_or_behind_them(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    page = tree(text, marks)
    for mark in marks:
        if mark.href and mark.start < mark.end:
            parts = [part for part in page.iter() if part.get("data-line") == mark.line]
            assert {part.tag for part in parts} == {"a"} or parts[-1].getnext().get("href") == mark.href
    wanted = Counter(mark.href for mark in marks if mark.href and mark.start < mark.end)
    assert wanted.keys() == set(page.xpath("//a/@href[not(starts-with(.,'#n-'))]"))


def test_a_line_of_ten_thousand_words_is_shown_in_pieces_that_end_with_a_sentence() -> None:
    text = "The talks went on and no word came out. " * 1250
    blocks = lay(text, [Mark(0, len(text), "statement", "s-1", note=1)])
    assert 25 < len(blocks) < 60
    page = html.fragment_fromstring("".join(f"<p>{block.html}</p>" for block in blocks), create_parent="div")
    assert page.text_content() == text
    assert all(p.text_content().endswith("out. ") for p in page.iter("p"))
    assert page.xpath("//@id") == ["s-1"]


def test_a_word_without_end_is_cut_too() -> None:
    assert "".join(Markup(block.html).unescape() for block in lay("x" * 9000, [])) == "x" * 9000
    assert len(lay("x" * 9000, [])) == 5


def test_a_mark_within_a_mark_is_nested() -> None:
    (block,) = lay("one two three", [Mark(0, 13, "statement", "s-1", note=1), Mark(4, 7, "date", "d-4")])
    (inner,) = html.fragment_fromstring(f"<p>{block.html}</p>").xpath("//mark[@id='s-1']/span")
    assert inner.text == "two"


def test_crossing_marks_are_cut_and_only_the_first_part_is_the_anchor() -> None:
    page = tree("abcdef", [Mark(0, 4, "statement", "s-1"), Mark(2, 6, "statement", "s-2")])
    assert [(m.get("data-line"), m.get("id")) for m in page.iter("mark")] == [
        ("s-1", "s-1"),
        ("s-2", "s-2"),
        ("s-2", None),
    ]


def test_a_mark_over_two_paragraphs_goes_on_in_the_second() -> None:
    blocks = lay("first\n\nsecond", [Mark(2, 10, "statement", "s-1", note=1)])
    assert [block.gap for block in blocks] == [True, False]
    assert "rst" in blocks[0].html and "sec" in blocks[1].html
    assert [len(block.begun) for block in blocks] == [1, 0]


def test_marks_outside_the_text_are_left_out() -> None:
    (block,) = lay("short", [Mark(3, 99, "statement", "s-1"), Mark(2, 2, "date", "d"), Mark(-2, 3, "act", "a")])
    assert block.html == "short"


def test_what_turns_writing_around_is_shut_in_and_shown() -> None:
    assert words("a\u202eb") == 'a<span class="turn" data-u="U+202E">\u202e</span>b'
    assert words("<b>&\r\x00") == "&lt;b&gt;&amp;&#13;\ufffd"
