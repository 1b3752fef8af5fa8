"""Provisions, parts and annexes that do not fit together are named at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source import load
from tests.support.text_policies import codes, notice, policy, rules, write

CASES = {
    "a part of no chapter": (
        {"parts/reviews.yaml": "articles: {x: {text: 甲。}}\n"},
        "unknown-chapter",
        "parts/reviews.yaml:1:1",
    ),
    "an id that stands twice": (
        {"parts/closing.yaml": "articles: {panel: {text: 甲。}}\n"},
        "same-id",
        "parts/review.yaml:2:3",
    ),
    "an annex called like a provision": (
        {"annexes/panel.yaml": "title: 表\ntext: 乙。\n"},
        "same-id",
        "annexes/panel.yaml:1:1",
    ),
    "text and paragraphs": (
        {
            "parts/closing.yaml": "articles:\n  x: {text: 甲。, paragraphs: {a: 乙。}}\n"
        },
        "text-twice",
        "parts/closing.yaml:2:3",
    ),
    "no text": (
        {"parts/closing.yaml": "articles:\n  x: {title: 甲}\n"},
        "no-text",
        "parts/closing.yaml:2:3",
    ),
    "an item without words": (
        {
            "parts/closing.yaml": "articles:\n  x: {paragraphs: {a: {text: 甲：, items: {b: ''}}}}\n"
        },
        "empty-value",
        "parts/closing.yaml:2:45",
    ),
    "a row that is too short": (
        {
            "parts/closing.yaml": "articles:\n  x:\n    paragraphs:\n      a:\n        text: 甲：\n        table: {columns: [一, 二], rows: [[三]]}\n"
        },
        "table-cells",
        "parts/closing.yaml:6:41",
    ),
    "points that do not add up": (
        {
            "annexes/scoring.yaml": "title: 表\nscoring:\n  total: 100分\n  items: {a: {name: 甲, points: 90分, standard: 乙}}\nbasis: {status: proposed, reason: 样例}\n"
        },
        "scoring-total",
        "annexes/scoring.yaml:3:10",
    ),
    "a pass mark that nobody reaches": (
        {
            "annexes/scoring.yaml": "title: 表\nscoring:\n  total: 90分\n  pass: 95分\n  items: {a: {name: 甲, points: 90分, standard: 乙}}\nbasis: {status: proposed, reason: 样例}\n"
        },
        "scoring-pass",
        "annexes/scoring.yaml:4:9",
    ),
    "an annex without content": (
        {"annexes/scoring.yaml": "title: 表\n"},
        "empty-annex",
        "annexes/scoring.yaml:1:1",
    ),
    "an annex that nothing cites": (
        {"annexes/more.yaml": "title: 表\ntext: 乙。\n"},
        "annex-never-cited",
        "annexes/more.yaml:1:1",
    ),
    "an annex that is typed": (
        {"parts/closing.yaml": "articles:\n  x:\n    text: 见附件3。\n"},
        "annex-by-hand",
        "parts/closing.yaml:3:11",
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_each_mistake_is_named_at_its_place(tmp_path: Path, case: str) -> None:
    changes, code, place = CASES[case]
    found = codes(tmp_path / "policy", {**rules(), **changes})
    assert found.get(code) == place, found


def test_an_annex_listed_and_not_there_says_which_was_meant(
    tmp_path: Path,
) -> None:
    files = rules()
    files["policy.yaml"] = files["policy.yaml"].replace(
        "[scoring,", "[scorring,"
    )
    found = load(write(tmp_path, files)).findings
    (one,) = [one for one in found if one.code == "unknown-annex"]
    assert "是否应为“scoring”？" in one.hint


def test_the_text_may_speak_of_annexes_only_when_there_are_any(
    tmp_path: Path,
) -> None:
    files = notice()
    for name in [*files]:
        if name.startswith("annexes/"):
            del files[name]
    files["policy.yaml"] = files["policy.yaml"].replace(
        "annexes: [scoring, catalogue]\n", ""
    )
    files["measures/panel.yaml"] = "text: 评分标准见附件。\n"
    files["measures/scope.yaml"] = "text: 适用范围由本通知规定。\n"
    (found,) = load(write(tmp_path, files)).findings
    assert found.message == "条文提到“附件”，政策没有附件"
    assert found.hint == (
        "用 build.py new annex 标识 新建附件，并用 {{ ref('标识') }} 引用"
    )


def test_an_annex_that_cannot_be_read_is_there(tmp_path: Path) -> None:
    files = rules()
    files["annexes/scoring.yaml"] = "title: [\n"
    found = load(write(tmp_path / "policy", files)).findings
    assert {one.place.file for one in found} == {"policy/annexes/scoring.yaml"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("objects: {title", "general: {title"), "same-id"),
        (
            (
                "objects: {title: 扶持对象",
                "objects: {level: 章, title: 扶持对象",
            ),
            "level-order",
        ),
        (
            (
                "chapters:\n  general",
                "measures: [equipment]\nchapters:\n  general",
            ),
            "measures-twice",
        ),
        (("[equipment]", "[equipment, panel]"), ""),
        (("[equipment]", "[equipmemt]"), "unknown-measure"),
    ],
)
def test_chapters_stand_in_one_order(
    tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    files = rules()
    assert change[0] in files["policy.yaml"]
    files["policy.yaml"] = files["policy.yaml"].replace(*change)
    found = codes(tmp_path, files)
    assert not found if not code else code in found, found


def test_a_listed_article_leaves_its_part_for_that_chapter(
    tmp_path: Path,
) -> None:
    files = rules()
    files["policy.yaml"] = files["policy.yaml"].replace(
        "[equipment]", "[equipment, panel]"
    )
    made = policy(tmp_path, files)
    assert made.order["amounts"] == ("equipment", "panel")
    assert made.order["review"] == ("publish",)


def test_a_policy_has_its_provisions_in_the_order_of_the_text(
    tmp_path: Path,
) -> None:
    made = policy(tmp_path, rules())
    assert list(made.provisions) == [
        "purpose",
        "scope",
        "对象",
        "equipment",
        "panel",
        "publish",
        "effect",
    ]
    assert list(made.measures) == ["equipment"]


def test_a_provision_put_behind_another_stands_there(tmp_path: Path) -> None:
    files = rules()
    files["measures/extra.yaml"] = (
        "chapter: general\nafter: purpose\ntext: 甲。\n"
    )
    made = policy(tmp_path, files)
    assert made.order["general"] == ("purpose", "extra", "scope")


def test_short_text_stands_where_it_is_written(tmp_path: Path) -> None:
    made = policy(tmp_path / "policy", rules())
    paragraph = made.provisions["purpose"].paragraphs["main"]
    assert paragraph.path == "parts/general#articles.purpose.paragraphs.main"
    assert str(paragraph.place_of("text")).endswith("general.yaml:3:11")
    item = made.provisions["对象"].paragraphs["main"].items["设立"]
    assert str(item.place_of("text")).endswith("objects.yaml:8:15")


def test_the_supplementary_part_is_no_chapter(tmp_path: Path) -> None:
    files = rules()
    files["supplementary.yaml"] = (
        "articles:\n  more:\n    chapter: general\n    text: 甲。\n"
    )
    found = codes(tmp_path / "policy", files)
    assert found == {"chapter-conflict": "supplementary.yaml:3:14"}


def test_a_supplementary_part_follows_a_text_without_chapters(
    tmp_path: Path,
) -> None:
    files = notice()
    files["supplementary.yaml"] = "articles: {more: {text: 甲。}}\n"
    made = policy(tmp_path, files)
    assert list(made.provisions)[-1] == "more"
    assert "more" not in made.order[""]
