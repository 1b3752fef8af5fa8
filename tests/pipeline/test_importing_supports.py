"""What a text gives becomes supports of the model: `check` accepts them, the text that we
print is that of the file, and the calculator can ask what they ask.
"""

from __future__ import annotations

import docx
import pytest

from policypress.language.numerals import to_chinese
from policypress.pipeline.composing import found_by_composing
from policypress.pipeline.importing import ImportRequest, import_text
from policypress.source import load
from policypress.system.environment import ROOT

TEMPLATES = ROOT / "templates"


def imported(tmp_path, text):
    """What came of a text, and the policy."""
    file = tmp_path / "原文.txt"
    file.write_text(f"云湾区产业扶持办法\n{text}\n", "utf-8")
    into = tmp_path / "政策"
    request = ImportRequest(file, into, TEMPLATES)
    result = import_text(request, lambda *_: None)
    assert result.is_equal, [str(one) for one in result.findings]
    found = found_by_composing(into, TEMPLATES).findings
    assert [one for one in found if one.severity == "error"] == []
    return result, load(into).policy


def the_support(policy):
    """The one support of a policy."""
    (support,) = [
        support
        for provision in policy.provisions.values()
        for support in provision.supports.values()
    ]
    return support


def words(policy):
    """What the one support gives, in words."""
    amount = the_support(policy).amount
    return amount.words(amount.plain)


SENTENCES = [
    ("对新认定的企业，一次性给予50万元奖励。", "50万元"),
    (
        "按设备投资额的30%给予补助，最高100万元。",
        "设备投资额的30%，最高100万元",
    ),
    (
        "对获得授权的专利，每件资助5000元。",
        "每件5000元",
    ),
    (
        "对新认定的企业，给予10万元至20万元奖励。",
        "由主管部门在限额内核定，最低10万元，最高20万元",
    ),
    (
        "按厂房投资额的10%至30%给予补助。",
        "由主管部门在限额内核定，最低厂房投资额的10%，最高厂房投资额的30%",
    ),
    (
        "对获得授权的专利，每件资助2000元至5000元。",
        "由主管部门在限额内核定，最低每件2000元，最高每件5000元",
    ),
    (
        "对国家级、省级平台，分别给予100万元、50万元奖励。",
        "国家级100万元、省级平台50万元",
    ),
    (
        "对年度专利申请30件以上的单位资助3万元，每增加30件，增加资助3万元。",
        "30件以上给予3万元，每增加30件增加3万元",
    ),
    (
        "年收储秸秆达到2000吨的企业，奖励5万元；每增加500吨，增加奖励1万元。",
        "2000吨以上给予5万元，每增加500吨增加1万元",
    ),
    (
        "年产值每增加2000万元，给予3万元奖励。",
        "每满2000万元给予3万元",
    ),
    (
        "免费开放的场馆，年接待量每满5万人次给予4万元补助。",
        "每满5万人次给予4万元",
    ),
    (
        "出口增量部分每1美元奖励0.02元人民币。",
        "每美元0.02元",
    ),
    (
        "对举报线索查实的个人，给予200元以上5000元以下的奖励。",
        "由主管部门在限额内核定，最低200元，最高5000元",
    ),
    (
        "每个项目补助资金不少于10万元、不超过50万元。",
        "由主管部门在限额内核定，最低10万元，最高50万元",
    ),
    (
        "甲类剧目每集奖励5万元，乙类剧目每集奖励2万元，单部作品最高90万元。",
        "甲类剧目：每集5万元，最高90万元；乙类剧目：每集2万元，最高90万元",
    ),
    (
        "参加展会的，展位费给予全额补助，最高3000元。",
        "展位费的100%，最高3000元",
    ),
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """All sentences as articles of one text, imported and accepted at once: what each of
    them gives in words, by its number, and how each amount was taken."""
    text = "\n".join(
        f"第{to_chinese(number)}条 {sentence}"
        for number, (sentence, _) in enumerate(SENTENCES, 1)
    )
    result, policy = imported(tmp_path_factory.mktemp("articles"), text)
    given = [
        support.amount.words(support.amount.plain)
        for provision in policy.provisions.values()
        for support in provision.supports.values()
    ]
    return given, {row["status"] for row in result.amounts}


@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_a_sentence_becomes_an_amount_of_its_kind(articles, number):
    given, taken = articles
    _, said = SENTENCES[number]
    assert len(given) == len(SENTENCES) and taken == {"modelled"}
    assert given[number] == said


def test_a_yearly_ceiling_is_a_limit_of_the_support(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 按实际支出的50%给予补贴，每家企业每年不超过20万元。",
    )
    (limit,) = the_support(policy).limits.values()
    assert (str(limit.figure), limit.period) == ("20万元", "year")


def test_a_ceiling_alone_is_left_to_a_decision(tmp_path):
    _, policy = imported(tmp_path, "第一条 给予最高200万元的资助。")
    amount = the_support(policy).amount
    assert amount.kind == "discretionary"
    assert str(amount.at_most.main) == "200万元"


def test_things_of_which_one_has_several_are_a_table(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 发明专利授权后资助1万元/件，实用新型专利授权后资助5000元/件。",
    )
    support = the_support(policy)
    (column,) = policy.things[support.for_each].columns.values()
    assert list(column.choices.values()) == [
        "发明专利授权后",
        "实用新型专利授权后",
    ]


def test_what_an_applicant_has_to_reach_is_a_condition(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 对上年有成效，年营业收入达到5000万元、固定资产投资超过600万元的工业企业，给予10万元奖励。",
    )
    conditions = the_support(policy).conditions
    assert list(conditions) == ["s1_c1", "s1_c2", "s1_who"]
    assert [
        (policy.fields[one.field].label, one.op, str(one.value))
        for one in list(conditions.values())[:2]
    ] == [
        ("年营业收入", "at_least", "5000万元"),
        ("固定资产投资", "more_than", "600万元"),
    ]


def test_whom_it_is_for_is_asked_in_the_words_of_the_clause(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 对新认定的国家高新技术企业，给予30万元奖励。",
    )
    (condition,) = the_support(policy).conditions.values()
    assert condition.quote == "新认定的国家高新技术企业"
    assert policy.fields[condition.field].type == "yes_no"


def test_words_of_a_figure_that_are_not_ours_stay_as_they_are(tmp_path):
    result, policy = imported(
        tmp_path,
        "第一条 对甲类、乙类企业，分别给予 12000元、9000 元奖励。",
    )
    assert words(policy) == "甲类1.2万元、乙类企业9000元"
    assert {row["status"] for row in result.amounts} == {"modelled"}


def test_a_sum_that_a_line_breaks_in_two_is_one(tmp_path):
    wide = "为支持本区产业发展和企业创新，经区人民政府研究同意，现就有关扶持标准作出如下"
    lines = [
        "第一条 " + wide,
        "规定：对通过验收并且投入使用满一年的公共服务平台，按照实际投入的百分之三十，",
        "即不超过三成的比例予以扶持。对通过验收并且投入使用的研发机构，一次性给予 500",
        "万元奖励。对其他机构，由主管部门根据实际情况研究确定是否予以扶持和扶持的方式，",
        "有关程序和期限由主管部门另行规定并且向社会公布，自公布之日起三十日后开始施行，",
        "施行以前已经受理的申请仍然适用原有的规定。",
    ]
    result, _ = imported(tmp_path, "\n".join(lines))
    assert 5_000_000 in [row["yuan"] for row in result.amounts]


def test_situations_that_do_not_match_their_amounts_stay_figures(tmp_path):
    result, policy = imported(
        tmp_path,
        "第一条 对担任相应职务的，分别给予50万元、30万元、20万元奖励。",
    )
    assert not any(one.supports for one in policy.provisions.values())
    assert {row["status"] for row in result.amounts} == {"figure"}
    codes = [one.code for one in result.findings]
    assert "support-not-read" in codes


def test_two_clauses_that_say_actual_costs_do_not_mean_the_same(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 对展会，按实际支出的50%给予补贴。\n"
        "第二条 对培训，按实际支出的30%给予补贴。",
    )
    labels = [
        one.label for one in policy.fields.values() if one.type == "money"
    ]
    assert labels == ["实际支出", "实际支出（第二条）"]


def test_what_is_given_to_somebody_is_never_promised_to_everybody(tmp_path):
    _, policy = imported(tmp_path, "第一条 经审核后，一次性给予10万元扶持。")
    (condition,) = the_support(policy).conditions.values()
    assert policy.fields[condition.field].type == "yes_no"


def test_what_was_granted_before_is_taken_off(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 对国家级企业给予50万元奖励，已获省级奖励的补足差额。",
    )
    assert the_support(policy).amount.less is not None


def test_a_table_of_levels_becomes_tiers(tmp_path):
    word = docx.Document()
    for text in ("云湾区平台扶持办法", "第一条　补助标准如下表："):
        word.add_paragraph(text)
    table = word.add_table(3, 2)
    cells = ("级别", "补助标准", "国家级", "100 万元", "省级", "50万元")
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    word.add_paragraph("第二条　本办法自印发之日起施行。")
    file = tmp_path / "原文.docx"
    word.save(file)
    into = tmp_path / "政策"
    result = import_text(ImportRequest(file, into, TEMPLATES), lambda *_: None)
    assert result.is_equal
    found = found_by_composing(into, TEMPLATES).findings
    assert [one for one in found if one.severity == "error"] == []
    assert words(load(into).policy) == "国家级100万元、省级50万元"
    told = [
        (row["kind"], row["mode"], row["yuan"], row["status"])
        for row in result.amounts
    ]
    assert told == [
        ("tiers", "补助", 1_000_000, "modelled"),
        ("tiers", "补助", 500_000, "modelled"),
    ]


def test_amounts_of_an_annex_are_listed(tmp_path):
    result, _ = imported(
        tmp_path,
        "第一条 扶持标准见附件。\n附件\n扶持标准\n国家级平台给予100万元奖励。",
    )
    (row,) = result.amounts
    assert (row["yuan"], row["status"]) == (1_000_000, "figure")
    assert row["place"].startswith("附件")


def test_a_ceiling_of_several_is_a_limit_of_the_provision(tmp_path):
    _, policy = imported(
        tmp_path,
        "第一条 对购买设备的，按设备价款的20%给予补助；对购买软件的，按软件价款的30%"
        "给予补助。单个项目最高300万元。",
    )
    (measure,) = [one for one in policy.provisions.values() if one.supports]
    (limit,) = measure.limits.values()
    assert str(limit.figure) == "300万元"
    assert len(measure.supports) == 2


def test_a_cell_that_begins_with_a_number_of_two_lines_is_the_same(tmp_path):
    word = docx.Document()
    for text in ("云湾区罪名办法", "第一条　对照如下表："):
        word.add_paragraph(text)
    table = word.add_table(2, 2)
    cells = ("条文", "名称", "第344条\n（第6条）", "甲")
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    file = tmp_path / "原文.docx"
    word.save(file)
    request = ImportRequest(file, tmp_path / "政策", TEMPLATES)
    assert import_text(request, lambda *_: None).is_equal


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "第一条 对每名护理员每月补贴300元，每家机构不超过20名。",
            "每名每月300元，补贴（按名计的数量）最多计20名",
        ),
        (
            "第一条 购买采摘机械的，每台补助2万元，每户最多补助3台。",
            "每台2万元，购买采摘机械的（按台计的数量）最多计3台",
        ),
    ],
)
def test_how_many_are_counted_at_most_is_reckoned(tmp_path, text, said):
    result, policy = imported(tmp_path, text)
    assert words(policy) == said
    assert "limit-not-read" not in {one.code for one in result.findings}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "第一条 按照展位费的50%给予补助，同一展会不超过4个展位。",
            "同一展会不超过4个展位",
        ),
        (
            "第一条 对引进的博士，给予每人每年5万元补贴，连续补贴三年。",
            "连续补贴三年",
        ),
        (
            "第一条 培训补助标准为每人每天20元，每期不超过30天。",
            "每期不超过30天",
        ),
        (
            "第一条 每台补助2万元，每户累计最多补助3台。",
            "每户累计最多补助3台",
        ),
    ],
)
def test_a_bound_on_numbers_that_is_not_reckoned_is_told(tmp_path, text, said):
    result, _ = imported(tmp_path, text)
    told = [one for one in result.findings if one.code == "limit-not-read"]
    assert [one.message for one in told] == [f"限量没有拟进这项资助：“{said}”"]
    assert told[0].place.line == 2


def test_how_long_an_office_takes_is_no_bound_on_what_it_gives(tmp_path):
    text = "第一条 对新增床位给予每张5000元补贴，公示期不超过7日。"
    result, _ = imported(tmp_path, text)
    assert "limit-not-read" not in {one.code for one in result.findings}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("其中贡献突出的，奖励标准上浮50%。", "奖励标准上浮50%"),
        (
            "参与编制的，按照上述标准的三分之一奖励。",
            "按照上述标准的三分之一奖励",
        ),
    ],
)
def test_what_raises_or_lowers_an_amount_elsewhere_is_told(
    tmp_path, more, said
):
    text = f"第一条 对国家级、省级平台，分别给予50万元、20万元奖励。{more}"
    result, _ = imported(tmp_path, text)
    told = [one for one in result.findings if one.code == "change-not-read"]
    assert [one.message for one in told] == [f"加减没有拟进这项资助：“{said}”"]


def test_ceilings_of_a_year_that_differ_are_no_limit_of_the_whole(tmp_path):
    text = (
        "第一条 甲类按照费用的50%给予补助，同一企业每年最高300万元；"
        "乙类按照费用的30%给予补助，同一企业每年最高500万元。"
    )
    result, policy = imported(tmp_path, text)
    told = [one.message for one in result.findings]
    assert any("各种情形的年度限额不同" in one for one in told), told
    assert not any(one.supports for one in policy.provisions.values())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "招用5人以下的，每人补贴2000元；超过5人的，每增加1人，增加补贴2500元。",
            "起点的金额按数量计，阶梯没有拟出",
        ),
        (
            "年用工超过50人的，奖励5万元，每增加10人，再奖励1万元。",
            "阶梯的数量不明",
        ),
        (
            "年营业收入5000万元的，奖励5万元，每增加1000万元，再奖励1万元。",
            "阶梯的起点不明",
        ),
        (
            "年税收达到100万元的，奖励5万元；年产值每增加1亿元，再奖励1万元。",
            "阶梯的基数不明",
        ),
        (
            "甲类每集奖励5万元，单部作品不超过200万元；乙类每集奖励2万元。",
            "每一项的限额",
        ),
        (
            "年运行800小时以下的部分，每小时补贴50元；超过800小时的部分，每小时补贴80元。",
            "分段累进没有拟出",
        ),
        (
            "对中心每年给予10万元补助；考核优秀的，按照上述标准的2倍给予补助。",
            "倍数、减半等算法没有拟出",
        ),
    ],
)
def test_what_the_model_cannot_hold_stays_words_and_says_why(
    tmp_path, text, why
):
    result, policy = imported(tmp_path, f"第一条 {text}")
    (told,) = [
        one.message
        for one in result.findings
        if one.code == "support-not-read"
    ]
    assert told.startswith(f"没有拟成资助项目（{why}）")
    assert not any(one.supports for one in policy.provisions.values())


def test_steps_of_money_begin_at_the_sum_that_is_to_be_reached(tmp_path):
    text = (
        "第一条 年销售额达到1亿元的，奖励10万元，每增加5000万元，再奖励3万元。"
    )
    _, policy = imported(tmp_path, text)
    assert words(policy) == "1亿元以上给予10万元，每增加5000万元增加3万元"
    (asked,) = the_support(policy).amount.own_fields()
    assert policy.fields[asked].label == "年销售额"


def test_instalments_are_no_levels_of_a_sum(tmp_path):
    text = (
        "第一条 对新升规的企业，给予30万元奖励，分两年兑现："
        "第一年拨付20万元，第二年拨付10万元。"
    )
    result, policy = imported(tmp_path, text)
    assert words(policy) == "30万元"
    assert [(row["yuan"], row["status"]) for row in result.amounts] == [
        (300_000, "modelled"),
        (200_000, "figure"),
        (100_000, "figure"),
    ]


def test_a_ceiling_below_a_list_is_a_limit_of_all_its_rows(tmp_path):
    text = (
        "第一条 种植水稻的，按照每亩60元给予补贴；种植双季稻的，按照每亩150元给予补贴。"
        "单个主体补贴最高不超过30万元。"
    )
    _, policy = imported(tmp_path, text)
    support = the_support(policy)
    (limit,) = support.limits.values()
    assert support.for_each
    assert str(limit.figure) == "30万元"


def test_counts_that_all_levels_share_are_bounded_in_each(tmp_path):
    text = (
        "第一条 博士研究生、硕士研究生，按照每人每月3000元、1500元的标准发放生活补贴，"
        "发放期限不超过36个月。"
    )
    result, policy = imported(tmp_path, text)
    tiers = the_support(policy).amount.tiers
    assert [str(one.amount.of[1].at_most) for one in tiers.values()] == [
        "36个月",
        "36个月",
    ]
    assert "limit-not-read" not in {one.code for one in result.findings}


def test_a_share_of_a_market_rate_is_left_to_a_decision(tmp_path):
    text = "第一条 按贷款合同签订日LPR的50%给予贴息，单户最高10万元。"
    _, policy = imported(tmp_path, text)
    amount = the_support(policy).amount
    assert amount.kind == "discretionary"
    assert str(amount.at_most.main) == "10万元"


def test_a_ceiling_that_is_not_in_the_model_is_told(tmp_path):
    text = "第一条 购买住房的，给予10万元购房补贴。购房补贴不超过购房款的30%。"
    result, policy = imported(tmp_path, text)
    assert words(policy) == "10万元"
    told = [one for one in result.findings if one.code == "limit-not-read"]
    assert [one.message for one in told] == ["限额没有拟进这项资助：“30%”"]


def test_two_that_are_given_beside_each_other_have_their_ceiling_together(
    tmp_path,
):
    text = (
        "第一条 参加展会的，按照展位费的60%给予补助，并给予每次1000元的交通补助，"
        "每家企业每年最高3万元。"
    )
    _, policy = imported(tmp_path, text)
    (provision,) = [one for one in policy.provisions.values() if one.supports]
    (limit,) = provision.limits.values()
    assert len(provision.supports) == 2
    assert (str(limit.figure), limit.period) == ("3万元", "year")
