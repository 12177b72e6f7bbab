from __future__ import annotations

import pickle

import pytest

from demarche.annotate.issue_words import IssuesFile, builtin_issues
from demarche.annotate.issues import issues_in, mark_issues
from demarche.annotate.scheme import Issue, Scheme
from demarche.lang import covered, load
from demarche.model import Act, Document, Sentence, Statement

EXAMPLES = [(code, example) for code in covered() for example in load(code, "issues", IssuesFile).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_examples_beside_the_words(code, example):
    assert issues_in(example.text, code) == example.issues


def test_same_ids_and_a_title_in_every_language():
    ids = {code: [entry.id for entry in load(code, "issues", IssuesFile).issues] for code in covered()}
    assert len(set(map(tuple, ids.values()))) == 1
    assert all(len(issue.titles) == len(ids) for issue in builtin_issues())


def _document(text, spans, act="inform"):
    sentences, at = [], 0
    for part in text.split("\n"):
        sentences.append(Sentence(at, at + len(part), len(sentences)))
        at += len(part) + 1
    lines = []
    for words in spans:
        start = text.index(words)
        lines.append(Statement(start, start + len(words), "indirect", "X", "", "X", "", "said", act, ""))
    acts = (Act(lines[0].start, lines[0].end, act, "", "", statement=0),)
    marks = {"sentences": tuple(sentences), "statements": tuple(lines), "acts": acts}
    return Document("d", text, ("d",), lang="en", covered=True, **marks)


def test_span_before_sentence_before_previous_sentence():
    text = (
        "The envoy asked the islanders to free the detainees.\n"
        "The islanders called that a non-starter.\n"
        "On fishing rights, the minister said the answer was no."
    )
    marked = mark_issues(_document(text, ["free the detainees", "a non-starter", "the answer was no"]))
    assert [line.issues for line in marked.statements] == [("prisoners",), ("prisoners",), ("fisheries",)]
    assert marked.acts[0].issues == ("prisoners",)


def test_long_content_does_not_reach_back():
    content = "the winter had been long and the guests had enjoyed their stay in town"
    text = f"They spoke of the dam.\nThe minister said {content}."
    assert mark_issues(_document(text, [content])).statements[0].issues == ()


def test_a_negotiator_does_not_make_it_about_the_talks():
    text = "The summit ended and the chief of the negotiations said the cooks had been kind."
    assert mark_issues(_document(text, ["the cooks had been kind"])).statements[0].issues == ()


def test_talks_stay_where_the_act_is_about_talks():
    text, content = "The republic wants talks on the tariffs at once.", "talks on the tariffs"
    assert mark_issues(_document(text, [content], "demand")).statements[0].issues == ("trade", "talks")
    assert mark_issues(_document(text, [content], "inform")).statements[0].issues == ("trade",)


def test_a_brief_replaces_the_built_in_issues():
    scheme = Scheme(issues=(Issue("lighthouse", words=(("en", ("lighthouse",)),)),))
    text = "The lighthouse must stay dark until the tariffs fall."
    marked = mark_issues(_document(text, ["The lighthouse must stay dark until the tariffs fall"]), scheme)
    assert marked.statements[0].issues == ("lighthouse",)
    assert pickle.loads(pickle.dumps(scheme)) == scheme


def test_a_language_without_a_pack_is_left_alone():
    document = Document("d", "x", ("d",), lang="fr")
    assert mark_issues(document) is document


def test_a_brief_may_name_a_built_in_issue_without_words():
    scheme = Scheme(
        issues=(
            Issue("sanctions"),
            Issue("tolls", words=(("en", ("toll",)),)),
            Issue("trade", words=(("en", ("barter",)),)),
        )
    )
    assert issues_in("The sanctions stay.", "en", scheme) == ("sanctions",)
    assert issues_in("The toll and the ceasefire stay.", "en", scheme) == ("tolls",)
    assert issues_in("The tariff goes, the barter stays.", "en", scheme) == ("trade",)
