from __future__ import annotations

from dataclasses import replace

from link_material import OTHER, TRANSLATION, WIRE, on_day, quote, report, said

from demarche.link import link

PAPER = "We have put a fair paper on the table and we are still waiting for an honest reply"
NIGHT = "Nobody in my delegation is afraid of a long night, but we shall not trade ships for lorries"
ARVID, MILENA = "Arvid Stenmark", "Milena Koradin"


def claims(*documents):
    return sorted(link(documents).claims, key=lambda claim: -len(claim.statements))


def test_one_utterance_in_two_stories_counts_twice():
    one, other = said(report(WIRE), PAPER, ARVID), said(report(OTHER), PAPER, ARVID)
    (claim,) = claims(one, other)
    assert (claim.speaker, claim.stories, claim.documents) == (ARVID, 2, 2)


def test_a_copy_adds_a_document_and_no_story():
    documents = [said(report(WIRE + tail), PAPER, ARVID) for tail in ("", " Printed by the Post.", " Sent by mail.")]
    (claim,) = claims(*documents)
    assert (claim.stories, claim.documents) == (1, 3)


def test_wordings_of_one_utterance():
    short = "a fair paper on the table and we are still waiting for an honest reply"
    other = "We put a very fair paper on that table and still we are waiting for an honest reply"
    assert len(claims(quote(PAPER, ARVID), quote(short, ARVID), quote(other, ARVID))) == 1


def test_other_words_other_speakers_and_other_days_are_other_claims():
    assert len(claims(quote(PAPER, ARVID), quote(NIGHT, ARVID))) == 2
    assert len(claims(quote(PAPER, ARVID), quote(PAPER, MILENA))) == 2
    one, other = said(report(WIRE), PAPER, ARVID), said(report(OTHER), PAPER, ARVID)
    assert len(claims(on_day(one, 1), on_day(other, 28))) == 2
    assert len(claims(on_day(one, 1), on_day(other, 3))) == 1


def test_a_person_and_the_body_spoken_for():
    assert len(claims(quote(PAPER, ARVID), quote(PAPER, "Norland"))) == 1
    assert len(claims(quote(PAPER, ARVID), quote(PAPER, "Veska"))) == 2


def test_short_content_must_be_the_same_and_not_too_short():
    assert len(claims(quote("It is over", ARVID), quote("It is over", ARVID, told=3))) == 2
    assert len(claims(quote("We will not leave", ARVID), quote("We will now leave", ARVID))) == 2


def test_statements_of_a_translation_stand_side_by_side():
    english = said(said(report(WIRE), PAPER, ARVID, "demand"), NIGHT, MILENA, "reject")
    paper = "Kami telah meletakkan naskah yang adil di meja dan kami masih menunggu jawaban yang jujur"
    night = "Tidak seorang pun dalam delegasi saya takut pada malam yang panjang, tetapi kami tidak akan menukar kapal"
    indonesian = said(said(report(TRANSLATION, "id"), paper, ARVID, "demand"), night, MILENA, "reject")
    found = claims(english, indonesian)
    assert [(claim.speaker, claim.documents, claim.stories) for claim in found] in (
        [(ARVID, 2, 1), (MILENA, 2, 1)],
        [(MILENA, 2, 1), (ARVID, 2, 1)],
    )


def test_every_statement_stands_in_one_claim():
    documents = [
        on_day(said(said(report(text), PAPER, ARVID), NIGHT, MILENA), day) for day, text in enumerate((WIRE, OTHER), 1)
    ]
    twice = replace(documents[0], statements=documents[0].statements * 2)
    keys = [key for claim in claims(twice, documents[1]) for key in claim.statements]
    assert len(keys) == len(set(keys)) == 6
    assert len({claim.id for claim in claims(twice, documents[1])}) == len(claims(twice, documents[1]))
