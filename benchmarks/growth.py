"""Time and memory as the document grows: the same document once, 10 and 100 times as long.

    python benchmarks/growth.py [--quick]

Time for one clause must stay flat (at most 1.5 times that of the short document); the peak memory of a fresh process
that makes the 100-fold document, words and all, must stay under 300 MB. Each for rendering alone and from Markdown.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from timing import headline, in_turns, verdict  # noqa: E402
from workload import CLAUSES, TITLE, document, markdown, workload  # noqa: E402

from policypress.compose.markdown.blocks import Builder  # noqa: E402
from policypress.compose.markdown.markers import Nodes  # noqa: E402
from policypress.compose.markdown.parser import parse  # noqa: E402
from policypress.document import Document  # noqa: E402
from policypress.findings import Place  # noqa: E402
from policypress.render.docx import named_look, render  # noqa: E402

SIZES = (1, 10, 100)
FLAT, MEGABYTES = 1.5, 300
TREE, MARKDOWN = "tree → docx", "Markdown → docx"


def maker(way: str, times: int) -> Callable[[], bytes]:
    """What makes the document of one size in one way; its input is ready."""
    look, _ = named_look(ROOT / "templates" / "looks", "gbt9704", Place(""))
    assert look
    words = workload(times)
    if way == TREE:
        tree = document(words)
        return lambda: render(tree, look)
    text = markdown(words)

    def from_markdown() -> bytes:
        blocks = Builder(Nodes(), [(-1, 0)] * (text.count("\n") + 1)).build(
            parse(text)
        )
        return render(Document("workload", TITLE, blocks), look)

    return from_markdown


def show_growth(way: str, rounds: int) -> bool:
    """Milliseconds of this process for one clause at each size: the shortest of all rounds, so that no pause is growth."""
    times = in_turns(
        {str(size): maker(way, size) for size in SIZES},
        rounds,
        tries=3,
        clock=process_time,
    )
    each = {
        size: min(times[str(size)]) * 1000 / (CLAUSES * size) for size in SIZES
    }
    growth = each[SIZES[-1]] / each[SIZES[0]]
    line = "  ".join(
        f"{size}×: {clause:.3f} ms" for size, clause in each.items()
    )
    print(
        f"{verdict(growth <= FLAT)}  {way}, one clause  {line}  (100× / 1×: {growth:.2f}, at most {FLAT})"
    )
    return growth <= FLAT


def show_memory(way: str) -> bool:
    """Peak memory of a fresh process that makes the longest document."""
    done = subprocess.run(
        [sys.executable, __file__, "--peak", way],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    peak = float(done.stdout)
    print(
        f"{verdict(peak < MEGABYTES)}  {way}, 100×: peak {peak:.0f} MB (under {MEGABYTES})"
    )
    return peak < MEGABYTES


def print_peak(way: str) -> None:
    """What the process that runs this needed at most (megabytes)."""
    import resource

    maker(way, SIZES[-1])()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / 2**20 if sys.platform == "darwin" else peak / 2**10)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--quick", action="store_true", help="1 round instead of 4"
    )
    parser.add_argument(
        "--peak", choices=(TREE, MARKDOWN), help=argparse.SUPPRESS
    )
    given = parser.parse_args()
    if given.peak:
        print_peak(given.peak)
        return 0
    headline("lxml", "markdown-it-py")
    ways = (TREE, MARKDOWN)
    # Memory first: on Linux a child's peak begins at that of its parent, which is still small.
    good = [show_memory(way) for way in ways] + [
        show_growth(way, 1 if given.quick else 4) for way in ways
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
