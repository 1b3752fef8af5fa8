"""Spoils for the rules on ordinals and items (OR)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from policypress.language.numerals import from_chinese, to_chinese
from tests.support.spoiling import Spoil, Spoilt, adding, by, either

_LABEL = re.compile(
    "(?P<before>第|（|)(?P<number>[二三四五六七八九十]{1,3})(?P<after>条|章|、|）)"
    r"|(?P<digit>[23])\."
)


def _number_changed(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A label whose number is one too high, or that of the one before."""
    places = [
        (index, found)
        for index, line in enumerate(lines)
        if index and (found := _LABEL.match(line))
    ]
    if not places:
        return None
    index, found = source.choice(places)
    label = _next(found, source.choice((1, 2)))
    broken = label + lines[index][found.end() :]
    return Spoilt([*lines[:index], broken, *lines[index + 1 :]], label, index)


def _next(found: re.Match[str], step: int) -> str:
    """A label with a higher number."""
    if found["digit"]:
        return f"{int(found['digit']) + step}."
    number = to_chinese((from_chinese(found["number"]) or 0) + step)
    return f"{found['before']}{number}{found['after']}"


def _row_lost(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A list behind the text, the number of one of whose rows is left out."""
    names = ("蜂箱", "巢础", "蜂药", "蜂蜜分离机", "隔王板")
    gap = source.randrange(1, len(names))
    numbers = [at + 1 + (at >= gap) for at in range(len(names))]
    rows = [
        f"{number}　{name}"
        for number, name in zip(numbers, names, strict=True)
    ]
    return Spoilt([*lines, *rows], str(numbers[gap]), len(lines) + gap)


_SORTS = (
    ("卡片{}　{}", "一二三四"),
    ("案例{}：{}", "1234"),
    ("方向{}：{}", "一二三四"),
    ("阶段{} {}", "一二三四"),
    ("模块{}、{}", "一二三四"),
)


def _name_repeated(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Headings behind the text, one of which has the number of the one before it."""
    titles = ("蜂箱补助", "蜜源保护", "良种繁育", "冷链运输")
    sort, numbers = source.choice(_SORTS)
    at = source.randrange(1, len(titles))
    given = [*numbers[:at], *numbers[at - 1 :]]
    rows = [
        row
        for number, title in zip(given, titles, strict=False)
        for row in (sort.format(number, title), "具体内容另行公布。")
    ]
    label = sort.format(given[at], "").rstrip("　：、 ")
    return Spoilt([*lines, *rows], label, len(lines) + 2 * at)


_DEEDS = (
    "虚报蜂群数量",
    "拒不接受检查",
    "擅自改变蜂箱用途",
    "逾期未整改",
    "转让放蜂标识",
)


def _without_de(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A list of what was done behind the text, one of whose items has no 的."""
    lead = source.choice(
        ("有下列情形之一的，收回补助：", "有以下行为之一的，通报批评：")
    )
    label = source.choice(("（{}）", "({})", "{}."))
    numbers = "一二三四" if label == "（{}）" else "1234"
    deeds = source.sample(_DEEDS, len(numbers))
    left = source.randrange(len(deeds))
    rows = [
        f"{label.format(number)}{deed}{'' if at == left else '的'}；"
        for at, (number, deed) in enumerate(zip(numbers, deeds, strict=True))
    ]
    cited = deeds[left][-6:]
    return Spoilt([*lines, lead, *rows], cited, len(lines) + 1 + left)


def _digits(found: re.Match[str]) -> str:
    return f"第{from_chinese(found[1])}条"


def _enclosed(found: re.Match[str]) -> str:
    return chr(ord("㈠") + "一二三四五".index(found[1]))


SPOILS: dict[str, Spoil] = {
    "OR-01": by(
        "^（一）", "1.", only="^（一）(?:在本区|申请表|网上|加强|办公)"
    ),
    "OR-02": either(
        by("^([一二三四五六])、", r"\1."),
        by("^([一二三四五六])、", r"\1，"),
    ),
    "OR-03": by("^（([一二三四五])）", r"（\1）、", "、"),
    "OR-04": by(r"^([123])\.", r"\1、"),
    "OR-05": _number_changed,
    "OR-06": either(
        by("^（([一二三四五])）", r"(\1)"),
        by("(?<=第)（([一二三])）(?=项)", r"(\1)"),
    ),
    "OR-07": either(
        by("([一-鿿])；$", r"\1", r"\1", only="^（|^[1-9]"),
        by("；$", "，", only="^（|^[1-9]"),
    ),
    "OR-08": by(
        "^(第.章　[一-鿿]+|[一二三四五六]、[一-鿿]{4,8})$", r"\1。", "。"
    ),
    "OR-09": by("^第([一二三四五六七八九十]{1,3})条", _digits),
    "OR-10": by("([一-鿿])的；$", r"\1；", r"\1", only="虚假|截留|名单|事故"),
    "OR-11": either(
        by(r"^([123])\.", r"\1）"),
        by("^（[一二三四五]）", "2）"),
    ),
    "OR-12": either(
        by("其次(?=，)", "第二"),
        by("第二(?=，)", "其次"),
    ),
    "OR-13": by("(?<=[；：　])(第[一二]|首先|其次|最后)，", r"\1、", "、"),
    "OR-14": by("^（([一二三四五])）", _enclosed),
    "OR-15": adding(
        "一是加强领导，〔三是〕强化督导。",
        "结果用于下列工作：〔1、〕价款结算；2、绩效评价。",
    ),
    "OR-16": adding(
        "分步实施：①申报；②审核；〔④〕公示。",
        "一是加强领导，〔第二〕强化督导。",
    ),
    "OR-17": either(
        by("^（一）", "(-)", "(-)"),
        by(r"^([123])\.(?=[一-鿿])", r"\1 .", r"\1 ."),
    ),
    "OR-18": _row_lost,
    "OR-19": either(
        by(
            "([一-鿿]{6})的([；。])$",
            r"\1\2",
            r"\1",
            only="^（[一二三四五]）(?:提供|挪用|被列入|一年内发生|拒不)",
        ),
        _without_de,
    ),
    "OR-20": _name_repeated,
}
