"""People with their roles and parties, and their mentions by name."""

from __future__ import annotations

import re
from dataclasses import replace

from demarche.annotate.names.belonging import enter, find_side
from demarche.annotate.names.context import Context
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.profiles import WHO, Profile, Titled, is_group, leads, titled
from demarche.annotate.names.reading import Human, Run
from demarche.annotate.names.sides import Sides
from demarche.model import Mention, Person, Span

_OF = re.compile(r"lD?([SJ])")
# before a surname alone these belong to the name
_NOBLE = frozenset("lord lady baroness baron sheikh pope paus prince princess sultan datuk tun".split())


def mark_persons(context: Context, sides: Sides) -> tuple[list[Profile], list[Mention], set[int]]:
    """Profiles in text order, their mentions, and the first items of the title phrases that belong to them."""
    profiles: list[Profile] = []
    mentions: list[Mention] = []
    used: set[int] = set()
    humans = sorted((human for human in context.reading.humans if human.runs), key=lambda human: human.runs[0].first)
    for human in humans:
        profiles.append(_profile(context, human, f"p{len(profiles) + 1}", used))
        enter(context, human, profiles[-1])
    context.named = sorted(context.first_of)
    context.taken = used
    sides.holders = _holders(context, profiles)
    both = list(zip(humans, profiles, strict=True))
    for human, profile in sorted(both, key=lambda pair: _opposes(context, pair[1])):
        find_side(context, sides, human, profile)
        _side_of_lord(context, both, profile)
    for human, profile in zip(humans, profiles, strict=True):
        mentions += [_mention(context, run, profile.person) for run in human.runs]
    return profiles, mentions, used


def _side_of_lord(context: Context, people: list[tuple[Human, Profile]], profile: Profile) -> None:
    """ "X, spokesman of President Y": the side found for the one is the other's."""
    if not profile.person.party:
        return
    for title in profile.titles:
        lord = context.lord(title.phrase) if title.phrase is not None and title.kind in ("aide", "spokes") else None
        if lord is None or lord.party:
            continue
        for human, other in people:
            if other.key == lord.key and not other.person.party:
                other.person = replace(other.person, party=profile.person.party)
                enter(context, human, other)


def _holders(context: Context, profiles: list[Profile]) -> dict[str, set[str]]:
    """Post -> the states of which a title with the state's name says who holds it."""
    held: dict[str, set[str]] = {}
    for profile in profiles:
        for title in profile.titles:
            if title.phrase is not None and title.role.party and (post := context.post_of(title.phrase)):
                held.setdefault(post, set()).add(title.role.party)
    return held


def _opposes(context: Context, profile: Profile) -> bool:
    """Whether a person is of the opposition: whose, those tell of whom it speaks, so they come first."""
    return any(title.phrase is not None and context.is_opposed(title.phrase) for title in profile.titles)


def _profile(context: Context, human: Human, key: str, used: set[int]) -> Profile:
    items = context.items
    runs = sorted(human.runs, key=lambda run: run.first)
    spans = tuple(Span(items.starts[run.first], items.ends[run.last - 1]) for run in runs)
    titles = [title for run in runs for title in _titles(context, run, used)]
    written = {context.text[span.start : span.end] for span in spans}
    forms = sorted(written, key=lambda form: (-len(form.split()), -len(form), form))
    party = _party(context, human, runs, titles)
    person = Person(
        key=key,
        name=_named(forms[0], runs),
        aliases=tuple(form for form in forms[1:] if form != forms[0]),
        party=party,
        roles=tuple(title.role for title in titles),
        mentions=spans,
        gender=_gender(context, runs, titles),
    )
    return Profile(key, person, titles, [span.start for span in spans])


def _named(name: str, runs: list[Run]) -> str:
    """The name in one line, "Lord" and the like before a single word."""
    name = " ".join(name.split())
    noble = next((run.honoured for run in runs if run.honoured in _NOBLE), "")
    return f"{noble.title()} {name}" if noble and " " not in name else name


def _titles(context: Context, run: Run, used: set[int]) -> list[Titled]:
    found = []
    for phrase in (run.before, run.after):
        if phrase is None or phrase.first in used:
            continue
        used.add(phrase.first)
        found.append(titled(context, phrase))
    chained = _chained(context, run.before)
    if chained is not None and chained.first not in used:
        used.add(chained.first)
        found.append(titled(context, chained))
    return found


def _chained(context: Context, before: Phrase | None) -> Phrase | None:
    """mitranya dari Peru, Menteri Luar Negeri X; Menteri Pertahanan Peru, Jenderal X: what the first title tells."""
    if before is None or before.first < 2 or context.items.tags[before.first - 1] != ",":
        return None
    phrase = context.reading.ending.get(before.first - 1)
    rank = context.items.span(before.first, before.last).lower() in context.tables.service
    return phrase if phrase is not None and (rank or context.items.tags[phrase.head] == "k") else None


def _party(context: Context, human: Human, runs: list[Run], titles: list[Titled]) -> str:
    """The party from a title, from the words behind the name, from the leaders' table, else from the text around."""
    for title in titles:
        if title.role.party:
            return title.role.party
    kinds = [title.kind for title in titles]
    if "private" in kinds or any(title.private for title in titles):
        return ""
    for run in runs:
        if found := _nation(context, run) or _behind(context, run) or _bench(context, run):
            return found
    if human.leader is not None:
        return human.leader.party
    return ""


def _nation(context: Context, run: Run) -> str:
    """ "Fiji's X"."""
    form = context.items.form(run.nation) if run.nation >= 0 else None
    return form.code if form is not None and form.kind == "name" else ""


def _bench(context: Context, run: Run) -> str:
    """ "Rep. X (R-Ohio)": the letter of a party and a place behind a lawmaker's name."""
    benches = context.tables.benches
    found = benches.match(context.text, context.items.ends[run.last - 1]) if benches is not None else None
    return found.lastgroup or "" if found is not None else ""


def _behind(context: Context, run: Run) -> str:
    """ "of the United Kingdom" or "who leads the Iranian delegation" right behind a name."""
    tags = context.items.tags
    match = _OF.match(tags, run.last)
    if match and context.items.span(run.last, run.last + 1).lower() not in context.tables.names.belonging:
        match = None
    if match and (form := context.items.form(match.start(1))) is not None and form.kind != "capital":
        return form.code
    clause = WHO.match(tags, run.last)
    if clause is None or not leads(context, run.last, clause.end()):
        return ""
    for phrase in context.phrases(run.last, clause.end()):
        if phrase.kind != "people" and (party := context.party_of(phrase)):
            return party
    named = (context.coded_at[item].code for item in range(run.last, clause.end()) if item in context.coded_at)
    return next((code for code in named if is_group(code)), "")  # "who heads the Front's political wing"


def _gender(context: Context, runs: list[Run], titles: list[Titled]) -> str:
    words = [run.honoured for run in runs if run.honoured] + [title.head for title in titles]
    if any(word in context.tables.male for word in words):
        return "m"
    return "f" if any(word in context.tables.female for word in words) else ""


def _mention(context: Context, run: Run, person: Person) -> Mention:
    items = context.items
    start, end = items.starts[run.first], items.ends[run.last - 1]
    first = run.before.first if run.before is not None else run.first - (1 if run.honoured else 0)
    last = run.after.last if run.after is not None else run.last
    return Mention(
        start, end, "person", person.key, person.party,
        items.starts[first], items.ends[last - 1], "sg", person.gender,
    )  # fmt: skip
