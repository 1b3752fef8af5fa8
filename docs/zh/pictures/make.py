"""The pictures of docs/zh: what a person has after following its pages.

    python docs/zh/pictures/make.py

Follows the pages word by word in a temporary folder, as the tests do, and draws pages of what was made. Needs what
docs/pictures/make.py needs, whose drawing it uses.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT))

from policypress.system.tools import find_program, find_soffice  # noqa: E402
from tests.support.walkthrough import walk  # noqa: E402

FIRST = "第一个十分钟.md"
TEXT = "练习-outputs/措施正文.docx"
# Picture → the page that is followed, the document it shows, which of its pages, and whether in colour.
PICTURES = {
    "before": (FIRST, "原样-outputs/措施正文.docx", 1, False),
    "after": (FIRST, TEXT, 1, False),
    "redline": (FIRST, "比较结果/**/修订稿.docx", 1, True),
    "tiers": ("加一档.md", TEXT, 1, False),
    "canteen": (
        "加一条措施.md",
        "练习-outputs/申报指南/*社区食堂*.docx",
        1,
        False,
    ),
    "annex": ("加一个附件.md", TEXT, 0, False),
}
WIDTH = 720
HEIGHT = 800  # pixels from the top of a page that are shown


def drawing():
    """docs/pictures/make.py as a module."""
    path = ROOT / "docs/pictures/make.py"
    spec = importlib.util.spec_from_file_location("pictures", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["pictures"] = module
    spec.loader.exec_module(module)
    return module


def build(words: list[str], home: Path) -> str:
    """What a command prints, in a folder."""
    command = [sys.executable, str(ROOT / "build.py"), *words]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True)
    return done.stdout


def follow(page: str, home: Path) -> None:
    """Does what the first page and then this one tell to do."""
    home.mkdir()
    for one in dict.fromkeys((FIRST, page)):
        for _ in walk(
            HERE.parent / one, home, lambda words: build(words, home)
        ):
            pass
    build(["--policy", "原样"], home)


def draw(
    name: str, document: Path, number: int, colour: bool, to: Path
) -> None:
    """One page of a document as a PNG; page 0 is the last."""
    tools = drawing()
    to.mkdir()
    profile = f"-env:UserInstallation={(to / 'profile').as_uri()}"
    tools.run(
        find_soffice(),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        to,
        document,
    )
    pdf = next(to.glob("*.pdf"))
    pages = number or _pages(pdf)
    shades = [] if colour else ["-gray"]
    size = [
        "-scale-to-x",
        WIDTH,
        "-scale-to-y",
        -1,
        "-x",
        0,
        "-y",
        0,
        "-W",
        WIDTH,
        "-H",
        HEIGHT,
    ]
    tools.run(
        find_program("pdftoppm"),
        *shades,
        "-singlefile",
        "-f",
        pages,
        "-l",
        pages,
        *size,
        pdf,
        to / "page",
    )
    target = HERE / f"{name}.png"
    target.write_bytes(tools.png(next(to.glob("page.p?m")).read_bytes()))
    size_now = target.stat().st_size
    print(
        f"{target.name}: {size_now // 1024} kB{'' if size_now <= tools.LARGEST else '  TOO LARGE'}"
    )


def _pages(pdf: Path) -> int:
    """How many pages a PDF has, by pdfinfo (poppler)."""
    said = subprocess.run(
        [str(find_program("pdfinfo")), str(pdf)],
        capture_output=True,
        text=True,
    ).stdout
    [line] = [line for line in said.splitlines() if line.startswith("Pages:")]
    return int(line.split()[1])


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="policypress-pictures-") as folder:
        homes: dict[str, Path] = {}
        for name, (page, document, number, colour) in PICTURES.items():
            if page not in homes:
                homes[page] = Path(folder) / page.removesuffix(".md")
                follow(page, homes[page])
            found = next(homes[page].glob(document))
            draw(name, found, number, colour, Path(folder) / name)


if __name__ == "__main__":
    os.environ.setdefault("POLICYPRESS_DEBUG", "1")
    main()
