"""A lock that goes away with its holder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policypress.system import locks

ROOT = Path(locks.__file__).parents[2]
_HOLDER = """
import sys, time
from policypress.system import locks
with locks.hold(sys.argv[1], 0):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_at_a_time(tmp_path):
    lock = tmp_path / "lock"
    with locks.hold(lock, 0), pytest.raises(locks.Busy), locks.hold(lock, 0):
        pass
    with locks.hold(lock, 0):
        pass


def test_who_waits_is_told_once(tmp_path):
    lock = tmp_path / "lock"
    heard: list[str] = []
    second = locks.hold(lock, 0.2, lambda: heard.append("waiting"))
    with locks.hold(lock, 0), pytest.raises(locks.Busy), second:
        pass
    assert heard == ["waiting"]


def test_the_lock_of_a_killed_process_is_free(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, tmp_path / "lock"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline().strip() == b"held"
    with pytest.raises(locks.Busy), locks.hold(tmp_path / "lock", 0):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with locks.hold(tmp_path / "lock", 5):
        pass
