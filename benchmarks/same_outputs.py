"""Are the outputs of two checkouts the same, byte for byte? For changes that must not change what users get.

    python3 benchmarks/same_outputs.py OTHER_CHECKOUT [--laws FOLDER]

Builds the shipped policy in both checkouts (default, --marks, web formats) and compares the law pairs in FOLDER
(files "NAME(DATE).md", two or more a name). Prints each file that differs; exit code 1 when one does.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAWS = ROOT.parent / "shared" / "corpora" / "laws"
BUILDS = {
    "build": [],
    "marks": ["--marks"],
    "formats": ["--format", "docx,xlsx,html,md"],
}


def main() -> int:
    """Exit code: 0 all the same, 1 something differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", type=Path)
    parser.add_argument("--laws", type=Path, default=LAWS)
    given = parser.parse_args()
    checkouts = (given.other.resolve(), ROOT)
    differing = []
    for name, words in commands(given.laws).items():
        before, after = (digests(checkout, words) for checkout in checkouts)
        differing += [f"{name}: {line}" for line in differences(before, after)]
        print(f"{name}: {len(after)} files", flush=True)
    print(*differing, sep="\n")
    print(f"{len(differing)} files differ")
    return 1 if differing else 0


def commands(laws: Path) -> dict[str, list[str]]:
    """What is run, by a name for it."""
    found = {name: ["build", *options] for name, options in BUILDS.items()}
    for old, new in law_pairs(laws):
        found[f"compare {old.stem} {new.stem}"] = [
            "compare",
            str(old),
            str(new),
        ]
    return found


def law_pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Each law's versions, one after the other; the file's name ends in the date."""
    versions = defaultdict(list)
    for file in sorted(folder.glob("*(*).md")):
        name, _, _ = file.stem.rpartition("(")
        versions[name].append(file)
    return [pair for files in versions.values() for pair in pairwise(files)]


def digests(checkout: Path, words: list[str]) -> dict[str, str]:
    """The digest of each file that a command of `checkout` writes, by its path below the output folder.

    Records of the tool itself (names that begin with a dot) say how it keeps house, not what users get.
    """
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "out"
        command = [
            sys.executable,
            str(checkout / "build.py"),
            *words,
            "--out",
            str(out),
        ]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace"
        )
        if done.returncode:
            print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
        made = sorted(path for path in out.rglob("*") if path.is_file())
        shown = [path for path in made if not path.name.startswith(".")]
        return {name_below(path, out): digest(path) for path in shown}


def name_below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """One line a file that is not the same on both sides."""
    lines = [
        f"{name} is gone" for name in sorted(before.keys() - after.keys())
    ]
    lines += [
        f"{name} is new" for name in sorted(after.keys() - before.keys())
    ]
    both = sorted(before.keys() & after.keys())
    return lines + [
        f"{name} differs" for name in both if before[name] != after[name]
    ]


if __name__ == "__main__":
    sys.exit(main())
