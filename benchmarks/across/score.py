"""What stands between the reports of a record, held against the answer by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from benchmarks.across.gold import Days, Gold, Words
from benchmarks.across.made import Line, Made, Place, best, overlap
from benchmarks.across.tally import Tally
from demarche.world import plain

NEAR = 200
"""Code points between the words of the gold and the span of a line that shows the same: one or two sentences."""


def score(gold: Gold, made: Made) -> Tally:
    """All figures but the days."""
    tally = Tally()
    for one in (_stories, _people, _meetings, _claims, _positions, _conflicts, _loops):
        one(gold, made, tally)
    return tally


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _stories(gold: Gold, made: Made, tally: Tally) -> None:
    lang = {made.names[line["id"]]: line["lang"] for line in made.lines["documents"]}
    found = [[made.names[document] for document in story["documents"]] for story in made.lines["stories"]]
    want, got = _pairs(story.reports for story in gold.story), _pairs(found)
    for name, same in (("story, one language", True), ("story, two languages", False)):
        kept = [{pair for pair in pairs if (lang[pair[0]] == lang[pair[1]]) == same} for pairs in (want, got)]
        tally.sets(name, *kept)
    edges = {frozenset((edge.source, edge.target)): edge for story in gold.story for edge in story.edges}
    for story in made.lines["stories"]:
        for edge in story["edges"]:
            source, target = made.names[edge["from"]], made.names[edge["to"]]
            if wanted := edges.get(frozenset((source, target))):
                said = f"{source} > {target} {edge['kind']}, not {wanted.source} > {wanted.target} {wanted.kind}"
                tally.share("edge kind", edge["kind"] == wanted.kind, said)
                tally.share("edge direction", source == wanted.source, said)
    origins = {name: story.origin for story in gold.story for name in story.reports}
    for names, story in zip(found, made.lines["stories"], strict=True):
        if wanted_origin := origins[names[0]]:
            said = f"{names}: {story['origin']!r}, not {wanted_origin!r}"
            tally.share("story origin", story["origin"].casefold() == wanted_origin.casefold(), said)


def _people(gold: Gold, made: Made, tally: Tally) -> None:
    """For whom the speakers of statements speak, of those whose name one person of the gold has."""
    known = [(one, [set(plain(name).split()) for name in (one.name, *one.aliases)]) for one in gold.person]
    for line in made.lines["statements"]:
        words = set(plain(line["speaker"]).split()) if line["speaker_id"] else set()
        fits = [one for one, names in known if words and any(words <= name or name <= words for name in names)]
        if len(fits) == 1:
            (one,) = fits
            said = f"{one.name} in {made.names[line['document']]}: {line['speaker_party']!r}, not {one.party!r}"
            tally.share("speaker's side", line["speaker_party"] in {one.party, *one.also}, said)


def _meetings(gold: Gold, made: Made, tally: Tally) -> None:
    """Tellings of one meeting, two by two; one that is not read at all is joined with nothing."""
    evidence = [(at, line) for line in made.lines["meetings"] for at in line["evidence"]]
    home: dict[str, str] = {}
    wanted: list[list[str]] = []
    for meeting in gold.meeting:
        mine, lines = [], []
        for told in meeting.told:
            place = made.find(told.report, told.words)
            hit = _nearest(place, evidence, made)
            name = f"{told.report}: {told.words}"
            mine.append(name)
            tally.share("meeting read", hit is not None, name)
            if hit:
                home[name] = hit[1]["id"]
                lines.append(hit[1])
                said = f"{name}: {hit[0]['status']}, not {told.status}"
                tally.share("meeting status told", hit[0]["status"] == told.status, said)
        wanted.append(mine)
        if lines:
            line = max(lines, key=lambda one: sum(1 for other in lines if other is one))
            said = f"{meeting.what}: {line['status']}, not {meeting.status}"
            tally.share("meeting status at the end", line["status"] == meeting.status, said)
            _day("meeting day", meeting.what, (meeting.days, meeting.days), line["date"], tally)
    got: dict[str, list[str]] = {}
    for name, ident in home.items():
        got.setdefault(ident, []).append(name)
    tally.sets("meetings joined", _pairs(wanted), _pairs(got.values()))


def _nearest(place: Place, evidence: Sequence[tuple[Line, Line]], made: Made) -> tuple[Line, Line] | None:
    return best(place, evidence, lambda one: made.place(one[0]))


def _claims(gold: Gold, made: Made, tally: Tally) -> None:
    """Pairs among the statements that the gold speaks of."""
    claim_of = {said: claim for claim in made.lines["claims"] for said in claim["statements"]}
    known: dict[str, str] = {}  # words -> claim id

    def note(words: Words) -> str:
        name = f"{words.report}: {words.words}"
        hit = best(made.find(words.report, words.words), made.lines["statements"], made.place)
        if hit:
            known[name] = claim_of[hit["id"]]["id"]
        return name

    groups = [[note(words) for words in claim.said] for claim in gold.claim]
    for pair in gold.apart:
        note(pair.one), note(pair.other)
    got: dict[str, list[str]] = {}
    for name, ident in known.items():
        got.setdefault(ident, []).append(name)
    tally.sets("claim", _pairs(groups), _pairs(got.values()))
    counted = {claim["id"]: claim for claim in made.lines["claims"]}
    for claim, names in zip(gold.claim, groups, strict=True):
        homes = {known.get(name, "") for name in names}
        if len(homes) == 1 and "" not in homes:
            (ident,) = homes
            origins = _number(counted[ident])
            tally.share("claim origins", origins == claim.origins, f"{names[0]}: {origins}, not {claim.origins}")


def _number(line: Line) -> int:
    origins: int | list[Line] = line["origins"] if "origins" in line else line["stories"]
    return origins if isinstance(origins, int) else len(origins)


def _positions(gold: Gold, made: Made, tally: Tally) -> None:
    found = {(line["party"], line["issue"]): line for line in made.lines["positions"]}
    wanted = {(one.party, one.issue) for one in gold.position}
    tally.sets("position there", wanted, {key for key, line in found.items() if line["stance"] != "open"} | (
        wanted & found.keys()))  # fmt: skip
    for one in gold.position:
        line = found.get((one.party, one.issue))
        name = f"{one.party} {one.issue}"
        stance = line["stance"] if line else None
        tally.share("position right", stance in {one.stance, *one.also}, f"{name}: {stance}, not {one.stance}")
        if not line or stance not in {one.stance, *one.also}:
            continue
        day = str(one.as_of) or None
        tally.share("position day", line["as_of"] == day, f"{name}: {line['as_of']}, not {day}")
        turns = [turn["stance"] for turn in line["history"]]
        tally.share("position history", turns == list(one.history), f"{name}: {turns}, not {list(one.history)}")
        tally.share("position origins", _number(line) == one.origins, f"{name}: {_number(line)}, not {one.origins}")
        direction = line.get("direction", "")
        tally.share("position change", direction == one.direction, f"{name}: {direction!r}, not {one.direction!r}")


def _conflicts(gold: Gold, made: Made, tally: Tally) -> None:
    """A conflict may be shown in any report that carries the text: a copy serves as well."""
    story = {name: n for n, one in enumerate(gold.story) for name in one.reports}
    wanted = [(one.kind, made.find(one.one.report, one.one.words), made.find(one.other.report, one.other.words))
              for one in gold.conflict]  # fmt: skip
    traps = [(made.find(one.one.report, one.one.words), made.find(one.other.report, one.other.words))
             for one in gold.trap]  # fmt: skip
    hit: set[int] = set()
    right = 0
    for line in made.lines["conflicts"]:
        spans = [made.place(at) for at in line["spans"]]
        fits = [n for n, (kind, *sides) in enumerate(wanted) if kind == line["kind"] and _shows(spans, sides, story)]
        hit.update(fits)
        right += bool(fits)
        if not fits:
            words = " | ".join(made.texts[at["document"]][at["start"] : at["end"]][:160] for at in line["spans"])
            trap = " (a trap)" if any(_shows(spans, sides, story) for sides in traps) else ""
            tally.misses.append(f"conflict made up{trap}: {line['kind']} {[span[0] for span in spans]} {words}")
    tally.add("conflict, precision", right, len(made.lines["conflicts"]))
    for n, one in enumerate(gold.conflict):
        tally.share("conflict, recall", n in hit, f"{one.kind} {one.one.report} {one.one.words} | {one.other.words}")


def _shows(spans: Sequence[Place], sides: Sequence[Place], story: dict[str, int]) -> bool:
    orders = (sides, sides[::-1])
    return any(all(_same_place(span, side, story) for span, side in zip(spans, order, strict=True)) for order in orders)


def _same_place(span: Place, side: Place, story: dict[str, int]) -> bool:
    if span[0] == side[0]:
        return overlap(span, (side[0], side[1] - NEAR, side[2] + NEAR)) > 0
    return story[span[0]] == story[side[0]]


def _loops(gold: Gold, made: Made, tally: Tally) -> None:
    if "loops" not in made.lines:
        return
    story = {name: n for n, one in enumerate(gold.story) for name in one.reports}
    wanted = [(one, made.find(one.report, one.words)) for one in gold.loop]
    places = _places(made)
    hit: set[int] = set()
    right = 0
    for line in made.lines["loops"]:
        spans = [place for ident in line["lines"] for place in places.get(ident, ())]
        fits = [n for n, (one, place) in enumerate(wanted)
                if one.kind == line["kind"] and any(_same_place(span, place, story) for span in spans)]  # fmt: skip
        hit.update(fits)
        right += bool(fits)
        if not fits:
            tally.misses.append(f"loop made up: {line['kind']} {line.get('party')} {line.get('issue')} {spans[:1]}")
    tally.add("loop, precision", right, len(made.lines["loops"]))
    for n, (one, _) in enumerate(wanted):
        tally.share("loop, recall", n in hit, f"{one.kind} {one.party} {one.report} {one.words}")


def _places(made: Made) -> dict[str, list[Place]]:
    found = {line["id"]: [made.place(line)] for kind in ("statements", "acts") for line in made.lines[kind]}
    found |= {line["id"]: [made.place(at) for at in line["evidence"]] for line in made.lines["meetings"]}
    found |= {line["id"]: [made.place(line)] for line in made.lines["dates"] if "id" in line}
    return found


# ---- days ----------------------------------------------------------------------------------------------------


def score_days(gold: Gold, made: Made, days: str) -> Tally:
    """`inside`: the true day lies in the interval given; `tight`: it is no wider than what can be proven."""
    tally = Tally()
    published = {made.names[line["id"]]: line["published"] for line in made.lines["documents"]}
    for one in gold.report:
        provable = {"unpinned": one.unpinned, "pinned": one.pinned}.get(days, ())
        _day(f"published, {days}", one.name, ((one.day, one.day), provable), published[one.name], tally)
    for date in gold.date:
        place = made.find(date.report, date.words)
        line = best(place, made.lines["dates"], made.place)
        name = f"{date.report}: {date.words}"
        tally.share("date read", line is not None, name)
        if line:
            provable = {"given": date.given, "unpinned": date.unpinned}.get(days, ())
            _day(f"date, {days}", name, (date.day, provable), line, tally)
    return tally


def _day(figure: str, said: str, days: tuple[Days, Days], line: Line, tally: Tally) -> None:
    """`days`: the true ones and those that can be proven."""
    truth, provable = days
    first, last = line["earliest"], line["latest"]
    said = f"{said}: {first}..{last} ({line['why']})"
    if truth:
        low, high = map(str, truth)
        # an interval that is itself the truth ("in March") is right where the two meet
        meets = (not first or not high or first <= high) and (not last or not low or low <= last)
        tally.share(f"{figure} inside", meets, f"{said}, truth {low}..{high}")
    if provable:
        low, high = map(str, provable)
        tight = (not low or bool(first and first >= low)) and (not high or bool(last and last <= high))
        tally.share(f"{figure} tight", tight, f"{said}, provable {low}..{high}")
