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
]  # fmt: skip
ALIKE = [
    ("Two unguided rockets were fired at the pier", EN, "Dua roket tanpa kendali ditembakkan ke dermaga", ID),
    ("We will leave only when the road is open", EN, "Kami tidak akan pergi sebelum jalan dibuka", ID),
    ("They took not only the fish but the nets", EN, "Mereka mengambil ikan dan juga jaring", ID),
    ("The envoy refused to accept the map", EN, "Utusan itu tidak menerima peta itu", ID),
    ("Without that the banks will not lend a cent", EN, "Sebelum itu bank tidak akan meminjamkan sepeser pun", ID),
    ("We will not open the gate", EN, "Kami tidak akan membuka gerbang", ID),
    ("We have said what we had to say", EN, "Tidak ada lagi yang perlu dibahas", ID),
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
