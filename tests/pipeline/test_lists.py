"""A register of studios from file to files, as if it were larger than the memory."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("polars")

import polars as pl

from policypress.lists import streaming
from policypress.lists.papers import long_notices
from policypress.pipeline.lists import ListRequest, reckon_list
from policypress.source import load
from policypress.system.environment import ROOT
from tests.support.small_policy import FILES, write

STUDIOS = {
    "企业名称": ["云上陶坊", "李长青", "外乡木坊"],
    "本区设立": ["是", "是", "否"],
    "经营年限": ["3", "5", "9"],
    "奖项": ["金奖", "银奖", "金奖"],
}
# The gold prize was smaller, and of more questions one was asked that is asked no more.
BEFORE = {
    "measures/prize.yaml": FILES["measures/prize.yaml"].replace("20万元", "15万元")
}  # fmt: skip


@pytest.fixture
def request_(tmp_path: Path) -> ListRequest:
    """The studios, by a policy against another text of it, within a budget."""
    (tmp_path / "旧").mkdir()
    table = tmp_path / "名册.parquet"
    pl.DataFrame(STUDIOS).write_parquet(table)
    return ListRequest(
        write(tmp_path),
        ROOT / "templates",
        tmp_path / "out",
        table,
        str(write(tmp_path / "旧", BEFORE)),
        budget=10_0000_00,
    )


def test_a_list_larger_than_the_memory_has_its_estimate_of_funds(
    request_, monkeypatch
):
    """By measure, against the year's budget and the other text, from slices of two."""
    monkeypatch.setattr(streaming, "STREAMED", 3)
    monkeypatch.setattr(streaming, "SLICE", 2)
    policy = load(request_.policy).policy
    assert policy is not None
    result = reckon_list(policy, request_, lambda *_: None)
    assert result.findings == []
    folder = request_.out / "名单测算-名册"
    papers = ("资金测算表", "公示名单")
    names = {f"{one}.{kind}" for one in papers for kind in ("docx", "xlsx")}
    names.add("测算结果.parquet")
    assert {one.name for one in folder.iterdir()} == names
    assert {one.name for one in result.written} == names
    assert result.lines[0].startswith("3 个申请人，合计 30")
    assert any("没有写逐项结果" in one for one in result.lines)
    results = pl.read_parquet(folder / "测算结果.parquet")
    assert "@person" not in results.columns
    with ZipFile(folder / "资金测算表.xlsx") as book:
        sheets = book.read("xl/workbook.xml").decode()
    assert "对照年度预算" in sheets and "新旧比较" in sheets


def test_a_notice_too_long_to_be_printed_has_its_rows_in_a_file(
    request_, monkeypatch
):
    """Of slices of two the second has nobody; persons are masked. When the list has become
    short the file is gone."""
    monkeypatch.setattr(streaming, "STREAMED", 3)
    monkeypatch.setattr(streaming, "SLICE", 2)
    monkeypatch.setattr(long_notices, "MOST_PRINTED", 1)
    policy = load(request_.policy).policy
    assert policy is not None
    result = reckon_list(policy, request_, lambda *_: None)
    assert result.findings == []
    folder = request_.out / "名单测算-名册"
    rows = folder / "公示名单.csv"
    assert rows in result.written
    assert not (folder / "公示名单.xlsx").exists()
    assert rows.read_text("utf-8-sig").splitlines() == [
        "序号,申请人,统一社会信用代码或证件号码,条款,措施,拟支持金额（元）",
        '1,云上陶坊,"",（一）,奖励手艺大赛,200000.00',
        '2,李**,"",（一）,奖励手艺大赛,100000.00',
    ]
    with ZipFile(folder / "公示名单.docx") as paper:
        text = paper.read("word/document.xml").decode()
    assert "共2个申请人，2项，见公示名单.csv。" in text
    assert "云上陶坊" not in text
    monkeypatch.setattr(streaming, "STREAMED", 9)
    again = reckon_list(policy, request_, lambda *_: None)
    assert rows in again.removed and not rows.exists()
