"""Spoils for the rules on numbers, amounts and bands (NU, NUM)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.support.spoiling import (
    ANYWHERE,
    Spoil,
    Spoilt,
    adding,
    by,
    either,
)

_BAND = re.compile("以上不满(?P<top>(?P<value>[0-9]+)(?P<unit>万元|吨|分))的")


def _band_closed(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A band that now holds its upper bound, which the next band holds too."""
    places = [
        (index, found)
        for index, line in enumerate(lines)
        for found in _BAND.finditer(line)
    ]
    if not places:
        return None
    index, found = source.choice(places)
    line = lines[index]
    closed = f"{found['top']}以下"
    broken = f"{line[: found.start()]}以上{closed}的{line[found.end() :]}"
    whole = [*lines[:index], broken, *lines[index + 1 :]]
    return Spoilt(whole, *_later(whole, index, found["top"]))


def _later(lines: Sequence[str], index: int, top: str) -> tuple[str, int]:
    """The bound of the two that stands later, and its line."""
    lower = f"{top}以上"
    for place in range(index + 1, min(index + 3, len(lines))):
        if lower in lines[place]:
            return lower, place
    return f"{top}以下", index


def _total_changed(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A total that is not the sum."""
    for index, line in enumerate(lines):
        found = re.match(r"\| 合计 \| ([0-9]+) \|", line)
        if found:
            wrong = str(int(found[1]) + source.randint(1, 900))
            broken = line.replace(found[1], wrong)
            whole = [*lines[:index], broken, *lines[index + 1 :]]
            return Spoilt(whole, wrong, ANYWHERE)
    return None


def _too_long_steps(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Steps behind the text that take longer than the total below them."""
    first, second = source.randint(5, 20), source.randint(5, 20)
    total = f"总时限{source.randint(3, first + second - 1)}个工作日"
    steps = [
        f"第九十条　初审。{first}个工作日内初审。",
        f"第九十一条　复核。{second}个工作日内复核。",
        f"以上{total}。",
    ]
    return Spoilt([*lines, *steps], total, len(lines) + 2)


_AMOUNT = "(?<![0-9.])([0-9]+)(万元|人|家|吨)"


def _another_total(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A table behind the text with another total than the line above it says."""
    first, second = source.randint(5, 90), source.randint(5, 90)
    said = f"{first + second + source.randint(1, 9)}户"
    table = [
        f"计划改造{said}，见下表：",
        "街道\u3000户数（户）",
        f"东街道\u3000{first}",
        f"西街道\u3000{second}",
        f"合计\u3000{first + second}",
    ]
    return Spoilt([*lines, *table], said, len(lines))


def _overview(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Cards behind the text, and a row of their ceilings before them with a wrong one."""
    most = [source.randint(5, 40) for _ in range(3)]
    at = source.randrange(3)
    said = [f"{one}万元" for one in most]
    said[at] = f"{most[at] + source.randint(50, 90)}万元"
    row = f"最高额度分别为{'、'.join(said)}。"
    cards = [
        line
        for number, one in zip("一二三", most, strict=True)
        for line in (f"卡片{number} 补助", f"每家最高{one}万元。")
    ]
    return Spoilt([*lines, row, *cards], said[at], len(lines))


SPOILS: dict[str, Spoil] = {
    "NUM-46": adding(
        "每亩补贴100元。例如，某农户种稻35亩，〔补贴资金为3600元〕。",
        "例如，补贴为〔22天×50人次×1元＝1000元〕。",
        "例如，奖励为〔50万元×30%＝12万元〕。",
        "〔20万元＋30万元＝60万元〕。",
    ),
    "NUM-47": adding(
        "每户〔最高补助5万元，超过3万元的部分不予〕补助。",
        "每人每年申领次数最多3次，每人〔每年申领超过2次的部分不予〕发放。",
        "同一企业〔只能享受一次，符合条件的可以连续三年申请〕。",
        "每户〔仅限申领一次，可以重复申领〕。",
        "每人每年申领蜂箱不超过2次，每人〔每年申领蜂箱最多3次〕。",
    ),
    "NUM-48": adding(
        "投资〔1000万元以上的，按照投资额的5%给予补助，最高40万元〕。",
        "投资超过〔500万元的，按照10%给予补助，封顶30万元〕。",
    ),
    "NUM-49": _overview,
    "NUM-50": adding(
        "〔由每人300元提高到每人400元，提高50元〕。",
        "〔第一批支持20家，第二批支持30家，两批共支持60家〕。",
        "展厅〔长20米、宽15米，面积350平方米〕。",
    ),
    "NU-01": by("(?<![0-9.])([1-9])00(?=万元|元)", r"\1百"),
    "NU-02": by(
        "(?<![0-9.])([1-9])([0-9]{2})(?=元|万元|吨|平方米|人)", r"\1,\g<2>0"
    ),
    "NU-03": either(
        by(_AMOUNT, r"10-\1\2"),
        by("([0-9]+%?)～([0-9]+(?:%|周岁))", r"\1-\2"),
    ),
    "NU-04": by("(?<![0-9.～])([0-9]+)(万元|%)(?!～)", r"1～\1\2"),
    "NU-05": either(
        by("(?<![0-9.])([1-9])0(?=万元|元|家|人)", r"\1O"),
        by("(?<![0-9.])1([0-9])(?=万元|元|个|%)", r"l\1"),
    ),
    "NU-06": by("(?<![0-9.])5(0{1,2})(?=万元|元|家|人)", r"五\1"),
    "NU-07": by("(?<=[0-9])万元", "万元元"),
    "NU-08": by("(?<=[一-鿿])([1-9][0-9]?)(?=%)", r".\1"),
    "NU-09": either(
        by("约([0-9]+)(人|万元)", r"约\1\2左右"),
        by("(最高|不超过)([0-9]+)万元", r"\1\2万元以上"),
    ),
    "NU-10": by("(?:支持|加强|缩短|提升)(?=[一-鿿])", "降低3倍"),
    "NU-11": by(
        "(给予|最高|不超过|补贴|奖励|补助)([0-9.]+)万元(?=[，；。]|奖励|补贴)",
        r"\1\2万",
        r"\2万",
    ),
    "NU-17": adding(
        "申报项目每亩投资〔≥〕50万元。",
        "上一年度营业收入〔＞〕2000万元。",
        "建筑面积〔≤〕500平方米。",
    ),
    "NU-12": either(
        by("三五(?=家)", "三、五"),
        by("(?<![0-9])[35](?=家|人|名|年)", "三、五"),
    ),
    "NUM-05": _band_closed,
    "NUM-09": by("(?<![0-9.])([1-9][0-9]{0,2})万元", r"\g<1>0000万元"),
    "NUM-10": by("(?<=下列)[两三四](?=项|种)", "五"),
    "NUM-11": _total_changed,
    "NUM-12": by("(?<![三四])[两五](?=家|名)", "二"),
    "NUM-14": adding(
        "按照〔160%〕返还失业保险费。",
        "研发人员占全部人员的比例不低于〔120%〕。",
    ),
    "NUM-15": adding(
        "租期累计不超过〔60个月（三年）〕。",
        "扶持期限为〔3年（24个月）〕。",
    ),
    "NUM-16": adding(
        "安排资金〔500万元，其中道路硬化300万元、路灯安装250万元〕。",
        "评分满分〔100分，其中组织领导20分、工作成效90分〕。",
    ),
    "NUM-17": adding(
        "收到意见〔40条，采纳30条、部分采纳5条、未采纳6条〕。",
        "安排资金〔900万元，其中2024年500万元、2025年600万元〕。",
        "〔每年安排不少于300万元，三年共安排600万元〕。",
    ),
    "NUM-18": adding(
        "收益的〔30%用于治理，40%上缴财政，其余40%〕由机构支配。",
        "由市、区财政分别承担〔40%、70%〕。",
        "分两次拨付，立项后拨付〔70%，验收后拨付40%〕。",
    ),
    "NUM-19": _too_long_steps,
    "NUM-20": adding(
        "单个展位最高15万元，单家企业年度〔最高10万元〕。",
        "每引进1名给予50万元奖励，同一单位每年〔不超过20万元〕。",
    ),
    "NUM-21": adding(
        "授权期限20年，〔授权协议期限不超过3年〕。",
        "缴纳2万元保证金，期满退还〔保证金5万元〕。",
    ),
    "NUM-22": adding(
        "〔不足5年停办的，退回补贴；超过5年〕的，退回30%。",
        "10人及以下的补助1万元；〔10人及以上〕的补助2万元。",
        "使用〔满8年以下〕的，按最高档补贴。",
    ),
    "NUM-24": adding(
        "规上企业〔由100家增加到150家，增长60%〕。",
        "全市有企业〔120家，其中规模以上60家，占40%〕。",
        "支持〔50家企业，每家20万元，共需1200万元〕。",
    ),
    "NUM-23": adding("〔本办法共九十九条〕。", "〔本办法共3章98条〕。"),
    "NU-13": adding(
        "对象为〔35—18周岁〕的青年。",
        "每批认定〔30～10家〕企业。",
    ),
    "NUM-13": by("不满([0-9]+)(万元|吨|分)", r"不满\1\2（含\1\2）"),
    "NUM-28": adding(
        "对年销售额达到100万元、300万元、500万元的商户，分别给予〔1万元、3万元〕。",
        "对担任相应职务的，分别给予〔50万元、30万元〕。",
    ),
    "NU-14": adding(
        "投诉率由2022年的8.6%下降到2024年的5.1%，下降〔3.5%〕。",
        "就业率从90%提高到95%，提高〔5%〕。",
    ),
    "NU-15": adding(
        "经营面积不少于2000〔平米〕。",
        "食品中心温度不低于60〔度〕。",
    ),
    "NUM-25": adding(
        "分担比例为业主自筹〔35%、维修资金25%、县财政补助35%〕。",
        "基础因素权重〔40%，绩效因素权重50%〕。",
        "考核指标及权重为：开放时长〔40%、服务质量35%、群众满意度30%〕。",
    ),
    "NUM-26": adding(
        "储备规模为〔2.5万吨，其中稻谷1.6万吨、小麦0.7万吨、玉米0.3万吨〕。",
        "现有农贸市场〔24个，其中镇域市场9个、城区市场16个〕。",
        "经研究，〔决定取消5项、下放7项，合计13项〕。",
    ),
    "NUM-27": adding(
        "实际投入〔不低于60万元且不超过40万元〕的，可以申报。",
        "年龄可以〔放宽至65周岁，最高不超过63周岁〕。",
    ),
    "NUM-41": adding(
        "补贴〔每人每天200元，培训时间3天至5天，每人补贴最高不超过500元〕。",
        "服务〔每年在乡镇工作时间不少于60天，每季度不少于20天〕。",
    ),
    "NUM-31": adding(
        "补贴〔资金总额4620万元，核定面积38.5万亩，补贴标准为每亩102元〕。",
        "〔重点课题10项，每项资助8万元；一般课题20项，每项资助4万元。资助总额共计180万元〕。",
    ),
    "NUM-32": adding(
        "全区公共停车场接入平台的比例达到〔120%〕。",
        "生活垃圾无害化处理率达到〔108%〕。",
    ),
    "NUM-33": adding(
        "面向企业〔发放问卷300份，回收有效问卷326份〕。",
        "市场监管部门〔抽检食品200批次，合格210批次〕。",
    ),
    "NUM-34": adding(
        "规划面积〔100公顷（150亩）〕。",
        "核心区〔2平方公里（300亩）〕。",
    ),
    "NUM-35": adding(
        "〔一等奖奖励5万元、二等奖奖励8万元〕。",
        "对〔国家级、省级、市级，分别给予50万元、100万元、20万元〕奖励。",
    ),
    "NUM-36": adding(
        "保障对象包括〔以下六类：甲类户、乙类户、丙类户、丁类户、因病因灾等困难户〕。",
        "分为〔以下四种情形：新建、改建和扩建〕。",
    ),
    "NUM-37": adding(
        "本办法〔所称以上、不少于，包括本数；所称不满、以上，不包括本数〕。",
        "本办法〔所称以上、以下，均包括本数；所称以下、不满，不包括本数〕。",
    ),
    "NUM-29": _another_total,
    "NUM-38": adding(
        "按照设备投资〔200万元的15%补助，即40万元〕。",
        "每人〔每月300元，全年3000元〕。",
    ),
    "NUM-39": adding(
        "应当自竣工验收合格之日起〔日内〕移交。",
        "补贴金额不超过〔万元〕。",
    ),
    "NUM-40": adding(
        "逾期不满2个月的，予以警告；逾期〔3个月以上〕的，收回房屋。",
        "床位不足50张的，补助5万元；床位〔60张以上〕的，补助8万元。",
    ),
    "NUM-30": adding(
        "同一停车位〔每月预约不超过6次，每年不超过5次〕。",
        "同一人员〔每天预约最多5次，每周预约最多3次〕。",
    ),
    "NUM-42": adding(
        "草案〔共二章9条。其中，第一章3条；第二章7条〕。",
        "规定〔共二章十条：第一章总则5条；第二章附则6条〕。",
    ),
    "NUM-43": adding(
        "由日常考核、年终考核和群众评议组成，分别占〔50%、30%和30%〕。",
        "〔农户自缴30%，财政补贴80%〕。",
    ),
    "NU-16": adding(
        "材料寄送至镇政府，邮编〔05520〕。",
        "报名电话：〔1380013800〕。",
    ),
    "NUM-45": adding(
        "按采蜜量奖励蜂农，每户最高2万元，总量〔不封顶〕。",
        "对蜂农的奖励〔不设上限〕，每户不超过5万元。",
    ),
    "NUM-44": adding(
        "〔2023年产值80亿元，2024年产值100亿元，同比增长20%〕。",
        "规模以上企业达到〔150家，较2020年的120家增长20%〕。",
    ),
}
