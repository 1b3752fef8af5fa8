"""No number of a text is lost on the way in: it is reckoned as the text says, or the
drafter reads which one is not, and where.
"""

from __future__ import annotations

import pytest

from policypress.pipeline.composing import found_by_composing
from policypress.pipeline.importing import ImportRequest, import_text
from policypress.source import load
from policypress.system.environment import ROOT

TEMPLATES = ROOT / "templates"


def imported(tmp_path, text, name="原文.txt"):
    """What came of a text, and the policy."""
    file = tmp_path / name
    file.write_text(text, "utf-8")
    into = tmp_path / "政策"
    request = ImportRequest(file, into, TEMPLATES)
    result = import_text(request, lambda *_: None)
    assert result.is_equal, [str(one) for one in result.findings]
    found = found_by_composing(into, TEMPLATES).findings
    assert [one for one in found if one.severity == "error"] == []
    return result, load(into).policy


def articles(*words):
    """A text of these articles."""
    numbers = "一二三四五六七八九"
    lines = [f"第{numbers[at]}条 {one}" for at, one in enumerate(words)]
    return "\n".join(["云湾区扶持办法", *lines, ""])


def supports(policy):
    """All supports of a policy."""
    return [
        one
        for provision in policy.provisions.values()
        for one in provision.supports.values()
    ]


def told(result, *codes):
    """The messages of these codes, each with its line."""
    return [
        (one.place.line, one.message)
        for one in result.findings
        if one.code in codes
    ]


def test_a_ceiling_as_a_cheque_writes_it_is_a_limit(tmp_path):
    text = articles("每度电补助0.15元，单家企业年度上限为人民币叁拾万元整。")
    result, policy = imported(tmp_path, text)
    (support,) = supports(policy)
    (limit,) = support.limits.values()
    assert (str(limit.figure), limit.period) == ("30万元", "year")
    assert told(result, "figure-as-words", "limit-not-read") == []


def test_for_how_many_months_something_is_given_is_reckoned(tmp_path):
    text = articles("省级人才每月补贴1万元，发放36个月。")
    _, policy = imported(tmp_path, text)
    (support,) = supports(policy)
    assert str(support.amount.of.at_most) == "36个月"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("每月补贴1万元，连发三年。", "连发三年"),
        ("每月补贴1万元，补贴3年。", "补贴3年"),
        ("三年内每月补贴1万元。", "三年内每月补贴1"),
        ("每月补贴1万元，满三年止。", "满三年止"),
    ],
)
def test_years_of_a_sum_for_each_month_are_told(tmp_path, words, said):
    result, _ = imported(tmp_path, articles(words))
    assert told(result, "limit-not-read") == [
        (2, f"限量没有拟进这项资助：“{said}”")
    ]


def test_what_is_added_is_no_level_of_what_it_is_added_to(tmp_path):
    text = (
        "云湾区补贴办法\n第一条 补贴标准为：\n（一）自理老人，每人每月200元；\n"
        "（二）失能老人，每人每月350元，其中重度失能的，加发150元。\n"
    )
    result, policy = imported(tmp_path, text)
    (support,) = supports(policy)
    assert support.amount.words(support.amount.plain).count("每人每月") == 4
    ((line, message),) = told(result, "support-not-read")
    assert line == 4 and "加发的150元是不是每人·月都加" in message


def test_what_is_added_for_the_same_units_is_a_support_of_its_own(tmp_path):
    text = articles(
        "失能老人每人每月补贴350元，其中重度失能的每人每月加发150元。"
    )
    _, policy = imported(tmp_path, text)
    given = [one.amount.words(one.amount.plain) for one in supports(policy)]
    assert given == ["每人每月350元", "每人每月150元"]


def test_a_table_whose_heads_have_the_unit_is_listed_and_told(tmp_path):
    text = (
        "# 云湾区补贴办法\n\n第一条 建设补贴标准如下表：\n\n"
        "| 类型 | 新建（万元/床） | 改建（万元/床） |\n|---|---|---|\n"
        "| 护理型 | 1.5 | 0.8 |\n| 普通型 | 1 | 0.5 |\n"
    )
    result, _ = imported(tmp_path, text, "原文.md")
    assert [(one["yuan"], one["status"]) for one in result.amounts] == [
        (15_000, "unread"),
        (8_000, "unread"),
        (10_000, "unread"),
        (5_000, "unread"),
    ]
    assert [message for _, message in told(result, "table-not-read")] == [
        "表中没有登记为数据的数值：“新建（万元/床）”栏：1.5、1",
        "表中没有登记为数据的数值：“改建（万元/床）”栏：0.8、0.5",
    ]


def test_a_ceiling_in_an_article_of_its_own_gives_nothing(tmp_path):
    text = articles(
        "运营补贴为每人每月200元。",
        "每家机构每年补贴不超过¥1,200,000元。",
    )
    result, policy = imported(tmp_path, text)
    assert len(supports(policy)) == 1
    ((line, message),) = told(result, "support-not-read")
    assert line == 3 and "前面各条的限额" in message


def test_a_list_says_figure_only_of_what_is_data(tmp_path):
    text = articles(
        "每月房租超过5,000元的部分不予减免。",
        "按日加收万分之五的滞纳金。",
        "本科减免三成，另一方减半享受。",
    )
    result, policy = imported(tmp_path, text)
    first = next(iter(policy.provisions.values()))
    assert [str(one.value) for one in first.facts.values()] == ["5000元"]
    assert [one["status"] for one in result.amounts][:2] == [
        "figure",
        "unread",
    ]
    assert told(result, "figure-as-words") == [
        (3, "没有登记为数据、照写的数值：“万分之五”"),
        (4, "没有登记为数据、照写的数值：“三成”"),
        (4, "没有登记为数据、照写的数值：“减半”"),
    ]


def test_what_an_annex_gives_is_told(tmp_path):
    text = (
        articles("标准见附件。") + "附件\n标准\n国家级平台给予100万元奖励。\n"
    )
    result, _ = imported(tmp_path, text)
    assert told(result, "support-not-read") == [
        (5, "没有拟成资助项目（写在附件里）：奖励，定额，100万元")
    ]


def test_items_whose_numbers_word_sets_apart_are_items(tmp_path):
    """Word puts a tab behind an automatic number; the words are the same without it."""
    text = (
        "云湾区奖补办法\n第一条 奖补标准如下：\n（一）\t甲类，给予50万元奖励；\n"
        "（二）\t乙类，给予20万元奖励。\n"
    )
    result, policy = imported(tmp_path, text)
    (provision,) = policy.provisions.values()
    (paragraph,) = provision.paragraphs.values()
    assert len(paragraph.items) == 2
    assert told(result, "kept-number") == []
