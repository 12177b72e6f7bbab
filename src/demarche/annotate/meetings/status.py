"""Whether an encounter was held, is to come, or never was: the report's own words, then the calendar."""

from __future__ import annotations

from demarche.annotate.meetings.details import round_of, set_anew
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.model import TimeMark, When

_LATER = ("planned", "agreed", "ongoing")
_PLAN = 9
"""Words between the noun and what tells that it is planned."""
_SET = ("planned", "postponed", "moved")
"""What a report says of something else where "after the talks" stands between."""


def supposed(scene: Scene, trigger: Trigger) -> bool:
    """It stands under an "if", a call or a refusal."""
    return any(kind == "supposed" for _, _, kind in _before(scene, trigger, 80))


def denied(scene: Scene, trigger: Trigger) -> bool:
    """ "have not met", "demanded a meeting": close before it stands a word that leaves nothing of it."""
    text = scene.document.text
    if not trigger.verb and round_of(scene, trigger) and _occasion(scene, trigger):
        return False  # "had refused to name a figure at the first round"
    return any(
        ((kind == "denied" and end > trigger.start - 20) or kind == "wanted") and "," not in text[end : trigger.start]
        for _, end, kind in _before(scene, trigger, 45)
    )


def _took_place(scene: Scene, trigger: Trigger) -> bool:
    """ "the offer was made at a second round, which had been put off by two days"; "he said after a round of talks that
    had been delayed"."""
    if trigger.verb:
        return False
    over = scene.table("over", max(trigger.low, trigger.start - 25), trigger.start)
    which = scene.table("which", trigger.end, trigger.high)
    if over and which and len(scene.folded[over[-1][1] : trigger.start].split()) <= 2:
        return not scene.table("status", trigger.end, which[0][0])
    return round_of(scene, trigger) > 0 and _occasion(scene, trigger)


def _occasion(scene: Scene, trigger: Trigger) -> bool:
    hits = [end for _, end, kind in scene.kinds(trigger.start - 25, trigger.start) if kind == "at"]
    return bool(hits) and len(scene.folded[hits[-1] : trigger.start].split()) <= 2


def _before(scene: Scene, trigger: Trigger, size: int) -> list[tuple[int, int, str]]:
    return scene.table("status", max(trigger.low, trigger.start - size), trigger.start)


def status_of(scene: Scene, trigger: Trigger, when: When) -> str:
    around = _own(scene, trigger)
    kinds = [kind for _, _, kind in around]
    if ("cancelled" in kinds and not scene.table("revived", trigger.low, trigger.high)) or _unmet(
        scene, trigger, kinds
    ):
        return "cancelled"
    if {"moved", "postponed"} & set(kinds) and (put_off(scene, trigger) or set_anew(scene, trigger)):
        return "planned"
    if "postponed" in kinds and not _left_only(scene, trigger, around) and not _took_place(scene, trigger):
        return "planned" if _set_anew(around, when, scene) else "cancelled"
    if undecided(scene, trigger) or _about_to(scene, trigger) or _yet_to_open(scene, trigger):
        return "planned"
    if (present(scene, trigger) and not _gone(scene, when)) or is_planned(scene, trigger):
        return "planned"
    if told := "held" if _closed(scene, trigger) else _by_calendar(scene, when):
        return told
    if any(kind == "ongoing" and start >= trigger.start and end <= trigger.end for start, end, kind in around):
        return "ongoing"  # "is visiting", whatever is to come of it
    if "planned" in [kind for start, _, kind in around if start < trigger.end + 60]:
        return "planned"
    if "agreed" in [kind for start, _, kind in around if start < trigger.start] and not _occasion(scene, trigger):
        return "planned"  # "agreed to meet"; at talks one agrees to other things
    return _untold(scene, trigger, kinds)


def is_planned(scene: Scene, trigger: Trigger) -> bool:
    """ "A third round is planned for 28 May": it has yet to come for who writes so, whatever day the page gives."""
    if trigger.verb or _occasion(scene, trigger):
        return False
    plans = scene.table("plan", trigger.end, min(trigger.high, trigger.end + 70))
    gap = scene.folded[trigger.end : plans[0][0]] if plans else ""
    return bool(plans) and len(gap.split()) <= _PLAN and not any(mark in gap for mark in ',.;:“”"()')


def _untold(scene: Scene, trigger: Trigger, kinds: list[str]) -> str:
    """Nothing tells it outright."""
    if "ongoing" in kinds or _amid(scene, trigger):
        return "ongoing"
    return "planned" if _in_a_row(scene, trigger) else "held"


def _unmet(scene: Scene, trigger: Trigger, kinds: list[str]) -> bool:
    """ "was to have met", and nothing of another day."""
    anew = {"moved", "postponed"} & set(kinds) or scene.table("now", trigger.low, trigger.high)
    return "unmet" in kinds and not anew


def _gone(scene: Scene, when: When) -> bool:
    """One day, before the report or while nothing tells when it appeared."""
    told = scene.document.published.earliest
    return when.latest is not None and when.earliest == when.latest and (told is None or when.latest < told)


def present(scene: Scene, trigger: Trigger) -> bool:
    """ "where the deputies hold their second round on Tuesday": it is still to come."""
    told = [
        hit
        for hit in scene.table("present", max(trigger.low, trigger.start - 45), trigger.end)
        if hit[1] <= trigger.end
    ]
    marks = [mark for mark in scene.here if trigger.end <= mark.start < trigger.high and mark.start - trigger.end < 60]
    if not told or not marks or (trigger.verb and not told[-1][0] <= trigger.start < told[-1][1]):
        return False
    at = told[-1][0]
    bare = scene.table("purpose", at - 4, at) or any(
        kind == "denied" for _, _, kind in scene.table("status", at - 5, at)
    )
    return len(scene.folded[told[-1][1] : trigger.start].split()) <= 4 and not bare


def _in_a_row(scene: Scene, trigger: Trigger) -> bool:
    """ "bersidang di A pada Rabu, kemudian B akan bertemu di C": where verbs tell no tense, the next in a row of days
    tells that of the one before it."""
    then = [hit for hit in scene.table("status", trigger.end, trigger.end + 200) if hit[2] == "sequel"]
    if not trigger.verb or not then or not scene.here:
        return False
    between = scene.document.text[trigger.end : then[0][0]]
    will = scene.table("will", then[0][1], then[0][1] + 200)
    whole = "." not in scene.document.text[trigger.end : will[0][0]] if will else False
    return whole and any(trigger.end <= mark.start < then[0][0] for mark in scene.here) and len(between) < 90


def _own(scene: Scene, trigger: Trigger) -> list[tuple[int, int, str]]:
    """The words of status that are of this encounter."""
    size = 90 if trigger.via < 0 else 130  # "will not be sending its minister for the second round of talks"
    around = scene.table("status", max(trigger.low, trigger.start - size), min(trigger.high, trigger.end + 140))
    then = scene.table("then", trigger.end, min(trigger.high, trigger.end + 140))
    around = [hit for hit in around if not _of_other(scene, trigger, hit) and not _past(hit, then)]
    around = [hit for hit in around if not _of_next(scene, trigger, hit)]
    eve = {start for start, _, _ in scene.table("eve", trigger.end, trigger.high)}
    around = [hit for hit in around if hit[0] not in eve]  # "met on the eve of the vote"
    said = [start for start, _, kind in scene.kinds(trigger.end, trigger.high) if kind == "clause"]
    around = [
        hit for hit in around if not said or hit[0] < said[0] or hit[2] not in _LATER
    ]  # "told A over lunch that it would sell"
    over = scene.table("over", max(trigger.low, trigger.start - 90), trigger.start)
    around = [hit for hit in around if not (over and hit[1] <= over[-1][0] and hit[2] in _SET)]
    return _if_held(scene, trigger, _own_clause(scene, trigger, around))


def _by_calendar(scene: Scene, when: When) -> str:
    published = scene.document.published
    if when.earliest and published.latest and when.earliest > published.latest:
        return "planned"
    if when.latest and published.earliest and when.latest < published.earliest:
        return "held"
    return ""


def _if_held(scene: Scene, trigger: Trigger, around: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without what was before it took place, where its words tell that it did."""
    if any(kind == "cancelled" for _, _, kind in around) or not _took_place(scene, trigger):
        return around
    return [hit for hit in around if hit[2] not in ("postponed", "moved", "planned")]


def undecided(scene: Scene, trigger: Trigger) -> bool:
    """ "the outcome of Wednesday's meeting, at which .., could decide whether": it is still to come."""
    if trigger.again:  # "... and one in Oran on Saturday"
        led = scene.table("outcome", scene.sentence, trigger.start)
        return bool(led) and bool(scene.table("decide", led[-1][1], trigger.end + 400))
    led = scene.table("outcome", max(trigger.low, trigger.start - 40), trigger.start)
    near = not trigger.verb and bool(led) and len(scene.folded[led[-1][1] : trigger.start].split()) <= 4
    return near and bool(scene.table("decide", trigger.end, trigger.end + 400))


def _amid(scene: Scene, trigger: Trigger) -> bool:
    """ "said on Monday, amid talks in Geneva": they went on when it was said."""
    hits = [hit for hit in _before(scene, trigger, 30) if hit[2] == "amid"]
    return not trigger.verb and bool(hits) and len(scene.folded[hits[-1][1] : trigger.start].split()) <= 2


def _own_clause(scene: Scene, trigger: Trigger, around: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "... the price it has set for itself, as envoys sat down": what stands before ", as" tells of something else."""
    meanwhile = [
        start
        for start, _, _ in scene.table("meanwhile", trigger.low, trigger.start)
        if scene.document.text[:start].endswith(", ")
    ]
    around = [hit for hit in around if not meanwhile or hit[0] > meanwhile[-1]]
    over = scene.table("over", max(trigger.low, trigger.start - 40), trigger.start)
    comma = scene.document.text.find(",", trigger.end, trigger.high)
    if trigger.verb or comma < 0 or not over or len(scene.folded[over[-1][1] : trigger.start].split()) > 5:
        return around
    return [hit for hit in around if hit[0] < comma]  # "after two days of talks, they said they would ..."


def _of_next(scene: Scene, trigger: Trigger, hit: tuple[int, int, str]) -> bool:
    """ "met A and is expected to meet B": what stands right before the next verb is of that one."""
    if not trigger.verb or hit[2] not in _LATER or hit[0] < trigger.end:
        return False
    joined = [end for _, end, kind in scene.kinds(trigger.end, hit[0]) if kind == "join"]
    gap = scene.folded[hit[1] : trigger.high]
    follows = bool(scene.words.triggers.find(scene.document.text[trigger.high : trigger.high + 25])[:1])
    return bool(joined) and follows and len(gap.split()) <= 2 and "," not in gap


def _past(hit: tuple[int, int, str], then: list[tuple[int, int, str]]) -> bool:
    """ "met on Friday, days after it called off a visit": what is told after that word is something else."""
    return bool(then) and hit[0] >= then[0][0] and hit[2] in ("cancelled", "postponed", "moved", "planned")


def _about_to(scene: Scene, trigger: Trigger) -> bool:
    """ "will meet", "akan bertemu": a copy that appears late still tells of a plan."""
    hits = scene.table("will", max(trigger.low, trigger.start - 16), trigger.start)
    return trigger.verb and bool(hits) and len(scene.folded[hits[-1][1] : trigger.start].split()) <= 1


def _closed(scene: Scene, trigger: Trigger) -> bool:
    """ "ended two days of talks on Tuesday but will send experts"."""
    if trigger.verb:
        return False
    over = {start for start, _, _ in scene.table("over", max(trigger.low, trigger.start - 45), trigger.start)}
    hits = scene.table("closes", max(trigger.low, trigger.start - 45), trigger.start)
    ended = [hit for hit in hits if hit[0] not in over and len(scene.folded[hit[1] : trigger.start].split()) <= 5]
    return bool(ended) and not scene.table("status", max(trigger.low, ended[-1][0] - 14), ended[-1][0])


def _yet_to_open(scene: Scene, trigger: Trigger) -> bool:
    """ "two days before the second round of talks opens"."""
    lead = [] if trigger.verb else scene.table("then", max(trigger.low, trigger.start - 45), trigger.start)
    if not lead or len(scene.folded[lead[-1][1] : trigger.start].split()) > 6:
        return False
    opens = scene.table("coming", trigger.end, min(trigger.high, trigger.end + 45))
    return bool(opens) and "," not in scene.document.text[trigger.end : opens[0][0]]


def _of_other(scene: Scene, trigger: Trigger, hit: tuple[int, int, str]) -> bool:
    """ "talks on a truce that delayed the tariffs": the tariffs are put off, not the talks."""
    start, end, kind = hit
    passive = scene.table("passive", max(0, start - 7), start)
    if start < trigger.end or kind not in ("cancelled", "postponed") or (passive and start - passive[-1][1] == 1):
        return False
    following = scene.folded[end : end + 16].split()
    return bool(following) and following[0] in scene.words.articles


def _set_anew(around: list[tuple[int, int, str]], when: When, scene: Scene) -> bool:
    """ "postponed from Monday, will now be held on Thursday"."""
    at = max(start for start, _, kind in around if kind == "postponed")
    first, told = when.earliest, scene.document.published.latest
    ahead = first is not None and told is not None and first >= told
    return ahead and any(kind == "planned" and start > at for start, _, kind in around)


def waits(scene: Scene, trigger: Trigger) -> bool:
    """It is put off, and the sentence tells no new day."""
    return not (put_off(scene, trigger) or _took_place(scene, trigger)) and any(
        kind == "postponed"
        for _, _, kind in scene.table("status", trigger.start - 60, min(trigger.high, trigger.end + 140))
    )


def _left_only(scene: Scene, trigger: Trigger, around: list[tuple[int, int, str]]) -> bool:
    """ "talks that had been put off from Monday": the day that was left is told, so it was held on another."""
    if any(kind == "planned" for _, _, kind in around):
        return False
    return any(
        scene.table("since", start, mark.start + 6) and mark.start - end < 10
        for start, end, kind in around
        for mark in scene.here
        if kind == "postponed" and end <= mark.start
    )


def put_off(scene: Scene, trigger: Trigger) -> TimeMark | None:
    """The new day of an encounter that is put off to another ("postponed to Saturday")."""
    over = scene.table("over", max(trigger.low, trigger.start - 50), trigger.start)
    for _, end, kind in scene.table("status", trigger.low, trigger.high):
        if kind not in ("postponed", "moved") or (over and end <= over[-1][0]):
            continue
        for mark in scene.here:
            lead = scene.table("until", max(end, mark.start - 14), mark.start) if end <= mark.start else []
            if lead and (kind == "postponed" or not scene.folded[lead[-1][1] : mark.start].strip()):
                return mark
    return None
