"""The record of how a policy came about that does not agree with itself, decisions that
approve what is not there, and names that nobody gave, as the drafter reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, Swap, rich, said, small

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
REASON = "reason: 参照市级标准减半"
OPEN = "basis: {status: proposed, reason: 无可比数据}"
APPROVED = "basis: {status: approved, decision: standing}"
PUBLISHED = "basis: {status: published, source: {document: city-2022, article: 第五条}}"
MEETING = "body: 青石区人民政府, meeting: 常务会议, date: 2025年5月8日"
ISSUED = "issued: {basis: {status: unknown, reason: 印发时确定}}"
EFFECTIVE = "effective: {basis: {status: unknown, reason: 印发时确定}}"
REVIEWS = """\
  fair_competition: {body: 监管局, date: 2025年6月3日, conclusion: 无}
  legality: {body: 司法局, number: 1号, date: 2025年6月4日, conclusion: 合法}
  repeal: {date: 2025年4月1日, by: 通知}
"""
ASKED = "from: 2025年2月1日, until: 2025年3月2日, channel: 区门户网站"


def procedure(consultation: str, *swaps: Swap, more: str = "") -> Make:
    """The small policy with a record of its procedure."""
    record = f"procedure:\n  consultation: {{{consultation}}}\n{more}"
    return small("policy.yaml", ("numbering:", f"{record}numbering:"), *swaps)


def decision(approves: str) -> str:
    """A meeting that decided."""
    return f"decisions: {{standing: {{{MEETING}, {approves}}}}}\n"


def decided(approves: str, *swaps: Swap) -> Make:
    """The small policy with such a meeting."""
    meeting = decision(approves)
    return small("policy.yaml", ("numbering:", f"{meeting}numbering:"), *swaps)


def reason(text: str, *swaps: Swap) -> Make:
    """The small policy with another reason for its prize."""
    return small(PRIZE, (REASON, f"reason: {text}"), *swaps)


# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "more adopted than came": (
        procedure(
            f"{ASKED}, received: 3, adopted: 2, partly: 2, refusals: 无"
        ),
        [
            "error policy/policy.yaml:11:79: [more-than-received] 采纳和部分采纳的意见4条，多于收到的3条",
            "建议：核对条数",
        ],
    ),
    "as many adopted as came": (
        procedure(
            f"{ASKED}, received: 4, adopted: 2, partly: 2, refusals: 无"
        ),
        [],
    ),
    "asked and not asked": (
        procedure("until: 2025年3月2日, waived: 不涉及公众"),
        [
            "error policy/policy.yaml:11:44: [two-ways] 既写了征求意见的日期，又写了不公开征求意见的理由",
            "建议：只留一种",
        ],
    ),
    "a day too short": (
        procedure(f"{ASKED}, least_days: 31"),
        [
            "error policy/policy.yaml:11:42: [too-short] 征求意见30天，少于当地规定的31天",
            "建议：延长截止日期",
        ],
    ),
    "just long enough": (
        procedure(f"{ASKED}, least_days: 30"),
        [],
    ),
    "closed before it opened and after the review": (
        procedure(
            "from: 2025年7月3日, until: 2025年7月2日, channel: 网",
            more=REVIEWS.partition("  repeal")[0],
        ),
        [
            "error policy/policy.yaml:11:42: [date-order] 征求意见截止日期2025年7月2日早于征求意见起始日期2025年7月3日",
            "建议：核对两个日期（征求意见先起后止）",
            "error policy/policy.yaml:13:43: [reviewed-after-decision] 合法性审核日期2025年6月4日早于征求意见截止日期2025年7月2日",
            "建议：核对两个日期（征求意见在合法性审核之前结束）",
        ],
    ),
    "decided first": (
        procedure(
            "from: 2025年5月1日, until: 2025年6月2日, channel: 网",
            (ISSUED, "issued: 2025年5月7日"),
            (EFFECTIVE, "effective: 2025年7月1日"),
            more=REVIEWS + decision("approves: all"),
        ),
        [
            "error policy/policy.yaml:7:9: [date-order] 成文日期2025年5月7日早于常务会议日期2025年5月8日",
            "建议：核对两个日期（GB/T 9704—2012 7.3.5.4：成文日期不早于会议通过）",
            "error policy/policy.yaml:14:18: [date-order] 废止日期2025年4月1日早于成文日期2025年5月7日",
            "建议：核对两个日期（印发以后才能废止）",
            "error policy/policy.yaml:14:18: [date-order] 废止日期2025年4月1日早于施行日期2025年7月1日",
            "建议：核对两个日期（施行以后才能废止）",
            "error policy/policy.yaml:15:60: [reviewed-after-decision] 常务会议日期2025年5月8日早于公平竞争审查日期2025年6月3日",
            "建议：核对两个日期（《公平竞争审查条例》第十八条：审查后才出台）",
            "error policy/policy.yaml:15:60: [reviewed-after-decision] 常务会议日期2025年5月8日早于合法性审核日期2025年6月4日",
            "建议：核对两个日期（国办发〔2018〕37号：审核后才审议）",
            "error policy/policy.yaml:15:60: [reviewed-after-decision] 常务会议日期2025年5月8日早于征求意见截止日期2025年6月2日",
            "建议：核对两个日期（国办发〔2018〕37号：征求意见后才审议）",
        ],
    ),
    "nobody decided it": (
        small(TRAINING, (OPEN, APPROVED)),
        [
            "error policy/measures/training.yaml:11:37: [unknown-decision] policy.yaml 的 decisions 中没有“standing”",
            "建议：先在 policy.yaml 写 decisions: {标识: {body: 机关, meeting: 会议, date: 日期}}",
        ],
    ),
    "what is not there and what need not be left out": (
        decided(
            "approves: [measures/training, measures/priz], except: [measures/prize, measures/training#supports.course.amount.shar]"
        ),
        [
            "error policy/policy.yaml:10:101: [unknown-figure] 没有“measures/priz”这个文件或数据",
            "建议：是否应为“measures/prize”？",
            "error policy/policy.yaml:10:126: [needless-exception] “measures/prize”不在批准的范围内，不必写进 except",
            "建议：approves: all 才是全部；只批准一部分时写在 approves",
            "error policy/policy.yaml:10:142: [unknown-figure] 没有“measures/training#supports.course.amount.shar”这个文件或数据",
            "建议：是否应为“measures/training#supports.course.amount.share”？",
        ],
    ),
    "approved for another": (
        small("benchmarks/city.yaml", (PUBLISHED, APPROVED)),
        [
            "error policy/benchmarks/city.yaml:15:21: [not-ours-to-approve] 所引文件、对照政策、起草说明中的数据不能写“已批准”：市手艺规程·第五条·金奖",
            "建议：只有本文件（policy.yaml、各条、附则、附件）的数据由决定批准；写 published 和 source，或 unknown 和 reason",
        ],
    ),
    "approved and not known": (
        decided("approves: all", (ISSUED, f"issued: {{{APPROVED}}}")),
        [
            "error policy/policy.yaml:7:1: [approved-without-value] 数据已经批准，却没有数值：成文日期",
            "建议：补写数值；没有定下来的，把 basis 写成 {status: unknown, reason: 理由}，或写进决定的 except",
        ],
    ),
    "what happens, twice": (
        rich(
            "fields.yaml",
            (
                "derived:",
                "happenings:\n  moved: {label: 搬迁, about: [local, cots, patent, local]}\n  went: {label: 搬迁, about: [cost]}\nderived:",
            ),
        ),
        [
            "error policy/fields.yaml:31:37: [unknown-field] fields.yaml 中没有填报项或者事物“cots”",
            "建议：是否应为“cost”？",
            "error policy/fields.yaml:31:51: [listed-twice] “local”写了两次",
            "建议：删去一个",
            "error policy/fields.yaml:32:17: [same-label] 两件发生的事都叫“搬迁”",
            "建议：改写其中一件，或者合并；另一件在 policy/fields.yaml:31:3",
        ],
    ),
    "a group that nobody named": (
        small(
            "guides/prize.yaml",
            ("form: copy}", "form: copy, for: [frm]}"),
            (
                "needed_for: certificate}",
                "needed_for: certificate, for: [local]}",
            ),
        ),
        [
            "error policy/guides/prize.yaml:3:47: [unknown-group] policy.yaml 的 groups 中没有“frm”",
            "建议：先在 groups 中登记",
            "error policy/guides/prize.yaml:5:88: [unknown-group] policy.yaml 的 groups 中没有“local”",
            "建议：先在 groups 中登记",
        ],
    ),
    "supports without a name for the guide": (
        small(TRAINING, ("title: 资助手艺培训\nsubject: 手艺培训\n", "")),
        [
            "error policy/measures/training.yaml:1:1: [measure-without-name] 有资助项目的条没有名称，指南和申请表无法命名",
            "建议：写 title（条名），条文不印条名的写 subject（事项）",
        ],
    ),
    "a name that is not compared": (
        reason(
            "参照{{ ctiy }}减半",
            ("compared: [benchmarks", "compared: {city: benchmarks"),
            ("gold]", "gold}"),
        ),
        [
            "error policy/measures/prize.yaml:23:11: [unknown-name] 理由中的“ctiy”不是参照数据的名称",
            "建议：是否应为“city”？",
        ],
    ),
    "braces that name nothing": (
        reason("'参照{% city }}减半'"),
        [
            "error policy/measures/prize.yaml:23:11: [bad-braces] 理由中的“{%”没有写成引用",
            "建议：写 compared: {名称: 路径}，理由中用 {{ 名称 }} 引用；{{ value }} 是数据本身",
        ],
    ),
    "a name where nothing is compared": (
        small(TRAINING, ("无可比数据", "'{{ city }}的一半'")),
        [
            "error policy/measures/training.yaml:11:35: [unknown-name] 理由中的“city”不是参照数据的名称",
            "建议：写 compared: {名称: 路径}，理由中用 {{ 名称 }} 引用；{{ value }} 是数据本身",
        ],
    ),
    "an amount that was once": (
        reason("市级40万元的25%，原为15万元"),
        [
            "warning policy/measures/prize.yaml:23:11: [reason-moved] 理由中的“15万元”与它说明的数据、参照的数据都不相同",
            "建议：数据改过的，理由跟着改；它是别的数据时，写进 compared，用 {{ 名称 }} 引用就会跟随；只见于理由的，写进 aside",
        ],
    ),
    "the same amount, and it is not": (
        reason("沿用市级相同金额"),
        [
            "warning policy/measures/prize.yaml:23:11: [reason-not-same] 理由说“相同金额”，而数据是20万元、10万元、30万元，与所说的不同",
            "建议：数据改过的，理由跟着改；参照的数据改过的，看是否还要与它相同。写成 compared: {名称: 路径}、理由中用 {{ 名称 }}，数额会跟随",
        ],
    ),
    "the same amount as nobody knows what": (
        small(TRAINING, ("无可比数据", "沿用相同金额")),
        [
            "warning policy/measures/training.yaml:11:35: [reason-without-compared] 理由说“相同金额”，没有写明与哪一数据相同，数据改了也看不出来",
            "建议：写 compared: {名称: 路径}，理由中用 {{ 名称 }} 引用",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
