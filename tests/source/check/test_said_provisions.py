"""Slips in tiers, clauses, limits, the notice and the portal, as the drafter reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, measure, more, rich, said, small

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
SHARE = "amount: {share: 50%, of: cost, called: 实际培训费用}"
CLAUSES = "paragraphs: {main: {text: 给予支持。}, more: {text: 另行支持。}}\n"
TITLE = "青石区关于促进手艺发展的若干措施"
PATENTS = (
    "  second: {name: 专利支持, mode: 奖励, for_each: patent, amount: 1万元}\n"
)
REASON = "reason: 参照市级标准减半"
COMPARED = "compared: [benchmarks/city#articles.contest.figures.gold]"


def lines(text: str) -> Make:
    """The measure of the rich policy with these lines of one clause."""
    clause = "".join(f"    {line}\n" for line in text.split("\n"))
    return rich(
        "measures/grant.yaml", (CLAUSES, f"paragraphs:\n  main: |\n{clause}")
    )


def head(text: str) -> Make:
    """The small policy with more in its policy.yaml."""
    return small("policy.yaml", ("numbering:", f"{text}\nnumbering:"))


def prize(condition: str) -> Make:
    """The small policy with another condition of its prize."""
    return small(
        PRIZE, ("conditions:\n", f"conditions:\n  level: {condition}\n")
    )


# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "a tier that a condition leaves out": (
        prize(
            "{field: prize_level, op: one_of, values: [gold], text: 获得金奖}"
        ),
        [
            "warning policy/measures/prize.yaml:17:9: [excluded-tier] 档次“大赛银奖”没有人能得到：条件“level”不含这一选项",
            "建议：条件也应当包括的，写进它的 values 或者 value（silver）；不给的，删去这一档",
        ],
    ),
    "a tier that nobody has": (
        prize("{field: prize_level, op: is_not, value: gold, text: 未获金奖}"),
        [
            "warning policy/measures/prize.yaml:16:9: [excluded-tier] 档次“大赛金奖”没有人能得到：条件“level”不含这一选项",
            "建议：条件也应当包括的，写进它的 values 或者 value（gold）；不给的，删去这一档",
        ],
    ),
    "what is taken off beside a limit": (
        small(TRAINING, (SHARE, f"{SHARE[:-1]}, less: city_grant}}")),
        [
            "warning policy/measures/training.yaml:10:29: [less-beside-limit] “手艺培训资助”有扣除（less），又有单项最高5万元（limits.cap）：“先扣除、再按限额”与“先按限额、再扣除”结果不同，现按先扣除计算",
            "建议：先按限额、再扣除的，把限额写成 amount 的 at_most；先扣除、再按限额的，把两者写成 lowest: {rest: {…, less: …}, cap: 限额}；都不再写这个 limits",
        ],
    ),
    "the highest of one thing and of none": (
        rich(
            "measures/grant.yaml",
            (
                "basis: {status",
                f"{PATENTS}highest: {{one: {{of: [main, second], clause: more}}}}\nbasis: {{status",
            ),
        ),
        [
            "error policy/measures/grant.yaml:9:17: [highest-of-different-things] “研发支持”、“专利支持”不是按同一种事物计算的，无法逐项就高",
            "建议：各项写同一个 for_each，或者都不写",
        ],
    ),
    "an empty line": (
        lines("给予支持。\n\n另行支持。"),
        [
            "error policy/measures/grant.yaml:4:5: [empty-line] 一款的文字中有空行，空行前后会连成一段",
            "建议：每一款在 paragraphs 中各写一项；列举的写进 items",
        ],
    ),
    "numbers by hand": (
        lines("标准如下：\n1.博士每人三千；\n2.硕士每人两千。"),
        [
            "warning policy/measures/grant.yaml:4:5: [typed-number] 项、目的编号“1.”是手写的，各项会连成一段",
            "建议：各项写进 items，编号自动生成；引用某一项的写 {{ ref('条.款.项') }}",
        ],
    ),
    "a title of before": (
        head("notice: {title: 关于印发《旧办法》的通知}"),
        [
            "warning policy/policy.yaml:10:17: [other-title] 印发通知的标题没有写本文件的名称“青石区关于促进手艺发展的若干措施”",
            "建议：去掉 title，标题自动生成；或者写 {{ p.title }}",
        ],
    ),
    "a masthead of another": (
        head("notice: {masthead: 红石区人民政府文件}"),
        [
            "warning policy/policy.yaml:10:20: [other-issuer] 印发通知的发文机关标志“红石区人民政府文件”不是制定机关（青石区人民政府）",
            "建议：去掉 masthead，自动按制定机关写",
        ],
    ),
    "an issuer of another": (
        head("notice: {issuer: 红石区人民政府办公室}"),
        [
            "warning policy/policy.yaml:10:18: [other-issuer] 印发通知的署名“红石区人民政府办公室”不是制定机关（青石区人民政府）",
            "建议：去掉 issuer，自动按制定机关写",
        ],
    ),
    "an address that leads nowhere": (
        head("portal: {announcement: 'javascript:alert(1)'}"),
        [
            "error policy/policy.yaml:10:24: [bad-address] “javascript:alert(1)”不是网址",
            "建议：写以 https:// 开头的完整网址，或者写文件的名称",
        ],
    ),
    "earlier and later": (
        head("earlier: [city-2022]\nlater: [city-2022]"),
        [
            "error policy/policy.yaml:11:9: [version-twice] 文件“city-2022”在先前、后来的文件里写了两次",
            "建议：一个文件只写一处，按从早到晚的顺序",
        ],
    ),
    "a version that is not registered": (
        head("earlier: [city-2023]"),
        [
            "error policy/policy.yaml:10:11: [unknown-document] documents.yaml 中没有文件“city-2023”",
            "建议：是否应为“city-2024”？",
        ],
    ),
    "a limit called like a part": (
        more("limits", "{tiers: {at_most: 5万元}}"),
        [
            "error policy/measures/grant.yaml:8:14: [reserved-id] “tiers”另有含义，不能作限额的标识",
            "建议：换一个标识，如写明内容的汉字；条文中的引用一并改",
        ],
    ),
    "a limit called like a title": (
        measure(limits="{title: {at_most: 5万元}}"),
        [
            "error policy/measures/grant.yaml:8:10: [reserved-id] “title”另有含义，不能作限额的标识",
            "建议：换一个标识，如写明内容的汉字；条文中的引用一并改",
        ],
    ),
    "a measure without a guide": (
        small("guides/training.yaml", ("audience: 培训机构。\n", "")),
        [
            "warning policy/measures/training.yaml:1:1: [no-guide] 措施“资助手艺培训”没有申报指南",
            "建议：用 build.py new guide training 新建",
        ],
    ),
    "a guide of no measure": (
        small("guides/trainning.yaml", ("", "audience: 培训机构。\n")),
        [
            "error policy/guides/trainning.yaml:1:1: [unknown-measure] 没有措施“trainning”，这份指南无处可用",
            "建议：是否应为“training”？",
        ],
    ),
    "a name far from any that is compared": (
        small(
            PRIZE,
            (REASON, "reason: 参照{{ province }}减半"),
            (
                COMPARED,
                "compared: {city: benchmarks/city#articles.contest.figures.gold}",
            ),
        ),
        [
            "error policy/measures/prize.yaml:23:11: [unknown-name] 理由中的“province”不是参照数据的名称",
            "建议：可用：value、city",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
