"""The documents on paper: rendered by LibreOffice and measured against GB/T 9704—2012."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from statistics import median

import pytest

from policypress.compose.title_lines import TITLE_WIDTH
from policypress.layout.check import check_layout
from policypress.layout.fullness import thin_pages, weak_pages
from policypress.layout.measure import Layout, measure
from policypress.render.pdf import convert
from policypress.system.tools import find_program
from policypress.word.contents_pages import computed_when_laid_out
from tests.support.clauses import articles, measures, policy
from tests.support.effort import MORE_OF_THE_SAME, more

pytestmark = pytest.mark.libreoffice

BODY = ["措施正文", "印发通知", *more("起草说明", "政策解读")]
TABLES = ["政策对照表", *more("数据来源与待核清单")]
LONGEST = [
    "申报指南/04-标准制定修订",
    *more("申请表/04-标准制定修订申请表"),
    "申请表/承诺书",
]
VOLUME = "申报指南汇编"
ALL = [*BODY, *TABLES, *LONGEST, *more(VOLUME)]


@pytest.fixture(scope="module")
def pdfs(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not find_program("pdftoppm"):
        pytest.skip("没有 poppler")
    out = tmp_path_factory.mktemp("pdf")
    laid_out = tmp_path_factory.mktemp("docx")
    for name in ALL:
        copy = laid_out / f"{name}.docx"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(
            computed_when_laid_out((shipped / f"{name}.docx").read_bytes())
        )
    result = convert(sorted(laid_out.rglob("*.docx")), out, base=laid_out)
    assert len(result.written) == len(ALL), result.findings
    return out


@pytest.fixture(scope="module")
def layouts(pdfs: Path) -> dict[str, Layout]:
    return {name: measure(pdfs / f"{name}.pdf") for name in ALL}


@pytest.mark.parametrize("name", ALL)
def test_no_page_leaves_the_norm(
    layouts: dict[str, Layout], name: str
) -> None:
    """Margins, text area (tables too), page numbers, paper, title lines."""
    findings = check_layout(layouts[name])
    assert [
        str(finding) for finding in findings if finding.severity != "note"
    ] == []


@pytest.mark.parametrize("name", [*BODY, *TABLES, *LONGEST])
def test_no_page_is_left_half_empty(
    layouts: dict[str, Layout], name: str
) -> None:
    """A row of a table waits for the next page; rows of wide tables are low."""
    least = 0.6 if name in TABLES else 0.55
    assert thin_pages(layouts[name], least) == []


@pytest.mark.parametrize("name", [*BODY, *TABLES, *LONGEST])
def test_no_line_heading_or_signature_stands_alone(
    layouts: dict[str, Layout], name: str
) -> None:
    assert weak_pages(layouts[name], 0) == []


def test_a_promise_is_one_page_and_an_imprint_stands_below_text(
    layouts: dict[str, Layout],
) -> None:
    assert len(layouts["申请表/承诺书"].pages) == 1
    imprint = 2  # its lines: 抄送、印发
    assert layouts["印发通知"].pages[-1].lines > imprint


@pytest.mark.parametrize("name", BODY)
def test_a_full_page_has_22_lines_of_28_characters(
    layouts: dict[str, Layout], name: str
) -> None:
    grids = [page.grid for page in layouts[name].pages if page.grid]
    assert len(grids) >= 2
    assert {grid.rows for grid in grids} == {22} and {
        grid.characters for grid in grids
    } - {0} <= {28}


@pytest.mark.parametrize("name", BODY)
def test_the_margins_hold_to_half_a_millimetre(
    pdfs: Path, layouts: dict[str, Layout], name: str
) -> None:
    """The standard allows 1 mm (5.2.1). Top and bottom follow from ink, so the middle of all pages counts."""
    faces = subprocess.run(
        ["pdffonts", pdfs / f"{name}.pdf"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    if not re.search("Fandol|FangSong", faces):
        pytest.skip("没有仿宋字体：代用字体的字面高低不同，上下边距量不准")
    grids = [page.grid for page in layouts[name].pages if page.grid]
    for edge, wanted in (
        ("top", 37),
        ("right", 26),
        ("bottom", 35),
        ("left", 28),
    ):
        assert (
            abs(median(getattr(grid.margins, edge) for grid in grids) - wanted)
            <= 0.5
        ), edge


@pytest.mark.parametrize("name", [*BODY, *TABLES, *LONGEST])
def test_the_title_has_no_line_over_twenty_characters_and_tapers(
    layouts: dict[str, Layout], name: str
) -> None:
    titles = [page.title for page in layouts[name].pages if page.title]
    assert titles
    for lines in titles:
        assert max(lines) <= TITLE_WIDTH["title"] == 20
        widest = lines.index(
            max(lines)
        )  # 梯形 or 菱形: wider up to the widest line, then narrower
        assert list(lines[: widest + 1]) == sorted(lines[: widest + 1])
        assert list(lines[widest:]) == sorted(lines[widest:], reverse=True)


@pytest.mark.parametrize("name", TABLES)
def test_wide_tables_lie_across_and_repeat_their_header(
    pdfs: Path, layouts: dict[str, Layout], name: str
) -> None:
    assert all(page.landscape for page in layouts[name].pages)
    heads = [
        page
        for page in pages(pdfs / f"{name}.pdf")
        if re.search("序号|项目、档次|数值|注[0-9]+：", page)
        or articles()[-1].subject in page  # the end of the list of clauses
    ]
    assert len(heads) == len(layouts[name].pages)


def test_the_draft_line_never_stands_alone_on_a_page(pdfs: Path) -> None:
    for name in ALL:
        first = pages(pdfs / f"{name}.pdf")[0]
        assert "草案" in first and len(first) > 100, name


def test_the_notice_is_signed_on_the_page_of_its_text(pdfs: Path) -> None:
    first = pages(pdfs / "印发通知.pdf")[0]
    assert (
        "请认真组织实施" in first and first.count(policy().meta.issuer) >= 3
    ), "masthead, title, signature"


@MORE_OF_THE_SAME
def test_the_contents_of_the_volume_give_the_page_on_which_each_item_begins(
    pdfs: Path,
) -> None:
    text = pages(pdfs / f"{VOLUME}.pdf")
    listed: dict[str, int] = {}
    begins: dict[str, int] = {}
    for number, page in enumerate(text, 1):
        for clause in measures():
            in_contents = rf"）{re.escape(clause.subject)}\.{{3,}}(\d+)"
            for found in re.findall(in_contents, page):
                listed[clause.subject] = int(found)
            heading = rf"）{re.escape(clause.subject)}(?!\.{{3}})政策依据"
            if re.search(heading, page):
                begins[clause.subject] = number
    assert len(begins) == 24
    assert listed == begins


@MORE_OF_THE_SAME
def test_the_volume_says_the_common_part_once_and_fills_its_pages(
    pdfs: Path, layouts: dict[str, Layout]
) -> None:
    """Sixty pages is the measure: with the common part in every guide it had 158."""
    layout = layouts[VOLUME]
    assert len(layout.pages) <= 40
    assert thin_pages(layout, 0.75) == []
    for number, page in enumerate(pages(pdfs / f"{VOLUME}.pdf"), 1):
        assert len(page) > 60, (number, page)


def pages(pdf: Path) -> list[str]:
    """The words of each page, without blanks."""
    done = subprocess.run(
        [str(find_program("pdftotext")), "-enc", "UTF-8", str(pdf), "-"],
        check=True,
        capture_output=True,
    )
    return [
        "".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]
    ]
