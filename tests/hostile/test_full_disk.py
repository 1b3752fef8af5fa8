"""A real disk without space: a finding, one true sentence, and nothing by halves."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import pool, settings

_ASK = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=1m", "none"]


def _refusal() -> str:
    """Why this machine cannot mount a small disk, "" when it can."""
    if not sys.platform.startswith("linux") or not shutil.which("unshare"):
        return "没有 unshare，不能挂载小磁盘"
    with tempfile.TemporaryDirectory() as folder:
        asked = subprocess.run(
            [*_ASK, folder], capture_output=True, check=False
        )
    return "" if asked.returncode == 0 else "没有挂载磁盘的权限（要 root）"


@pytest.fixture
def place() -> Iterator[Path]:
    refusal = _refusal()
    if refusal:
        pytest.skip(refusal)
    folder = Path(tempfile.mkdtemp(prefix="policypress-full-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
def test_a_full_disk_costs_no_file_and_no_wrong_word(
    place: Path, capsys
) -> None:
    """Every writing command at several sizes; then with space, and it is whole."""
    processes = settings.processes()
    running = []
    for first in range(processes):
        root = settings.project_copy(place / f"project-{first}")
        cases = place / f"cases-{first}"
        cases.mkdir()
        words = [first, processes, cases]
        running.append(
            pool.start("filling", root, words, ("unshare", "--mount"))
        )
    gathered = pool.gather(running)
    with capsys.disabled():
        print(f"\n{gathered.count} full disks in {gathered.seconds:.0f} s")
    if gathered.kinds:
        pytest.fail(gathered.as_text(), pytrace=False)
    assert gathered.count
