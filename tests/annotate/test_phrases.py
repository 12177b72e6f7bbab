import pytest

from demarche.annotate.names.packs import tables
from demarche.annotate.names.patterns import expression
from demarche.annotate.names.phrases import PhrasesFile, find_phrases, grammar
from demarche.annotate.names.scan import scan
from demarche.lang import covered, load


def _examples():
    for lang in covered():
        for number, example in enumerate(load(lang, "phrases", PhrasesFile).examples):
            yield pytest.param(lang, example, id=f"{lang}-{number}")


@pytest.mark.parametrize(("lang", "example"), list(_examples()))
def test_phrases_of_the_packs_examples(lang, example):
    table = tables(lang)
    items = scan(example.text, table)
    found = find_phrases(items, grammar(lang, table.order.head_first), table.local)
    assert [f"{phrase.kind}: {items.span(phrase.first, phrase.last)}" for phrase in found] == example.phrases


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("{state demonym}", "[SJ]"),
        ("[{definite}] {state}1-", "(?:D)?S+"),
        ("( {rank}0- | {title}1-3~ )-7", "(?:r*|t{1,3}?){0,7}"),
        ("{word} > {office title}", "x(?=[ot])"),
        ("{office} !> ({title} {title})", "o(?!(?:tt))"),
        ("< {state} {word}", "(?<=S)x"),
        ("{title} > {comma end}", "t(?=(?:,|$))"),
        ("list {rank}", "(?:J(?:,J)+)r"),
    ],
)
def test_a_form_of_slots_is_an_expression_over_tags(form, made):
    assert expression(form, {"list": "{demonym} ({comma} {demonym})1-"}) == made


@pytest.mark.parametrize("form", ["{stat}", "{state", "[A-Z]", "lists"])
def test_what_is_no_form_is_told(form):
    with pytest.raises(ValueError, match=r"slot|form|part"):
        expression(form, {})
