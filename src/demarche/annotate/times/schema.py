"""What `lang/*/times.toml` holds: the words of time, the forms they are put together in, and examples.

A word that the pack writes with a capital wants one in the text ("May", "Minggu"); the others match in any case.
A form is a list of words and {slots}; [..] may be left out; {day2} is a second {day}.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from demarche.lang.slots import Slots as Phrases

Reads = Literal[
    "calendar",  # weekday, day, month, year in any completeness, and ranges of them
    "numeric",  # two numbers and a year, order by the pack
    "holiday",
    "relday",  # today, tomorrow
    "week",  # a weekday with a direction: next Monday, Monday last week
    "period",  # this month, end of last year
    "first",  # the first N months of a period
    "ago",  # N units before or after the publication
    "quarter",
    "half",
    "decade",
    "weekend",
    "text",  # relative to another date of the text
    "event",  # relative to what follows it: "three days after the list was handed over"
    "same",  # the same day, month, year
    "open",  # points at the calendar, but at no settled days
    "none",  # looks like a date and is none
]


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    reads: Reads
    say: tuple[str, ...]
    step: int = 0  # direction of the whole form: -1 back, 1 ahead
    everywhere: bool = False  # also read in texts of the other languages (page furniture is often English)


class Slots(Struct, frozen=True, forbid_unknown_fields=True):
    weekday: dict[str, int]  # 1 Monday .. 7 Sunday
    short_weekday: dict[str, int]  # only beside a date
    month: dict[str, int]
    short_month: dict[str, int]  # only beside a day or year, or after a word of {in}
    number: dict[str, int]
    ordinal: dict[str, int]
    unit: dict[str, str]  # day week month year quarter decade season century hour
    one_unit: dict[str, str]  # "sepekan": one and unit in a word
    season: dict[str, str]
    daypart: dict[str, int]
    nth: dict[str, int]  # of the weeks or halves of a month; 0 the last
    piece: dict[str, str]  # week half
    part: dict[str, str]  # early mid late end start
    step: dict[str, int]  # last -1, this 0, next 1
    relday: dict[str, int]
    holiday: dict[str, str]  # MM-DD; a feast that moves points at no settled day
    extra: dict[str, tuple[str, ...]]  # further word lists of this language, named by its own forms


class Tense(Struct, frozen=True, forbid_unknown_fields=True):
    future: tuple[str, ...]
    past: tuple[str, ...]
    past_endings: tuple[str, ...]
    not_past: tuple[str, ...]  # words with such an ending that tell no past
    passive: tuple[str, ...]  # makes the participle after it tell no past
    unreal: tuple[str, ...]  # tells what did not come about, before or after now: "would have"
    seen_from_past: tuple[str, ...]  # words of `future` that tell what lay ahead then: "had agreed that they would"
    pluperfect: tuple[str, ...]
    maybe: tuple[str, ...]  # tells the future of what stands before it
    denied: tuple[str, ...]  # after a word of {maybe}: what could not be done was tried
    speech: tuple[str, ...]
    not_speech: tuple[str, ...]  # phrases in which such a word is a noun: "the United States", "kata sepakat"
    clause: tuple[str, ...]  # opens the content of speech
    deadline: tuple[str, ...]  # before the end of a period: its last day is meant
    limit: tuple[str, ...]  # directly before a date: it lies ahead
    starts: tuple[str, ...]  # directly before a weekday on which something begins to hold: it may be either one
    gone: tuple[str, ...]  # directly before a date: it is over, in whatever tense ("due last Friday, 4 June")
    between: tuple[str, ...]  # between a word directly before a date and the date, the nearest first ("pada hari")
    aims: tuple[str, ...]  # directly before a day with nothing behind it: it was still to come ("is on for Thursday")
    pledges: tuple[str, ...]  # before one of `infinitive`: what is to be done lies ahead ("a promise", "have agreed")
    infinitive: tuple[str, ...]
    condition: tuple[str, ...]  # what is told under it lies ahead, in whatever tense: "if they began in July"
    asking: tuple[str, ...]  # before a word of condition: it asks and lays down nothing ("asked if")
    once: tuple[str, ...]  # after a word of condition: it sets what was against what is ("if before ..., now ...")
    meant: tuple[Phrases, ...]  # before a date that was planned, kept or not: "called off Friday's round"
    undoes: tuple[str, ...]  # of `meant`: with nothing but "on" before the day, it is that on which it was done
    missed: tuple[Phrases, ...]  # behind such a date: nobody came, so that the day is over
    shifted: tuple[str, ...]  # postponed, moved: with a word of `onto` before a date, that date is the new one
    onto: tuple[str, ...]
    off: tuple[str, ...]  # the same before the day for which it had been set
    perfect: tuple[str, ...]  # right after a date, before a word of `dropped`: it was still to come ("have been")
    dropped: tuple[str, ...]  # after a date that was planned: "planned for June, was scrapped"


class Governed(Struct, frozen=True, forbid_unknown_fields=True):
    nouns: frozenset[str]  # words of `future` that are nouns: "approved the plan on Monday" tells what was
    attributes: frozenset[str]  # words of `future` that stand before a noun: "rejected the planned increase"
    homographs: frozenset[str]  # words of `future` that are nouns behind one of `before_nouns`: "the visits"
    causal: frozenset[str]  # words of `future` that tell why: "due to a strike"
    before_nouns: frozenset[str]  # articles, numbers, adjectives, prepositions: a noun stands behind them, no verb
    of: frozenset[str]
    prepositions: frozenset[str]  # behind a participle: "a team led by a judge plans ..."
    aims: frozenset[str]  # behind a noun: what it is for lies ahead ("announced plans for talks on Monday")
    breaks: frozenset[str]  # begin another predicate: "met the envoy and hopes to meet the king"
    aiming: frozenset[str]  # verbs of the past behind which what is to be done lies ahead: "agreed to meet"
    closing: frozenset[str]  # behind a noun: what follows is not its own ("rencana itu pada Rabu")
    acting: tuple[str, ...]  # with these a verb begins whose object the noun is: "me-" before the sounds that take it
    not_acting: frozenset[str]  # words that begin so and are no such verbs ("mereka", "mendatang")
    announces: frozenset[str]  # such verbs behind which it is still a plan
    doing: tuple[str, ...]  # with these a verb without an object begins: "ber-"
    suffering: tuple[str, ...]  # with these a verb of the passive begins: "di-"
    not_suffering: tuple[str, ...]  # beginnings of words that begin so and are no such verbs ("direktur")
    relative: frozenset[str]  # lead to a clause that tells of a noun: "naskah yang diajukan pada Senin"
    qualities: frozenset[str]  # behind such a word: no clause follows, the noun is so ("yang sama", "yang lebih luas")
    binding: tuple[str, ...]  # verbs behind which what somebody is to do may be done on the day: "agreed to withdraw"
    same_verb: frozenset[str]  # before a verb of the same clause: "akan dibuka dan ditutup pada Senin"


class Leaning(Struct, frozen=True, forbid_unknown_fields=True):
    before_attributes: tuple[str, ...]  # articles and such: a participle behind them stands before its noun
    after_verbs: tuple[str, ...]  # behind a participle: it is a verb ("was signed on Monday")
    arranges: tuple[str, ...]  # verbs of what is arranged, or words that lead to what is to come ("before")
    occasions: tuple[str, ...]  # what is arranged: the day behind it may be its own
    over: tuple[str, ...]  # lead to an occasion that was: "after talks on Monday"
    joining: tuple[str, ...]  # behind a day: another clause begins
    hearers: tuple[str, ...]  # between a verb of saying and its day: "told reporters on Monday"
    attends: tuple[str, ...]  # verbs before an occasion: the day behind it is its own, whatever tells of it between
    awaits: tuple[str, ...]  # what is waited for, or runs out, may do so on the day behind it
    happenings: tuple[str, ...]  # what nobody plans: "will discuss the raid on Friday" leaves open which of both was
    about: tuple[str, ...]  # before an occasion of which is to be told: "will speak about the talks on Friday"
    leads: tuple[str, ...]  # between a noun and its day: "the talks on Friday"
    opening: tuple[str, ...]  # may stand before the occasion with which a sentence opens, besides articles
    genitive: tuple[str, ...]  # right behind a day: it is that of the noun behind it ("Friday's round")
    held_at: tuple[
        str, ...
    ]  # before such a day, besides `over`: what is told was at the occasion ("at Friday's round")
    pending: tuple[str, ...]  # what is not yet so tells nothing of the day of its noun
    reached: tuple[str, ...]  # what was so up to a limit: "were open again by Tuesday"


class Year(Struct, frozen=True, forbid_unknown_fields=True):
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


class Slashed(Struct, frozen=True, forbid_unknown_fields=True):
    """Of two numbers with a slash and nothing that makes them a date."""

    scores: frozenset[str]  # told before it in the sentence: a score, a share, odds
    not_after: frozenset[str]  # among the last words before it: what is numbered or priced so
    not_before: frozenset[str]
    signs: frozenset[str]  # of money and the like, right before it
    idioms: frozenset[str]


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    stamp: tuple[str, ...]  # words that may share a line with the date of a page


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    value: str  # as in the gold: day, month, year or A/B; "" open
    of: tuple[str, ...]  # sentences, the expression between < and >


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    published: str
    dated: tuple[Example, ...]
    none: tuple[str, ...]


class TimesFile(Struct, frozen=True, forbid_unknown_fields=True):
    numeric_order: Literal["dmy", "ask"]
    day_endings: tuple[str, ...]
    decade_endings: tuple[str, ...]
    slots: Slots
    forms: tuple[Form, ...]
    tense: Tense
    governed: Governed
    leaning: Leaning
    year: Year
    slashed: Slashed
    page: Page
    examples: Examples
