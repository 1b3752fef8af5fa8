"""Texts of norms (.md, .txt) as nobody should write them."""

from __future__ import annotations

from random import Random

from tests.hostile import oddities

BASE = """\
# 青石区促进手艺发展若干措施

（2024年3月1日青石区人民政府第5次常务会议通过）

## 第一章　总则

第一条　为了促进手艺发展，根据《青石区手艺发展规划》，制定本措施。

第二条　本措施适用于在本区依法设立的下列单位：

（一）手艺工作室；

（二）从事手艺培训的机构：

1.公办机构；

2.民办机构。

第三条　获得大赛金奖的，奖励20万元；获得银奖的，奖励10万元。
同一单位每年最高30万元。

前款所称大赛，是指市级以上手艺大赛。

| 奖项 | 金额 |
|---|---|
| 金奖 | 20万元 |
| 银奖 | 10万元 |

## 第二章　附则

第四条　违反本措施第三条第一款规定的，依照《行政处罚法》第五十七条处理。

第五条　本措施自2024年5月1日起施行，有效期3年。

附件1　申请表

附件2　手艺目录
"""

_PIECES = (
    "第六条　新条。", "第三条之一　插入。", "第一条　重复。", "第九千九百九十九条　末条。", "第0条　零。",
    "（一）", "（一）（二）（三）", "1.2.3.4.5.", "第一编", "第一分编", "第一节　节", "附件", "附件999999　表",
    "# ", "###### 深", "####### 更深", "<!--", "-->", "<!--" * 3000, "<" * 5000, "&#0;", "&#x1b;",
    "[" * 2000, "](" * 500, "`" * 999, "*" * 3000, "_" * 2000, "> " * 900, "- " * 400 + "x",
    "| a | b |\n|---|---|\n" + "| x | y |\n" * 900, "| a |\n|---|\n|" + " x |" * 20000,
    "|" + "-|" * 3000, "<table><tr><td>" * 100, "```", "~~~\n", "    缩进", "\t制表", "---", "===",
    "[x]: <y>", "[^1]: 注", "\\" * 999, "“" * 500, "《" * 500, "（" * 900, "第" * 5000, "一" * 5000,
    "第一条" * 2000, "前款" * 2000, "依照第三条第一款第一项的规定，" * 600, "、" * 3000, "1" * 6000,
    "第一条　甲。\n" * 1500, "（一）子；\n" * 1500, "甲。\n\n" * 3000, "\u2028", "\u2029", "\x85", "\x0b",
    "\x0c", "\x1c", "\x00", "\ufeff", "\u202e", "\u200f", "\x1b[2J", "\r", "\ud800", "\U0010ffff",
)  # fmt: skip


def pair(rng: Random) -> tuple[bytes, bytes]:
    """Two versions, one or both of them odd."""
    old, new = BASE, BASE
    if rng.random() < 0.5:
        new = BASE.replace("20万元", "25万元").replace(
            "第四条", "第四条　新增一条。\n\n第五条"
        )
    old_bytes = mutated(rng, old)
    new_bytes = mutated(rng, new) if rng.random() < 0.4 else new.encode()
    if rng.random() < 0.5:
        return new_bytes, old_bytes
    return old_bytes, new_bytes


def mutated(rng: Random, source: str) -> bytes:
    """One text with a few changes."""
    content = source
    for _ in range(rng.choice((1, 1, 2, 4))):
        content = _change(rng, content)
    chance = rng.random()
    if chance > 0.94:
        return oddities.recoded(rng, content)
    data = content.encode("utf-8", "surrogatepass")
    return oddities.damaged(rng, data) if chance > 0.86 else data


def _change(rng: Random, content: str) -> str:
    lines = content.split("\n")
    at = rng.randrange(len(lines))
    way = rng.randrange(9)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, lines[rng.randrange(len(lines))])
    elif way in (2, 3):
        lines.insert(at, rng.choice(_PIECES))
    elif way == 4:
        lines[at] = oddities.splice(rng, lines[at], rng.choice(_PIECES))
    elif way == 5:
        lines[at] = oddities.splice(rng, lines[at], oddities.text(rng))
    elif way == 6:
        other = rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 7 and rng.random() < 0.3:
        return oddities.repeated(rng, content)
    else:
        lines[at] = lines[at][: rng.randint(0, len(lines[at]))]
    return "\n".join(lines)
