"""The drafting note: parts that have something, numbered as they come, free and computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source import load
from tests.support.shipped_templates import document, lines, lonely_headings
from tests.support.small_policy import FILES, edited, write

GOLD = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
SILVER = "measures/prize#supports.contest.amount.tiers.silver.amount.value"
SHARE = "measures/training#supports.course.amount.share"
BEFORE = f"""\
name: 旧办法
scope: previous
region: 青石区
document: city-2022
articles:
  contest:
    measures: [prize, training]
    summary: 奖励获奖者。
    figures:
      gold: {{label: 金奖, value: 15万元, compares: [{GOLD}]}}
      silver: {{label: 银奖, value: 10万元, compares: [{SILVER}]}}
      share: {{label: 比例, value: 60%, bound: up_to, compares: [{SHARE}]}}
    basis: {{status: published, source: {{document: city-2022}}}}
"""


def headings(folder: Path, notes: str, more: dict | None = None) -> list[str]:
    made = document(
        folder, "drafting-note", {"notes.yaml": notes, **(more or {})}
    )
    assert lonely_headings(made) == []
    return lines(made, "chapter")


MAIN, CLOSING = "主要内容", "附则说明"
FREE = (
    "sections: {how: {title: 起草过程, paragraphs: {main: 走访了匠人。}%s}}\n"
)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (FILES["notes.yaml"], ["起草背景", "编制思路", MAIN, CLOSING]),
        ("opening: 说明如下。\n", [MAIN, CLOSING]),
        ("supplementary: 与规划衔接。\n", [MAIN, CLOSING]),
        (FREE % "", [MAIN, CLOSING, "起草过程"]),
        (FREE % ", place: before", ["起草过程", MAIN, CLOSING]),
        ("background: {why: {title: 缘由}}\n", [MAIN, CLOSING]),
        ("sections: {ask: consultation}\n", [MAIN, CLOSING]),
        ("sections: {new: changes}\n", [MAIN, CLOSING]),
        ("sections: {money: funds}\n", [MAIN, CLOSING, "资金测算"]),
        (
            "sections: {money: {computed: funds, title: 要花多少钱, place: before}}\n",
            ["要花多少钱", MAIN, CLOSING],
        ),
    ],
)
def test_only_what_has_something_is_printed_and_numbers_follow(
    tmp_path: Path, notes: str, expected: list[str]
) -> None:
    numerals = "一二三四五六"
    assert headings(tmp_path, notes) == [
        f"{numerals[index]}、{title}" for index, title in enumerate(expected)
    ]


def test_a_text_without_closing_part_has_no_heading_for_it(
    tmp_path: Path,
) -> None:
    more = {"supplementary.yaml": ""}
    assert headings(tmp_path, "opening: 说明。\n", more) == ["一、主要内容"]


def test_a_policy_without_notes_has_no_note(tmp_path: Path) -> None:
    from tests.support.shipped_templates import made
    from tests.support.small_policy import policy

    read = policy(tmp_path, {"notes.yaml": ""})
    assert made(read, "drafting-note") == ([], [])


def test_a_section_says_its_prose_and_then_what_is_computed(
    tmp_path: Path,
) -> None:
    notes = "sections: {new: {computed: changes, paragraphs: {main: '{{ p.region }}的原办法已到期。'}}}\n"
    made = document(
        tmp_path,
        "drafting-note",
        {"notes.yaml": notes, "benchmarks/old.yaml": BEFORE},
    )
    said = lines(made)
    at = said.index("三、与原政策的主要变化")
    assert said[at + 1 :] == [
        "青石区的原办法已到期。",
        "（一）“手艺大赛”：大赛获奖奖励（大赛金奖）由15万元提高到20万元；大赛获奖奖励（大赛银奖）10万元，不变。",
        "（二）“手艺培训”：手艺培训资助由最高60%降低到50%。",
        "原政策中未见对应条款的：（三）“市级展销配套”。",
    ]


def funds(folder: Path, changes: dict[str, str]) -> list[str]:
    notes = {"notes.yaml": "sections: {money: funds}\n"}
    said = lines(document(folder, "drafting-note", {**notes, **changes}))
    return said[said.index("三、资金测算") + 1 :]


def test_without_any_total_the_need_is_left_open(tmp_path: Path) -> None:
    assert funds(tmp_path, {}) == [
        "各条没有规定全部申请人的年度总额，所需资金取决于申报情况，不能预先算出。"
    ]


def test_a_total_and_places_times_an_amount_are_added_up(
    tmp_path: Path,
) -> None:
    """A measure whose total is open in one support is not added; the policy's own total
    is said besides."""
    total = "    limits: {cap: {at_most: 5万元, scope: row}, pool: {at_most: 90万元, scope: all, period: year}}"
    training = edited(
        "measures/training.yaml",
        ("    limits: {cap: {at_most: 5万元, scope: row}}", total),
    )
    match = edited(
        "measures/city-match.yaml",
        (
            "    amount: {share: 30%, of: city_grant, called: 市级资助金额}\n",
            "    amount: 3万元\n    limits: {places: {at_most: 10家, scope: all, period: year}}\n",
        ),
        (
            "按照{{ s.grant.of }}的{{ s.grant.share }}配套",
            "给予{{ s.grant.value }}，每年不超过{{ s.grant.places }}",
        ),
    )
    whole = edited(
        "policy.yaml",
        (
            "conditions:\n",
            "limits: {all: {at_most: 300万元, scope: all, period: year}}\nconditions:\n",
        ),
    )
    assert funds(tmp_path, {**training, **match, **whole}) == [
        "（二）“手艺培训”：手艺培训资助每年总额最高90万元。",
        "（三）“市级展销配套”：展销配套资助每年名额不超过10家，每家3万元，合计最高30万元。",
        "以上2条每年合计最高120万元。",
        "全部措施每年总额最高300万元。",
        "（一）“手艺大赛”没有另行规定年度总额，在上述总额内按申报情况安排。",
    ]


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("{title: 起草过程}", "empty-section"),
        ("{paragraphs: {main: 走访。}}", "section-without-title"),
        ("{computed: fund}", "not-allowed"),
    ],
)
def test_a_section_that_could_not_be_printed_is_told(
    tmp_path: Path, section: str, code: str
) -> None:
    changes = {"notes.yaml": f"sections:\n  how: {section}\n"}
    found = load(write(tmp_path, changes)).findings
    assert [(one.place.line) for one in found] == [2]
    assert [one.code for one in found] == [code]


def procedure(folder: Path, written: str, section: str) -> list[str]:
    """What a computed section says of a procedure."""
    changes = edited(
        "policy.yaml", ("numbering:", f"procedure: {written}\nnumbering:")
    )
    notes = {"notes.yaml": f"sections: {{one: {section}}}\n"}
    said = lines(document(folder, "drafting-note", {**changes, **notes}))
    titles = [one for one in said if one.startswith("三、")]
    return said[said.index(titles[0]) + 1 :] if titles else []


ASKED = "from: 2026年3月1日, until: 2026年3月31日"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (f"{{{ASKED}}}", ["2026年3月1日至2026年3月31日，公开征求意见。"]),
        (
            f"{{{ASKED}, channel: 区政府门户网站, received: 0}}",
            [
                "2026年3月1日至2026年3月31日，通过区政府门户网站公开征求意见，期满未收到意见。"
            ],
        ),
        (
            f"{{{ASKED}, received: 15, adopted: 9, partly: 2, refusals: 与上位规定不一致}}",
            [
                "2026年3月1日至2026年3月31日，公开征求意见，共收到意见15条，采纳9条，部分采纳2条，未采纳4条。",
                "未采纳的意见和理由：与上位规定不一致。",
            ],
        ),
        (
            f"{{{ASKED}, received: 3, adopted: 3}}",
            [
                "2026年3月1日至2026年3月31日，公开征求意见，共收到意见3条，采纳3条。"
            ],
        ),
        (
            "{waived: 依法需要保密}",
            ["本次制定未公开征求意见：依法需要保密。"],
        ),
        ("{channel: 网站}", []),
    ],
)
def test_the_consultation_is_told_as_it_is_recorded(
    tmp_path: Path, written: str, said: list[str]
) -> None:
    written = f"{{consultation: {written}}}"
    assert procedure(tmp_path, written, "consultation") == said


@pytest.mark.parametrize(
    ("section", "done"),
    [("fair_competition", "公平竞争审查"), ("legality", "合法性审核")],
)
def test_a_review_is_told_with_its_body_day_and_conclusion(
    tmp_path: Path, section: str, done: str
) -> None:
    review = "{body: 区司法局, date: 2026年4月10日, conclusion: 未发现问题。, number: 青审〔2026〕3号}"
    written = f"{{{section}: {review}}}"
    assert procedure(tmp_path / "a", written, section) == [
        f"2026年4月10日，区司法局完成{done}（青审〔2026〕3号），结论为：未发现问题。"
    ]
    assert procedure(tmp_path / "b", "{}", section) == []


@pytest.mark.parametrize("kind", ["若干措施", "管理办法"])
def test_each_chapter_has_a_paragraph_of_its_own(
    tmp_path: Path, kind: str
) -> None:
    changes = edited(
        "policy.yaml",
        ("region: 青石区", f"kind: {kind}\nregion: 青石区"),
        (", purpose: 旨在让作品卖得出。", ""),
    )
    said = lines(document(tmp_path, "drafting-note", changes))
    chapters = [one for one in said if one.startswith("（") and "共" in one]
    assert [one[:8] for one in chapters] == [
        "（一）支持匠人。",
        "（二）支持市场。",
    ]
    assert chapters[0].endswith("旨在让匠人留得住。")
