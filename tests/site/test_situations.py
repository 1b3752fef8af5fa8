"""What the calculator asks is searched too: applicants know their situation, and not the words of the clause."""

from __future__ import annotations

from policypress.site.situations import HEADING
from tests.site.everyday_queries import carried
from tests.support import small_policy as small
from tests.support.sites import site


def lines(tmp_path, changes=None) -> dict[str, list[str]]:
    """By page, the lines that come from the calculator."""
    data = carried(site(tmp_path, changes)["search.html"])
    found: dict[str, list[str]] = {}
    for page, heading, _, words, _ in data["texts"]:
        if heading == HEADING:
            found.setdefault(data["pages"][page][0], []).append(words)
    return found


def test_a_measure_is_found_by_what_it_asks_and_may_be_answered(tmp_path):
    asked = lines(tmp_path)["m/prize.html"]
    assert "经营了几年？" in asked
    assert "获得哪一奖项？　金奖、银奖" in asked


def test_a_measure_is_found_by_what_may_have_happened(tmp_path):
    happening = (
        "happenings:\n"
        "  won: {label: 作品在赛会上得了奖, help: 省里的也算, about: [prize_level]}\n"
    )
    fields = small.FILES["fields.yaml"] + happening
    asked = lines(tmp_path, {"fields.yaml": fields})["m/prize.html"]
    assert asked[:2] == ["作品在赛会上得了奖", "省里的也算"]


def test_a_question_of_two_measures_tells_neither_from_the_other(tmp_path):
    changes = small.edited(
        "measures/training.yaml",
        (
            "basis: {status: proposed, reason: 无可比数据}",
            "conditions:\n  years: {field: years, op: at_least, value: 1年}\n"
            "basis: {status: proposed, reason: 无可比数据}",
        ),
    )
    asked = lines(tmp_path, changes)
    assert "经营了几年？" not in asked["m/prize.html"]
    assert "m/city-match.html" in asked


def test_the_clause_of_a_condition_is_found_by_its_question(tmp_path):
    changes = small.edited(
        "policy.yaml",
        ("text: 在本区依法设立}", "text: 在本区依法设立, clause: scope}"),
    ) | small.edited(
        "supplementary.yaml",
        (
            "articles:\n",
            "articles:\n  scope:\n    subject: 适用对象\n"
            "    paragraphs: {main: {text: 在本区依法设立的单位可以申请。}}\n",
        ),
    )
    assert lines(tmp_path, changes)["policy.html#scope"] == ["在本区设立吗？"]
