"""The whole warm build of the shipped policy against pandoc making the same number of .docx from the same Markdown.

    python benchmarks/whole_build.py [--quick]

Whole processes, side by side, in turns: `python3 build.py --out …` into an empty folder, the same again with nothing
changed, the same in one process (-j 1), and pandoc as its users call it, one document after the other. Pandoc is given
Markdown that our own build exported, so it has no policy to check and no template to fill; it is not asked for the two
workbooks, the page layout, the form fields, the table of sources or the site, which our build makes as well.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pypandoc  # noqa: E402
from timing import Bar, headline, hold, in_turns, show  # noqa: E402

FIRST, AGAIN, SINGLE = (
    "build.py into an empty folder",
    "build.py again, nothing changed",
    "build.py -j 1 into an empty folder",
)
PANDOC = "pandoc, one call a document"
BARS = [Bar(FIRST, PANDOC, 5), Bar(AGAIN, PANDOC, 5)]
# Not the Python of an environment: build.py finds its own, which belongs to the time a user waits.
PYTHON = getattr(sys, "_base_executable", sys.executable)
# Warm means what a second run of a user finds: Python's compiled modules, which a benchmark's environment may forbid.
SURROUNDINGS = {
    name: value
    for name, value in os.environ.items()
    if name != "PYTHONDONTWRITEBYTECODE"
} | {"PYTHONUTF8": "1"}


def build(out: Path, *options: str) -> None:
    """One whole run of build.py; fails loudly when the policy does not build."""
    command = [PYTHON, str(ROOT / "build.py"), "--out", str(out), *options]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=SURROUNDINGS
    )
    if done.returncode:
        sys.exit(f"build.py failed:\n{done.stdout}{done.stderr}")


def inventory(folder: Path, suffix: str) -> set[Path]:
    """Files of one kind, as paths below the folder without suffix; the copies that the site offers apart."""
    files = (path.relative_to(folder) for path in folder.rglob(f"*.{suffix}"))
    return {path.with_suffix("") for path in files if path.parts[0] != "site"}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--quick", action="store_true", help="2 rounds instead of 9"
    )
    rounds = 2 if parser.parse_args().quick else 9
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        build(work / "again")  # also makes the environment when there is none
        build(work / "markdown", "--format", "md")
        documents = sorted(inventory(work / "again", "docx"))
        if set(documents) != inventory(work / "markdown", "md"):
            sys.exit(
                "the .docx and the .md of a build are not the same documents"
            )
        size = sum(
            path.stat().st_size for path in (work / "markdown").rglob("*.md")
        )
        fresh = iter(range(10**6))
        pandoc = pypandoc.get_pandoc_path()

        def by_pandoc() -> None:
            for document in documents:
                target = work / "pandoc" / f"{document}.docx"
                target.parent.mkdir(parents=True, exist_ok=True)
                subprocess.run(
                    [
                        pandoc,
                        str(work / "markdown" / f"{document}.md"),
                        "-o",
                        str(target),
                    ],
                    check=True,
                )

        headline(
            "lxml", "pydantic", "jinja2", "markdown-it-py", "pypandoc_binary"
        )
        print(
            f"pandoc {pypandoc.get_pandoc_version()}; {len(documents)} documents, {size // 1000} kB of Markdown;"
            f" median of {rounds} rounds\n"
        )
        times = in_turns(
            {
                FIRST: lambda: build(work / f"first-{next(fresh)}"),
                AGAIN: lambda: build(work / "again"),
                SINGLE: lambda: build(
                    work / f"single-{next(fresh)}", "-j", "1"
                ),
                PANDOC: by_pandoc,
            },
            rounds,
        )
    show(times)
    print()
    return 0 if hold(times, BARS) else 1


if __name__ == "__main__":
    sys.exit(main())
