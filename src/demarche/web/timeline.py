"""What happened, by the day of the event, with a page for all of it, for each year, each month and, where a month is
full, each day. What is known less closely is drawn as the days it may be; what has no day stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice

from demarche.web.book import Book
from demarche.web.filters import Wanted, offer, wanted
from demarche.web.groups import REASONS, Group, groups
from demarche.web.moments import Moment, moments
from demarche.web.scale import scale
from demarche.web.strips import Strip
from demarche.web.zoom import UNDATED, Unit, Zoom, page_of, unit

ROOM = 100
"""Lines of a page; of lines that nobody asked for and that are hidden at first, HIDDEN more."""
HIDDEN = 60

LEGEND = (
    ("key_day", Strip("day", 42, 12)),
    ("key_span", Strip("span", 20, 60)),
    ("key_since", Strip("since", 30, 55)),
    ("key_report", Strip("report", 42, 12)),
)
"""What the strips mean: a sample of each."""


def timeline(book: Book, name: str = "", part: int = 1) -> Mapping[str, object]:
    """The page of a unit (`zoom.Unit.name`) or of UNDATED as it is written to disk."""
    return asked(book, Wanted(), name, part)


def answer(book: Book, query: Mapping[str, Sequence[str]], name: str = "", part: int = 1) -> Mapping[str, object]:
    """The same as an address asks for it."""
    return asked(book, wanted(query), name, part)


def asked(book: Book, want: Wanted, name: str = "", part: int = 1) -> Mapping[str, object]:
    """What the template shows.

    unit: the stretch of time, None for UNDATED. groups: its lines; lane: with them, where there is room, those without
    a day. whole: whether they are all of its lines, and not only those that stand in no smaller unit. scale: what the
    smaller ones hold. parts, part: pages of its lines. undated: number of lines without a day. around: names of the
    units before and after.
    """
    zoom = _zoom(book, want)
    here = None if name == UNDATED else unit(name)
    lines, whole = (zoom.undated(), True) if here is None else _lines(zoom, here)
    pages = [*divided(lines)]
    page = pages[part - 1] if part <= len(pages) else []
    found = groups(book, page, here, whole)
    undated = [*divided(zoom.undated())] if here == unit("") and whole else []
    return {
        "unit": here,
        "groups": found,
        "day_anchor": partial(_day_anchor, found),
        "lane": groups(book, undated[0], None, True) if len(undated) == 1 else [],
        "whole": whole,
        "scale": scale(zoom, here) if here else None,
        "part": part,
        "parts": max(1, len(pages)),
        "part_page": lambda n: page_of(name, n),
        "undated": sum(m.kind in want.shown for m in zoom.undated()),
        "around": _around(zoom, here) if here else ("", ""),
        "want": want,
        "offer": offer(book),
        "shown": want.shown,
        "empty": not moments(book),
        "nothing": not zoom.names and not zoom.undated(),
        "day_of": lambda name: unit(name).first,
        "legend": LEGEND,
        "reasons": REASONS,
    }


def timeline_pages(book: Book) -> Iterator[tuple[str, str, int]]:
    """(page, unit's name or UNDATED, part) of every page beside the first."""
    zoom = _zoom(book, Wanted())
    for name in sorted({*_named(zoom), ""}):
        yield from _parts(zoom, name)
    if zoom.undated():
        yield from _parts(zoom, UNDATED)


def _named(zoom: Zoom) -> Iterator[str]:
    """Years, their months, and the days of months that are too full for one page."""
    for year in zoom.parts(unit("")):
        yield year
        for month in zoom.parts(unit(year)):
            yield month
            if not _lines(zoom, unit(month))[1]:
                yield from zoom.parts(unit(month))


def _parts(zoom: Zoom, name: str) -> Iterator[tuple[str, str, int]]:
    lines = zoom.undated() if name == UNDATED else _lines(zoom, unit(name))[0]
    for part in range(1 if name else 2, max(1, len([*divided(lines)])) + 1):
        yield page_of(name, part), name, part


@lru_cache(maxsize=8)
def _zoom(book: Book, want: Wanted) -> Zoom:
    found = moments(book)
    return Zoom((m for m in found if want.takes(m)) if want.narrow else found, want.shown | {"known"})


def _lines(zoom: Zoom, here: Unit) -> tuple[list[Moment], bool]:
    """The lines that the unit's page shows, and whether they are all that fall in it."""
    if here.level == "day":
        return zoom.within(here), True
    if zoom.sure[here.name] <= ROOM:
        found = zoom.within(here)
        if len([*islice(divided(found), 2)]) < 2:
            return found, True
    return zoom.alone(here), False


def _day_anchor(found: Sequence[Group], name: str) -> str:
    """Where on its page the lines of a day begin: under its heading, or under that of what lasted until then."""
    day = unit(name).first
    anchors = (g.anchor for g in found if any(i.moment.begins <= day <= i.moment.ends for i in g.items))
    return f"day-{name}" if any(g.anchor == f"day-{name}" for g in found) else next(anchors, "main")


def _around(zoom: Zoom, here: Unit) -> tuple[str, str]:
    """The units of the same size before and after it that hold lines; "" where there is none."""
    larger = {"day": unit(here.name[:7]), "month": unit(""), "year": unit("")}.get(here.level)
    if larger is None:
        return "", ""
    names = zoom.parts(larger)
    if here.level == "month":
        names = [month for year in names for month in zoom.parts(unit(year))]
    before = [name for name in names if name < here.name]
    after = [name for name in names if name > here.name]
    return before[-1] if before else "", after[0] if after else ""


def divided(lines: Iterable[Moment]) -> Iterator[list[Moment]]:
    """Lines in pages. Never more of them where fewer kinds are shown: an address of a part stays one."""
    page: list[Moment] = []
    room, hidden = ROOM, HIDDEN
    for moment in lines:
        if moment.kind == "plain":
            hidden -= 1
        else:
            room -= 1
        page.append(moment)
        if not room or not hidden:
            yield page
            page, room, hidden = [], ROOM, HIDDEN
    if page:
        yield page
