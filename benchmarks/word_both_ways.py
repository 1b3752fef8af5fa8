"""Word files that come in: `review` of 30 pages with 300 tracked changes, `import` of 20,000 characters, and pandoc
reading the same files.

    .venv/bin/python benchmarks/word_both_ways.py [--quick]

The text is that of the shipped policy with each measure twice (30 pages as LibreOffice prints it), three times for
the import. Two reviewers mark it up: words that come, go and take the place of others, other amounts, paragraphs that
come and go. Each command is a whole process; pandoc is one too, and only reads (docx to its own tree), with the
tracked changes kept. Processor time of each, in turns.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

try:
    import resource
except ImportError:  # Windows cannot tell the time of a process that has ended
    sys.exit("this benchmark needs Linux or macOS")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pypandoc  # noqa: E402
from timing import headline, verdict  # noqa: E402
from whole_site import grown  # noqa: E402

from policypress.pipeline.composing import compose  # noqa: E402
from policypress.pipeline.our_text import look_of  # noqa: E402
from policypress.render.docx import render  # noqa: E402
from tests.support.marking_up import Returned, W, text  # noqa: E402

TEMPLATES = ROOT / "templates"
DOCUMENT = "措施正文"
REVISIONS = 300
CHARACTERS = 20_000
REVIEW, IMPORT = 1.5, 1.0  # seconds (issue 15)
_LONG = 20  # characters of a paragraph that is worth editing
_AMOUNT = re.compile(r"\d+万元")
_HANDS = ("张三", "李四")


def printed(policy: Path) -> bytes:
    """The text of a policy as it goes out."""
    composed = compose(policy, TEMPLATES, (DOCUMENT,), lambda *_: None)
    (document,) = composed.documents
    return render(document, look_of(TEMPLATES, document.look))


def marked_up(data: bytes) -> bytes:
    """A file with so many tracked changes."""
    returned = Returned(data)
    rng = Random(15)
    good = [
        one
        for one in returned.paragraphs
        if len(text(one)) > _LONG and one.find(f".//{W}br") is None
    ]
    for number in range(REVISIONS // 15):  # paragraphs come and go
        paragraph = good.pop(rng.randrange(len(good)))
        by = _HANDS[number % 2]
        returned.add_behind(paragraph, "具体办法由主管单位另行公布。", by)
    for number in range(count(returned), REVISIONS):
        paragraph = good[number % len(good)]
        edit(returned, paragraph, _HANDS[number % 2], rng)
        if count(returned) >= REVISIONS:
            break
    return returned.data()


def count(returned: Returned) -> int:
    """How many insertions and deletions a file has; a new paragraph's mark and words
    are one."""
    body = returned.paragraphs[0].getroottree()
    marks = [*body.iter(f"{W}ins", f"{W}del")]
    return sum(one.getparent().tag != f"{W}rPr" for one in marks)


def edit(returned: Returned, paragraph, by: str, rng: Random) -> None:
    """Another amount where the paragraph says one, else words that come or go."""
    words = text(paragraph)
    amounts = list(_AMOUNT.finditer(words))
    if amounts and rng.random() < 0.2:
        one = rng.choice(amounts)
        returned.delete_at(paragraph, one.start(), one.end(), by)
        amount = f"{rng.randrange(1, 500)}万元"
        returned.insert_at(paragraph, one.start(), amount, by)
        return
    at = next(
        (
            found.end()
            for found in re.finditer("[，；。]", words)
            if rng.random() < 0.3 and found.end() < len(words)
        ),
        len(words) - 1,
    )
    returned.insert_at(paragraph, at, "依法", by)


def used() -> float:
    """Processor time of the processes that have ended."""
    about = resource.getrusage(resource.RUSAGE_CHILDREN)
    return about.ru_utime + about.ru_stime


def timed(makers: dict[str, Callable[[], None]], rounds: int):
    """Processor seconds of each, A B C A B C …, after one round that is not counted."""
    found: dict[str, list[float]] = {name: [] for name in makers}
    for number in range(rounds + 1):
        for name, make in makers.items():
            before = used()
            make()
            if number:
                found[name].append(used() - before)
    return found


def command(*arguments: str) -> Callable[[], None]:
    """What runs one of our commands. It may find mistakes: it must end by itself."""

    def run() -> None:
        program = [sys.executable, str(ROOT / "build.py"), *arguments]
        done = subprocess.run(program, capture_output=True, encoding="utf-8")
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            sys.exit(done.stderr)

    return run


def pandoc(file: Path) -> Callable[[], None]:
    """What reads a file with pandoc."""

    def run() -> None:
        pypandoc.convert_file(
            str(file), "native", "docx", extra_args=["--track-changes=all"]
        )

    return run


def show(times, ours: str, most: float) -> bool:
    """A line for each, and whether ours is quick enough."""
    theirs = next(name for name in times if name != ours)
    ratio = median(
        one / other
        for one, other in zip(times[ours], times[theirs], strict=True)
    )
    seconds = median(times[ours])
    for name, each in times.items():
        print(f"{name:44}{median(each):8.2f} s{min(each):8.2f} s at best")
    print(
        f"{verdict(seconds < most)}  {seconds:.2f} s of the processor (under {most:g}); {ratio:.1f} times pandoc's"
    )
    return seconds < most


def main() -> int:
    """Print both tables; exit code 1 when one of ours is too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 rounds, not 9")
    rounds = 3 if parser.parse_args().quick else 9
    headline("pypandoc_binary", "lxml")
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        (work / "two").mkdir()
        policy = grown(work / "two", 2)
        returned = work / "回稿.docx"
        returned.write_bytes(marked_up(printed(policy)))
        there = ("--policy", str(policy), "--templates", str(TEMPLATES))
        review = "review, 300 changes"
        first = timed(
            {
                review: command("review", str(returned), *there),
                "pandoc, the same file": pandoc(returned),
            },
            rounds,
        )
        good = [show(first, review, REVIEW)]
        (work / "three").mkdir()
        long = work / "来文.docx"
        long.write_bytes(printed(grown(work / "three", 3)))
        made = work / "made"
        whole = command("import", str(long), "--into", str(made))

        def run() -> None:
            shutil.rmtree(made, ignore_errors=True)
            whole()

        name = f"import, {CHARACTERS:,} characters"
        second = timed(
            {name: run, "pandoc, the same file": pandoc(long)}, rounds
        )
        good.append(show(second, name, IMPORT))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
