"""Who takes part in an encounter: those around its word, the subject of its verb or clause, and its hosts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from demarche.annotate.meetings.crews import crew_of
from demarche.annotate.meetings.crews import held_at as held_at
from demarche.annotate.meetings.details import crowd_of, length_of, spell_of
from demarche.annotate.meetings.hosts import hosts_of
from demarche.annotate.meetings.rows import chain, joined, put_aside
from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.model import Sentence
from demarche.world import bodies

CUES = ("met", "phoned", "hours", "joint", "room")
"""Kinds of words that tell of an encounter only by who stands beside them."""

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[;“”\"—]|\s(?:–|--?)\s")


@dataclass(frozen=True, slots=True)
class Taking:
    """sides: who meets; hosts: who brings them together. `named`: codes of the sides, `all` with the hosts."""

    sides: list[Party]
    hosts: list[Party]
    speaker: frozenset[str] = field(default_factory=frozenset)  # "we met", said by them

    @property
    def named(self) -> set[str]:
        return {*self.speaker, *(code for party in self.sides for code in party.codes)}

    @property
    def host_codes(self) -> set[str]:
        return {code for party in self.hosts for code in party.codes}


def participants(scene: Scene, sentence: Sentence, trigger: Trigger) -> Taking:
    hosts = hosts_of(scene, trigger)
    near: list[Party] = []
    if trigger.kind == "busy":
        near = _company(scene, trigger, hosts)
    elif not trigger.setting and trigger.kind != "leave":
        near = [p for p in {*_modifiers(scene, trigger), *_after(scene, trigger, hosts)} if p not in hosts]
    subject = [p for p in _doing(scene, sentence, trigger, near) if p not in hosts]
    subject = [*subject, *_and_he(scene, sentence, subject)]
    subject = subject if not _others_between(scene, trigger, subject) else []
    near = [*near, *_object(scene, sentence, trigger, [*near, *subject])]
    near, subject = _by_level(scene, trigger, near, subject)
    sides = sorted({*near, *subject}, key=lambda party: (party.start, party.end))
    return Taking(sides, hosts, _speaking(scene, trigger))


def _and_he(scene: Scene, sentence: Sentence, subject: list[Party]) -> list[Party]:
    """ "He and A went over the agenda": who was met or named before, of another side."""
    codes = {code for party in subject for code in party.codes}
    at = min((party.start for party in subject), default=-1)
    beside = [one for one in scene.pronouns if at - 10 < one < at]
    if len(codes) != 1 or not beside or not any(kind == "join" for _, _, kind in scene.kinds(beside[0], at)):
        return []
    return scene.met_before(sentence.start, codes)


def _others_between(scene: Scene, trigger: Trigger, subject: list[Party]) -> bool:
    """ "the envoy of A flew home, the first time the two men will have sat in one room": it is not the envoy."""
    end = max((party.end for party in subject), default=0)
    if not subject or trigger.by >= 0:
        return False
    if trigger.kind in CUES and scene.table("both", max(end, trigger.start - 60), trigger.start):
        return True
    crew = crew_of(scene, trigger) if trigger.kind in (*CUES, "meet", "sit", "travel", "stay", "send") else None
    return (
        crew is not None
        and len(_WORD.findall(scene.document.text[end : crew[0]])) > 1
        and not _owns(scene, end, crew[0])
    )


def _owns(scene: Scene, low: int, high: int) -> bool:
    """ "A is to send its experts": they are of A, and A alone."""
    gap = scene.document.text[low:high]
    return not any(mark in gap for mark in ",;:“”")


def _object(scene: Scene, sentence: Sentence, trigger: Trigger, known: list[Party]) -> list[Party]:
    """ "A kept her for lunch", "B received him": who was met or named before, of another side."""
    codes = {code for party in known for code in party.codes}
    if not trigger.verb or len(codes) != 1 or trigger.kind not in (*CUES, "meet", "receive"):
        return []
    low = max((party.end for party in known), default=trigger.start)
    low = max(low, trigger.start - 25)
    objects = any(low <= at < trigger.end + 2 for at in scene.pronouns) or scene.table("object", low, trigger.end + 6)
    return scene.met_before(sentence.start, codes) if objects else []


def _by_level(
    scene: Scene, trigger: Trigger, near: list[Party], subject: list[Party]
) -> tuple[list[Party], list[Party]]:
    """ "hopes to settle it when the two leaders meet": who is told by level alone is nobody who is named before."""
    crowd = crowd_of(scene, trigger)
    if crowd is None:
        return near, subject
    named = [party for party in (*near, *subject) if party.start < crowd[1] and crowd[0] < party.end]
    if any(len(party.codes) > 1 for party in named):
        return near, subject  # "both countries' ministers"
    alone = [party for party in named if party.mention.kind in ("role", "unnamed")]
    if trigger.verb:
        return near, [] if not named else [party for party in subject if party not in alone]
    return [party for party in near if party not in alone], subject


def _company(scene: Scene, trigger: Trigger, hosts: list[Party]) -> list[Party]:
    """ "spent six hours with A": whoever else is named is what they talk about."""
    spent = length_of(scene, trigger) or spell_of(scene, trigger)
    after = [party for party in _after(scene, trigger, hosts) if party not in hosts]
    if spent is None or not after:
        return []
    return after if any(kind == "within" for _, _, kind in scene.kinds(spent.end, after[0].mention.start)) else []


def _doing(scene: Scene, sentence: Sentence, trigger: Trigger, near: list[Party]) -> list[Party]:
    """The subject of the trigger's verb; or of the clause, where the encounter is the occasion of what it tells."""
    if trigger.kind in CUES and (both := _both_beside(scene, sentence, trigger)):
        return both
    if trigger.kind == "send" and (both := _promising(scene, trigger)):
        return both
    if trigger.via >= 0:
        return _subject(scene, sentence, trigger, trigger.via) or scene.stands_for(sentence.start, trigger.via)
    if trigger.by >= 0:
        return _subject(scene, sentence, replace(trigger, low=sentence.start), trigger.by) or scene.stands_for(
            sentence.start, trigger.by
        )
    if trigger.kind in (*CUES, "see") and (main := _main_clause(scene, sentence, trigger)):
        return main
    held = held_at(scene, trigger)
    if trigger.verb or held is not None:
        at = trigger.start if held is None else held
        subject = _subject(scene, sentence, trigger, at) or scene.stands_for(sentence.start, at)
        return subject if trigger.kind not in ("sit", "busy") or _beside(scene, subject, trigger.start) else []
    if trigger.kind == "visit" and not near:  # "A put off his visit to Oran"
        people = [p for p in _subject(scene, sentence, trigger, trigger.start) if p.mention.kind in ("person", "role")]
        return [party for party in people if trigger.start - party.end < 60]
    led = _led(scene, trigger) if trigger.kind != "event" or trigger.setting else None
    if led is None or len({code for p in near for code in p.codes}) > 1 or any(p.is_body() for p in near):
        return []
    if not re.search(r"[a-z]", scene.document.text[sentence.start : led]):
        return chain(scene, scene.document.text.find(",", trigger.end, sentence.end) + 1, sentence.end)
    return chain(scene, _clause(scene, sentence, led), led)


def _main_clause(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """ "Fresh from two hours with A in Oran, B said": who does it stands behind the comma."""
    lead = scene.document.text[sentence.start : trigger.start]
    if scene.inside(sentence.start, trigger.start) or len(lead.split()) > 8 or "," in lead:
        return []
    comma = scene.document.text.find(",", trigger.end, sentence.end)
    known = {code for party in scene.inside(trigger.end, comma) for code in party.codes} if comma > 0 else set()
    row = chain(scene, comma + 1, min(sentence.end, comma + 80)) if comma > 0 else []
    people = [party for party in row if party.mention.kind in ("person", "role") and not known & {*party.codes}]
    return people if known and people and people[0].start - comma < 4 else []


def _promising(scene: Scene, trigger: Trigger) -> list[Party]:
    """ "a promise from both capitals to send their ministers"."""
    near = [p for p in scene.inside(max(trigger.low, trigger.start - 60), trigger.start) if len(p.codes) > 1]
    return [party for party in near if party.end <= trigger.start and trigger.start - party.end < 8]


def _both_beside(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """Subject and object of the verb that a cue stands behind: "A told B across a table"."""
    clause = _clause(scene, sentence, trigger.start)
    return _two_from(scene, trigger, max(trigger.low, clause)) or _two_from(
        scene, trigger, max(clause, trigger.start - 160)
    )


def _two_from(scene: Scene, trigger: Trigger, low: int) -> list[Party]:
    near = [party for party in scene.inside(low, trigger.start) if not put_aside(scene, low, party)]
    near = [party for party in near if party.end <= trigger.start and not scene.is_city(party)]
    codes = {code for party in near for code in party.codes}
    return near if len(codes) == 2 and near[-1].mention.kind != "office" else []


def _beside(scene: Scene, subject: list[Party], verb: int) -> bool:
    """What gathers is named right before its verb: "facts are being gathered" has no party near."""
    end = max((party.end for party in subject), default=0)
    return bool(subject) and len(_WORD.findall(scene.document.text[end:verb])) <= 8


def _led(scene: Scene, trigger: Trigger) -> int | None:
    """Where the preposition stands that makes the encounter an occasion: "at a summit", "dalam pertemuan"."""
    hits = scene.table("during", max(trigger.low, trigger.start - 50), trigger.start)
    if not hits or len(_WORD.findall(scene.document.text[hits[-1][1] : trigger.start])) > 5:
        return None
    return hits[-1][0]


def _clause(scene: Scene, sentence: Sentence, before: int) -> int:
    """Where the clause begins that `before` stands in."""
    starts = [sentence.start]
    starts += [sentence.start + m.end() for m in _BREAK.finditer(scene.document.text[sentence.start : before])]
    starts += [end for _, end, kind in scene.kinds(sentence.start, before) if kind == "clause"]
    return max(starts)


def _after(scene: Scene, trigger: Trigger, hosts: list[Party]) -> list[Party]:
    """Who follows: "talks between A and B", "met B", "pertemuan A-B", "summit of A"."""
    text = scene.document.text
    taking: list[Party] = []
    at = trigger.end
    for party in scene.inside(trigger.end, trigger.high):
        if party in hosts:
            continue
        start = max(_begins(scene, party, trigger.high), trigger.end)
        gap = text[at:start]
        if scene.is_venue(party):
            continue  # "set for Oran"
        if not taking and not _opens(scene, trigger, start):
            if not (_aside(scene, at, start) and "," not in gap):
                break
            if not _receives(scene, trigger, party):
                continue
        if taking and party.codes == taking[-1].codes and _of_it(scene, at, start):
            at = max(party.end, at)  # "President A of X and Minister B of Y"
            continue
        if taking and not joined(scene, at, start):
            break
        taking.append(party)
        at = max(party.end, at)
    return taking


def _begins(scene: Scene, party: Party, high: int) -> int:
    """Where the longest phrase begins that it stands in: "the deputy trade minister of A, B"."""
    return min(one.start for one in (party, *scene.inside(party.mention.start, high)) if one.start <= party.start)


def _of_it(scene: Scene, low: int, high: int) -> bool:
    return low < high and [hit[2] for hit in scene.kinds(low, high)] == ["of"] and high - low < 6


def _opens(scene: Scene, trigger: Trigger, high: int) -> bool:
    """The words between the trigger and the first name lead to a participant."""
    text, low = scene.document.text, trigger.end
    if trigger.kind == "visit" and len(text[low:high].split()) == 1 and scene.table("which", low, high):
        return True  # "the visit which the minister paid to Rome"
    crowd = None if trigger.verb else crowd_of(scene, trigger)
    if crowd is not None and text[crowd[1] : high].strip() == ",":
        return True  # "a meeting of the chief negotiators, A of X and B of Y"
    gap = text[low:high]
    if trigger.kind == "see":
        return not _WORD.findall(gap) or scene.words.articles.issuperset(_WORD.findall(gap.lower()))
    if any(mark in gap for mark in '.;:"“”') or scene.table("speech", high - 12, high - 1):
        return False
    hits = [hit for hit in scene.kinds(low, high) if hit[2] not in ("forum", "clause")]
    if trigger.kind in ("call", "speak", "tell") and hits and hits[0][2] == "to":
        hits = [(hits[0][0], hits[0][1], "within"), *hits[1:]]  # "spoke by telephone to A"
    within = [hit for hit in hits if hit[2] == "within"] if trigger.kind not in ("visit", "travel") else []
    if within and _purpose(scene, low, within[-1][0]):
        return False
    if within:
        tail = {kind for start, _, kind in hits if start > within[-1][0]}
        return tail <= {"of", "join"} and len(_WORD.findall(text[within[-1][1] : high])) <= 8
    passive = scene.table("by", low, high)[-1:] if trigger.kind == "receive" else []
    if passive and not text[passive[0][1] : high].strip() and "," not in gap:
        return True  # "was received on Monday in a villa by A"
    if hits:
        return {kind for _, _, kind in hits} == {"of"} and len(_WORD.findall(gap)) <= 8 and "," not in gap
    return len(_WORD.findall(gap)) <= 4 and "," not in gap


def _purpose(scene: Scene, low: int, high: int) -> bool:
    """ "met to settle a quarrel with A": A is what it is about."""
    text, articles = scene.document.text, scene.words.articles
    return any(
        text[end + 1 : end + 2].islower() and text[end + 1 : high + 1].partition(" ")[0] not in articles
        for _, end, _ in scene.table("purpose", low, high)
    )


def _receives(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """The goal of a visit, and a body where the encounter takes place, take part."""
    kind = scene.kinds(max(trigger.end - 4, party.start - 40), party.start)
    leads = kind[-1][2] if kind else ""
    body = any(c in bodies() for c in party.codes) and not scene.is_city(party)
    return (trigger.kind == "visit" and leads == "to") or (leads == "at" and body)


def _aside(scene: Scene, low: int, high: int) -> bool:
    kinds = [kind for _, _, kind in scene.kinds(low, high)]
    return bool(kinds) and kinds[-1] in ("at", "to", "aside")


def _modifiers(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who stands right before the noun: "US-Russia security talks", "the EU summit"."""
    if trigger.verb or not scene.words.names_first:
        return []
    taking: list[Party] = []
    at = trigger.start
    for party in reversed(scene.inside(trigger.low, trigger.start)):
        gap = scene.document.text[party.mention.end : at]
        if taking and gap.strip() in ("-", "–", "/", "—"):
            taking.append(party)
        elif taking or len(_WORD.findall(gap)) > 2 or "," in gap or scene.kinds(party.mention.end, at):
            break
        else:
            taking.append(party)
        at = party.start
    # "the Warsaw summit" is in Warsaw, "Moscow-Washington talks" are between the two
    return [] if len(taking) == 1 and scene.is_city(taking[0]) else taking


def _subject(scene: Scene, sentence: Sentence, trigger: Trigger, before: int) -> list[Party]:
    """The nearest name before the verb that no preposition puts aside, and those joined with it."""
    taking: list[Party] = []
    for party in reversed(scene.inside(sentence.start, before)):
        if party.end > before:
            continue
        if any(mark in scene.document.text[party.end : before] for mark in '“”";'):
            break
        if taking:
            if not joined(scene, party.end, taking[-1].start) or scene.table("setting", party.start - 30, party.start):
                break
        elif (put_aside(scene, sentence.start, party) and not _of_clause(scene, party, before)) or _says(
            scene, party, before
        ):
            continue
        taking.append(party)
    if len({code for party in taking for code in party.codes}) > 1:
        return taking
    # "the two sides thanked France and agreed to meet": a subject of two outdoes the object beside the verb
    first = chain(scene, max(trigger.low, _clause(scene, sentence, before)), before)
    return first if len({code for party in first for code in party.codes}) > 1 else taking


def _of_clause(scene: Scene, party: Party, before: int) -> bool:
    """ ", where A received her": A is the subject of its own clause."""
    hits = scene.table("relative", max(0, party.start - 14), party.start)
    if not hits or _WORD.findall(scene.document.text[hits[-1][1] : party.start].replace("the ", "")):
        return False
    return scene.document.text[party.end : before].count(",") < 2


def _says(scene: Scene, party: Party, before: int) -> bool:
    """ "A added, the commanders of both would meet": A only says it."""
    said = scene.table("speech", party.end, min(before, party.end + 25))
    return bool(said) and said[0][0] - party.end < 3 and scene.document.text[said[0][1]] == ","


def _speaking(scene: Scene, trigger: Trigger) -> frozenset[str]:
    """ "We met them", "kami bertemu": the speaker takes part."""
    if not trigger.verb:
        return frozenset()
    said = scene.statement(trigger.start)
    if said is None:
        return frozenset()
    # "he said he was ready to fly there", "mengatakan siap terbang": who is left out is the speaker
    left_out = said.kind == "indirect" and not scene.about(said.start, trigger.start)
    we = left_out or bool(scene.table("we", max(trigger.low, trigger.start - 30), trigger.start))
    codes = frozenset(filter(None, said.speaker_party.split("+"))) if we else frozenset()
    # "the delegations will come on Monday, the Norwegian coordinator said"
    others = left_out and len(codes) == 1 and scene.table("crew", said.start, trigger.start)
    if not others or codes <= {*scene.two_sides()}:
        return codes
    return codes.union(scene.two_sides()) if codes <= scene.between() else frozenset()
