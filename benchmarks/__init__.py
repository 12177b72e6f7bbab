"""How fast Demarche is, beside named peers in the same run: `make bench`."""
