"""中文字体由主题决定：没有指定中文字体。

检查：默认样式是否指定了中文字体（eastAsia），有没有被主题字体盖过。
为什么：没有指定中文字体的，换一台电脑就换一种字体，行数、页数随之变化。
不好：正文样式只有 Times New Roman
好：正文样式中文字体为仿宋
来源：GB/T 9704—2012 5.2.2；一般
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-08",
    name="theme-fonts",
    severity="warning",
    strength="一般",
    source="GB/T 9704—2012 5.2.2",
    reads="package",
    genres=frozenset(("rules", "measures", "notice")),
)


def find(file: WordFile) -> Iterator[Spot]:
    """A file whose ordinary text leaves its Chinese font to the theme."""
    if file.styles is None:
        return
    fonts = list(_ordinary(file.styles))
    named = any(one.get(f"{W}eastAsia") for one in fonts)
    typed = {
        one.get(f"{W}eastAsia") for one in file.document.iter(f"{W}rFonts")
    }
    if not named and not typed - {None}:
        yield Spot(
            file.place,
            "正文没有指定中文字体，由各台电脑的主题决定",
            "把正文样式的中文字体设为仿宋（仿宋_GB2312）",
        )


def _ordinary(styles: Any) -> Iterator[Any]:
    """The fonts of the defaults and of the default paragraph style."""
    for defaults in styles.iter(f"{W}docDefaults"):
        yield from defaults.iter(f"{W}rFonts")
    for style in styles.iter(f"{W}style"):
        is_default = style.get(f"{W}default") in ("1", "true")
        if is_default and style.get(f"{W}type") == "paragraph":
            yield from style.iter(f"{W}rFonts")
