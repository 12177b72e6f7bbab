"""Find people by name: capitalised sequences with evidence, then every short form of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.annotate.names.chains import called, close_titles
from demarche.annotate.names.packs import Tables
from demarche.annotate.names.phrases import Phrase, find_phrases, grammar
from demarche.annotate.names.reading import Human, Reading, Run, Zones
from demarche.annotate.names.scan import Items
from demarche.world import Leader, leader, plain

# a name: capitalised words, initials, particles; an ordinary word only as the last after a known given name
_NAME = re.compile(r"(?:p{1,2}(?=[gc]))?[gci](?:p{0,3}[gci])*(?:(?<=g)[mb](?![gcn])|(?<=gi)[mb](?![gcn]))?")
_CLAUSE = re.compile(r",y[^./,q]{1,14},v")  # "…, who has been there since May, said"
_LONGEST, _MOST = 6, 4  # words of a name at all, and of one that only its shape tells
_SHORT_WORD = 3  # letters at most of words that stay small in title case


def read_people(items: Items, tables: Tables, year: int, zones: Zones) -> Reading:
    """The people of a text with every run that names them. `year`: of publication, 0 where not known."""
    phrases, chains = close_titles(
        items, tables, find_phrases(items, grammar(tables.lang, tables.order.head_first), tables.local, tables.sides.by)
    )
    reading = Reading(
        items, tables, year, phrases,
        {phrase.last: phrase for phrase in phrases if phrase.kind != "office"},
        {phrase.first: phrase for phrase in phrases if phrase.kind != "office"},
        zones,
    )  # fmt: skip
    reading.chains = chains
    reading.called = called(items, tables)
    reading.bearers = frozenset(chain.name for chain in chains if chain.name < chain.last)
    reading.runs = _runs(reading)
    _bare_owners(reading)
    _share_titles(reading)
    reading.alone = _alone(reading)
    _enlist(reading)
    _recognise(reading)
    return reading


def _runs(reading: Reading) -> list[Run]:
    items = reading.items
    runs = []
    for first, last in _spans(reading):
        words = tuple(plain(items.span(i, i + 1)).strip(".") for i in range(first, last))
        if last - first > _LONGEST or (last - first == 1 and items.tags[first] == "i"):
            continue
        if reading.zones.in_junk(items.starts[first]):
            continue
        skip = 1 if _leads_in(reading, first, words) else 0
        first, words = first + skip, words[skip:]
        run = Run(first, last, words, closed=first in reading.bearers)
        _surroundings(reading, run)
        runs.append(run)
    return runs


def _spans(reading: Reading) -> Iterator[tuple[int, int]]:
    """Items [first, last) of capitalised sequences; of a title that runs on only what is the bearer's name."""
    chains, at = reading.chains, 0
    for match in _NAME.finditer(reading.items.tags):
        first, last = match.span()
        while at < len(chains) and chains[at].last <= first:
            at += 1
        chain = chains[at] if at < len(chains) and chains[at].first < last else None
        if chain is None:
            yield first, last
        elif first < chain.name < last:
            yield chain.name, last
        elif first >= chain.name:
            yield first, last


def _leads_in(reading: Reading, first: int, words: tuple[str, ...]) -> bool:
    """Whether the first word only opens the sentence before a name: "Injecting Joe Smith into the race"."""
    items = reading.items
    left = items.tags[first - 1 : first]
    if len(words) < 2 or items.tags[first] != "c" or left not in ("", "/", ".", ":", "q", "-", ")"):
        return False
    rest = " ".join(words[1:])
    if leader(" ".join(words), reading.year) is not None or items.text.count(items.span(first, first + 1)) > 1:
        return False
    return leader(rest, reading.year) is not None or (len(words) > 2 and items.tags[first + 1] == "g")


def _bare_owners(reading: Reading) -> None:
    """ "Jawaban Harbo pendek saja.": a noun opens the sentence before the surname of somebody named in full."""
    items, tags = reading.items, reading.items.tags
    if not reading.tables.order.head_first:
        return
    surnames = {run.words[-1] for run in reading.runs if len(run.words) > 1 and (run.before or tags[run.first] == "g")}
    for run in reading.runs:
        if len(run.words) != 2 or run.before or run.honoured or tags[run.first : run.first + 1] != "c":
            continue
        opens = not run.first or tags[run.first - 1] in "/."
        if opens and run.words[1] in surnames and items.text.count(items.span(run.first, run.first + 1)) == 1:
            run.first, run.words = run.first + 1, run.words[1:]
            _surroundings(reading, run)


def _surroundings(reading: Reading, run: Run) -> None:
    """The title before or behind a run, and the honorific."""
    tags, items = reading.items.tags, reading.items
    at = run.first
    if tags[max(0, at - 4) : at] in ("h(i)", "t(i)", "h(K)", "h(h)", "t(h)") or (
        at > 3 and tags[at - 3] == "(" and tags[at - 1] == ")" and _acronym_of_title(reading, at)
    ):  # "Kolonel Laut (P) X", "Letjen (Purn) X"
        at -= 3
    if at and tags[at - 1] == "h":
        run.honoured = items.span(at - 1, at).lower()
        while at and tags[at - 1] == "h":
            at -= 1
            if items.span(at, at + 1).lower() in reading.tables.service:
                run.honoured = items.span(at, at + 1).lower()
    # the rest of an institute's name, unless the institute goes by its acronym
    within = (
        not run.closed
        and at
        and tags[at - 1] == "O"
        and tags[run.first] != "g"
        and not items.span(at - 1, at).isupper()
    )
    run.before = None if within else _title(reading.ending.get(at))
    if run.before is None and at and tags[at - 1] == "," and reading.ending.get(at - 1):
        closed = tags[run.last : run.last + 1] in (",", "v", ".", "/", "", "(", "q", "-", "x", "a", "y", "m")
        run.before = _title(reading.ending.get(at - 1)) if closed else None
    if at > 1 and tags[at - 2 : at] == "Ss":
        run.nation = at - 2
        if run.before is None and tags[at - 3 : at - 2] == ",":  # "its chair, Fiji's X"
            run.before = _title(reading.ending.get(at - 3))
    _split_chief(reading, run)
    if tags[run.last : run.last + 1] in (",", "("):
        run.after = _closed(tags, _title(reading.starting.get(run.last + 1)))


def _acronym_of_title(reading: Reading, at: int) -> bool:
    """ "spokesman for the Port Authority of Chad (PAC) X": an acronym in brackets behind a title."""
    phrase = reading.ending.get(at - 3)
    return phrase is not None and phrase.kind == "title" and reading.items.span(at - 2, at - 1).isupper()


def _alone(reading: Reading) -> frozenset[tuple[str, ...]]:
    tags = reading.items.tags
    return frozenset(
        run.words
        for run in reading.runs
        if len(run.words) == 1
        and not _in_headline(reading, run)
        and tags[run.first - 1 : run.first] not in ("D", "L", "O", "h")
        and tags[run.last : run.last + 1] not in ("O", "o")
    )


def _share_titles(reading: Reading) -> None:
    """A title between two names ("X, ajudan Y") belongs to the first if it serves the second, else to the second."""
    owners = {id(run.before): run for run in reading.runs if run.before is not None}
    for run in reading.runs:
        other = owners.get(id(run.after)) if run.after is not None else None
        if other is None or run.after is None or other is run:
            continue
        serves = reading.items.values[run.after.head] in ("aide", "spokes", "envoy")
        if serves and reading.tables.order.head_first:
            other.before = None
        else:
            run.after = None


_TO_COMMA = re.compile(r"[^,./]{0,16},|[^,./v]{0,5}[./)]")


def _closed(tags: str, phrase: Phrase | None) -> Phrase | None:
    """An apposition ends: a clause that begins with a title behind "According to X," is none."""
    if phrase is None:
        return None
    right = tags[phrase.last : phrase.last + 1]
    ends = right in (",", ".", ")", "/", "q", "-", "") or (right == "v" and tags[phrase.first] not in "DIP")
    return phrase if ends or _TO_COMMA.match(tags, phrase.last) else None


def _split_chief(reading: Reading, run: Run) -> None:
    """ "kepala perunding Presiden X": where X leads a state, the president's title alone is X's."""
    phrase, items = run.before, reading.items
    if phrase is None or not reading.tables.order.fields_before_name or items.values[phrase.head] == "chief":
        return
    inner = [i for i in range(phrase.head + 1, phrase.last) if items.tags[i] == "t" and items.values[i] == "chief"]
    known = leader(items.span(run.first, run.last), reading.year) if inner else None
    if known is None or known.role != "chief":
        return
    run.before = Phrase("title", inner[-1], phrase.last, inner[-1])
    phrase.last = inner[-1]


def _title(phrase: Phrase | None) -> Phrase | None:
    return phrase if phrase is not None and phrase.kind == "title" else None


# ---- which runs are people ------------------------------------------------------------------------------------


def _enlist(reading: Reading) -> None:
    """Make people of the runs that show evidence, the longest names first."""
    nicknames = {run.words for run in reading.runs if _is_nickname(reading, run)}
    for run in sorted(reading.runs, key=lambda run: (-len(run.words), run.first)):
        if run.words in nicknames or not _is_person(reading, run):
            continue
        name = reading.items.span(run.first, run.last)
        known = leader(name, reading.year)
        human = _same(reading, run, known)
        if human is None:
            human = Human(name, run.words)
            human.leader = known
            reading.humans.append(human)
        elif known is not None and human.leader is not None:  # "Jokowi" is Joko Widodo
            human.words = tuple(dict.fromkeys((*human.words, *run.words)))
        for word in set(run.words):
            if human not in (row := reading.known.setdefault(word, [])):
                row.append(human)


def _is_person(reading: Reading, run: Run) -> bool:
    """Whether the words around a run, or the run itself, show that it names a person."""
    tags = reading.items.tags
    left = tags[run.first - 1 : run.first] if run.first else "/"
    right = tags[run.last : run.last + 1] or "/"
    if right == "O" or (run.before is None and right == "o" and not run.honoured) or _of_a_place(reading, run):
        return False
    if left == "O" and not run.closed and tags[run.first] != "g" and not run.honoured and run.before is None:
        return False
    if _in_headline(reading, run) and leader(reading.items.span(run.first, run.last), reading.year) is None:
        return _only_headed(reading, run)  # who stands in a headline mostly stands in the report as well
    if right in "ht" and run.before is not None and reading.tables.order.fields_before_name:
        return False  # "Kapolda Metro Jaya Inspektur Jenderal X": a part of the title
    if run.honoured or run.before is not None:
        return True
    known = leader(reading.items.span(run.first, run.last), reading.year)
    if known is not None and (len(run.words) > 1 or (left not in "cgiL" and right not in "cgiO")):
        return True
    if left in "LM" and run.after is None:
        return False
    if run.after is not None and (len(run.words) > 1 or left not in ".:/q"):
        return True
    return _by_shape(reading, run, left, right)


def _of_a_place(reading: Reading, run: Run) -> bool:
    """ "sungai Noel", "warga Kupang": behind a river, or one word behind a calling and no first name."""
    tags = reading.items.tags
    if run.first and not run.closed and reading.items.span(run.first - 1, run.first).lower() in reading.tables.land:
        return len(run.words) < 2 or tags[run.first] != "g" or tags[run.last : run.last + 1] != "v"
    if not reading.tables.order.head_first or run.before is None or len(run.words) > 1 or run.honoured:
        return False
    private = reading.items.values[run.before.head] == "private" and run.before.last == run.first
    return private and tags[run.first] != "g"


def _by_shape(reading: Reading, run: Run, left: str, right: str) -> bool:
    items, tables = reading.items, reading.tables
    tags = items.tags
    if right == "(" and items.text[items.ends[run.last] :][:1] == "@" and len(run.words) > 1:
        return True
    opens = left in "/.:q-"
    if len(run.words) == 1:
        speech = items.span(run.first - 1, run.first).lower() in tables.before_name if left in "vb" else False
        if (
            tables.order.single_names
            and tags[run.first] in "cg"
            and reading.called[items.span(run.first, run.last)] > 1
        ):
            return left not in "LDO" and right not in "Oo("
        return speech and tags[run.first] in "cg" and not opens and right in ",./qxvymL-s("
    if left == "D" or tags[run.last - 1] == "i":
        return False
    if tags[run.first] == "g":
        return right != "K"
    if tags[run.first] == "i" and tags[run.first + 1] in "cg":
        return True
    if right == "," and _told_of(reading, run):
        return True
    labels = right == ":" and tags[run.last + 1 : run.last + 2] == "q"  # "X Y: "…""
    spoken = right == "v" or (left == "v" and items.span(run.first - 1, run.first).lower() in tables.before_name)
    return (spoken or labels or _recurs(reading, run)) and len(run.words) <= _MOST


def _told_of(reading: Reading, run: Run) -> bool:
    """Whether what stands behind a comma is a clause or a title, as of a person."""
    tags, items = reading.items.tags, reading.items
    after = tags[run.last + 1 : run.last + 2]
    if run.nation >= 0 and after in ("y", "D", "t"):
        return True  # "Fiji's X, who chairs the group"
    heads = items.span(run.last + 2, run.last + 3).lower() if run.last + 2 < len(tags) else ""
    if after == "y" and heads in reading.tables.sides.heads:
        return True  # "X Y, who leads the group"
    return len(run.words) <= _MOST and _CLAUSE.match(tags, run.last) is not None  # "X Y, who came in May, said"


def _recurs(reading: Reading, run: Run) -> bool:
    """Whether the text goes on to call the bearer by a part of the name, as it does with people."""
    parts = (run.words[-1], run.words[0]) if reading.tables.order.first_names else (run.words[-1],)
    return any(len(part) > 2 and (part,) in reading.alone for part in parts)


def _in_headline(reading: Reading, run: Run) -> bool:
    return reading.zones.in_headline(reading.items.starts[run.first])


def _only_headed(reading: Reading, run: Run) -> bool:
    """Whether a full name behind a title in a headline is that of whom the report then calls by a part of it.

    Not in title case, where what stands behind a name may be any word.
    """
    items = reading.items
    if len(run.words) < 2 or (run.before is None and not run.honoured) or not _recurs(reading, run):
        return False
    start = items.text.rfind("\n", 0, items.starts[run.first]) + 1
    words = [word for word in items.text[start:].split("\n", 1)[0].split() if len(word) > _SHORT_WORD]
    small = sum(word[0].islower() for word in words)
    return small * 2 >= len(words) - len(run.words) - 2 and small > 1


def _is_nickname(reading: Reading, run: Run) -> bool:
    items = reading.items
    return run.first > 0 and items.span(run.first - 1, run.first).lower() in reading.tables.nicknamed


def _same(reading: Reading, run: Run, known: Leader | None) -> Human | None:
    """The person enlisted already under this name: the same words, a part of them, another spelling or short name."""
    mine = set(run.words)
    if known is not None:
        for human in reading.humans:
            if human.leader is not None and (human.leader.name, human.leader.party) == (known.name, known.party):
                return human
    for human in reading.known.get(run.words[-1], ()):
        theirs = set(human.words)
        if mine <= theirs:
            return human
        if len(run.words) > 1 and run.words[-1] == human.words[-1] and run.words[0][:3] == human.words[0][:3]:
            return human
    return None


# ---- every run of a person ------------------------------------------------------------------------------------


def _recognise(reading: Reading) -> None:
    """Give each run the person it names; of several with the same surname the one named last in full."""
    latest: dict[int, int] = {}
    words: dict[str, list[int]] = {}
    for key, human in enumerate(reading.humans):
        for word in set(human.words):
            words.setdefault(word, []).append(key)
    last = -1
    for order, run in enumerate(reading.runs):
        if last >= 0 and run.words[0] not in words and _is_nickname(reading, run):
            words[run.words[0]] = [last]
            reading.humans[last].words += run.words
        sharing = words.get(run.words[-1]) or words.get(run.words[0]) or ()
        near = [key for key in sharing if _names(reading.humans[key], run)]
        if not near or not _may_name(reading, run):
            continue
        run.who = max(near, key=lambda key: _nearness(reading.humans[key], run, latest.get(key, -1)))
        reading.humans[run.who].runs.append(run)
        last = run.who
        if len(run.words) > 1 or len(near) == 1:
            latest[run.who] = order


def _nearness(human: Human, run: Run, latest: int) -> tuple[bool, bool, int]:
    """By what one of several who share a name is meant: the same words, a known short name, the one named last."""
    known = human.leader is not None and len(run.words) == 1 and leader(run.words[0]) is not None
    return human.words == run.words, known, latest


def _names(human: Human, run: Run) -> bool:
    mine = set(run.words)
    if mine <= set(human.words):
        return True
    return len(run.words) > 1 and run.words[-1] == human.words[-1] and run.words[0][:3] == human.words[0][:3]


def _may_name(reading: Reading, run: Run) -> bool:
    """A short form right before a word of an organisation, or after "the", is not the person."""
    tags = reading.items.tags
    right = tags[run.last : run.last + 1]
    return right != "O" and not (len(run.words) == 1 and len(run.words[0]) < 2)
