"""The parts of the docs that the program itself knows, written between marks in the pages.

python docs/blocks.py           writes them anew (`make docs`)
python docs/blocks.py --check   says which page is stale, exit status 1
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from demarche.annotate import Scheme, annotate
from demarche.clean import clean
from demarche.lang import covered
from demarche.lang.load import HOME
from demarche.model import Act, Document, Junk, Links, Meeting, Mention, Person, Statement, TimeMark
from demarche.pipeline import Job, build, link, read
from demarche.record import lines, reading

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 70  # of the words shown beside a mark


def first_comment(path: Path) -> str:
    """What a pack file says of itself in its first comment line."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            return line.lstrip("# ").rstrip().split(". ")[0].rstrip(".")
        if line.strip():
            break
    return ""


def language_files() -> str:
    """A table of the files of a pack: what each holds, and which languages have it."""
    names = sorted({path.name for path in HOME.glob("*/*.toml")})
    rows = [f"| file | holds | {' | '.join(covered())} |", f"|---|---|{'---|' * len(covered())}"]
    for name in names:
        there = ["yes" if (HOME / code / name).exists() else "no" for code in covered()]
        rows.append(f"| `{name}` | {first_comment(HOME / covered()[0] / name)} | {' | '.join(there)} |")
    return "\n".join(rows)


REPORT = """Oslo wants a date for the talks
Norwegian Foreign Minister Kari Nordhaug said on Monday that Iceland must withdraw its patrol boats before the two \
sides meet in Bergen on 9 May.
Read also: Ten dishes to cook this week
"""
"""Invented, like everybody in it."""


def sentence() -> str:
    """What each stage adds to one short report, as the stages give it."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "report.txt"
        path.write_text(REPORT, "utf-8")
        job = Job((str(path),), Path(name) / "record.db", published=date(2031, 5, 6))
        (document,) = (one for one in read(job) if isinstance(one, Document))
        shown = ["the report, published on 2031-05-06", *(f"  {line}" for line in REPORT.splitlines())]
        before = Document(document.id, "", ())
        for stage, after in stages(document):
            shown += ["", stage, *added(before, after)]
            before = after
        shown += ["", "link", *between(link([before]))]
        build(job, lambda things, total, what: things)
        shown += ["", "record, as `demarche export` gives it", *exported(job.record)]
    return "\n".join(["```text", *shown, "```"])


def stages(document: Document) -> Iterator[tuple[str, Document]]:
    yield "read", document
    document = clean(document)
    yield "clean", document
    yield "annotate", annotate(document, Scheme())


def added(before: Document, after: Document) -> Iterator[str]:
    """A line for each mark that the stage made, with the words it stands on."""
    if not before.text:
        yield f"  {'id':12} {after.id}"
        yield f"  {'text':12} {len(after.text)} code points; given day {after.given}"
    if after.lang != before.lang:
        yield f"  {'language':12} {after.lang}, covered by a pack: {'yes' if after.covered else 'no'}"
    if after.published != before.published:
        yield f"  {'published':12} {after.published.earliest} ({after.published.how}: {after.published.why})"
    for name in ("headlines", "junk", "sentences", "mentions", "people", "times", "statements", "acts", "meetings"):
        if getattr(after, name) != getattr(before, name):
            yield from (f"  {name:12} {told(mark, after.text)}" for mark in getattr(after, name))


def told(mark: Any, text: str) -> str:
    """One mark on one line."""
    if isinstance(mark, Person):
        return f"{mark.name} ({mark.party}), {', '.join(role.text for role in mark.roles)}"
    words = " ".join(text[mark.start : mark.end].split())
    shown = f"[{mark.start}, {mark.end}) {words if len(words) <= WIDTH else words[: WIDTH - 2] + ' …'}"
    match mark:
        case Junk():
            return f"{shown} | {mark.kind}"
        case Mention():
            return f"{shown} | {mark.kind} {mark.party}".rstrip()
        case TimeMark():
            return f"{shown} | {mark.when.earliest} to {mark.when.latest}: {mark.when.why}"
        case Statement():
            return (
                f"{shown}\n{'':15}{mark.kind}, by {mark.speaker} ({mark.speaker_party}), cue {mark.cue!r},"
                f" act {mark.act}, to {mark.target_party or 'nobody'}, issues {', '.join(mark.issues) or 'none'}"
            )
        case Act():
            return f"{shown} | {mark.act}: {mark.by} to {mark.to or 'nobody'}, PLOVER {mark.event or 'none'}"
        case Meeting():
            return f"{shown}\n{'':15}{mark.status}, {' and '.join(mark.parties)}, {mark.place}, {mark.date.earliest}"
    return shown


def between(links: Links) -> Iterator[str]:
    """What stands between reports; of one report it is one story and its own people and meetings."""
    yield from (f"  {'people':12} {one.name}: {len(one.members)} report" for one in links.people)
    yield from (f"  {'stories':12} {one.id}: {len(one.documents)} report" for one in links.stories)
    yield from (f"  {'claims':12} {one.speaker}: {one.stories} story" for one in links.claims)
    yield from (f"  {'meetings':12} {one.status}: {one.what}" for one in links.meetings)


def exported(path: Path) -> Iterator[str]:
    with reading(path) as record:
        for line in lines(record, "statements"):
            fields = {
                name: line[name] for name in ("id", "start", "end", "quote", "speaker", "act", "target_party", "issues")
            }
            yield from textwrap.wrap(
                json.dumps(fields, ensure_ascii=False), 112, initial_indent="  ", subsequent_indent="    "
            )
        for line in lines(record, "positions"):
            yield f"  position: {line['party']} {line['stance']} on {line['issue']}, as of {line['as_of']}"


def constructions() -> str:
    """Found of tried, by construction and language."""
    sys.path.insert(0, str(ROOT / "tests"))
    return "\n".join(import_module("constructed").rows())


BLOCKS: dict[str, tuple[str, Callable[[], str]]] = {
    "sentence": ("docs/architecture.md", sentence),
    "files": ("docs/languages.md", language_files),
    "constructions": ("docs/coverage.md", constructions),
}


def renew(page: str, name: str, content: str) -> str:
    """`page` with `content` between the marks of `name`."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"no marks <!-- {name} --> in the page")
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", page)


def stale(write: bool = False) -> list[str]:
    """Names of the blocks that the program no longer bears out; with `write` they are mended."""
    found = []
    for name, (place, make) in BLOCKS.items():
        path = ROOT / place
        before = path.read_text("utf-8")
        after = renew(before, name, make())
        if after != before:
            found.append(f"{place}: {name}")
            if write:
                path.write_text(after, "utf-8")
    return found


if __name__ == "__main__":
    changed = stale(write="--check" not in sys.argv)
    print("\n".join(changed) or "the docs are as the program is")
    sys.exit(bool(changed) and "--check" in sys.argv)
