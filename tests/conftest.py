"""What all tests share: where the samples and the outside test data are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples in every run, so that a red test is red for everybody;
# HYPOTHESIS_PROFILE=explore draws new ones.
SLOW = [HealthCheck.too_slow]
settings.register_profile("fixed", derandomize=True, deadline=None, database=None, suppress_health_check=SLOW)
settings.register_profile("explore", deadline=None, max_examples=500, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Our own reports."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Outside test data, which stands beside the checkout where it stands at all."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("outside test data not there: ../shared beside the checkout")
    return folder
