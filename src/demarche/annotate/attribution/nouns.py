"""Cues that are nouns ("X's suggestion that …") or passives ("was rejected by X", a machine's "X dikatakan …")."""

from __future__ import annotations

from demarche.annotate.attribution import content, subjects
from demarche.annotate.attribution.asides import skip_left
from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.endings import closing
from demarche.annotate.attribution.inversion import content_left, ends_after
from demarche.annotate.attribution.subjects import Subject
from demarche.model import Mention


def is_noun(clause: Clause, hit: Hit) -> bool:
    """ "the claim", "its demands", "X's call": a form that could be a verb but is none here."""
    grammar = clause.pack.grammar
    left = clause.word(hit.first - 1)
    if left in grammar.adverbs and clause.mention_at(hit.first - 2) is not None:
        return False  # "Chad and Niger both …"
    nominal = hit.cue.form in grammar.noun_forms or hit.cue.takes("noun")
    if _asked_for(clause, hit):
        return True
    if nominal and "participle" in hit.cue.parts and clause.word(hit.first - 2) in grammar.determiners:
        return clause.mention_at(hit.first - 1) is None and left not in grammar.adverbs  # "a written warning"
    if left in grammar.determiners or (nominal and left in grammar.premodifiers):
        return not (left in grammar.complementizers and hit.cue.parts & {"past"})
    if nominal and _of_owner(clause, hit):
        return True
    owner = clause.mention_at(hit.first - 1)
    if "past" in hit.cue.parts or (owner is not None and owner.kind == "pronoun"):
        return False  # "X's said", "he's proposing"
    return any(left.endswith(mark) and len(left) > len(mark) for mark in grammar.possessive if mark != "'")


def _adverbs(clause: Clause, first: int, last: int) -> bool:
    """Tokens [first, last) are adverbs, and some."""
    return 0 < first < last and clause.pack.grammar.adverbs.issuperset(clause.words[first:last])


def _asked_for(clause: Clause, hit: Hit) -> bool:
    """ "demands guarantees that …", "rejects claims": a form right behind a verb that takes a thing."""
    verb = clause.cue_at.get(hit.first - 1)
    if verb is None or verb.last != hit.first - 1 or hit.cue.takes("quote", "clause"):
        return False
    finite = not verb.cue.parts.isdisjoint(("present", "past")) and verb.cue.takes("object", "want")
    return finite and "present" in hit.cue.parts and "past" not in hit.cue.parts and not clause.pack.grammar.infinitives


def _of_owner(clause: Clause, hit: Hit) -> bool:
    """ "klaim X bahwa …": whose it is stands behind the noun, then the complementizer."""
    grammar = clause.pack.grammar
    if clause.mention_at(hit.last + 1) is None or clause.mention_at(hit.first - 1) is not None:
        return False
    return clause.word(clause.bounds(hit.last + 1)[1] + 1) in grammar.complementizers


def is_verb(clause: Clause, hit: Hit) -> bool:
    """A form that is mostly a noun must stand between a name and what could be its object or clause."""
    grammar = clause.pack.grammar
    if hit.cue.form not in grammar.noun_forms:
        return True
    at = hit.last + 1
    word = clause.word(at)
    left, _, _ = skip_left(clause, hit.first - 1, 0)
    named = clause.mention_at(left) is not None or clause.word(left) in grammar.bodies | grammar.documents
    if clause.word(left) in grammar.coordinators and "present" in hit.cue.parts:
        named = any("present" in h.cue.parts and h.last < left for h in clause.cues)  # "accuses X and demands Y"
        return named and (clause.mention_at(at) is not None or word not in grammar.circumstance)
    asks = clause.cue_at.get(at)
    opens = (
        word in grammar.complementizers
        or ("present" in hit.cue.parts and _adverbs(clause, left + 1, hit.first))  # "Oslo also demands …"
        or (asks is not None and asks.first == at and (asks.cue.takes("noun") or _asked_for(clause, asks)))
        or (word in grammar.circumstance and not grammar.complementizers.isdisjoint(clause.words[at : at + 8]))
        or word in grammar.determiners
        or word in (QUOTE, ":", ",", ".", "(", "")
        or word in grammar.purpose
    )
    return named and (opens or clause.mention_at(at) is not None or at in clause.time_of)


def noun(clause: Clause, hit: Hit) -> list[Draft]:
    """ "X's suggestion that …", "peringatan X bahwa …": a named speaker and a complementizer."""
    grammar = clause.pack.grammar
    at, mention = hit.last + 1, None
    owner = _possessor(clause, hit)
    if owner is not None and owner.kind != "pronoun":
        mention = owner
    for _ in range(3):
        if clause.word(at) in grammar.authors and clause.mention_at(at + 1) is not None:
            at += 1
        inside = clause.mention_at(at)
        if inside is not None and mention is None:
            mention, at = inside, clause.bounds(at)[1] + 1
        elif at in clause.time_of:
            at = clause.time_of[at][1] + 1
    at += clause.word(at) in grammar.copulas
    opens = clause.word(at) in grammar.complementizers or (clause.word(at) == ":" and at == hit.last + 1)
    if mention is None or not opens or at + 2 >= len(clause):
        return []
    place = next(((f, last) for f, last, m in clause.mentions if m is mention), (hit.first - 1, hit.first - 1))
    last = closing(clause, at + 1, hit)
    return (
        [Draft(clause, at + 1, last, hit, Subject(*place, (mention,)), "noun-that", hit.cue.act("noun"))]
        if last - at >= 3
        else []
    )


def _possessor(clause: Clause, hit: Hit) -> Mention | None:
    """Whoever stands in the possessive right before the noun."""
    if clause.word(hit.first - 1) in clause.pack.grammar.possessive:
        return clause.mention_at(hit.first - 2)  # "Caracas' insistence"
    if hit.first == 0 or not any(clause.words[hit.first - 1].endswith(mark) for mark in clause.pack.grammar.possessive):
        return clause.mention_at(hit.first - 1)
    low, high = clause.starts[hit.first - 1], hit.start
    return next((m for m in clause.document.mentions if m.end > low and m.end <= high), None)


def is_passive(clause: Clause, hit: Hit) -> bool:
    if "passive" in hit.cue.parts and "active" not in hit.cue.parts:
        return True
    grammar = clause.pack.grammar
    reduced = clause.word(hit.last + 1) in grammar.agent  # "a deadline announced by X"
    return "past" in hit.cue.parts and (reduced or clause.word(hit.first - 1) in grammar.hearsay_before)


def by_agent(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    """ "dibantah oleh X", "was rejected by X"; a passive of saying that a machine made ("X dikatakan …") is active."""
    if hit.cue.takes("called") and (named := _called_by(clause, hit)):
        return named
    if (judged := _judged_by(clause, hit)) is not None:
        return [judged]
    if (told := _told_by(clause, hit)) is not None:
        return [told]
    spoken = subjects.before(clause, hit.first, floor)
    agent = _agent(clause, hit, spoken)
    if agent is None:
        return _machine(clause, hit, spoken, floor)
    if spoken is None or spoken.negated or spoken.hypothetical:
        return []
    spoken = _whole_matter(clause, hit, spoken, floor)
    matter, last = clause.word(spoken.first) in clause.pack.grammar.taken_up, spoken.last
    if clause.word(last + 1) in clause.pack.grammar.pointing and (matter or _refused(clause, hit, spoken)):
        last += 1  # "syarat itu akhirnya ditolak X"
    if last == spoken.first or (
        spoken.mentions and not matter and clause.word(hit.last + 1) not in clause.pack.grammar.agent
    ):
        return []
    act = hit.cue.act("object", "clause")
    if act == "accept" and not matter:
        return []  # "the envoy was received by X"
    place = next((first, last) for first, last, mention in clause.mentions if mention is agent)
    return [Draft(clause, spoken.first, last, hit, Subject(*place, (agent,)), "passive", act)]


def _refused(clause: Clause, hit: Hit, spoken: Subject) -> bool:
    """ "Jumlah itu ditolak X": a thing that nobody stands behind can be refused, whatever it is."""
    nobody = not spoken.mentions and clause.pack.grammar.bodies.isdisjoint(clause.words[spoken.first : spoken.last + 1])
    return nobody and hit.cue.act("object", "clause") == "reject"


def _whole_matter(clause: Clause, hit: Hit, spoken: Subject, floor: int) -> Subject:
    """ "Permintaan X agar pos dibongkar ditolak Y": what is refused begins with the noun that heads the sentence."""
    inside = clause.words[floor : hit.first]
    heads = clause.word(floor) in clause.pack.grammar.taken_up and spoken.first > floor
    whole = heads and QUOTE not in inside and PAUSE.isdisjoint(inside) and TERMINAL.isdisjoint(inside)
    return Subject(floor, spoken.last, spoken.mentions) if whole else spoken


def _agent(clause: Clause, hit: Hit, spoken: Subject | None) -> Mention | None:
    """Who does it: named after "by"; after an Indonesian passive also bare, unless a person stands before it."""
    if not hit.cue.takes("object", "clause"):
        return None
    at = hit.last + 1
    by = clause.word(at) in clause.pack.grammar.agent
    if by and clause.word(at + 1) in clause.pack.grammar.determiners and clause.mention_at(at + 1) is None:
        at += 1
    agent = clause.mention_at(at + 1) if by else (clause.mention_at(at) if "passive" in hit.cue.parts else None)
    person = spoken is not None and bool(spoken.mentions) and spoken.mentions[0].kind in ("person", "office")
    return None if agent is None or agent.kind == "pronoun" or (person and not by) else agent


def _machine(clause: Clause, hit: Hit, spoken: Subject | None, floor: int) -> list[Draft]:
    """ "X dikatakan …" for "X said …", before or behind the content."""
    grammar = clause.pack.grammar
    that = hit.cue.takes("clause") and clause.word(hit.last + 1) in grammar.complementizers
    if not hit.cue.takes("machine") and not that:
        return []
    if spoken is None or not spoken.mentions or spoken.negated or spoken.hypothetical:
        return []
    behind = clause.word(spoken.first - 1) in (",", QUOTE)
    closes = behind and ends_after(clause, hit.last + 1)
    if spoken.mentions[0].kind not in ("person", "office", "party", "pronoun" if closes else ""):
        return []
    if closes:
        tokens = content_left(clause, spoken.first - 1, floor)
        return [Draft(clause, *tokens, hit, spoken, "machine-passive")] if tokens else []
    start = content.opening(clause, hit)
    if start is None or clause.words[start.at] in grammar.circumstance:
        return []
    last = closing(clause, start.at, hit)
    return [Draft(clause, start.at, last, hit, spoken, "machine-passive")] if last - start.at >= 2 else []


def _told_by(clause: Clause, hit: Hit) -> Draft | None:
    """ "was told by X that …", "was accused by X of …", "dituduh X …": the content stands behind the agent."""
    grammar, at = clause.pack.grammar, hit.last + 1
    by = clause.word(at) in grammar.agent
    at += by
    at += clause.word(at) in grammar.determiners and clause.mention_at(at) is None
    agent = clause.mention_at(at)
    blames = hit.cue.takes("blame")
    if agent is None or agent.kind == "pronoun" or not (by or blames) or not (blames or hit.cue.takes("addressee")):
        return None
    first, last = clause.bounds(at)
    opener = clause.word(last + 1)
    opens = opener in grammar.complementizers or (blames and opener in grammar.blame)
    start = last + 2 if opens else last + 1
    if start + 1 >= len(clause) or not (opens or ("passive" in hit.cue.parts and blames)) or opener in TERMINAL:
        return None
    act = hit.cue.act("blame", "clause", "addressee")
    return Draft(clause, start, closing(clause, start, hit), hit, Subject(first, last, (agent,)), "passive", act)


def _judged_by(clause: Clause, hit: Hit) -> Draft | None:
    """ "disebut X sebagai "…"", "dikecam X "…"": who judges stands behind the passive, then the words in marks."""
    grammar, at = clause.pack.grammar, hit.last + 1
    by = clause.word(at) in grammar.agent
    at += by
    at += by and clause.word(at) in grammar.determiners and clause.mention_at(at) is None
    agent = clause.mention_at(at)
    if agent is None or agent.kind == "pronoun" or not (by or "passive" in hit.cue.parts):
        return None
    first, last = clause.bounds(at)
    named = clause.word(last + 1) in grammar.naming
    at = last + 2 if named else last + 1
    if clause.word(at) != QUOTE and not (by and named and at + 1 < len(clause)):
        return None
    act = hit.cue.act("called", "object", "blame", "clause")
    return Draft(clause, at, closing(clause, at, hit), hit, Subject(first, last, (agent,)), "passive", act)


def _called_by(clause: Clause, hit: Hit) -> list[Draft]:
    """ "were branded 'unfair' by X"."""
    if clause.word(hit.last + 1) in clause.pack.grammar.not_called - clause.pack.grammar.naming:
        return []  # "was called in by X"
    for at in range(hit.last + 2, min(hit.last + 10, len(clause) - 1)):
        if clause.words[at] in clause.pack.grammar.agent and (agent := clause.mention_at(at + 1)) is not None:
            subject = Subject(*clause.bounds(at + 1), (agent,))
            return [Draft(clause, hit.last + 1, at - 1, hit, subject, "passive", hit.cue.act("called"))]
    return []
