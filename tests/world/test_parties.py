import pytest

from demarche.world import Form, bodies, is_code, outlets, parties_file, party_forms, party_name, place_forms, states

LANGS = ("en", "id")


@pytest.mark.parametrize("lang", LANGS)
def test_every_state_has_a_name_in_every_language(lang):
    named = {form.code for form in party_forms(lang).values() if form.kind == "name"}
    # territories whose CLDR name joins two places ("Svalbard & Jan Mayen") are not spoken of
    missing = set(states()) - named
    assert missing <= {
        "ATG",
        "KNA",
        "TTO",
        "BIH",
        "STP",
        "VCT",
        "WLF",
        "TCA",
        "SPM",
        "HMD",
        "SGS",
        "SJM",
        "ASM",
        "ATA",
    }, missing


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_in_a_pack_is_known(lang):
    pack = parties_file(lang)
    tables = (pack.names, pack.demonyms, pack.capitals, pack.seats, pack.bodies, pack.cities)
    unknown = {code for table in tables for code in table if not is_code(code)}
    assert unknown == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_body_has_a_name_in_every_language(lang):
    pack = parties_file(lang)
    assert set(bodies()) - set(pack.bodies) - set(pack.joint) == set()


def test_forms_of_one_state_in_two_languages():
    assert party_forms("id")["Moskow"] == Form("RUS", "capital")
    assert party_forms("en")["Moscow"].code == "RUS"
    assert party_forms("id")["Gedung Putih"].code == party_forms("en")["White House"].code == "USA"
    assert party_forms("en")["Brussels"].code == "EU"
    assert party_forms("en")["Lima"].weak and not party_forms("en")["Madrid"].weak
    assert party_forms("en")["Jordan"].given and not party_forms("en")["Norway"].given


def test_canonical_names():
    assert party_name("USA", "id") == "Amerika Serikat"
    assert party_name("PRK", "en") == "North Korea"
    assert party_name("EU", "id") == "Uni Eropa"
    assert party_name("XKX", "en") == "Kosovo"
    assert party_name("NCF", "en") == "NCF"


def test_places_give_the_state():
    assert place_forms("id")["Jenewa"] == place_forms("en")["Geneva"] == "CHE"
    assert place_forms("en")["Brussels"] == "BEL"
    assert place_forms("id")["Wina"] == "AUT"
    assert place_forms("en")["Doha"] == "QAT"


def test_no_outlet_goes_by_the_demonym_of_a_state():
    """ "The Australian government" is no newspaper's."""
    demonyms = {name for names in parties_file("en").demonyms.values() for name in names}
    assert not {name for name in outlets() if name.removeprefix("The ") in demonyms}
    assert {"AUS", "COM", "LSO", "SWZ", "SYC", "TON", "VUT"} <= parties_file("en").demonyms.keys()
