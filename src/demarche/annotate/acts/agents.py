"""Who can threaten by words: somebody, and no deed or thing ("the dam threatens Chad")."""

from __future__ import annotations

from demarche.annotate.acts.clauses import Side, View


def speaks(seen: View, side: Side | None) -> bool:
    """Is the head of the phrase somebody: a person, an office, a party, people of any sort? Also of nobody named."""
    if side is None or side.first < 0:
        return True
    at = _head(seen, side)
    word, small = seen.words[at], seen.events.words
    if word in small.private or word in small.public or word in small.pronouns:
        return True
    place = seen.starts[at]
    for _, _, mention in seen.mentions:
        low = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
        if low <= place < max(mention.end, mention.phrase_end) and not mention.adjectival:
            return not _owner(seen, at, mention.end)
    return False


def _head(seen: View, side: Side) -> int:
    """The first noun of the phrase where what qualifies it stands behind; else the last one before a preposition."""
    grammar = seen.said.grammar
    first = side.first
    while first < side.last and (seen.words[first] in grammar.determiners or seen.words[first].isdigit()):
        first += 1
    if seen.events.head_first:
        return first
    stops = (i for i in range(first + 1, side.last + 1) if _ends(seen, i))
    return next(stops, side.last + 1) - 1


def _ends(seen: View, at: int) -> bool:
    word = seen.words[at]
    return word == "," or word in seen.events.words.prepositions or word in seen.said.grammar.relatives


def _owner(seen: View, at: int, end: int) -> bool:
    """ "Uganda's dam": the name only says whose it is."""
    return seen.ends[at] > end and not seen.said.folded[end : seen.ends[at]].isalpha()
