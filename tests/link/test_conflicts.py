from __future__ import annotations

import pytest
from conflict_pairs import Pair, all_pairs, fits, told
from link_material import on_day, quote, report, said

from demarche.lang import covered, load
from demarche.link import link
from demarche.link.sense.wording import ContrastFile, contrast, words_of

ARVID, MILENA = "Arvid Stenmark", "Milena Koradin"
EXAMPLES = [(code, one) for code in covered() for one in load(code, "contrast", ContrastFile).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[one.one for _, one in EXAMPLES])
def test_examples_beside_the_words(code, example):
    assert contrast(words_of(example.one), words_of(example.other), code) == example.contrast
    assert contrast(words_of(example.other), words_of(example.one), code) == example.contrast


def kinds(*documents):
    return [conflict.kind for conflict in link(documents).conflicts]


def test_number_and_polarity_between_wordings_of_one_claim():
    text = "The boats will not leave the inner bay before the 14 sailors have had their day in court"
    one = quote(text, MILENA)
    assert kinds(one, quote(text.replace("14", "9"), MILENA)) == ["number"]
    assert kinds(one, quote(text.replace("not ", ""), MILENA)) == ["polarity"]
    assert kinds(one, quote(text.replace("court", "a court"), MILENA)) == []


def test_the_same_words_from_two_people():
    words = "Nobody in this delegation is afraid of a long night"
    assert kinds(quote(words, ARVID), quote(words, MILENA)) == ["attribution"]
    assert kinds(quote(words, ARVID), quote(words, "Norland")) == []
    assert kinds(quote("A long night", ARVID), quote("A long night", MILENA)) == []


def charge(target="VSK", **fields):
    words = f"{'Veska' if target == 'VSK' else 'Ostania'} has mined the inner bay at night"
    return said(report(f"{words}. That is untrue, Veska said."), words, ARVID, "accuse", target_party=target, **fields)


def test_a_denial_in_another_report_needs_words_in_common():
    first = on_day(charge(issues=("bases",)), 4)
    words = "No ship of ours has mined the inner bay"
    denial = on_day(said(report(words), words, "Veska", "deny", issues=("bases",)), 6)
    assert kinds(first, denial) == ["claim_denial"]
    far = on_day(said(report(words), words, "Veska", "deny", issues=("bases",)), 27)
    assert kinds(first, far) == []
    words = "Our fishermen are well paid in the south"
    assert kinds(first, on_day(said(report(words), words, "Veska", "deny", issues=("bases",)), 6)) == []


def test_both_spans_open():
    text = "The boats will not leave the inner bay before the sailors have had their day in court"
    documents = {one.id: one for one in (quote(text, MILENA), quote(text.replace("not ", ""), MILENA))}
    (conflict,) = link(list(documents.values())).conflicts
    assert sorted(documents[at.document].text[at.start : at.end] for at in conflict.spans) == sorted(
        [text, text.replace("not ", "")]
    )


@pytest.mark.parametrize("pair", all_pairs(), ids=lambda pair: f"{pair.file}: {pair.what}")
def test_pairs_of_reports(pair: Pair):
    documents = pair.documents()
    found = told(documents, link(documents).conflicts)
    known = (*pair.found, *pair.made)  # what is made up knowingly stands in pair.made: drop it once it is not
    missed = [wanted for wanted in known if not any(fits(wanted, one) for one in found)]
    made_up = [one for one in found if not any(fits(wanted, one) for wanted in known)]
    assert (missed, made_up) == ([], [])  # what is missed knowingly stands in pair.missed: move it once it is found


def test_two_lengths_stand_in_the_words_of_the_reports():
    (pair,) = [one for one in all_pairs() if one.what == "how long one round lasted"]
    assert [one.what for one in link(pair.documents()).conflicts] == ["six hours / nine hours"]
