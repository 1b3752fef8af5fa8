"""What a guide says in its own words: held to the conditions, and to the clause, where
each of its sentences stands."""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding
from policypress.source.promises.wording import wording
from tests.support.small_policy import edited, policy

PRIZE = "guides/prize.yaml"
ALSO = """\
cautions:
  - 经营满{{ cond.years }}的，如实填写。
  - 经营超过{{ cond.years }}的，如实填写。
  - 其他。经营不满{{ cond.years }}的，不予受理。
questions:
  long: {question: "不足{{ cond.years }}的可以申请吗？", answer: 不可以。}
  short: {question: 几年？, answer: "{{ cond.years }}以下。"}
"""
CONDITION = "条件“years”比较的却是含本数的“以上”（2年）"
# The audience, the second caution and the second sentence of the third, a question, an
# answer.
GUIDE = [
    f"policy/guides/prize.yaml:{place} edge-differs 此处写的是{words}，{CONDITION}"
    for place, words in {
        "1:11": "不含本数的“超过”",
        "8:5": "不含本数的“超过”",
        "9:5": "不含本数的“不满”",
        "11:20": "不含本数的“不满”",
        "12:34": "含本数的“以下、不超过”",
    }.items()
]
LIMITED = [
    "policy/measures/prize.yaml:9:3 condition-unheld 条文写明“连续”，“大赛获奖奖励”的条件、填报项都没有问到",
    "policy/guides/prize.yaml:1:11 guide-narrower 支持对象写明“首次”，条文和条件都没有这一限制",
    "policy/guides/prize.yaml:1:11 guide-narrower 支持对象写明“新设立”，条文和条件都没有这一限制",
]


def found(folder: Path, changes: dict[str, str]) -> list[Finding]:
    """What is said of the words of the prize, its clause and its guide."""
    written = policy(folder, changes)
    return list(wording("prize", written.measures["prize"], written))


def told(findings: list[Finding]) -> list[str]:
    return [
        f"{one.place.file}:{one.place.line}:{one.place.column} {one.code} {one.message}"
        for one in findings
    ]


def test_each_sentence_of_a_guide_is_held_to_its_condition(
    tmp_path: Path,
) -> None:
    changes = edited(
        PRIZE, ("获奖的工作室。", '"经营大于{{ cond.years }}的工作室。"')
    )
    guide = {PRIZE: changes[PRIZE] + ALSO}
    assert told(found(tmp_path, guide)) == GUIDE


def test_words_of_a_guide_that_limit_who_applies_stand_in_the_clause(
    tmp_path: Path,
) -> None:
    swap = ("获奖的工作室。", "首次、连续获奖的新设立工作室。")
    limited = edited("measures/prize.yaml", ("对获得", "对连续获得"))
    changes = {**edited(PRIZE, swap), **limited}
    assert told(found(tmp_path, changes)) == LIMITED


def test_without_a_guide_only_the_clause_is_held(tmp_path: Path) -> None:
    narrow = edited(PRIZE, ("获奖的", "首次获奖的"))
    written = policy(tmp_path, narrow)
    prize = written.measures["prize"]
    assert list(wording("prize", prize, written))
    assert not list(wording("none", prize, written))
