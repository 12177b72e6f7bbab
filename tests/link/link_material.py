"""Reports of our own on an invented negotiation, with the marks that linking looks at."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

from demarche.model import Document, Meeting, Mention, Person, Published, Quotation, Sentence, Span, Statement, When

WIRE = """PORT HALVEN - Norland will reopen the Sund bridge to lorries only if Veska withdraws its gunboats from the \
inner bay, Deputy Foreign Minister Arvid Stenmark said on Monday after six hours of talks in the harbour town.
"We have put a fair paper on the table and we are still waiting for an honest reply," Stenmark told reporters at the \
customs house. He added that 14 of the 31 points were settled.
Veska's chief negotiator, Milena Koradin, said her side had come with full powers and would remain in town until \
Thursday. "Nobody in my delegation is afraid of a long night, but we shall not trade ships for lorries," Koradin said.
The bridge was closed on 3 March, two days after a Veskan patrol stopped the ferry Aurora and took 9 sailors ashore. \
Norland answered with a ban on timber from the eastern islands, which earns Veska some 240 million crowns a year.
Diplomats from Ostania, which is mediating, described the mood as cool but orderly. One of them said that the two \
delegations had sat in the same room for the first time since the winter.
According to Stenmark, the sailors should be at home before any paper is signed. Koradin rejected that sequence and \
said that the men had entered a closed area and would face a judge on 20 April.
Fishermen on both shores have begun to feel the closure. The harbour master of Port Halven counted 46 idle boats on \
Sunday, and the cannery next to the quay has sent 180 workers home without pay.
The Ostanian foreign ministry said that a second round would open on Wednesday at the old observatory. It gave no list \
of speakers, but a draft programme seen by reporters sets aside 90 minutes for the question of the gunboats.
"""

RETOLD = """Lorries may cross the Sund bridge again, but only once Veska has pulled its gunboats out of the inner bay: \
that is the offer of Norland, as Deputy Foreign Minister Arvid Stenmark put it on Monday after six hours of talks.
"We have put a fair paper on the table and we are still waiting for an honest reply," Stenmark told reporters. Of the \
31 points, 14 were settled, he added.
Milena Koradin, chief negotiator of Veska, countered that her side had come with full powers and would not leave \
before Thursday. "Nobody in my delegation is afraid of a long night, but we shall not trade ships for lorries," said \
Koradin.
Nothing has crossed since 3 March, two days after Veskan sailors stopped the ferry Aurora and led 9 of her crew \
ashore. Norland hit back with a ban on timber from the eastern islands, worth 240 million crowns a year to Veska.
Mediators from Ostania called the mood cool but orderly; it was the first time since the winter that the two \
delegations shared a room.
Stenmark wants the sailors at home before any paper is signed. For Koradin that is out of the question: the men had \
entered a closed area, she said, and would face a judge on 20 April.
"""

BACKGROUND = """The bridge was closed on 3 March, two days after a Veskan patrol stopped the ferry Aurora and took 9 \
sailors ashore. Norland answered with a ban on timber from the eastern islands, which earns Veska some 240 million \
crowns a year.
"""

OTHER = """Talks about the closed bridge over the Sund ended without a handshake on Monday evening, and the two sides \
agreed on little more than the hour at which they will meet again.
Milena Koradin, who leads the delegation of Veska, walked out of the building shortly before eight. "Nobody in my \
delegation is afraid of a long night, but we shall not trade ships for lorries," she told the waiting cameras.
Her counterpart sounded no warmer. Arvid Stenmark of Norland spoke of a stubborn afternoon in which one side kept \
asking for the gunboats and the other kept asking for the timber. "We have put a fair paper on the table and we are \
still waiting for an honest reply," he said.
People close to the mediators in Ostania tell a different story: more than a third of the list is done, they say, and \
what remains is mostly pride. They expect the question of the captured sailors to be solved last.
In the streets of Port Halven few believe in a quick end. Shopkeepers have put up signs that count the days since the \
last lorry came across, and the mayor wants the government in the capital to pay for the empty warehouses.
The observatory on the hill, where the next meeting is to be held, was swept and heated on Monday night. Reporters \
will be kept behind the gate.
"""

TRANSLATION = """PORT HALVEN - Norland hanya akan membuka kembali jembatan Sund bagi truk jika Veska menarik kapal \
meriamnya dari teluk dalam, kata Wakil Menteri Luar Negeri Arvid Stenmark pada hari Senin setelah enam jam pembicaraan \
di kota pelabuhan itu.
“Kami telah meletakkan naskah yang adil di meja dan kami masih menunggu jawaban yang jujur,” kata Stenmark kepada \
wartawan di gedung pabean. Dia menambahkan bahwa 14 dari 31 pokok sudah selesai.
Kepala perunding Veska, Milena Koradin, mengatakan pihaknya datang dengan kuasa penuh dan akan tetap berada di kota \
itu sampai Kamis. “Tidak seorang pun dalam delegasi saya takut pada malam yang panjang, tetapi kami tidak akan menukar \
kapal dengan truk,” kata Koradin.
Jembatan itu ditutup pada 3 Maret, dua hari setelah patroli Veska menghentikan feri Aurora dan membawa 9 pelaut ke \
darat. Norland membalas dengan larangan kayu dari pulau-pulau timur, yang memberi Veska sekitar 240 juta krona setahun.
Para diplomat dari Ostania, yang menjadi penengah, menggambarkan suasana dingin tetapi tertib. Salah seorang dari \
mereka mengatakan kedua delegasi duduk di ruang yang sama untuk pertama kalinya sejak musim dingin.
Menurut Stenmark, para pelaut harus sudah pulang sebelum naskah apa pun ditandatangani. Koradin menolak urutan itu dan \
mengatakan orang-orang itu memasuki daerah tertutup dan akan menghadap hakim pada 20 April.
Nelayan di kedua pantai mulai merasakan penutupan itu. Syahbandar Port Halven menghitung 46 perahu menganggur pada \
hari Minggu, dan pabrik ikan di samping dermaga merumahkan 180 pekerja tanpa upah.
Kementerian luar negeri Ostania mengatakan putaran kedua dibuka hari Rabu di observatorium lama. Kementerian tidak \
memberi daftar pembicara, tetapi rancangan acara yang dilihat wartawan menyediakan 90 menit untuk soal kapal meriam.
"""

OTHER_ID = """Pertemuan pertama sejak musim dingin antara Norland dan Veska di Port Halven bubar pada Senin malam \
tanpa jabat tangan.
Perunding Veska Milena Koradin keluar lebih dulu. Dengan suara pelan dia menolak menukar kapal dengan truk, dan \
mengingatkan bahwa para pelaut feri Aurora masih menunggu sidang.
Di sisi lain, Arvid Stenmark menuduh Veska mengulur waktu. Wakil menteri dari Norland itu berkata bahwa warga di \
pelabuhan sudah terlalu lama menanggung akibatnya, sementara jembatan tetap tertutup sejak 3 Maret.
“Kami masih menunggu jawaban yang jujur,” kata Stenmark.
Ostania selaku penengah meminta kedua pihak menahan diri dan tidak mengumumkan isi naskah. Menurut seorang pejabat \
Ostania, lebih dari sepertiga daftar sudah selesai, termasuk soal rambu laut dan jam buka pelabuhan.
Warga setempat ragu. Seorang pemilik toko bernama Juna Alvik memasang papan yang menghitung hari sejak truk terakhir \
lewat. Hari ini angkanya 41.
Koradin dijadwalkan bertemu lagi dengan Stenmark di observatorium tua di atas bukit. Norland ingin memulai dari \
soal kapal meriam; Veska ingin memulai dari larangan kayu.
"""

SPAM = """Slot Lucky Harbour offers the best jackpots tonight. Deposit from any bank, play with 200 friends and win \
the golden anchor. Lucky Harbour is the trusted site for slots, poker and baccarat, open day and night for you. \
"""

NAMES = {"Arvid Stenmark": "NOR", "Milena Koradin": "VSK", "Juna Alvik": ""}
PARTIES = {"Norland": "NOR", "Veska": "VSK", "Ostania": "OST", "Veskan": "VSK", "Ostanian": "OST"}


def report(text: str, lang: str = "en", **fields: object) -> Document:
    """A document of `text` with sentences, names, parties and quotations marked in the plainest way."""
    document = Document(
        id=sha256(text.encode()).hexdigest()[:16],
        text=text,
        sources=("made.txt",),
        lang=lang,
        covered=True,
        sentences=_sentences(text),
        quotations=_quotations(text),
        people=_people(text),
        mentions=_mentions(text),
    )
    return replace(document, **fields)


def _sentences(text: str) -> tuple[Sentence, ...]:
    found, paragraph = [], 0
    for match in re.finditer(r"[^\n]+?(?:[.!?][\"”]?(?=\s|$)|(?=\n)|$)", text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        paragraph += text[:start].count("\n") > paragraph
        if match.end() > start:
            found.append(Sentence(start, match.end(), paragraph))
    return tuple(found)


def _quotations(text: str) -> tuple[Quotation, ...]:
    return tuple(
        Quotation(match.start(1), match.end(1), match.start(), match.end())
        for match in re.finditer(r"[\"“]([^\"”]+)[\"”]", text)
    )


def _people(text: str) -> tuple[Person, ...]:
    return tuple(
        Person(name, name, (name.split()[-1],), party, mentions=tuple(_spans(text, name.split()[-1])))
        for name, party in NAMES.items()
        if name in text
    )


def _mentions(text: str) -> tuple[Mention, ...]:
    people = [
        Mention(span.start, span.end, "person", person.key, person.party)
        for person in _people(text)
        for span in person.mentions
    ]
    parties = [
        Mention(span.start, span.end, "party", "", code)
        for word, code in PARTIES.items()
        for span in _spans(text, word)
    ]
    return tuple(sorted(people + parties, key=lambda mention: mention.start))


def _spans(text: str, word: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(word)}\b", text)]


def swapped(text: str, part: float, seed: int = 3) -> str:
    """The text with `part` of its words put in other words' place."""
    chance = random.Random(seed)
    words = re.split(r"(\s+)", text)
    fill = ["copper", "lantern", "meadow", "silver", "window", "garden", "marble", "thunder", "velvet", "harvest"]
    return "".join(
        chance.choice(fill) + str(chance.randrange(90)) if word.strip() and chance.random() < part else word
        for word in words
    )


def part(text: str, start: float, end: float) -> str:
    """A stretch of the text, by parts of its words."""
    words = text.split(" ")
    return " ".join(words[int(len(words) * start) : int(len(words) * end)])


def said(document: Document, words: str, speaker: str, act: str = "inform", **fields: object) -> Document:
    """The document with one more statement: `words` as they stand in it, by a person of `NAMES` or a body."""
    start = document.text.index(words)
    party = NAMES.get(speaker, PARTIES.get(speaker, ""))
    line = Statement(
        start,
        start + len(words),
        kind="direct",
        speaker=speaker,
        speaker_key=speaker if speaker in NAMES else "",
        speaker_text=speaker,
        speaker_party=party,
        cue="said",
        act=act,
        target_party="",
    )
    return replace(document, statements=(*document.statements, replace(line, **fields)))


def quote(words: str, speaker: str, lang: str = "en", **fields: object) -> Document:
    """A short report of one statement; `told` is its day."""
    told = fields.pop("told", None)
    document = said(report(f"{speaker} spoke. {words}.", lang), words, speaker, **fields)
    return on_day(document, told) if told else document


def on_day(document: Document, told: object) -> Document:
    """The document as published on a day of May 2031, or on a date."""
    day = told if isinstance(told, date) else date(2031, 5, int(str(told)))
    return replace(document, published=Published(day, day, "given"), id=f"{day:%d}{document.id[2:]}")


def met(text: str, told: object, days: tuple[int, int] | None = None, **fields: object) -> Document:
    """A report of one meeting; `days`: the first and last day of May 2031 on which it takes place."""
    when = When(date(2031, 5, days[0]), date(2031, 5, days[1]), "told") if days else When(why="no day")
    fields.setdefault("parties", ("NOR", "VSK"))
    meeting = replace(Meeting(0, len(text), "talks", date=when), **fields)
    return on_day(replace(report(text), meetings=(meeting,)), told)
