"""Measurements → findings.

Where a rendered page leaves GB/T 9704—2012, page by page.

Only what the standard prescribes (规定) is an error; what it calls usual
(一般) is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypress.findings import Finding, Place, Severity
from policypress.layout.measure import Grid, Layout, Page, PageNumber
from policypress.layout.norm import MM, Margins, Norm

_MARGIN = 1.0  # mm: the standard's own allowance (5.2.1)
_OUTSIDE = 0.5  # mm that ink may pass the text area: rules have a width
_NUMBER_BELOW = 1.0  # mm, as for the margins
_PITCH = 0.3  # points; a row more or less changes the pitch by 1.3
_SIZE = 0.5  # points; the next sizes of type are 12 and 15
_SIDE = 1.5  # mm: less than half a character
_PAPER = 1.0  # mm: sizes are rounded to points in a PDF
_EDGES = {"top": "上", "right": "右", "bottom": "下", "left": "左"}


class _Problem(NamedTuple):
    """One thing that is wrong with a page; clause: of the standard."""

    code: str
    clause: str
    severity: Severity
    message: str
    hint: str


def check_layout(
    layout: Layout,
    expect: Norm | None = None,
) -> list[Finding]:
    """What a publisher should know about the pages, in page order. expect: what they are
    held to, None for what they were measured by."""
    findings = []
    expect = expect or layout.norm
    place = Place(layout.name)
    for count, page in enumerate(layout.pages, 1):
        if count == 1 and _begins_letter(page, expect):
            problems = _title(page, expect)
        else:
            problems = _page(page, expect)
        for problem in problems:
            message = f"第{count}页：{problem.message}（GB/T 9704—2012 {problem.clause}）"
            finding = Finding(
                problem.code,
                message,
                place,
                problem.hint,
                problem.severity,
            )
            findings.append(finding)
    findings += _first_page(layout, place)
    if len(layout.pages) > 2 and not any(page.grid for page in layout.pages):
        findings.append(
            Finding(
                "no-full-page",
                "没有排满正文的页，未能核对每页行数和每行字数",
                place,
                "表格、标题多的文件属正常",
                "note",
            )
        )
    return findings


def _first_page(
    layout: Layout,
    place: Place,
) -> list[Finding]:
    """The first page of a document shows some of its text (7.3.3). A cover has no page
    number; what lies across is a table."""
    first = layout.pages[0] if layout.pages else None
    if first is None or first.landscape or len(layout.pages) < 2:
        return []
    if first.body or not first.title or not first.page_number:
        return []
    # More lines than a page of text has (5.2.3): a table or a form begins at once.
    if first.lines > layout.norm.rows:
        return []
    message = "第1页：没有正文（GB/T 9704—2012 7.3.3）"
    hint = "主送机关过多的，移到版记；缩短标题"
    return [Finding("no-body-on-first-page", message, place, hint)]


def _begins_letter(page: Page, norm: Norm) -> bool:
    """Whether this is the first page of a letter (信函式, 10.1): red lines where they
    belong, beyond the text area, and no page number."""
    if page.page_number or page.ink is None:
        return False
    return all(
        abs(getattr(page.ink, edge) - getattr(norm.letter, edge)) <= _MARGIN
        for edge in _EDGES
    )


def _page(
    page: Page,
    norm: Norm,
) -> Iterator[_Problem]:
    """Everything that is wrong with one page.

    On other paper nothing else is looked at.
    """
    wrong_paper = _paper(page, norm)
    if wrong_paper:
        yield wrong_paper
        return
    area = norm.margins_of(page.landscape)
    # On the shorter page LibreOffice centres the grid, so only the ink tells.
    if page.grid and not page.landscape:
        yield from _grid(page.grid, area, norm)
    if page.ink:
        yield from _ink(page.ink, area)
    if page.page_number:
        yield from _page_number(page.page_number, norm)
    elif page.ink:
        yield _Problem(
            "page-number-missing",
            "7.5",
            "warning",
            "没有页码，或页码不是“— n —”的样子",
            "核对页脚",
        )
    yield from _title(page, norm)


def _paper(
    page: Page,
    norm: Norm,
) -> _Problem | None:
    """A4, upright or lying (5.1)."""
    width = norm.width
    height = norm.height
    if page.landscape:
        width, height = height, width
    if (
        abs(page.width - width) <= _PAPER
        and abs(page.height - height) <= _PAPER
    ):
        return None
    message = f"纸张 {page.width:.0f}×{page.height:.0f} 毫米，应为 A4 {width:.0f}×{height:.0f}"
    return _Problem(
        "page-size",
        "5.1",
        "error",
        message,
        "核对版式的 page: width、height",
    )


def _ink(
    ink: Margins,
    area: Margins,
) -> Iterator[_Problem]:
    """Ink outside the text area (版心, 5.2.1)."""
    outside = []
    for edge, name in _EDGES.items():
        outer = getattr(area, edge)
        inner = getattr(ink, edge)
        beyond = outer - inner
        if beyond > _OUTSIDE:
            outside.append(f"{name} {beyond:.1f} 毫米")
    if outside:
        message = f"有内容超出版心：{'、'.join(outside)}"
        hint = "核对表格宽度、缩进和图片"
        yield _Problem("outside-text-area", "5.2.1", "error", message, hint)


def _title(
    page: Page,
    norm: Norm,
) -> Iterator[_Problem]:
    """Title lines that hold more than the text area does (7.3.1)."""
    most = norm.title_characters
    for characters in page.title:
        if characters > most:
            message = f"标题一行 {characters} 字，版心只排得下 {most} 字"
            hint = "按词意回行，排成梯形或菱形"
            yield _Problem(
                "long-title-line",
                "7.3.1",
                "warning",
                message,
                hint,
            )


def _grid(
    grid: Grid,
    area: Margins,
    norm: Norm,
) -> Iterator[_Problem]:
    """Margins, rows, characters and pitch of a full page (5.2.1, 5.2.3)."""
    for edge, name in _EDGES.items():
        measured = getattr(grid.margins, edge)
        wanted = getattr(area, edge)
        follows_from_rows = edge == "bottom" and grid.rows != norm.rows
        if abs(measured - wanted) > _MARGIN and not follows_from_rows:
            message = f"{name}边距 {measured:.1f} 毫米，应为 {wanted:.0f}±{_MARGIN:.0f}"
            hint = "核对版式的 page 和正文行距"
            yield _Problem("margin", "5.2.1", "error", message, hint)
    if grid.rows != norm.rows:
        message = f"排满 {grid.rows} 行，应为 {norm.rows} 行"
        hint = "正文行距 28.95 磅，29 磅只排得下 21 行"
        yield _Problem("rows", "5.2.3", "warning", message, hint)
    if grid.characters and grid.characters != norm.characters:
        message = f"每行 {grid.characters} 字，应为 {norm.characters} 字"
        hint = "核对正文字号、字距和左右边距"
        yield _Problem("characters", "5.2.3", "warning", message, hint)
    free = norm.height - area.top - area.bottom
    pitch = free / norm.rows / MM
    if abs(grid.pitch - pitch) > _PITCH:
        message = f"行距 {grid.pitch:.2f} 磅，撑满版心应为 {pitch:.2f} 磅"
        yield _Problem(
            "line-pitch",
            "5.2.3",
            "warning",
            message,
            "核对正文行距",
        )


def _page_number(
    number: PageNumber,
    norm: Norm,
) -> Iterator[_Problem]:
    """Distance, side and size of the page number (页码, 7.5)."""
    off = number.below - norm.number_below
    if abs(off) > _NUMBER_BELOW:
        message = (
            f"页码一字线在版心下边缘之下 {number.below:.1f} 毫米，"
            f"应为 {norm.number_below:.0f}±{_NUMBER_BELOW:.0f}"
        )
        hint = "调整版式的 number_gap"
        yield _Problem("page-number-distance", "7.5", "error", message, hint)
    is_odd = number.number % 2 == 1
    side, distance = ("右", number.right) if is_odd else ("左", number.left)
    if abs(distance - norm.number_in) > _SIDE:
        message = f"页码 {number.number} 应居{side}空一字，现距{side}边 {distance:.1f} 毫米"
        hint = "核对页脚的奇偶页设置"
        yield _Problem("page-number-side", "7.5", "error", message, hint)
    off_size = number.size - norm.number
    if abs(off_size) > _SIZE:
        message = f"页码 {number.size:.1f} 磅，应为 4号（14 磅）"
        yield _Problem(
            "page-number-size",
            "7.5",
            "warning",
            message,
            "核对页码样式的字号",
        )
