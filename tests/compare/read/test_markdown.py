"""Markdown as official texts are kept in it: what the printed page says, no more
and no less."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policypress.compare import compare
from policypress.compare.impact.uncompared import leftovers
from policypress.compare.read import markdown
from policypress.compare.read.plain_text import parse_text, read_lines
from policypress.compare.read.unread import Unread
from policypress.compare.text.tree import clauses, text_of

CLAUSES = "第一条　甲。\n\n第二条　获奖企业奖励10万元。\n"


def printed(text: str) -> list[str]:
    tree = parse_text(text, "办法.md").tree
    assert tree is not None
    return text_of(tree)


@pytest.mark.parametrize(
    "front",
    [
        "---\nsidebar: auto\ntitle: 某区奖励办法\n---\n\n",
        "---\n---\n",
        "+++\ntitle = '某'\n+++\n",
        "---\ntitle: 某\n...\n",
    ],
)
def test_front_matter_of_a_site_is_no_text(front: str) -> None:
    assert printed(front + "# 某区奖励办法\n\n" + CLAUSES) == [
        "某区奖励办法",
        "第一条　甲。",
        "第二条　获奖企业奖励10万元。",
    ]
    tree = parse_text(front + CLAUSES, "办法.md").tree
    assert tree and clauses(tree)[0].place.line == front.count("\n") + 1


def test_a_rule_that_is_no_front_matter_hides_nothing() -> None:
    assert printed("---\n\n第一条　甲。\n") == ["第一条　甲。"]


@pytest.mark.parametrize(
    "between",
    [
        "# 某区奖励办法\n\n第一条　甲。",
        "第一条　甲。",
        "- 甲\n- 乙",
        "目的：促进发展",
    ],
)
def test_words_between_two_rules_are_no_front_matter(between: str) -> None:
    marked = printed(f"---\n\n{between}\n\n---\n\n第二条　乙。\n")
    assert marked == printed(f"{between}\n\n第二条　乙。\n")
    assert len(marked) == 1 + len(printed(between))


def test_a_comment_mark_within_code_hides_nothing() -> None:
    assert printed("第一条　甲`<!--`乙`-->`丙。\n") == [
        "第一条　甲<!--乙-->丙。"
    ]
    assert printed("第一条　甲<!-- `乙` -->丙。\n") == ["第一条　甲丙。"]
    assert printed("第一条　甲`乙<!--丙-->丁。\n") == ["第一条　甲`乙丁。"]


def test_a_cell_beyond_the_head_of_a_table_is_read() -> None:
    table = "| 等级 | 金额 |\n|---|---|\n| 金奖 | 10万元 | 另加5万元 |\n"
    tree = parse_text(f"第一条　如下：\n\n{table}", "办法.md").tree
    assert tree
    assert any("另加5万元" in line for line in text_of(tree))


def test_items_with_one_number_are_counted_as_a_page_counts_them() -> None:
    counted = printed("第一条　下列：\n\n1. 子；\n1. 丑；\n1. 寅。\n")
    assert counted == printed("第一条　下列：\n\n1. 子；\n2. 丑；\n3. 寅。\n")
    # A gap is the writer's, and has to be seen.
    assert printed("第一条　下列：\n\n1. 子；\n3. 丑。\n")[-1].startswith("3.")


def test_a_list_in_html_has_the_numbers_that_a_page_prints() -> None:
    listed = (
        '第一条　如下：\n\n<ol start="2"><li>子；</li><li>丑。</li></ol>\n'
    )
    assert printed(listed) == printed("第一条　如下：\n\n2. 子；\n3. 丑。\n")
    plain = "第一条　如下：\n\n<ul><li>子；</li><li>丑。</li></ul>\n"
    assert printed(plain) == ["第一条　如下：", "子；", "丑。"]


@pytest.mark.parametrize("how", ['style="display: none"', "hidden"])
def test_hidden_words_of_html_are_no_words_and_told(how: str) -> None:
    text = f"第一条　奖励<span {how}>1<b>0</b></span>20万元。\n"
    tree = parse_text(text, "办法.md").tree
    assert tree and text_of(tree) == ["第一条　奖励20万元。"]
    assert [one.what for one in tree.uncompared] == ["隐藏文字"]


def test_a_picture_that_says_something_else_is_another() -> None:
    old, new = (
        parse_text(f"第一条　如图：![最高{sum_}](a.png)\n", "办法.md").tree
        for sum_ in ("10万元", "20万元")
    )
    assert old and new
    assert [one.same for one in leftovers(old, new)] == [False]


@pytest.mark.parametrize("mark", ["#", "##", "### ", "######"])
def test_a_clause_marked_as_a_heading_is_a_clause(mark: str) -> None:
    text = (
        f"# 某区奖励办法\n\n{mark} 第一条\n\n甲。\n\n{mark} 第二条\n\n乙。\n"
    )
    tree = parse_text(text, "办法.md").tree
    assert tree
    assert [node.label for node in clauses(tree)] == ["第一条", "第二条"]
    assert not parse_text(text, "办法.md").findings


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("依照[某法](https://example.org/fa_1)制定。", "依照某法制定。"),
        ("依照<https://example.org>制定。", "依照https://example.org制定。"),
        ("奖励*一*次。", "奖励一次。"),
        ("奖励**一**次。", "奖励一次。"),
        ("**（一）标题。**内容。", "（一）标题。内容。"),
        ("奖励`10万元`。", "奖励10万元。"),
        ("奖励<b>10</b>万元。", "奖励10万元。"),
        ("自____年__月__日起施行。", "自____年__月__日起施行。"),
        ("a_b_c。", "a_b_c。"),
        ("5 &lt; 6 &amp; 7。", "5 < 6 & 7。"),
        ("2\\*3。", "2*3。"),
        ("[说明]: 每项奖励10万元", "[说明]: 每项奖励10万元"),
        ("[^1]: 每项奖励10万元", "[^1]: 每项奖励10万元"),
        ("    第一条　甲。", "第一条　甲。"),
        ("> 第一条　甲。", "第一条　甲。"),
        ("- （一）甲；", "（一）甲；"),
        ("1. 甲；", "1. 甲；"),
        ("3) 甲；", "3) 甲；"),
    ],
)
def test_marks_come_off_and_words_stay(marked: str, words: str) -> None:
    assert [line.text for line in read_lines(marked, "办法.md")] == [words]


@pytest.mark.parametrize(
    "table",
    [
        "| 等级 | 金额 |\n|---|---|\n| 金奖 | 10万元 |\n",
        "等级 | 金额\n---|---\n金奖 | 10万元\n",
        "|等级|金额|\n|:-:|--:|\n|金奖|10万元|\n",
        "| 等级 | 金额 |\n| 金奖 | 10万元 |\n",
    ],
)
def test_a_table_is_a_table_however_its_pipes_stand(table: str) -> None:
    lines = read_lines(f"第一条　如下：\n\n{table}\n第二条　乙。\n", "办法.md")
    assert lines[1].rows == (("等级", "金额"), ("金奖", "10万元"))
    assert lines[1].place.line == 3


def test_a_wrapped_sentence_is_one_line() -> None:
    wrapped = (
        "第一条　为了鼓励创新，支持企业发展，\n根据有关法律法规，制定本办法。"
    )
    assert printed(wrapped) == [wrapped.replace("\n", "")]


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    text = "某区办法\n第一条　甲。\n第二条　下列企业：\n（一）乙；\n（二）丙。"
    assert printed(text) == text.split("\n")


def test_a_forced_line_end_stays() -> None:
    assert printed("第一条　甲，  \n乙。\n") == ["第一条　甲，", "乙。"]
    assert printed("第一条　甲，<br>乙。\n") == ["第一条　甲，", "乙。"]


def test_a_picture_is_named_and_never_called_equal() -> None:
    old, new = (
        parse_text(f"第一条　甲。\n\n![流程图]({name})\n", f"{name}.md")
        for name in ("a.png", "b.png")
    )
    assert old.tree and new.tree
    (found,) = leftovers(old.tree, new.tree)
    assert (found.what, found.new, found.same) == ("图片", 1, False)
    assert found.places[0].line == 3
    (same,) = leftovers(old.tree, old.tree)
    assert same.same


def test_struck_out_words_are_read_and_told() -> None:
    found = parse_text("第一条　~~甲~~乙。\n", "办法.md")
    assert found.tree and text_of(found.tree) == ["第一条　甲乙。"]
    assert [one.code for one in found.findings] == ["read-otherwise"]


WORDS = st.text(
    "第一条二款（），。；甲乙丙10万元 　#", min_size=0, max_size=24
)
# Among words, most of these are no marks; at the beginning of a line they are.
ODD_WORDS = st.text("甲 　#<>!/-=a1.):@", min_size=0, max_size=12)


def test_a_line_of_wide_spaces_is_blank() -> None:
    lines = read_lines("　\n第一条　甲。\n　\n第二条　乙*。*\n", "办法.md")
    assert [line.place.line for line in lines] == [2, 4]


@given(st.lists(WORDS | ODD_WORDS, max_size=12))
@example(["关于修改<某法>的决定", "<", "甲<", "甲 > 乙", "< a@b.c>"])
@example(["    - 甲"])
@example(["    # 甲"])
@example(["     > 甲"])
def test_a_text_without_marks_reads_as_the_parser_reads_it(
    lines: list[str],
) -> None:
    """The short way and the long one give the same lines."""
    text = markdown._ONLY_SPACES.sub("", "\n".join(lines))
    short, long = (
        markdown._Reader("办法.md", Unread("办法.md")) for _ in range(2)
    )
    if markdown._MARKS.search(text):
        return
    short.read_unmarked(text)
    long.read(markdown._parser().parse(text), text.split("\n"))
    assert short.lines == long.lines


def test_an_equal_text_in_other_marks_is_equal() -> None:
    plain = parse_text("某办法\n第一条　依照某法，奖励10万元。", "旧.txt").tree
    marked = parse_text(
        "# 某办法\n\n**第一条**　依照[某法](x)，\n奖励`10万元`。\n", "新.md"
    ).tree
    assert plain and marked
    kinds = {change.kind for change in compare(plain, marked).changes}
    assert kinds == {"未变"}


@pytest.mark.parametrize(
    "text", ["# 某<br>办法\n", "第一条　甲&#10;乙。\n", "甲：<br>\n| 乙 |\n"]
)
def test_no_line_holds_a_line_end(text: str) -> None:
    assert all("\n" not in line.text for line in read_lines(text, "办法.md"))
