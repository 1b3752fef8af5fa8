"""Who applies reads what is new, what changes and what is no longer given."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare import compare
from policypress.compare.impact.figures import FigureChange
from policypress.compare.reports.applicants import for_applicants
from policypress.compare.text.tree import Line, Node, Tree
from tests.support.report_lines import GONE, RISE, lines_of, text_of
from tests.support.texts import NEW, OLD, changed

ANNEXED = OLD + "\n附件一：名单\n共800人，奖励10万元。"


def test_applicants_are_told_what_they_get_and_what_they_no_longer_get():
    text = text_of(for_applicants(changed(OLD, NEW), "示范办法", [RISE, GONE]))
    assert (
        "一、标准变动\n1.奖励甲·获奖奖励·金额：由10万元改为20万元，增加10万元（+100%）（第（一）条）。"
        in text
    )
    assert (
        "二、不再提供的\n1.资助丙·培训资助·金额：原为5万元，不再适用（原第（三）条）。"
        in text
    )


def test_a_text_without_data_is_told_by_its_clauses_and_figures():
    text = text_of(for_applicants(changed(OLD, NEW), "示范办法", []))
    assert "一、新的规定" in text and "不再有10万元，现有20万元" in text


def row(
    path: str,
    label: str,
    sort: str,
    kind: str,
    value: str,
    clause: str = "第（二）条",
) -> FigureChange:
    sides = (value, "") if kind == "取消" else ("", value)
    clauses = ("", clause) if kind == "取消" else (clause, "")
    return FigureChange(path, label, sort, kind, *sides, "", *clauses)


def test_a_support_that_came_is_told_with_all_it_gives_in_one_sentence():
    rows = [
        row(
            "measures/a#supports.b.amount.tiers.gold.value",
            "奖励甲·获奖奖励·金奖·金额",
            "金额",
            "新增",
            "20万元",
        ),
        row(
            "measures/a#supports.b.caps.per_applicant_year",
            "奖励甲·获奖奖励·每家每年上限",
            "上限",
            "新增",
            "30万元",
        ),
        row(
            "measures/a#supports.b.conditions.won",
            "奖励甲·获奖奖励·申报条件",
            "条件",
            "新增",
            "上一年度获奖",
        ),
        row(
            "measures/a#supports.b.exists",
            "奖励甲·获奖奖励",
            "规则",
            "新增",
            "设立",
        ),
        row(
            "measures/a#supports.b.review",
            "奖励甲·获奖奖励·审核方式",
            "规则",
            "新增",
            "核准制",
        ),
        row(
            "measures/c#supports.d.exists",
            "资助丙·培训资助",
            "规则",
            "取消",
            "设立",
        ),
        row(
            "measures/c#supports.d.amount.value",
            "资助丙·培训资助·金额",
            "金额",
            "取消",
            "5万元",
        ),
    ]
    assert text_of(for_applicants(changed(OLD, NEW), "示范办法", rows)).split(
        "\n"
    )[1:-1] == [
        "一、新的支持",
        "1.奖励甲·获奖奖励（第（二）条）：金奖20万元，每家每年上限30万元。申报条件：上一年度获奖。",
        "二、不再提供的",
        "1.资助丙·培训资助（原第（二）条）：5万元。",
    ]


def sections(changes, money) -> list[str]:
    """The lines between the title and the last sentence."""
    return lines_of(for_applicants(changes, "示范办法", money))[1:-1]


TEXTS = {
    "奖励甲": ("对获奖的企业给予奖励。", "须在本区登记。"),
    "资助乙": ("按照培训费用的一半提供资助。", "培训满三十课时。"),
    "扶持丙": ("新引进的机构可以入驻园区。", "已签订合同。"),
}


def measures(*names: str) -> Tree:
    """A text of one chapter with these measures, two lines each."""
    nodes = []
    for number, name in enumerate(names, 1):
        label = f"（{'一二三'[number - 1]}）"
        first, second = TEXTS[name]
        lines = (
            Line("clause", f"{name}。{first}", label),
            Line("item", second, "1."),
        )
        node = Node(
            "clause", lines, label, (number,), name, id=f"measures/{name}"
        )
        nodes.append(node)
    return Tree("若干措施", tuple(nodes), "measures")


def test_a_new_measure_stands_in_its_own_words_and_so_does_one_that_is_gone():
    changes = compare(
        measures("奖励甲", "资助乙"), measures("奖励甲", "扶持丙")
    )
    rows = [
        row(
            "measures/扶持丙#supports.a.amount.value",
            "扶持丙·金额",
            "金额",
            "新增",
            "1元",
        ),
        row(
            "measures/扶持丙#conditions.x",
            "扶持丙·申报条件",
            "条件",
            "新增",
            "合规",
        ),
        row(
            "measures/资助乙#supports.a.exists",
            "资助乙",
            "规则",
            "取消",
            "设立",
        ),
    ]
    assert sections(changes, rows) == [
        "一、新的支持",
        "1.第（二）条　扶持丙。新引进的机构可以入驻园区。1.已签订合同。",
        "二、不再提供的",
        "1.原第（二）条　资助乙。按照培训费用的一半提供资助。1.培训满三十课时。",
    ]


def test_a_new_measure_that_gives_nothing_is_no_new_support():
    changes = compare(measures("奖励甲"), measures("奖励甲", "扶持丙"))
    assert sections(changes, [RISE])[0] == "一、标准变动"


def test_conditions_and_rules_have_a_section_of_their_own():
    rows = [
        row("a#c.x", "甲·申报条件", "条件", "新增", "合规"),
        row("a#c.y", "甲·申报条件", "条件", "取消", "守法"),
        replace(
            RISE, sort="规则", label="甲·审核方式", difference="", clause=""
        ),
        row("a#s.x", "甲·资助方式", "规则", "新增", "奖励"),
        row("a#s.y", "甲·资助对象", "规则", "取消", "单位", clause=""),
    ]
    assert sections(changed(OLD, OLD), rows) == [
        "一、新的支持",
        "1.甲·资助方式：奖励（第（二）条）。",
        "二、条件和规则变动",
        "1.甲·申报条件：合规（第（二）条）。",
        "2.甲·申报条件：原为守法，不再适用（原第（二）条）。",
        "3.甲·审核方式：由10万元改为20万元（原第（一）条）。",
        "三、不再提供的",
        "1.甲·资助对象：原为单位，不再适用。",
    ]


def test_a_support_without_figures_sends_the_reader_to_the_clause():
    rows = [row("a#s.b.exists", "甲·乙", "规则", "新增", "设立")]
    assert sections(changed(OLD, OLD), rows) == [
        "一、新的支持",
        "1.甲·乙（第（二）条）：标准见条文。",
    ]


def test_nothing_changes():
    assert sections(changed(OLD, OLD), []) == [
        "支持的内容、标准和条件没有变化。"
    ]
    unnamed = replace(RISE, label="")
    assert sections(changed(OLD, OLD), [unnamed])[0].startswith("支持的内容")


def test_without_data_clauses_and_annexes_are_told_by_their_words():
    new = NEW.replace("自印发之日起施行", "自2026年1月1日起施行")
    new += "\n附件一：名单\n共800人。"
    assert sections(changed(OLD, new), []) == [
        "一、新的规定",
        "1.第二条：申报企业应当在本区登记。",
        "2.附件一：名单：附件一：名单",
        "二、改了的规定",
        "1.第三条（原第二条）：数字有变化：不再有10万元，现有20万元。",
        "2.第五条：数字有变化：现有2026年1月1日。",
        "三、不再有的规定",
        "1.原第四条：本办法由区局解释。",
    ]


def test_an_amended_clause_without_figures_sends_the_reader_to_the_table():
    new = OLD.replace("由区局解释", "由市局负责解释").replace(
        "10万元", "一定金额"
    )
    assert sections(changed(OLD, new), []) == [
        "一、改了的规定",
        "1.第二条：数字有变化：不再有10万元。",
        "2.第四条：文字有修改，见修改对照表。",
    ]


def test_the_heading_of_a_new_clause_is_not_repeated():
    old = "一、支持\n（一）奖励甲。给予奖励。"
    new = f"{old}\n（二）扶持丙。符合条件的，给予补贴。另行公布。"
    assert sections(changed(old, new), []) == [
        "一、新的规定",
        "1.第（二）条　扶持丙：符合条件的，给予补贴。",
    ]


def test_an_amended_annex_is_named_with_the_clauses():
    found = sections(changed(ANNEXED, ANNEXED.replace("800", "1200")), [])
    assert found[1].startswith("1.附件一：名单：文字有修改")
