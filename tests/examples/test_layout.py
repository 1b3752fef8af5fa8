"""The documents of the examples on paper: rendered by LibreOffice and measured against
GB/T 9704—2012, as those of the shipped policy are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from policypress.compose.title_lines import TITLE_WIDTH
from policypress.language.genre import genre
from policypress.layout.check import check_layout
from policypress.layout.fullness import thin_pages
from policypress.layout.measure import Layout, measure
from policypress.render.pdf import convert
from policypress.source.model import Policy
from policypress.system.tools import find_program
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.outputs import documents

# Those of the shipped policy are measured whenever LibreOffice is there.
pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]


@pytest.fixture(scope="package")
def pdfs(
    one_example: Path,
    outputs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Each document that stands alone, and the longest of those that are many of a kind
    (申报指南, 申请表), as PDFs."""
    return converted(telling(outputs), outputs, tmp_path_factory)


def telling(outputs: Path) -> list[Path]:
    """Those documents."""
    chosen = {
        file.parent if file.parent != outputs else file: file
        for file in sorted(documents(outputs), key=size)
    }
    assert len(chosen) > 5
    return list(chosen.values())


def size(file: Path) -> int:
    return file.stat().st_size


def converted(
    files: list[Path], base: Path, temporary: pytest.TempPathFactory
) -> Path:
    """A folder with a PDF of each file, as far below it as the file is below `base`."""
    if not find_program("pdftoppm"):
        pytest.skip("没有 poppler")
    out = temporary.mktemp("pdf")
    result = convert(files, out, base=base)
    assert len(result.written) == len(files), result.findings
    return out


@pytest.fixture(scope="package")
def layouts(pdfs: Path) -> dict[str, Layout]:
    """Their pages by the name of their file."""
    return measured(pdfs)


def measured(pdfs: Path) -> dict[str, Layout]:
    """The pages of all PDFs of a folder by the name of their file."""
    return {
        file.relative_to(pdfs).with_suffix("").as_posix(): measure(file)
        for file in sorted(pdfs.rglob("*.pdf"))
    }


@MORE_OF_THE_SAME
def test_what_holds_of_the_longest_guide_and_form_holds_of_all(
    outputs: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The volume, which has the words of every guide, is always measured."""
    chosen = telling(outputs)
    others = [file for file in documents(outputs) if file not in chosen]
    assert others
    pdfs = converted(others, outputs, tmp_path_factory)
    layouts = measured(pdfs)
    test_no_page_leaves_the_norm(layouts)
    test_a_title_tapers(layouts)
    test_no_page_is_a_single_line(pdfs)


def test_no_page_leaves_the_norm(layouts: dict[str, Layout]) -> None:
    """Margins, text area (tables too), page numbers, paper, title lines."""
    found = {
        name: [
            str(one) for one in check_layout(layout) if one.severity != "note"
        ]
        for name, layout in layouts.items()
    }
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_full_page_has_22_lines_of_28_characters(
    layouts: dict[str, Layout], policy: Policy
) -> None:
    text = f"{genre(policy.meta.kind)}正文"
    characters: set[int] = set()
    for name in (text, "印发通知", "政策解读"):
        grids = [page.grid for page in layouts[name].pages if page.grid]
        if name == "政策解读" and not grids:
            continue  # short answers, between questions that keep with them
        assert grids, name
        assert {grid.rows for grid in grids} == {22}, name
        characters |= {grid.characters for grid in grids}
    # 0 where no line of a page is all of Chinese characters and full.
    assert characters - {0} == {28}


def test_a_title_tapers(layouts: dict[str, Layout]) -> None:
    """No line over twenty characters; wider up to the widest line, then narrower."""
    for name, layout in layouts.items():
        for lines in [page.title for page in layout.pages if page.title]:
            assert max(lines) <= TITLE_WIDTH["title"], name
            widest = lines.index(max(lines))
            rising, falling = lines[: widest + 1], lines[widest:]
            assert list(rising) == sorted(rising), name
            assert list(falling) == sorted(falling, reverse=True), name


def test_no_page_is_left_half_empty(layouts: dict[str, Layout]) -> None:
    """A row of a table waits for the next page, and leaves less than half of this one."""
    thin = {
        name: thin_pages(layout, 0.55)
        for name, layout in layouts.items()
        if "汇编" not in name
    }
    assert {name: pages for name, pages in thin.items() if pages} == {}


def test_no_page_is_a_single_line(pdfs: Path) -> None:
    """Nor does a page hold nothing but its number."""
    for file in sorted(pdfs.rglob("*.pdf")):
        for number, page in enumerate(pages(file), 1):
            lines = [one for one in page.splitlines() if one.strip()]
            text = [one for one in lines if not one.strip().startswith("—")]
            assert len(text) > 1, (file.name, number, page)


def pages(pdf: Path) -> list[str]:
    """The words of each page."""
    done = subprocess.run(
        [
            str(find_program("pdftotext")),
            "-layout",
            "-enc",
            "UTF-8",
            str(pdf),
            "-",
        ],
        check=True,
        capture_output=True,
    )
    return done.stdout.decode().split("\f")[:-1]
