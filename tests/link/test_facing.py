from __future__ import annotations

from demarche.annotate.scheme import Scheme
from demarche.link.sense.facing import facing, translations
from demarche.model import Document, Edge, Story
from demarche.pipeline import mark

SOURCE = (
    "The ferry minister of Norway met the mayor of the island on Monday. "
    "Seven boats lay in the harbour. "
    "The mayor did not accept the new fare. "
    '"A ferry is no palace," he said. '
    "The talks go on in Bergen."
)
COPY = (
    "Menteri feri Norwegia bertemu wali kota pulau itu pada Senin. "
    "Wali kota menerima tarif baru itu. "
    '"Feri bukan istana," katanya. '
    "Perundingan berlanjut di Bergen."
)


def marked(name, text, lang):
    return mark(Document(id=name, text=text, sources=(name,), lang=lang), Scheme())


def test_sentences_stand_beside_what_they_translate():
    one, other = marked("a", SOURCE, "en"), marked("b", COPY, "id")
    pairs = [(SOURCE[a.start : a.end], COPY[b.start : b.end]) for a, b in facing(one, other)]
    assert ("The mayor did not accept the new fare.", "Wali kota menerima tarif baru itu.") in pairs
    assert all("Seven boats" not in first for first, _ in pairs)


def test_a_translation_of_a_copy_faces_the_first_text():
    texts = {name: marked(name, text, lang) for name, text, lang in (("a", SOURCE, "en"), ("b", COPY, "id"), ("c", COPY, "id"))}  # fmt: skip
    edges = (Edge("a", "b", "translation", 0.9), Edge("b", "c", "copy", 1.0))
    found = translations([Story("s", ("a", "b", "c"), "", edges)], texts)
    assert {(one.id, other.id) for one, other in found} == {("a", "b"), ("a", "c")}
