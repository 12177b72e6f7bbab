"""One quotation that is given to two speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise

from demarche.lang.concepts import CONCEPT, general
from demarche.link.claims.find import Spoken
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.gist import figures
from demarche.link.sense.meant import closeness, gap
from demarche.link.sense.sequence import align
from demarche.link.sense.turning import turns
from demarche.link.sense.wording import likeness, words_of
from demarche.model import Identity, Story

WORDINGS = 40
"""Speakers of one run of words that are compared."""
SAME_WORDS = 5
"""Words that a quotation needs before two speakers of it are a contradiction."""
CUT = 0.85
"""Part of the shorter of two quotations that stands in the longer, where they are one."""
ALIKE, ALMOST = 1.3, 1.5
"""Closeness in meaning (0 to 2) of a quotation and its translation; and where reports of two stories quote it."""
REPEATED, FRESH = 21, 40
"""Days within which two reports quote one utterance; and quotations by which a meaning brings others together."""
EVEN = 1.6
"""How much longer the one of two quotations may be that stand at one place of a text and of its translation."""
LONGER = 80
"""Code points of a quotation from which a negator more need not turn it."""
MEANINGS, TELLING = 3, 2
"""Meanings that a quotation of two speakers has in both languages; those of them that do not go with anything."""
_words = lru_cache(maxsize=1 << 12)(words_of)
"""Of names and titles, which come again and again."""
COURTESY = frozenset(
    CONCEPT + name
    for name in (
        "continue talks agree peace settle meeting welcome congratulate friend brother "
        "neighbour partner compromise promise"
    ).split()
)
"""Of what anybody says after talks."""


def two_speakers(
    spoken: Sequence[Spoken], people: Iterable[Identity], stories: Iterable[Story]
) -> Iterator[tuple[str, Spoken, Spoken]]:
    """The two names, and the same quoted words from both: people who are not the same and not one party's spokesman and
    body."""
    names = {person.id: person for person in people}
    quoted = [
        line
        for line in spoken
        if line.line.kind == "direct" and len(line.words) >= SAME_WORDS and line.speaker and not _formula(line)
    ]
    for one, other in (*_repeated(quoted), *_translated(quoted), *_placed(spoken, stories)):
        if may_be_two(one, other, names):
            yield f"{names[one.speaker].name} / {names[other.speaker].name}", one, other


def may_be_two(one: Spoken, other: Spoken, names: Mapping[str, Identity]) -> bool:
    """Both are told by a name or a title, at least one where the words stand, and share no name; it is no formula."""
    first, second = (names.get(line.speaker) for line in (one, other))
    named = any(person and _by_name(line, person) for line, person in ((one, first), (other, second)))
    if _formula(one) or _formula(other) or not (named or _by_title(one) or _by_title(other)):
        return False
    return not (first and second and _share_a_name(first, second))


def _formula(line: Spoken) -> bool:
    return line.sense <= COURTESY | general() | {CONCEPT + name for name in line.names}


def _repeated(quoted: Iterable[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """One quotation, whole or cut, in one language; each two speakers once."""
    shelves: dict[tuple[str, int], list[Spoken]] = {}
    for line in quoted:
        for run in line.sketch:
            shelves.setdefault((line.lang, run), []).append(line)
    seen: set[tuple[str, str]] = set()
    for shelf in shelves.values():
        if len({line.speaker for line in shelf}) > 1:
            firsts = {line.speaker: line for line in sorted(shelf, key=lambda line: line.key, reverse=True)}
            for one, other in combinations(sorted(firsts.values(), key=lambda line: line.key)[:WORDINGS], 2):
                pair = min(one.speaker, other.speaker), max(one.speaker, other.speaker)
                if pair not in seen and one.key[0] != other.key[0] and likeness(one.words, other.words).short >= CUT:
                    seen.add(pair)
                    yield one, other


def _translated(quoted: Iterable[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """One quotation in two languages, of one story or of reports of some weeks: each the other's best match."""
    lines = sorted((line for line in quoted if len(line.words) >= MEANINGS), key=lambda line: (line.order, line.key))
    tongues = {line.lang for line in lines}
    shelves: dict[tuple[str, str], list[int]] = {}
    best: dict[int, tuple[float, int]] = {}
    for at, line in enumerate(lines if len(tongues) > 1 else ()):
        parts = reach(line) - general()
        held = (shelves.get((lang, part), ())[-FRESH:] for lang in tongues - {line.lang} for part in parts)
        votes = Counter(chain.from_iterable(held))
        for other in sorted(other for other, count in votes.items() if count >= TELLING):
            score = _one_quotation(lines[other], line)
            for side, match in ((at, other), (other, at)):
                if score > best.get(side, (0.0, 0))[0]:
                    best[side] = score, match
        for part in parts:
            shelves.setdefault((line.lang, part), []).append(at)
    for at, (_, match) in best.items():
        if at < match and best[match][1] == at and lines[at].speaker != lines[match].speaker:
            yield lines[at], lines[match]


def _one_quotation(one: Spoken, other: Spoken) -> float:
    """How alike two quotations in two languages are, 0 where not enough; whoever speaks."""
    low, high = sorted((one.size, other.size))
    if one.lang == other.lang or one.key[0] == other.key[0] or high > EVEN * low:
        return 0.0
    known = bool(one.order and other.order)
    if one.story != other.story and known and gap(one, other) > REPEATED:
        return 0.0
    if abs(turns(one.words, one.lang) - turns(other.words, other.lang)) == 1 and high < LONGER:
        return 0.0  # a short one says the contrary
    glossed = crossed(one, other).all
    if len(one.gist & other.gist) + glossed < MEANINGS or figures(one.gist) != figures(other.gist):
        return 0.0
    score = closeness(one.gist, other.gist, glossed=glossed)
    return score if score >= (ALIKE if one.story == other.story else ALMOST) else 0.0


def _placed(spoken: Iterable[Spoken], stories: Iterable[Story]) -> Iterator[tuple[Spoken, Spoken]]:
    """The one quotation that stands in a text and in its translation between others that are the same."""
    held: dict[str, list[Spoken]] = {}
    for line in sorted(spoken, key=lambda line: (line.line.start, line.line.end)):
        if line.line.kind == "direct":
            held.setdefault(line.key[0], []).append(line)
    for story in stories:
        for edge in story.edges:
            if edge.kind == "translation":
                one, other = held.get(edge.source, []), held.get(edge.target, [])
                fixed = align(one, other, lambda a, b: closeness(a.sense, b.sense) if _one_voice(a, b) else 0.0)
                ends = [(-1, -1), *((i, j) for i, j, _ in fixed), (len(one), len(other))]
                for (i, j), (last_i, last_j) in pairwise(ends):
                    if (last_i - i, last_j - j) == (2, 2) and _fit(one[i + 1], other[j + 1]):
                        yield one[i + 1], other[j + 1]


def _one_voice(one: Spoken, other: Spoken) -> bool:
    return one.speaker == other.speaker if one.speaker and other.speaker else one.party == other.party


def _fit(one: Spoken, other: Spoken) -> bool:
    """Both are somebody's, not the same one's, are about as long and share a meaning."""
    low, high = sorted((one.size, other.size))
    both = bool(one.speaker and other.speaker) and one.speaker != other.speaker
    return both and high <= EVEN * max(1, low) and bool((one.sense & other.sense) - general())


def _by_name(line: Spoken, person: Identity) -> bool:
    """The report names the speaker where the words stand: nobody was looked for in the text before."""
    words = set(_words(line.line.speaker_text))
    return any(word in words for name in (person.name, *person.aliases) for word in _words(name))


def _by_title(line: Spoken) -> bool:
    """Or it calls him by what he is: no pronoun."""
    return len(_words(line.line.speaker_text)) > 1


def _share_a_name(one: Identity, other: Identity) -> bool:
    """Perhaps one person, whom linking would not join."""
    words = [set(_words(" ".join((person.name, *person.aliases)))) for person in (one, other)]
    return bool(words[0] & words[1])
