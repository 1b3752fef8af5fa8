"""How full the pages of a build are (排版): every PDF below some folders, measured.

    python3 benchmarks/pages.py outputs outputs-of-another-policy …

A row a document: its pages, the least full one but the last, and each page on which
something stands badly — half empty while the text goes on (不满), one line (孤行), a heading
at its foot (标题在页末), a signature alone (落款独占一页). Needs poppler; make the PDFs with
`build.py --format docx,pdf` first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policypress.layout.fullness import (  # noqa: E402
    NAMES,
    WeakPage,
    filled,
    weak_pages,
)
from policypress.layout.measure import Layout, measure  # noqa: E402

# A page may be this empty because a table's row or a heading waits for the next one; more
# is seen as a gap.
LEAST = 0.6


def main() -> int:
    """Prints the table; exit code 1 when a page is found on which something stands badly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--least", type=float, default=LEAST)
    parser.add_argument("--all", action="store_true", help="good ones too")
    given = parser.parse_args()
    pages = weak = 0
    for file in _pdfs(given.folders):
        layout = measure(file)
        found = weak_pages(layout, given.least)
        pages += len(layout.pages)
        weak += len(found)
        if found or given.all:
            print("\t".join(_row(file, layout, found)))
    print(f"{pages} pages, {weak} badly set")
    return 1 if weak else 0


def _pdfs(folders: list[Path]) -> Iterator[Path]:
    """Every PDF below the folders, in order."""
    for folder in folders:
        yield from sorted(folder.rglob("*.pdf"))


def _row(
    file: Path,
    layout: Layout,
    found: list[WeakPage],
) -> tuple[str, ...]:
    """File, pages, how full the least full one but the last is, and the bad ones."""
    shares = [filled(page, layout.norm) for page in layout.pages[:-1]]
    least = f"{min(shares):.0%}" if shares else "—"
    told = [
        f"p{one.number} {NAMES[one.kind]} {one.share:.0%}" for one in found
    ]
    parent = file.parent.name
    name = f"{parent}/{file.stem}"
    return (name, str(len(layout.pages)), least, "; ".join(told) or "—")


if __name__ == "__main__":
    sys.exit(main())
