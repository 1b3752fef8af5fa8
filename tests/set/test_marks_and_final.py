"""Working copies show what is not settled and why; a final copy is refused while anything is not."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from policypress.cli import main
from policypress.findings import Place
from policypress.source.figures import FigureRecord
from policypress.source.figures import figures as figures_of
from policypress.system.environment import ROOT
from tests.set.conftest import built
from tests.support.clauses import policy
from tests.support.outputs import documents, figures, words
from tests.support.tiny_policy import publish_everything, tiny_policy

pytestmark = pytest.mark.whole

RECORDS = {record.path: record for record in figures_of(policy())}


LATE = ("policy#number", "policy#issued", "policy#effective")


def is_open(record: FigureRecord) -> bool:
    return record.figure.is_open


def test_each_open_figure_is_highlighted_with_its_reason_in_a_comment(
    marked: Path,
) -> None:
    seen = set()
    for file in documents(marked):
        for figure in figures(file):
            record = RECORDS.get(figure.id)
            if record and is_open(record):
                basis = record.figure.provenance
                assert figure.shown, (
                    f"{file.name}: {record.label} is not highlighted"
                )
                assert basis and "".join(
                    record.figure.reason.split()
                ) in "".join(figure.comment.split()), (
                    f"{file.name}: {record.label}"
                )
                seen.add(figure.id)
            elif record:
                assert not figure.shown and not figure.comment, (
                    f"{file.name}: {record.label} is published"
                )
    assert len(seen) > 150


def test_each_open_figure_that_fills_a_cell_of_a_workbook_is_filled_and_commented(
    marked: Path,
) -> None:
    sheet = openpyxl.load_workbook(marked / "数据来源与待核清单.xlsx")[
        "拟定和待核"
    ]
    rows = list(sheet.iter_rows(min_row=4))
    open_ones = filter(is_open, RECORDS.values())
    assert len(rows) == sum(record.is_own for record in open_ones)
    assert all(
        row[2].comment and row[2].fill.fill_type == "solid" for row in rows
    )


def test_without_marks_nothing_is_highlighted_and_there_are_no_comments(
    shipped: Path,
) -> None:
    for file in documents(shipped):
        assert not any(
            figure.shown or figure.comment for figure in figures(file)
        ), file.name


def test_a_draft_says_so_on_its_face(shipped: Path) -> None:
    for file in documents(shipped, ".docx", ".xlsx"):
        assert "草案：" in words(file)[:400], file.name


def test_a_final_copy_is_refused_naming_each_open_figure_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "outputs"
    assert main(["build", "--final", "--out", str(out)]) == 1
    said = capsys.readouterr().out
    left = [
        record
        for record in RECORDS.values()
        if record.is_own
        and is_open(record)
        and record.path not in LATE  # asked for by name
    ]
    for record in left:
        assert f"{record.place}：{record.label}（" in said.replace(
            str(ROOT) + "/", ""
        )
    places = re.findall(
        r"^错误  (\S+):(\d+):(\d+)：.*\[not-settled\]$", said, re.MULTILINE
    )
    assert len(places) == len(left) > 100
    for file, line, _ in places:
        assert int(line) <= len(
            (ROOT / file).read_text(encoding="utf-8").splitlines()
        )
    assert not out.exists()


def test_a_policy_with_only_published_figures_passes_and_is_no_draft(
    tmp_path: Path,
) -> None:
    folder, out = tiny_policy(tmp_path / "policy"), tmp_path / "outputs"
    built(folder, out)
    before = {
        file: file.read_bytes() for file in out.rglob("*") if file.is_file()
    }
    assert (
        main(["build", "--policy", str(folder), "--out", str(out), "--final"])
        == 1
    )
    assert {
        file: file.read_bytes() for file in out.rglob("*") if file.is_file()
    } == before, "the working copy stays"
    publish_everything(folder)
    built(folder, out, final=True)
    files = documents(out, ".docx", ".xlsx")
    assert files and not any(
        "草案" in words(file) or "待核】" in words(file) for file in files
    )
    assert "2025年6月1日起施行" in words(out / "措施正文.docx")
    built(folder, out)
    assert all(
        "草案：" in words(file)[:400] for file in out.rglob("措施正文.*")
    ), "only --final takes the draft line away"


def test_places_are_those_a_drafter_can_open() -> None:
    assert all(
        isinstance(record.place, Place) and record.place.line
        for record in RECORDS.values()
    )
