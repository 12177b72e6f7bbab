"""What was weighed in an earlier build, and what has to be weighed again."""

from __future__ import annotations

from datetime import date

from case_reports import Report, marked

from demarche.kept import Kept, digest_of
from demarche.link.claims import spoken
from demarche.link.conflicts.contradicted import DENIALS
from demarche.link.conflicts.look import Seen, days_around, differing
from demarche.link.conflicts.matters import Pair
from demarche.link.conflicts.sides import Marks, Sides
from demarche.link.people import find_people
from demarche.link.stories import find_stories
from holding import Store

CHARGE = "Chad accused Libya on Friday of moving tanks into the Aouzou strip."
DENIAL = '"Not one tank of ours has moved into the Aouzou strip," Libyan spokeswoman Nadia Ferjani said on Saturday.'
REPORTS = {
    2: CHARGE,
    3: DENIAL,
    30: "Niger and Mali signed a treaty on salt in Agadez.",
    31: CHARGE.replace("tanks", "guns"),
}


def told(store: Store, *days: int) -> Sides:
    documents = marked(Report(lang="en", text=REPORTS[day], day=date(2020, 10, day)) for day in days)
    people, stories = find_people(documents), find_stories(documents)
    story_of = {document: story.id for story in stories for document in story.documents}
    kept = Kept(store, {one.id: (one, digest_of(repr(one).encode(), one.text)) for one in documents})
    return Sides(documents, Marks(spoken(documents, people, stories), (), story_of), kept)


def denials(sides: Sides) -> list[Pair]:
    return list(differing(DENIALS, sides))


def as_told(found: list[Pair]) -> list[tuple[object, ...]]:
    return [(one.told, other.told) for one, other in found]


def test_what_is_kept_gives_the_same() -> None:
    store = Store()
    first = denials(told(store, 2, 3))
    made = store.made
    assert first and as_told(denials(told(store, 2, 3))) == as_told(first)
    assert store.made == made


def test_a_report_of_other_days_leaves_what_was_weighed() -> None:
    store = Store()
    assert not denials(told(store, 3, 30))
    found = as_told(denials(told(store, 2, 3, 30)))  # the charge came later than the denial was built
    assert found == as_told(denials(told(Store(), 2, 3, 30)))
    before = {key: value for key, value in store.items() if key[0] == "claim_denial"}
    assert as_told(denials(told(store, 2, 3, 30, 31))) == found
    changed = {key for key, value in store.items() if key[0] == "claim_denial" and before.get(key) != value}
    assert len(changed) == 2 and len(before) == 3  # the new one, and that of the day before it


def test_a_report_without_a_day_is_weighed_with_all() -> None:
    sides = told(Store(), 2, 3, 30)
    name = next(iter(sides))
    assert days_around((0, 0), 3, 3)[1] > date.max.toordinal()
    assert Seen(sides).around(name, (1, 1)) != Seen(sides).around(name, (99, 99))
