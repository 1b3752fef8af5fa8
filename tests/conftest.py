"""For all tests."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Ten thousand tests stay until the end, and the collector need not look at
    them each time: that takes a tenth of the whole run."""
    gc.collect()
    gc.freeze()
