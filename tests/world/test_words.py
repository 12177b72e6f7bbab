from demarche.world import given_names, outlets


def test_given_names_are_lower_case_words():
    assert len(given_names()) > 3000
    assert all(name == name.lower() for name in given_names())
    assert {"maria", "budi", "jean", "wang"} <= given_names()


def test_given_names_are_no_everyday_words():
    assert given_names().isdisjoint({"the", "dengan", "monday", "says", "president", "presiden", "juru", "when"})


def test_outlets_are_read_as_written():
    assert {"Reuters", "AFP"} <= outlets()
