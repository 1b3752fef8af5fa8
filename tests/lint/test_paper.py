"""A text as rules read it: which of its lines are one sentence."""

from __future__ import annotations

from policypress.compare.read.plain_text import parse_text
from policypress.lint.paper import paper_of

# Texts taken out of a PDF: each line as wide as the page.
WIDE = "为了促进本区产业发展，对符合下列条件的单位，按照实际发生的\n费用给予"


def read(text: str) -> list[str]:
    """The lines that rules see."""
    tree = parse_text(text, "稿").tree
    assert tree is not None
    return paper_of(tree, "text").text.split("\n")


def test_a_sentence_broken_by_the_page_is_one():
    assert (
        read(f"某办法\n{WIDE}补助。")[1] == WIDE.replace("\n", "") + "补助。"
    )


def test_items_of_a_table_of_contents_stay_apart():
    rows = [
        "1.某市促进数字经济和实体经济深度融合发展若干措施及其说明",
        "2.某市促进生产性服务业和制造业融合发展若干措施及其说明",
        "3.某市重点项目落户奖励办法",
    ]
    lines = read("\n".join(["某市政策汇编", "目 录", *rows]))
    assert lines[-3:] == rows
