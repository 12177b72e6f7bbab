"""The side of a person whom no title with a state, name of a state or table of leaders tells."""

from __future__ import annotations

import re
from dataclasses import replace

from demarche.annotate.names.context import Context
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.profiles import WHO, Profile, Titled, leads, titled
from demarche.annotate.names.reading import Human, Run
from demarche.annotate.names.sides import Sides
from demarche.world import bodies, states

# a title of these without a country is of the state that the text is about; others may be of any
_OFFICIAL = frozenset({"chief", "minister", "envoy", "spokes"})
_ASIDE = re.compile(r",[^y./,q][^./,q]{1,14},v")  # "X, taking questions on Friday, said"
_CLAUSE = 12  # items of "who speaks for the island on trade"
_VERB = 5  # items of "has been speaking for"


def find_side(context: Context, sides: Sides, human: Human, profile: Profile) -> None:
    """The party that the words around tell where name, title and table of leaders tell none."""
    if chaired := _chaired(context, sides, human, profile):
        profile.person = replace(profile.person, party=chaired)
        enter(context, human, profile)
    if profile.person.party or any(title.kind == "private" or title.private for title in profile.titles):
        return
    party = _bound(context, sides, human, profile) or _untitled(context, sides, human, profile)
    posts = [title for title in profile.titles if _is_official(context, title) and not _is_unrecognised(context, title)]
    official = posts[0] if posts else None
    if not party and official is not None and official.phrase is not None:
        party = context.usual(official.phrase) or sides.weigh(
            official.phrase.first,
            profile.key,
            official.head,
            tuple(title.phrase.first for title in posts[1:3] if title.phrase is not None),
        )
    if party in states() and official is not None and official.kind in ("chief", "minister"):
        sides.bare[party] = sides.bare.get(party, 0) + 1
    serving = next((run for run in human.runs if run.honoured in context.tables.service), None)
    if not party and serving is not None:
        party = context.tables.only.get(serving.honoured, "")
    if not party and official is None and serving is not None:
        party = sides.weigh(serving.first, profile.key)
    if not party and not profile.titles:
        party = _heralded(context, human.runs[0])
    if party:
        profile.person = replace(profile.person, party=party)
        enter(context, human, profile)


def enter(context: Context, human: Human, profile: Profile) -> None:
    """Where the person is named, by item."""
    for run in human.runs:
        context.first_of[run.first] = profile.person
        context.last_of[run.last] = profile.person


def _chaired(context: Context, sides: Sides, human: Human, profile: Profile) -> str:
    """ "The group … Its chair, Fiji's X": the body for which somebody speaks, whose state only tells the person."""
    if not any(run.nation >= 0 for run in human.runs):
        return ""
    for title in profile.titles:
        if title.kind == "body" and title.phrase is not None and not title.role.party:
            owner = sides.owner(title.phrase) or ""
            if owner in bodies():
                return owner
    return ""


def _bound(context: Context, sides: Sides, human: Human, profile: Profile) -> str:
    """The party of the one served ("Putin's spokesman X"), of "his" and "its", of the delegation led."""
    for run in human.runs:
        first = run.before.first if run.before is not None else run.first
        if found := sides.led(first):
            return found
    for title in profile.titles:
        if title.phrase is not None and (found := _of_owner(context, sides, title, title.phrase, profile.key)):
            return found
    for run in human.runs:
        if found := _clause(context, sides, run) or _heads(context, sides, run):
            return found
    return ""


def _of_owner(context: Context, sides: Sides, title: Titled, phrase: Phrase, key: str) -> str:
    """The party of the one whom a title serves, to whom it belongs, or against whom its bearer is in arms."""
    lord = context.lord(phrase) if title.kind in ("aide", "spokes", "envoy") else None
    if lord is not None and lord.key != key and lord.party:
        return lord.party
    if title.kind == "counterpart":
        return ""  # of another party than the owner
    owned = 2 if context.items.tags[phrase.first - 1 : phrase.first] == "s" else 0  # "the rebels' commander"
    rebels = "" if context.is_former(phrase) else context.rebels(max(0, phrase.first - owned), phrase.last)
    return sides.owner(phrase) or sides.again(phrase) or rebels


def _heads(context: Context, sides: Sides, run: Run) -> str:
    """ "X, head of the assembly, who leads the government delegation": whose delegation that is."""
    after = run.after.last if run.after is not None else run.last
    clause = WHO.match(context.items.tags, after)
    if clause is None or not leads(context, after, clause.end()):
        return ""
    if found := context.rebels(after, clause.end()):
        return found
    for phrase in context.phrases(after, clause.end()):
        office = phrase.kind == "office" or "o" in context.items.tags[phrase.first : phrase.last]
        if office and (found := context.party_of(phrase) or sides.owner(phrase) or sides.weigh(phrase.first)):
            return found
    return ""


def _untitled(context: Context, sides: Sides, human: Human, profile: Profile) -> str:
    """A full name without a title behind a title without a name: "The Foreign Ministry spokesman said … / X added"."""
    run = human.runs[0]
    tags = context.items.tags
    speaks = tags[run.last : run.last + 1] in ("v", "x") or _ASIDE.match(tags, run.last)
    if profile.titles or run.honoured or len(run.words) < 2 or not speaks:
        return ""
    start = sides.before(run.first, 2)
    for phrase in reversed(context.phrases(start, run.first)):
        if phrase.kind != "title":
            continue
        if phrase.first in context.taken or not set("DP") & set(tags[phrase.first : phrase.head]):
            return ""
        if context.items.values[phrase.head] not in _OFFICIAL or context.is_unofficial(phrase):
            return ""
        if any(phrase.first < item < run.first for item in context.named):
            return ""
        title = titled(context, phrase)
        profile.titles.append(title)
        return title.role.party or sides.owner(phrase) or sides.weigh(phrase.first, profile.key, title.head)
    return ""


def _clause(context: Context, sides: Sides, run: Run) -> str:
    """The party in "who speaks for …", "the judge who leads …", "speaking for …" behind a name."""
    behind = [run.last] if run.after is None else [run.last, run.after.last]
    return next((found for at in behind if (found := _stands(context, sides, at))), "")


def _stands(context: Context, sides: Sides, last: int) -> str:
    tags, items, tables = context.items.tags, context.items, context.tables
    at = last + 1 if tags[last : last + 1] == "," else last
    who = tags[at : at + 1] == "y"
    if not who and at == last:
        return ""
    clause = f"{items.span(at + who, min(at + _VERB, len(tags)))} ".lower()
    if not clause.startswith(tables.stands if who else tables.standing):
        return ""
    first, last = at + 1 + who, min(at + _CLAUSE, len(tags))
    aimed = tables.sides.aimed  # not "who led the talks with Oslo"
    stop = next((i for i in range(first, last) if tags[i] in "./," or items.span(i, i + 1).lower() in aimed), last)
    return sides.stands_for(first, stop)


def _heralded(context: Context, run: Run) -> str:
    """ "A senior Front official said … / Tom Asaro said …": a name that opens the paragraph after such an official."""
    tags = context.items.tags
    if tags[run.first - 1 : run.first] != "/" or tags[run.last : run.last + 1] != "v":
        return ""
    stop = run.first
    while stop and tags[stop - 1] == "/":
        stop -= 1
    start = tags.rfind("/", 0, stop) + 1
    for phrase in context.phrases(start, stop):
        official = phrase.kind == "title" and context.items.values[phrase.head] in ("aide", "spokes", "envoy")
        if official and tags[phrase.first] == "I":
            return context.party_of(phrase)
    return ""


def _is_official(context: Context, title: Titled) -> bool:
    """Whether a title is of a state: a minister's by its kind, another's by its word or an office in it."""
    if title.private or title.phrase is None or _of_others(context, title.phrase):
        return False
    if context.is_opposed(title.phrase):
        return title.kind in ("chief", "minister", "spokes") and not context.is_side_of_its_own()
    if context.is_unofficial(title.phrase):
        return False
    if title.kind in _OFFICIAL or title.head in context.tables.service or title.head in context.tables.usual:
        return True
    tags = context.items.tags[title.phrase.first : title.phrase.last]
    words = {context.items.span(i, i + 1).lower() for i in range(title.phrase.first, title.phrase.last)}
    spans = (context.items.span(i, i + 1) for i in range(title.phrase.first, title.phrase.last))
    if context.offices and not context.offices.isdisjoint(spans):
        return True
    return "o" in tags or "w" in tags or bool(words & context.tables.offices) or _serves_office(context, title.phrase)


def _is_unrecognised(context: Context, title: Titled) -> bool:
    """Whether a title names whose it is, and that is no party: "Somaliland's president"."""
    phrase = title.phrase
    if phrase is None or context.is_opposed(phrase):
        return False
    uncoded = (context.items.form(i) for i in range(phrase.first, phrase.last) if context.items.tags[i] == "J")
    return any(form is not None and form.kind == "uncoded" for form in uncoded)


def _of_others(context: Context, phrase: Phrase) -> bool:
    """ "the students' leader", "the club's president": of somebody other than a state."""
    items, at = context.items, phrase.first - 1
    if at >= 0 and not context.tables.order.head_first and items.tags[at] in "cK":  # "Norvik president X"
        glued = items.ends[at] + 1 == items.starts[phrase.first]
        if glued and items.values[phrase.head] in ("chief", "body") and at not in context.first_of:
            return True
    if phrase.head != phrase.first or at < 1 or items.values[phrase.head] not in ("chief", "body"):
        return False
    realm = items.span(at - 1, at).lower() in context.tables.sides.realm
    plural = items.tags[at] == "q" and items.text[items.starts[at] - 1] == "s"
    return (plural or items.tags[at] == "s") and not realm


def _serves_office(context: Context, phrase: Phrase) -> bool:
    """ "adviser to the president": whom the bearer serves is of a state."""
    values, tags = context.items.values, context.items.tags
    served = (i for i in range(phrase.first, phrase.last) if i != phrase.head and tags[i] == "t")
    return values[phrase.head] == "aide" and any(values[i] in ("chief", "minister") for i in served)
