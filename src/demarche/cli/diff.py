"""`demarche diff`: what is new or changed, for a reader first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from demarche.record.diff import Change

GROUPS = (
    ("Positions", "positions", ("reversed", "hardened", "softened", "answered", "changed", "new", "gained", "gone")),
    ("Meetings", "meetings", ("held", "ongoing", "cancelled", "planned", "moved", "new", "gained")),
    ("Contradictions", "conflicts", ("contradicted", "gone")),
    ("Without an answer", "loops", ("opened", "closed")),
    ("Confirmed by a further origin", "claims", ("gained",)),
)
"""What is shown, in this order; the rest stands in the first line as a number, and in --json."""
COUNTED = (
    ("documents", "report", "reports"),
    ("statements", "statement", "statements"),
    ("acts", "act", "acts"),
    ("people", "person", "people"),
)
WORD = 14  # columns for what happened
SHOWN = 110  # characters of a quotation


@click.command("diff")
@click.argument("record", type=click.Path(path_type=Path))
@click.option(
    "--since", required=True, metavar="DATE|RECORD", help="A day (reports published since) or an older record."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
def command(record: Path, since: str, as_json: bool) -> None:
    """Tell what is new or changed since a day, or against an older record."""
    import json

    from demarche.record import diff, lines, reading, texts

    with reading(record) as now:
        rows = {kind: list(lines(now, kind)) for kind in diff.STORED}
        if day := _day(since):
            found = diff.since(day, rows)
        else:
            with reading(since) as before:
                found = diff.between({kind: lines(before, kind) for kind in diff.STORED}, rows)
        known = {} if as_json else texts(now)
        tell = _Teller(rows, known)
    if not found:
        click.echo(f"nothing new or changed since {since}", err=True)
    elif as_json:
        for change in found:
            click.echo(json.dumps(_plain(change), ensure_ascii=False))
    else:
        click.echo("\n".join(_page(found, tell, since)))


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _plain(change: Change) -> dict[str, object]:
    fields = {name: [old, new] for name, old, new in change.fields}
    return {"how": change.how, "kind": change.kind, "line": change.line, "fields": fields, "now": change.now}


def _page(found: Sequence[Change], tell: _Teller, since: str) -> list[str]:
    lines = [_summary(found, since)]
    for title, kind, order in GROUPS:
        group = [change for how in order for change in found if (change.how, change.kind) == (how, kind)]
        if group:
            lines += ["", title]
            lines += [line for change in group for line in tell.change(change)]
    return lines


def _summary(found: Sequence[Change], since: str) -> str:
    """ "since 2031-05-05: 3 new reports, 14 new statements"."""
    counts = [
        (sum(change.kind == kind and change.how == how for change in found), how, one, more)
        for kind, one, more in COUNTED
        for how in ("new", "gone")
    ]
    told = [f"{count} {how} {one if count == 1 else more}" for count, how, one, more in counts if count]
    return f"since {since}: {', '.join(told) or 'no new report'}"


class _Teller:
    """Puts changes into words."""

    def __init__(self, rows: Mapping[str, Iterable[Any]], texts: dict[str, str]) -> None:
        self._reports, self._acts, self._said = (
            {line["id"]: line for line in rows[kind]} for kind in ("documents", "acts", "statements")
        )
        self._texts = texts

    def change(self, change: Change) -> list[str]:
        """One or two lines: what happened, and the words that show it."""
        now: Any = change.now
        told = {
            "positions": self._position, "meetings": self._meeting, "conflicts": self._conflict,
            "loops": self._loop, "claims": self._claim,
        }[change.kind](change, now)  # fmt: skip
        return [f"  {change.how:<{WORD}}{told[0]}", *(f"  {'':<{WORD}}{line}" for line in told[1:])]

    def _position(self, change: Change, now: Any) -> list[str]:
        was = {name: old for name, old, _ in change.fields}
        stance = f"{was['stance']} -> {now['stance']}" if "stance" in was else now["stance"]
        origins = f"{was['origins']} -> {now['origins']}" if "origins" in was else str(now["origins"])
        head = f"{now['party']} on {now['issue']}: {stance}, {now['as_of'] or 'day not known'} (origins: {origins})"
        act = self._acts.get(now["acts"][-1]) if now["acts"] else None
        return [head, self._quoted(act["document"], act["text"])] if act else [head]

    def _meeting(self, change: Change, now: Any) -> list[str]:
        was = [f"was {old}" for name, old, _ in change.fields if name == "status"]
        was += [f"was {_days(old)}" for name, old, _ in change.fields if name == "date" and change.how == "moved"]
        if change.how == "gained":
            was = [f"origins: {old} -> {new}" for _, old, new in change.fields]
        where = " ".join(filter(None, ("+".join(now["parties"]), _days(now["date"]), now["place"], now["what"])))
        told = [now["status"], *was] if change.how == "new" else was
        at = [one for one in now["evidence"] if one["status"] == now["status"]] or now["evidence"]
        return [f"{where} ({', '.join(told)})", self._quoted(at[-1]["document"], self._at(at[-1]))]

    def _conflict(self, change: Change, now: Any) -> list[str]:
        return [f"{now['kind']}: {now['what']}", *(self._quoted(at["document"], self._at(at)) for at in now["spans"])]

    def _loop(self, change: Change, now: Any) -> list[str]:
        to = f" to {now['to']}" if now["to"] else ""
        on = f" on {now['issue']}" if now["issue"] else ""
        return [f"{now['kind']} of {now['party']}{to}{on}, {now['day'] or 'day not known'}: {_short(now['text'])}"]

    def _claim(self, change: Change, now: Any) -> list[str]:
        old, new = next((old, new) for name, old, new in change.fields if name == "origins")
        said = [self._said[ident] for ident in now["statements"] if ident in self._said]
        newest = sorted(said, key=lambda one: (self._appeared(one["document"]), one["id"]))[-1:]
        head = f"{now['speaker']} (origins: {old} -> {new})"
        return [head, *(self._quoted(one["document"], one["quote"]) for one in newest)]

    def _appeared(self, document: str) -> str:
        report = self._reports.get(document)
        return str(report["published"]["latest"] or "") if report else ""

    def _at(self, at: Any) -> str:
        return self._texts.get(at["document"], "")[at["start"] : at["end"]]

    def _quoted(self, document: str, words: str) -> str:
        report = self._reports.get(document)
        source = (report["site"] or str(report["source"]).split("/")[-1]) if report else document
        return f'"{_short(words)}" - {source}'


def _days(when: Any) -> str:
    earliest, latest = when["earliest"], when["latest"]
    if not earliest and not latest:
        return "day not known"
    return str(earliest) if earliest == latest else f"{earliest or ''}..{latest or ''}"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
