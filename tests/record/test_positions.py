"""Stances from acts, as the rule in `record.positions` says."""

from __future__ import annotations

from typing import Any

from demarche.record.positions import positions


def act(n: int, what: str, by: str, to: str = "", **more: Any) -> dict[str, Any]:
    """An act on tolls in report d<n>, on its own day; `more`: day, issues, document, condition."""
    day = more.get("day", f"2031-05-{n:02}")
    return {
        "id": f"a{n}", "document": more.get("document", f"d{n}"), "start": n, "act": what, "by": by, "to": to,
        "issues": more.get("issues", ["tolls"]), "statement": f"s{n}",
        "date": {"earliest": day, "latest": day, "why": ""}, "condition": more.get("condition"),
    }  # fmt: skip


def held(*acts: dict[str, Any], story: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
    """Positions by "party/issue"."""
    names = sorted({one["document"] for one in acts})
    published = {"earliest": "2031-06-01", "latest": "2031-06-01"}
    found = positions(
        {
            "documents": [
                {"id": name, "story": (story or {}).get(name, name), "published": published} for name in names
            ],
            "statements": [
                {"id": one["statement"], "condition": one["condition"], "date": {"earliest": None, "latest": None}}
                for one in acts
            ],
            "acts": acts,
        }
    )
    return {f"{line['party']}/{line['issue']}": line for line in found}


def stance(*acts: dict[str, Any]) -> dict[str, str]:
    return {name: line["stance"] for name, line in held(*acts).items()}


def test_each_act_shows_its_stance() -> None:
    shown = {"demand": "demands", "offer": "offers", "promise": "offers", "accept": "accepts", "agree": "accepts",
             "concede": "accepts", "reject": "rejects", "threaten": "threatens"}  # fmt: skip
    for what, expected in shown.items():
        assert stance(act(1, what, "NOR")) == {"NOR/tolls": expected}, what


def test_words_alone_are_no_stance() -> None:
    for what in ("inform", "warn", "accuse", "deny", "praise", "reassure", "call_for_dialogue", "consult", "assault"):
        assert stance(act(1, what, "NOR")) == {}, what


def test_who_has_not_decided_is_open_on_what_others_raise() -> None:
    said = act(2, "inform", "SWE") | {"text": "the tolls were still being studied"}
    reports = {"documents": [{"id": f"d{n}", "lang": "en", "story": f"d{n}", "published": {"earliest": "2031-06-01",
               "latest": "2031-06-01"}} for n in (1, 2)], "statements": []}  # fmt: skip

    def found(*acts: dict[str, Any]) -> dict[str, Any]:
        bare = [{**one, "statement": ""} for one in acts]
        return {line["party"]: line["stance"] for line in positions({**reports, "acts": bare})}

    assert found(act(1, "demand", "NOR"), said) == {"NOR": "demands", "SWE": "open"}
    assert found(act(1, "demand", "SWE"), said) == {"SWE": "demands"}
    assert found(said) == {}


def test_an_if_makes_an_offer_conditional_and_leaves_a_threat() -> None:
    condition = {"start": 0, "end": 9}
    assert stance(act(1, "offer", "NOR", condition=condition)) == {"NOR/tolls": "conditional"}
    assert stance(act(1, "threaten", "NOR", condition=condition)) == {"NOR/tolls": "threatens"}


def test_the_latest_stance_holds_and_the_history_tells_the_way() -> None:
    line = held(act(3, "accept", "NOR"), act(1, "reject", "NOR"), act(2, "reject", "NOR"))["NOR/tolls"]
    assert (line["stance"], line["as_of"], line["acts"], line["stories"]) == ("accepts", "2031-05-03", ["a3"], 1)
    assert [(turn["stance"], turn["as_of"], turn["acts"]) for turn in line["history"]] == [
        ("rejects", "2031-05-02", ["a1", "a2"]),
        ("accepts", "2031-05-03", ["a3"]),
    ]


def test_copies_are_one_origin() -> None:
    acts = act(1, "reject", "NOR"), act(2, "reject", "NOR")
    assert held(*acts)["NOR/tolls"]["stories"] == 2
    assert held(*acts, story={"d1": "s", "d2": "s"})["NOR/tolls"]["stories"] == 1


def test_an_act_without_a_day_takes_the_day_of_its_report() -> None:
    line = held(act(1, "reject", "NOR", day=None))["NOR/tolls"]
    assert line["as_of"] == "2031-06-01"


def test_what_one_side_raises_is_open_for_the_other_until_it_answers() -> None:
    raised = act(1, "demand", "NOR", "SOU+EST")
    assert stance(raised) == {"NOR/tolls": "demands", "SOU/tolls": "open", "EST/tolls": "open"}
    assert stance(raised, act(2, "reject", "SOU", "NOR"))["SOU/tolls"] == "rejects"
    assert stance(raised, act(2, "reject", "SOU", "NOR", issues=["fish"]))["SOU/tolls"] == "open"
    assert held(raised)["SOU/tolls"]["acts"] == ["a1"]


def test_a_threat_raises_nothing() -> None:
    assert stance(act(1, "threaten", "NOR", "SOU")) == {"NOR/tolls": "threatens"}


def test_a_joint_act_is_held_by_each() -> None:
    assert stance(act(1, "reject", "NOR+SOU")) == {"NOR/tolls": "rejects", "SOU/tolls": "rejects"}


def test_what_several_put_to_another_is_held_by_each_and_by_the_group() -> None:
    shown = stance(act(1, "demand", "NOR+SOU", "EST"))
    group = dict.fromkeys(("NOR/tolls", "NOR+SOU/tolls", "SOU/tolls"), "demands")
    assert shown == {**group, "EST/tolls": "open"}
    assert stance(act(1, "agree", "NOR+SOU", "EST")).keys() == {"NOR/tolls", "SOU/tolls"}
    assert stance(act(1, "accept", "NOR+SOU", "SOU")).keys() == {"NOR/tolls", "SOU/tolls"}


def test_what_a_group_puts_to_another_is_held_by_the_group_and_by_those_that_say_so_alone() -> None:
    together = act(1, "demand", "DNK+NOR+SOU", "EST")
    assert stance(together) == {"DNK+NOR+SOU/tolls": "demands", "EST/tolls": "open"}
    assert stance(together, act(2, "demand", "NOR", "EST"))["NOR/tolls"] == "demands"
    again = act(2, "demand", "DNK+NOR+SOU", "")
    assert stance(together, again) == stance(together)


def test_nobody_and_nothing_hold_no_position() -> None:
    assert stance(act(1, "demand", ""), act(2, "demand", "NOR", issues=[])) == {}


def test_on_one_day_more_origins_outweigh_then_the_weightier_stance() -> None:
    same = {"day": "2031-05-01"}
    two = act(1, "offer", "NOR", **same), act(2, "offer", "NOR", **same), act(3, "reject", "NOR", **same)
    assert stance(*two) == {"NOR/tolls": "offers"}
    assert stance(*two[1:]) == {"NOR/tolls": "rejects"}


def test_the_order_of_lines_does_not_matter() -> None:
    acts = [act(1, "offer", "NOR", "SOU"), act(2, "reject", "SOU"), act(3, "demand", "NOR", "EST", day=None)]
    assert held(*acts) == held(*reversed(acts))


def test_a_turn_away_and_back_that_one_act_shows_by_the_way_is_none() -> None:
    slip = {**act(2, "offer", "NOR"), "date": {"earliest": None, "latest": None, "why": ""}}
    published = {"d1": "2031-05-01", "d2": "2031-05-12", "d3": "2031-05-20", "d4": "2031-05-20"}
    acts = [act(1, "demand", "NOR"), slip, act(3, "demand", "NOR", day="2031-05-20"),
            act(4, "demand", "NOR", day="2031-05-20")]  # fmt: skip
    turns = _turns(acts, published)
    assert turns == ["demands"]
    firm = {**slip, "date": {"earliest": "2031-05-12", "latest": "2031-05-12", "why": ""}}
    assert _turns([acts[0], firm, *acts[2:]], published) == ["demands", "offers", "demands"]


def test_an_offer_told_without_its_condition_is_the_conditional_one_of_those_days() -> None:
    bound = act(1, "offer", "NOR", condition={"start": 0, "end": 9})
    assert held(bound, act(2, "offer", "NOR"))["NOR/tolls"]["origins"] == 2
    assert held(bound, act(2, "offer", "NOR"))["NOR/tolls"]["stance"] == "conditional"
    assert held(bound, act(9, "offer", "NOR"))["NOR/tolls"]["stance"] == "offers"


def test_a_report_without_a_day_stands_beside_the_one_that_tells_of_the_same_plan() -> None:
    silent = {**act(1, "reject", "NOR"), "date": {"earliest": None, "latest": None, "why": ""}}
    asked = act(2, "demand", "SOU", "NOR", day="2031-05-05")
    published = {"d1": "", "d2": "2031-05-05"}
    told = [{"document": name, "status": "planned"} for name in published]
    plan = {"id": "m", "evidence": told, "status": "planned"}
    assert _position([silent, asked], published, "NOR")["as_of"] is None
    line = _position([silent, asked], published, "NOR", meetings=[plan])
    assert (line["as_of"], line["date"]) == ("2031-05-05", {"earliest": "2031-05-05", "latest": None})


def _turns(acts: list[dict[str, Any]], published: dict[str, str]) -> list[str]:
    return [turn["stance"] for turn in _position(acts, published, "NOR")["history"]]


def _position(acts: list[dict[str, Any]], published: dict[str, str], party: str, **more: Any) -> Any:
    rows: dict[str, Any] = {
        "documents": [
            {"id": name, "story": name, "published": {"earliest": day or None, "latest": day or None}}
            for name, day in published.items()
        ],
        "statements": [
            {"id": one["statement"], "document": one["document"], "condition": one["condition"],
             "date": {"earliest": None, "latest": None}} for one in acts
        ],
        "acts": acts, **more,
    }  # fmt: skip
    return next(line for line in positions(rows) if line["party"] == party)


BACK = "the words look back on an earlier day that they do not name"


def recalled(n: int, what: str, by: str) -> dict[str, Any]:
    """An act of which report d<n> only says that it had been done before."""
    return {**act(n, what, by), "date": {"earliest": None, "latest": None, "why": BACK}}


def _told(*acts: dict[str, Any]) -> Any:
    days = {one["document"]: f"2031-05-{one['start']:02}" for one in acts}
    return _position(list(acts), days, "NOR")


def test_what_words_look_back_on_moves_no_day() -> None:
    line = _told(act(2, "threaten", "NOR"), recalled(20, "threaten", "NOR"))
    assert (line["stance"], line["as_of"], line["origins"]) == ("threatens", "2031-05-02", 2)


def test_what_words_look_back_on_comes_before_what_the_report_tells() -> None:
    line = _told(act(2, "demand", "NOR"), recalled(20, "reject", "NOR"), act(20, "accept", "NOR"))
    assert [turn["stance"] for turn in line["history"]] == ["demands", "rejects", "accepts"]
    assert [turn["as_of"] for turn in line["history"]] == ["2031-05-02", None, "2031-05-20"]
    assert line["history"][1]["date"] == {"earliest": None, "latest": "2031-05-19"}


def test_a_day_that_is_only_bounded_shows_both_bounds() -> None:
    silent = act(1, "demand", "NOR", day=None)
    published = {"earliest": "2031-05-03", "latest": "2031-05-09"}
    reports: list[dict[str, Any]] = [{"id": "d1", "story": "d1", "published": published}]
    (line,) = positions({"documents": reports, "statements": [], "acts": [silent]})
    assert (line["as_of"], line["date"]) == ("2031-05-09", {"earliest": "2031-05-03", "latest": "2031-05-09"})


def test_a_word_on_talking_on_counts_where_nothing_else_is_shown() -> None:
    talk = {**act(2, "agree", "NOR"), "text": "to remain in contact"}
    assert _said("en", talk) == "accepts"
    assert _said("en", {**act(1, "reject", "NOR"), "text": "the tolls"}, talk) == "rejects"


def _said(lang: str, *acts: dict[str, Any]) -> str:
    reports: list[dict[str, Any]] = [
        {"id": one["document"], "lang": lang, "story": one["document"], "published": {"earliest": None, "latest": None}}
        for one in acts
    ]
    (line,) = positions({"documents": reports, "statements": [], "acts": acts})
    return str(line["stance"])


def test_the_same_utterance_in_another_story_is_an_origin_where_no_act_of_it_was_read() -> None:
    published = {"earliest": "2031-05-02", "latest": "2031-05-02"}
    reports: list[dict[str, Any]] = [{"id": name, "story": name, "published": published} for name in ("d1", "d2")]
    said: list[dict[str, Any]] = [
        {"id": f"s{n}", "document": f"d{n}", "start": 1, "end": 9, "condition": None, "date": {"earliest": None}}
        for n in (1, 2)
    ]
    told = {"documents": reports, "statements": said, "acts": [act(1, "reject", "NOR")]}
    assert positions(told)[0]["origins"] == 1
    assert positions({**told, "claims": [{"id": "c", "statements": ["s1", "s2"]}]})[0]["origins"] == 2
