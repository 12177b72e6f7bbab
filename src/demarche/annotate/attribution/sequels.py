"""What goes on behind an attribution in the midst of a sentence: a second predicate, a condition in marks."""

from __future__ import annotations

from demarche.annotate.attribution.clause import QUOTE, Clause, Hit
from demarche.annotate.attribution.drafts import FEWEST, Draft
from demarche.annotate.attribution.endings import closing
from demarche.annotate.attribution.subjects import Subject
from demarche.lang.lexicon import fold

_LEAST = 4  # tokens of a sentence of its own


def goes_on(clause: Clause, hit: Hit, subject: Subject | None, comma: int) -> list[Draft]:
    """ "The fee must go, he said, and would not come back": a second predicate of what is said, behind a comma."""
    grammar, at = clause.pack.grammar, comma + 1
    if clause.word(comma) != "," or clause.word(at) not in grammar.joiners | grammar.takeover:
        return []
    verb = clause.word(at + 1)
    if verb not in grammar.hypothetical and verb not in grammar.negators:
        return []
    last = closing(clause, at + 1, hit)
    return [Draft(clause, at + 1, last, hit, subject, "split", "")] if last - at > FEWEST else []


def hangs(clause: Clause, first: int, at: int) -> bool:
    """ "They would be welcome, he added, "if they come unarmed"": what is quoted is the condition of what stands
    before, and no sentence of its own. at: the token of the quotation."""
    quote = clause.quote_of[at]
    words = fold(clause.document.text[quote.start : quote.end]).strip(" .…")
    opens = any(words.startswith(f"{word} ") for word in (*clause.pack.grammar.conditions, *clause.pack.grammar.once))
    return opens and "," not in words.strip(",") and ". " not in words and clause.words[first] != QUOTE


def whole(clause: Clause, floor: int, at: int) -> bool:
    """Is what stands in tokens [floor, at) a sentence of its own, that no small word subordinates?"""
    grammar, first = clause.pack.grammar, past_connector(clause, floor, at)
    if at - first < _LEAST or not verbal(clause, first, at):
        return False
    word = clause.words[first]
    small = grammar.circumstance | grammar.relatives | grammar.questions | grammar.contrast
    bound = word in small or word in grammar.conditions or word in grammar.hypothetical or word in grammar.adverbs
    subjectless = first in clause.cue_at or word.endswith(grammar.participle_endings or "\0")  # "Asked if he would, …"
    return not (bound or subjectless or (first == floor and floor and word in grammar.coordinators))


def verbal(clause: Clause, first: int, last: int) -> bool:
    grammar = clause.pack.grammar
    return any(word in grammar.auxiliaries or word in grammar.hypothetical for word in clause.words[first:last])


def past_connector(clause: Clause, first: int, last: int) -> int:
    """Leave "However," and "Selain itu," out of the content."""
    for phrase in clause.pack.grammar.connectors:
        size = len(words := phrase.split())
        if clause.words[first : first + size] == words:
            after = first + size
            if after < last and clause.words[after] == ",":
                return after + 1
            if phrase in clause.pack.grammar.takeover and after < last:
                return after
    return first
