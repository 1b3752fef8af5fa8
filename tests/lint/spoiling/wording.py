"""Spoils for the rules on wording, secrecy and a basis that is no more (WO, SEC, BAS)."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.support.spoiling import (
    ANYWHERE,
    Spoil,
    Spoilt,
    adding,
    by,
    either,
)


def _by_an_office(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A text that an office within an organ has signed."""
    office = source.choice(
        ("某区发展和改革局产业科", "某市财政局预算处", "某区商务局外贸科")
    )
    return Spoilt([*lines, office, "2026年3月1日"], office, len(lines))


def _over(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A plan whose years were over long ago is what a text rests on."""
    places = [index for index, line in enumerate(lines) if line[:1] == "第"]
    if not places:
        return None
    index, plan = (
        source.choice(places),
        f"《某市“十{source.choice('二三')}五”规划》",
    )
    broken = f"{lines[index]}根据{plan}执行。"
    whole = [*lines[:index], broken, *lines[index + 1 :]]
    return Spoilt([*whole, "2026年3月1日"], plan, ANYWHERE)


SPOILS: dict[str, Spoil] = {
    "WO-01": by("应当", "必须"),
    "WO-02": either(by("不得", "不准"), by("不得", "严禁")),
    "WO-03": either(
        adding(
            "申报单位填写开户〔帐〕号。",
            "区政府〔做出〕决定后公布。",
            "登录网站时不得使用他人〔帐〕户。",
            "具体办法由主管部门另行〔制订〕。",
            "资金〔截止到〕2026年6月30日拨付完毕。",
        ),
        by("其他", "其它"),
        by("账户|账簿", "帐户", "帐"),
    ),
    "WO-04": adding(
        "由本人或者其近亲属〔或〕受托人办理。",
        "转让〔或〕出租或者出借的，收回补贴。",
    ),
    "WO-15": adding(
        "依照《预算法》第十三条规定，〔经批准的预算必须执行，非经法定程序不得调整〕。",
        "根据《统计法》第七条规定，〔企业应当真实、准确、完整、及时地提供统计资料〕。",
    ),
    "WO-16": either(
        by("根据", "根椐"),
        by("工作人员", "工作人圆"),
        adding(
            "建设单位可以申请，〔撒销〕认定的除外。",
            "现印发给你们，请〔尊照执行〕。",
        ),
    ),
    "WO-05": adding(
        "违反规定的，〔按照〕《中华人民共和国预算法》处理。",
        "有关信息〔按照〕《政府信息公开条例》公开。",
    ),
    "WO-06": adding(
        "〔谋取〕暴利的，依法处理。",
        "申报单位应当依法〔交纳〕社会保险费。",
        "采取措施〔抵销〕不利影响。",
    ),
    "WO-07": adding(
        "申报人应当提交〔居委会证明〕。",
        "还应当提供〔无犯罪记录证明〕。",
        "申报人提交〔亲属关系证明〕。",
    ),
    "WO-08": adding(
        "违反本条规定的，〔处1万元罚款〕。",
        "对违规单位〔没收所得〕。",
        "主管部门可以〔吊销其资质〕。",
    ),
    "WO-09": _by_an_office,
    "WO-10": adding(
        "材料送区〔工商局〕。",
        "由区〔环保局〕监督。",
        "提交〔工商营业执照〕复印件。",
        "由区〔法制办〕审核。",
    ),
    "WO-11": adding(
        "坚持〔开放、创新、协调、绿色、共享〕的发展理念。",
        "以〔新时代中国特色社会主义思想〕为指导。",
        "学习〔邓小平思想〕。",
    ),
    "WO-12": adding(
        "有关部门应当〔切实加强〕管理。",
        "〔大力推进〕有关工作。",
        "〔狠抓〕落实。",
    ),
    "WO-13": adding(
        "对成效明显的，〔给予适当补贴〕。",
        "对优秀单位〔酌情〕给予奖励。",
        "另外〔给予一定额度的补助〕。",
    ),
    "WO-14": adding(
        "具体由〔XX〕局负责。",
        "联系人〔【待补】〕。",
        "补助标准〔待补充〕。",
        "由〔____〕负责。",
    ),
    "SEC-01": adding(
        "联系人身份证号〔440301199001011234〕。",
        "联系电话〔13800138000〕。",
        "本件为〔机密★1年〕",
    ),
    "PU-31": adding("申报单位盖章。 〔?〕 申请日期。", "附件 〔？〕 承诺书。"),
    "PU-32": adding(
        "按照相关技术规范〔、〕开展评价工作。",
        "依照有关规定〔、〕办理登记手续。",
    ),
    "BAS-07": adding(
        "补助标准按照〔《某县蜂业规划（草案）》〕执行。",
        "依据〔《某县养蜂办法（征求意见稿）》〕制定细则。",
    ),
    "BAS-04": _over,
    "BAS-03": adding(
        "依照〔《中华人民共和国合同法》〕签订协议。",
        "依照〔《物权法》〕办理抵押。",
        "依照〔《国家行政机关公文处理办法》〕办理。",
    ),
    "WO-17": adding(
        "工作人员应当〔防止不泄露〕商业秘密。",
        "申报单位应当〔同时符合下列条件之一〕。",
        "〔目的是为了〕促进发展。",
        "每增长〔5%个百分点〕，奖励1万元。",
        "区审计局对真实性〔进行审核负责〕。",
    ),
    "WO-18": adding(
        "审核〔结果工时〕5个工作日。",
        "〔拟任定〕名单报区政府批准。",
        "定期召开〔坐谈会〕听取意见。",
        "形成〔会议记要〕印发各单位。",
    ),
    "BAS-06": adding(
        "依照〔《中华人民共和国未成年保护法》〕执行。",
        "依照〔《中华人民共和国统计法实施细则》〕执行。",
        "依照〔《中华人民共和国治安管理处罚条例》〕处理。",
    ),
    "WO-19": adding(
        "由〔国家商务部〕认定。",
        "由区〔人力资源与社会保障〕局负责。",
        "持续〔加大我〕推动企业上市支持力度。",
        "由市〔发展改革委会〕对项目联审。",
    ),
    "WO-20": adding(
        "购买生活〔必须〕品。",
        "加快建设〔法制政府〕。",
        "区科技局应当〔于以〕受理。",
        "有关部门要〔各施其职〕。",
        "由区科技局〔负责解释权〕。",
        "单位〔不得虚报、冒领等行为〕。",
    ),
    "WO-22": adding(
        "应当交验营业〔执熙〕原件。",
        "房屋〔租贯〕合同报街道办事处备案。",
        "社区每月走访〔困难众〕。",
        "委托第三方开展绩效〔评玷〕。",
    ),
    "WO-21": adding(
        "申报单位应当〔具有一定规模〕。",
        "对通过评审的企业〔给予资金支持〕。",
        "申请单位应当〔具有较强的研发能力〕。",
    ),
}
