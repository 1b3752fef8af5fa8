"""A decision made to break its reader costs a bounded time, and ends in findings or in a text."""

from __future__ import annotations

import time

import pytest

from policypress.compare.decision.apply.apply import apply
from tests.support.effort import has_time, is_thorough
from tests.support.texts import tree

# Items, marks or places: ten times what the longest decision has, or as many as it has.
MANY = 20_000 if is_thorough() and has_time() else 4_000
# Of processor time: eight times what the slowest takes on a small machine. What is
# quadratic takes minutes for the many, and ten times this for the fewer.
SECONDS = MANY / 2_500
CLAUSES = 300
OLD = tree(
    [
        "办法",
        *(f"第{n}条　规定{n}种情形，甲乙丙丁。" for n in range(1, CLAUSES)),
    ]
)
LONG = tree(["办法", "第一条　" + "甲，" * MANY + "乙。"])


def clause(number: int) -> str:
    """A 条 of the text, whatever the number."""
    return f"第{number % (CLAUSES - 1) + 1}条"


def items(sentence: str) -> str:
    """Many items; # is their number, @ a 条 of the text."""
    lines = [
        sentence.replace("#", str(n)).replace("@", clause(n))
        for n in range(MANY)
    ]
    return "\n".join(lines)


DECISIONS = {
    "items": items("#. 将@中的“规定”修改为“明确”。"),
    "items nobody understands": items("一、把@写得好一些。"),
    "words that are not there": items("一、将@中的“规定情形甲乙丙丁戊己”修改为“明确”。"),
    "places that are not there": items("一、删去第1#条。"),
    "one place again and again": items("一、将第一条中的“规定”修改为“明确#”。"),
    "a list of places": "一、删去" + "、".join(map(clause, range(MANY))) + "。",
    "words in a list": "一、将" + "、".join(map(clause, range(MANY))) + "中的“规定”修改为“明确”。",
    "deep quotations": "一、将第一条修改为：" + "“" * MANY + "”" * MANY,
    "a quotation that never ends": "一、将第一条修改为：“" + "甲，" * MANY * 10,
    "a quotation of many paragraphs": "一、将第一条修改为：“" + "\n“".join(["甲。"] * MANY) + "”",
    "quotations that never close": items("一、将第一条修改为：“"),
    "titles that never close": "一、对" + "《" * MANY,
    "titles in titles": "一、对《" + "《甲》" * MANY + "》作出修改",
    "a number without end": "一、删去第" + "一" * MANY + "条。",
    "ordinals": "一、将" + "第" * MANY + "条删去。",
    "a place without end": "一、删去" + "第一条第一款" * MANY + "。",
    "places of places": "一、将" + "第一条的" * MANY + "删去。",
    "blanks": "一、" + "　" * MANY + "删去第一条" + " " * MANY,
    "a list that ends in nothing": "一、将第一条" + "、第二条以及" * MANY + "删去",
    "runs": "一、" + "第一条至" * MANY + "第二条改为第三条",
    "marks": "一、" + "“”" * MANY,
    "colons and marks": "一、" + "：“”" * MANY,
    "straight marks": "一、" + '"' * MANY,
    "words beside words": "一、将第一条中的" + "“甲”、" * MANY + "“乙”分别修改为“丙”。",
    "additions without a place": "一、" + "增加一条" * MANY,
    "additions in one place": items("一、在第一条后增加一条，作为第一条之一：“甲。”"),
    "additions by number": items("一、增加一条，作为第9#条：“甲。”"),
    "paragraphs in one place": items("一、在第一条第一款后增加一款：“甲。”"),
    "moves": items("一、将@移至第一条后。"),
    "款 into one 条": "\n".join(f"一、将{clause(n)}改为第一条第{n + 1}款。" for n in range(1, CLAUSES - 1)),
    "numbers turned round": "\n".join(f"一、将第{n}条改为第{CLAUSES - n}条。" for n in range(1, CLAUSES)),
    "orders": items("对条文顺序作相应调整。"),
    "captions": items("一、总则"),
    "documents": items("一、对《甲#》作出修改"),
    "preambles": "对《甲》作" * MANY,
    "rows": "一、将第一条修改为：“〔表格〕\n" + "\n".join(["“| a | b |"] * MANY) + "”",
    "individual words": "一、对条文顺序" + "和个别文字" * MANY + "作",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", DECISIONS)
def test_a_hostile_decision_costs_a_bounded_time(name: str) -> None:
    started = time.process_time()
    applied = apply(DECISIONS[name], OLD)
    assert time.process_time() - started < SECONDS
    assert applied.tree is not None or applied.findings
    assert all(one.hint for one in applied.findings)


def test_words_that_stand_everywhere_cost_a_bounded_time() -> None:
    decision = items("一、将全文中的“甲”修改为“乙#”。").splitlines()[:50]
    started = time.process_time()
    applied = apply(decision, LONG)
    assert time.process_time() - started < SECONDS
    assert {one.code for one in applied.findings} == {"overlapping-amendments"}


@pytest.mark.slow
def test_a_decision_of_a_hundred_thousand_items_is_read() -> None:
    """Of a fifth of them where there is no time."""
    count = 5 * MANY
    lines = [
        f"{n}. 将{clause(n)}中的“规定”修改为“明确”。" for n in range(count)
    ]
    started = time.process_time()
    applied = apply(lines, OLD)
    assert time.process_time() - started < 4 * SECONDS
    assert applied.tree is None
    # The first of each clause is in order.
    assert len(applied.findings) >= count - CLAUSES
