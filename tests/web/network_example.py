"""A made-up record with very many parties and people: who addresses, meets, accuses whom is drawn by lot, but fixed."""

from __future__ import annotations

import random

from web_example import Rows

from demarche.web.book import Book, Titles, assemble

ACTS = "demand offer reject accuse threaten warn promise inform deny agree call_for_dialogue protest".split()
FIRST = "Ar Bel Cor Dun El Far Gor Hal Is Jor Kal Lun Mar Nor Os Pel Qua Ros Sil Tor".split()
LAST = "denia land mark istan ova burg eria onia ".split(" ")
MORE = ("", "North ", "South ", "Republic of ", "United Isles of Greater ")


def crowd(parties: int = 200, people: int = 220, deals: int = 1200) -> Book:
    """A record with that many parties and people, and acts and meetings between them."""
    draw = random.Random(11)
    codes = [f"P{n:03}" for n in range(parties)]
    names = {code: _name(n) for n, code in enumerate(codes)}
    rows = Rows()
    sentences = [f"Side {n} says to another that matter {n} stands as it stood. " for n in range(deals)]
    rows.texts["d1"] = "Crowd\n\n" + "".join(sentences)
    rows.add("documents", id="d1", source="crowd.txt", title="Crowd", lang="en", site="Wire",
             published={"earliest": "2031-05-07", "latest": "2031-05-07", "how": "given"})  # fmt: skip
    homes = [draw.choice(codes) for _ in range(people)]
    for n, home in enumerate(homes):
        rows.add("people", id=f"h{n}", name=f"{FIRST[n % 20]}a {FIRST[n // 20]}sen", party=home, roles=[], mentions=[])
    for n, sentence in enumerate(sentences):
        by, to = _busy(draw, codes), _busy(draw, codes)
        to = to if to != by else codes[(codes.index(by) + 1) % len(codes)]
        who = next((k for k, home in enumerate(homes) if home == by), None)
        rows.said(f"s{n}", "d1", sentence.strip(), kind="indirect", act=draw.choice(ACTS), speaker_party=by,
                  target_party=to, speaker="" if who is None else f"h{who}", speaker_id=None if who is None else f"h{who}",
                  issues=[draw.choice(["radar", "transit"])] if n % 3 else [],
                  day=f"2031-05-{1 + n % 28:02}")  # fmt: skip
    for n in range(deals // 10):
        sides = sorted({_busy(draw, codes) for _ in range(2 + n % 2)})
        rows.add("meetings", id=f"m{n}", what=f"meeting {n}", parties=sides, people=sorted({f"h{draw.randrange(people)}" for _ in range(n % 3)}),
                 place="Port Sill", status="held", date={}, evidence=[{**rows.at("d1", sentences[n].strip()), "status": "held"}])  # fmt: skip
    return assemble(rows.tables, rows.texts, Titles("Crowd", {"en": names, "id": names}, {}))


def _busy(draw: random.Random, codes: list[str]) -> str:
    """One of the codes; the first ones come often, the last ones hardly ever."""
    return codes[int(len(codes) * draw.random() ** 3)]


def _name(n: int) -> str:
    return f"{MORE[n // 40 % 5]}{FIRST[n % 20]}{LAST[n // 20 % 8]}".strip()
