"""What the tests do not notice: small faults are put into the code, one by one.

    python3 tests/mutants.py policypress/language [policypress/source/check/bands.py …]

mutmut changes an operator, a number, an argument or a condition; the tests that mirror
the folder should then fail. Prints, for each module, how many of the faults were
noticed, and names those that were not: `--show NAME` prints one as a difference.
`--sample 80` tries 80 of them, chosen by `--seed`, which is enough to judge a folder.
Works on a copy, in an environment of its own; standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (
    "requirements.lock",
    "requirements-test.lock",
    "requirements-mutants.lock",
)
# Copied beside the package and the tests, because tests read them.
BESIDE = (
    "policy",
    "examples",
    "templates",
    "build.py",
    "conftest.py",
    "docs",
    *LOCKS,
)
NOTICED = (
    "killed",
    "timeout",
    "segfault",
    "caught by type check",
    "suspicious",
)
UNNOTICED = ("survived", "no tests")
# What `mutmut run` does first: the names of the faults are wanted before any is tried.
MAKE_MUTANTS = """
from pathlib import Path
from mutmut import __main__ as mutmut
Path("mutants").mkdir(exist_ok=True)
mutmut.copy_src_dir()
mutmut.copy_also_copy_files()
mutmut.setup_source_paths()
mutmut.create_mutants(1)
"""

# A fault that a property test found need not be made small as well.
NO_SHRINKING = """

from hypothesis import Phase

settings.register_profile(
    "mutants",
    settings.get_profile("policypress"),
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("mutants")
"""

# A fault is tried with the tests that call its function, and what the set-up of a fixture
# calls is called by each test that uses the fixture.
COUNT_FIXTURES = """

from mutmut.state import state

from tests.support.fixture_calls import FixtureCalls


def pytest_sessionstart(session):
    plugin = FixtureCalls(state()._stats)
    session.config.pluginmanager.register(plugin)
"""


def main() -> int:
    """Exit code: 0 when every fault was noticed, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="MODULE_OR_FOLDER")
    parser.add_argument(
        "--tests", nargs="+", help="tests to run (default: the mirror)"
    )
    parser.add_argument(
        "--show", metavar="NAME", help="print one mutant of the last run"
    )
    parser.add_argument(
        "--sample", type=int, metavar="N", help="try N faults, not all"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="which N: 1 unless given"
    )
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count() or 1, metavar="N"
    )
    given = parser.parse_args()
    paths = [Path(path).as_posix().rstrip("/") for path in given.paths]
    tests = given.tests or mirrored(paths)
    copy = cache() / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    mutmut = environment()
    if given.show:
        return run([mutmut, "show", given.show], copy)
    copy_checkout(copy)
    configure(copy, paths, tests)
    command = [mutmut, "run", "--max-children", str(given.processes)]
    if given.sample:
        command += sample(mutmut, copy, given.sample, given.seed)
    if run(command, copy):
        print("The tests must pass before anything is changed.")
        return 1
    return describe(results(mutmut, copy))


def sample(mutmut: str, copy: Path, count: int, seed: int) -> list[str]:
    """The names of `count` faults; the same seed on the same code gives the same."""
    python = str(Path(mutmut).with_name("python"))
    done = subprocess.run(
        [python, "-c", MAKE_MUTANTS], cwd=copy, stdout=subprocess.DEVNULL
    )
    done.check_returncode()
    names = sorted(results(mutmut, copy))
    if count >= len(names):
        return names
    return sorted(random.Random(seed).sample(names, count))


def cache() -> Path:
    """Where the environment and the copies are kept between runs."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "policypress-mutants"


def mirrored(paths: list[str]) -> list[str]:
    """The folders of tests that mirror what is changed.

    policypress/compare/read/docx.py → tests/compare/read; a folder that has no mirror
    takes the one above it.
    """
    folders = {}
    for path in paths:
        inner = Path(path).relative_to("policypress")
        folder = Path("tests", inner.parent if inner.suffix else inner)
        while not (ROOT / folder).is_dir():
            folder = folder.parent
        folders[folder.as_posix()] = None
    return list(folders)


def environment() -> str:
    """The mutmut of an environment made from the locks, anew when one has changed."""
    home = cache() / "environment"
    locks = b"".join((ROOT / lock).read_bytes() for lock in LOCKS)
    digest = hashlib.sha256(locks).hexdigest()
    stamp = home / "stamp"
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    if not stamp.is_file() or stamp.read_text() != digest:
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=True)
        command = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
        command += ["--only-binary", ":all:", "--require-hashes"]
        for lock in LOCKS:
            command += ["-r", str(ROOT / lock)]
        subprocess.run(command, check=True)
        stamp.write_text(digest)
    return str(programs / "mutmut")


def copy_checkout(copy: Path) -> None:
    """The files that git knows, as they are in the working tree."""
    shutil.rmtree(copy, ignore_errors=True)
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source = ROOT / name
        if source.is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def configure(copy: Path, paths: list[str], tests: list[str]) -> None:
    """What mutmut reads: which modules, which tests."""
    modules = [path if path.endswith(".py") else f"{path}/*" for path in paths]
    lines = [
        "\n[tool.mutmut]",
        'source_paths = ["policypress"]',
        f"only_mutate = {as_toml(modules)}",
        f"also_copy = {as_toml(BESIDE)}",
        f"pytest_add_cli_args_test_selection = {as_toml(tests)}",
        # Forked before any test ran, or was even collected: what one remembers
        # would hide a fault, and some ids are not found a second time.
        'process_isolation = "forkserver"',
        'forkserver_warmup = "none"',
        # Seconds, fifteenfold: a busy machine must not pass for a fault noticed.
        "timeout_constant = 5.0",
    ]
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with (copy / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(NO_SHRINKING + COUNT_FIXTURES)


def as_toml(words: list[str] | tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def run(command: list[str], folder: Path) -> int:
    return subprocess.run(command, cwd=folder, check=False).returncode


def results(mutmut: str, copy: Path) -> dict[str, str]:
    """What became of each mutant, by its name."""
    command = [mutmut, "results", "--all", "true"]
    done = subprocess.run(
        command, cwd=copy, capture_output=True, encoding="utf-8"
    )
    found = re.findall(r"^\s*(\S+): (.+)$", done.stdout, re.MULTILINE)
    return dict(found)


def describe(outcomes: dict[str, str]) -> int:
    """Prints a line a module and the faults that nothing noticed; the exit code.

    Faults that were not tried, as most are in a sample, do not count.
    """
    outcomes = {
        name: outcome
        for name, outcome in outcomes.items()
        if outcome != "not checked"
    }
    noticed: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for name, outcome in outcomes.items():
        module = name.partition(".x")[0]
        everything[module] += 1
        noticed[module] += outcome in NOTICED
    for module, count in sorted(everything.items()):
        share = 100 * noticed[module] / count
        print(
            f"{module}: {noticed[module]} of {count} noticed ({share:.0f} %)"
        )
    left = [name for name, outcome in outcomes.items() if outcome in UNNOTICED]
    print(*left, sep="\n")
    total = sum(everything.values())
    print(f"{sum(noticed.values())} of {total} noticed")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
