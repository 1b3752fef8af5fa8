"""Reckoned part by part, by a cluster of two workers, or streamed: always the same."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("polars")

import polars as pl

from policypress.lists import streaming
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import plan_of
from policypress.lists.frames import from_answers
from policypress.lists.parts import part_of
from policypress.lists.reading.raw import Findings
from policypress.lists.rows import as_parquet
from policypress.lists.running import reckoned
from tests.lists.test_agreement import applicant, rules_of

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
    rules = rules_of(LOW_ALTITUDE)
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
    done = streaming.streamed(folder, rules, tmp_path, findings)
    assert done is not None and findings.kept == []
    file, summary = done
    assert pl.read_parquet(file)["@name"].to_list() == names
    assert summary.applicants == 8


def test_a_streamed_list_names_nobody_twice(tmp_path):
    rules = rules_of(LOW_ALTITUDE)
    file = tmp_path / "企业.parquet"
    pl.DataFrame({"企业名称": ["甲", "乙", "甲"]}).write_parquet(file)
    findings = Findings()
    assert streaming.streamed(file, rules, tmp_path, findings) is None
    assert "有1行重复" in findings.kept[0].message
