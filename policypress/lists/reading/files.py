"""The files of a list (名单文件): one workbook, one CSV or Parquet file, or a folder with
a file for each sheet."""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Place
from policypress.lists.reading.csv_file import read_csv, too_many_columns
from policypress.lists.reading.raw import MOST_COLUMNS, Findings, Raw
from policypress.lists.reading.workbook import read_workbook

SUFFIXES = (".csv", ".xlsx", ".parquet")
_MOST_FILES = 500


def read_files(path: Path, name: str, findings: Findings) -> list[Raw]:
    """The sheets of a list. name: what the user calls it."""
    try:
        if path.is_dir():
            return _folder(path, name, findings)
        if not path.exists():
            findings.add("no-file", "没有这个文件", Place(name), "核对路径")
            return []
    except (OSError, ValueError):
        findings.add("no-file", "不能读取这个文件", Place(name), "核对路径")
        return []
    return _file(path, name, findings)


def _folder(path: Path, name: str, findings: Findings) -> list[Raw]:
    """A folder with the applicants in one file and a table in each other."""
    files = sorted(
        one for one in path.iterdir() if one.suffix.lower() in SUFFIXES
    )
    files = [one for one in files if not one.name.startswith(("~$", "."))]
    if not files:
        hint = "名单应为 .xlsx、.csv 或 .parquet"
        findings.add("no-file", "文件夹里没有名单", Place(name), hint)
    found: list[Raw] = []
    for one in files[:_MOST_FILES]:
        found += _file(one, f"{name.rstrip('/')}/{one.name}", findings)
    return found


def _file(path: Path, name: str, findings: Findings) -> list[Raw]:
    """One file."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return read_workbook(path, name, findings)
    if suffix == ".csv":
        found = read_csv(path, name, findings)
        return [] if found is None else [found]
    if suffix == ".parquet":
        return _parquet(path, name, findings)
    hint = "名单应为 .xlsx、.csv 或 .parquet；旧的 .xls 先另存为 .xlsx"
    findings.add(
        "wrong-file",
        f"不认识“{suffix or '没有扩展名'}”的文件",
        Place(name),
        hint,
    )
    return []


def _parquet(path: Path, name: str, findings: Findings) -> list[Raw]:
    """A Parquet file, whose columns have types."""
    import polars as pl

    try:
        heads = pl.scan_parquet(path).collect_schema().names()
        if len(heads) > MOST_COLUMNS:
            too_many_columns(len(heads), name, findings)
            return []
        frame = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as problem:
        words = str(problem).splitlines()[0][:80]
        message = f"不是完整的 Parquet 文件（{words}）"
        findings.add("not-parquet", message, Place(name), "重新导出后再试")
        return []
    named = frame.rename({head: str(at) for at, head in enumerate(heads)})
    return [Raw(name, path.stem, list(heads), named, 1, is_parquet=True)]
