"""Units are called what the text calls them, in each kind of text and each paper."""

from __future__ import annotations

import re

import pytest

from policypress.compare import compare
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import Amendment, amendment
from policypress.compare.impact.citations import citation_impacts
from policypress.compare.proof.decision import prove_decision_markdown
from policypress.compare.read.plain_text import parse_text
from policypress.compare.reports.landed import landed
from policypress.compare.reports.wording import how_many, name_of
from policypress.compare.text.tree import Tree, text_of, walk

BY_PART = """某区支持创新若干措施
为了支持创新，制定本措施。
一、支持研发
（一）奖励研发投入。奖励十万元。
（二）奖励平台。给予五万元。
二、支持人才
（一）奖励人才。给予一万元，依照第一部分第（二）项申报。
（二）奖励团队。给予二万元。
"""
THROUGHOUT = BY_PART.replace(
    "二、支持人才\n（一）奖励人才", "二、支持人才\n（三）奖励人才"
).replace("（二）奖励团队", "（四）奖励团队")
DEEP = """某区实施意见
一、总体要求
（一）指导思想
1.坚持创新。内容一。
2.坚持开放。内容二。
（二）目标
1.到2027年。内容三。
二、任务
（一）研发
1.加大投入。内容四。
"""
# The same with its headings marked, as a Word file has them.
DEEPER = re.sub(
    r"(?m)^(?=[一二]、)",
    "## ",
    re.sub(r"(?m)^(?=（)", "### ", DEEP.replace("\n", "\n\n")),
)
ARTICLES = """某区办法
第一章　总则
第一条　甲。
第二章　奖励
第二条　下列企业：
（一）乙；
（二）符合规定的丙类企业。
第三条　丁。
"""
NOTICE = """关于某事的通知
各部门：
一、申报时间。三月。
二、申报对象。本区企业。
"""
ENGLISH = """Measures of a District
Chapter I General
Article 1 These Measures encourage innovation.
Article 2 An enterprise shall:
(a) apply;
(b) pay CNY 100.
"""
SECTIONS = """Service Agreement
Section 1. Definitions. Fee means CNY 100.
Section 2. Payment. The Client shall:
(a) pay the Fee; and
(b) bear the taxes.
Section 3. Term. One year under Section 2 of this Agreement.
"""
EXCERPT = "第六条　获奖企业奖励十万元。\n前款所称企业，是指甲类企业。\n"


def tree(text: str) -> Tree:
    name = "某文.md" if "## " in text else "某文.txt"
    found = parse_text(text, name).tree
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            BY_PART,
            "第一部分 第一部分第（一）项 第一部分第（二）项 "
            "第二部分 第二部分第（一）项 第二部分第（二）项",
        ),
        (
            THROUGHOUT,
            "第一部分 第（一）条 第（二）条 第二部分 第（三）条 第（四）条",
        ),
        (
            DEEP,
            "第一部分 第一部分第（一）项 第一部分第（二）项 "
            "第二部分 第二部分第（一）项",
        ),
        (
            DEEPER,
            "第一部分 第一部分第（一）项 第一部分第（一）项第1目 "
            "第一部分第（一）项第2目 第一部分第（二）项 第一部分第（二）项第1目 "
            "第二部分 第二部分第（一）项 第二部分第（一）项第1目",
        ),
        (ARTICLES, "第一章 第一条 第二章 第二条 第三条"),
        (NOTICE, "第一条 第二条"),
        (ENGLISH, "Chapter I;Article 1;Article 2"),
        (SECTIONS, "Section 1;Section 2;Section 3"),
        (EXCERPT, "第六条"),
        ("第三条之一　甲。\n第四条　乙。\n", "第三条之一 第四条"),
    ],
)
def test_a_unit_is_called_what_its_text_calls_it(
    text: str, names: str
) -> None:
    found = [node.name for node, _ in walk(tree(text)) if node.name]
    assert found == names.split(";" if ";" in names else " ")


def decided(old: str, new: str) -> Amendment:
    """The decision between two texts, proven, read back by its own reader."""
    changes = compare(tree(old), tree(new))
    made = amendment(changes)
    assert not prove_decision_markdown(
        "修改决定.md", made.text.encode(), changes
    )
    applied = apply(made.lines, tree(old))
    assert applied.tree and text_of(applied.tree) == text_of(tree(new))
    return made


@pytest.mark.parametrize(
    ("text", "was", "now", "item"),
    [
        (BY_PART, "十万元", "二十万元", "将第一部分第（一）项中的"),
        (BY_PART, "二万元", "三万元", "将第二部分第（二）项中的"),
        (THROUGHOUT, "二万元", "三万元", "将第（四）条中的"),
        (DEEP, "内容三", "内容五", "将第一部分第（二）项第1目中的"),
        (DEEPER, "内容三", "内容五", "将第一部分第（二）项第1目中的"),
        (ARTICLES, "丙类", "丁类", "将第二条第二项中的"),
        (NOTICE, "三月", "四月", "将第一条中的"),
        (ENGLISH, "CNY 100.", "CNY 200.", "将Article 2(b)中的"),
        (SECTIONS, "bear the", "bear all", "将Section 2(b)中的"),
        (SECTIONS, "One year", "Two years", "将Section 3中的"),
        (EXCERPT, "十万元", "二十万元", "将第六条第一款中的"),
    ],
)
def test_a_decision_names_units_as_the_text_does(
    text: str, was: str, now: str, item: str
) -> None:
    made = decided(text, text.replace(was, now))
    assert any(item in line for line in made.lines), made.text


def test_a_text_that_cites_items_in_brackets_is_amended_so() -> None:
    old = ARTICLES.replace("丁。", "丁，依照第二条第（一）项办理。")
    made = decided(old, old.replace("丙类", "丁类"))
    assert "将第二条第（二）项中的" in made.text


def test_items_of_a_part_come_and_go() -> None:
    more = BY_PART.replace(
        "（二）奖励平台", "（二）奖励基地。给予三万元。\n（三）奖励平台"
    )
    made = decided(BY_PART, more)
    assert (
        "在第一部分第（一）项后增加一项，作为第（二）项：“奖励基地。给予三万元。”"
        in made.text
    )
    assert "第一部分第（二）项改为第（三）项" in made.text
    less = decided(more, BY_PART)
    assert "删去第一部分第（二）项" in less.text


def test_where_an_item_of_a_part_landed_is_named_with_its_part() -> None:
    more = BY_PART.replace(
        "（二）奖励平台", "（二）奖励基地。给予三万元。\n（三）奖励平台"
    )
    made = decided(BY_PART, more)
    became = apply(made.lines, tree(BY_PART)).became
    assert became["第一部分第（二）项"] == "第一部分第（三）项"
    assert became["第二部分第（二）项"] == "第二部分第（二）项"
    last = landed(made.lines[1:], became)[-1]
    assert last.new == ("第一部分第（三）项",)


def test_a_citation_of_an_item_of_a_part_is_followed() -> None:
    more = BY_PART.replace(
        "（二）奖励平台", "（二）奖励基地。给予三万元。\n（三）奖励平台"
    )
    (stale,) = citation_impacts(compare(tree(BY_PART), tree(more)))
    assert stale.state == "stale"
    assert stale.clause == "第二部分第（一）项"
    assert "现为第一部分第（三）项" in stale.message
    right = more.replace("依照第一部分第（二）项", "依照第一部分第（三）项")
    (followed,) = citation_impacts(compare(tree(BY_PART), tree(right)))
    assert followed.state == "followed"
    assert followed.was == "第一部分第（二）项"


def test_the_reports_name_an_item_with_its_part() -> None:
    changes = compare(tree(BY_PART), tree(BY_PART.replace("二万", "三万")))
    (changed,) = [one for one in changes.clauses() if one.changed]
    assert name_of(changed) == "第二部分第（二）项　奖励团队"


REPLY = """某院关于某问题的批复
某市中级人民法院：
你院请示收悉。经研究，批复如下：
同意第一种意见，赔偿十万元。
此复。
某高级人民法院
2026年3月1日
"""


def test_a_text_without_clauses_is_amended_by_paragraphs() -> None:
    new = REPLY.replace("十万元", "二十万元")
    made = decided(REPLY, new)
    assert "将正文第三段中的“十万元”修改为“二十万元”。" in made.text
    changes = compare(tree(REPLY), tree(new))
    assert [one.id for one in changes.elsewhere()] == ["正文"]
    assert how_many(changes) == "没有条文编号，按段落计：修改1段、未变6段"


CONTRACT = """房屋租赁合同
甲方（出租方）：某公司
乙方（承租方）：某中心
第一条　租赁标的
甲方将某处房屋出租给乙方。
第二条　租金
（一）租金每月一万元。
（二）每月五日前支付。
甲方（盖章）：
乙方（盖章）：
签订日期：2026年3月1日
"""


def test_a_contract_is_amended_by_an_agreement() -> None:
    made = decided(CONTRACT, CONTRACT.replace("五日", "十日"))
    assert made.called == "补充协议"
    assert made.title == "《房屋租赁合同》补充协议"
    assert "将第二条第二项中的“五日”修改为“十日”" in made.text
    assert "决定" not in made.text and "重新公布" not in made.text


def test_those_who_sign_a_contract_stand_at_its_end() -> None:
    last = tree(CONTRACT).nodes[-1]
    assert last.kind == "closing" and len(last.lines) == 3


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("技术服务协议", "补充协议"),
        ("房屋租赁合同（示范文本）", "补充协议"),
        ("合作协议书2026年版", "补充协议"),
        ("Service Agreement", "补充协议"),
        ("某区合同管理办法", "修改决定"),
        ("中华人民共和国合同法", "修改决定"),
    ],
)
def test_what_kind_of_paper_amends_a_text(title: str, called: str) -> None:
    text = f"{title}\n第一条　甲。\n第二条　乙。\n"
    assert decided(text, text.replace("乙", "丙")).called == called
