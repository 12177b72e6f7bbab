"""Mentions without a name: roles standing alone, offices, unnamed sources."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from demarche.annotate.names.context import Context
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.profiles import Profile
from demarche.annotate.names.sides import Sides
from demarche.model import Mention


def mark_groups(context: Context, sides: Sides, profiles: list[Profile], used: set[int]) -> list[Mention]:
    """Everybody who is not named; roles get the key of the person whom the words allow."""
    found: list[Mention] = []
    sides.asked.clear()  # whoever is named is known by now, so offices are weighed anew, once each
    heads: dict[str, Mention] = {}  # head of an unnamed source -> who was introduced so last
    for phrase in context.reading.phrases:
        if phrase.first in used:
            continue
        mention = _phrase(context, sides, phrase, profiles)
        if mention is not None:
            found.append(_again(context, phrase, mention, heads, profiles))
    return found


def _again(
    context: Context, phrase: Phrase, mention: Mention, heads: dict[str, Mention], profiles: list[Profile]
) -> Mention:
    """ "Another diplomat", "the source" is of the party of the one quoted before."""
    if mention.kind not in ("unnamed", "role"):
        return mention
    items = context.items
    head = _stem(context, items.span(phrase.head, phrase.head + 1).lower())
    counted = _ordinal(context, phrase)
    before = heads.get(f"{counted} {head}") if counted else None
    before = before or heads.get(head)
    around = {items.span(i, i + 1).lower() for i in (phrase.first, min(phrase.last, len(items.starts) - 1))}
    definite = "D" in items.tags[phrase.first : phrase.last]
    if mention.kind == "role":
        if before is not None and counted and not context.party_of(phrase):
            return replace(mention, kind="unnamed", key="", party=before.party, gender="")
        named = max((at for p in profiles if p.key == mention.key for at in p.starts if at < mention.start), default=-1)
        if before is None or not definite or before.start < named or _is_titled(context, phrase, mention, profiles):
            return mention
        return replace(mention, kind="unnamed", key="", party=before.party, gender="")
    if before is not None and not mention.party and (definite or around & context.tables.again):
        mention = replace(mention, party=before.party)
    heads[f"{counted} {head}".strip()] = heads[head] = mention
    return mention


def _stem(context: Context, noun: str) -> str:
    """The noun without the ending of several: "one of the officials" is one of "two officials"."""
    tails = tuple(context.tables.names.number.endings)
    return noun[:-1] if tails and noun.endswith(tails) else noun


def _ordinal(context: Context, phrase: Phrase) -> str:
    """The number that tells a source from others of its kind, "" where none does: "the second official"."""
    words = [context.items.span(i, i + 1).lower() for i in range(phrase.first, phrase.last) if i != phrase.head]
    return next((word for word in words if word in context.tables.names.number.ordinals), "")


def _is_titled(context: Context, phrase: Phrase, mention: Mention, profiles: list[Profile]) -> bool:
    """Whether the person for whom a role stands bears the very title, or the role names a party."""
    if context.party_of(phrase):
        return True
    head = context.items.span(phrase.head, phrase.head + 1).lower()
    return any(_fit(context, p, phrase, head) >= 2 for p in profiles if p.key == mention.key)


def _phrase(context: Context, sides: Sides, phrase: Phrase, profiles: list[Profile]) -> Mention | None:
    if phrase.kind == "office":
        return _office(context, sides, phrase)
    if phrase.kind == "people" or _is_unnamed(context, phrase):
        return _unnamed(context, sides, phrase, profiles)
    return _role(context, sides, phrase, profiles)


def _span(context: Context, phrase: Phrase) -> tuple[int, int]:
    return context.items.starts[phrase.first], context.items.ends[phrase.last - 1]


def _office(context: Context, sides: Sides, phrase: Phrase) -> Mention:
    start, end = _span(context, phrase)
    lord = context.lord(phrase)
    party = context.party_of(phrase) or (lord.party if lord is not None else "")
    party = party or sides.owner(phrase) or sides.of_place(phrase) or sides.office_of(phrase)
    last = end
    if lord is not None and context.tables.order.head_first and phrase.last in context.first_of:
        last = next(span.end for span in lord.mentions if span.start == context.items.starts[phrase.last])
    return Mention(start, end, "office", "", party, start, last, "")


def _is_unnamed(context: Context, phrase: Phrase) -> bool:
    """An indefinite title, or a bare one of the kind that many bear ("pejabat AS", "analis")."""
    tags = context.items.tags[phrase.first : phrase.last]
    if tags[0] == "I":
        return True
    if context.lord(phrase) is not None:
        return False
    if "D" in tags or "P" in tags or "k" in tags:
        return context.items.values[phrase.head] == "private"
    return context.items.values[phrase.head] in ("aide", "private", "envoy")


def _unnamed(context: Context, sides: Sides, phrase: Phrase, profiles: list[Profile]) -> Mention | None:
    items = context.items
    tags = items.tags[phrase.first : phrase.last]
    kind = items.values[phrase.head]
    bare = phrase.last - phrase.first == 1
    if bare and items.tags[phrase.head] == "t" and not context.tables.order.bare_nouns:
        return None
    if _is_predicate(context, phrase) and "I" not in tags[:1]:
        return None
    if tags[-1] == "t" and items.tags[phrase.last : phrase.last + 1] == "x" and "I" not in tags:
        return None  # "North Korea's official name": the word qualifies
    if bare and kind in ("crowd", "lands"):
        return None
    start, end = _span(context, phrase)
    lord = context.lord(phrase)  # "members of Smith's team"
    nobody = kind in ("private", "lands") or context.is_former(phrase)
    listed = kind == "lands" and items.tags[phrase.last - 1 : phrase.last + 2] == "S,S"  # "countries such as X, Y"
    party = "" if nobody and not listed else context.party_of(phrase) or (lord.party if lord else "")
    if not party and not nobody:
        party = _master(context, sides, phrase, profiles)
    return Mention(start, end, "unnamed", "", party, start, end, _number(context, phrase, tags))


def _master(context: Context, sides: Sides, phrase: Phrase, profiles: list[Profile]) -> str:
    """The party of the one whom the unnamed serve: "allies of the minister", "a source in his office"."""
    items = context.items
    if usual := context.usual(phrase):
        return usual
    kind = items.values[phrase.head]
    tags = items.tags[phrase.first : phrase.last]
    if "o" in items.tags[phrase.first : phrase.head]:  # "a government spokesman"
        return sides.owner(phrase) or sides.weigh(phrase.first)
    if kind == "spokes" and not set(tags) - set("IrtD"):  # "A spokesman said": for whom was named before
        return sides.speaks_for(phrase.first)
    if (at := tags.find("P", phrase.head + 1 - phrase.first)) > 0 and "o" not in tags:
        return sides.owner(Phrase("title", phrase.first + at, phrase.last, phrase.last - 1)) or ""
    own = context.tables.offices
    for index in range(phrase.head + 1, phrase.last):
        tag = items.tags[index]
        definite = index + 1 if context.tables.order.determiner_last else index - 1
        if tag == "w" and items.tags[definite : definite + 1] == "D":  # "a member of the delegation"
            return context.named_again(index) or sides.subject_before(phrase.first)
        if tag == "o" or items.span(index, index + 1).lower() in own:
            inner = Phrase("office", _opening(items.tags, index, phrase.head), phrase.last, index)
            return context.party_of(inner) or sides.owner(inner) or sides.weigh(phrase.first)
        if tag == "t" and items.values[index] in ("chief", "minister"):
            inner = Phrase("title", _opening(items.tags, index, phrase.head), index + 1, index)
            if again := sides.again(inner):
                return again
            served = _resolve(context, inner, profiles, "")
            return served.person.party if served is not None else sides.weigh(phrase.first)
    return ""


def _opening(tags: str, index: int, least: int) -> int:
    """The item at which a title inside a phrase begins, with its article."""
    while index - 1 > least and tags[index - 1] in "DPIrd":
        index -= 1
    return index


def _is_predicate(context: Context, phrase: Phrase) -> bool:
    """Whether a title is said of somebody ("as president") and stands for nobody."""
    if phrase.first == 0:
        return False
    return context.items.span(phrase.first - 1, phrase.first).lower() in context.tables.predicative


def _number(context: Context, phrase: Phrase, tags: str) -> str:
    head = context.items.span(phrase.head, phrase.head + 1).lower()
    words = context.tables.names.number
    if words.endings:
        return "pl" if head.endswith(tuple(words.endings)) or head in words.nouns else "sg"
    first = context.items.span(phrase.first, phrase.first + 1).lower()
    if tags[0] == "I" and first in words.one:
        return "sg"
    return "pl" if tags[0] == "I" or first.split()[0] in words.many else ""


def _role(context: Context, sides: Sides, phrase: Phrase, profiles: list[Profile]) -> Mention | None:
    items = context.items
    bare = phrase.last - phrase.first == 1 and items.span(phrase.first, phrase.last).islower()
    lord = context.lord(phrase)
    if (bare and lord is None and not context.tables.order.bare_nouns) or _is_predicate(context, phrase):
        return None
    start, end = _span(context, phrase)
    party = context.party_of(phrase)
    if lord is not None and items.values[phrase.head] in ("aide", "spokes", "envoy"):
        return Mention(start, end, "role", "", party or lord.party, start, end, "sg")
    qualified = "x" in items.tags[phrase.first : phrase.head] and not party  # "the guerrilla leader": of whom?
    person = None if qualified else _resolve(context, phrase, profiles, party)
    if person is None:
        party = party or _side(context, sides, phrase)
        sides.settled[phrase.first] = party
        return Mention(start, end, "role", "", party, start, end, "sg")
    who = person.person
    return Mention(start, end, "role", who.key, who.party or party, start, end, "sg", who.gender)


_OFFICIAL = frozenset({"chief", "minister", "envoy", "spokes"})


def _side(context: Context, sides: Sides, phrase: Phrase) -> str:
    """The party of a title that stands alone and names none."""
    kind = context.items.values[phrase.head]
    found = sides.led(phrase.first) or sides.owner(phrase) or sides.again(phrase)
    official = kind in _OFFICIAL or context.head_of(phrase) in context.tables.usual
    if found or not official or context.is_unofficial(phrase):
        return found or ""
    return sides.weigh(phrase.first, head=context.head_of(phrase))


def _resolve(context: Context, phrase: Phrase, profiles: list[Profile], party: str) -> Profile | None:
    """The person named before whom the title fits best; among equals the one named last."""
    items = context.items
    head = items.span(phrase.head, phrase.head + 1).lower()
    kind = str(items.values[phrase.head] or "")
    start = items.starts[phrase.first]
    if kind == "counterpart":
        return _counterpart(profiles, party, start)
    best: tuple[int, int] = (0, -1)
    found = None
    for profile in profiles:
        named = bisect_left(profile.starts, start)
        near = profile.starts[named - 1] if named else -1
        if near < 0 or (party and profile.person.party and party != profile.person.party):
            continue
        score = (_fit(context, profile, phrase, head), near)
        if score[0] and score > best:
            best, found = score, profile
    return found or _later(context, phrase, profiles, party)


def _later(context: Context, phrase: Phrase, profiles: list[Profile], party: str) -> Profile | None:
    """The only person of the very title whom the text names afterwards: "Peru's president … President X"."""
    head = context.items.span(phrase.head, phrase.head + 1).lower()
    if not party:
        return None
    alike = [p for p in profiles if p.person.party == party and _fit(context, p, phrase, head) == 3]
    return alike[0] if len(alike) == 1 else None


def _fit(context: Context, profile: Profile, phrase: Phrase, head: str) -> int:
    """3 the same title, 2 a part of it, 1 a word that may take it up."""
    best = 0
    kind = context.items.values[phrase.head]
    field = _field(context, phrase)
    tags = context.items.tags[phrase.first : phrase.last]
    loose = not field and ("D" in tags or "P" in tags or not set(tags) & set("OKo"))
    classes = context.tables.generic.get(head, frozenset()) if loose else frozenset()
    for title in profile.titles:
        if title.head == head and _same_field(context, title.phrase, phrase):
            best = max(best, 3)
        elif title.kind == kind and not field and set(head.split()) < set(title.head.split()):
            best = max(best, 2)
        elif title.kind in classes or (kind == title.kind == "body" and _same_field(context, title.phrase, phrase)):
            best = max(best, 1)
    return best


def _same_field(context: Context, first: Phrase | None, second: Phrase) -> bool:
    """Whether two titles may be of one field: "Menteri Keuangan" is not "Menteri Pertahanan"."""
    one, two = (_field(context, phrase) if phrase is not None else "" for phrase in (first, second))
    return not one or not two or one == two


def _field(context: Context, phrase: Phrase) -> str:
    items = context.items
    words = [i for i in range(phrase.first, phrase.last) if items.tags[i] == "d"]
    return " ".join(items.span(i, i + 1).lower() for i in words)


def _counterpart(profiles: list[Profile], party: str, start: int) -> Profile | None:
    """ "his Turkish counterpart": the only person of that party with the class of the person named last."""
    named = [(max((at for at in p.starts if at < start), default=-1), p) for p in profiles]
    antecedent = max((pair for pair in named if pair[1].person.party != party), key=lambda pair: pair[0], default=None)
    if not party or antecedent is None or antecedent[0] < 0:
        return None
    kinds = {title.kind for title in antecedent[1].titles}
    alike = [p for p in profiles if p.person.party == party and kinds & {title.kind for title in p.titles}]
    return alike[0] if len(alike) == 1 else None
