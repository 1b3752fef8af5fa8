"""Redlines of real laws: policypress beside Docxodus (python-redlines), in turns, over the same pairs of plain .docx.

    python benchmarks/compare.py [FOLDER] [--quick]

FOLDER holds law texts “名称(年-月-日).md”, two versions of each. Each becomes a plain .docx, one paragraph a line;
both sides start from these two files. Ours reads, compares, writes the redline and proves it (accepted = new,
rejected = old); theirs compares and writes. Timed warm (calls in one process), then as whole processes.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from python_redlines import DocxodusEngine  # noqa: E402
from revisions import Revisions, revisions  # noqa: E402
from timing import headline, in_turns, verdict  # noqa: E402

from policypress.compare import Tree, compare
from policypress.compare.match import align
from policypress.compare.match.sequences import common  # noqa: E402
from policypress.compare.proof import prove  # noqa: E402
from policypress.compare.read import docx as read_docx
from policypress.compare.read.plain_text import read_lines  # noqa: E402
from policypress.findings import Place  # noqa: E402
from policypress.pipeline.versions import read_side  # noqa: E402
from policypress.render import redline  # noqa: E402
from policypress.render.docx import named_look  # noqa: E402
from policypress.word import package_reader  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpora" / "laws"
AUTHOR, DATE = "修订", "2026-01-01T00:00:00Z"
FASTER, FEWER, CLOSE = 10, 0.5, 1.3
OURS, PEER, RESIDENT = (
    "policypress",
    "Docxodus",
    "Docxodus, resident host (docx-scalpel)",
)
COMMAND = "policypress, build.py compare with all papers"
Makers = dict[str, Callable[[], object]]
Seconds = dict[str, list[float]]  # way → seconds of each pair


@dataclass(frozen=True, slots=True)
class Pair:
    """One law as two plain .docx."""

    name: str
    old: Path
    new: Path


def pairs(corpus: Path, work: Path) -> list[Pair]:
    """The laws with two versions, the older first, written as .docx into `work`."""
    import docx

    versions: dict[str, list[Path]] = {}
    for law in sorted(corpus.glob("*.md")):
        file = docx.Document()
        for line in read_lines(law.read_text("utf-8"), law.name):
            file.add_paragraph(line.text)
        file.save(str(work / f"{law.stem}.docx"))
        versions.setdefault(re.sub(r"\([-\d]+\)$", "", law.stem), []).append(
            work / f"{law.stem}.docx"
        )
    return [
        Pair(name, *files)
        for name, files in versions.items()
        if len(files) == 2
    ]


def tree(file: Path) -> Tree:
    found = read_side(
        str(file), ROOT / "policy", ROOT / "templates", lambda _: None
    ).tree
    assert found
    return found


REMEMBERED = (
    package_reader._shared_root,
    read_docx._said_once,
    align.grams,
)
LOOK, _ = named_look(ROOT / "templates" / "looks", "gbt9704", Place(""))


def ours(pair: Pair, *, auto_numbers: bool = False) -> bytes:
    """Two files read, compared, written as a redline, and proven as in every run of `build.py compare`.

    What is remembered of words and styles is forgotten first, so that a pair pays for its own even in later rounds.
    auto_numbers: as with --auto-numbers; the proof then counts the numbers as well.
    """
    assert LOOK
    for remembered in REMEMBERED:
        remembered.cache_clear()
    changes = compare(tree(pair.old), tree(pair.new))
    written = redline.render(
        changes, LOOK, author=AUTHOR, date=DATE, auto_numbers=auto_numbers
    )
    assert not prove(changes, {"修订稿.docx": written}), pair.name
    return written


def theirs(engine: DocxodusEngine, pair: Pair) -> bytes:
    return engine.run_redline(AUTHOR, pair.old, pair.new)[0]


def closeness(laws: list[Pair]) -> float:
    """Inserted + deleted characters of all amended clauses (修改): a multiple of what a character LCS leaves over."""
    marked = least = 0
    for law in laws:
        for change in compare(tree(law.old), tree(law.new)).clauses():
            if change.kind == "修改":
                old, new = (
                    "\n".join(line.printed for line in nodes[0].lines)
                    for nodes in (change.old, change.new)
                )
                marked += sum(
                    len(piece.text)
                    for pair in change.pairs
                    for piece in pair.pieces
                    if piece.op != "equal"
                )
                least += len(old) + len(new) - 2 * len(common(old, new))
    return marked / least


def show_revisions(laws: list[Pair], engine: DocxodusEngine) -> bool:
    """Both redlines of every pair, counted in the same way (see revisions.py)."""
    mine, counted, their = Revisions(), Revisions(), Revisions()
    print(
        f"{'revisions':24}{'theirs':>8}{'ours':>8}{'ratio':>7}{'counted':>10}{'ratio':>7}{'content':>10}{'ratio':>7}"
    )
    for law in laws:
        one, auto = (
            revisions(ours(law)),
            revisions(ours(law, auto_numbers=True)),
        )
        other = revisions(theirs(engine, law))
        mine, counted, their = mine + one, counted + auto, their + other
        name = law.name[:12].ljust(12, "　")
        print(
            f"{name}{other.revisions:8}{one.revisions:8}{one.revisions / other.revisions:7.2f}"
            f"{auto.revisions:10}{auto.revisions / other.revisions:7.2f}"
            f"{_content(one):10}{_content(one) / other.revisions:7.2f}"
        )
    rows = [
        (
            "revisions of content / all of theirs",
            _content(mine),
            their.revisions,
        ),
        (
            "… and typography",
            _content(mine) + mine.typography,
            their.revisions,
        ),
        ("… and renumbering: all revisions", mine.revisions, their.revisions),
        (
            "… all revisions, --auto-numbers",
            counted.revisions,
            their.revisions,
        ),
        (
            "all but those of nothing but a number",
            mine.revisions - mine.bare,
            their.revisions - their.bare,
        ),
        ("places (a replacement is one)", mine.places, their.places),
        ("raw elements w:ins w:del w:move…", mine.elements, their.elements),
        ("inserted + deleted characters", mine.characters, their.characters),
    ]
    print(f"\n{'in total':40}{'ours':>8}{'theirs':>8}{'ratio':>7}")
    for name, one, other in rows:
        print(f"{name:40}{one:8}{other:8}{one / other:7.2f}")
    near = closeness(laws)
    bars = [
        (
            "all revisions, --auto-numbers",
            counted.revisions / their.revisions,
            FEWER,
        ),
        (
            "all revisions, numbers as words",
            mine.revisions / their.revisions,
            FEWER,
        ),
        (
            "revisions of content, renumbering and typography being kept apart",
            _content(mine) / their.revisions,
            FEWER,
        ),
        (
            "characters marked in amended clauses, as a multiple of a character LCS",
            near,
            CLOSE,
        ),
    ]
    print()
    for what, ratio, most in bars:
        print(
            f"{verdict(ratio <= most)}  {what}: {ratio:.2f} (at most {most})"
        )
    return all(ratio <= most for _, ratio, most in bars)


def _content(counted: Revisions) -> int:
    return counted.revisions - counted.numbers - counted.typography


def timed(
    laws: list[Pair], makers: Callable[[Pair], Makers], rounds: int
) -> Seconds:
    """The median of some rounds for each pair."""
    seconds: Seconds = {}
    for law in laws:
        for way, each in in_turns(makers(law), rounds).items():
            seconds.setdefault(way, []).append(median(each))
    return seconds


def show(title: str, seconds: Seconds) -> bool:
    """A row for each way: seconds in all, and how often it goes into the time of Docxodus. Whether ours is fast enough."""
    print(
        f"\n{title:44}{'all s':>8}{'median ms':>11}{f'{PEER} / it':>15}{'median':>8}{'least':>7}"
    )
    for way, each in seconds.items():
        ratios = [
            slow / fast
            for slow, fast in zip(seconds[PEER], each, strict=False)
        ]
        whole = sum(seconds[PEER]) / sum(each)
        figures = f"{sum(each):8.2f}{median(each) * 1000:11.0f}{whole:15.1f}{median(ratios):8.1f}{min(ratios):7.1f}"
        print(f"{way:44}{figures}")
    times = sum(seconds[PEER]) / sum(seconds[OURS])
    print(
        f"{verdict(times >= FASTER)}  {title}: {times:.1f} times as fast (at least {FASTER})"
    )
    return times >= FASTER


# Whole processes. Arguments: old, new, target, and so on.
_OURS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from policypress.compare import compare
from policypress.compare.proof import prove
from policypress.pipeline.versions import read_side
from policypress.render import redline
from policypress.render.docx import named_look
from policypress.findings import Place
root = Path({str(ROOT)!r})
look, _ = named_look(root / "templates" / "looks", "gbt9704", Place(""))
files = iter(sys.argv[1:])
for old, new, target in zip(files, files, files):
    old, new = (read_side(side, root / "policy", root / "templates", lambda _: None).tree for side in (old, new))
    changes = compare(old, new)
    written = redline.render(changes, look, author={AUTHOR!r}, date={DATE!r})
    assert not prove(changes, {{"修订稿.docx": written}})
    Path(target).write_bytes(written)
"""
_THEIRS = f"""
import sys
from pathlib import Path
from python_redlines import DocxodusEngine
engine = DocxodusEngine()
files = iter(sys.argv[1:])
for old, new, target in zip(files, files, files):
    Path(target).write_bytes(engine.run_redline({AUTHOR!r}, Path(old), Path(new))[0])
"""


def process(work: Path, *arguments: str) -> Callable[[], None]:
    """What runs a fresh Python. Its byte code is kept in `work`, as an installed package's is."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key != "PYTHONDONTWRITEBYTECODE"
    }
    environment = {
        **kept,
        "PYTHONPYCACHEPREFIX": str(work / "bytecode"),
        "PYTHONUTF8": "1",
    }

    def run() -> None:
        done = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            encoding="utf-8",
            env=environment,
        )
        if done.returncode:
            sys.exit(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")

    return run


def show_processes(laws: list[Pair], work: Path, rounds: int) -> bool:
    """One process for all pairs, one for each, both sides writing only a redline; and our command with its papers."""
    target = str(work / "redline.docx")
    every = [
        argument
        for law in laws
        for argument in (str(law.old), str(law.new), target)
    ]
    process(work, "-c", _OURS, *every[:3])()  # writes the byte code
    batch = in_turns(
        {
            OURS: process(work, "-c", _OURS, *every),
            PEER: process(work, "-c", _THEIRS, *every),
        },
        1,
    )
    good = show(f"one process for all {len(laws)} pairs", batch)

    def makers(law: Pair) -> Makers:
        files = (str(law.old), str(law.new))
        return {
            OURS: process(work, "-c", _OURS, *files, target),
            COMMAND: process(
                work,
                str(ROOT / "build.py"),
                "compare",
                *files,
                "--out",
                str(work / "papers"),
            ),
            PEER: process(work, "-c", _THEIRS, *files, target),
        }

    return show("one process a pair", timed(laws, makers, rounds)) and good


def resident(law: Pair) -> Makers:
    """The same engine without its start, where docx-scalpel is installed; the bar does not ask for it."""
    if not find_spec("docx_scalpel"):
        return {}
    import atexit

    from docx_scalpel import shutdown_host
    from docx_scalpel.session import docx_diff_compare

    atexit.register(shutdown_host)
    return {
        RESIDENT: lambda: docx_diff_compare(
            law.old.read_bytes(), law.new.read_bytes()
        )
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument(
        "--quick", action="store_true", help="1 round instead of 3"
    )
    given = parser.parse_args()
    rounds = 1 if given.quick else 3
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        laws = pairs(given.folder, work)
        if not laws:
            parser.error(f"no laws in two versions in {given.folder}")
        headline("python-redlines", "lxml")
        print(f"{len(laws)} pairs; median of {rounds} rounds\n")
        engine = DocxodusEngine()

        def makers(law: Pair) -> Makers:
            return {
                OURS: lambda: ours(law),
                **resident(law),
                PEER: lambda: theirs(engine, law),
            }

        good = [
            show_revisions(laws, engine),
            show("warm call", timed(laws, makers, rounds)),
            show_processes(laws, work, rounds),
        ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
