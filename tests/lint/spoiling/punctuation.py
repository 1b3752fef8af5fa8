"""Spoils for the rules on punctuation and characters (PU)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.support.spoiling import Spoil, Spoilt, adding, by, either

_OLD = dict(zip("标审优务费业检奖补", "標審優務費業檢獎補", strict=True))

_RADICALS = dict(zip("支金比日方", "⽀⾦⽐⽇⽅", strict=True))


def _title_marked(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A mark behind the title."""
    mark = source.choice("。；：")
    return Spoilt([lines[0] + mark, *lines[1:]], mark, 0)


def _line_split(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A sentence that goes on in a line of its own."""
    places = [
        (index, at.start())
        for index, line in enumerate(lines)
        if re.match("第[^章条]{1,4}条", line)
        for at in re.finditer("[，；、]", line)
        if line[: at.start()].count("（") == line[: at.start()].count("）")
    ]
    if not places:
        return None
    index, at = source.choice(places)
    line = lines[index]
    broken = [*lines[:index], line[:at], line[at:], *lines[index + 1 :]]
    return Spoilt(broken, line[at], index + 1)


def _wide(found: re.Match[str]) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in found[0])


def _annex_with_mark(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A list of annexes whose name has a mark, or the ending of a file."""
    name = source.choice(("申请表", "承诺书", "项目清单"))
    tail = source.choice(("。", "；", ".doc", ".xlsx"))
    return Spoilt([*lines, f"附件：{name}{tail}"], name + tail, len(lines))


SPOILS: dict[str, Spoil] = {
    "PU-01": either(
        by("(?<=[一-鿿])，(?=[一-鿿])", ","),
        by("(?<=[一-鿿])；", ";"),
        by("(?<=[一-鿿])：", ":"),
    ),
    "PU-02": by("（([^（）〔]{2,30})）", r"(\1)"),
    "PU-03": by("“([^“”]{2,12})”", r'"\1"'),
    "PU-04": by(
        "(《[^《》]+》)(?:（[^（）]+）)?和?(《[^《》]+》)", r"\1、\2", "、"
    ),
    "PU-05": by("([，；。、])(?=[一-鿿])", r"\1\1"),
    "PU-06": either(
        by("《([^《》]{3,40})》", r"《\1", "《"),
        by("（([^（）]{2,40})）", r"（\1", "（"),
        by("（([^（）]{2,40})）", r"\1）", "）"),
        by("“([^“”]{2,40})”", r"“\1", "“"),
    ),
    "PU-07": by("(?<=[一-鿿])等(?=[一-鿿])", "..."),
    "PU-08": by(
        "《([^《》〈〉]{4,30})》", r"《关于印发《\1》的通知》", r"《\1》"
    ),
    "PU-09": by("(?<![0-9.])[0-9]{2,4}(?=万元|元|个|人|年|日|周岁)", _wide),
    "PU-10": by("%", "％"),
    "PU-11": by(
        "(?<=[，；。、])[一-鿿](?:[一-鿿](?<![局委厅部办院会府司署区市省县]))(?=[一-鿿]{3})",
        r"\g<0> ",
        " ",
        only="^第[^章条]{1,4}条",
    ),
    "PU-12": _title_marked,
    "PU-13": either(
        by("(?<=[一-鿿])([一-鿿])(?=[一-鿿])", "\\1\u200b", r"\1"),
        by("(?<=[一-鿿])(?=[一-鿿])", "\u00a0"),
        by("[支金比日方]", lambda found: _RADICALS[found[0]], r"\g<0>"),
    ),
    "PU-14": by(f"[{''.join(_OLD)}]", lambda found: _OLD[found[0]]),
    "PU-15": by("“([^“”]{2,12})”.", r"“\1。”，", "。”，"),
    "PU-16": by("“([^“”]{2,12})”", r"‘\1’"),
    "PU-17": by("(?<=[一-鿿])[，；](?=[一-鿿])", "--"),
    "PU-18": by("20([0-9]{2})年", "二○二六年", "○"),
    "PU-19": by("(?<=[一-鿿])[、·](?=[一-鿿])", "•"),
    "PU-20": by(
        "(给予|按照|不得|申报|符合|规定|企业|负责|资金)(?=[一-鿿])(?!人|家|单位|额)",
        r"\1\1",
    ),
    "PU-21": either(
        by("不得(?=超过|享受|申报|要求|挪用|重复)", "不的"),
        by("(认真|积极)(?=做好|推进)", r"\1的"),
    ),
    "PU-22": by(
        "([一-鿿）])。$",
        r"\1",
        only="^第[^章条]{1,4}条　(?!.*见下表)(?=.*，.*。$).{16}",
    ),
    "PU-23": _line_split,
    "PU-24": adding(
        "分别给予50万元〔，〕30万元奖励。",
        "由市、区分别承担40%〔，〕60%。",
    ),
    "PU-33": adding(
        "滥用职权、玩忽职守〔，〕徇私舞弊的，依法给予处分。",
        "不得截留〔，〕挪用补贴资金。",
        "申报单位应当真实、准确、完整〔，〕及时地提供资料。",
    ),
    "PU-34": adding(
        "申报单位提出申请〔、〕应当提交报告。",
        "区民政局〔、〕应当做好工作。",
        "项目分期建设〔、〕则分期验收。",
        "投资额在1亿元以上〔、〕或者年营业收入2亿元以上的项目。",
    ),
    "PU-35": adding(
        "各街道应当明确一名分管领导具体负责〔，〕",
        "各有关单位应当及时报送情况〔、〕",
    ),
    "PU-36": _annex_with_mark,
    "PU-37": adding(
        "申报单位应当提交〔《发票》〕复印件。",
        "申报单位应当提交〔《营业执照》〕复印件。",
        "申请人出示〔《身份证》〕原件。",
    ),
    "PU-38": adding(
        "依法取得土地使用权〔。〕且自签约起五个年度内达产。",
        "未经登记不得使用该名称〔。〕国家另有规定的除外。",
        "资料报区政府批准后实施。〔第1页共2页〕由区财政局拨付。",
    ),
    "PU-39": adding(
        "根据《〔某办法》现就〕有关事项作出规定。",
        "按照《〔某办法》现组织〕开展申报工作。",
    ),
    "PU-40": adding(
        "咨询电话：〔0755-282345〕。",
        "电子邮箱：〔abc.163.com〕。",
        "联系电话：〔1381234567〕。",
    ),
    "PU-41": adding(
        "另根据〔“某市产业发展办法”〕执行。",
        "支持企业、机构〔、〕等申报。",
        "欢迎各单位申报〔！！〕",
    ),
    "PU-42": either(
        by("应当(?=[一-鿿])", "应当；", "；"),
        by("之日起(?=[0-9]+个?(?:工作)?日)", "之日起；", "；"),
        by("(?<=[一-鿿])的(?=[一-鿿])", "；的", "；"),
        by("(?<=实际|规定)，(?=制定)", "；"),
        adding(
            "资金经审计后〔；〕方可拨付。",
            "区民政局会同区财政局〔，〕区卫生健康局编制年度计划。",
            "区商务局应当对申报材料〔，〕进行核查。",
            "机构不得重复申报〔，〕提供虚假材料的，三年内不予受理。",
            "按照公平公开的原则〔。〕组织评审。",
            "有下列情形之一的〔；〕取消资格。",
            "不得截留〔，〕挪用、侵占专项资金。",
            "补助对象为参保单位〔、〕（含社会组织）。",
            "提出申请〔。〕→专家评审→公示。",
        ),
    ),
}
