"""Text and Markdown as offices and sites keep them: marks, entities, lists, tables,
encodings, line ends, characters that only look right.
"""

from __future__ import annotations

import pytest

from policypress.compare import compare
from policypress.compare.read.plain_text import (
    parse_bytes,
    parse_text,
    read_lines,
)
from policypress.compare.text.tree import clauses
from tests.compare.read.test_item_marks import levels


def printed(text: str, name: str) -> list[str]:
    """The lines of a text; a table as its cells between |, one row a line."""
    found = []
    for line in read_lines(text, name):
        if line.rows:
            found += ["|".join(row) for row in line.rows]
        else:
            found.append(line.text)
    return found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("第一条　甲&nbsp;乙。", ["第一条　甲\u00a0乙。"]),
        ("&emsp;&emsp;第一条　甲。", ["第一条　甲。"]),
        ("&#12288;&#12288;第一条&#x3000;甲。", ["第一条　甲。"]),
        ("&ldquo;甲&rdquo;&hellip;&hellip;", ["“甲”……"]),
        ("甲 &notanentity; 乙", ["甲 &notanentity; 乙"]),
        ("甲&amp;lt;乙", ["甲&lt;乙"]),
        ("**第一条**　甲。", ["第一条　甲。"]),
        ("**第一条　**甲。", ["第一条　甲。"]),
        ("***第一条*** 甲。", ["第一条 甲。"]),
        ("__第一条__ 甲。", ["第一条 甲。"]),
        ("<u>甲</u>和<sup>2</sup>", ["甲和²"]),
        ("10<sup>2</sup>米", ["10²米"]),
        ("CO<sub>2</sub>", ["CO₂"]),
        ('<span style="color:red">甲</span>', ["甲"]),
        (
            "<p>第一条　甲。</p>\n<p>第二条　乙。</p>",
            ["第一条　甲。", "第二条　乙。"],
        ),
        ("<div>\n第一条　甲。\n</div>", ["第一条　甲。"]),
        ("甲<!-- 内部 -->乙", ["甲乙"]),
        ("甲\\\n乙", ["甲", "乙"]),
        ("甲<br/>乙", ["甲", "乙"]),
        ("1\\. 甲", ["1. 甲"]),
        ("1、甲\n2、乙", ["1、甲", "2、乙"]),
        ("1. 甲\n2. 乙", ["1. 甲", "2. 乙"]),
        ("1. 甲\n   1. 乙\n   2. 丙", ["1. 甲", "1. 乙", "2. 丙"]),
        ("1. 甲\n\n   乙\n2. 丙", ["1. 甲", "乙", "2. 丙"]),
        ("* 甲\n* 乙", ["甲", "乙"]),
        ("+ 甲\n    - 乙", ["甲", "乙"]),
        ("- [x] 甲\n- [ ] 乙", ["☑甲", "☐乙"]),
        ("> 甲\n>\n> 乙", ["甲", "乙"]),
        ("> > 甲", ["甲"]),
        ("总则\n====\n\n甲。", ["总则", "甲。"]),
        ("## 第一章　总则 ##", ["第一章　总则"]),
        ("#总则", ["#总则"]),
        ("甲[^1]。\n\n[^1]: 注。", ["甲[^1]。", "[^1]: 注。"]),
        ('见[通知](a.md "题")。', ["见通知。"]),
        ("见[通知][1]。\n\n[1]: a.md", ["见[通知][1]。", "[1]: a.md"]),
        ("甲$x^2$乙", ["甲$x^2$乙"]),
        ("```\n第一条　甲。\n```", ["第一条　甲。"]),
        (
            "    第一条　甲。\n\n    第二条　乙。",
            ["第一条　甲。", "第二条　乙。"],
        ),
        ("\t第一条　甲。", ["第一条　甲。"]),
        ("\u3000\u3000第一条　甲。", ["第一条　甲。"]),
        ("甲\n\n***\n\n乙", ["甲", "乙"]),
        ("自____年__月__日起", ["自____年__月__日起"]),
        ("3\\*4\\*5", ["3*4*5"]),
        ("a_{1}*b_{2}", ["a_{1}*b_{2}"]),
        ("|a|b|\n|-|-|\n|c\\|d|e|", ["a|b", "c|d|e"]),
        ("|a|b|\n|-|-|\n|c|", ["a|b", "c|"]),
        ("|a|b|\n|-|-|\n|c<br>d|e|", ["a|b", "c\nd|e"]),
        ("甲：\n|a|b|\n|-|-|\n|c|d|\n\n乙", ["甲：", "a|b", "c|d", "乙"]),
        (
            "<table><tr><th>等级</th><th>金额</th></tr>"
            "<tr><td>金奖</td><td>10万元</td></tr></table>",
            ["等级|金额", "金奖|10万元"],
        ),
        (
            "<table>\n<tr>\n<td>金奖</td>\n<td>5<br>万元</td>\n</tr>\n</table>",
            ["金奖|5\n万元"],
        ),
        ("<img src='a.png'>甲", ["甲"]),
        ("<ruby>频<rt>pín</rt></ruby>次", ["频次"]),
        ("<style>p {}</style>\n\n甲", ["甲"]),
        ('<input type="checkbox" checked> 甲', ["☑ 甲"]),
        (
            '<table><tr><td rowspan="2">甲</td><td>乙</td></tr>'
            "<tr><td>丙</td></tr></table>",
            ["甲|乙", "|丙"],
        ),
        (
            "<table><tr><td>\n\n**甲**\n\n</td><td>乙</td></tr></table>",
            ["甲|乙"],
        ),
        (
            "<table><tr><td>甲<table><tr><td>内</td></tr></table></td></tr>"
            "</table>\n\n乙",
            ["甲\n内", "乙"],
        ),
        ("<table><tr><td>甲", ["甲"]),
        (
            '<table><tr><td colspan="2">甲</td></tr>'
            "<tr><td>乙</td><td>丙</td></tr></table>",
            ["甲|", "乙|丙"],
        ),
    ],
)
def test_markdown_reads_as_its_printed_page(
    text: str, shown: list[str]
) -> None:
    assert printed(text, "办法.md") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("第一条　甲**乙**。", ["第一条　甲**乙**。"]),
        ("# 标题\n> 甲", ["# 标题", "> 甲"]),
        ("第一条　甲。\r第二条　乙。", ["第一条　甲。", "第二条　乙。"]),
        ("第一条　甲。\r\n\r\n第二条　乙。", ["第一条　甲。", "第二条　乙。"]),
        ("第一条　甲。\x0c第二条　乙。", ["第一条　甲。", "第二条　乙。"]),
        ("第一条　甲。\x0b第二条　乙。", ["第一条　甲。", "第二条　乙。"]),
        ("第一条　甲。\u2029第二条　乙。", ["第一条　甲。", "第二条　乙。"]),
        ("第一条　甲。\x85第二条　乙。", ["第一条　甲。", "第二条　乙。"]),
        ("甲&nbsp;乙", ["甲&nbsp;乙"]),
        ("____年\n----\n====", ["____年", "----", "===="]),
    ],
)
def test_plain_text_is_what_it_says(text: str, shown: list[str]) -> None:
    assert printed(text, "办法.txt") == shown


WORDS = "某区奖励办法\r\n第一条　奖励企业①，€5，㎡，〇。\r\n第二条　乙。\r\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("gb18030"),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        b"\x84\x31\x95\x33" + WORDS.encode("gb18030"),
    ],
)
@pytest.mark.parametrize("name", ["办法.txt", "办法.md"])
def test_one_text_is_one_in_every_encoding(data: bytes, name: str) -> None:
    tree = parse_bytes(data, name).tree
    assert tree is not None
    assert tree.title == "某区奖励办法"
    assert [node.lines[0].printed for node in clauses(tree)] == [
        "第一条　奖励企业①，€5，㎡，〇。",
        "第二条　乙。",
    ]


def kinds(old: str, new: str) -> set[str]:
    """The kinds of change between two texts of one clause."""
    texts = [
        parse_text(f"第一条　{words}\n第二条　乙。", f"{n}.txt").tree
        for n, words in enumerate((old, new))
    ]
    assert texts[0] and texts[1]
    return {one.kind for one in compare(texts[0], texts[1]).changes} - {"未变"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⽀持企业。", "支持企业。"),
        ("奖\u200b励\ufeff企业。", "奖励企业。"),
        ("奖励\u2060企业\ufe0f。", "奖励企业。"),
        ("\uf900企业。", "豈企业。"),
        ("⻋辆。", "车辆。"),
    ],
)
def test_a_character_that_only_looks_right_is_the_same(
    one: str, other: str
) -> None:
    assert kinds(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("面积100㎡。", "面积100m²。"),
        ("如下……。", "如下...。"),
        ("奖励1,000,000元。", "奖励1000000元。"),
        ("奖励１０万元。", "奖励10万元。"),
        ("不超过50％。", "不超过50%。"),
        ("（甲）。", "(甲)。"),
        ("甲 乙。", "甲乙。"),
        ("“甲”。", '"甲"。'),
    ],
)
def test_another_way_to_write_it_is_typography(one: str, other: str) -> None:
    assert kinds(one, other) == {"版式差异"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("奖励50万元。", "奖励5万元。"),
        ("10²米。", "102米。"),
        ("☑同意。", "☐同意。"),
        ("奖励①。", "奖励②。"),
        ("1.5万元。", "15万元。"),
        ("10,5。", "105。"),
        ("-5℃。", "5℃。"),
        ("按A/B计算。", "按AB计算。"),
    ],
)
def test_what_means_something_else_is_a_change(one: str, other: str) -> None:
    assert kinds(one, other) == {"修改"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("１）", "２）"),
        ("（１）", "（２）"),
        ("1．", "2．"),
        ("1、", "2、"),
        ("a. ", "b. "),
        ("A．", "B．"),
        ("a、", "b、"),
        ("i. ", "ii. "),
        ("（i）", "（ii）"),
        ("iv) ", "v) "),
        ("ⅰ.", "ⅱ."),
        ("Ⅰ.", "Ⅱ."),
        ("（Ⅰ）", "（Ⅱ）"),
        ("⒜", "⒝"),
        ("ⓐ", "ⓑ"),
        ("❶", "❷"),
        ("㊀", "㊁"),
        ("甲、", "乙、"),
        ("（甲）", "（乙）"),
        ("1.1 ", "1.2 "),
        ("1.1.1　", "1.1.2　"),
    ],
)
def test_further_marks_begin_a_subitem(first: str, second: str) -> None:
    text = (
        f"第一条　下列企业可以申报：\n（一）甲类：\n{first}子；\n{second}丑。\n"
        "（二）乙类。\n第二条　乙。\n"
    )
    found = levels(text)
    assert [level for level, _ in found] == [
        "clause",
        "item",
        "subitem",
        "subitem",
        "item",
        "clause",
    ]
    assert found[2][1] == first.strip()


@pytest.mark.parametrize(
    "words",
    [
        "A股上市公司，奖励10万元。",
        "5G企业，奖励10万元。",
        "2.5万元以上的。",
        "甲方应当付款。",
        "（甲方）应当付款。",
        "I类企业。",
        "vivo公司。",
        "a类企业。",
        "甲、乙、丙三类企业。",
        "甲、乙双方应当签字。",
        "[注]企业。",
    ],
)
def test_words_that_begin_like_a_mark_are_words(words: str) -> None:
    text = f"第一条　如下：\n{words}\n第二条　乙。"
    assert levels(text)[1] == ("paragraph", "")
