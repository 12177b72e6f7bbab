"""Which stance an act shows, and on what terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from demarche.record.bargain import Terms, consents, denies, is_bound, is_limit, leans, links, pends, stipulates
from demarche.record.lines import Line
from demarche.record.showings.showing import Words, number, strings

STANCE = {
    "demand": "demands",
    "offer": "offers",
    "promise": "offers",
    "accept": "accepts",
    "agree": "accepts",
    "concede": "accepts",
    "reject": "rejects",
    "threaten": "threatens",
}
SOFTENED = frozenset({"offers", "accepts"})
"""Stances that any condition makes conditional; a threat stays what it is."""
BOUND = frozenset({"demands", "rejects"})
"""Stances that an exclusive condition ("only if") makes conditional."""
WARNED, PRAISED, PROMISED, BACKED = "warn", "praise", "promise", "support"
TOLD, DENIED = "inform", "deny"
SHOWN = frozenset({*STANCE, WARNED, PRAISED, BACKED, TOLD, DENIED})
UNDECIDED = frozenset({"accept", "reject", PRAISED, TOLD})
"""Acts that show nothing but that a party has not made up its mind, where their words say so."""
GIVEN = frozenset({"offer", "accept", "promise"})
"""Acts by which something is given."""
HARD, SEVERAL = frozenset({"demand", "reject", "threaten"}), 2
"""Acts by which sides stand against each other, and the reports in which each does so."""
BEHIND = 40
"""Code points between an offer and the condition it is told with."""


def stance_of(act: Line, statement: Line | None, told: Terms, lang: str) -> str:
    if act["act"] in UNDECIDED and pends(str(act.get("text", "")), lang):
        return "open"
    if act["act"] in (TOLD, DENIED):  # "denied that it had agreed to the fee"
        denied = act["act"] == DENIED and statement is not None and consents(str(act.get("text", "")), lang)
        return "rejects" if denied else ""
    stance = STANCE.get(str(act["act"]), "")
    if act["act"] == PROMISED and statement is None:
        return ""  # what a report says will be done: no offer to anybody
    if act["act"] in (PRAISED, BACKED):
        taken = told.proposal and not told.weighing  # "took note of the proposal"
        return "accepts" if taken or (act["act"] == BACKED and mutual(act)) else ""
    if not stance:
        return "rejects" if told.red else ""
    if stance in SOFTENED and told.weighing:
        return ""
    condition = condition_of(act, statement)
    if stance in SOFTENED and (
        told.asked
        or told.only
        or told.hinged
        or (stance == "offers" and links(str(act.get("cue", "")), lang))
        or (statement is None and told.supposing)
        or (told.after and _of_more(act, statement))
        or (condition and not is_limit(condition.text, lang))
    ):
        return "conditional"
    if stance == "demands" and (settled := _wanted(act, lang)):
        return settled
    bound = told.only or (condition is not None and _hangs(condition.text, stance, lang))
    return "conditional" if stance in BOUND and bound and _yields(act, statement) else stance


def _of_more(act: Line, statement: Line | None) -> bool:
    """Does what was said name an issue that is none of the act's, as what must come before it ("after the line")?"""
    return statement is not None and bool(set(strings(statement.get("issues"))) - set(strings(act.get("issues"))))


def _wanted(act: Line, lang: str) -> str:
    """The stance of a demand that its own words settle, "" where its condition does."""
    if leans(str(act.get("text", "")), lang) or _bidden(act):
        return "demands"  # the words of the condition alone are what is wanted
    return "conditional" if stipulates(str(act.get("cue", "")), lang) else ""


def _bidden(act: Line) -> bool:
    """ "wants Oslo to sail only if …": the one who is bidden opens the words, so "only" is a part of what is asked."""
    words = act.get("to_text")
    return isinstance(words, dict) and words.get("start") == act["start"]


def _hangs(condition: str, stance: str, lang: str) -> bool:
    """ "as long as it is barred"; of a refusal also "if it is not opened", which would be given once it is."""
    return is_bound(condition, lang) or (stance == "rejects" and denies(condition, lang))


def opposed(acts: Iterable[Line]) -> frozenset[str]:
    """Joint codes of sides that stand against each other: in several reports each asks of the other, or refuses it."""
    hard: dict[tuple[str, str], set[str]] = defaultdict(set)
    joint = set()
    for act in acts:
        by, to = str(act["by"]), str(act["to"])
        if "+" in by:
            joint.add(by)
        elif act["act"] in HARD and to and "+" not in to:
            hard[by, to].add(str(act["document"]))
    return frozenset(
        code
        for code in joint
        for one, two in combinations(code.split("+"), 2)
        if min(len(hard[one, two]), len(hard[two, one])) >= SEVERAL
    )


def mutual(act: Line) -> bool:
    """Do several do it with one another ("A and B reached a deal")?"""
    by = set(str(act["by"]).split("+"))
    return len(by) > 1 and by <= set(str(act["to"]).split("+"))


def _yields(act: Line, statement: Line | None) -> bool:
    """Is the act the whole of what its statement says? A clause among others keeps its own sense."""
    if statement is None:
        return True
    return (act["start"], act.get("end")) == (statement.get("start"), statement.get("end"))


def bargained(act: Line, statement: Line, stance: str, refused: bool = False) -> tuple[tuple[str, str], ...]:
    """Issues that the condition alone names: something is asked there, or refused ("provided that no clause ..."); of a
    threat it is what must be or stop ("if the road is not opened, no ship will sail")."""
    if stance not in ("conditional", "threatens"):
        return ()
    main = set(strings(act["issues"]))
    shown = "rejects" if refused and stance == "conditional" else "demands"
    return tuple((issue, shown) for issue in strings(statement.get("issues")) if issue not in main)


def condition_of(act: Line, statement: Line | None) -> Words | None:
    """The if-clause of what was said; of a statement without its words, the place alone."""
    condition = statement["condition"] if statement else None
    if not isinstance(condition, dict) or statement is None:
        return None
    start, end, base = number(condition["start"]), number(condition["end"]), number(statement.get("start"))
    text = str(statement.get("quote", ""))[max(0, start - base) : max(0, end - base)]
    return Words(str(act["id"]), str(act["document"]), start, end, text)


def conditions(acts: Iterable[Line], reports: Mapping[str, Line]) -> dict[str, Words]:
    """What an act by the same party just behind an offer asks on condition ("but only if ..."), by the offer's id."""
    found: dict[str, Words] = {}
    offer: Line | None = None
    for act in acts:
        if STANCE.get(str(act["act"])) in SOFTENED:
            offer = act
        elif offer is not None and act["act"] == "demand" and not act["statement"] and act.get("cue"):
            near = 0 <= number(act["start"]) - number(offer.get("end")) <= BEHIND
            same = (act["document"], act["by"]) == (offer["document"], offer["by"])
            if near and same and is_bound(f"{act['cue']} ", str(reports[str(act["document"])].get("lang", ""))):
                at = number(act["start"]), number(act.get("end"))
                found[str(offer["id"])] = Words(str(act["id"]), str(act["document"]), *at, str(act.get("text", "")))
    return found


def words_at(act: Line, span: tuple[int, int] | None) -> Words | None:
    if span is None:
        return None
    start, end = span
    base = number(act["start"])
    return Words(str(act["id"]), str(act["document"]), base + start, base + end, str(act["text"])[start:end])
