"""The outside reports without any given day, and with one pinned: true days inside, and no wider than they must be."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from demarche.annotate.scheme import Scheme
from demarche.days.overlay import settled
from demarche.model import Document, Links
from demarche.pipeline import link, mark
from demarche.read import read_paths


def gold(shared: Path) -> dict[str, dict[str, object]]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("*.json"))}


def built(shared: Path, pin: str = "") -> tuple[dict[str, Document], Links]:
    truth = gold(shared)
    marked = []
    for document in read_paths([str(shared / "seeds")]):
        assert isinstance(document, Document)
        stem = Path(document.sources[0]).stem
        day = date.fromisoformat(str(truth[stem]["published"])) if pin and stem.startswith(pin) else None
        marked.append(mark(replace(document, given=day), Scheme()))
    links = link(marked)
    known = {one.document: one for one in links.days}
    now = (settled(one, known[one.id]) if one.id in known else one for one in marked)
    return {Path(one.sources[0]).stem[:3]: one for one in now}, links


def days_of(value: str) -> tuple[str, str]:
    """Bounds of 2014, 2021-12, 2021-12-15 or A/B that compare as text."""
    first, _, last = value.partition("/")
    return first + "-00-00"[len(first) - 4 :], (last or first) + "-99-99"[len(last or first) - 4 :]


def test_the_council_is_one_meeting_without_any_day(shared: Path) -> None:
    found, links = built(shared)
    names = {document.id: stem for stem, document in found.items()}
    told = [{(names[at.document], status) for at, status in line.evidence} for line in links.meetings]
    assert {("001", "planned"), ("002", "held"), ("003", "planned")} in told


@pytest.mark.parametrize("pin", ["", "000", "001", "002", "003", "004"])
def test_the_truth_is_inside(shared: Path, pin: str) -> None:
    truth = gold(shared)
    found, _ = built(shared, pin)
    for stem, answer in truth.items():
        document = found[stem[:3]]
        day = str(answer["published"])
        first, last = document.published.earliest, document.published.latest
        assert (not first or str(first) <= day) and (not last or day <= str(last)), (stem, document.published)
        dates = answer["dates"]
        assert isinstance(dates, list)
        for one in dates:
            if not one["value"]:
                continue
            low, high = days_of(one["value"])
            spots = [m for m in document.times if document.text[m.start : m.end] == one["text"]]
            for spot in spots if len([d for d in dates if d["text"] == one["text"]]) == 1 else []:
                when = spot.when
                assert (not when.earliest or str(when.earliest) <= high) and (
                    not when.latest or low <= str(when.latest)
                ), (one, when)


def test_one_day_is_proved_without_any_given(shared: Path) -> None:
    found, _ = built(shared)
    proved = [
        one.when for one in found["004"].times if one.terms and dict(one.terms.slots).keys() >= {"weekday", "day"}
    ]
    assert [(one.earliest, one.latest) for one in proved] == [(date(2021, 12, 15), date(2021, 12, 15))]
    assert found["004"].published.earliest == date(2021, 12, 15)
    for stem in ("000", "001", "002", "003"):
        assert found[stem].published.how == "unknown"


@pytest.mark.parametrize("pin", ["001", "002"])
def test_one_pinned_day_settles_what_the_words_tie_to_it(shared: Path, pin: str) -> None:
    found, links = built(shared, pin)
    for stem in {"001", "002", "003"} - {pin}:
        first, last = found[stem].published.earliest, found[stem].published.latest
        assert first and last and (last - first).days <= 12, (stem, found[stem].published)
        assert "tell of one meeting" in found[stem].published.why
    council = [line for line in links.meetings if set(line.parties) == {"NATO", "RUS"} and line.date.earliest]
    assert {(line.date.earliest, line.date.latest) for line in council} == {(date(2022, 1, 12), date(2022, 1, 12))}
