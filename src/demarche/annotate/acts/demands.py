"""The demands of a statement: clause by clause, and those that a threat implies."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.demanders import Place, Reading, doer
from demarche.annotate.acts.items import Item, items
from demarche.annotate.acts.places import sentence_at
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import HINGE, Said
from demarche.annotate.acts.speech import signs
from demarche.model import Span, Statement

_WORDS = 4  # of a condition that says what is demanded
_WHO = frozenset(["third", "you"])
_REFUSED = 1  # words of what is refused
_HUNG = frozenset(["demand", "reject"])
"""Acts of statements that may refuse something until something else comes."""
_HAPPENS = frozenset(["deed", "bad_deed", "violence", "be", "have", "will", "can"])
"""Classes of words of a clause that tells what is to happen first."""
_ANSWERED = frozenset(["demand", "call_for_dialogue"])
"""Acts of statements whose demands are read already, or that ask for talks alone."""
_PRESSING = frozenset(["threaten", "warn"])
_ASKING = frozenset(["ask", "must"])
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?…]+[\"”’]?\s+(?=[\"“‘(]?[^\W\d_])")
"""The end of a sentence in a quotation: a stop behind a word, no abbreviation."""
_OF_ANOTHER = frozenset(["verb", "either", "wish", "insist"])
"""Kinds of words of demanding whose subject may be another than the speaker."""
_TELLS = 5  # words behind a hinge in which a verb stands
_VERB = 7  # letters of a verb with its beginning
_SUBJECT = 60  # code points of a sentence in which its subject and verb stand
_JUST_BEFORE = 20  # code points in which a negator turns what follows


def clauses(said: Said, statement: Statement, sides: Sides) -> list[Item]:
    """The demands of a statement that demands, each with the party asked."""
    found = [item for part in _parts(said, statement) for item in _items(said, statement, part, sides)]
    whole = len(found) == 1 and not found[0].by and found[0].end == statement.end
    if whole and found[0].start == statement.start:
        return [Item(statement.start, statement.end, statement.target_party)]
    return [replace(item, party=item.party or statement.target_party) for item in found]


def _items(said: Said, statement: Statement, part: tuple[int, int], sides: Sides) -> list[Item]:
    by, begin = _teller(said, statement, part, sides)
    found = items(said, asking(said.document.lang), begin, part[1], by or statement.speaker_party)
    return [replace(item, by=by, party=item.party or statement.speaker_party) for item in found] if by else found


def _teller(said: Said, statement: Statement, part: tuple[int, int], sides: Sides) -> tuple[str, int]:
    """ "They want …", "Oslo demands …": who demands, "" for the speaker, and where what is demanded begins."""
    start, end = part
    first = said.asking(start, end)[:1]
    if not first or first[0][2] not in _OF_ANOTHER or first[0][0] - start > _SUBJECT:
        return "", start
    at, after, kind = first[0]
    low = start
    if at == start and (sentence := sentence_at(said.document.sentences, start)) is not None:
        low = sentence.start  # the subject stands before the attribution
    place = Place(at, after, kind, low, end, statement)
    other = doer(Reading(said, asking(said.document.lang), (), sides), place) or ""
    if set(other.split("+")) & set(statement.speaker_party.split("+")):
        other = ""
    begin = after + 1 if other or at == start else start
    return (other, begin) if begin < end else ("", start)


def _parts(said: Said, statement: Statement) -> list[tuple[int, int]]:
    """The sentences of the content that demand; all of it where it is one sentence, or none shows that it does."""
    spans = _sentences(said, statement)
    if len(spans) == 1:
        return [(statement.start, _listed_on(said, statement))]
    return [span for span in spans if _demands(said, *span)] or [(statement.start, statement.end)]


def _sentences(said: Said, statement: Statement) -> list[tuple[int, int]]:
    """The sentences of the content; all of it where it is one."""
    start, end = statement.start, statement.end
    ends = [match.end() for match in _SENTENCE.finditer(said.document.text, start, end)]
    return [(low, low + len(said.folded[low:high].rstrip())) for low, high in pairwise([start, *ends, end])]


def _listed_on(said: Said, statement: Statement) -> int:
    """The end of the content; of its sentence, where a semicolon goes on with the list."""
    end = statement.end
    if said.folded[end : end + 1] != ";":
        return end
    sentence = sentence_at(said.document.sentences, statement.start)
    return max(end, len(said.folded[: sentence.end].rstrip(" .\n"))) if sentence is not None else end


def _demands(said: Said, start: int, end: int) -> bool:
    """Does a sentence ask for something, or say that it must be?"""
    if any(not _denied(said, start, at) for at, _, _ in said.asking(start, end)):
        return True
    hits = said.between(start, end)
    if any(not _ASKING.isdisjoint(names) and not _denied(said, start, at) for at, _, names in hits):
        return True
    return bool(hits) and hits[0][0] - start <= 1 and "deed" in hits[0][2]  # an imperative


def _denied(said: Said, start: int, at: int) -> bool:
    return any("not" in names for _, _, names in said.between(max(start, at - _JUST_BEFORE), at))


def beside(said: Said, statement: Statement) -> list[Item]:
    """The sentences of a longer quotation that demand, where it shows another act as a whole."""
    if statement.kind == "indirect" or statement.act in _ANSWERED or not statement.speaker_party:
        return []
    spans = _sentences(said, statement)
    asking_ones = [span for span in spans if _demands(said, *span)] if len(spans) > 1 else []
    if not asking_ones:
        return []
    shown = [sign.start for sign in signs(said, statement, statement.condition) if sign.act == "demand"]
    return [Item(low, high, statement.target_party) for low, high in asking_ones if any(low <= s < high for s in shown)]


def hanging(said: Said, statement: Statement) -> tuple[Span, Item] | None:
    """ "No gas will flow until Lima pays": what is refused, and what is demanded for it."""
    if statement.act not in _HUNG:
        return None
    hits = said.between(statement.start, statement.end)
    hinge = next((h for h in hits if HINGE in h[2] and h[0] > statement.start and not said.dated(h[1])), None)
    if hinge is None or said.asking(statement.start, hinge[0]):
        return None
    if not any(_HAPPENS.intersection(h[2]) for h in hits if h[0] > hinge[1]) and not _told_there(said, hinge[1]):
        return None  # "without a word", "before the rains": nothing is done there
    before = [h for h in hits if h[1] <= hinge[0]]
    denied = next((h for h in before if "not" in h[2]), None)
    told = statement.act == "reject" and statement.kind == "indirect" and denied is None
    said_so = denied[1] if denied is not None else statement.start if told else hinge[0]
    if (
        len(said.folded[said_so : hinge[0]].split()) < _REFUSED
        or any("must" in h[2] for h in before)
        or _SENTENCE.search(said.folded, said_so, hinge[0])
    ):
        return None
    start = max([statement.start, *(m.end() for m in _SENTENCE.finditer(said.folded, statement.start, said_so))])
    refused = Span(start, start + len(said.folded[start : hinge[0]].rstrip(" ,")))
    return refused, Item(hinge[0], statement.end, statement.target_party)


def _told_there(said: Said, at: int) -> bool:
    """ "sebelum ekspor meningkat": does a word of the shape of a verb follow?"""
    verbs = tuple(said.grammar.finite_beginnings)
    words = said.folded[at : at + _SUBJECT].partition(",")[0].split()[1:_TELLS]
    return bool(verbs) and any(len(word) >= _VERB and word.startswith(verbs) for word in words)


def implied(said: Said, statement: Statement) -> Item | None:
    """ "… unless they leave", "… if they do not leave", "warned not to …": what a threat would have the other do."""
    if statement.act not in _PRESSING or not statement.speaker_party:
        return None
    if _bidden(said, statement):
        return Item(statement.start, statement.end, statement.target_party)
    condition = statement.condition
    if condition is None:
        return None
    first, *rest = said.folded[condition.start : condition.end].split()
    if len(rest) < _WORDS:
        return None
    if first not in asking(said.document.lang).unless and not _left_undone(said, condition):
        return None
    return Item(condition.start, condition.end, statement.target_party)


def _bidden(said: Said, statement: Statement) -> bool:
    """ "(warned Lima) not to enter", "(memperingatkan Lima agar) tidak masuk"."""
    first = said.folded[statement.start : statement.start + _JUST_BEFORE].split()[:2]
    before = said.folded[max(0, statement.start - _JUST_BEFORE) : statement.start].split()[-1:]
    if not first or first[0] not in said.grammar.negators:
        return False
    opened = asking(said.document.lang).openers - {"that"}
    return first[-1] in said.grammar.purpose or bool(before and before[0] in opened)


def _left_undone(said: Said, condition: Span) -> bool:
    """ "if they do not leave": a party or pronoun, with a negator behind it."""
    for at, _, names in said.between(condition.start, condition.end):
        if "not" in names:
            before = said.between(condition.start, at)
            named = any(not mention.adjectival for mention in said.parties(condition.start, at))
            near = len(said.folded[condition.start : at].split()) <= _WORDS
            return near and (named or any(not _WHO.isdisjoint(hit[2]) for hit in before))
    return False
