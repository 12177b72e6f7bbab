"""People with their roles and parties, and their mentions by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from demarche.annotate.names.context import Context
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.reading import Human, Run
from demarche.annotate.names.sides import Sides
from demarche.model import Mention, Person, Role, Span
from demarche.world import bodies, states

# a title of these without a country is of the state that the text is about; others may be of any
_OFFICIAL = frozenset({"chief", "minister", "envoy", "spokes"})
_OF = re.compile(r"lD?([SJ])")
_WHO = re.compile(r",?y[^./]{1,8}")


@dataclass(slots=True)
class Titled:
    """A role with what the resolving of later role mentions needs."""

    role: Role
    head: str
    kind: str
    private: bool = False  # of a body that is no party
    phrase: Phrase | None = None


@dataclass(slots=True)
class Profile:
    """A person found, with everything its mentions tell."""

    key: str
    person: Person
    titles: list[Titled] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def mark_persons(context: Context, sides: Sides) -> tuple[list[Profile], list[Mention], set[int]]:
    """Profiles in text order, their mentions, and the first items of the title phrases that belong to them."""
    profiles: list[Profile] = []
    mentions: list[Mention] = []
    used: set[int] = set()
    humans = sorted((human for human in context.reading.humans if human.runs), key=lambda human: human.runs[0].first)
    for human in humans:
        profiles.append(_profile(context, human, f"p{len(profiles) + 1}", used))
        _enter(context, human, profiles[-1])
    context.named = sorted(context.first_of)
    context.taken = used
    sides.holders = _holders(context, profiles)
    both = list(zip(humans, profiles, strict=True))
    for human, profile in sorted(both, key=lambda pair: _opposes(context, pair[1])):
        _side(context, sides, human, profile)
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
                _enter(context, human, other)


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


def _enter(context: Context, human: Human, profile: Profile) -> None:
    """Where the person is named, by item."""
    for run in human.runs:
        context.first_of[run.first] = profile.person
        context.last_of[run.last] = profile.person


def _side(context: Context, sides: Sides, human: Human, profile: Profile) -> None:
    """The party that the words around tell where name, title and table of leaders tell none."""
    if chaired := _chaired(context, sides, human, profile):
        profile.person = replace(profile.person, party=chaired)
        _enter(context, human, profile)
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
        _enter(context, human, profile)


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


def _of_owner(context: Context, sides: Sides, title: Titled, phrase: Phrase, key: str) -> str:
    """The party of the one whom a title serves, to whom it belongs, or against whom its bearer is in arms."""
    lord = context.lord(phrase) if title.kind in ("aide", "spokes", "envoy") else None
    if lord is not None and lord.key != key and lord.party:
        return lord.party
    if title.kind == "counterpart":
        return ""  # of another party than the owner
    return sides.owner(phrase) or sides.again(phrase) or context.rebels(phrase.first, phrase.last)


def _heads(context: Context, sides: Sides, run: Run) -> str:
    """ "X, head of the assembly, who leads the government delegation": whose delegation that is."""
    after = run.after.last if run.after is not None else run.last
    clause = _WHO.match(context.items.tags, after)
    if clause is None or not _leads(context, after, clause.end()):
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
    if profile.titles or run.honoured or len(run.words) < 2 or tags[run.last : run.last + 1] not in ("v", "x"):
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
        title = _titled(context, phrase)
        profile.titles.append(title)
        return title.role.party or sides.owner(phrase) or sides.weigh(phrase.first, profile.key, title.head)
    return ""


_CLAUSE = 12  # items of "who speaks for the island on trade"


def _clause(context: Context, sides: Sides, run: Run) -> str:
    """The party in "who speaks for …", "who leads …" behind a name."""
    tags, items = context.items.tags, context.items
    at = run.last + 1 if tags[run.last : run.last + 1] == "," else run.last
    if tags[at : at + 1] != "y":
        return ""
    words = f"{items.span(at + 1, min(at + 3, len(tags)))} ".lower()
    if not words.startswith(tuple(f"{word} " for word in context.tables.roles.sides.stands)):
        return ""
    stop = next((i for i in range(at, min(at + _CLAUSE, len(tags))) if tags[i] in "./,"), min(at + _CLAUSE, len(tags)))
    return sides.stands_for(at + 2, stop)


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


# before a surname alone these belong to the name
_NOBLE = frozenset("lord lady baroness baron sheikh pope paus prince princess sultan datuk tun".split())


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
        found.append(_titled(context, phrase))
    chained = _chained(context, run.before)
    if chained is not None and chained.first not in used:
        used.add(chained.first)
        found.append(_titled(context, chained))
    return found


def _chained(context: Context, before: Phrase | None) -> Phrase | None:
    """mitranya dari Peru, Menteri Luar Negeri X; Menteri Pertahanan Peru, Jenderal X: what the first title tells."""
    if before is None or before.first < 2 or context.items.tags[before.first - 1] != ",":
        return None
    phrase = context.reading.ending.get(before.first - 1)
    rank = context.items.span(before.first, before.last).lower() in context.tables.service
    return phrase if phrase is not None and (rank or context.items.tags[phrase.head] == "k") else None


def _titled(context: Context, phrase: Phrase) -> Titled:
    items = context.items
    if items.tags.startswith("Q-", phrase.first):  # "IRNA – Foreign Minister X": where the report was filed
        phrase.first += 2
        context.phrase_at[phrase.first] = phrase
    start, end = items.starts[phrase.first], items.ends[phrase.last - 1]
    party = context.party_of(phrase)
    kind = str(items.values[phrase.head] or "")
    if "Q" in items.tags[phrase.first : phrase.last]:
        kind = "private"
    text = context.text[start:end]
    private = kind == "private" or _names_private(context, phrase)
    if context.is_opposed(phrase) and party in states() and context.is_side_of_its_own():
        private = True
    if private:
        party = "" if kind == "private" else context.acronym_of(text)
    elif context.is_former(phrase):
        party = ""
    head = items.span(phrase.head, phrase.head + 1).lower()
    return Titled(Role(text, party, start, end), head, kind, private, phrase)


def _names_private(context: Context, phrase: Phrase) -> bool:
    """Whether a title names an institute, a company and the like; a word in a party's name is none of these."""
    items = context.items
    return any(
        items.span(index, index + 1).lower() in context.tables.private
        for index in range(phrase.first, phrase.last)
        if items.tags[index] not in "SJ"
    )


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
    clause = _WHO.match(tags, run.last)
    if clause is None or not _leads(context, run.last, clause.end()):
        return ""
    for phrase in context.phrases(run.last, clause.end()):
        if phrase.kind != "people" and (party := context.party_of(phrase)):
            return party
    named = (context.coded_at[item].code for item in range(run.last, clause.end()) if item in context.coded_at)
    return next((code for code in named if is_group(code)), "")  # "who heads the Front's political wing"


def is_group(code: str) -> bool:
    """Whether a code is an armed group's."""
    return bodies().get(code) == "group"


def _leads(context: Context, first: int, last: int) -> bool:
    """Whether a clause says what its bearer leads or is: "who heads", "who is"."""
    words = context.tables.sides
    said = {context.items.span(i, i + 1).lower() for i in range(first, last)}
    return bool(said & (words.being | words.leading | words.heads))


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
