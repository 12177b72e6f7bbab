"""A small record of our own: two invented states, three reports, every kind of line. Built from rows, not read."""

from __future__ import annotations

from datetime import date
from typing import Any

from demarche.web.book import Book, Titles, assemble

EN = """Quarrel over the strait of Lumen grows

LUMEN (Wire Nine) - Ardenia demands that Vesland “close the radar post at Cape Oru” before any talks, \
Foreign Minister Ilse Marten said on Tuesday.

“We will open the strait if the post is gone,” Marten told reporters. “Until then there is nothing to sign.”

Vesland rejected the demand. Its envoy Tomas Brek called it “a wish, not an offer”.
The two ministers will meet in Port Sill on 14 May 2031.
Eleven boats were seized, Marten said. Officials murmured about a deal.

Click here to win big at MegaSpin 777
"""
COPY = EN.replace("Eleven boats", "Twelve boats").replace("\n", "\r\n")
ID = """Vesland menolak menutup pos radar

Utusan Vesland Tomas Brek menegaskan pihaknya “tidak akan menutup pos itu”, Rabu (7/5/2031).
Pekan lalu kedua negara berunding di Port Sill.
Baca juga: Sejarah Selat Lumen
"""
HOSTILE = (
    "<script>document.title='owned'</script> Minister \u202eevil\u202c said "
    "\"<img src=x onerror=alert(1)>\" & 'more' {{ 7*7 }} </p></body>\x00\n" + "word " * 3000
)


class Rows:
    """Rows by table; `at` finds a span by its words, so that no offset is written by hand."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.texts: dict[str, str] = {}

    def add(self, table: str, **row: Any) -> None:
        self.tables.setdefault(table, []).append(row)

    def at(self, document: str, words: str, nth: int = 0) -> dict[str, Any]:
        start = -1
        for _ in range(nth + 1):
            start = self.texts[document].index(words, start + 1)
        return {"document": document, "start": start, "end": start + len(words)}

    def said(self, ident: str, document: str, quote: str, **row: Any) -> None:
        """A statement and, under the same words, its act."""
        place = self.at(document, quote)
        day = row.pop("day", None)
        when = {"earliest": day, "latest": day, "why": "weekday before publication" if day else "no day given"}
        shared = {"issues": row.get("issues", []), "act": row["act"], "date": when}
        self.add("statements", id=ident, **place, quote=quote, **{**row, **shared})
        self.add("acts", id=f"a{ident}", **place, text=quote, statement=ident, by=row.get("speaker_party", ""),
                 to=row.get("target_party", ""), plover={"event": None, "mode": None}, **shared)  # fmt: skip


def _document(rows: Rows, ident: str, text: str, **row: Any) -> None:
    rows.texts[ident] = text
    day = row.pop("day", None)
    published = {"earliest": day, "latest": day, "how": "given" if day else "unknown", "why": "" if day else "no date"}
    rows.add("documents", id=ident, source=f"{ident}.txt", published=published, **row)


def _report(rows: Rows, d: str, who: str) -> None:
    """The lines of the English report and of its copy."""
    marten = {"speaker": "Ilse Marten", "speaker_id": "p1", "speaker_text": "Marten", "speaker_party": "ARD"}
    brek = {"speaker": "Tomas Brek", "speaker_id": "p2", "speaker_text": "envoy", "speaker_party": "VES"}
    demand = "Vesland “close the radar post at Cape Oru” before any talks"
    rows.said(f"{who}1", d, demand, kind="mixed", act="demand", target_party="VES", issues=["radar"],
              day="2031-05-06", relay="Wire Nine", **marten)  # fmt: skip
    rows.said(f"{who}2", d, "We will open the strait if the post is gone", kind="direct", act="offer",
              target_party="VES", issues=["transit"], condition=_span(rows.at(d, "if the post is gone")),
              confidence=0.8, flags=["mark missing"], why={"date": "no day in the sentence"}, **marten)  # fmt: skip
    rows.said(f"{who}3", d, "Until then there is nothing to sign", kind="direct", act="reject", issues=["transit"],
              day="2031-05-06", **marten)  # fmt: skip
    rows.said(f"{who}4", d, "a wish, not an offer", kind="direct", act="reject", target_party="ARD",
              issues=["radar"], **brek)  # fmt: skip
    boats = "Eleven boats were seized" if who == "s" else "Twelve boats were seized"
    rows.said(f"{who}5", d, boats, kind="indirect", act="inform", **marten)
    told = rows.at(d, "Vesland rejected the demand")
    rows.add("acts", id=f"t{who}1", **told, text="Vesland rejected the demand", act="reject", by="VES", to="ARD",
             issues=["radar"], statement=None, plover={"event": "REJECT", "mode": None}, date={})  # fmt: skip
    rows.add("dates", **rows.at(d, "Tuesday"), text="Tuesday", earliest="2031-05-06", latest="2031-05-06",
             why="the Tuesday before publication")  # fmt: skip
    rows.add("dates", **rows.at(d, "14 May 2031"), text="14 May 2031", earliest="2031-05-14",
             latest="2031-05-14", why="written out")  # fmt: skip
    rows.add("unread", **rows.at(d, "Officials murmured about a deal."), cue="murmured", reason="no speaker")


def _span(place: dict[str, Any]) -> dict[str, int]:
    return {"start": place["start"], "end": place["end"]}


def _links(rows: Rows) -> None:
    people = (("p1", "Ilse Marten", "ARD", "Foreign Minister"), ("p2", "Tomas Brek", "VES", "envoy"))
    for ident, name, party, role in people:
        short = name.split()[-1]
        mentions = [rows.at("d1", name), *([rows.at("d1", short, 1)] if ident == "p1" else [])]
        rows.add("people", id=ident, name=name, aliases=[short], party=party, mentions=mentions,
                 roles=[{"text": role, "party": party, **rows.at("d1", role)}])  # fmt: skip
    coming = "The two ministers will meet in Port Sill on 14 May 2031"
    rows.add("meetings", id="m1", what="meeting of the foreign ministers", parties=["ARD", "VES"], people=["p1"],
             place="Port Sill", date={"earliest": "2031-05-14", "latest": "2031-05-14", "why": "written out"},
             status="planned",
             evidence=[{**rows.at(d, coming), "status": "planned"} for d in ("d1", "d2")])  # fmt: skip
    rows.add("meetings", id="m2", what="pembicaraan", parties=["ARD", "VES"], place="Port Sill",
             date={"earliest": "2031-04-28", "latest": "2031-05-04", "why": "the week before"}, status="held",
             evidence=[{**rows.at("d3", "Pekan lalu kedua negara berunding di Port Sill"),
                        "status": "held"}])  # fmt: skip
    edge = {"from": "d1", "to": "d2", "kind": "copy", "share": 0.98}
    rows.add("stories", id="y1", documents=["d1", "d2"], origin="Wire Nine", edges=[edge])
    rows.add("stories", id="y2", documents=["d3"], origin="", edges=[])
    for n in range(1, 5):
        rows.add("claims", id=f"c{n}", speaker="x", statements=[f"s{n}", f"r{n}"], stories=1, documents=2)
    boats = [rows.at("d1", "Eleven boats"), rows.at("d2", "Twelve boats")]
    rows.add("conflicts", kind="number", what="boats seized: 11 or 12", spans=boats)
    rows.add("failures", source="broken.pdf", reason="not text: it begins with bytes of a <PDF>")


def _positions(rows: Rows) -> None:
    rows.add("positions", party="ARD", issue="radar", stance="demands", as_of="2031-05-06", acts=["as1", "ar1"],
             stories=1, history=[{"stance": "demands", "as_of": "2031-05-06", "acts": ["as1", "ar1"]}])  # fmt: skip
    turns = [
        {"stance": "conditional", "as_of": "2031-05-05", "acts": ["as2", "ar2"]},
        {"stance": "rejects", "as_of": "2031-05-06", "acts": ["as3", "ar3"]},
    ]
    rows.add("positions", party="ARD", issue="transit", stance="rejects", as_of="2031-05-06", acts=["as3", "ar3"],
             stories=1, history=turns)  # fmt: skip
    rows.add("positions", party="VES", issue="radar", stance="rejects", as_of="2031-05-07",
             acts=["as4", "ts1", "ax1"], stories=2, history=[])  # fmt: skip
    rows.add("positions", party="VES", issue="transit", stance="open", acts=["as2"], stories=1, history=[])


def rows() -> Rows:
    """All rows of the example."""
    made = Rows()
    _document(made, "d1", EN, title="Quarrel over the strait of Lumen grows", lang="en", site="Harbour Post",
              day="2031-05-07", story="y1", credits=["Wire Nine"], url="https://harbour.example/1")  # fmt: skip
    _document(made, "d2", COPY, title="Strait quarrel", lang="en", site="Copy Daily", story="y1",
              url="javascript:alert(1)")  # fmt: skip
    _document(made, "d3", ID, title="Vesland menolak menutup pos radar", lang="id", site="Kabar Selat",
              day="2031-05-08", story="y2")  # fmt: skip
    for d, kind, words in (("d1", "spam", "Click here to win big at MegaSpin 777"), ("d3", "link", "Baca juga")):
        made.tables["documents"][int(d[1]) - 1]["junk"] = [{**_span(made.at(d, words)), "kind": kind}]
    _report(made, "d1", "s")
    _report(made, "d2", "r")
    made.said("x1", "d3", "tidak akan menutup pos itu", kind="direct", act="reject", target_party="ARD",
              speaker="Tomas Brek", speaker_id="p2", speaker_party="VES", issues=["radar"],
              day="2031-05-07")  # fmt: skip
    _links(made)
    _positions(made)
    return made


TITLES = Titles(
    negotiation="Talks on the strait of Lumen",
    parties={"en": {"ARD": "Ardenia", "VES": "Vesland"}, "id": {"ARD": "Ardenia", "VES": "Vesland"}},
    issues={"en": {"radar": "Radar post", "transit": "Transit"}, "id": {"radar": "Pos radar", "transit": "Lintas"}},
    known=((date(2031, 5, 1), {"en": "The strait is closed", "id": "Selat ditutup"}),),
)


def example() -> Book:
    made = rows()
    return assemble(made.tables, made.texts, TITLES)


def hostile() -> Book:
    """A report that tries everything, in its text and in every field that a report fills."""
    made = Rows()
    bad = "<b onclick=alert(1)>x</b>"
    _document(made, "h1", HOSTILE, title=bad, lang='en" onload="alert(1)', site=bad, credits=[bad], story="y",
              url='javascript:alert("x")')  # fmt: skip
    made.said("1\"><script>", "h1", "<img src=x onerror=alert(1)>", kind="direct", act="threaten",
              speaker="\u202eevil\u202c", speaker_id="../p", speaker_text=bad, speaker_party="../../X",
              target_party="<i>", issues=["../../etc"], why={"speaker": bad}, relay=bad)  # fmt: skip
    made.said("2", "h1", "Minister \u202eevil\u202c said", kind="indirect", act="inform", speaker=bad)
    made.add("people", id="../p", name=bad, aliases=[bad], party="../../X",
             roles=[{"text": bad, **made.at("h1", "evil")}],
             mentions=[made.at("h1", "\u202eevil")])  # fmt: skip
    made.add("meetings", id="m\"'", what=bad, place=bad, parties=["<i>"], status="planned",
             evidence=[{**made.at("h1", "said"), "status": "planned"}])  # fmt: skip
    made.add("conflicts", kind="number", what=bad, spans=[made.at("h1", "evil"), made.at("h1", "more")])
    made.add("positions", party="../../X", issue="../../etc", stance="threatens", acts=['a1"><script>'])
    made.add("stories", id="<y>", documents=["h1"], origin=bad)
    made.add("failures", source=bad, reason=bad)
    made.add("unread", **made.at("h1", "'more'"), cue=bad, reason=bad)
    return assemble(made.tables, made.texts)
