"""附件名称后面有标点、扩展名：附件：1.整治标准。

检查：附件说明里的名称以句号、分号、逗号结尾，或者带着“.doc”“.xlsx”等文件扩展名。
为什么：附件名称后不加标点；扩展名是电子文件的，不是附件名称的一部分。
不好：附件：1.农贸市场整治标准。
好：附件：1.农贸市场整治标准
来源：GB/T 9704—2012 7.3.4（附件说明）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-36",
    name="annex-name-mark",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.4",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_LIST = re.compile(
    "^[ \u3000]*附件[：:][ \u3000]*(?P<name>[^\n。；]{1,49}[^\n。；，、])"
    "(?P<mark>[。；，]?)[ \u3000]*$"
    "|^[ \u3000]*附件[：:][ \u3000]*(?P<one>[^\n]{2,50})$",
    re.MULTILINE,
)
_NEXT = re.compile(
    "^[ \u3000]*[0-9]{1,2}[.．、][ \u3000]*(?P<name>[^\n。；]{1,49}[^\n。；，、])"
    "(?P<mark>[。；，]?)[ \u3000]*$"
)
_FILE = re.compile(
    "[.．](?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|jpg|png)$", re.IGNORECASE
)
_INLINE = re.compile("[；;][ \u3000]*[0-9]{1,2}[.．、]")
_MOST = 30  # annexes of a text


def find(paper: Paper) -> Iterator[Hit]:
    """Each name in the list of annexes with a mark or a file ending behind it."""
    for found in paper.search(_LIST):
        if found["name"] is None or _INLINE.search(found[0]):
            continue
        yield from _of_name(found, 0)
        at = paper.index_at(found.start())
        for passage in paper.passages[at + 1 : at + 1 + _MOST]:
            row = _NEXT.match(paper.line_of(passage))
            if row is None:
                break
            yield from _of_name(row, passage.start)


def _of_name(found: re.Match[str], start: int) -> Iterator[Hit]:
    """What is wrong with a name. start: of its line, where only that was searched."""
    name, mark = found["name"].rstrip(" \u3000"), found["mark"]
    begin = start + found.start("name")
    if mark:
        end = start + found.end("mark")
        yield Hit(begin, end, "附件名称后面不加标点。", "删去标点。")
    file = _FILE.search(name)
    if file is not None:
        end = begin + len(name)
        yield Hit(
            begin, end, f"附件名称带着扩展名“{file[0]}”。", "删去扩展名。"
        )
