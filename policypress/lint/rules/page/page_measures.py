"""纸张、页边和版心不合公文格式：天头30毫米。

检查：各节的纸张大小、天头（37毫米）、订口（28毫米）和版心（156×225毫米），允许误差1毫米；横排的节只查纸张。
为什么：公文用纸和版心是强制的，页边不同，装订和归档都不整齐。
不好：天头25.4毫米，订口31.8毫米（Word 默认）
好：天头37毫米，订口28毫米，版心156×225毫米
来源：GB/T 9704—2012 5.1、5.2.1；规定
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W, number, sections
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-01",
    name="page-measures",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 5.1、5.2.1",
    reads="package",
    genres=frozenset(("rules", "measures", "notice")),
    checks=("page-size", "margin", "outside-text-area"),
)
_PAPER = (210.0, 297.0)
_TYPE = (156.0, 225.0)
_TOP, _LEFT = 37.0, 28.0
_ALLOWED = 1.05  # mm: the standard's own, and what rounding to twips adds


def find(file: WordFile) -> Iterator[Spot]:
    """Each section that has another page than the standard's."""
    for count, section in sections(file):
        wrong = _wrong(section)
        if wrong:
            said = "；".join(wrong)
            yield Spot(
                file.place,
                f"第{count}节版面不合公文格式：{said}",
                "在页面设置里改为 A4，天头37毫米、订口28毫米、右26毫米、下35毫米",
                where=f"第{count}节",
            )


def _wrong(section: Any) -> list[str]:
    """What is wrong with a section, in words."""
    size = section.find(f"{W}pgSz")
    margins = section.find(f"{W}pgMar")
    width, height = number(size, "w"), number(size, "h")
    if width is None or height is None:
        return []
    sides = sorted((width, height))
    if any(abs(a - b) > _ALLOWED for a, b in zip(sides, _PAPER, strict=True)):
        return [f"纸张{width:.0f}×{height:.0f}毫米，应为210×297毫米"]
    is_landscape = width > height
    if is_landscape or margins is None:
        return []
    return _margins(margins, width, height)


def _margins(
    margins: Any,
    width: float,
    height: float,
) -> list[str]:
    """What is wrong with the margins of an upright page."""
    top, left = number(margins, "top"), number(margins, "left")
    right, bottom = number(margins, "right"), number(margins, "bottom")
    if top is None or left is None or right is None or bottom is None:
        return []
    wrong = []
    for name, found, wanted in (("天头", top, _TOP), ("订口", left, _LEFT)):
        if abs(found - wanted) > _ALLOWED:
            wrong.append(f"{name}{found:.1f}毫米，应为{wanted:.0f}毫米")
    area = (width - left - right, height - top - bottom)
    if any(
        abs(a - b) > 2 * _ALLOWED for a, b in zip(area, _TYPE, strict=True)
    ):
        wrong.append(f"版心{area[0]:.0f}×{area[1]:.0f}毫米，应为156×225毫米")
    return wrong
