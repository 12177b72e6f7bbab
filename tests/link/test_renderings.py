from __future__ import annotations

from dataclasses import replace

from link_material import OTHER_ID, TRANSLATION, WIRE, report

from demarche.link.stories.renderings import lines_of, rendering


def _laid(one, other):
    return rendering(lines_of(one), lines_of(other))


def test_a_translation_tells_what_another_report_does_not():
    wire = report(WIRE)
    same, other = _laid(wire, report(TRANSLATION, "id")), _laid(wire, report(OTHER_ID, "id"))
    assert same.told > 0.5 > other.told


def test_a_report_tells_all_of_itself_and_all_it_quotes():
    laid = _laid(report(WIRE), report(WIRE))
    assert laid.told > 0.9 and laid.quoted in (0.0, 1.0)


def test_nothing_is_told_of_an_empty_report():
    empty = replace(report(""), sentences=(), quotations=())
    laid = _laid(report(WIRE), empty)
    assert (laid.told, laid.quoted, laid.quotations) == (0.0, 0.0, 0)
