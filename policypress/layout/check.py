"""Measurements → findings: where a rendered page leaves GB/T 9704—2012, page by page, in Chinese.

Only what the standard prescribes (规定) is an error; what it calls usual (一般) is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, Place, Severity
from policypress.layout.measure import Layout, Page
from policypress.layout.norm import GBT9704, Margins, Norm

_MARGIN, _OUTSIDE, _NUMBER_BELOW = (
    1.0,
    0.5,
    1.0,
)  # mm; the first is the standard's own allowance (5.2.1)
_PITCH, _SIZE, _SIDE = 0.3, 0.5, 1.5  # points, points, mm
_EDGES = {"top": "上", "right": "右", "bottom": "下", "left": "左"}


def check_layout(layout: Layout, expect: Norm = GBT9704) -> list[Finding]:
    """What a publisher should know about the pages, in page order."""
    findings = []
    for count, page in enumerate(layout.pages, 1):
        for code, clause, severity, message, hint in _page(page, expect):
            words = f"第{count}页：{message}（GB/T 9704—2012 {clause}）"
            findings.append(Finding(code, words, Place(layout.name), hint, severity))
    if len(layout.pages) > 2 and not any(page.grid for page in layout.pages):
        findings.append(
            Finding(
                "no-full-page",
                "没有排满正文的页，未能核对每页行数和每行字数",
                Place(layout.name),
                "表格、标题多的文件属正常",
                "note",
            )
        )
    return findings


_Problem = tuple[str, str, Severity, str, str]


def _page(page: Page, norm: Norm) -> Iterator[_Problem]:
    size = (norm.height, norm.width) if page.landscape else (norm.width, norm.height)
    if abs(page.width - size[0]) > 1 or abs(page.height - size[1]) > 1:
        yield (
            "page-size",
            "5.1",
            "error",
            f"纸张 {page.width:.0f}×{page.height:.0f} 毫米，应为 A4 {size[0]:.0f}×{size[1]:.0f}",
            "核对版式的 page: width、height",
        )
        return
    area = norm.margins_of(page.landscape)
    if (
        not page.landscape
    ):  # on the shorter page LibreOffice centres the grid, so only the ink tells
        yield from _grid(page, area, norm)
    if page.ink:
        out = [
            f"{name} {getattr(area, edge) - getattr(page.ink, edge):.1f} 毫米"
            for edge, name in _EDGES.items()
            if getattr(area, edge) - getattr(page.ink, edge) > _OUTSIDE
        ]
        if out:
            yield (
                "outside-text-area",
                "5.2.1",
                "error",
                f"有内容超出版心：{'、'.join(out)}",
                "核对表格宽度、缩进和图片",
            )
    yield from _page_number(page, norm)
    for characters in page.title:
        if characters > norm.title_characters:
            yield (
                "long-title-line",
                "7.3.1",
                "warning",
                f"标题一行 {characters} 字，版心只排得下 {norm.title_characters} 字",
                "按词意回行，排成梯形或菱形",
            )


def _grid(page: Page, area: Margins, norm: Norm) -> Iterator[_Problem]:
    grid = page.grid
    if not grid:
        return
    for edge, name in _EDGES.items():
        measured, wanted = getattr(grid.margins, edge), getattr(area, edge)
        said_by_rows = edge == "bottom" and grid.rows != norm.rows
        if abs(measured - wanted) > _MARGIN and not said_by_rows:
            yield (
                "margin",
                "5.2.1",
                "error",
                f"{name}边距 {measured:.1f} 毫米，应为 {wanted:.0f}±{_MARGIN:.0f}",
                "核对版式的 page 和正文行距",
            )
    if grid.rows != norm.rows:
        yield (
            "rows",
            "5.2.3",
            "warning",
            f"排满 {grid.rows} 行，应为 {norm.rows} 行",
            "正文行距 28.95 磅，29 磅只排得下 21 行",
        )
    if grid.characters and grid.characters != norm.characters:
        yield (
            "characters",
            "5.2.3",
            "warning",
            f"每行 {grid.characters} 字，应为 {norm.characters} 字",
            "核对正文字号、字距和左右边距",
        )
    wanted = (norm.height - area.top - area.bottom) / norm.rows * 72 / 25.4
    if abs(grid.pitch - wanted) > _PITCH:
        yield (
            "line-pitch",
            "5.2.3",
            "warning",
            f"行距 {grid.pitch:.2f} 磅，撑满版心应为 {wanted:.2f} 磅",
            "核对正文行距",
        )


def _page_number(page: Page, norm: Norm) -> Iterator[_Problem]:
    number = page.page_number
    if not number:
        if page.ink:
            yield (
                "page-number-missing",
                "7.5",
                "warning",
                "没有页码，或页码不是“— n —”的样子",
                "核对页脚",
            )
        return
    if abs(number.below - norm.number_below) > _NUMBER_BELOW:
        yield (
            "page-number-distance",
            "7.5",
            "error",
            f"页码一字线在版心下边缘之下 {number.below:.1f} 毫米，应为 {norm.number_below:.0f}±{_NUMBER_BELOW:.0f}",
            "调整版式的 number_gap",
        )
    side, wanted = ("右", number.right) if number.number % 2 else ("左", number.left)
    if abs(wanted - norm.number_in) > _SIDE:
        yield (
            "page-number-side",
            "7.5",
            "error",
            f"页码 {number.number} 应居{side}空一字，现距{side}边 {wanted:.1f} 毫米",
            "核对页脚的奇偶页设置",
        )
    if abs(number.size - norm.number) > _SIZE:
        yield (
            "page-number-size",
            "7.5",
            "warning",
            f"页码 {number.size:.1f} 磅，应为 4号（14 磅）",
            "核对页码样式的字号",
        )
