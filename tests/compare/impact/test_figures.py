"""资金变动: what a policy pays, to whom and on what conditions, before and after."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_text
from policypress.compare.impact.benchmarks import benchmark_impacts
from policypress.compare.impact.citations import citation_impacts
from policypress.compare.impact.documents import document_impacts
from policypress.compare.impact.figures import money_changes
from policypress.compare.reports.money_table import money_document
from policypress.document import Document, Paragraph, Text, plain
from tests.support import small_policy as small
from tests.support.texts import tree


@pytest.fixture
def changed(tmp_path):
    """Rows for a change of one measure: changed("measures/prize.yaml", ("20万元", "25万元"))."""

    def rows(name: str, *swaps: tuple[str, str]):
        old, new = (
            small.policy(tmp_path / "old"),
            small.policy(tmp_path / "new", small.edited(name, *swaps)),
        )
        return money_changes(
            old,
            new,
            (tree("甲"), tree("甲")),
            {
                "measures/prize#supports.contest.amount.tiers.gold.value": [
                    "措施正文",
                    "申报指南",
                ]
            },
        )

    return rows


def said(rows):
    return [
        (row.label, row.sort, row.kind, row.old, row.new, row.difference)
        for row in rows
    ]


def test_an_amount_goes_up_in_yuan_and_per_cent_and_says_where_else_it_stands(changed):
    (row,) = changed("measures/prize.yaml", ("20万元", "25万元"))
    assert said([row]) == [
        (
            "奖励手艺大赛·大赛获奖奖励·大赛金奖·金额",
            "金额",
            "调整",
            "20万元",
            "25万元",
            "增加5万元（+25%）",
        )
    ]
    assert (
        row.where == ("措施正文", "申报指南")
        and row.rises
        and (row.old_number, row.new_number, row.unit) == (200000, 250000, "yuan")
    )


def test_a_share_changes_by_percentage_points(changed):
    (row,) = changed("measures/training.yaml", ("50%", "40%"))
    assert (row.sort, row.difference, row.rises) == ("比例", "降低10个百分点", False)


def test_a_cap_is_a_cap(changed):
    (row,) = changed("measures/prize.yaml", ("30万元", "60万元"))
    assert (row.sort, row.difference) == ("上限", "增加30万元（+100%）")


def test_the_words_of_a_tier_are_a_rule(changed):
    (row,) = changed("measures/prize.yaml", ("when: 大赛银奖", "when: 大赛亚军"))
    assert (row.sort, row.kind, row.old, row.new) == (
        "规则",
        "调整",
        "大赛银奖",
        "大赛亚军",
    )


def test_a_condition_is_compared_as_a_reader_understands_it(changed):
    (row,) = changed("measures/prize.yaml", ("value: 2年", "value: 3年"))
    assert said([row]) == [
        (
            "奖励手艺大赛·申报条件",
            "条件",
            "调整",
            "经营年限不低于2年",
            "经营年限不低于3年",
            "",
        )
    ]


def test_the_way_a_support_is_computed_is_a_rule(changed):
    rows = changed("measures/training.yaml", ("of: 实际培训费用", "of: 审定培训费用"))
    assert [(row.sort, row.old, row.new) for row in rows] == [
        ("规则", "按实际费用的比例（实际培训费用）", "按实际费用的比例（审定培训费用）")
    ]


def test_the_same_policy_has_no_rows(tmp_path):
    same = small.policy(tmp_path)
    assert money_changes(same, same, (tree("甲"), tree("甲"))) == []


def test_the_table_gives_numbers_to_workbooks(changed):
    document = money_document(
        changed("measures/prize.yaml", ("20万元", "25万元")), "若干措施"
    )
    cells = document.blocks[-1].rows[1]
    assert [plain(cell.paragraphs[0].inlines) for cell in cells][2:7] == [
        "奖励手艺大赛·大赛获奖奖励·大赛金奖·金额",
        "金额",
        "20万元",
        "25万元",
        "增加5万元（+25%）",
    ]
    assert cells[5].paragraphs[0].inlines[0].mark.number == 250000
    assert document.formats == ("docx", "xlsx") and document.landscape


def test_what_was_compared_with_a_changed_figure_is_to_be_looked_at_again(tmp_path):
    old, new = (
        small.policy(tmp_path / "a"),
        small.policy(
            tmp_path / "b", small.edited("measures/prize.yaml", ("20万元", "25万元"))
        ),
    )
    found = benchmark_impacts(new, money_changes(old, new, (tree("甲"), tree("甲"))))
    assert [
        (item.benchmark, item.article, item.value, item.old, item.new) for item in found
    ] == [("市手艺规程", "第五条", "40万元", "20万元", "25万元")]


def texts(old: str, new: str):
    return compare(parse_text(old, "旧").tree, parse_text(new, "新").tree)


BASE = [
    "为了发展，制定本办法。",
    "获奖企业奖励十万元。",
    "申请人应当提交材料，依照第二条办理。",
    "违反第三条的，退回资金。",
]


def law(*clauses: str) -> str:
    return "\n".join(
        f"第{'一二三四五六'[n]}条　{text}" for n, text in enumerate(clauses)
    )


def test_a_citation_that_followed_its_clause_is_told_apart_from_one_that_did_not():
    new = law(
        BASE[0],
        "新增的规定另行公布。",
        BASE[1],
        BASE[2].replace("第二条", "第三条"),
        BASE[3],
    )
    assert [
        (item.clause, item.said, item.state)
        for item in citation_impacts(texts(law(*BASE), new))
    ] == [
        ("第四条", "第三条", "followed"),
        ("第五条", "第三条", "stale"),
    ]


def test_a_citation_of_a_clause_that_is_gone_points_nowhere():
    found = citation_impacts(
        texts(law(*BASE, "末条，依照第五条。"), law(*BASE[:2], "依照第九条处理。"))
    )
    assert [(item.clause, item.said, item.state) for item in found] == [
        ("第三条", "第九条", "dangling")
    ]


def document(name: str, *lines: str) -> Document:
    return Document(
        name,
        name,
        tuple(Paragraph("body", (Text(line),)) for line in lines),
        template="guide",
    )


def test_documents_are_compared_by_what_they_say_whatever_number_their_file_has():
    old = [
        document("指南/01-甲", "一", "二"),
        document("指南/02-乙", "三"),
        document("旧表", "四"),
    ]
    new = [
        document("指南/02-甲", "一", "贰"),
        document("指南/01-乙", "三"),
        document("新表", "五"),
    ]
    found = [
        (item.name, item.state, item.gone, item.added, item.old_name)
        for item in document_impacts(old, new)
    ]
    assert found == [
        ("指南/02-甲", "内容变化", 1, 1, "指南/01-甲"),
        ("指南/01-乙", "仅改名", 0, 0, "指南/02-乙"),
        ("新表", "新增", 0, 1, ""),
        ("旧表", "不再生成", 1, 0, ""),
    ]
