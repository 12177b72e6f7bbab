"""What is open: demands, offers, deadlines and meetings without an answer."""

from __future__ import annotations

from typing import Any

from demarche.record.loops import loops

LAST = "2031-05-30"


def act(n: int, what: str, by: str, to: str = "", **more: Any) -> dict[str, Any]:
    day = more.get("day", f"2031-05-{n:02}")
    return {
        "id": f"a{n}", "document": more.get("document", f"d{n}"), "start": 0, "end": 60, "act": what, "by": by, "to": to,
        "issues": more.get("issues", ["tolls"]), "statement": f"s{n}", "text": more.get("text", "the tolls go"),
        "date": {"earliest": day, "latest": day, "why": ""}, "origin": f"d{n}", "cue": more.get("cue", ""),
        "lent": more.get("lent", False),
    }  # fmt: skip


def found(*acts: dict[str, Any], meetings: Any = (), dates: Any = ()) -> list[tuple[str, str, str, str]]:
    """(kind, party, to, issue) of every loop."""
    lines = whole(*acts, meetings=meetings, dates=dates)
    return [(str(one["kind"]), str(one["party"]), str(one["to"]), str(one["issue"])) for one in lines]


def whole(*acts: dict[str, Any], meetings: Any = (), dates: Any = ()) -> list[dict[str, Any]]:
    names = sorted({*(one["document"] for one in acts), "last"})
    days = {one["document"]: one["date"]["latest"] for one in acts}
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [
            {"id": name, "story": name, "lang": "en",
             "published": {"earliest": days.get(name, LAST), "latest": days.get(name, LAST)}} for name in names
        ],
        "statements": [
            {"id": one["statement"], "document": one["document"], "start": 0, "end": 60, "speaker_party": one["by"],
             "condition": None, "date": {"earliest": None, "latest": None}, "issues": one["issues"]} for one in acts
        ],
        "acts": list(acts), "dates": list(dates), "meetings": list(meetings),
    }  # fmt: skip
    return [dict(one) for one in loops(rows)]


def test_a_demand_is_open_until_the_one_asked_answers() -> None:
    asked = act(1, "demand", "NOR", "SOU")
    assert found(asked) == [("demand", "NOR", "SOU", "tolls")]
    for answer in ("accept", "reject", "offer", "threaten"):
        assert found(asked, act(2, answer, "SOU")) == [] or answer == "offer"
    assert ("demand", "NOR", "SOU", "tolls") in found(asked, act(2, "inform", "SOU"))
    assert ("demand", "NOR", "SOU", "tolls") in found(asked, act(2, "reject", "SOU", issues=["fish"]))
    assert ("demand", "NOR", "SOU", "tolls") in found(asked, act(2, "reject", "EST"))


def test_an_answer_given_before_answers_nothing() -> None:
    assert found(act(1, "reject", "SOU"), act(2, "demand", "NOR", "SOU")) == [("demand", "NOR", "SOU", "tolls")]


def test_of_two_that_were_asked_the_silent_one_is_named() -> None:
    assert found(act(1, "demand", "NOR", "SOU+EST"), act(2, "reject", "SOU")) == [("demand", "NOR", "EST", "tolls")]


def test_a_demand_that_is_repeated_is_one_loop_and_one_that_is_dropped_none() -> None:
    first, again = act(1, "demand", "NOR", "SOU"), act(9, "demand", "NOR", "SOU")
    assert found(first, again) == [("demand", "NOR", "SOU", "tolls")]
    assert found(first, again, act(10, "accept", "NOR", "SOU")) == []


def test_every_offer_wants_an_answer() -> None:
    old, answer, new = act(1, "offer", "NOR", "SOU"), act(2, "reject", "SOU"), act(3, "offer", "NOR", "SOU")
    assert found(old, answer) == []
    assert found(old, answer, new) == [("offer", "NOR", "SOU", "tolls")]


def date(document: str, day: str, start: int) -> dict[str, Any]:
    return {"id": "t1", "document": document, "start": start, "end": start + 8, "earliest": day, "latest": day}


def test_a_deadline_is_open_once_it_has_passed_and_nobody_gave_way() -> None:
    words = "the tolls go by Saturday"
    asked = act(1, "demand", "NOR", "SOU", text=words)
    kinds = [one[0] for one in found(asked, dates=[date("d1", "2031-05-10", words.index("Saturday"))])]
    assert kinds == ["demand", "deadline"]
    assert "deadline" not in str(found(asked, dates=[date("d1", "2031-06-10", words.index("Saturday"))]))
    after = act(2, "accept", "SOU")
    assert found(asked, after, dates=[date("d1", "2031-05-10", words.index("Saturday"))]) == []


def test_a_day_without_a_word_of_deadline_is_none() -> None:
    words = "the tolls on Saturday go"
    asked = act(1, "demand", "NOR", "SOU", text=words)
    assert "deadline" not in str(found(asked, dates=[date("d1", "2031-05-10", words.index("Saturday"))]))


def meeting(status: str, day: str | None) -> dict[str, Any]:
    return {
        "id": "m",
        "what": "talks",
        "parties": ["NOR", "SOU"],
        "status": status,
        "date": {"earliest": day, "latest": day},
    }


def test_a_planned_meeting_is_open_once_its_day_has_passed() -> None:
    assert found(meetings=[meeting("planned", "2031-05-20")]) == [("meeting", "NOR+SOU", "", "")]
    for other in (meeting("held", "2031-05-20"), meeting("planned", LAST), meeting("planned", None)):
        assert found(meetings=[other]) == []


def test_a_mediator_that_calls_on_both_sides_raises_nothing() -> None:
    sides = act(1, "demand", "NOR", "SOU"), act(2, "demand", "SOU", "NOR")
    assert not [one for one in found(*sides, act(3, "demand", "EST", "NOR+SOU", issues=["calm"])) if one[1] == "EST"]
    assert [one for one in found(act(3, "demand", "EST", "NOR+SOU", issues=["calm"])) if one[1] == "EST"]


def test_what_the_same_acts_raise_on_two_issues_is_one_loop() -> None:
    assert found(act(1, "demand", "NOR", "SOU", issues=["fish", "tolls"])) == [("demand", "NOR", "SOU", "fish tolls")]


def test_a_meeting_of_the_same_that_is_told_of_that_day_closes_the_plan() -> None:
    planned, held = meeting("planned", "2031-05-20"), {**meeting("held", "2031-05-21"), "id": "other"}
    assert found(meetings=[planned, held]) == []
    far = {**meeting("held", "2031-05-25"), "id": "other"}
    assert found(meetings=[planned, far]) == [("meeting", "NOR+SOU", "", "")]


def test_the_reason_tells_since_when_and_what_no_report_tells() -> None:
    """What has no day stands last."""
    known, unknown = act(3, "demand", "NOR", "SOU"), act(4, "demand", "EST", "FIN+SOU", day=None, issues=["fish"])
    found = [(line["party"], line["day"], line["why"]) for line in whole(known, unknown)]
    assert found == [
        ("NOR", "2031-05-03", f"SOU has not answered on tolls since 2031-05-03 in the reports up to {LAST}"),
        (
            "EST", None, f"FIN and SOU have not answered on fish in the reports up to {LAST};"
            " no report tells on which day it was put to them",
        ),
    ]  # fmt: skip


def test_what_was_put_in_the_last_days_waits_for_its_answer() -> None:
    assert found(act(27, "demand", "NOR", "SOU")) == []
    assert found(act(26, "demand", "NOR", "SOU")) == [("demand", "NOR", "SOU", "tolls")]


def test_an_offer_to_somebody_else_answers_no_demand_but_a_refusal_does() -> None:
    asked = act(1, "demand", "NOR", "SOU")
    assert ("demand", "NOR", "SOU", "tolls") in found(asked, act(5, "offer", "SOU", "EST"))
    assert "demand" not in str(found(asked, act(5, "offer", "SOU", "NOR")))
    assert "demand" not in str(found(asked, act(5, "offer", "SOU")))
    assert found(asked, act(5, "reject", "SOU", "EST")) == []


def test_what_was_offered_that_day_already_is_no_answer() -> None:
    """A demand that takes an offer up and asks for more."""
    one = {"document": "d5", "day": "2031-05-05", "text": "the tolls be halved for lorries"}
    early = act(1, "demand", "NOR", "SOU", text="ferries run at night without any fee")
    offer, more = act(5, "offer", "SOU", "NOR", **one), act(6, "demand", "NOR", "SOU", **one)
    assert ("demand", "NOR", "SOU", "tolls") in found(early, offer, more)
    again = act(6, "demand", "NOR", "SOU", **{**one, "text": "ferries run at night without any fee"})
    assert ("demand", "NOR", "SOU", "tolls") not in found(early, offer, again)


def test_an_offer_is_taken_up_by_whoever_accepts_it() -> None:
    offer = act(1, "offer", "NOR", "EST")
    assert ("offer", "NOR", "EST", "tolls") in found(offer, act(5, "accept", "SOU"))
    assert found(offer, act(5, "accept", "SOU", "NOR")) == []


def test_a_call_on_both_sides_that_reports_come_back_to_is_open() -> None:
    sides = act(1, "demand", "NOR", "SOU"), act(2, "demand", "SOU", "NOR")
    call, again = (act(n, "demand", "EST", "NOR+SOU", issues=["calm"]) for n in (3, 9))
    assert "EST" not in {one[1] for one in found(*sides, call)}
    assert ("demand", "EST", "NOR+SOU", "calm") in found(*sides, call, again)


def test_what_stands_outside_of_the_bargain_is_open_by_itself() -> None:
    bargain = act(1, "demand", "NOR", "SOU"), act(2, "reject", "SOU", "NOR")
    words = {"issues": [], "text": "Riga to let the stranded barges go"}
    aside = act(3, "demand", "NOR", "LVA", **words)
    assert found(*bargain, aside) == [("demand", "NOR", "LVA", "")]
    assert found(*bargain, act(3, "demand", "NOR", "SOU", **words)) == []
    assert found(*bargain, aside, act(9, "accept", "LVA", "NOR", issues=[])) == []
    assert found(*bargain, act(3, "demand", "NOR", "LVA", issues=[], text="the same")) == []


def test_a_deadline_may_stand_in_the_words_for_who_sets_it() -> None:
    """The day stands before the act: "gave SOU until Saturday to hand over the maps"."""
    asked = act(1, "demand", "NOR", "SOU", issues=["maps"], cue="gave SOU until Saturday ")
    day = {**date("d1", "2031-05-10", -12), "end": -4, "text": "Saturday"}
    assert ("deadline", "NOR", "SOU", "maps") in found(asked, dates=[day])
    assert "deadline" not in str(found({**asked, "cue": "met SOU on Saturday "}, dates=[day]))


def test_what_is_not_done_on_a_day_sets_a_deadline() -> None:
    for words, sets in (("if they are not home on Saturday", True), ("if they are home on Saturday", False)):
        threat = act(1, "threaten", "NOR", "SOU", text=words)
        kinds = [one[0] for one in found(threat, dates=[date("d1", "2031-05-10", words.index("Saturday"))])]
        assert ("deadline" in kinds) == sets


def test_on_the_day_it_was_set_a_deadline_is_met_by_what_answers_it() -> None:
    words = "the tolls go by Saturday"
    asked, when = act(1, "demand", "NOR", "SOU", text=words), date("d1", "2031-05-10", words.index("Saturday"))
    same = {"day": "2031-05-01", "document": "d1"}
    assert "deadline" in str(found(asked, act(2, "accept", "SOU", **same), dates=[when]))
    assert "deadline" not in str(found(asked, act(2, "accept", "SOU", lent=True, **same), dates=[when]))


def test_a_meeting_told_without_one_of_its_parties_closes_the_plan() -> None:
    planned = {**meeting("planned", "2031-05-20"), "parties": ["EST", "NOR", "SOU"]}
    for others, is_open in ((["NOR", "SOU"], False), (["NOR"], True), (["EST", "FIN"], True)):
        held = {**meeting("held", "2031-05-20"), "id": "other", "parties": others}
        assert bool(found(meetings=[planned, held])) == is_open


def test_an_offer_is_on_the_table_from_the_day_after() -> None:
    assert found(act(29, "offer", "NOR", "SOU")) == [("offer", "NOR", "SOU", "tolls")]
    assert found(act(30, "offer", "NOR", "SOU")) == []
    assert found(act(29, "demand", "NOR", "SOU")) == []


def test_an_offer_to_nobody_by_name_is_open_until_somebody_turns_to_who_made_it() -> None:
    free = act(2, "offer", "NOR")
    assert found(free) == [("offer", "NOR", "", "tolls")]
    assert found(free, act(3, "reject", "SOU", "NOR")) == []
    assert ("offer", "NOR", "", "tolls") in found(free, act(3, "reject", "SOU", "EST"))
    assert "nobody has answered on tolls" in str(whole(free)[0]["why"])


def test_what_three_ask_together_is_one_loop() -> None:
    assert found(act(1, "demand", "DNK+NOR+SOU", "EST")) == [("demand", "DNK+NOR+SOU", "EST", "tolls")]
