"""Reckoned part by part, by a cluster of two workers, or streamed: always the same."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("polars")

import polars as pl
from msgspec.structs import replace

from policypress.lists import streaming
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import plan_of
from policypress.lists.frames import from_answers
from policypress.lists.outcome import outcome_of, rules_for_lists
from policypress.lists.papers.funds import funds_document
from policypress.lists.papers.long_notices import LongNotice
from policypress.lists.papers.notices import public, public_notice
from policypress.lists.papers.sums import sums_of
from policypress.lists.parts import part_of
from policypress.lists.reading.files import read_files
from policypress.lists.reading.raw import Findings
from policypress.lists.reading.register import register_of
from policypress.lists.rows import as_parquet
from policypress.lists.running import reckoned
from policypress.source import load
from tests.lists.test_agreement import applicant, policy_of, rules_of
from tests.support.small_policy import FILES, write

LOW_ALTITUDE = "examples/low-altitude"


def made(number: int):
    rules = rules_of(LOW_ALTITUDE)
    chance = Random(7)
    frame, tables, layout = from_answers(
        rules, [applicant(rules, chance) for _ in range(number)]
    )
    return plan_of(rules, layout), frame, tables


def test_parts_put_together_are_the_whole():
    plan, frame, tables = made(90)
    whole = reckoned(plan, Frames(frame, dict(tables)), with_reasons=True)
    parts = [
        reckoned(
            plan,
            part_of(Frames(frame, dict(tables)), start, 40),
            with_reasons=True,
        )
        for start in (0, 40, 80)
    ]
    assert pl.concat(parts).equals(whole)


@pytest.mark.slow
def test_a_cluster_gives_the_same_to_the_byte(tmp_path):
    distributed = pytest.importorskip("distributed")
    from policypress.lists.cluster import by_cluster

    plan, frame, tables = made(90)
    alone = reckoned(plan, Frames(frame, dict(tables)), with_reasons=True)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        together = by_cluster(
            cluster.scheduler_address,
            tmp_path,
            plan,
            Frames(frame, dict(tables)),
            True,
            part=25,
        )
    assert as_parquet(together) == as_parquet(alone)


def test_a_cluster_that_is_not_there_is_said_to_be_so(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    from policypress.lists import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    plan, frame, tables = made(3)
    with pytest.raises(cluster.ClusterError) as problem:
        cluster.by_cluster(
            "tcp://127.0.0.1:1", tmp_path, plan, Frames(frame, tables), False
        )
    assert "连不上 Dask 调度器" in problem.value.reason


def test_a_streamed_list_comes_out_in_the_order_of_its_rows(
    tmp_path, monkeypatch
):
    """Slices of three applicants; rows of a table beside them."""
    monkeypatch.setattr(streaming, "SLICE", 3)
    policy, rules = policy_of(LOW_ALTITUDE), rules_of(LOW_ALTITUDE)
    folder = tmp_path / "名册"
    folder.mkdir()
    names = [f"企业{at}" for at in range(8)]
    pl.DataFrame(
        {"企业名称": names, "实缴资本（万元）": [6000] * 8}
    ).write_parquet(folder / "企业.parquet")
    label = rules["things"][0]["label"]
    pl.DataFrame({"企业名称": ["企业5"]}).write_parquet(
        folder / f"{label}.parquet"
    )
    findings = Findings()
    task = streaming.task_of(folder, policy, rules, tmp_path)
    done = streaming.streamed(task, findings)
    assert done is not None and findings.kept == []
    file, whole = done
    assert pl.read_parquet(file)["@name"].to_list() == names
    assert whole.sums.applicants == 8


def test_a_streamed_list_names_nobody_twice(tmp_path):
    policy, rules = policy_of(LOW_ALTITUDE), rules_of(LOW_ALTITUDE)
    file = tmp_path / "企业.parquet"
    pl.DataFrame({"企业名称": ["甲", "乙", "甲"]}).write_parquet(file)
    findings = Findings()
    task = streaming.task_of(file, policy, rules, tmp_path)
    assert streaming.streamed(task, findings) is None
    assert "有1行重复" in findings.kept[0].message


QUOTAS = {
    "measures/prize.yaml": FILES["measures/prize.yaml"].replace(
        "    limits: {cap_year",
        "    ranking: {by: years, top: 4}\n    limits: {cap_year",
    )
    + "limits: {pool: {at_most: 25.55万元, scope: all, share_out: pro_rata}}\n",
    "measures/training.yaml": FILES["measures/training.yaml"].replace(
        "    limits: {cap: {at_most: 5万元, scope: row}}",
        "    limits: {cap: {at_most: 1万元, scope: row},"
        " all: {at_most: 3.3万元, scope: all, share_out: pro_rata}}",
    ),
    "policy.yaml": FILES["policy.yaml"]
    + "limits: {all: {at_most: 20万元, scope: all, share_out: pro_rata}}\n",
}


def many(number: int) -> dict[str, list[str | int | None]]:
    """Studios with ties, gaps and different decimals."""
    chance = Random(3)
    pick = chance.choice
    return {
        "企业名称": [f"工作室{at:03d}" for at in range(number)],
        "本区设立": [
            pick(("是", "是", "是", "否", None)) for _ in range(number)
        ],
        "经营年限": [
            pick(("2", "3", "3.5", "9", "12.25", "1"))
            if at > number // 2
            else pick(("1", "2", "3"))
            for at in range(number)
        ],
        "奖项": [pick(("金奖", "银奖", None)) for _ in range(number)],
        "培训费用": [pick((0, 3000, 20_001, None)) for _ in range(number)],
        "市级资助": [pick((0, 0, 7)) for _ in range(number)],
    }


@pytest.mark.parametrize("gaps", [False, True])
def test_a_streamed_list_gives_out_places_and_budgets_like_one_in_memory(
    tmp_path, monkeypatch, gaps
):
    """Four places by years with ties, a budget of a support, one of a measure, one of all
    together; slices of fourteen of forty studios."""
    monkeypatch.setattr(streaming, "SLICE", 14)
    policy = load(write(tmp_path, QUOTAS)).policy
    assert policy is not None
    rules = rules_for_lists(policy)
    columns = many(40)
    if gaps:
        columns["经营年限"][5] = columns["经营年限"][30] = None
    else:
        for name, other in (("培训费用", 0), ("奖项", "金奖")):
            columns[name] = [
                other if one is None else one for one in columns[name]
            ]
    file = tmp_path / "企业.parquet"
    pl.DataFrame(columns).write_parquet(file)
    findings = Findings()
    raws = read_files(file, file.name, findings)
    register = register_of(raws, rules, findings, file.name)
    assert register is not None
    whole = outcome_of(policy, rules, register)
    task = streaming.task_of(file, policy, rules, tmp_path)
    notice = LongNotice(
        public(policy, rules["measures"]), tmp_path / "公示.csv"
    )
    task = replace(task, notices=(notice,))
    done = streaming.streamed(task, findings)
    assert done is not None and findings.kept == []
    assert notice.kept
    assert notice.document(policy) == public_notice(whole)
    results = pl.read_parquet(done[0])
    same = [one for one in results.columns if one in whole.results.columns]
    assert len(same) > 20
    alike = whole.results.select(same).cast(dict(results.select(same).schema))
    assert results.select(same).equals(alike)
    assert done[1].shared == whole.shared
    assert all(one.high != one.given_high for one in whole.shared)
    sums = done[1].sums
    assert sums.holders["s:prize.contest"].open > 0
    questions = sums_of(whole).questions
    assert questions and sums.questions is None
    whole.sums.questions = None
    alone, slices = (
        funds_document(whole, None, ""),
        funds_document(done[1], None, ""),
    )
    assert slices == alone
