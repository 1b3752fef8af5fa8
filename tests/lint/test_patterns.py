"""What is kept of a pattern goes by its words, so these are the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from policypress.system.environment import ROOT

# Notes what the rules compile, and prints its digest.
SHOWS = """
import re, hashlib
asked, compile = [], re.compile
def noted(pattern, flags=0):
    asked.append((str(pattern), int(flags)))
    return compile(pattern, flags)
re.compile = noted
from policypress.lint.registry import all_rules
assert len(all_rules()) > 200 and len(asked) > 1000
print(hashlib.sha256(repr(asked).encode()).hexdigest())
"""


def patterns(seed: int) -> str:
    """A digest of all patterns of the rules, in a process with its own order of sets."""
    done = subprocess.run(
        [sys.executable, "-c", SHOWS],
        env={
            **os.environ,
            "PYTHONHASHSEED": str(seed),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.whole
def test_the_patterns_of_the_rules_are_the_same_in_every_process() -> None:
    assert patterns(1) == patterns(2)
