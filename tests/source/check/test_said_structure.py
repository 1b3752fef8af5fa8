"""Chapters, provisions, names and annexes that do not fit together, as the drafter
reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, said, small, texts
from tests.support import small_policy

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
MATCH = "measures/city-match.yaml"
SUPPORT = "    name: 大赛获奖奖励\n"

# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "a chapter id twice": (
        texts("policy.yaml", ("objects: {title", "general: {title")),
        [
            "error policy/parts/objects.yaml:1:1: [unknown-chapter] 没有标识为“objects”的章",
            "建议：文件名写章的标识；不分章的，每条放在 measures/ 中",
            "error policy/policy.yaml:20:7: [same-id] 章的标识“general”用了两次",
            "建议：换一个标识",
        ],
    ),
    "provisions that follow each other in a ring": (
        lambda: {
            **small_policy.FILES,
            "policy.yaml": small_policy.FILES["policy.yaml"].replace(
                "[prize, training]", "[]"
            ),
            PRIZE: f"chapter: makers\nafter: training\n{small_policy.FILES[PRIZE]}",
            TRAINING: f"chapter: makers\nafter: prize\n{small_policy.FILES[TRAINING]}",
        },
        [
            "error policy/measures/prize.yaml:2:8: [after-in-a-ring] “prize”排在“training”之后，“training”排在“prize”之后，次序定不下来",
            "建议：改正其中一个 after；排在章末的不写",
        ],
    ),
    "a provision that follows itself": (
        lambda: {
            **small_policy.FILES,
            "policy.yaml": small_policy.FILES["policy.yaml"].replace(
                "[prize, training]", "[training]"
            ),
            PRIZE: f"chapter: makers\nafter: prize\n{small_policy.FILES[PRIZE]}",
        },
        [
            "error policy/measures/prize.yaml:2:8: [after-in-a-ring] “prize”排在自己之后",
            "建议：改正其中一个 after；排在章末的不写",
        ],
    ),
    "a listed provision that follows nothing": (
        small(PRIZE, ("title: ", "after: nope\ntitle: ")),
        [
            "error policy/measures/prize.yaml:1:8: [unknown-measure] 本章没有措施“nope”",
            "建议：核对 after",
        ],
    ),
    "chapters too deep": (
        texts(
            "policy.yaml",
            (
                "objects: {title: 扶持对象}",
                "objects: {title: 甲, chapters: {a: {title: 乙, chapters: {b: {title: 丙, chapters: {c: {title: 丁}}}}}}}",
            ),
        ),
        [
            "error policy/policy.yaml:20:99: [empty-chapter] 章“丁”没有措施",
            "建议：写进措施，或删去这一章",
            "error policy/policy.yaml:20:99: [too-deep] 章节最多4层",
            "建议：编、分编、章、节之下只能写条",
        ],
    ),
    "a chapter in a section": (
        texts("policy.yaml", ("objects: {", "objects: {level: 章, ")),
        [
            "error policy/policy.yaml:20:24: [level-order] “章”之下不能是“章”",
            "建议：层级由高到低为编、分编、章、节；不写 level 时自动确定",
        ],
    ),
    "chapters and a list besides": (
        texts(
            "policy.yaml",
            (
                "chapters:\n  general",
                "measures: [equipment]\nchapters:\n  general",
            ),
        ),
        [
            "error policy/policy.yaml:15:1: [measures-twice] 分章的政策，各条写在章的 measures 里",
            "建议：把这里的标识移到所属的章；不分章的，删去 chapters",
        ],
    ),
    "a part of no chapter": (
        texts("parts/reviews.yaml", ("", "articles: {x: {text: 甲。}}\n")),
        [
            "error policy/parts/reviews.yaml:1:1: [unknown-chapter] 没有标识为“reviews”的章",
            "建议：是否应为“review”？",
        ],
    ),
    "a part in which one is elsewhere": (
        texts(
            "parts/closing.yaml",
            ("  effect:\n", "  effect:\n    chapter: review\n"),
        ),
        [
            "error policy/parts/closing.yaml:3:14: [chapter-conflict] 本文件的各条都属于“closing”章",
            "建议：删去 chapter，或移到所属章的文件",
        ],
    ),
    "a supplementary article in a chapter": (
        small(
            "supplementary.yaml",
            (
                "    subject: 资金来源",
                "    chapter: makers\n    subject: 资金来源",
            ),
        ),
        [
            "error policy/supplementary.yaml:6:14: [chapter-conflict] 附则的条不写 chapter",
            "建议：附则各条按文件中的次序；属于某章的，移到 measures/ 或 parts/",
        ],
    ),
    "a chapter with nothing in it": (
        small(
            "policy.yaml",
            (
                "  market: {",
                "  empty: {title: 支持传承, purpose: 旨在传承。}\n  market: {",
            ),
        ),
        [
            "error policy/policy.yaml:14:18: [empty-chapter] 章“支持传承”没有措施",
            "建议：写进措施，或删去这一章",
        ],
    ),
    "a measure listed twice": (
        small("policy.yaml", ("[city-match]", "[city-match, prize]")),
        [
            "error policy/policy.yaml:14:48: [measure-twice] 措施“prize”写了两次，先见于“支持匠人”",
            "建议：只留一处",
        ],
    ),
    "a measure that is not there": (
        small("policy.yaml", ("[city-match]", "[city-match, fair]")),
        [
            "error policy/policy.yaml:14:48: [unknown-measure] 没有措施文件 measures/fair.yaml",
            "建议：新建这个文件，或从章中删去",
        ],
    ),
    "a measure nowhere": (
        small("policy.yaml", ("[prize, training]", "[prize]")),
        [
            "error policy/measures/training.yaml:1:1: [measure-without-chapter] 措施“资助手艺培训”没有列入任何一章",
            "建议：在这个文件里写 chapter: 章的标识（makers、market），或在 policy.yaml 中把 training 写进所属章的 measures",
        ],
    ),
    "a chapter that is not there": (
        small(MATCH, ("subject:", "chapter: markt\nsubject:")),
        [
            "error policy/measures/city-match.yaml:2:10: [unknown-chapter] 没有标识为“markt”的章",
            "建议：是否应为“market”？",
        ],
    ),
    "another chapter than the list says": (
        small(MATCH, ("subject:", "chapter: makers\nsubject:")),
        [
            "error policy/measures/city-match.yaml:2:10: [chapter-conflict] 措施“配套市级展销资助”已列入 policy.yaml 的另一章",
            "建议：两处只留一处",
        ],
    ),
    "behind one that is not there": (
        small(MATCH, ("subject:", "chapter: market\nafter: prize\nsubject:")),
        [
            "error policy/measures/city-match.yaml:3:8: [unknown-measure] 本章没有措施“prize”",
            "建议：核对 after",
        ],
    ),
    "an id of two provisions": (
        texts("annexes/panel.yaml", ("", "title: 表\ntext: 乙。\n")),
        [
            "error policy/annexes/panel.yaml:1:1: [same-id] 标识“panel”重复，先见于 policy/parts/review.yaml:2:3",
            "建议：换一个标识；引用它的地方一并改",
            "warning policy/annexes/panel.yaml:1:1: [annex-never-cited] 条文没有提到附件“表”",
            "建议：在条文中写明，如“见{{ ref('panel') }}”；不需要时删去这个文件",
        ],
    ),
    "a title of two": (
        small(TRAINING, ("title: 资助手艺培训", "title: 奖励手艺大赛")),
        [
            "error policy/measures/training.yaml:1:8: [same-title] 措施名称“奖励手艺大赛”重复，先见于 policy/measures/prize.yaml:1:8",
            "建议：改用不同的说法",
        ],
    ),
    "a figure typed into a name": (
        small(PRIZE, (SUPPORT, "    name: 最高30万元奖励\n")),
        [
            "error policy/measures/prize.yaml:10:11: [typed-figure] 此处直接写了数值“30万元”",
            "建议：名称里不写数值；把它写成数据，在条文里用 {{ }} 引用",
        ],
    ),
    "a figure typed into a tier": (
        small(PRIZE, ("大赛金奖", "得分90%以上")),
        [
            "error policy/measures/prize.yaml:16:22: [typed-figure] 此处直接写了数值“90%”",
            "建议：分档的数值写在 band 的 from、to；写了 band，when 可以不写，自动生成",
        ],
    ),
    "an annex that is not there": (
        texts(
            "policy.yaml",
            ("[scoring, catalogue]", "[scoring, catalogue, budget]"),
        ),
        [
            "error policy/policy.yaml:12:31: [unknown-annex] 没有附件文件 annexes/budget.yaml",
            "建议：用 build.py new annex 新建“budget”",
        ],
    ),
    "an annex listed twice": (
        texts(
            "policy.yaml",
            ("[scoring, catalogue]", "[scoring, catalogue, scoring]"),
        ),
        [
            "error policy/policy.yaml:12:31: [annex-twice] 附件“scoring”写了两次",
            "建议：只留一处",
        ],
    ),
    "an annex that nothing cites": (
        texts("annexes/more.yaml", ("", "title: 表\ntext: 乙。\n")),
        [
            "warning policy/annexes/more.yaml:1:1: [annex-never-cited] 条文没有提到附件“表”",
            "建议：在条文中写明，如“见{{ ref('more') }}”；不需要时删去这个文件",
        ],
    ),
    "an annex typed": (
        texts("parts/closing.yaml", ("施行，", "施行，见附件3，")),
        [
            "error policy/parts/closing.yaml:3:11: [annex-by-hand] 此处直接写了“附件3”",
            "建议：用 {{ ref('附件标识') }} 引用，编号随附件自动变动",
        ],
    ),
    "a row too short": (
        texts("measures/equipment.yaml", (", 每单位一台]", "]")),
        [
            "error policy/measures/equipment.yaml:10:11: [table-cells] 这一行有 2 格，表头有 3 栏",
            "建议：每栏写一格；没有内容的写 ''",
        ],
    ),
    "points that do not add up": (
        texts("annexes/scoring.yaml", ("points: 40分", "points: 30分")),
        [
            "error policy/annexes/scoring.yaml:4:10: [scoring-total] 各项分值合计90分，总分写的是100分",
            "建议：改各项的 points，或改 total",
        ],
    ),
    "a pass mark that nobody reaches": (
        texts("annexes/scoring.yaml", ("pass: 60分", "pass: 160分")),
        [
            "error policy/annexes/scoring.yaml:5:9: [scoring-pass] 合格线160分高于总分100分",
            "建议：核对 pass 和 total",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
