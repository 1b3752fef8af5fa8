"""Spoils for the rules on citations (CI)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from policypress.language.numerals import from_chinese
from tests.support.spoiling import Spoil, Spoilt, adding, by, either


def _digits(found: re.Match[str]) -> str:
    return f"第{from_chinese(found[1])}条"


def _annex_of_another(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A paper in brackets with the number of another annex."""
    places = [at for at, line in enumerate(lines) if line[:1] == "第"]
    is_free = not any("附件" in line for line in lines)
    if not places or not is_free:
        return None
    at = source.choice(places)
    quote = "调查问卷（附件2）"
    listed = ["附件：1.成员名单", "2.任务分工表"]
    broken = f"{lines[at]}另发{quote}。"
    whole = [*lines[:at], broken, *lines[at + 1 :], *listed]
    return Spoilt(whole, f"另发{quote}", at)


def _cited_figure(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Two articles behind the text, one of which cites the other with another figure."""
    first, second = source.sample(range(2, 30), 2)
    quote = f"第九十条规定的{second}个工作日"
    if not any(line.startswith("第一条") for line in lines):
        return None
    more = [
        f"第九十条　部门应当自受理之日起{first}个工作日内办结。",
        f"第九十一条　超过{quote}的，通报批评。",
    ]
    return Spoilt([*lines, *more], quote, len(lines) + 1)


def _repealed(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """What a text rests on and repeals, in two lines behind it."""
    name = source.choice(("蜂箱补贴", "夜市经营", "手艺名录"))
    title = f"《某县{name}办法》"
    more = [f"本细则根据{title}制定。", f"{title}同时废止。"]
    return Spoilt([*lines, *more], title, len(lines))


SPOILS: dict[str, Spoil] = {
    "REF-11": _cited_figure,
    "BAS-08": _repealed,
    "BAS-02": adding(
        "依照〔《中华人民共和国专利法》第九十九条〕办理。",
        "违反〔《标准化法》第五十条〕的，依法处理。",
        "依照〔《优化营商环境条例》第八十条〕执行。",
    ),
    "CI-01": either(
        by("(?<=条)第（([一二三])）项", r"第\1项"),
        by("(?<=条)第([一二三])项", r"第（\1）项"),
    ),
    "CI-02": by("本(措施|办法|通知)(?=[一-鿿])", r"《本\1》"),
    "CI-03": by(
        "《[^《》（]{2,30}(办法|条例|规定)》(?:（[^（）]+）)?", r"《\1》"
    ),
    "CI-04": by(
        "(第[一二三四五六七八九十]{1,3}条、)第([一二三四五六七八九十]{1,3}条)",
        r"\1\2",
        r"\2",
    ),
    "CI-05": either(
        by("(条)第（([一二三])）项", r"\1（\2）项", r"（\2）项"),
        by("(条)第([一二三])项", r"\1（\2）项", r"（\2）项"),
    ),
    "CI-06": either(
        by("本措施(?!自)", "本意见"),
        by("本办法(?!自)", "本细则"),
    ),
    "CI-07": by("(?<=[施法])第([一二三四五六七八九十]{1,3})条", _digits),
    "REF-06": adding(
        "依照〔第二条第二十九款〕作出决定的，另行公布。",
        "违反〔第一条第十九款〕的，约谈负责人。",
    ),
    "CI-08": by("《(中华人民共和国[^《》]+法)》", r"\1"),
    "CI-09": adding(
        "依照〔青石区人民政府〕《青石区人民政府关于印发手艺名录的通知》执行。",
        "根据〔某市财政局〕《某市财政局预算办法》拨付。",
    ),
    "REF-08": adding(
        "参照本政策〔第（一）条〕规定执行。",
        "有〔本条第九款〕情形的，不予受理。",
    ),
    "REF-09": _annex_of_another,
    "REF-10": adding(
        "按照〔第四条至第三条〕规定办理。",
        "标准见〔表2〕。",
        "报送自评报告（见〔附表3〕）。",
    ),
}
