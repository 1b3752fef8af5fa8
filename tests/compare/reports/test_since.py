"""What differs from the text before, told by the words of the texts alone: nothing is said to
have become something else unless that is certain."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_text
from policypress.compare.reports.since import Since, short, since

HEAD = "手艺发展办法\n\n第一条 为了促进手艺发展，制定本办法。\n\n"
KEPT = "\n\n第三条 本办法由区文旅局解释。\n"


def told(old: str, new: str) -> Since:
    """What differs where the second of three articles does."""
    texts = [
        parse_text(f"{HEAD}第二条 {words}{KEPT}", name).tree
        for words, name in ((old, "旧"), (new, "新"))
    ]
    before, after = texts
    assert before and after
    return since(compare(before, after), {})


def words(found: Since) -> list[str]:
    return [
        f"{one.before}{one.new}"
        for clause in found.amounts
        for one in clause.said
    ]


AMOUNTS = {
    "one amount": (
        "对获奖的，奖励10万元。",
        "对获奖的，奖励12万元。",
        ["“奖励10万元”调整为“奖励12万元”"],
    ),
    "two in their order": (
        "对金奖、银奖，分别奖励10万元、5万元。",
        "对金奖、银奖，分别奖励12万元、6万元。",
        ["“分别奖励10万元、5万元”调整为“分别奖励12万元、6万元”"],
    ),
    "a share and its limit": (
        "按照费用的30%资助，最高10万元。",
        "按照费用的40%资助，最高15万元。",
        ["“按照费用的30%资助”调整为“按照费用的40%资助”", "“最高10万元”调整为“最高15万元”"],
    ),
    "a span of time": (
        "在10个工作日内办结。",
        "在15个工作日内办结。",
        ["“在10个工作日内办结”调整为“在15个工作日内办结”"],
    ),
    "a count": (
        "每年不超过10家。",
        "每年不超过15家。",
        ["“每年不超过10家”调整为“每年不超过15家”"],
    ),
    "quotations inside": (
        "获得“金手”称号奖励10万元。",
        "获得“金手”称号奖励20万元。",
        ["“获得‘金手’称号奖励10万元”调整为“获得‘金手’称号奖励20万元”"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", AMOUNTS)
def test_an_amount_in_the_place_of_another_is_told(what: str) -> None:
    old, new, said = AMOUNTS[what]
    found = told(old, new)
    assert words(found) == said
    assert found.amended == (), "and nothing else differs"


OTHER = {
    "an amount more": ("奖励10万元。", "奖励10万元、5万元。"),
    "an amount less": ("最高10万元，每年3项。", "最高10万元。"),
    "words alone": ("对匠人给予奖励。", "对工作室给予奖励。"),
    "money for a share": (
        "对取得证书的匠人资助10万元。",
        "对取得证书的匠人资助30%。",
    ),
    "a day": ("自2023年1月1日起申请。", "自2024年1月1日起申请。"),
    "a citation": ("依照第三条办理，奖励及时。", "依照第一条办理，奖励及时。"),
}


@pytest.mark.parametrize("what", OTHER)
def test_whatever_else_differs_is_named_and_not_explained(what: str) -> None:
    found = told(*OTHER[what])
    assert words(found) == []
    assert [one.name[:3] for one in found.amended] == ["第二条"]


def test_cases_that_changed_places_take_their_amounts_along() -> None:
    """Gold still gets 10万元: that it went from 5 to 10 would be false. Both sentences
    stand as they are, and the clause is named for the rest."""
    found = told(
        "对银奖、金奖，分别奖励5万元、10万元。",
        "对金奖、银奖，分别奖励10万元、5万元。",
    )
    assert words(found) in (
        [],
        ["“分别奖励5万元、10万元”调整为“分别奖励10万元、5万元”"],
    )
    assert [one.name[:3] for one in found.amended] == ["第二条"]


def test_an_amount_beside_other_words_is_quoted_with_them() -> None:
    """Another group and another amount: each text in its own words."""
    found = told("对匠人奖励10万元。", "对工作室奖励12万元。")
    assert words(found) == ["“对匠人奖励10万元”调整为“对工作室奖励12万元”"]
    assert len(found.amended) == 1


def test_clauses_that_came_and_went_are_named_with_how_they_begin() -> None:
    first = parse_text(f"{HEAD}第二条 对外出采风的匠人给予一次性的来回路费补助。{KEPT}", "旧").tree  # fmt: skip
    second = parse_text(f"{HEAD}第二条 工作室设在老街的，免收三年租金，水电另计。{KEPT}", "新").tree  # fmt: skip
    assert first and second
    found = since(compare(first, second), {})
    assert [one.name for one in found.added] == ["第二条“工作室设在老街的”"]
    assert [one.name for one in found.deleted] == [
        "原第二条“对外出采风的匠人给予一次性的来回路费……”"
    ]
    assert found.old == "手艺发展办法"


LABELS = {
    "奖励大赛·大赛奖励·金奖·金额": "大赛奖励（金奖）",
    "奖励大赛·大赛奖励·金额": "大赛奖励",
    "支持培训·培训资助·比例": "培训资助比例",
    "支持标准·验证点资助·国家级·单项最高": "验证点资助（国家级）单项最高",
    "支持标准·单个申请人每年最高": "单个申请人每年最高",
    "支持标准·标准奖励·行业标准·主导制定·金额": "标准奖励（行业标准，主导制定）",
    "有效期": "有效期",
}


@pytest.mark.parametrize("label", LABELS)
def test_a_figure_is_called_by_its_support_and_case(label: str) -> None:
    assert short(label) == LABELS[label]
