"""What only the place of a line tells: page dates, rubrics, outlets, names at its edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.clean.blocks import Marks
from demarche.clean.lines import Line
from demarche.clean.outlets import outlet_words
from demarche.clean.rules import is_appendix, is_title
from demarche.clean.words import junk_words

HEAD = 14
"""Lines. The frame above a report is not longer."""
LIST = 12
"""Lines. A list of other stories inside a report is not longer."""
EDGE = 20
"""Words. No rubric or line of names and dates is longer."""
CROSS = 6
"""Words. A line in capitals with fewer is a heading inside the report; with more it links to another story."""
_NUMBER = re.compile(r"\d{1,4}(?:[./:-]\d{1,4})*(?:st|nd|rd|th)?|utc[+-]\d+")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_CRUMBS = re.compile(r"\s*[>/»›|•·]\s*|\s+[-–—]\s+")


def head_of(lines: Sequence[Line], marks: Marks) -> int:
    """Number of lines before the second sentence: headline, deck and frame."""
    sentences = 0
    for number, line in enumerate(lines[:HEAD]):
        sentences += line.sentence and number not in marks
        if sentences == 2:
            return number
    return min(HEAD, len(lines))


def tail_of(lines: Sequence[Line], marks: Marks) -> int:
    """Number of the first line after the last sentence."""
    last = max((number for number, line in enumerate(lines) if line.sentence and number not in marks), default=-1)
    return last + 1


def placed(lines: Sequence[Line], marks: Marks) -> Marks:
    """More marks for the lines that `marks` leaves open."""
    head, tail = head_of(lines, marks), tail_of(lines, marks)
    found: Marks = {}
    for number, line in enumerate(lines):
        if number not in marks:
            kind = _at_edge(line) if number < head or number >= tail else ""
            kind = kind or ("furniture" if _is_date(line) and _stamped(line) else "")
            if kind:
                found[number] = kind
    found |= _names(lines[:head], marks | found)
    found |= _listed(lines, marks | found, tail)
    found |= _titles_in_tail(lines, marks | found, tail)
    found |= _comments(lines, marks | found)
    found |= _cross_headlines(lines, marks | found, head)
    return found | _appendix(lines, marks | found)


def _at_edge(line: Line) -> str:
    if _is_date(line) or line.bare in junk_words().sections:
        return "furniture"
    if len(line.words) > EDGE:
        return ""
    if _is_signature(line):
        return "byline"
    if _is_menu(line):
        return "furniture"
    crumbs = [part.strip().lower() for part in _CRUMBS.split(line.text) if part.strip()]
    if len(crumbs) > 1 and not line.stop:
        known = [part for part in crumbs if part in junk_words().sections or part in outlet_words()]
        path = crumbs[0] in junk_words().sections and any(mark in line.text for mark in ">»›")
        if len(known) == len(crumbs) or path:
            return "furniture"
        dated = [part for part in crumbs if _is_date_text(part)]
        if dated and len(line.words) <= 16:
            return "byline"
        if known and crumbs[-1] in outlet_words() and _is_name(crumbs_of(line)[0]):
            return "byline"
    return ""


def _is_menu(line: Line) -> bool:
    """The rubrics of a site in a row: single words with capitals, many of them known."""
    known = sum(word in junk_words().sections for word in line.words)
    tokens = [token for token in line.text.split() if token[0].isalpha()]
    capitals = bool(tokens) and all(token[0].isupper() for token in tokens)
    return capitals and not line.stop and len(tokens) >= 5 and known >= 0.4 * len(tokens)


def _is_signature(line: Line) -> bool:
    """Names and a stamp in one: "Jane Example, John SampleMonday, 12 May 2025, 15:47"."""
    year = re.search(r"\b(?:19|20)\d\d\b", line.text)
    if line.stop or not year or not _CLOCK.search(line.text):
        return False
    known = junk_words().date_words
    tokens = [token for token in line.text.replace(",", " ").split() if token[0].isalnum()]
    return all(token[0].isupper() or token[0].isdigit() or token.lower() in known for token in tokens)


def crumbs_of(line: Line) -> list[str]:
    return [part.strip() for part in _CRUMBS.split(line.text) if part.strip()]


def _is_date(line: Line) -> bool:
    return _is_date_text(line.bare)


def _is_date_text(text: str) -> bool:
    """Nothing but a day, with or without hour and label: "Published: 3 May 2021, 10:20 GMT"."""
    if len(text) > 90 or not any(char.isdigit() for char in text):
        return False
    for label in junk_words().date_labels:
        text = text.replace(label, " ")
    tokens = re.findall(r"[\w.'/:+-]*\w", text)
    plain = [token for token in tokens if not _NUMBER.fullmatch(token)]
    words = junk_words().date_words
    if any(token.strip(".") not in words for token in plain):
        return False
    return bool(plain) or any(len(re.findall(r"\d+", token)) >= 3 for token in tokens) or not tokens


def _stamped(line: Line) -> bool:
    """Hour and day, or a label, show a page's stamp; a bare day or hour inside the report heads a passage of it."""
    day = re.search(r"\d{4}|\d[/.-]\d", _CLOCK.sub("", line.text))
    return bool(day and _CLOCK.search(line.text)) or any(label in line.bare for label in junk_words().date_labels)


def _names(lines: Sequence[Line], marks: Marks) -> Marks:
    """Outlets above the report, and bare names next to an outlet, a date or another byline."""
    found: Marks = {n: "byline" for n, line in enumerate(lines) if n not in marks and line.bare in outlet_words()}
    # from below too: of two names in a row the lower may be the one beside a date
    for number in [*range(len(lines)), *reversed(range(len(lines)))]:
        if number in marks or number in found or not all(map(_is_name, crumbs_of(lines[number]))):
            continue
        beside = {(marks | found).get(number - 1, ""), (marks | found).get(number + 1, "")}
        dated = any(0 <= n < len(lines) and _is_date(lines[n]) for n in (number - 1, number + 1))
        under = number > 0 and (marks | found).get(number + 1) in ("caption", "share", "furniture")
        if "byline" in beside or dated or under:
            found[number] = "byline"
    return found


def _is_name(text: str) -> bool:
    """Two to four words, each with a capital and not in capitals throughout."""
    tokens = text.replace(",", " ").split()
    plain = all(token.replace(".", "").replace("-", "").replace("'", "").isalpha() for token in tokens)
    return 2 <= len(tokens) <= 4 and plain and all(token[0].isupper() for token in tokens) and text[-1] not in ".?!:"


def _listed(lines: Sequence[Line], marks: Marks, tail: int) -> Marks:
    """The headline-like lines below "Related stories" or "Tags", as far as they reach."""
    headers = junk_words().headers
    found: Marks = {}
    for number, line in enumerate(lines):
        kind = headers.get(line.bare)
        if not kind or number in found:
            continue
        if _ends_the_report(lines, number):
            return found | {n: kind for n in range(number + 1, len(lines)) if n not in marks}
        for below in range(number + 1, len(lines) if number >= tail else min(number + LIST, len(lines))):
            other = lines[below]
            closed = other.stop and len(other.words) > 4 and other.text[-1] not in "?!"
            if closed or len(other.words) > 22 or other.bare in headers:  # the next list speaks for itself
                break
            if below not in marks:
                found[below] = kind
        else:
            continue
        # a list of one or two lines before a sentence may be the report's next heading
        if below - number <= 1:
            found.pop(below, None)
    return found


def _ends_the_report(lines: Sequence[Line], header: int) -> bool:
    """Below the header stand other stories to the end, perhaps with their first lines: titles, not a report."""
    below = lines[header + 1 :]
    titles = sum(not line.stop and 4 <= len(line.words) <= 22 for line in below)
    closed = sum(line.stop and line.text[-1] not in "?!" for line in below)
    return titles >= 2 and titles >= closed and lines[header].start > 0.4 * lines[-1].end


def _titles_in_tail(lines: Sequence[Line], marks: Marks, tail: int) -> Marks:
    """Three or more titles in a row below the last sentence: other stories of the site."""
    found: Marks = {}
    run: list[int] = []
    for number in range(tail if tail else len(lines), len(lines) + 1):
        if number < len(lines) and (number in marks or _titled(lines[number])):
            run += [] if number in marks or not lines[number].words else [number]
            continue
        found |= dict.fromkeys(run, "link") if len(run) >= 3 else {}
        run = []
    return found


def _titled(line: Line) -> bool:
    return not line.words or (len(line.words) >= 4 and is_title(line.text))


def _comments(lines: Sequence[Line], marks: Marks) -> Marks:
    """What readers wrote below: from the header of the comments on, where at least two marks of comments follow."""
    signs = [number for number, line in enumerate(lines) if _is_comment_mark(line)]
    if len(signs) < 2:
        return {}
    for number, line in enumerate(lines[: signs[-2]]):
        if line.start >= 0.2 * lines[-1].end and _opens_comments(line):
            return {n: "share" for n in range(number, len(lines)) if n not in marks}
    return {}


def _opens_comments(line: Line) -> bool:
    """ "154 Responses to ..", "Comments (3)"."""
    counted = line.bare.lstrip("0123456789., ")
    found = junk_words().comment_headers.find(counted, counted)
    if not found or found[0][0]:
        return False
    return counted != line.bare or not any(char.isalpha() for char in counted[found[0][1] :])


def _is_comment_mark(line: Line) -> bool:
    """ "Reply", "Liked by 5 people", "3. Ana says:"."""
    if not line.words or len(line.words) > 6:
        return False
    marks = junk_words().comment_marks
    return line.bare in marks or line.words[-1] in marks or " ".join(line.words[:2]) in marks


def _cross_headlines(lines: Sequence[Line], marks: Marks, head: int) -> Marks:
    """Lines in capitals, or signed by an outlet, between the paragraphs of a report that is not in capitals."""
    body = [line for line in lines if line.sentence]
    shouted = {n: "link" for n, line in enumerate(lines) if n not in marks and n >= head and line.shouted}
    shouted = {n: kind for n, kind in shouted.items() if len(lines[n].words) >= CROSS}
    signed = {n: "caption" for n in range(head, len(lines)) if n not in marks and _signed(lines[n])}
    return (shouted if len(shouted) < len(body) else {}) | signed


def _signed(line: Line) -> bool:
    """ "The two ministers at the table - Example Times": a caption, or the title of another page."""
    if line.stop or len(line.words) > EDGE:
        return False
    parts = crumbs_of(line)
    return len(parts) > 1 and parts[-1].lower() in outlet_words()


def _appendix(lines: Sequence[Line], marks: Marks) -> Marks:
    """Everything from a line that announces a summary of the article, where it stands in the later part."""
    for number, line in enumerate(lines):
        if not is_appendix(line):
            continue
        before = lines[number - 1] if number else None
        ruled = before is not None and not before.words
        # below a rule it is an appendix sooner
        if line.start > 0.5 * lines[-1].end or (ruled and line.start > 0.3 * lines[-1].end):
            return {n: "notice" for n in range(number, len(lines)) if n not in marks}
        if number < HEAD and len(line.words) <= 12:
            return {number: "notice"}
    return {}
