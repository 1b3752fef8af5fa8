"""Spoils for the rules on structure, references and the page of a text (ST, REF, PG)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.support.spoiling import (
    ANYWHERE,
    Spoil,
    Spoilt,
    adding,
    either,
    without,
)


def _without_purpose(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """The first clause gives no reason."""
    for index, line in enumerate(lines):
        if line.startswith("第一条"):
            new = source.choice(
                ("本措施所称单位，是指依法设立的组织。", "支持对象如下。")
            )
            broken = [*lines[:index], f"第一条　{new}", *lines[index + 1 :]]
            return Spoilt(broken, "第一条", index)
    return None


def _open_title(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A title with 关于 and without 的."""
    about = source.choice(("促进绿色发展", "加强质量工作", "支持企业创新"))
    kind = re.search("(?:措施|办法)$", lines[0])
    if kind is None:
        return None
    title = f"关于{about}{kind[0]}"
    return Spoilt([title, *lines[1:]], title, 0)


def _law_name(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A paper of a district that calls itself 条例."""
    issuer = source.choice(("云湾区", "青山县", "青溪镇"))
    about = source.choice(("产业发展", "质量奖励", "专项资金管理"))
    return Spoilt([f"{issuer}{about}条例", *lines[1:]], "条例", 0)


def _one_unnamed(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Every clause that gives something names who is responsible, but one."""
    gives = re.compile(
        "(第[一二三四五六七八九十]+条)[^不]*给予[^。；]{0,30}(?:奖励|补助|补贴|贴息)"
        "[^不]*。$"
    )
    places = [index for index, line in enumerate(lines) if gives.match(line)]
    if len(places) < 3:
        return None
    left = source.choice(places)
    broken = [
        f"{line}（责任单位：区工业和信息化局）"
        if line.startswith("第") and line.endswith("。") and index != left
        else line
        for index, line in enumerate(lines)
    ]
    found = gives.match(lines[left])
    assert found
    return Spoilt(broken, found[1], left)


def _in_chapters(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A short text in chapters."""
    first = next(
        (at for at, line in enumerate(lines) if line.startswith("第一条")),
        None,
    )
    if first is None or any(line.startswith("第一章") for line in lines):
        return None
    title = source.choice(("总则", "一般规定", "适用范围"))
    broken = [*lines[:first], f"第一章　{title}", *lines[first:]]
    return Spoilt(broken, "第一章", first)


def _with_annex(number: str) -> Spoil:
    """A text that has one annex and cites another."""
    cited = adding(f"申请表见〔附件{number}〕。")

    def spoil(
        lines: Sequence[str],
        source: random.Random,
    ) -> Spoilt | None:
        if any(line.startswith("附件") for line in lines):
            return None
        spoilt = cited(lines, source)
        if spoilt is None:
            return None
        whole = [*spoilt.lines, "附件1", "申请表"]
        return Spoilt(whole, spoilt.quote, spoilt.line)

    return spoil


def _behind(line: str, quote: str) -> Spoil:
    """A text with a line behind it."""

    def spoil(lines: Sequence[str], _: random.Random) -> Spoilt | None:
        if any(one.startswith("附件") for one in lines):
            return None
        return Spoilt([*lines, *line.split("\n")], quote, ANYWHERE)

    return spoil


def _broken_title(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A title over two lines, the second of which begins as none should."""
    word = source.choice("的和及与")
    rest = f"{word}{source.choice(('若干措施', '实施办法', '有关规定'))}"
    return Spoilt(["明湖区促进绿色制造", rest, *lines[1:]], rest, 1)


_COMPARED = (
    ("第二条　补助10万元", "第二条　补助10万元", "提高标准"),
    ("第二条　补助10万元", "第二条　补助20万元", "未修改"),
    ("第四条　由区局受理", "第四条　由中心受理", "修改"),
)


def _miscompared(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A table of two versions with one row that cannot be."""
    row = source.choice(_COMPARED)
    made = [
        "修订对照表",
        "| 原条款 | 修订后 | 理由 |",
        "|---|---|---|",
        "| 第一条　甲 | 第一条　乙 | 修改 |",
        f"| {' | '.join(row)} |",
    ]
    return Spoilt(made, row[1], ANYWHERE)


def _another_article(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """An article of the text is cited for what another, added one says."""
    labels = [
        found[0]
        for line in lines
        if (found := re.match("第[一二三四]条", line))
    ]
    if len(labels) < 4:
        return None
    cited = f"本办法{source.choice(labels)}规定，向境外提供原始数据"
    added = [
        "第九十条　未经批准，不得向境外提供原始数据。",
        f"第九十一条　违反{cited}的，责令改正。",
    ]
    return Spoilt([*lines, *added], cited, len(lines) + 1)


def _titled_otherwise(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A text that calls itself by a name of another kind than its title."""
    places = [at for at, line in enumerate(lines) if line[:1] == "第"]
    if not places or not lines[0].endswith(("措施", "办法", "细则")):
        return None
    at, name = source.choice(places), source.choice(("本条例", "本规程"))
    broken = f"{lines[at]}与{name}不一致的，停止执行。"
    return Spoilt([*lines[:at], broken, *lines[at + 1 :]], name, at)


_DAY = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_OFFICES = ("发展和改革局", "财政局", "商务局", "科技局", "民政局")
_ABOUT = ("促进消费", "做好项目储备工作", "支持绿色改造")
_JOINTS = (" ", "　", "、")


def _signed_by_others(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A text of several bodies that one of them has not signed, or another one has."""
    kind = re.search("(?:若干措施|通知|管理办法)$", lines[0])
    dates = [at for at, line in enumerate(lines) if _DAY.fullmatch(line)]
    if kind is None or not dates:
        return None
    names = [f"青溪县{one}" for one in source.sample(_OFFICES, 4)]
    issuers = names[: source.choice((2, 3))]
    signed = source.choice(
        (issuers[:-1], issuers[1:], names[: len(issuers) + 1])
    )
    joined = source.choice(_JOINTS).join(issuers)
    title = f"{joined}关于{source.choice(_ABOUT)}的{kind[0]}"
    cited = source.choice((*_JOINTS, "\n")).join(signed)
    at = dates[-1] - 1
    whole = [title, *lines[1:at], *cited.split("\n"), *lines[at + 1 :]]
    return Spoilt(whole, cited, at)


SPOILS: dict[str, Spoil] = {
    "ST-01": _without_purpose,
    "ST-02": _law_name,
    "ST-03": _open_title,
    "ST-04": _one_unnamed,
    "ST-05": adding(
        "设立产业服务中心（以下简称〔服务中枢〕）。",
        "建设检测站点（以下统称〔检测点位〕）。",
    ),
    "ST-06": _in_chapters,
    "ST-07": adding(
        "区企业公共服务平台负责受理，区企业公共服务平台应当公开，〔区企业公共服务管理平台〕负责监督。",
        "市质量标准信息系统用于申报，市质量标准信息系统每年更新，〔市质量标准信息管理系统〕另行建设。",
    ),
    "REF-01": adding(
        "依照本措施〔第九十条〕执行。",
        "符合本办法〔第八十八条〕规定的，从其规定。",
    ),
    "REF-02": either(_with_annex("2"), _with_annex("5"), _with_annex("三")),
    "PG-03": either(
        _behind("（此页无正文）", "（此页无正文）"),
        _behind("此页无正文", "此页无正文"),
    ),
    "PG-07": _broken_title,
    "PG-09": either(
        _behind("附件1：\n申请表", "："), _behind("附件2:\n承诺书", ":")
    ),
    "PG-10": either(
        _behind("附件：1.申请表。", "。"), _behind("附件：1、申请表", "、")
    ),
    "PG-11": either(
        _behind("抄送：区委办公室", "室"),
        _behind("抄送：区人大常委会办公室，区政协办公室", "室"),
    ),
}


def _named_otherwise(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """An annex that the text calls otherwise than the list does."""
    said = adding("填写绿色项目奖励申请表（〔附件1〕）。")(lines, source)
    if said is None or any(line.startswith("附件") for line in lines):
        return None
    name = source.choice(
        ("绿色项目资助申请表", "项目申请表", "奖励项目申请表")
    )
    return Spoilt([*said.lines, f"附件：1.{name}"], name, ANYWHERE)


SPOILS |= {
    "REF-05": _named_otherwise,
    "REF-07": _another_article,
    "ST-09": adding(
        "领导小组办公室设在县农业农村局，每月报领导小组办公室（〔县水利局〕）。",
        "由区数据局审核，区数据局公示，向〔区大数据管理局〕投诉。",
        "登录“惠企通”平台申报，在“惠企通”平台公示，〔“惠企直通”平台〕核对。",
    ),
    "ST-08": adding(
        "参训人员签到，参训人员考核，〔参训学员〕结业。",
        "见习人员登记，见习人员考核，〔见习者〕留用。",
    ),
}


_BOUND = "[0-9％%元人家个项件年月日吨亩米岁分](?:及)?(?:以上|以下|以内)"
SPOILS |= {
    "DOS-03": _miscompared,
    "NUM-06": without(
        "本(?:措施|办法)所称[^。]*本数。", _BOUND, "其他事项另行规定。"
    ),
    "ST-10": adding(
        "不足部分〔由 承〕担。",
        "区民政局应当自验收合格之日〔起   日〕内移交。",
    ),
    "ST-11": adding(
        "区文化广电旅游体育局（以下简称区文体旅局）发布通知，〔区文广旅体局〕初审。",
        "设立知识产权风险补偿资金（以下简称风险补偿资金），〔风险补偿金〕不足时另行安排。",
        "登录“某科通”平台提交，通过〔“某科云”〕平台发放。",
    ),
    "ST-12": _titled_otherwise,
    "ST-13": adding(
        "人才分A类、B类、C类，A类除外，B类、C类、〔D类〕人才按时申请。",
        "项目分A类、B类，A类优先，B类其次，〔C类〕最后。",
    ),
    "ST-14": adding(
        "甲类经费（以下简称扶持经费）由区安排，乙类补助（以下简称〔扶持经费〕）由市安排。",
        "区工业和信息化局（以下简称工信部门）受理，区工业和信息化局（以下简称〔区工信局〕）审核。",
    ),
    "ST-17": _signed_by_others,
    "ST-16": adding(
        "本办法〔所指〕的领军企业是指年产值10亿元以上的企业。",
        "本措施〔所指〕工作室包括个人工作室。",
    ),
    "ST-15": adding(
        "有关事项〔由负责〕解释。",
        "每家企业〔最高元〕奖励。",
        "按照〔本办法第条〕规定办理。",
        "配合单位为区科技局、区财政局、区审计局、〔区财政局〕、区商务局。",
    ),
}
