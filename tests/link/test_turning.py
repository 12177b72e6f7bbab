from __future__ import annotations

import pytest

from demarche.link.sense.turning import turned_around
from demarche.link.sense.wording import words_of

EN, ID = "en", "id"
TURNED = [
    ("The minister did not accept the map, which was drawn in haste", EN, "Menteri itu menerima peta itu, yang digambar tergesa-gesa", ID),
    ("Norway does not rule out that monitors will come", EN, "Norwegia mengesampingkan bahwa pemantau akan datang", ID),
    ("We will not send the navy", EN, "Kami akan mengirim angkatan laut", ID),
    ("Kami belum pernah meminta pinjaman itu", ID, "We have asked for that loan", EN),
    ("The envoy accepted the list of names", EN, "Utusan itu menolak daftar nama itu", ID),
    ("We have never asked for guards, and we do not need them", EN, "Kami meminta penjaga, dan kami tidak membutuhkan mereka", ID),
    ("The ministry said it had never promised to pay for the dam.", EN, "Kementerian itu mengatakan pernah berjanji membayar bendungan itu.", ID),
    ("Neither government has agreed to the map.", EN, "Kedua pemerintah telah menyetujui peta itu.", ID),
    ("Bolivia would not withdraw its troops before the vote, he said.", EN, "Bolivia akan menarik pasukannya sebelum pemungutan suara, katanya.", ID),
    ("Chile has no plans to reopen the crossing.", EN, "Chili punya rencana untuk membuka kembali perlintasan itu.", ID),
    ("The two sides failed to agree on the price.", EN, "Kedua pihak sepakat soal harga.", ID),
    ("Peru cannot accept foreign inspectors.", EN, "Peru dapat menerima inspektur asing.", ID),
    ("None of the sailors was hurt, the navy said.", EN, "Para pelaut terluka, kata angkatan laut.", ID),
    ("The envoy did not rule out a second meeting this month.", EN, "Utusan itu mengesampingkan pertemuan kedua bulan ini.", ID),
    ("Oman has not been asked to mediate.", EN, "Oman telah diminta menjadi penengah.", ID),
    ("He said the fee would not be lowered this year.", EN, "Dia mengatakan tarif akan diturunkan tahun ini.", ID),
    ("Nobody will be extradited, the president said.", EN, "Semua orang akan diekstradisi, kata presiden.", ID),
    ("We are not asking for money.", EN, "Kami meminta uang.", ID),
    ("There is no deadline, the spokesman said.", EN, "Ada tenggat, kata juru bicara itu.", ID),
    ("Serbia rejected the proposal on Monday.", EN, "Serbia menerima usul itu pada Senin.", ID),
    ("Mali hardly needs observers, its minister said.", EN, "Mali membutuhkan pengamat, kata menterinya.", ID),
    ("Laos opposes the dam.", EN, "Laos mendukung bendungan itu.", ID),
]  # fmt: skip
ALIKE = [
    ("Two unguided rockets were fired at the pier", EN, "Dua roket tanpa kendali ditembakkan ke dermaga", ID),
    ("We will leave only when the road is open", EN, "Kami tidak akan pergi sebelum jalan dibuka", ID),
    ("They took not only the fish but the nets", EN, "Mereka mengambil ikan dan juga jaring", ID),
    ("The envoy refused to accept the map", EN, "Utusan itu tidak menerima peta itu", ID),
    ("Without that the banks will not lend a cent", EN, "Sebelum itu bank tidak akan meminjamkan sepeser pun", ID),
    ("We will not open the gate", EN, "Kami tidak akan membuka gerbang", ID),
    ("We have said what we had to say", EN, "Tidak ada lagi yang perlu dibahas", ID),
    ("The ministry said it had never promised to pay for the dam.", EN, "Kementerian itu mengatakan tidak pernah berjanji membayar bendungan itu.", ID),
    ("Neither government has agreed to the map.", EN, "Tidak satu pun dari kedua pemerintah menyetujui peta itu.", ID),
    ("Chile has no plans to reopen the crossing.", EN, "Chili belum berencana membuka kembali perlintasan itu.", ID),
    ("The two sides failed to agree on the price.", EN, "Kedua pihak tidak sepakat soal harga.", ID),
    ("She refused to say whether the prisoners were alive.", EN, "Dia tidak mau mengatakan apakah para tahanan masih hidup.", ID),
    ("Peru cannot accept foreign inspectors.", EN, "Peru menolak inspektur asing.", ID),
    ("The army no longer holds the hill.", EN, "Tentara sudah meninggalkan bukit itu.", ID),
    ("Talks ended without agreement.", EN, "Pembicaraan berakhir tanpa kesepakatan.", ID),
    ("The ship was unarmed, the captain said.", EN, "Kapal itu tidak bersenjata, kata kapten.", ID),
    ("Only if the road opens will we come.", EN, "Kami tidak akan datang kecuali jalan dibuka.", ID),
    ("He would not comment.", EN, "Dia menolak berkomentar.", ID),
    ("They have yet to reply.", EN, "Mereka belum menjawab.", ID),
    ("The deal is far from done.", EN, "Kesepakatan itu belum tercapai.", ID),
    ("It is not impossible, he said.", EN, "Itu mungkin saja, katanya.", ID),
    ("He made no secret of his anger.", EN, "Ia terang-terangan menunjukkan kemarahannya.", ID),
    ("There is little trust.", EN, "Tidak banyak kepercayaan.", ID),
    ("The border stays closed.", EN, "Perbatasan tidak dibuka.", ID),
    ("We lack the money for it.", EN, "Kami tidak punya uang untuk itu.", ID),
    ("He did not stop the convoy.", EN, "Ia membiarkan konvoi itu lewat.", ID),
    ("Sudan has not abandoned its claim.", EN, "Sudan tetap pada klaimnya.", ID),
    ("The ministers parted without shaking hands.", EN, "Para menteri berpisah tidak berjabat tangan.", ID),
    ("The talks did not last long.", EN, "Pembicaraan itu berlangsung singkat.", ID),
    ("Unless the road opens, the toll comes back by itself", EN, "Jika jalan tidak dibuka, bea itu berlaku kembali dengan sendirinya", ID),
]  # fmt: skip


@pytest.mark.parametrize(("one", "first", "other", "second"), TURNED, ids=[row[0] for row in TURNED])
def test_what_one_denies_the_other_tells(one, first, other, second):
    assert turned_around((words_of(one), first), (words_of(other), second))
    assert turned_around((words_of(other), second), (words_of(one), first))


@pytest.mark.parametrize(("one", "first", "other", "second"), ALIKE, ids=[row[0] for row in ALIKE])
def test_other_words_turn_nothing(one, first, other, second):
    assert not turned_around((words_of(one), first), (words_of(other), second))
    assert not turned_around((words_of(other), second), (words_of(one), first))


def test_nothing_is_known_of_a_language_without_a_pack():
    assert not turned_around((words_of("Wir kommen nicht"), "de"), (words_of("We come"), EN))
