"""World knowledge as data: parties, places, holders of office, given names."""

from demarche.world.homes import group_homes, islands, outlet_homes, site_home
from demarche.world.leaders import Leader, leader, leaders, plain
from demarche.world.parties import (
    Form,
    PartyForm,
    bodies,
    capital_of,
    is_code,
    parties_file,
    party_forms,
    party_name,
    place_forms,
    states,
)
from demarche.world.words import given_names, outlet_names, outlets

__all__ = [
    "Form",
    "Leader",
    "PartyForm",
    "bodies",
    "capital_of",
    "given_names",
    "group_homes",
    "is_code",
    "islands",
    "leader",
    "leaders",
    "outlet_homes",
    "outlet_names",
    "outlets",
    "parties_file",
    "party_forms",
    "party_name",
    "place_forms",
    "plain",
    "site_home",
    "states",
]
