"""Parties and bodies by other names or codes, in every mark of a document. Pure."""

from __future__ import annotations

from dataclasses import replace

from demarche.model import Document, Span


def recoded(document: Document, old: str, new: str) -> Document:
    """Another code for a party, also among the members of joint ones."""

    def code(party: str) -> str:
        if old not in party:
            return party
        return "+".join(sorted({new if part == old else part for part in party.split("+")}))

    return replace(
        document,
        people=tuple(
            replace(
                one,
                party=code(one.party),
                roles=tuple(replace(role, party=code(role.party)) for role in one.roles),
            )
            for one in document.people
        ),
        mentions=tuple(replace(one, party=code(one.party)) for one in document.mentions),
        statements=tuple(
            replace(one, speaker_party=code(one.speaker_party), target_party=code(one.target_party))
            for one in document.statements
        ),
        acts=tuple(replace(one, by=code(one.by), to=code(one.to)) for one in document.acts),
        meetings=tuple(
            replace(one, parties=tuple(sorted({code(party) for party in one.parties}))) for one in document.meetings
        ),
        hints=tuple(
            replace(one, parties=tuple(sorted({code(party) for party in one.parties}))) for one in document.hints
        ),
    )


def holds(document: Document, code: str) -> bool:
    """Whether a mark of the document names the party."""
    codes = [one.party for one in document.people] + [one.party for one in document.mentions]
    codes += [code for one in document.statements for code in (one.speaker_party, one.target_party)]
    codes += [code for one in document.acts for code in (one.by, one.to)]
    codes += [party for one in document.meetings for party in one.parties]
    return any(code in known.split("+") for known in codes)


def coded(document: Document, name: str, code: str) -> Document:
    """A body that is read by `name` becomes the party `code`, wherever it speaks, acts, or somebody speaks for it."""
    wanted = plain(name)

    def named(span: Span | None) -> bool:
        return span is not None and plain(document.text[span.start : span.end]) == wanted

    def within(words: str) -> bool:
        return f" {wanted} " in f" {plain(words)} "

    people = tuple(
        replace(
            one,
            party=code if any(within(role.text) for role in one.roles) else one.party,
            roles=tuple(replace(role, party=code) if within(role.text) else role for role in one.roles),
        )
        for one in document.people
    )
    joined = {one.key for one, was in zip(people, document.people, strict=True) if one.party != was.party}
    statements = tuple(
        replace(one, speaker_party=code)
        if one.speaker_key in joined
        or (not one.speaker_key and wanted in (plain(one.speaker), plain(one.speaker_text)))
        else one
        for one in document.statements
    )
    said = {at for at, one in enumerate(statements) if one != document.statements[at]}
    return replace(
        document,
        people=people,
        statements=statements,
        mentions=tuple(
            replace(one, party=code, kind="party" if one.kind == "unnamed" else one.kind)
            if one.kind in ("party", "office", "unnamed") and named(Span(one.start, one.end))
            else one
            for one in document.mentions
        ),
        acts=tuple(
            replace(
                one,
                by=code if named(one.by_words) or (one.by_words is None and one.statement in said) else one.by,
                to=code if named(one.to_words) else one.to,
            )
            for one in document.acts
        ),
    )


def called(document: Document, name: str, new: str) -> Document:
    """Another name for a body that speaks: the words of the text stay."""
    wanted = plain(name)
    return replace(
        document,
        statements=tuple(
            replace(one, speaker=new) if not one.speaker_key and plain(one.speaker) == wanted else one
            for one in document.statements
        ),
    )


SHORT = 3


def plain(words: str) -> str:
    """Words in small letters, single spaces, without what stands before a name: a word in small letters, or a short
    one ("The")."""
    parts = " ".join(words.split()).strip(".,:;").split(" ")
    while len(parts) > 1 and (parts[0].islower() or len(parts[0]) <= SHORT) and not parts[1].islower():
        parts = parts[1:]
    return " ".join(parts).casefold()
