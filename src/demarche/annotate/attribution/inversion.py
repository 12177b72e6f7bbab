"""Content first: "…," said X; "…," X said; …, according to X; and what follows a cue that opens the sentence."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.attribution import subjects_after
from demarche.annotate.attribution.clause import CLOCK, PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.content import Opening
from demarche.annotate.attribution.drafts import FEWEST, Draft
from demarche.annotate.attribution.endings import closing
from demarche.annotate.attribution.pack import INVERTED
from demarche.annotate.attribution.sequels import goes_on, hangs, past_connector, verbal, whole
from demarche.annotate.attribution.subjects import Subject

_SHARE = 3  # tokens of "most of them"
_TITLE = 4  # words of a title
_OPENED = frozenset('“„«"')
_PLACE = 8  # tokens of a dateline without brackets
_DATELINE = 12  # tokens within which a dateline ends


def inverts(clause: Clause, hit: Hit, floor: int) -> bool:
    """ "…," said X: content or a mark stands before the cue, the speaker after it."""
    left = clause.word(hit.first - 1)
    if hit.cue.parts == frozenset([INVERTED]):
        return hit.first == 0 or left in PAUSE or left == QUOTE or left in TERMINAL or left == ":" or hit.first == floor
    if not hit.cue.parts & {"present", "past"} or hit.cue.takes("hearer"):
        return False
    if left != QUOTE and left not in PAUSE:
        return False
    if not _subject_right(clause, hit):
        return False
    if left in PAUSE and clause.word(hit.first - 2) != QUOTE:
        # ", said" after an apposition goes with the name before it, unless its own subject closes the sentence
        behind = subjects_after.after(clause, hit.last)
        near = clause.mention_at(hit.last + 1) or clause.mention_at(hit.last + 2)
        told = behind is not None and (ends_after(clause, behind.last + 1) or clause.word(behind.last + 1) == ":")
        return told and near is not None
    return True


def _subject_right(clause: Clause, hit: Hit) -> bool:
    at = hit.last + 1
    word = clause.word(at)
    if word in clause.pack.grammar.determiners:
        return word not in clause.pack.grammar.complementizers
    mention = clause.mention_at(at)
    if mention is None and word.isalpha():
        mention, at = clause.mention_at(at + 1), at + 1  # "said ombudsman Ana Sole"
        if mention is not None and mention.kind != "person":
            return False
    behind = clause.bounds(at)[1] + 1 if mention is not None else at
    return mention is not None and (clause.word(behind) != ":" or clause.word(behind + 1) not in (QUOTE, ""))


def inverted(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    subject = None if hit.cue.clitic else subjects_after.after(clause, hit.last)
    if not hit.cue.clitic and (subject is None or is_outlet(clause, subject)):
        return []
    if hit.cue.clitic and clause.word(hit.first - 1) in clause.pack.grammar.relatives:
        return []  # "kapal yang disebutnya berada di sana": the sentence is the report's own
    if _negated_left(clause, hit):
        return []
    behind = subject.last if subject else hit.last
    found = []
    if (rest := _around(clause, hit.first, behind, floor)) is not None:
        found = [Draft(clause, *rest, hit, subject, "parenthesis", hit.cue.act("quote", "clause"))]
        return [*_on_terms(clause, hit, subject, (floor, hit.first - 1, rest[0])), *found]
    if (left := content_left(clause, hit.first - 1, floor)) is not None:
        found.append(_borne_out(Draft(clause, *left, hit, subject, "content-cue-speaker"), hit))
    found += _split(clause, hit, subject, behind, bool(found))
    if len(found) > 1 and left is not None and found[1].direct and hangs(clause, left[0], found[1].first):
        return [replace(found[0], last=found[1].first)]
    if len(found) == 1 and left is not None:
        found += goes_on(clause, hit, subject, behind + 1)
    if not found:
        found.append(Draft(clause, hit.first, hit.last, hit, subject, "content-cue-speaker", empty=True))
    return found


def _around(clause: Clause, before: int, behind: int, floor: int) -> tuple[int, int] | None:
    """ "The point, he said, is …": a short start and, behind a second comma, the greater part of the content."""
    if ":" in clause.words[floor:before]:
        floor = before - clause.words[floor:before][::-1].index(":")
    behind = _past_hearer(clause, behind)
    if clause.word(behind + 1) != "," or clause.word(before - 1) != "," or QUOTE in clause.words[floor:before]:
        return None
    last = len(clause) - 1
    while last > behind and (clause.words[last] in TERMINAL or clause.words[last] in PAUSE):
        last -= 1
    rest = clause.words[behind + 2 : last + 1]
    start = clause.words[floor]
    thin = before - floor <= (8 if start in clause.pack.grammar.circumstance else 4)  # "In the talks, he said, …"
    alone = start in clause.pack.grammar.conditions and "," not in clause.words[floor : before - 1]
    thin = thin or alone  # "If nobody answers, he warned, the bridge closes."
    if QUOTE in rest[:1] or len(rest) < 2 or (len(rest) <= before - floor and not thin):
        return None
    grammar = clause.pack.grammar
    if rest[0] in grammar.joiners and not thin:
        return None  # "The road stays shut, he made clear, and the drivers wait."
    if rest[0] not in grammar.objective and not grammar.objective.isdisjoint(rest[:_SHARE]):
        return None  # "…, most of them women"
    if rest[0].endswith(grammar.participle_endings) or rest[0] in grammar.circumstance or rest[0] in grammar.relatives:
        return None  # the report goes on in its own voice
    if before - floor > FEWEST and rest[0] in grammar.once:
        return None  # "The fee drops to zero, she said, once …": what comes first says more
    return behind + 2, last


def _on_terms(clause: Clause, hit: Hit, subject: Subject | None, place: tuple[int, int, int]) -> list[Draft]:
    """ "Returns can be speeded up, he said, only if …": what stands before the attribution is what is offered.

    place: the sentence's first free token, the last before the attribution, and the first of the condition.
    """
    floor, before, behind = place
    opens = any(word in clause.pack.grammar.conditions for word in clause.words[behind : behind + 2])
    left = content_left(clause, before, floor) if opens else None
    full = left is not None and verbal(clause, left[0], left[1] + 1)
    return [Draft(clause, *left, hit, subject, "parenthesis", "")] if left is not None and full else []


def is_outlet(clause: Clause, subject: Subject) -> bool:
    """An outlet passes on; it does not speak."""
    named = any(m.party or m.kind in ("person", "role", "office") for m in subject.mentions)
    return not named and not clause.outlets.isdisjoint(range(subject.first, subject.last + 1))


def _past_hearer(clause: Clause, behind: int) -> int:
    """The last token of "to the agency", "kepada wartawan di Kairo" behind an attribution."""
    grammar = clause.pack.grammar
    if clause.word(behind + 1) in grammar.addressee_prepositions or clause.word(behind + 1) in grammar.circumstance:
        for at in range(behind + 2, min(behind + 9, len(clause))):
            if clause.words[at] == ",":
                return at - 1
    return behind


def ends_after(clause: Clause, at: int) -> bool:
    """Nothing but a time, a place or the one addressed follows the attribution."""
    grammar = clause.pack.grammar
    word = clause.word(at)
    return (
        not word or word in TERMINAL or word in PAUSE or at in clause.time_of or word in grammar.relays or word == "("
        or word in grammar.circumstance or word in grammar.addressee_prepositions or word in grammar.adverbs
        or (word in grammar.relatives and word not in grammar.complementizers)
    )  # fmt: skip


def _negated_left(clause: Clause, hit: Hit) -> bool:
    return clause.word(hit.first - 1) in clause.pack.grammar.negators


def content_left(clause: Clause, at: int, floor: int) -> tuple[int, int] | None:
    """Tokens of the content that ends before an attribution, from `floor` on."""
    last = at
    while last >= floor and (clause.words[last] in PAUSE or clause.words[last] in TERMINAL):
        last -= 1
    if last < floor:
        return None
    first = _content_start(clause, floor, last)
    if clause.words[last] == QUOTE and (first == last or _stands_alone(clause, last)):
        return last, last
    return (first, last) if last - first + 1 >= FEWEST else None


def _content_start(clause: Clause, floor: int, last: int) -> int:
    """Past an earlier part of the sentence, marks, a label ("OSLO:", a speaker's turn) and a connector."""
    first = floor
    if ";" in clause.words[floor : last + 1]:
        first = last - clause.words[floor : last + 1][::-1].index(";") + 1
    if first == 0 and CLOCK.fullmatch(clause.words[0]) and clause.capital(1):
        first = 1  # the hour of an entry in a live report
    while first < last and (
        clause.words[first] in PAUSE or clause.words[first] in TERMINAL or clause.words[first] == ":"
    ):
        first += 1
    if ":" in clause.words[first : min(first + 4, last)]:
        first = clause.words.index(":", first) + 1
    first = _past_dateline(clause, first, last)
    first = past_connector(clause, first, last)
    if floor and first < last and clause.words[first] in clause.pack.grammar.coordinators:
        first += 1
    return first


def _past_dateline(clause: Clause, first: int, last: int) -> int:
    """ "CAIRO, March 6 (Agency) - …": the report's place and day, up to the dash behind its brackets."""
    for at in range(first + 1, min(first + _DATELINE, last)):
        if clause.words[at] in ("-", "–", "—", "--") and (clause.words[at - 1] == ")" or _filed(clause, first, at)):
            return at + 1
    return first


def _filed(clause: Clause, first: int, dash: int) -> bool:
    """ "BRNO, Moravia –", "BRNO, 6 May 2031 -": a place in capitals, before the dash names and numbers alone."""
    place = clause.text(first, first)
    named = (
        clause.capital(at) or clause.words[at].isdigit() for at in range(first, dash) if clause.words[at] not in ",."
    )
    return len(place) > 2 and place.isupper() and dash - first <= _PLACE and all(named)


def _borne_out(draft: Draft, hit: Hit) -> Draft:
    """With the act of its cue; outside marks it is that before "that": "the gate will open, both agreed"."""
    cue = hit.cue
    return replace(draft, act=cue.act("quote", "clause") or ("" if draft.direct else cue.act("that")))


def _stands_alone(clause: Clause, at: int) -> bool:
    """A quotation before which the sentence has come to a stop is the content by itself."""
    before = clause.words[at - 1]
    return before == ":" or before in TERMINAL or (before in PAUSE and _long_quote(clause, at))


def _split(clause: Clause, hit: Hit, subject: Subject | None, behind: int, split: bool) -> list[Draft]:
    """The second part of a split quotation, or the content after "Kata X,": a mark, a colon or a comma opens it."""
    for at in range(behind + 1, min(behind + 24, len(clause))):
        word = clause.words[at]
        if word == QUOTE and clause.words[at - 1] in (",", ":", ".", "—", "–", "-"):
            return [
                Draft(
                    clause,
                    at,
                    at,
                    hit,
                    subject,
                    "split" if split else "cue-speaker-content",
                    hit.cue.act("quote", "clause"),
                )
            ]
        if (hit_at := clause.cue_at.get(at)) is not None and hit_at.cue.parts == frozenset(["passive"]):
            break  # "Kata X, suratnya diterima": a passive is no attribution of its own
        if word == QUOTE or word == ";" or hit_at is not None:
            return []
        if word == ":" and at + 1 < len(clause) and (not split or at == behind + 1):
            last = closing(clause, at + 1, hit)
            return [Draft(clause, at + 1, last, hit, subject, "cue-speaker-content", hit.cue.act("clause"))]
    if not split and clause.word(behind + 1) == "," and behind + 2 < len(clause):
        last = closing(clause, behind + 2, hit)
        if last - behind - 1 >= 3:
            return [Draft(clause, behind + 2, last, hit, subject, "cue-speaker-content", hit.cue.act("clause"))]
    return []


def according(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    """ "According to X, …", "…, according to X", "…, demikian pernyataan X"."""
    subject = None if hit.cue.clitic else subjects_after.after(clause, hit.last)
    if not hit.cue.clitic and (subject is None or is_outlet(clause, subject)):
        return []
    if subject is not None and not clause.pack.grammar.rules.isdisjoint(clause.words[subject.first : subject.last + 1]):
        return []  # "compulsory under the rules of the club"
    behind = subject.last if subject else hit.last
    if subject is not None and len(subject.mentions) == 1 and clause.mention_at(subject.first) is subject.mentions[0]:
        phrase = clause.bounds(subject.first)[1]  # "according to X, the minister, …"
        behind = phrase if phrase > behind and clause.word(phrase + 1) == "," else behind
    pause = next((at for at in range(behind + 1, min(behind + 20, len(clause))) if clause.words[at] == ","), None)
    if clause.word(hit.first - 1) in clause.pack.grammar.relatives and behind + 2 < len(clause):
        last = closing(clause, behind + 1, hit)  # "…, yang menurut X masih berlaku"
        return [Draft(clause, behind + 1, last, hit, subject, "according-content")] if last - behind >= FEWEST else []
    opens = (
        hit.first <= floor
        or clause.words[hit.first - 1] in TERMINAL
        or clause.words[hit.first - 1] == ";"
        or past_connector(clause, 0, len(clause) - 1) == hit.first
    )
    if opens or (hit.first - 1 > 0 and clause.words[hit.first - 1] == "," and hit.first - floor <= 3):
        start = (pause + 1) if pause is not None else behind + 1
        if start >= len(clause) or clause.words[start] in TERMINAL:
            return []
        last = closing(clause, start, hit)
        return (
            [Draft(clause, start, last, hit, subject, "according-content")]
            if last - start + 1 >= FEWEST or clause.words[start] == QUOTE
            else []
        )
    if pause is not None and pause - behind <= 3 and floor < hit.first - 1:
        behind = pause - 1  # "according to one person present, …"
    if (rest := _around(clause, hit.first, behind, floor)) is not None:
        return [Draft(clause, *rest, hit, subject, "parenthesis")]
    left = content_left(clause, hit.first - 1, floor)
    return [Draft(clause, *left, hit, subject, "content-according")] if left else []


def postposed(clause: Clause, hit: Hit, subject: Subject, start: Opening | None, floor: int) -> list[Draft]:
    """Content, then "X said", and the second part of a split quotation."""
    at = subject.first - 1
    while at >= floor and clause.words[at] in clause.pack.grammar.determiners:
        at -= 1
    at = _before_title(clause, at, floor)
    if at < floor or not hit.cue.takes("quote", "clause") or not _follows(clause, hit, subject, start, (at, floor)):
        return []
    act = hit.cue.act("quote", "clause")
    if (
        start is not None
        and start.how == "comma"
        and (rest := _around(clause, at + 1, start.at - 2, floor)) is not None
    ):
        found = [Draft(clause, *rest, hit, subject, "parenthesis", act)]
        return [*_on_terms(clause, hit, subject, (floor, at, rest[0])), *found]
    tokens = content_left(clause, at, floor)
    if tokens is None:
        return []
    found = [_borne_out(Draft(clause, *tokens, hit, subject, "content-speaker-cue"), hit)]
    if start is not None and start.how in ("quote", "colon") and clause.word(start.at) == QUOTE:
        if hangs(clause, tokens[0], start.at):
            return [replace(found[0], last=start.at)]
        found.append(Draft(clause, start.at, start.at, hit, subject, "split", act))
    elif start is not None and start.how == "comma":
        found += goes_on(clause, hit, subject, start.at - 1)
    return found


def _before_title(clause: Clause, at: int, floor: int) -> int:
    """ "…," skipper Ana Sole said: the token before a title that nobody knows, right behind a quotation."""
    grammar = clause.pack.grammar
    for here in range(at, max(floor, at - _TITLE) - 1, -1):
        if clause.words[here] == QUOTE:
            return here
        small = clause.words[here] in grammar.circumstance or clause.words[here] in grammar.coordinators
        if small or not clause.words[here].isalpha() or here in clause.cue_at:
            break
    return at


def _follows(clause: Clause, hit: Hit, subject: Subject, start: Opening | None, left: tuple[int, int]) -> bool:
    """Does the attribution follow its content? left: the token before the subject and the first free one."""
    at, floor = left
    word = clause.words[at]
    if word in PAUSE and clause.word(at - 1) == QUOTE:
        content_right = start is not None and start.how in ("that", "bare") and not ends_after(clause, hit.last + 1)
        return not content_right or _long_quote(clause, at - 1)
    if word == QUOTE:
        return _speech_mark(clause, at)
    apposed = clause.word(hit.first - 1) == "," or clause.word(subject.last + 1) == ","
    if word == "," and start is None and at - floor >= 2 and clause.word(floor) in _OPENED:
        return True  # “The river is ours, X told reporters.
    if word != "," or (apposed and not (verbal(clause, floor, at) and (start is None or start.how == "comma"))):
        return False
    if start is not None and start.how == "quote" and clause.word(start.at) == QUOTE and whole(clause, floor, at):
        return True  # "The gates would stay shut, he added, "this year and next"."
    aside = start is not None and clause.words[start.at] in clause.pack.grammar.narration
    return start is None or (aside and at - floor >= 5) or _loosely_last(clause, hit, start, (floor, at))


def _loosely_last(clause: Clause, hit: Hit, start: Opening, left: tuple[int, int]) -> bool:
    """ "The war is over, he promised soldiers in the north.": much before, and a few words without a clause behind."""
    grammar, (floor, at) = clause.pack.grammar, left
    before = at - floor
    if before < 5 and not (start.how == "comma" and before >= 2):
        return False
    if start.how == "comma":
        return True
    tail = len(clause) - hit.last - 1
    opens = clause.words[floor] in grammar.circumstance or clause.words[floor] in grammar.contrast
    opens = opens or (clause.words[floor] in grammar.adverbs and clause.word(floor + 1) == ",")
    return start.how == "bare" and tail <= 8 and not verbal(clause, hit.last + 1, len(clause)) and not opens


def _speech_mark(clause: Clause, at: int) -> bool:
    """Marks that hold speech and not a term: long, or with the comma of an attribution inside."""
    quote = clause.quote_of[at]
    return _long_quote(clause, at) or clause.document.text[quote.start : quote.end].rstrip().endswith(
        (",", ".", "!", "?")
    )


def _long_quote(clause: Clause, at: int) -> bool:
    quote = clause.quote_of.get(at)
    return quote is not None and quote.end - quote.start > 40
