"""What `lang/*/meetings.toml` holds: nouns and verbs of encounter, the little words around them, and examples."""

from __future__ import annotations

from msgspec import Struct

from demarche.lang.slots import Slots


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    talks: tuple[str, ...]  # two sides
    meeting: tuple[str, ...]  # two sides or one body
    session: tuple[str, ...]  # of one body
    call: tuple[str, ...]
    visit: tuple[str, ...]
    sign: tuple[str, ...]
    event: tuple[str, ...]  # of many: counts only where it is told who meets whom there
    again: tuple[str, ...]  # stands for an encounter told just before: "one at"
    series: tuple[str, ...]  # many at once, none of them told: "rounds of talks"


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    meet: tuple[str, ...]
    receive: tuple[str, ...]  # of people: whoever is received stands directly after it
    call: tuple[str, ...]
    visit: tuple[str, ...]
    travel: tuple[str, ...]  # the word before the place stands with it: "flew to"; a meeting only on a told day
    speak: tuple[str, ...]  # with people, on a told day: "spoke to"
    sit: tuple[str, ...]  # of one body
    sign: tuple[str, ...]
    resume: tuple[str, ...]  # tells of an encounter only after another one: "will speak again"
    busy: tuple[str, ...]  # counts only without another word of encounter: "discussed", "spent six hours with"
    send: tuple[str, ...]  # people to a place, on a told day: "will send their experts to"
    met: tuple[str, ...]  # tells of an encounter only where both its sides stand beside it: "over lunch", "in private"
    phoned: tuple[str, ...]  # the same of a call: "on the telephone"
    see: tuple[str, ...]  # somebody, who stands right behind it, on a told day or in a told place: "called on"
    stay: tuple[str, ...]  # with the word before the place: whom they meet there another report may tell ("was in")
    tell: tuple[
        str, ...
    ]  # in a told town, to somebody of another side: "handed the list to", "told the minister in Oran"
    leave: tuple[str, ...]  # of both sides, from a town, on a told day: they had met there
    room: tuple[str, ...]  # a room, or the manner of indirect talks: people of both sides stand beside it
    turn: tuple[str, ...]  # before who takes the place of another met before: "the turn of"


class Around(Struct, frozen=True, forbid_unknown_fields=True):
    hold: tuple[str, ...]  # verbs that take the noun as their object: their subject takes part
    within: tuple[str, ...]  # between, with: who stands after it takes part
    of: tuple[str, ...]
    at: tuple[str, ...]  # before a place
    to: tuple[str, ...]  # before a place that somebody goes to
    join: tuple[str, ...]
    aside: tuple[str, ...]  # prepositions whose noun takes no part
    clause: tuple[str, ...]  # opens what is said
    forum: tuple[str, ...]  # words that name a standing body: council, summit


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    during: tuple[str, ...]  # leads to an encounter in which the subject of the clause takes part: "at a summit"
    setting: tuple[str, ...]  # leads to an encounter that only frames another: "on the margins of"
    hosted: tuple[str, ...]  # a host or mediator follows: "brokered by"
    then: tuple[str, ...]  # parts one encounter from another: "will meet again after talks in Vienna"
    brokered: tuple[str, ...]  # after a hyphen: the party before it is a host ("UN-brokered")
    member: tuple[str, ...]  # "delegates from": whose they are
    purpose: tuple[str, ...]  # before a verb: what they meet for
    among: tuple[str, ...]  # before all who meet: "between"
    who: tuple[str, ...]  # after a comma: opens a clause on somebody
    copula: tuple[str, ...]  # between two words for one encounter: "the talks were the first meeting"
    which: tuple[str, ...]  # opens a clause on the encounter just told: "talks, which A will host"
    hosting: tuple[str, ...]  # a host or mediator stands before: "acting as go-betweens"
    host: tuple[str, ...]  # its subject brings others together, and the word of encounter is its object: "hosted"
    since: tuple[str, ...]  # the day after it is a bound, not the day
    until: tuple[str, ...]  # "postponed to" the day after it
    organ: tuple[str, ...]  # what meets by itself: cabinet, council
    national: tuple[str, ...]  # in the name of what sits by itself for one state: "the National Security Council"
    eve: tuple[str, ...]  # before the word: it is on the day after the one told ("a day ahead of")
    told: tuple[str, ...]  # before the noun: it was told before ("the talks")
    told_after: tuple[str, ...]  # after it ("pertemuan itu")
    we: tuple[str, ...]
    pair: tuple[str, ...]  # words of a phrase for two: "the two sides", "kedua negara"
    same_place: tuple[str, ...]  # "in the same city": where the encounter told last was
    together: tuple[str, ...]  # before a verb: those of the encounter told before ("the delegations met")
    meanwhile: tuple[str, ...]  # after a comma: what follows happens on the day of what stands before ("as it met")
    both: tuple[str, ...]  # stands for the two named before: "the two", "keduanya"


class Status(Struct, frozen=True, forbid_unknown_fields=True):
    cancelled: tuple[str, ...]
    postponed: tuple[str, ...]
    moved: tuple[str, ...]  # to another day, where one follows: "brought forward to"
    planned: tuple[str, ...]
    agreed: tuple[str, ...]  # before the word of encounter: "agreed to meet"
    ongoing: tuple[str, ...]
    sequel: tuple[str, ...]  # of a language whose verbs tell no tense: what follows comes after it ("kemudian")
    amid: tuple[str, ...]  # right before a noun of encounter: it goes on meanwhile
    will: tuple[str, ...]  # right before a verb: it had yet to come when this was written
    settled: tuple[str, ...]  # before it: it will be, though its day is not told ("agreed to meet")
    other: tuple[str, ...]  # phrases with words of status that tell none: "later than planned"
    unmet: tuple[str, ...]  # it was not to be: "was to have met"
    supposed: tuple[str, ...]  # if, unless: an encounter that may never be, unless its day is told
    wanted: tuple[str, ...]  # demanded, offered, refused: an encounter that nobody has agreed on
    denied: tuple[str, ...]  # not, without: an encounter that was none


class Everyone(Struct, frozen=True, forbid_unknown_fields=True):
    """Those of the encounter told before, or whom the report is about, from slots: "both | delegations"."""

    whole: tuple[str, ...]  # "everybody"
    counted: tuple[str, ...]  # how many: before one of `sides` or `states`
    all: tuple[str, ...]  # before one of `sides` alone: "all countries" are more than those who meet
    sides: tuple[str, ...]
    states: tuple[str, ...]


class Level(Struct, frozen=True, forbid_unknown_fields=True):
    """Who meets, or the word of encounter that tells it."""

    summit: tuple[str, ...]
    ministers: tuple[str, ...]
    envoys: tuple[str, ...]
    experts: tuple[str, ...]


class Offices(Struct, frozen=True, forbid_unknown_fields=True):
    """Ministers by what they are ministers of."""

    nouns: tuple[str, ...]  # minister, ministers: they stand after the field in English, before it in Indonesian
    deputy: tuple[str, ...]  # before them: "deputy foreign minister"
    fields: dict[str, tuple[str, ...]]  # foreign, defence, ..: as they stand beside a noun
    titles: dict[str, tuple[str, ...]]  # words that name an office by themselves: "foreign secretary", "menhan"
    rank: tuple[str, ...]  # right before an office that tells only the level: "at the level of", "tingkat"
    several: tuple[str, ...]  # before those who meet: "their leaders", "the two ministers"
    crowd: tuple[str, ...]  # between the word of encounter and those who meet: "talks between their two leaders"


class Details(Struct, frozen=True, forbid_unknown_fields=True):
    round: tuple[str, ...]  # round: takes an ordinal
    bouts: tuple[str, ...]  # comes in rounds, and nobody meets: "the latest round of fighting"
    cardinals: tuple[str, ...]  # one, two, in their order: "round one"
    spans: tuple[str, ...]  # between an ordinal and a word of `round`: "a second two-day round"
    ordinals: tuple[str, ...]  # first, second, in their order
    counted: tuple[tuple[str, ...], ...]  # other words for them, in the same order: 1st, initial
    numbers: tuple[str, ...]  # further words for how many hours
    units: tuple[str, ...]  # of the length of an encounter
    spells: tuple[str, ...]  # what is spent with somebody, without a number: "the afternoon"
    lasting: tuple[str, ...]  # before a length: "lasted"
    since_then: tuple[str, ...]  # after a length: a distance ("two days later")
    led: tuple[str, ...]  # before those who tell the level: "led by"
    first_set: tuple[str, ...]  # before the day that was left: "originally scheduled for"
    city: tuple[str, ...]  # between a preposition and the name of a place: "in the Swiss city of"
    venue: tuple[str, ...]  # in the name of a house or street: it lies in some town
    further: tuple[str, ...]  # within the word of encounter: one that was not told before ("next round")
    over: tuple[str, ...]  # before the word: what stands before is not told of it ("will rest after the talks")
    due: tuple[str, ...]  # after a verb of saying: the day is that of what was announced ("announced for")
    capital: tuple[str, ...]  # before a state: its capital ("the capital of")
    bound: tuple[str, ...]  # before a town that is a place and no state: "set for Oran", "back from Oran"
    seat: tuple[str, ...]  # behind the adjective of a state: its capital ("the Kenyan capital")
    closed: tuple[str, ...]  # a body that discusses something so sits: "behind closed doors"
    from_day: tuple[str, ...]  # between a length and its first day: "two days from Monday"
    opens: tuple[str, ...]  # before the word: the day told is its first ("opened two days of talks on Monday")
    coming: tuple[str, ...]  # after what something happens before: it had yet to begin ("before the round opens")
    closes: tuple[str, ...]  # before the word: it is its last ("at the end of two days of talks on Monday")
    night: tuple[str, ...]  # before a day or after it: what goes on then began the day before ("the small hours of")
    clock: tuple[str, ...]  # between "until" and a day: it went on to that hour ("until past midnight on")
    late: tuple[str, ...]  # after a count of days: the day that was left is so many before ("later than planned")
    topic: tuple[str, ...]  # right before the noun: it is only spoken of ("was briefed on the talks")
    now: tuple[str, ...]  # right before the verb: to another day than before ("will now meet")
    anew: tuple[str, ...]  # beside a verb: another encounter than the one before ("again")
    out_of: tuple[str, ...]  # the same after "postponed": "from"


class Frames(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of an encounter by who stands beside them."""

    crew: tuple[str, ...]  # who works for a side without its name: commissions, teams, officials
    separate: tuple[str, ...]  # beside a noun of encounter: it is another than the great one it stands beside
    own: tuple[str, ...]  # in their name: they are of one state alone
    company: tuple[str, ...]  # after a length of hours: who shares it follows ("three hours with")
    mutual: tuple[str, ...]  # the same, of those who stand before: "for each other"
    guests: tuple[str, ...]  # before the host: "at the invitation of"
    invited: tuple[str, ...]  # after the host: "at the Union's invitation"
    by: tuple[str, ...]  # before who receives, where who is received stands first
    relative: tuple[str, ...]  # opens a clause whose subject follows: ", where the minister received her"
    nations: tuple[str, ...]  # in a phrase for two of them, which no body is one of: "both capitals"
    object: tuple[str, ...]  # him, her: who was met
    other: tuple[str, ...]  # before a noun of encounter, as an ordinal does: separate
    revived: tuple[str, ...]  # what was called off is to be after all
    passive: tuple[str, ...]  # before a participle: what stands before it is meant ("was called off the day before")
    outcome: tuple[str, ...]  # before the noun: what is to come of it
    ahead: tuple[str, ...]  # of what is set: nothing has changed, so it is to come
    decide: tuple[str, ...]  # the outcome is still to decide something: so it is to come
    joint: tuple[str, ...]  # beside a crew: it is of both sides, whoever is named with it
    three: tuple[str, ...]  # a body is one of the sides of what the report is about: "the three sides"
    origin: tuple[str, ...]  # before or after a state that somebody only comes from: "a Swiss former judge"
    tour: tuple[str, ...]  # a visit where what is seen follows: "toured the site"
    site: tuple[str, ...]  # what is seen
    panel: tuple[str, ...]  # a crew that may be of one side alone, whose name stands beside it: committee
    middle: tuple[str, ...]  # beside a name: it stands between the sides and is none of them ("Qatari mediators")
    mediates: tuple[str, ...]  # the same, behind a name: "A, which mediates"
    trio: tuple[str, ...]  # stands for the three whom the report is about: "the three countries"
    auxiliary: tuple[str, ...]  # opens what an encounter does: "will", "has"
    phase: tuple[str, ...]  # what an encounter does, or what is done to it: "take place", "opened", "called off"
    present: tuple[str, ...]  # forms of verbs that tell of a day to come: "the ministers meet on Tuesday"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """`text` between < and > is the trigger; parties sorted and joined by "+"; date as in the gold, "" not known."""

    text: str
    parties: str
    place: str
    date: str
    status: str


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    published: str
    meetings: tuple[Example, ...]
    none: tuple[str, ...]


class MeetingsFile(Struct, frozen=True, forbid_unknown_fields=True):
    names_first: bool  # "the EU summit"; else names follow the noun ("KTT ASEAN")
    nouns: Nouns
    verbs: Verbs
    around: Around
    links: Links
    status: Status
    level: Level
    offices: Offices
    details: Details
    it: tuple[Slots, ...]  # verbs with their pronoun, of the encounter told just before: "it will take place"
    plan: Slots  # the verb of what is planned as this is written
    undone: tuple[Slots, ...]  # of what was to be and will not be: it is cancelled
    everyone: Everyone
    frames: Frames
    conferences: dict[str, tuple[str, ...]]  # by the code of the body that holds them
    own_endings: tuple[str, ...]  # on a noun: of those told before ("sidangnya")
    articles: tuple[str, ...]  # between a verb and who is met: somebody must follow, not a demand or a deadline
    no_meeting: tuple[str, ...]  # phrases that hold a word of encounter and tell of none
    examples: Examples
