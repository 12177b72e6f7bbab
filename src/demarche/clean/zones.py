"""What only the place of a line tells: page dates, rubrics, outlets, names at its edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.clean.blocks import Marks
from demarche.clean.edges import addressed, adrift, authors, letterhead, row_kind
from demarche.clean.lines import Line
from demarche.clean.outlets import outlet_lexicon, outlet_words
from demarche.clean.rules import header_of, is_appendix, is_title
from demarche.clean.signed import feet, signed
from demarche.clean.stamps import has_hour, has_year, is_date, is_hour, is_part, is_stamp
from demarche.clean.words import junk_words

HEAD = 14
"""Lines. The frame above a report is not longer."""
LIST = 12
"""Lines. A list of other stories inside a report is not longer."""
YEAR = 4
"""Digits. Such a number may head a passage; another alone on a line is of the page."""
HEADLINE = 4
"""Words of the shortest headline."""
EDGE = 20
"""Words. No rubric or line of names and dates is longer."""
LONGEST_NAMES = 200
"""Characters. No line of names is longer."""
CLOSING = ".?!:"
CROSS = 6
"""Words. A line in capitals with fewer is a heading inside the report; with more it links to another story."""
_WORD = re.compile(r"[\w.:/'-]*\w")
_WITH_PLACE = re.compile(r"\s+in\s+[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?$")
_AND = re.compile(r"\s+(?:and|dan|&)\s+")
_BULLET = re.compile(r"[-–—•*]\s|\d+[.)]\s")
# a run of blanks is looked at once, from its beginning
_CRUMBS = re.compile(r"(?:(?<!\s)\s+)?[>/»›|•·●]\s*|(?<!\s)\s+[-–—]\s+")


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
            kind = _at_edge(line, number < head) if number < head or number >= tail else ""
            kind = kind or ("furniture" if is_date(line.bare) and is_stamp(line.bare) else "")
            kind = kind or ("furniture" if line.text.isdigit() and len(line.text) != YEAR else "")
            kind = kind or ("byline" if number < HEAD and signed(line) else "")
            if kind:
                found[number] = kind
    hours = _hours(lines)
    found |= {n: kind for n, kind in hours.items() if n not in marks}
    found |= authors(lines, marks | found, hours)
    found |= feet(lines, marks | found)
    found |= _names(lines[:head], marks | found)
    found |= letterhead(lines, marks | found, head)
    found |= _dated(lines, marks | found)
    found |= adrift(lines, marks | found, head)
    found |= _linked(lines, marks | found)
    found |= _listed(lines, marks | found, tail)
    found |= _titles_in_tail(lines, marks | found, tail)
    found |= _comments(lines, marks | found)
    found |= _cross_headlines(lines, marks | found, head)
    found |= _appendix(lines, marks | found)
    found |= _leftovers(lines, marks | found)
    return found | addressed(lines, marks | found)


def _hours(lines: Sequence[Line]) -> Marks:
    """Hours that stand alone, where there are several: the entries of a live page."""
    hours = [n for n, line in enumerate(lines) if len(line.text) <= 20 and (is_hour(line.bare) or _is_ago(line))]
    return dict.fromkeys(hours, "furniture") if len(hours) > 1 else {}


def _dated(lines: Sequence[Line], marks: Marks) -> Marks:
    """A day with its year beside a byline or another line of the frame, wherever the report begins."""
    return {
        n: "furniture"
        for n, line in enumerate(lines[:HEAD])
        if n not in marks
        and len(line.text) <= 40
        and {n - 1, n + 1} & marks.keys()
        and has_year(line.text)
        and is_date(line.bare)
    }


def _is_ago(line: Line) -> bool:
    return is_date(line.bare) and is_stamp(line.bare)


def _leftovers(lines: Sequence[Line], marks: Marks) -> Marks:
    """Short lines without a closing mark below the last sentence, next to lines that are frame."""
    tail = tail_of(lines, marks)
    if sum(line.sentence for line in lines[:tail]) < 2:
        return {}
    found: Marks = {}
    below = range(tail, len(lines))
    for order in (below, reversed(below)):
        for number in order:
            beside = {number - 1, number + 1} & (marks.keys() | found.keys())
            if number not in marks and beside and _is_leftover(lines[number]):
                found[number] = "link" if _titled(lines[number]) else "furniture"
    return found


def _is_leftover(line: Line) -> bool:
    """Neither a sentence that was cut off, nor a point of a list, nor the credit of an agency."""
    if line.stop or line.quoted or _BULLET.match(line.text) or outlet_lexicon().find(line.text):
        return False
    return len(line.words) <= 9 or (len(line.words) <= EDGE and is_title(line.text))


def _at_edge(line: Line, above: bool) -> str:
    if is_date(line.bare) or line.bare in junk_words().sections:
        return "furniture"
    if len(line.words) > EDGE:
        return ""
    if _is_signature(line) or _is_row(line):
        return "byline"
    if _is_menu(line):
        return "furniture"
    if kind := row_kind(line, above):
        return kind
    crumbs = [part.strip().lower() for part in _CRUMBS.split(line.text) if part.strip()]
    if len(crumbs) > 1 and not line.stop:
        known = [part for part in crumbs if part in junk_words().sections or part in outlet_words()]
        path = crumbs[0] in junk_words().sections and any(mark in line.text for mark in ">»›")
        path |= len(crumbs) > 2 and set(crumbs[:2]) <= junk_words().sections
        if len(known) == len(crumbs) or path or crumbs[0] in junk_words().homes:
            return "furniture"
        dated = [part for part in crumbs if is_date(part)]
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
    if not capitals or line.stop:
        return False
    home = len(tokens) >= 3 and tokens[0].lower() in junk_words().homes
    return (len(tokens) >= 5 and known >= 0.4 * len(tokens)) or (home and known >= 0.5 * len(tokens))


def _is_signature(line: Line) -> bool:
    """Names and a stamp in one: "Jane Example, John SampleMonday, 12 May 2025, 15:47"."""
    if line.stop or not has_year(line.text) or not has_hour(line.text):
        return False
    known = junk_words().date_words
    tokens = [token for token in line.text.replace(",", " ").split() if token[0].isalnum()]
    return all(token[0].isupper() or token[0].isdigit() or token.lower() in known for token in tokens)


def _is_row(line: Line) -> bool:
    """A name, a day and buttons in one: "May 3, 2024 by admin 0 Comments"."""
    if line.stop or not has_year(line.text):
        return False
    tables = junk_words()
    matches = tables.controls.find(line.bare, line.bare)
    covered = {number for start, end, _ in matches for number in range(start, end)}
    words = [match for match in _WORD.finditer(line.bare) if match.start() not in covered]
    left = [word.group() for word in words if not is_part(word.group())]
    signs = len(matches) + sum(word in tables.counts or word in tables.trades for word in left)
    names = [word for word in left if word not in tables.counts and word not in tables.fillers]
    return bool(signs) and len(names) - sum(word in tables.trades for word in names) <= 3 and len(names) <= 4


def crumbs_of(line: Line) -> list[str]:
    return [part.strip() for part in _CRUMBS.split(line.text) if part.strip()]


def _names(lines: Sequence[Line], marks: Marks) -> Marks:
    """Outlets above the report, and bare names next to an outlet, a date or another byline."""
    found: Marks = {n: "byline" for n, line in enumerate(lines) if n not in marks and line.bare in outlet_words()}
    found |= {n: "byline" for n in range(1, len(lines)) if n not in marks and _is_trade(lines, n, marks)}
    # from below too: of two names in a row the lower may be the one beside a date
    for number in [*range(len(lines)), *reversed(range(len(lines)))]:
        if number in marks or number in found or len(lines[number].text) > LONGEST_NAMES:
            continue
        if lines[number].text[-1] in CLOSING:  # no name ends so: most lines are sentences
            continue
        if not all(map(_is_name, crumbs_of(lines[number]))):
            continue
        joined = _AND.search(lines[number].text) or _WITH_PLACE.search(lines[number].text)
        if joined and all(n in marks for n in range(number)):  # the headline
            continue
        beside = {(marks | found).get(number - 1, ""), (marks | found).get(number + 1, "")}
        dated = any(0 <= n < len(lines) and is_date(lines[n].bare) for n in (number - 1, number + 1))
        under = number > 0 and (marks | found).get(number + 1) in ("caption", "share", "furniture")
        if "byline" in beside or dated or under:
            found[number] = "byline"
    return found


def _is_trade(lines: Sequence[Line], number: int, marks: Marks) -> bool:
    """ "Fisheries correspondent", "Asia editor, Example Times" below a name."""
    line = lines[number]
    if line.stop or len(line.text) > LONGEST_NAMES:
        return False
    title = line.text.lower().split(",", 1)[0].split()
    named = marks.get(number - 1) == "byline" or all(map(_is_name, crumbs_of(lines[number - 1])))
    trades = junk_words().trades
    known = bool(title) and (title[-1] in trades or " ".join(title[-2:]) in trades)
    return named and known and not line.stop and len(line.words) <= 9


def _is_name(text: str) -> bool:
    """A name, or several of them with the places that they write from: "Ana Example in Wexford and John Sample"."""
    people = [_WITH_PLACE.sub("", part) for part in _AND.split(text.strip())]
    return len(people) <= 4 and all(map(_is_one_name, people))


def _is_one_name(text: str) -> bool:
    """Two to four words, each with a capital and not in capitals throughout."""
    tokens = text.replace(",", " ").split()
    plain = all(token.replace(".", "").replace("-", "").replace("'", "").isalpha() for token in tokens)
    return 2 <= len(tokens) <= 4 and plain and all(token[0].isupper() for token in tokens) and text[-1] not in CLOSING


def _linked(lines: Sequence[Line], marks: Marks) -> Marks:
    """The title of another story directly above a bare "Read more"."""
    buttons = junk_words().buttons
    return {
        number - 1: "link"
        for number, line in enumerate(lines)
        if number > 1
        and number in marks
        and line.bare in buttons
        and number - 1 not in marks
        and not lines[number - 1].stop
        and HEADLINE <= len(lines[number - 1].words) <= EDGE
    }


def _listed(lines: Sequence[Line], marks: Marks, tail: int) -> Marks:
    """The headline-like lines below "Related stories" or "Tags", as far as they reach."""
    found: Marks = {}
    told = False
    for number, line in enumerate(lines):
        kind = header_of(line)
        told = told or (number not in marks and line.sentence)
        if not kind or number in found or not (told or kind == "furniture"):
            continue  # above the report it is a rubric: the headline stands below it
        if _ends_the_report(lines, number, marks):
            return found | {n: kind for n in range(number + 1, len(lines)) if n not in marks}
        for below in range(number + 1, len(lines) if number >= tail else min(number + LIST, len(lines))):
            other = lines[below]
            closed = other.stop and len(other.words) > 4 and other.text[-1] not in "?!"
            if closed or len(other.words) > 22 or header_of(other):  # the next list speaks for itself
                break
            if below not in marks:
                found[below] = kind
        else:
            continue
        # a list of one or two lines before a sentence may be the report's next heading
        if below - number <= 1:
            found.pop(below, None)
    return found


def _ends_the_report(lines: Sequence[Line], header: int, marks: Marks) -> bool:
    """Below the header stand other stories to the end, perhaps with their first lines: titles, not a report."""
    below = range(header + 1, len(lines))
    signs = [n for n in below if marks.get(n) == "byline" or header_of(lines[n])]
    if signs and any(lines[n].sentence and n not in marks for n in range(header + 1, signs[-1])):
        return False  # the report goes on to its signature or to the next list
    titles = sum(n not in marks and not lines[n].stop and 4 <= len(lines[n].words) <= 22 for n in below)
    closed = sum(lines[n].stop and lines[n].text[-1] not in "?!" for n in below)
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
    """ "Reply", "Liked by 5 people", "3. Ana says:", "Ana, Wexford, 2 hours ago"."""
    if line.size > 10 or not 1 <= len(line.words) <= 9 or line.stop:
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
    if line.stop or line.size > EDGE:
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
