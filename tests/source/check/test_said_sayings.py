"""Sayings of words.yaml that lead nowhere, as the drafter reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, said, small


def saying(text: str) -> Make:
    """The small policy with this words.yaml."""
    return small("words.yaml", ("", text))


# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "words that the policy has not": (
        saying(
            "words:\n  赶集: 手艺大赛\n  比赛: [手艺大赛, 擂台, 青石 区]\n  小店: 小卖部\n"
        ),
        [
            "error policy/words.yaml:3:14: [said-nowhere] “比赛”指“擂台”，但政策和指南里没有“擂台”",
            "建议：照条文或指南的写法改；政策确实没有的，移到 absent",
            "error policy/words.yaml:4:7: [said-nowhere] “小店”指“小卖部”，但政策和指南里没有“小卖部”",
            "建议：照条文或指南的写法改；政策确实没有的，移到 absent",
        ],
    ),
    "words of guides, facts, and with the region put in": (
        saying(
            "words:\n  甲: 网上提交\n  乙: 匠人工作室\n  丙: 青石区的财政\n  丁: 青石区财政安排\n"
        ),
        [
            "error policy/words.yaml:4:6: [said-nowhere] “丙”指“青石区的财政”，但政策和指南里没有“青石区的财政”",
            "建议：照条文或指南的写法改；政策确实没有的，移到 absent",
        ],
    ),
    "pages that are not there": (
        saying(
            "pages:\n  摆摊: prise\n  算钱: calculator\n  匠人: makers\n  大赛: prize\n  别处: somewhere\n"
        ),
        [
            "error policy/words.yaml:2:7: [said-no-page] “摆摊”指向 prise，没有这一条，也没有这个页面",
            "建议：是否应为“prize”？",
            "error policy/words.yaml:6:7: [said-no-page] “别处”指向 somewhere，没有这一条，也没有这个页面",
            "建议：写条、附件、章的标识，或者 calculator、calendar、faq、policy、comparison、charts、index",
        ],
    ),
    "the same for the search": (
        saying(
            "words:\n  Contest A: 手艺大赛\npages:\n  ｃｏｎｔｅｓｔa: prize\nabsent:\n  contest a: 别处\n"
        ),
        [
            "error policy/words.yaml:4:13: [said-twice] “ｃｏｎｔｅｓｔa”写了两次：words 的“Contest A”和pages 的“ｃｏｎｔｅｓｔa”，搜索时是同一个说法",
            "建议：只留一处；一个说法有几种意思的，写成列表：[甲, 乙]",
            "error policy/words.yaml:6:14: [said-twice] “contest a”写了两次：words 的“Contest A”和absent 的“contest a”，搜索时是同一个说法",
            "建议：只留一处；一个说法有几种意思的，写成列表：[甲, 乙]",
        ],
    ),
    "sayings that mean one another": (
        saying(
            "words:\n  大赛: 比武\n  比武: [擂台, 手艺大赛]\n  擂台: 大赛\n  赛: 赛\n  手艺: [手艺, 手艺大赛]\n"
        ),
        [
            "error policy/words.yaml:2:7: [said-circular] “大赛”绕回了自己：大赛 → 比武 → 擂台 → 大赛",
            "建议：写政策条文、指南中的写法，不写另一个口头的说法",
            "error policy/words.yaml:2:7: [said-nowhere] “大赛”指“比武”，但政策和指南里没有“比武”",
            "建议：照条文或指南的写法改；政策确实没有的，移到 absent",
            "error policy/words.yaml:3:3: [said-circular] “比武”绕回了自己：比武 → 擂台 → 大赛 → 比武",
            "建议：写政策条文、指南中的写法，不写另一个口头的说法",
            "error policy/words.yaml:3:8: [said-nowhere] “比武”指“擂台”，但政策和指南里没有“擂台”",
            "建议：照条文或指南的写法改；政策确实没有的，移到 absent",
            "error policy/words.yaml:4:7: [said-circular] “擂台”绕回了自己：擂台 → 大赛 → 比武 → 擂台",
            "建议：写政策条文、指南中的写法，不写另一个口头的说法",
            "error policy/words.yaml:5:6: [said-circular] “赛”绕回了自己：赛 → 赛",
            "建议：写政策条文、指南中的写法，不写另一个口头的说法",
        ],
    ),
    "what is absent and is there": (
        saying(
            "absent:\n  展销配套资助: 别处办理\n  手艺大赛: 别处\n  资助手艺: 别处\n  租金: 没有\n"
        ),
        [
            "error policy/words.yaml:2:11: [said-absent-present] “展销配套资助”写在 absent（本政策没有的），但《配套市级展销资助》就是",
            "建议：从 absent 删去",
            "error policy/words.yaml:3:9: [said-absent-present] “手艺大赛”写在 absent（本政策没有的），但《奖励手艺大赛》就是",
            "建议：从 absent 删去",
            "error policy/words.yaml:4:9: [said-absent-present] “资助手艺”写在 absent（本政策没有的），但《资助手艺培训》就是",
            "建议：从 absent 删去",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
