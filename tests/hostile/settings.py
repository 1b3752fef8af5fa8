"""How much the hostile tests do, and from which seed. All by environment variables.

POLICYPRESS_HOSTILE_SEED   another run: any whole number (default: a constant, so that
                           a run says the same today and tomorrow)
POLICYPRESS_HOSTILE_COUNT  mutants in all (default below; 10000 for a whole run)
POLICYPRESS_HOSTILE_ONE    one mutant alone, as a failure names it: `yaml:123`
POLICYPRESS_HOSTILE_KILLS  kills in all
POLICYPRESS_HOSTILE_KEEP   a folder where failing cases are kept for reading
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SEED = int(os.environ.get("POLICYPRESS_HOSTILE_SEED") or 20261128)
COUNT = int(os.environ.get("POLICYPRESS_HOSTILE_COUNT") or 750)
KILLS = int(os.environ.get("POLICYPRESS_HOSTILE_KILLS") or 60)
ONE = os.environ.get("POLICYPRESS_HOSTILE_ONE", "")
KEEP = os.environ.get("POLICYPRESS_HOSTILE_KEEP", "")

# Ten thousand take eight minutes on two idle cores (0.07 s of processor each), a default
# run under one: what CI can spare on every push, beside a third of the kills.

# What one command may use. Processor time, because other programs may be busy beside
# the tests; the clock as well, for a command that waits instead of working.
SECONDS = 20
CLOCK_SECONDS = 45
MEMORY = 2 << 30
LARGEST_FILE = 1 << 30

# A fault that hangs costs twenty seconds each time: after so many of one kind the run
# has shown what it can show.
MOST_HANGS = 8


def processes() -> int:
    """How many processes a test may start: the cores, shared among pytest's own."""
    beside = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT") or 1)
    return max(1, len(os.sched_getaffinity(0)) // beside)


_SHM = Path("/dev/shm")
_SPACE = 2 << 30


def fast_folder(otherwise: Path) -> Path:
    """Where thousands of small files are cheap: memory when there is plenty of it."""
    if os.access(_SHM, os.W_OK) and shutil.disk_usage(_SHM).free >= _SPACE:
        return _SHM
    return otherwise


def project_copy(target: Path) -> Path:
    """A copy of the checkout below `target`: hostile runs never touch the real one."""
    root = Path(__file__).resolve().parents[2]
    for name in ("policypress", "policy", "templates", "tests"):
        shutil.copytree(root / name, target / name, symlinks=True)
    for pattern in ("*.py", "*.toml", "*.lock"):
        for path in root.glob(pattern):
            shutil.copy2(path, target / path.name)
    return target
