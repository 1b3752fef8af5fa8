"""A hint names the word that was probably meant."""

import pytest

from policypress.findings import did_you_mean, nearest


def test_a_slip_finds_its_word() -> None:
    assert nearest("vaule", ["value", "basis"]) == "value"
    assert nearest("old_brand", ["old-brand", "new-brand"]) == "old-brand"
    assert nearest("xyz", ["value"]) is None


def test_a_hint_is_never_empty() -> None:
    assert did_you_mean("vaule", ["value"]) == "是否应为“value”？"
    assert did_you_mean("xyz", ["value", "basis"]) == "可用：value、basis"
    assert did_you_mean("xyz", ["value"], "先登记") == "先登记"
    assert did_you_mean("xyz", [])


def test_capitals_do_not_hide_a_name_and_its_own_spelling_is_shown() -> None:
    assert nearest("OLD-Brnad", ["Old_Brand", "market"]) == "Old_Brand"


def test_unlike_chinese_names_of_two_characters_are_not_near() -> None:
    assert nearest("奖励", ["奖金", "资助"]) is None
    assert nearest("奖励标淮", ["奖励标准"]) == "奖励标准"


def test_a_very_long_name_is_compared_by_its_beginning() -> None:
    assert nearest("value" + "x" * 10**6, ["value"]) is None
    assert nearest("v" * 100 + "x" * 10**6, ["v" * 100]) == "v" * 100


def test_a_hint_lists_twelve_names_and_shows_that_there_are_more() -> None:
    names = [f"name{number}" for number in range(13)]
    assert (
        did_you_mean("完全不同", names[:12])
        == f"可用：{'、'.join(names[:12])}"
    )
    assert (
        did_you_mean("完全不同", names) == f"可用：{'、'.join(names[:12])}……"
    )
    assert did_you_mean("完全不同", []) == "先补上要引用的内容"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("nope", ["scope"], None),
        ("share", ["here"], None),
        ("pfd", ["pdf"], "pdf"),
        ("any_of", ["any"], "any"),
        ("city.value", ["value"], "value"),
        ("titel", ["title"], "title"),
        ("xscope", ["scope"], "scope"),
    ],
)
def test_ids_that_have_letters_in_common_by_chance_are_not_meant(
    word: str, known: list[str], meant: str | None
) -> None:
    assert nearest(word, known) == meant
