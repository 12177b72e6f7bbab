import pytest

from demarche.world import bodies, group_homes, islands, outlet_homes, site_home, states


def test_every_home_is_a_state():
    assert set(outlet_homes().values()) <= set(states())
    assert set(group_homes().values()) <= set(states())
    assert islands() <= set(states())


def test_every_group_is_a_body():
    assert {bodies()[group] for group in group_homes()} == {"group"}


@pytest.mark.parametrize(
    ("site", "home"),
    [
        ("Antara", "IDN"),
        ("https://www.example.co.id/berita/1", "IDN"),
        ("example.tv", ""),
        ("news.example.tv", "TUV"),
        ("Some Paper", ""),
    ],
)
def test_the_state_of_a_site(site, home):
    assert site_home(site) == home
