"""What kind of text somebody's document is, by its title (文种)."""

from __future__ import annotations

import re

from policypress.compare.text.tree import Tree
from policypress.lint.rule import Genre

# Behind a title: （试行）, （征求意见稿）, （2024年修订）.
_REMARK = re.compile(r"[（(][^（）()]{0,40}[）)]\s*$")
# In this order: 关于修改…的决定 before 决定, 起草说明 before 说明.
_ENDINGS: tuple[tuple[Genre, str], ...] = (
    ("decision", r"关于(?:修改|修订|废止)[^\n]{0,200}决定|修正案"),
    ("note", r"起草说明|编制说明|修订说明|政策解读|解读|说明"),
    ("table", r"对照表|情况表|审查表|汇总表|清单|一览表|台账"),
    ("guide", r"申报指南|办事指南|操作规程|操作指引|指南|指引|申报通知"),
    ("notice", r"通知|通告|公告|函|批复|通报|意见的通知"),
    ("measures", r"若干措施|措施|若干政策|政策|意见|方案|计划|行动"),
    ("rules", r"办法|细则|规定|规则|制度|规程|规范|守则|章程"),
    ("law", r"法|法典|条例|解释"),
)
_PATTERNS = tuple(
    (genre, re.compile(f"(?:{words})$")) for genre, words in _ENDINGS
)
# 《…法》实施办法 of a people's congress is 地方性法规 and numbers as a law does.
_LAW = re.compile(r"^中华人民共和国|实施《")


# 最高人民法院 makes 规定 and 解释 that are no 规范性文件.
_COURT = re.compile("最高人民(?:法院|检察院)")
# A file is often called by its title and its number: 某办法_某府规〔2024〕13号.
_NUMBER = re.compile("[_＿ ][^_＿ ]{0,30}号?$|_[0-9]{6,8}$")


def genre_of(tree: Tree) -> Genre:
    """The kind of a text, "text" when neither its title nor the name of its file says:
    in Word files the title may be only the issuer, its own line being read as text."""
    name = tree.name.rsplit(".", 1)[0]
    for title in ("".join(tree.title.split()), name, _NUMBER.sub("", name)):
        genre = _genre(title)
        if genre != "text":
            is_court = genre in ("rules", "text") and _COURT.search(title)
            return "law" if is_court else genre
    return "text"


def _genre(title: str) -> Genre:
    """The kind that a title says."""
    while (shorter := _REMARK.sub("", title)) != title:
        title = shorter
    for genre, pattern in _PATTERNS:
        if not pattern.search(title):
            continue
        if genre == "rules" and _LAW.search(title):
            return "law"
        return genre
    return "text"
