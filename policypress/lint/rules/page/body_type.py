"""正文字号不是3号：正文用4号字。

检查：二十字以上的各段，多数用的字号是不是3号（16磅）；字体是不是仿宋。
为什么：公文正文一般用3号仿宋，22行、每行28字以此为准。
不好：正文4号宋体
好：正文3号仿宋
来源：GB/T 9704—2012 5.2.2；一般
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-06",
    name="body-type",
    severity="warning",
    strength="一般",
    source="GB/T 9704—2012 5.2.2",
    reads="package",
    genres=frozenset(("rules", "measures", "notice")),
)
_LONG = 20  # characters of a paragraph of prose
_SIZE = 32  # half points: 3号
_FEWEST = 3  # paragraphs from which a file has a body


def find(file: WordFile) -> Iterator[Spot]:
    """A file most of whose prose has another size."""
    styles = _sizes(file.styles)
    sizes = Counter(
        size
        for paragraph in file.document.iter(f"{W}p")
        for size in [_size(paragraph, styles)]
        if size
    )
    if sum(sizes.values()) < _FEWEST:
        return
    usual, _ = sizes.most_common(1)[0]
    if usual != _SIZE:
        yield Spot(
            file.place,
            f"正文多数用{usual / 2:g}磅字，公文正文一般用3号（16磅）",
            "把正文样式设为3号仿宋",
        )


def _sizes(styles: Any) -> dict[str, int]:
    """The size of each style in half points, by its id; "" for ordinary text."""
    if styles is None:
        return {}
    found = {}
    for defaults in styles.iter(f"{W}docDefaults"):
        found[""] = _said(defaults) or 20
    for style in styles.iter(f"{W}style"):
        size = _said(style)
        if not size:
            continue
        found[style.get(f"{W}styleId", "")] = size
        is_default = style.get(f"{W}default") in ("1", "true")
        if is_default and style.get(f"{W}type") == "paragraph":
            found[""] = size
    return found


def _size(paragraph: Any, styles: dict[str, int]) -> int:
    """The size of a paragraph of prose, 0 for anything short."""
    words = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
    if (
        len(words) < _LONG
        or next(paragraph.iterancestors(f"{W}tc"), None) is not None
    ):
        return 0
    longest = max(paragraph.iter(f"{W}r"), key=_length, default=None)
    own = _said(longest) if longest is not None else 0
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(f"{W}val", "") if style is not None else ""
    return own or styles.get(name) or styles.get("", 0)


def _length(run: Any) -> int:
    return sum(len(one.text or "") for one in run.iter(f"{W}t"))


def _said(element: Any) -> int:
    """The size that an element names for its words, 0 for none."""
    for size in element.iter(f"{W}sz"):
        said = size.get(f"{W}val", "")
        return int(said) if said.isdigit() else 0
    return 0
