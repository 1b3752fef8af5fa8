"""Two hundred kills while commands write: every file old or new, the next run whole."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import pool, settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="要 fork 和 pidfd"
    ),
]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Where files are cheap: what is tested is the order of the steps, not the disk."""
    home = settings.fast_folder(tmp_path)
    folder = Path(tempfile.mkdtemp(prefix="policypress-kills-", dir=home))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_a_kill_leaves_every_file_old_or_new_and_the_next_run_is_whole(
    place, capsys
):
    """Each process has a copy of the checkout of its own: `schema` writes into it."""
    processes = settings.processes()
    running = []
    for first in range(processes):
        root = settings.project_copy(place / f"project-{first}")
        cases = place / f"cases-{first}"
        cases.mkdir()
        words = [settings.SEED, first, processes, settings.KILLS, cases]
        running.append(pool.start("killing", root, words))
    gathered = pool.gather(running)
    with capsys.disabled():
        print(f"\n{gathered.count} kills in {gathered.seconds:.0f} s")
    if gathered.kinds:
        pytest.fail(gathered.as_text(), pytrace=False)
    assert gathered.count == settings.KILLS
