"""How much a run of the tests may take."""

from __future__ import annotations

import os


def is_thorough() -> bool:
    """Whether there is time for everything: in CI, and where the long tests are asked
    for."""
    return bool(os.environ.get("POLICYPRESS_SLOW") or os.environ.get("CI"))
