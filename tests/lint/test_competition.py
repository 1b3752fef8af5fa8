"""Sentences that break the regulation on fair competition, and sentences that only look
so: the first are found with their article, no rule objects to the second."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import yaml

from policypress.findings import Finding
from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from policypress.lint.rules import competition
from tests.support.effort import one_in
from tests.support.spoiling import paper_of_lines

HERE = Path(__file__).parent
STEP = one_in(4)
RULES = selected(["FC"])
UNFAIR = yaml.load(
    (HERE / "unfair_passages.yaml").read_text("utf-8"), yaml.CSafeLoader
)


def said_of(sentence: str) -> list[Finding]:
    """What the rules say of a sentence in a measure."""
    lines = (
        "某县产业扶持办法",
        "第一条　为了发展产业，制定本办法。",
        f"第二条　{sentence}",
    )
    return paper_findings(paper_of_lines(lines), RULES)


def test_what_only_looks_unfair_is_left_alone():
    fair = HERE / "fair_passages.yaml"
    sentences = yaml.load(fair.read_text("utf-8"), yaml.CSafeLoader)
    assert len(sentences) > 500
    said = {}
    for sentence in sentences[::STEP]:
        found = said_of(sentence)
        grave = [one.code for one in found if one.severity != "note"]
        if grave:
            said[sentence] = grave
    assert not said


@pytest.mark.parametrize("article", UNFAIR)
def test_what_is_unfair_is_found_with_its_article(article):
    missed = [
        sentence
        for sentence in UNFAIR[article][::STEP]
        if not any(article in one.message for one in said_of(sentence))
    ]
    assert not missed


def test_no_quantifier_was_taken_for_a_value_to_be_filled_in():
    """{0,4} in an f-string is the pair (0, 4) and matches nothing that is meant."""
    for one in iter_modules(competition.__path__):
        module = import_module(f"{competition.__name__}.{one.name}")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                assert not re.search(r"\(\d+, \d+\)", value.pattern), name


def said_of_list(lead: str, *items: str) -> list[Finding]:
    """What the rules say of a list in a measure that promises money."""
    lines = (
        "某县产业扶持办法",
        "第一条　为了发展产业，对企业给予奖励，制定本办法。",
        f"第二条　{lead}",
        *items,
    )
    return paper_findings(paper_of_lines(lines), RULES)


@pytest.mark.parametrize(
    ("lead", "item", "article"),
    [
        (
            "投标单位应当同时具备下列条件：",
            "近三年在本区有同类工程业绩",
            "第九条第（三）项",
        ),
        (
            "供应商资格要求如下：",
            "社会保险费在本县缴纳满一年",
            "第九条第（三）项",
        ),
        (
            "申报主体须符合以下条件：",
            "年度税收不低于50万元",
            "第十条第（二）项",
        ),
        (
            "申请专项资金的企业应当具备下列条件：",
            "在青山县注册成立",
            "第十条第（二）项",
        ),
        (
            "从事单车运营的企业应当符合下列条件：",
            "在本市设立分公司",
            "第九条第（二）项",
        ),
        (
            "从事单车运营的企业应当符合下列条件：",
            "投放车辆为本市企业生产的车型",
            "第九条第（一）项",
        ),
        (
            "从事单车运营的企业应当符合下列条件：",
            "注册资本不少于1000万元",
            "第八条第（四）项",
        ),
        ("网约车驾驶员应当具备下列条件：", "持有本市户口", "第八条第（四）项"),
        (
            "从事校车运营的单位应当具备下列条件：",
            "注册在本县",
            "第八条第（四）项",
        ),
        ("申报条件：", "系区人力资源服务行业协会理事单位", "第八条第（四）项"),
        (
            "申请单位应当符合下列条件：",
            "营业执照登记机关为本县市场监督管理局",
            "第十条第（二）项",
        ),
        (
            "出现下列情况的，企业应当全额退回奖补资金：",
            "五年内迁出本区",
            "第九条第（一）项",
        ),
        (
            "商务评分：",
            "被评为本区诚信经营示范单位的（5分）",
            "第九条第（三）项",
        ),
        (
            "采购评审因素包括：",
            "近三年纳税总额在本市排名前十的得5分",
            "第九条第（三）项",
        ),
        (
            "从事校外配餐服务的企业应当符合以下条件：",
            "在本区注册成立满两年",
            "第八条第（四）项",
        ),
        (
            "申报条件：",
            "总部在外地的，已在我区设立具有独立法人资格的公司",
            "第九条第（二）项",
        ),
        (
            "申请奖励的企业应当符合下列条件：",
            "已加入县物流行业协会并满一年",
            "第八条第（四）项",
        ),
        ("申报补贴应当具备下列条件：", "经县餐饮商会推荐", "第八条第（四）项"),
        (
            "申请奖励应当符合下列条件：",
            "入选县级骨干企业名单",
            "第十条第（二）项",
        ),
        (
            "有下列情形之一的，追回已经拨付的补助资金：",
            "三年内将税务登记地变更到县外的",
            "第九条第（一）项",
        ),
        (
            "企业有下列行为之一的，县财政局停止拨付并收回奖励：",
            "总部搬离本县",
            "第九条第（一）项",
        ),
        (
            "评标因素和分值如下：",
            "荣获本县农业龙头企业称号的，计5分",
            "第九条第（三）项",
        ),
        (
            "供应商评分标准如下：",
            "获得我市守合同重信用企业荣誉的得3分",
            "第九条第（三）项",
        ),
        (
            "申请补助应当符合下列条件：",
            "外地企业已在本县设立分公司或者子公司",
            "第九条第（二）项",
        ),
        (
            "从事渣土运输的企业应当具备下列条件：",
            "在本县注册登记",
            "第八条第（四）项",
        ),
        (
            "从事渣土运输的企业应当具备下列条件：",
            "拥有自卸车辆50台以上",
            "第八条第（四）项",
        ),
        # What the trade is told not to do may be the fault itself.
        (
            "经营者不得有下列行为：",
            "使用未在县燃气公司购买的钢瓶",
            "第八条第（三）项",
        ),
        (
            "各单位在洽谈中可以作出以下承诺：",
            "按企业缴纳税收的一定比例返还",
            "第十条第（二）项",
        ),
    ],
)
def test_an_item_demands_what_its_lead_says(lead, item, article):
    found = said_of_list(lead, "（一）信用良好；", f"（二）{item}；")
    assert any(article in one.message for one in found)


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("投标人应当具备下列条件：", "在中华人民共和国境内注册"),
        ("申请补助的企业应当符合下列条件：", "在本市实际从事生产经营"),
        ("申请补助的企业应当符合下列条件：", "未欠缴税款"),
        ("申请公租房的家庭应当符合下列条件：", "具有本市户籍"),
        ("申请人应当提交下列材料：", "在本市缴纳社会保险的证明"),
        ("市税务局负责下列工作：", "核实企业在本市纳税情况"),
        ("有下列情形之一的，不得申报：", "近三年有税收违法行为的"),
        ("有下列情形之一的，应当退回补助资金：", "项目地点变更未报告的"),
        ("有下列情形之一的，应当退回补助资金：", "提供虚假税收数据的"),
        ("申报条件：", "在国家科技型中小企业名录中"),
        ("申报条件：", "未列入失信名单"),
        ("申请奖励应当符合下列条件：", "未被列入经营异常名录"),
        ("申请奖励应当符合下列条件：", "列入省级绿色制造名单"),
        ("有下列情形之一的，追回补助资金：", "擅自改变资金用途的"),
        ("评标因素和分值如下：", "获得国家级奖项的，计5分"),
        ("评标因素和分值如下：", "同类项目业绩，每项2分"),
        ("申请补助应当符合下列条件：", "在本县实际从事生产经营"),
        (
            "创业担保贷款由人民银行会同财政部门监督，贷款对象应当符合下列条件：",
            "有还款能力",
        ),
        ("从事危险货物运输的企业应当具备下列条件：", "自有专用车辆5辆以上"),
        (
            "招标文件不得设置下列内容：",
            "要求投标人在本市设立分公司或者缴纳社会保险",
        ),
        (
            "重点整治下列问题：",
            "以本地业绩、本地奖项作为资格条件或者加分项",
        ),
        (
            "燃气企业及其工作人员不得有下列行为：",
            "强制用户购买其指定单位的燃气具、保险和安装服务",
        ),
        ("各单位不得作出以下承诺：", "按企业缴纳税收的一定比例返还"),
        ("协议中不得含有下列条款：", "要求企业在约定年限内不得迁出本县"),
        ("学校不得实施以下行为：", "统一组织学生到指定的商户购买校服"),
    ],
)
def test_an_item_of_another_list_demands_nothing(lead, item):
    found = said_of_list(lead, "（一）信用良好；", f"（二）{item}；")
    assert [one.code for one in found if one.severity != "note"] == []


def test_the_heading_of_a_part_is_the_lead_of_its_items():
    lines = (
        "关于规范药品配送工作的通知",
        "一、配送企业条件",
        "（一）依法取得药品经营许可证；",
        "（二）在本县设有1000平方米以上的仓库；",
    )
    found = paper_findings(paper_of_lines(lines), RULES)
    assert any("第九条第（二）项" in one.message for one in found)


def said_in(title: str, *lines: str) -> list[Finding]:
    """What the rules say of a measure with a title of its own."""
    return paper_findings(paper_of_lines((title, *lines)), RULES)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("石桥镇工业发展奖励办法", "对注册在石桥的家具企业每年奖励2万元。"),
        (
            "云溪经济技术开发区产业扶持办法",
            "对注册地在云溪的模具企业给予补贴5万元。",
        ),
        (
            "平州云溪新区商贸业扶持办法",
            "云溪区商务局负责受理。对注册在云溪的餐饮企业奖励3万元。",
        ),
        (
            "2025年云溪市外贸资金申报通知",
            "对云溪纳统且缴税的企业按出口额给予补助。",
        ),
    ],
)
def test_a_place_is_known_by_its_name_alone(title, line):
    found = said_in(title, "第一条　制定本办法。", f"第二条　{line}")
    assert any("第十条第（二）项" in one.message for one in found)


@pytest.mark.parametrize(
    ("title", "is_said"),
    [
        ("石桥县惠企政策对照清单", True),
        ("石桥县奖补政策一览表（2025年版）", True),
        ("石桥县意见采纳情况表", False),
        ("石桥县公平竞争审查表", False),
        ("石桥县权责清单", False),
        ("《云溪区促进商贸发展若干措施》数据来源与待核清单", False),
    ],
)
def test_a_list_sets_terms_only_where_its_title_says_so(title, is_said):
    row = "设备补贴｜对注册地在石桥县的家具企业每家补贴5万元｜县工信局受理"
    assert bool(said_in(title, "序号1", row)) is is_said


def test_a_smaller_place_of_the_same_name_is_another_one():
    lines = (
        "第一条　制定本办法。",
        "第二条　对石桥村农户给予种子补贴。",
    )
    assert not said_in("石桥镇农业补贴办法", *lines)


def test_what_a_heading_says_holds_for_what_stands_below_it():
    items = (
        "1.添置设备过500万元的，奖励8万元。",
        "2.添置设备过千万元的，奖励20万元。",
    )
    for_some = said_in("某县投资办法", "三、外资企业奖励", *items)
    for_all = said_in("某县投资办法", "三、投资奖励", *items)
    # The heading itself, and both of its items.
    assert [one.code for one in for_some] == ["FC-09"] * 3
    assert not for_all


def test_the_later_steps_of_a_scale_mean_what_the_first_one_names():
    steps = "超过20万元的部分，按超过部分的{}%给予奖励"
    tax = "企业区级税收达到20万元的，奖励其一半；"
    sales = "企业销售额达到20万元的，奖励其一半；"
    lines = ("第一条　制定本办法。", "第二条　{}{}。")
    by_tax = said_in(
        "某区办法", lines[0], lines[1].format(tax, steps.format(5))
    )
    by_sales = said_in(
        "某区办法", lines[0], lines[1].format(sales, steps.format(5))
    )
    assert any("按超过部分" in one.message for one in by_tax)
    assert not any("按超过部分" in one.message for one in by_sales)


@pytest.mark.parametrize(
    "words",
    [
        "区级税收达到50 万元的企业，奖励5 万元",
        "区级税收达到50万元的企业，奖励5万元",
    ],
)
def test_a_blank_beside_a_figure_hides_nothing(words):
    found = said_in("某区办法", "第一条　制定本办法。", f"第二条　对{words}。")
    assert "FC-02" in {one.code for one in found}


def test_a_question_is_cleared_by_an_answer_that_lets_all_in():
    title, ask = "某市设备补贴问答", "问：外地连锁品牌、个体户能不能申请？"
    assert not said_in(title, ask, "答：可以，适用同一补助比例。")
    assert said_in(title, ask, "答：不能。")


def test_a_list_that_forbids_may_run_on_in_one_line():
    items = "（一）要求在本县设立分公司；（二）以本地业绩加分。"
    assert not said_in(
        "某县采购办法", f"第三条　招标文件不得设置下列内容：{items}"
    )
    assert said_in(
        "某县采购办法", f"第三条　招标文件应当设置下列内容：{items}"
    )


def test_what_is_only_named_as_not_asked_for_is_not_met():
    assert not said_of("绩效指标不设税收、产值类指标，按得分给予企业补助。")
    assert said_of("绩效指标设税收类指标，税收达到50万元的给予企业补助。")
    # Whoever has none of it gets nothing: it is asked for after all.
    assert said_of("不设本地分支机构的企业不予补助。")
