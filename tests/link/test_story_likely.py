"""How likely two reports carry one text: its signs and their sum."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from link_material import OTHER, TRANSLATION, WIRE, report

from demarche.link.stories.likely import BY_TONGUE, STEPS, log_odds, signs, weights
from demarche.link.stories.outlines import Likeness, Outline, alike, likeness
from demarche.link.stories.renderings import Rendering

TONGUES = ("one tongue", "other tongue")
ALL = Likeness(1.0, 1.0, 1.0, 20.0, 6, 9, 9, 1.0, "one")
LAID = Rendering(1.0, 1.0, 3)


def _outlines(*documents):
    return [Outline.of(one, frozenset(), kept=_Unkept()) for one in documents]


class _Unkept:
    def result(self, what, documents, make, kind, beside=b""):
        return make()


def _possible():
    """Every sign that any two reports can give."""
    steps = {f"{name} {step}" for name, found in STEPS.items() for step in found}
    tongue = {f"{one}, {name} {step}" for one, name in product(TONGUES, BY_TONGUE) for step in STEPS[name]}
    return {*TONGUES, *STEPS, *steps, *tongue, *(f"{one} agency" for one in ("no", "one", "two"))}


def test_every_weight_is_of_a_sign_that_reports_can_give():
    assert weights().signs.keys() <= _possible()


def test_a_measure_gives_every_step_that_it_reaches():
    both = report(WIRE), report(TRANSLATION, "id")
    found = set(signs(both, ALL, LAID))
    assert {f"told {step}" for step in STEPS["told"]} <= found
    assert "other tongue, told 0.7" in found and "one tongue, told 0.7" not in found
    little = set(signs(both, ALL, replace(LAID, told=0.3)))
    assert "told 0.3" in little and "told 0.35" not in little


def test_a_quotation_that_nobody_has_gives_no_sign_of_one():
    found = signs((report(WIRE), report(OTHER)), ALL, Rendering(0.5, 0.0, 0))
    assert not any("quotation" in sign for sign in found)


def test_the_order_of_the_two_makes_no_difference():
    one, other = report(WIRE), report(TRANSLATION, "id")
    first, second = _outlines(one, other)
    assert likeness(first, second) == likeness(second, first)
    assert log_odds((one, other), ALL, LAID) == log_odds((other, one), ALL, LAID)


@pytest.mark.parametrize(("part", "value"), [("told", 0.1), ("quoted", 0.0)])
def test_less_that_is_told_or_quoted_alike_is_less_likely(part, value):
    both = report(WIRE), report(TRANSLATION, "id")
    assert log_odds(both, ALL, LAID) > log_odds(both, ALL, replace(LAID, **{part: value}))


def test_a_translation_is_likely_and_another_report_of_the_event_is_not():
    wire, same, other = report(WIRE), report(TRANSLATION, "id"), report(OTHER)
    odds = {
        frozenset((a.document.id, b.document.id)): log_odds((a.document, b.document), likely, laid)
        for a, b, likely, laid in alike([wire, same, other], {})
    }
    assert odds[frozenset((wire.id, same.id))] >= weights().enough
    assert all(value < weights().enough for pair, value in odds.items() if other.id in pair)
