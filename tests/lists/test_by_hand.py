"""Thirty firms with several things each, reckoned by hand: 就高 and 补足差额 of patents,
three places by rank, a budget that is exceeded and cut in proportion, gaps everywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

pytest.importorskip("polars")

from policypress.lists.outcome import Outcome, outcome_of, rules_for_lists
from policypress.lists.papers.estimates import (
    lines,
    reached,
    total_paid,
)
from policypress.lists.papers.funds import funds_document
from policypress.lists.papers.notices import public_notice
from policypress.lists.reading.csv_file import read_csv
from policypress.lists.reading.raw import Findings
from policypress.lists.reading.register import register_of
from policypress.lists.rows import as_csv, results_frame
from policypress.source import load
from tests.support.small_policy import FILES as SMALL

FILES = {
    **{
        name: text
        for name, text in SMALL.items()
        if not name.startswith(("measures/", "benchmarks/", "guides/"))
    },
    "policy.yaml": SMALL["policy.yaml"]
    .replace(
        "measures: [prize, training], purpose",
        "measures: [patent, contest], purpose",
    )
    .replace("measures: [city-match]", "measures: [course]"),
    "fields.yaml": """\
fields:
  local: {label: 本区设立, question: 在本区设立吗？, type: yes_no}
  spent: {label: 参赛投入, question: 投入多少？, type: money}
  score: {label: 评审得分, question: 得分多少？, type: number, unit: 分}
  cost: {label: 培训费用, question: 实际费用是多少？, type: money}
things:
  patent:
    label: 专利
    ask: 有哪些专利获奖？
    columns:
      award: {label: 奖项, type: choice, choices: {gold: 金奖, silver: 银奖}}
      own: {label: 本单位为第一专利权人, type: yes_no}
      earlier: {label: 此前已领取, type: money, default: 0}
""",
    "measures/patent.yaml": """\
title: 奖励专利
subject: 专利
paragraphs:
  main: "获得{{ s.award.tiers | listing('when') }}的，分别奖励{{ s.award.tiers | listing('value') }}，每家每年最高{{ s.award.year }}。"
supports:
  award:
    name: 专利奖励
    mode: 奖励
    for_each: patent
    amount:
      tiers:
        gold: {when: 金奖, amount: 20万元}
        silver: {when: 银奖, amount: 10万元}
      by: award
      less: earlier
    conditions: {own: {field: own, op: "yes", text: 为第一专利权人}}
    limits: {year: {at_most: 45万元, period: year}}
basis: {status: proposed, reason: 样例}
""",
    "measures/contest.yaml": """\
title: 资助参赛
subject: 参赛
paragraphs: {main: "按照{{ s.contest.of }}的{{ s.contest.share }}资助，每年名额{{ s.contest.places }}。"}
supports:
  contest:
    name: 参赛资助
    mode: 资助
    review: evaluation
    ranking: {by: score}
    amount: {share: 50%, of: spent}
    limits: {places: {at_most: 3个, scope: all, period: year}}
basis: {status: proposed, reason: 样例}
""",
    "measures/course.yaml": """\
title: 资助培训
subject: 培训
paragraphs: {main: "按照{{ s.course.of }}的{{ s.course.share }}资助，年度总额{{ m.limits.all }}。"}
supports:
  course:
    name: 培训资助
    mode: 资助
    amount: {share: 50%, of: cost}
limits: {all: {at_most: 6万元, scope: all, period: year, share_out: pro_rata}}
basis: {status: proposed, reason: 样例}
""",
}
# Who is local, what was spent on a contest, the score, what courses cost; and patents:
# award, first owner, had before. None = not answered.
FIRMS: dict[str, tuple[Any, ...]] = {
    "甲": ("是", 100_000, 95, 40_000, [("金奖", "是", 0), ("银奖", "是", 0)]),
    "乙": ("是", 60_000, 90, 60_000, [("金奖", "是", 100_000)]),
    "丙": ("是", 80_000, 85, 0, [("金奖", "是", 0)] * 3),
    "丁": ("是", 40_000, 85, 50_000, [("银奖", "否", 0)]),
    "戊": ("否", 90_000, 99, 90_000, [("金奖", "是", 0)]),
    "己": (None, 0, 10, 20_000, [("金奖", "是", None)]),
    "庚": ("是", None, 70, None, [(None, "是", 0)]),
    "辛": ("是", 20_000, 60, 30_000, [("银奖", None, 0)]),
}
OTHERS = [f"小店{at:02d}" for at in range(22)]  # local, nothing else


@cache
def outcome() -> Outcome:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in FILES.items():
            (folder / file).parent.mkdir(exist_ok=True, parents=True)
            (folder / file).write_text(text, "utf-8")
        loaded = load(folder)
        assert loaded.policy is not None, loaded.findings
        rules = rules_for_lists(loaded.policy)
        people = folder / "企业.csv"
        people.write_text(_people(), "utf-8")
        patents = folder / "专利.csv"
        patents.write_text(_patents(), "utf-8")
        findings = Findings()
        raws = [read_csv(one, one.name, findings) for one in (people, patents)]
        register = register_of(
            [one for one in raws if one], rules, findings, "名册"
        )
        assert register is not None and findings.kept == [], findings.kept
        return outcome_of(loaded.policy, rules, register)


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _people() -> str:
    rows = ["企业名称,本区设立,参赛投入,评审得分,培训费用"]
    for name, (*answers, _) in FIRMS.items():
        rows.append(",".join([name, *map(_cell, answers)]))
    rows += [f"{name},是,0,0,0" for name in OTHERS]
    return "\n".join(rows)


def _patents() -> str:
    rows = ["企业名称,奖项,本单位为第一专利权人,此前已领取"]
    for name, (*_, patents) in FIRMS.items():
        rows += [",".join([name, *map(_cell, one)]) for one in patents]
    return "\n".join(rows)


def found(column: str) -> dict[str, Any]:
    names = outcome().register.applicants["@name"].to_list()
    values = outcome().results[column].to_list()
    return dict(zip(names, values, strict=True))


def yuan(column: str) -> list[float | None]:
    values = list(found(column).values())[:8]
    return [None if one is None else int(one) / 100 for one in values]


def test_thirty_firms_are_in_the_register():
    assert len(outcome().results) == 30


def test_patents_add_up_less_what_was_had_before_and_under_the_limit_of_a_year():
    """甲 20+10; 乙 20−10; 丙 three times 20, at most 45; 丁 is not the first owner; 戊 is
    not of this district; 己 may be (20); 庚's award is open (up to 20); 辛 may own it."""
    verdicts = list(found("m:patent.v").values())
    assert verdicts[:8] == [True, True, True, False, False, None, None, None]
    assert yuan("m:patent.low") == [300000, 100000, 450000, 0, 0, 0, 0, 0]
    assert yuan("m:patent.high") == [
        300000,
        100000,
        450000,
        0,
        0,
        200000,
        200000,
        100000,
    ]
    assert not any(verdicts[8:])


def test_three_places_go_by_rank_and_a_tie_is_left_open():
    """甲 (95) and 乙 (90) are in; 丙 and 丁 share 85 across the last place; 戊 (99) is not
    of this district; 庚 (70) and 辛 (60) come after three or more certain ones."""
    places = list(found("s:contest.contest.v").values())[:8]
    assert places == [True, True, None, None, False, False, False, False]
    assert yuan("m:contest.low") == [50000, 30000, 0, 0, 0, 0, 0, 0]
    assert yuan("m:contest.high") == [50000, 30000, 40000, 20000, 0, 0, 0, 0]


def test_a_budget_that_is_exceeded_is_cut_in_proportion():
    """Certain: 甲 2万, 乙 3万, 丁 2.5万, 辛 1.5万 = 9万; there are 6万, two thirds, and what
    is less than a fen is not paid. Possible besides: 己 1万, and 庚 without bound: nobody
    can have more than there is."""
    assert yuan("m:course.low") == [20000, 30000, 0, 25000, 0, 0, 0, 15000]
    cut = [13333.33, 20000, 0, 16666.66, 0, 0, 0, 10000]
    assert yuan("m:course.given") == cut
    assert yuan("m:course.high")[5:7] == [10000, None]
    assert yuan("m:course.given high")[5:7] == [10000, 60000]
    assert "低方案已超出，已按同一比例核减" in str(
        funds_document(outcome(), None, "").blocks
    )


def test_estimates_are_the_sums():
    by_measure = {one.measure: one for one in lines(outcome())}
    assert by_measure["patent"].paid.low == 85_0000_00
    assert by_measure["patent"].paid.high == 135_0000_00
    assert by_measure["patent"].paid.middle == 110_0000_00
    assert by_measure["contest"].paid.low == 8_0000_00
    # 甲 5万, 乙 3万, 丙 4万, 丁 2万 could be; three places: 5 + 4 + 3
    assert by_measure["contest"].paid.high == 12_0000_00
    # 甲, 乙, 丙, 丁, 辛 get something for certain; 己 and 庚 may
    assert reached(outcome()) == (5, 2)
    assert by_measure["course"].asked.low == 9_0000_00
    assert by_measure["course"].paid.low == 5_9999_99
    assert total_paid(outcome()).low == 98_9999_99
    assert by_measure["patent"].certain == 3 and by_measure["patent"].open == 3


def test_who_gets_nothing_is_told_why_and_who_may_what_to_answer():
    rows = results_frame(outcome()).rows(named=True)
    said = {(one["申请人"], one["项目"]): one["理由或待答"] for one in rows}
    assert said["戊", "专利奖励"] == "不符合：在本区依法设立"
    assert said["丁", "专利奖励"].startswith("不符合：为第一专利权人")
    assert said["己", "专利奖励"] == "待答：本区设立"
    assert "专利的奖项" in said["庚", "专利奖励"]
    assert said["庚", "培训资助"] == "待答：培训费用"
    assert said["辛", "参赛资助"] == "不符合：未进入名额"


def test_the_notice_names_who_certainly_gets_something():
    blocks = public_notice(outcome()).blocks
    table = next(block for block in blocks if hasattr(block, "rows"))
    named = {row[1].paragraphs[0].inlines[0].text for row in table.rows[1:]}
    assert named == {"甲", "乙", "丙", "丁", "辛"}


def test_the_estimate_of_funds_says_what_is_exceeded():
    text = str(funds_document(outcome(), outcome(), "旧稿").blocks)
    assert "入围2个，待定2个" in text
    assert "与旧稿比较" in text
    assert "影响户数最多的待答问题" in text


def test_no_cell_is_ever_a_formula():
    import polars as pl

    words = pl.DataFrame({"申请人": ["=1+1", "+86", "-5", "@x", "\t=1", "好"]})
    lines_of_file = as_csv(words).decode("utf-8-sig").splitlines()
    assert lines_of_file[1:] == ["'=1+1", "'+86", "'-5", "'@x", "'\t=1", "好"]


def test_the_notice_counts_applicants_whose_masked_names_are_alike():
    found = outcome()
    names = found.register.applicants["@name"]
    people = names.replace_strict(
        names, [f"李{at}" for at in range(len(names))]
    )
    alike = found.register.applicants.with_columns(people.alias("@name"))
    found.register.applicants = alike
    found.register.is_of_people = True
    words = str(public_notice(found).blocks)
    assert "李*" in words
    assert "共5个申请人" in words
