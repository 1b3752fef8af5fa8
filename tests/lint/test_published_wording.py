"""Conditions as published policies word them: in the row of a card, in a definition, in the
title of the text, and not only beside the sum. Each is found at its words, with its
article; what only looks so is left alone."""

from __future__ import annotations

import pytest

from policypress.compare.read.plain_text import parse_text
from policypress.findings import Finding
from policypress.lint.engine import paper_findings
from policypress.lint.genres import genre_of
from policypress.lint.paper import paper_of
from policypress.lint.registry import selected

RULES = [one for one in selected(["FC"]) if one.rule.name != "resembling"]
GRANTS = "云溪区促进产业发展若干措施"
TITLES = "云溪市研学实践基地认定"
CUT_OFF = "云溪区推动会展业集聚发展办法"


def said_of(title: str, *lines: str) -> list[Finding]:
    """What the rules say of a text of a title and some lines, a sum in the last one."""
    tree = parse_text("\n".join((title, *lines)), f"{title}.txt").tree
    assert tree is not None
    return paper_findings(paper_of(tree, genre_of(tree)), RULES)


def told(title: str, line: str) -> list[tuple[str, str]]:
    """Words and message of what is said of one line."""
    lines = (line,) if title == CUT_OFF else (line, "奖励总额每年300万元。")
    return [(one.quote, one.message) for one in said_of(title, *lines)]


@pytest.mark.parametrize(
    ("title", "line", "words", "article"),
    [
        # Whom it is for.
        (
            GRANTS,
            "服务对象   云溪区注册的演出经纪机构",
            "云溪区注册",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "本细则适用于在我区办理工商登记和税务登记的直播企业。",
            "在我区办理工商登记",
            "第十条第（二）项",
        ),
        (
            CUT_OFF,
            "会展总部，是指在区内注册成立并承办全国性展会的机构。",
            "在区内注册",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "申报项目的单位必须在本地注册具有独立法人资格的公司。",
            "在本地注册",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "服务对象   全区重点会展企业",
            "服务对象",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "在我市取得旅行社业务经营许可证的旅行社，可以申请。",
            "取得旅行社业务经营许可证",
            "第十条第（二）项",
        ),
        # A title instead of a sum.
        (
            TITLES,
            "申请单位应当在本市登记注册并具有独立法人资格。",
            "在本市登记",
            "第九条第（五）项",
        ),
        (
            TITLES,
            "申请单位应为本市行政区域内的企业或者学校。",
            "本市行政区域内",
            "第九条第（五）项",
        ),
        (
            TITLES,
            "从事研学服务5年以上的单位优先。",
            "5年以上",
            "第八条第（四）项",
        ),
        (
            TITLES,
            "基地经认定、授牌后，方可开展研学服务。",
            "方可开展研学服务",
            "第八条第（一）项",
        ),
        (
            TITLES,
            "认定的产品可享受政府采购支持政策。",
            "政府采购",
            "第九条第（三）项",
        ),
        # Chosen without a standard.
        (
            GRANTS,
            "支持骨干企业牵头建设共享车间，给予最高300万元支持。",
            "骨干企业牵头",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "企业具有较大的发展潜力和良好的行业带动作用。",
            "较大的发展潜力",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "（五）经区政府研究同意的其他支持对象。",
            "研究同意的其他支持对象",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "特别重要的项目，经领导小组研究同意，可另行给予支持。",
            "经领导小组研究同意",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "评审意见报分管区长审批后执行。",
            "报分管区长审批",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "经授权的园区开发企业建设的厂房，予以投资支持。",
            "经授权的园区开发企业",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "每年遴选8家企业，各给予20万元支持。",
            "遴选8家企业",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "对市属演艺公司每场补贴2万元。",
            "市属演艺公司",
            "第十条第（二）项",
        ),
        # Newcomers.
        (
            GRANTS,
            "对新成立的融资租赁公司，给予开办补助50万元。",
            "新成立的融资租赁公司",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "到我区投资兴办的冷链企业，均可享受本措施。",
            "到我区投资兴办的冷链企业",
            "第十条第（二）项",
        ),
        # Land, quotas, charges, rent.
        (
            GRANTS,
            "链主企业扩建项目用地在同等条件下优先安排。",
            "用地在同等条件下优先安排",
            "第十条第（三）项",
        ),
        (
            GRANTS,
            "招商项目按土地成本价供地。",
            "土地成本价",
            "第十条第（三）项",
        ),
        (
            GRANTS,
            "引进企业租用标准厂房的，第一年租金全免。",
            "租金全免",
            "第十条第（三）项",
        ),
        (
            GRANTS,
            "外来投资者的登记费减半收取，其余规费一律免收。",
            "减半收取",
            "第十条第（三）项",
        ),
        # Tax by another name.
        (
            GRANTS,
            "按当年区级综合贡献的40%给予扶持。",
            "区级综合贡献",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "（二）企业税收（含留抵税额）比上年实现正增长。",
            "正增长",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "公司缴纳的所得税，县级财政按40%拨给企业。",
            "40%拨给",
            "第十条第（一）项",
        ),
        # Goods from here, partners from a list.
        (
            GRANTS,
            "对在长三角范围内采购配套零部件的企业，给予奖励。",
            "采购配套零部件",
            "第九条第（四）项",
        ),
        (
            GRANTS,
            "企业开展本地产业链配套协作的，给予补助。",
            "本地产业链配套协作",
            "第九条第（四）项",
        ),
        (
            GRANTS,
            "对利用我市指定口岸开展业务的企业，给予补贴。",
            "指定口岸",
            "第八条第（三）项",
        ),
        (
            GRANTS,
            "服务券仅限在签约服务机构使用。",
            "签约服务机构使用",
            "第八条第（三）项",
        ),
        (
            GRANTS,
            "贷款担保机构应被确定为“助企贷”合作机构。",
            "合作机构",
            "第八条第（三）项",
        ),
        (
            GRANTS,
            "募投项目落地我区的，再奖励50万元。",
            "募投项目落地",
            "第十条第（二）项",
        ),
        # Capital and size.
        (
            GRANTS,
            "从事认证服务的企业注册资本不低于800万元。",
            "注册资本不低于800万元",
            "第八条第（四）项",
        ),
        (
            GRANTS,
            "总投资额不低于6000万元的项目方可入驻。",
            "不低于6000万元",
            "第八条第（四）项",
        ),
        (
            GRANTS,
            "重点工程优先选择后备上市企业作为投资方。",
            "优先选择后备上市企业",
            "第八条第（四）项",
        ),
        (
            GRANTS,
            "支持本地建筑企业参与重大工程联合体投标。",
            "支持本地建筑企业",
            "第九条第（三）项",
        ),
        (
            GRANTS,
            "城市停车资源由区城投集团统一运营管理。",
            "城投集团统一",
            "第八条第（二）项",
        ),
        (
            GRANTS,
            "金融机构是指经批准在我区设立的总部或者分支机构。",
            "在我区设立的总部",
            "第九条第（二）项",
        ),
        (
            GRANTS,
            "按年度企业综效贡献50%的标准给予奖励。",
            "贡献50%",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "奖励总额最高不超过企业税收年入库数，给予兑现。",
            "企业税收",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "对首次“升规”的冷链企业予以支持。",
            "升规",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "企业在市数据交易所完成登记的，登记费按30%补贴。",
            "数据交易所完成",
            "第八条第（三）项",
        ),
        (
            GRANTS,
            "农业保险由人保财险县支公司承保。",
            "承保",
            "第八条第（三）项",
        ),
        (
            GRANTS,
            "检测费补贴限于委托区内机构的费用，给予50%。",
            "委托区内机构",
            "第八条第（三）项",
        ),
        (
            GRANTS,
            "项目经综合评价后纳入支持范围。",
            "综合评价后纳入",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "申报项目符合规划，具备较好的市场潜力。",
            "较好的市场潜力",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "支持平台企业在京设立结算中心。",
            "在京设立结算中心",
            "第九条第（二）项",
        ),
        (
            GRANTS,
            "重点企业引进毕业生实行计划单列。",
            "计划单列",
            "第十条第（三）项",
        ),
        (
            GRANTS,
            "对投资我区初创企业的创投机构，按投资额5%奖励。",
            "投资我区初创企业",
            "第十条第（二）项",
        ),
        (
            GRANTS,
            "对本区旅行社组织的团队，给予每人20元奖励。",
            "本区旅行社",
            "第十条第（二）项",
        ),
    ],
)
def test_a_condition_is_found_where_published_texts_put_it(
    title, line, words, article
):
    found = told(title, line)
    assert any(
        words in quote and article in message for quote, message in found
    ), found


@pytest.mark.parametrize(
    ("title", "line"),
    [
        (GRANTS, "服务对象   从事冷链配送的企业"),
        (GRANTS, "本细则适用于全区范围内各类经营主体。"),
        (GRANTS, "申请单位应在境内注册，不限注册地。"),
        (GRANTS, "对评为国家级龙头企业的，给予50万元奖励。"),
        (GRANTS, "近两年营业收入年均增长20%以上的企业，给予奖励。"),
        (GRANTS, "对“一带一路”沿线国家新设企业的贷款给予贴息。"),
        (GRANTS, "从外省来参加展会的企业，展位费按30%补助。"),
        (GRANTS, "列入省级以上重点项目的，优先保障用地。"),
        (GRANTS, "项目补助额度可上浮15%。"),
        (GRANTS, "企业向公共就业服务机构提出申请后，给予补贴。"),
        (GRANTS, "申报单位登录市级申报平台填报，审核后给予补助。"),
        (GRANTS, "通过“揭榜挂帅”遴选研发合作单位，给予补助。"),
        (GRANTS, "申报主体应依法纳税，租用面积不少于200平方米。"),
        (GRANTS, "鼓励企业选用国产软件。"),
        (GRANTS, "人才在本区购买首套商品住房的，给予补贴。"),
        (GRANTS, "停车设施通过公开招标由一家公司统一运营管理。"),
        (GRANTS, "对为本区中小企业提供服务的机构，按收入的10%给予补贴。"),
        (GRANTS, "服务质量奖励择优确定等次，全区合计不超过5家。"),
        (GRANTS, "企业向市级申报平台提交材料，办理登记后给予补贴。"),
        (GRANTS, "鼓励龙头企业牵头制定国家标准，每项奖励25万元。"),
        (GRANTS, "保险公司通过公开招标确定，由中标的保险公司承保。"),
        (GRANTS, "会展业，包括但不限于展览、会议和赛事。"),
        (GRANTS, "企业近两年纳税信用良好，未有欠税增长的情形。"),
        (TITLES, "场地面积不少于500平方米，信用良好。"),
        (TITLES, "经营危险化学品的，取得国家许可后方可经营。"),
    ],
)
def test_what_only_looks_so_is_left_alone(title, line):
    lines = (line, "奖励总额每年300万元。")
    assert not [one for one in said_of(title, *lines) if one.quote in line]
