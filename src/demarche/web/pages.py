"""The catalogue of pages, and how one of them is made. A page's path is its permanent address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from demarche.web import book as b
from demarche.web.behind import tie_pages
from demarche.web.briefing import briefing, markdown
from demarche.web.catalogue import Catalogue, Listed, Looked
from demarche.web.changes import changes, changes_page, choices
from demarche.web.compare import companions, compare, compare_page, compared
from demarche.web.conflicts import about, conflict_page, conflicts, conflicts_page, conflicts_pages
from demarche.web.explainer import explainer
from demarche.web.marks import words
from demarche.web.meetings import answer as answer_meetings
from demarche.web.meetings import meeting, meeting_page, meetings, meetings_pages
from demarche.web.names import Names, capital
from demarche.web.network import focus_page, network, network_pages
from demarche.web.overview import overview
from demarche.web.parts import cuts
from demarche.web.people import party, people, people_pages, person
from demarche.web.positions import issues, matrix
from demarche.web.reader import reader
from demarche.web.reasons import reason, reasoned
from demarche.web.said import said_page, said_pages
from demarche.web.search.page import search, searched
from demarche.web.sources import (
    source_page,
    source_pages,
    sources,
    story_page,
    story_view,
    unread,
    unread_page,
    unread_pages,
)
from demarche.web.tables import TABLES, offered, table, table_page
from demarche.web.timeline import answer as answer_timeline
from demarche.web.timeline import timeline, timeline_pages
from demarche.web.words import Tongue, languages, tongue
from demarche.world import party_name

HOME = Path(__file__).parent
ASSETS = tuple(sorted(path.name for path in (HOME / "assets").iterdir()))
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
"""Nothing but our own files is loaded, and nothing of a report can run."""

View = Callable[[b.Book, Tongue], Mapping[str, object]]
Plain = Callable[[b.Book], Mapping[str, object]]
Query = Mapping[str, Sequence[str]]
"""What an address asks for behind its question mark: the values of each name."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its template, what goes into it, and the entry of the menu it stands under.

    `answer` takes the place of `view` where the page is served and can be asked for a part of itself.
    """

    template: str
    view: View
    menu: str = ""
    answer: Callable[[b.Book, Tongue, Query], Mapping[str, object]] | None = None


@dataclass(frozen=True, slots=True)
class File:
    """What is no page but stands among them: a table, a calendar, a document to send on."""

    make: Callable[[b.Book, Tongue], bytes]


MENU = (
    ("overview", "index.html"),
    ("matrix", "matrix.html"),
    ("timeline", "timeline.html"),
    ("meetings", "meetings.html"),
    ("people", "people.html"),
    ("sources", "sources.html"),
    ("conflicts", "conflicts.html"),
    ("search", "search.html"),
)


def catalogue(book: b.Book) -> Mapping[str, Page | File]:
    """Every page and file of the book by its path below the folder of a language.

    A folder is listed when one of its pages is asked for: what a listing reads delays no page of another folder.
    """
    return Catalogue((folder, partial(listing, book)) for folder, listing in LISTINGS)


def _first(book: b.Book) -> Iterator[tuple[str, Page | File]]:
    yield "search.html", Page("search.html", search, "search", searched)
    fixed: tuple[Plain, ...] = (overview, matrix, timeline, meetings, people, sources, conflicts)
    for (name, path), view in zip(MENU, fixed, strict=False):
        yield path, Page(f"{name}.html", _plain(view), name)
    yield "timeline.html", Page("timeline.html", _plain(timeline), "timeline", _answer_timeline)
    yield "briefing.html", Page("briefing.html", lambda book, speech: {"note": briefing(book, speech)}, "overview")
    yield "briefing.md", File(lambda book, speech: markdown(briefing(book, speech)).encode())
    yield "briefing.docx", File(_word)
    yield "meetings.html", Page("meetings.html", _plain(meetings), "meetings", _answer_meetings)
    yield "meetings.ics", File(_meetings_file)
    yield "unread.html", Page("unread.html", _plain(unread), "sources")
    yield "network.html", Page("network.html", network, "people")
    yield "network-people.html", Page("network.html", partial(network, level="people"), "people")


def _changes(book: b.Book) -> Iterator[tuple[str, Page]]:
    for day in choices(book):
        yield changes_page(day), Page("changes.html", _plain(partial(changes, day=day)), "overview")


def _timeline(book: b.Book) -> Iterator[tuple[str, Page]]:
    for path, name, part in timeline_pages(book):
        view = _plain(partial(timeline, name=name, part=part))
        yield path, Page("timeline.html", view, "timeline", partial(_answer_timeline, name=name, part=part))


def _meetings(book: b.Book) -> Iterator[tuple[str, Page]]:
    for path, part in meetings_pages(book):
        view = _plain(partial(meetings, part=part))
        yield path, Page("meetings.html", view, "meetings", partial(_answer_meetings, part=part))
    for ident in book.ids("meetings"):
        yield meeting_page(ident), Page("meeting.html", _plain(partial(meeting, ident=ident)), "meetings")


def _conflicts(book: b.Book) -> Iterator[tuple[str, Page]]:
    for path, kind, part in conflicts_pages(book):
        yield path, Page("conflicts.html", _plain(partial(conflicts, kind=kind, part=part)), "conflicts")


def _issues(book: b.Book) -> Iterator[tuple[str, Page]]:
    for issue in issues(book):
        yield b.issue_page(issue), Page("issue.html", _plain(partial(explainer, issue=issue)), "matrix")


def _parties(book: b.Book) -> Iterator[tuple[str, Page]]:
    for code in book.parties:
        yield b.party_page(code), Page("party.html", partial(party, code=code), "people")


def _people(book: b.Book) -> Iterator[tuple[str, Page]]:
    for who in book.ids("people"):
        yield b.person_page(who), Page("person.html", partial(person, who=who), "people")


def _listed(
    pages: Callable[[b.Book], Iterator[tuple[str, str, View]]],
) -> Callable[[b.Book], Iterator[tuple[str, Page]]]:
    """A listing under people and parties, from (path, template, view)."""
    return lambda book: ((path, Page(template, view, "people")) for path, template, view in pages(book))


def _said(book: b.Book) -> Mapping[str, Page]:
    """The sheets of what was said, found one by one: how many there are, all statements together tell."""

    def find(path: str) -> Page | None:
        found = said_page(book, path)
        return Page(*found, menu="people") if found else None

    return Looked(find, partial(_listed(said_pages), book))


def _reports(book: b.Book) -> Iterator[tuple[str, Page]]:
    for document in book.ids("documents"):
        yield b.report_page(document), Page("reader.html", partial(_reader, document=document), "sources")


def _parts(book: b.Book) -> Iterator[tuple[str, Page]]:
    """The further pages of reports that one page does not hold."""
    for document in book.long_documents():
        for n in range(1, len(cuts(book.texts[document]))):
            view = partial(_reader, document=document, part=n)
            yield b.report_page(document, n), Page("reader.html", view, "sources")


def _sources(book: b.Book) -> Iterator[tuple[str, Page]]:
    for n in source_pages(book):
        yield source_page(n), Page("sources.html", _plain(partial(sources, page=n)), "sources")


def _unread(book: b.Book) -> Iterator[tuple[str, Page]]:
    for n in unread_pages(book):
        yield unread_page(n), Page("unread.html", _plain(partial(unread, page=n)), "sources")


def _stories(book: b.Book) -> Iterator[tuple[str, Page]]:
    for story, _, size in book.story_sizes:
        if size > 1:
            yield story_page(story), Page("story.html", _plain(partial(story_view, story=story)), "sources")


def _pairs(book: b.Book) -> Iterator[tuple[str, Page]]:
    for pair in compared(book):
        yield compare_page(*pair), Page("compare.html", partial(compare, pair=pair), "sources")


LISTINGS: tuple[tuple[str, Callable[[b.Book], Listed[Page | File]]], ...] = (
    ("", _first),
    ("changes", _changes),
    ("timeline", _timeline),
    ("meetings", _meetings),
    ("conflicts", _conflicts),
    ("issues", _issues),
    ("parties", _parties),
    ("people", _people),
    ("", _listed(people_pages)),
    ("said", _said),
    ("network", _listed(network_pages)),
    ("ties", _listed(tie_pages)),
    ("reports", _reports),
    ("reports", _parts),
    ("sources", _sources),
    ("unread", _unread),
    ("stories", _stories),
    ("compare", _pairs),
)
"""The first folder of the paths, and what lists them; several of one folder are asked in this order."""


def shared(book: b.Book) -> Mapping[str, Callable[[Tongue], bytes]]:
    """Files that the pages of all languages share, by their path below the site's root; names in one language."""
    return {table_page(name): partial(_table, name, book) for name in TABLES}


def _table(name: str, book: b.Book, speech: Tongue) -> bytes:
    return table(name, book, speech)


def produce(book: b.Book, entry: Page | File, path: str, lang: str, query: Query | None = None) -> bytes:
    """The bytes of a page or file of the catalogue; `path` and `query` as for `render`."""
    if isinstance(entry, File):
        return entry.make(book, tongue(lang))
    return render(book, entry, path, lang, query).encode()


def render(book: b.Book, page: Page, path: str, lang: str, query: Query | None = None) -> str:
    """The page as HTML. `path` is its place below the site's root, the language's folder included.

    `query`: what the address asks for; None where the page is written to disk, which nobody can ask.
    """
    speech = tongue(lang)
    names = {code: Names(book, tongue(code)) for code in languages()}
    shown = page.view(book, speech) if query is None or page.answer is None else page.answer(book, speech, query)
    linked = _linker(path, lang)
    inner = path.removeprefix(f"{lang}/")
    return (
        _environment()
        .get_template(page.template)
        .render(
            shown,
            book=book,
            live=query is not None,
            t=speech,
            to=linked,
            menu=MENU,
            here=page.menu,
            policy=POLICY,
            asset=lambda name: b.relative(path, f"assets/{name}"),
            shards=b.relative(path, "search/"),
            tables=[(name, b.relative(path, place)) for name, place in offered(page.menu)],
            others=[(tongue(c), b.relative(path, f"{c}/{inner}")) for c in languages() if c != lang],
            party_name=names[lang].party,
            is_party=lambda who, code: who in {one.party(code) for one in names.values()},
            long_name=lambda code: party_name(code, lang),
            issue_name=names[lang].issue,
            reason=lambda why: reason(speech, why),
            has_pair=lambda one, other: other in companions(book, one),
            reasoned=lambda why: reasoned(book, speech, why, linked),
            conflict_page=lambda ident: conflict_page(book, ident),
            conflict_about=lambda row: about(row, names[lang]),
            act_name=lambda code: speech.name("act", code),
        )
    )


def _word(book: b.Book, speech: Tongue) -> bytes:
    from demarche.web.briefing.word import docx  # a fifth of a second that no other page should wait

    return docx(briefing(book, speech))


def _meetings_file(book: b.Book, speech: Tongue) -> bytes:
    from demarche.web.meetings_file import meetings_file  # slow to import, and few pages need it

    return meetings_file(book, speech)


def _plain(view: Plain) -> View:
    return lambda book, _: view(book)


def _answer_timeline(book: b.Book, _: Tongue, query: Query, name: str = "", part: int = 1) -> Mapping[str, object]:
    return answer_timeline(book, query, name, part)


def _answer_meetings(book: b.Book, _: Tongue, query: Query, part: int = 1) -> Mapping[str, object]:
    return answer_meetings(book, query, part)


def _reader(book: b.Book, speech: Tongue, document: str, part: int = 0) -> Mapping[str, object]:
    return reader(book, book.document[document], speech, part)


def _linker(path: str, lang: str) -> Callable[..., str]:
    """to("people.html", "p-1"): the link from the page `path` to a page of the same language."""

    inner = path.removeprefix(f"{lang}/")
    up = b.relative(inner, "" if inner != path else f"{lang}/")

    def to(page: str, anchor: str = "") -> str:
        return f"{up}{page}#{anchor}" if anchor else up + page

    return to


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HOME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["words"] = words
    made.filters["codes_of"] = b.members
    made.filters["groupby_kept"] = lambda rows, name: groupby(rows, attrgetter(name))
    made.filters["mark"] = lambda text: Markup("<bdi>{}</bdi>").format(words(text))
    made.globals.update(
        slug=b.slug,
        report_page=b.report_page,
        issue_page=b.issue_page,
        person_page=b.person_page,
        party_page=b.party_page,
        codes_of=b.members,
        focus_page=focus_page,
        compare_page=compare_page,
        story_page=story_page,
        meeting_page=meeting_page,
        conflicts_page=conflicts_page,
        source_page=source_page,
        unread_page=unread_page,
        changes_page=changes_page,
        capital=capital,
        semicolons=Markup("; ").join,
        sentences=lambda said: Markup(" ").join(one for one in said if one),
        collect=lambda items, macro: [macro(item) for item in items],
    )
    return made
