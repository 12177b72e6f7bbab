"""Who the subject of an attribution is: names, roles, pronouns, clitics, unnamed sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from demarche import world
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.openers import body_of, opener
from demarche.annotate.attribution.pack import Grammar
from demarche.model import Mention, Person

_SHOWN = 4  # candidates named in a reason
_BACK = 12  # speakers looked back over for one without a name
_NAMED = 6  # mentions looked back over for the body of a speaker
_LONG = 4  # letters that a word of a title must have more of
_BESIDE = 200  # code points within which two namesakes are named together


@dataclass(frozen=True, slots=True)
class Speaker:
    """`reason` is "" where the words settle the speaker, else why they do not."""

    name: str = ""
    key: str = ""
    text: str = ""
    party: str = ""
    how: str = ""
    reason: str = ""
    mention: Mention | None = None


@dataclass(slots=True)
class Discourse:
    """What has been said so far, in reading order."""

    people: Mapping[str, Person]
    text: str
    lang: str
    grammar: Grammar
    speakers: list[Speaker] = field(default_factory=list)
    topic: Mention | None = None  # the person that the sentence before was about
    focus: Mention | None = None  # the person that a sentence since the last speech was about
    group: Mention | None = None  # the body or group that it was about
    seen: list[Mention] = field(default_factory=list)

    def forget(self) -> None:
        """Nobody who has spoken or been named so far is taken up again by a pronoun."""
        self.speakers, self.seen = [], []
        self.topic = self.focus = self.group = None

    def speaking(self) -> str:
        """The key of the last speaker, "" where that is no person."""
        return self.speakers[-1].key if self.speakers else ""

    def recent(self) -> list[str]:
        """Keys of people, the last speaker first, then those named last."""
        keys = [s.key for s in reversed(self.speakers[-3:]) if s.key]
        keys += [m.key for m in reversed(self.seen[-12:]) if m.key and m.kind == "person"]
        return list(dict.fromkeys(keys))

    def last(self, plural: bool | None = None) -> Speaker | None:
        """The latest speaker; plural asks for a group, False for one person, None for any."""
        for speaker in reversed(self.speakers):
            if plural is None or plural == _plural(speaker):
                return speaker
        return None


def _plural(speaker: Speaker) -> bool:
    many = speaker.mention is None or speaker.mention.kind in ("party", "office", "unnamed")
    return (not speaker.key and many) or "+" in speaker.party


def resolve(draft: Draft, discourse: Discourse) -> Speaker:
    """The speaker of a draft. Unknown speakers have no name and a reason."""
    subject = draft.subject
    if subject is None or subject.clitic:
        return _anaphor(draft, discourse, "", "clitic")
    text = discourse.text[draft.clause.starts[subject.first] : draft.clause.ends[subject.last]]
    if not subject.mentions:
        return _phrase(draft, text, discourse)
    if len(subject.mentions) > 1:
        return _joint(subject.mentions, text, discourse)
    mention = subject.mentions[0]
    if text.lower() in discourse.grammar.own_side and (owner := discourse.last()) is not None:
        return _as(owner, text, "own side")
    nameless = mention.kind in ("unnamed", "party") and not mention.party and not mention.key
    if nameless and (group := _group(set(text.lower().split()), discourse)) is not None:
        return _as(group, text, "group")
    if mention.kind == "pronoun":
        return _anaphor(draft, discourse, discourse.text[mention.start : mention.end], "pronoun", mention)
    return named(mention, discourse)


def named(mention: Mention, discourse: Discourse) -> Speaker:
    """The speaker that a mention other than a pronoun names."""
    grammar = discourse.grammar
    words = discourse.text[mention.start : mention.end]
    person = discourse.people.get(mention.key)
    if person is not None and (namesakes := _namesakes(person, mention, discourse)):
        return _one_of(namesakes, mention, discourse)
    if person is not None:
        return Speaker(person.name, person.key, words, person.party or mention.party, mention.kind, "", mention)
    if mention.kind == "role":
        found = _role(mention, words, discourse, grammar)
        return found if found.key else _same_source(words, mention, discourse) or found
    if mention.kind == "unnamed" and (source := _same_source(words, mention, discourse)) is not None:
        return source
    return Speaker(_called(mention, words, discourse), "", words, mention.party, mention.kind, "", mention)


def _namesakes(person: Person, mention: Mention, discourse: Discourse) -> list[Person]:
    """Everybody whom a bare surname could mean, where it is more than one."""
    words = discourse.text[mention.start : mention.end]
    if " " in words or mention.phrase_start < mention.start or not person.name.endswith(f" {words}"):
        return []
    found = [other for other in discourse.people.values() if other.name.endswith(f" {words}")]
    return found if len(found) > 1 else []


def _one_of(people: list[Person], mention: Mention, discourse: Discourse) -> Speaker:
    """The one of several namesakes who was named in full last, unless another was named right beside."""
    words = discourse.text[mention.start : mention.end]
    keys = {person.key: person for person in people}
    full = [
        m for m in discourse.seen if m.key in keys and m.end <= mention.start and " " in discourse.text[m.start : m.end]
    ]
    if not full or any(m.key != full[-1].key and full[-1].start - m.end < _BESIDE for m in full):
        names = "; ".join(sorted(person.name for person in people))
        return Speaker("", "", words, "", "namesake", f"more than one person is called {words}: {names}", mention)
    person = keys[full[-1].key]
    return Speaker(person.name, person.key, words, person.party, mention.kind, "", mention)


def _called(mention: Mention, words: str, discourse: Discourse) -> str:
    """A party goes by its name in the report's language; a seat, and all others, by the report's words."""
    if mention.kind in ("party", "office"):
        first, _, rest = words.partition(" ")
        words = rest if rest and first.lower() in discourse.grammar.articles else words
    if (
        mention.kind == "party"
        and mention.party
        and "+" not in mention.party
        and words not in world.place_forms(discourse.lang)
        and (form := world.party_forms(discourse.lang).get(words)) is not None
        and form.kind != "seat"
    ):
        return world.party_name(mention.party, discourse.lang) if words.isupper() or words.islower() else words
    return words


def _role(mention: Mention, words: str, discourse: Discourse, grammar: Grammar) -> Speaker:
    """A title without a name: whoever it fits of those who spoke or were named last, else the title itself."""
    party = mention.party
    if words.split()[0].lower() not in grammar.indefinite:
        person = _bearer(words, party, discourse)
        if person is not None:
            return Speaker(person.name, person.key, words, person.party or party, "role", "", mention)
    return Speaker(words, "", words, party, "role", "", mention)


def _same_source(words: str, mention: Mention, discourse: Discourse) -> Speaker | None:
    """ "The diplomat", "diplomat itu": the one without a name who spoke last and was called so."""
    grammar, tokens = discourse.grammar, words.lower().split()
    if tokens[0] not in grammar.pointing and tokens[-1] not in grammar.pointing:
        return None
    heads = set(tokens) - grammar.determiners - grammar.pointing
    for speaker in reversed(discourse.speakers[-_BACK:]):
        if speaker.key or not speaker.name or speaker.how not in ("unnamed", "words", "role"):
            continue
        called = set(speaker.name.lower().split())
        same = heads <= called or heads <= grammar.anybody
        if same and not (mention.party and speaker.party and mention.party != speaker.party):
            party = speaker.party or mention.party
            return Speaker(speaker.name, "", words, party, speaker.how, "", speaker.mention)
    return None


def _bearer(words: str, party: str, discourse: Discourse) -> Person | None:
    """Who bears a title: first whose own title has all its words, then who fits it of those named or heard last."""
    grammar, recent = discourse.grammar, discourse.recent()
    asked = _title(words, grammar)
    named_before = dict.fromkeys([*recent, *(m.key for m in reversed(discourse.seen) if m.key and m.kind == "person")])
    for key in named_before:
        person = discourse.people[key]
        clash = party and person.party and party != person.party
        if len(asked) > 1 and not clash and any(asked <= _title(role.text, grammar) for role in person.roles):
            return person
    generic = words.split()[-1].lower() in grammar.generic_roles
    for key in recent:
        person = discourse.people[key]
        if (party and person.party and party != person.party) or _other_post(words, person, grammar):
            continue
        if any(_shares(words, role.text) for role in person.roles) or (
            generic and (party or key == discourse.speaking())
        ):
            return person
    return None


def _title(words: str, grammar: Grammar) -> frozenset[str]:
    """The words of a title without its article, short forms written out: "Menlu" is "menteri luar negeri"."""
    told = (grammar.short_titles.get(word, word).split() for word in words.lower().split())
    small = grammar.determiners | grammar.possessive
    return frozenset(word for each in told for word in each if word not in small)


def _other_post(words: str, person: Person, grammar: Grammar) -> bool:
    """ "The energy minister" is no foreign minister: one head, and each has a post of its own before it."""
    asked = [w for w in words.split() if len(w) > _LONG and w.islower()]
    heads = set(asked) & grammar.generic_roles
    narrow = set(asked) - heads
    titles = [{w for w in role.text.lower().split() if len(w) > _LONG} for role in person.roles]
    same = [title for title in titles if title & heads and title - grammar.generic_roles]
    return bool(narrow and same) and not any(narrow & title for title in titles)


def _shares(words: str, role: str) -> bool:
    mine = {w for w in words.lower().split() if len(w) > _LONG}
    return bool(mine & {w for w in role.lower().split() if len(w) > _LONG})


def _joint(mentions: tuple[Mention, ...], text: str, discourse: Discourse) -> Speaker:
    each = [named(m, discourse) for m in mentions]
    parties = sorted({code for s in each for code in s.party.split("+") if code})
    name = text
    if all(speaker.key for speaker in each):
        between = discourse.text[mentions[-2].end : max(mentions[-1].phrase_start, mentions[-2].end)].split()
        joiner = next((word for word in between if word.lower() in discourse.grammar.joiners), "&")
        name = f"{', '.join(speaker.name for speaker in each[:-1])} {joiner} {each[-1].name}"
    return Speaker(name, "", text, "+".join(parties), "joint", "", None)


def _phrase(draft: Draft, text: str, discourse: Discourse) -> Speaker:
    """A noun phrase that no name marks. A document speaks for its issuer, "the group" for the one named last."""
    clause, grammar = draft.clause, draft.clause.pack.grammar
    words = set(text.lower().split())
    if words <= grammar.objective:
        return _anaphor(draft, discourse, text, "pronoun")
    if (words & grammar.own_side or text.lower() in grammar.own_side) and (owner := discourse.last()) is not None:
        return _as(owner, text, "own side")
    start = clause.starts[draft.subject.first] if draft.subject else 0
    mentions = clause.document.mentions
    first = bisect_left(mentions, start, key=lambda m: m.start)
    near = mentions[first : bisect_left(mentions, start + len(text), first, key=lambda m: m.start)]
    party = next((m.party for m in near if m.party), "")
    if words & grammar.documents and (issuer := _issuer(draft, discourse)) is not None:
        return Speaker(issuer.name, issuer.key, text, issuer.party or party, "document", "", issuer.mention)
    if words & grammar.documents:
        owner = discourse.last(plural=True) or discourse.last()
        if party or owner is None:
            return Speaker(text, "", text, party, "document", "", None)
        return Speaker(owner.name, owner.key, text, owner.party, "document", "", owner.mention)
    if not party and (group := _group(words, discourse) or _state(draft, words, discourse)) is not None:
        return _as(group, text, "group")
    return Speaker(text, "", text, party, "words", "", None)


def _state(draft: Draft, words: set[str], discourse: Discourse) -> Speaker | None:
    """ "The downstream country also asks": a state by what it is, the one that spoke last where it goes on."""
    grammar, hit = discourse.grammar, draft.hit
    if hit is None or draft.subject is None or not words & grammar.states or words & grammar.indefinite:
        return None
    if grammar.same.isdisjoint(draft.clause.words[draft.subject.last + 1 : hit.first + 3]):
        return None
    last = discourse.last()
    return last if last is not None and last.party and "+" not in last.party else None


def _issuer(draft: Draft, discourse: Discourse) -> Speaker | None:
    """Whoever a document is by or from: "a report by experts", "surat dari X"."""
    clause, subject = draft.clause, draft.subject
    if subject is None:
        return None
    grammar = clause.pack.grammar
    for at in range(subject.first + 1, subject.last):
        by = clause.words[at] in grammar.authors or clause.words[at] in grammar.agent
        start = at + 2 if clause.words[at + 1] in grammar.determiners and clause.mention_at(at + 1) is None else at + 1
        if by and (mention := clause.mention_at(start)) is not None and mention.kind != "pronoun":
            return named(mention, discourse)
    return None


def _group(words: set[str], discourse: Discourse) -> Speaker | None:
    """The body that "the group", "kelompok itu" points back to."""
    grammar = discourse.grammar
    if len(words) > 2 or not words & grammar.groups or words & grammar.indefinite:
        return None
    if discourse.group is not None:
        return named(discourse.group, discourse)
    return discourse.last(plural=True)


def _anaphor(draft: Draft, discourse: Discourse, text: str, how: str, mention: Mention | None = None) -> Speaker:
    """A pronoun or clitic: somebody named before it here, the last speaker, or the last sentence's subject."""
    word = text.lower()
    at = draft.clause.starts[draft.hit.first] if draft.hit else draft.clause.sentence.start
    text = text or (draft.clause.text(draft.hit.first, draft.hit.last) if draft.hit else "")
    grammar = draft.clause.pack.grammar
    if word in grammar.things:
        return _thing(discourse, text, how, opener(draft))
    if mention is not None and mention.number == "pl":
        return _several(discourse, text, how)
    gender = mention.gender if mention else ""
    if how == "pronoun" and (spoke := _spoke_here(draft, discourse, at, gender)) is not None:
        return _as(spoke, text, how)
    last = next((s for s in reversed(discourse.speakers) if _one(s) and _agrees(s.key, gender, discourse)), None)
    topic = discourse.topic if discourse.topic and _agrees(discourse.topic.key, gender, discourse) else None
    if topic is not None and (how == "pronoun" or (last is None and (topic.key or topic.number == "sg"))):
        return _as(named(topic, discourse), text, how)
    if how == "clitic" and discourse.focus is not None and _agrees(discourse.focus.key, gender, discourse):
        return _as(named(discourse.focus, discourse), text, how)
    if last is not None:
        return _as(last, text, how)
    inside = next((m for _, _, m in draft.clause.mentions if m.end <= at and m.key and m.kind == "person"), None)
    earlier = inside or next((m for m in reversed(discourse.seen) if m.key and m.kind == "person"), None)
    if earlier is not None and _agrees(earlier.key, gender, discourse):
        return _as(named(earlier, discourse), text, how)
    return Speaker("", "", text, "", how, _unsettled(gender, discourse))


def _several(discourse: Discourse, text: str, how: str) -> Speaker:
    """ "They": the group named or heard last."""
    group = discourse.last(plural=True) or discourse.last()
    if discourse.group is not None and (group is None or discourse.group is not group.mention):
        group = named(discourse.group, discourse)
    if group is None and discourse.topic is not None and discourse.topic.kind == "unnamed":
        group = named(discourse.topic, discourse)
    if group is not None:
        return Speaker(group.name, group.key, text, group.party, how, "", group.mention)
    return Speaker("", "", text, "", how, "no group named before it")


def _spoke_here(draft: Draft, discourse: Discourse, at: int, gender: str) -> Speaker | None:
    """ "X said it was over, but she asked …": who spoke last, where that was in this sentence."""
    last = discourse.last()
    if last is None or last.mention is None or not last.key or not _agrees(last.key, gender, discourse):
        return None
    return last if draft.clause.sentence.start <= last.mention.start and last.mention.end <= at else None


def _unsettled(gender: str, discourse: Discourse) -> str:
    """Why a pronoun stands for nobody, with those whom it could mean."""
    fitting = [m for m in discourse.seen if m.key and m.kind == "person" and _agrees(m.key, gender, discourse)]
    names = list(dict.fromkeys(discourse.people[m.key].name for m in reversed(fitting) if m.key in discourse.people))
    return f"it could be {'; '.join(names[:_SHOWN])}" if names else "nobody named before it"


def _one(speaker: Speaker) -> bool:
    """One human being, named or not."""
    if speaker.key:
        return True
    mention = speaker.mention
    return mention is not None and mention.kind in ("role", "unnamed") and mention.number == "sg"


def _thing(discourse: Discourse, text: str, how: str, subject: Mention | None) -> Speaker:
    latest = discourse.last()
    if latest is not None and latest.key and latest.party and (body := body_of(latest.party, discourse.seen[-_NAMED:])):
        return _as(named(body, discourse), text, how)
    if subject is not None:
        return _as(named(subject, discourse), text, how)
    last = next((s for s in reversed(discourse.speakers) if _body_of_many(s) and not _sides(s, discourse)), None)
    if last is not None:
        return _as(last, text, how)
    for mention in reversed(discourse.seen):
        if mention.kind in ("party", "office") and "+" not in mention.party:
            return _as(named(mention, discourse), text, how)
    return Speaker("", "", text, "", how, "nothing named before it")


def _body_of_many(speaker: Speaker) -> bool:
    """One that "it" may stand for: no people without a name."""
    people = speaker.how == "unnamed" and speaker.mention is not None and speaker.mention.number == "pl"
    return _plural(speaker) and not people


def _sides(speaker: Speaker, discourse: Discourse) -> bool:
    """ "both delegations": no "it", as their joint statement is."""
    people = discourse.grammar.documents.isdisjoint(speaker.name.lower().split())
    return "+" in speaker.party and people and speaker.how in ("unnamed", "party", "joint")


def _as(speaker: Speaker, text: str, how: str) -> Speaker:
    return Speaker(speaker.name, speaker.key, text, speaker.party, how, speaker.reason, speaker.mention)


def _agrees(key: str, gender: str, discourse: Discourse) -> bool:
    """Nothing speaks against a person of this gender; one without a name is open."""
    person = discourse.people.get(key)
    return person is None or not gender or not person.gender or person.gender == gender
