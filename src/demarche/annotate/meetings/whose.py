"""Whose encounter it is, where the words of its sentence name fewer than two."""

from __future__ import annotations

from demarche.annotate.meetings.cues import crew_sides, three_sides, toured
from demarche.annotate.meetings.details import crowd_of
from demarche.annotate.meetings.going import PEOPLE, stranger
from demarche.annotate.meetings.hosts import hosts_it
from demarche.annotate.meetings.scene import Place, Scene, Trigger
from demarche.annotate.meetings.sides import filled, three, told_before
from demarche.annotate.meetings.strength import counterpart
from demarche.annotate.meetings.who import Taking
from demarche.model import TimeMark


def whose(scene: Scene, trigger: Trigger, taking: Taking, told: tuple[set[str], TimeMark | None, Place]) -> set[str]:
    """Codes of who meets, where the words name fewer than two. A visit names its parties, a session is of whoever is
    named; talks may leave them out, and so may a signature with its day and place."""
    named, mark, place = told
    if len(named) == 1 and stranger(scene, trigger, taking):
        return named
    again = told_before(scene, trigger)
    there = scene.placed.get(place[0], frozenset()) if again else frozenset()
    if there and named <= there:
        return set(there)  # "the Geneva talks" are of those who met in Geneva
    meant = trigger.kind == "talks" and (again or 0 < place[2] < trigger.start) and not crowd_of(scene, trigger)
    if meant and scene.talked and named <= scene.talked:
        return set(scene.talked)  # "the talks", whoever met meanwhile
    if trigger.kind == "speak" and (crew := crew_sides(scene, trigger, named)):
        return crew
    if trigger.kind in ("visit", "travel", "speak", "receive"):
        return toured(scene, trigger, named)
    if trigger.verb and taking.speaker and not taking.sides and scene.sides:
        return {*scene.sides, *taking.speaker}  # "we will meet on Friday"
    known = mark is not None and mark.when.earliest is not None
    if trigger.kind == "sign":
        return filled(scene, named, False, kind="sign") if known and place[0] else set()
    found = _of_body(scene, trigger, named, mark)
    return _added(scene, trigger, taking, named, known) if found is None else found


def _of_body(scene: Scene, trigger: Trigger, named: set[str], mark: TimeMark | None) -> set[str] | None:
    """A crew is of both sides, a session of whoever is named; None where it is neither."""
    crew = crew_sides(scene, trigger, named)
    if trigger.kind == "sit" and not crew and scene.nameless(trigger.start):
        own = scene.table("national", trigger.start - 40, trigger.start)
        return set() if own else set(scene.sides)  # the National Security Council is not theirs, a joint one is
    if crew:
        return crew | named
    if trigger.kind in ("session", "sit", "event") and not told_before(scene, trigger, between=2):
        return scene.implied() if trigger.kind == "session" and mark is not None and not named else set()
    return None


def _added(scene: Scene, trigger: Trigger, taking: Taking, named: set[str], known: bool) -> set[str]:
    """Talks have two sides: those named and whom the words leave out."""
    main = set(scene.two_sides()) or set(scene.sides) or three_sides(scene)
    if len(named) == 1 and len(main) > 1 and not named & main and hosts_it(scene, trigger):
        return named | main  # "Norway, which hosted two days of talks"
    # "she will meet her Kenyan colleague" is of two, whoever met before
    alone = len(named) == 1 and any(p.mention.kind in PEOPLE for p in taking.sides)
    two = (alone and trigger.verb) or counterpart(scene, trigger, taking)
    return filled(scene, named, known, two, "said" if trigger.said >= 0 else "")


def left_out(scene: Scene, trigger: Trigger, taking: Taking, named: set[str]) -> set[str]:
    """ "A offered more time as a second round of talks with B and C ended": A, whom the report is about beside them."""
    if len(named) != _WITH or trigger.kind != "talks" or trigger.verb or not counterpart(scene, trigger, taking):
        return set()
    first = min((party.start for party in taking.sides), default=trigger.start)
    last = max((party.start for party in taking.sides), default=trigger.start)
    if first < trigger.start or scene.table("among", trigger.end, first) or "," in scene.document.text[first:last]:
        return set()  # "talks between A and B" are of no third
    rest = set(scene.two_sides()) - named or three(scene) - named
    return rest if len(rest) == 1 else set()


_WITH = 2
