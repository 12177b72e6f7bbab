"""Two rounds of one negotiation: what is told of the second is no copy, excerpt or translation of the first."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from demarche.annotate.scheme import Scheme
from demarche.link.stories.find import find_stories
from demarche.model import Document
from demarche.pipeline import Job, mark_all, read

SETS = sorted((Path(__file__).parent / "rounds").glob("*.toml"))


def _texts(rows):
    """A copy has a last line of its own; an excerpt only the paragraphs that it keeps."""
    by_name = {row["name"]: row for row in rows}
    for row in rows:
        whole = by_name[row.get("from", row["name"])]["text"].strip().split("\n\n")
        kept = [whole[at] for at in row.get("keep", range(len(whole)))]
        tail = [f"Printed by the house of {row['name']}."] if "from" in row and len(kept) == len(whole) else []
        yield row["name"], "\n\n".join(kept + tail) + "\n"


def _marked(folder, rows):
    for name, text in _texts(rows):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    sources = folder / "sources.csv"
    days = [f"{row['name']}.txt,{row.get('day', '')}" for row in rows]
    sources.write_text("\n".join(["path,published", *days, ""]), "utf-8")
    job = Job((str(folder),), folder / "record.db", sources=sources)
    found = list(mark_all([one for one in read(job) if isinstance(one, Document)], Scheme()))
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_each_round_is_a_story_of_its_own(path, tmp_path):
    rows = tomllib.loads(path.read_text("utf-8"))["report"]
    documents = _marked(tmp_path, rows)
    names = {one.id: Path(one.sources[0]).stem for one in documents}
    wanted = defaultdict(set)
    for row in rows:
        wanted[row["story"]].add(row["name"])
    found = [{names[document] for document in story.documents} for story in find_stories(documents)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, wanted.values()))
