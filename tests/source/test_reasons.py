"""A reason follows the figures that it names, and one whose figures moved is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.source import load
from policypress.source.figures import figures
from tests.support.small_policy import FILES, edited, policy, write

GOLD = "benchmarks/city#articles.contest.figures.gold"
PRIZE = "measures/prize.yaml"
LIST = f"  compared: [{GOLD}]\n"
NAMED = f"  compared: {{city: {GOLD}}}\n"
CAP = "measures/prize#supports.contest.limits.cap_year.at_most.value"


def because(reason: str, compared: str = NAMED) -> dict[str, str]:
    """The small policy whose prizes have that reason."""
    return edited(
        PRIZE, ("reason: 参照市级标准减半", f"reason: {reason}"), (LIST, compared)
    )  # fmt: skip


def reasons(folder: Path, changes: dict[str, str]) -> dict[str, str]:
    """The reason of each figure by its path."""
    return {
        record.path: record.figure.reason
        for record in figures(policy(folder, changes))
    }


def told(folder: Path, changes: dict[str, str]) -> list[Finding]:
    return load(write(folder, changes)).findings


def test_a_reason_names_what_it_compares_and_follows_it(
    tmp_path: Path,
) -> None:
    half = because("市级金奖为{{ city }}，取其一半，即{{ value }}")
    found = reasons(tmp_path / "before", half)
    gold = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    assert found[gold] == "市级金奖为40万元，取其一半，即20万元"
    assert found[CAP].endswith("即30万元"), "each figure says its own"
    more = FILES["benchmarks/city.yaml"].replace("40万元", "60万元")
    found = reasons(tmp_path / "after", half | {"benchmarks/city.yaml": more})
    assert found[gold] == "市级金奖为60万元，取其一半，即20万元"


def test_an_unverified_figure_is_not_told_by_a_reason(tmp_path: Path) -> None:
    unknown = FILES["benchmarks/city.yaml"].replace(
        "value: 40万元", "value: 40万元\n        basis: {status: unknown, reason: 未见}"
    )  # fmt: skip
    changes = because("市级为{{ city }}") | {"benchmarks/city.yaml": unknown}
    assert reasons(tmp_path, changes)[CAP] == "市级为【待核】"


def test_names_of_the_policy_stand_in_a_reason_too(tmp_path: Path) -> None:
    found = reasons(tmp_path, because("由{{ p.drafter }}测算，为{{ value }}"))
    assert found[CAP] == "由青石区文旅局测算，为30万元"


def test_compared_figures_may_still_be_a_list(tmp_path: Path) -> None:
    assert told(tmp_path, because("取市级40万元的50%", LIST)) == []


SOUND = [
    "市级为40万元，取其50%，即20万元",  # the figure, one compared, and the quotient
    "银奖10万元约为市级的25%",
    "10～20万元之间",
    "见《资助5万元的办法》",
    "2024年3月调研，用时10天",  # dates and spans of time are no figures of it
]


@pytest.mark.parametrize("reason", SOUND)
def test_a_reason_that_agrees_with_its_figures_is_sound(
    reason: str, tmp_path: Path
) -> None:
    assert told(tmp_path, because(reason)) == []


MOVED = {
    "取市级的60%": "60%",
    "金奖取25万元": "25万元",
    "10～25万元之间": "10～25万元",
    "按3家测算": "3家",
    "为百分之六十": "百分之六十",
}


@pytest.mark.parametrize("reason", MOVED)
def test_a_reason_whose_figures_moved_is_told(
    reason: str, tmp_path: Path
) -> None:
    (one,) = told(tmp_path, because(reason))
    assert (one.code, one.severity) == ("reason-moved", "warning")
    assert f"“{MOVED[reason]}”" in one.message
    assert one.place.file == "policy/measures/prize.yaml" and one.place.line
    aside = because(f"{reason}\n  aside: ['{MOVED[reason]}']")
    assert told(tmp_path / "aside", aside) == [], "or it is no figure of ours"


def test_a_changed_amount_is_told_where_its_reason_is_not(
    tmp_path: Path,
) -> None:
    reason = because("市级为40万元，取其50%，即20万元")
    moved = reason[PRIZE].replace("amount: 20万元", "amount: 24万元")
    found = told(tmp_path, {PRIZE: moved})
    words = sorted(one.message.split("”")[0] for one in found)
    assert words == ["理由中的“20万元", "理由中的“50%"]


def test_a_decision_does_not_free_a_reason_from_its_figures(
    tmp_path: Path,
) -> None:
    decided = FILES["policy.yaml"].replace(
        "\nbasis:",
        "\ndecisions: {a: {body: 青石区人民政府, meeting: 常务会议, date: 2025年5月8日, approves: all}}\nbasis:",
    )
    (one,) = told(tmp_path, because("取25万元") | {"policy.yaml": decided})
    assert one.code == "reason-moved"


WRONG = {
    "市级为{{ citty }}": ("unknown-name", "是否应为“city”？"),
    "市级为{{ city }": ("bad-braces", "理由中用 {{ 名称 }} 引用"),
    "市级为{{ city.value }}": ("unknown-name", "是否应为“value”？"),
    "市级为{% if x %}": ("bad-braces", "理由中用 {{ 名称 }} 引用"),
}


@pytest.mark.parametrize("reason", WRONG)
def test_a_name_that_nothing_has_is_told(reason: str, tmp_path: Path) -> None:
    code, hint = WRONG[reason]
    (one,) = told(tmp_path, because(f'"{reason}"'))
    assert one.code == code and hint in one.hint
    assert one.place.file == "policy/measures/prize.yaml" and one.place.line


def test_a_compared_figure_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (one,) = told(tmp_path, because("参照市级", NAMED.replace("gold", "golt")))
    assert "golt" in one.message and "gold" in one.hint


def test_a_name_that_cannot_stand_in_braces_is_refused(tmp_path: Path) -> None:
    named = NAMED.replace("city:", "value:")
    (one,) = told(tmp_path, because("参照市级", named))
    assert one.code == "bad-id" and "value" in one.hint


KEPT = {
    "市级金奖为{{ city }}，沿用相同金额": False,  # 20万元 is not 40万元
    "市级金奖为40万元，取相同的金额": False,
    "与市级持平": False,
    "金额不变": False,
    "市级为{{ city }}；本区取其50%；每家相同": True,  # says nothing of amounts
    "与市级比例一致，取其50%": True,
    "参照市级标准，保持一致": False,
    "参照市级规程，金额与其相同": False,
    "与市级一致": False,
    "沿用市级原有标准": False,
    "按照市级标准执行": False,
    "向市级看齐": False,
    "市级为{{ city }}，与其保持一致": False,
    "参照市级标准减半": True,
    "与市级做法一致，金额从低": True,
    "与市级口径不一致": True,
    "市级和其他区一致，本区适当调整": True,
    "沿用市级的评审程序": True,
    "与市级不尽相同": True,
}


@pytest.mark.parametrize("reason", KEPT)
def test_a_reason_that_says_the_same_is_held_to_it(
    reason: str, tmp_path: Path
) -> None:
    found = told(tmp_path, because(reason))
    assert not found if KEPT[reason] else found[0].code == "reason-not-same"


def test_the_same_amount_is_told_once_either_side_has_moved(
    tmp_path: Path,
) -> None:
    """Sound while 20万元 stands on both sides; then ours moves, then theirs: the reason
    names the figure, or types it, or only says that it is the same."""
    city = FILES["benchmarks/city.yaml"].replace("40万元", "20万元")
    for number, words in enumerate(["{{ city }}", "20万元", "同一数额"]):
        ours = because(f"市级金奖为{words}，沿用相同金额")
        kept = {"benchmarks/city.yaml": city, **ours}
        home = tmp_path / str(number)
        assert told(home / "kept", kept) == []
        moved = ours[PRIZE].replace("amount: 20万元", "amount: 25万元")
        (one,) = told(home / "ours", {**kept, PRIZE: moved})
        assert (one.code, one.severity) == ("reason-not-same", "warning")
        assert "“相同金额”" in one.message and "25万元" in one.message
        assert one.place.file.endswith("prize.yaml") and one.place.line
        theirs = city.replace("20万元", "60万元")
        found = told(home / "theirs", {**kept, "benchmarks/city.yaml": theirs})
        assert [one.code for one in found] == ["reason-not-same"]


def test_the_sentence_that_says_the_same_names_what_is_kept(
    tmp_path: Path,
) -> None:
    """Equal to another compared figure by chance is not what the sentence says."""
    silver = GOLD.replace("gold", "silver")
    compared = f"  compared: {{city: {GOLD}, lower: {silver}}}\n"
    city = FILES["benchmarks/city.yaml"]
    more = "    figures:\n      silver: {label: 银奖, value: 10万元}\n"
    both = {"benchmarks/city.yaml": city.replace("    figures:\n", more)}
    said = "市级{}，取相同金额；{}"
    gold, lower = "金奖为{{ city }}", "银奖为{{ lower }}"
    kept = because(said.format(lower, gold), compared)
    assert told(tmp_path / "silver", kept | both) == []
    moved = because(said.format(gold, lower), compared)
    (one,) = told(tmp_path / "gold", moved | both)
    assert one.code == "reason-not-same"


def test_a_reason_without_a_figure_is_told_once_the_figure_moved(
    tmp_path: Path,
) -> None:
    """Sound while both are 20万元; nothing in the reason can follow when ours moves."""
    city = {
        "benchmarks/city.yaml": FILES["benchmarks/city.yaml"].replace(
            "40万元", "20万元"
        )
    }
    ours = because("参照市级规程，保持一致") | city
    assert told(tmp_path / "kept", ours) == []
    moved = {
        **ours,
        PRIZE: ours[PRIZE].replace("amount: 20万元", "amount: 25万元"),
    }
    (one,) = told(tmp_path / "moved", moved)
    assert one.code == "reason-not-same" and "25万元" in one.message


def test_a_reason_that_says_the_same_of_nothing_is_told(
    tmp_path: Path,
) -> None:
    (one,) = told(tmp_path, because("沿用相同金额", ""))
    assert one.code == "reason-without-compared"
    assert told(tmp_path / "typed", because("取相同的20万元", "")) == []
