"""What other programs make of our redlines: LibreOffice, pandoc, and three validators."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest

from policypress.compare import Tree, compare, text_of
from policypress.compare.reports.comparison_table import comparison_table
from policypress.render import redline
from policypress.render.docx import render
from tests.support.effort import has_time
from tests.support.texts import AUTHOR, DATE, NEW, OLD, tree
from tests.support.versions import versions
from tests.support.with_uno import asked
from tests.support.word_files import look

ROWS = (("级别", "金额"), ("一级", "10万元"), ("二级", "5万元"))
MOVED = "企业应当在每年三月底以前提交上一年度的申报材料。"
SCHEMAS = (
    Path(__file__).resolve().parents[3] / "shared" / "tools" / "ooxml_xsd.py"
)
LOOK = look()


def texts() -> list[tuple[Tree, Tree]]:
    """Versions with every kind of change, and a few random ones."""
    table = (
        [
            "第一条 标准：",
            ROWS,
            f"第二条 {MOVED}",
            "第三条 本办法由区局负责解释。",
        ],
        [
            "第一条 标准：",
            (*ROWS[:2], ("特别贡献", "另行确定")),
            "第二条 本办法由区局负责解释。",
            f"第三条 {MOVED}",
        ],
    )
    typed = (
        "第一条 材料：\n（一）申请表。\n无编号的一款\n第二条 施行。",
        "第一条 材料：\n（一）申请表。和其他表\n（二）信用报告\n以及无编号的一款\n第二条 施行。",
    )
    return [
        *((tree(old), tree(new)) for old, new in ((OLD, NEW), table, typed)),
        *map(versions, range(12 if has_time() else 4)),
    ]


def files(
    folder: Path, *, comments: bool = True, auto_numbers: bool = False
) -> list[Path]:
    """The redlines of all texts."""
    paths = []
    for number, (old, new) in enumerate(texts()):
        paths.append(
            folder / f"{number}{'-自动编号' if auto_numbers else ''}.docx"
        )
        changes = compare(old, new)
        reasons = (
            {change.id: "理由" for change in changes.clauses()}
            if comments
            else {}
        )
        paths[-1].write_bytes(
            redline.render(
                changes,
                LOOK,
                author=AUTHOR,
                date=DATE,
                reasons=reasons,
                auto_numbers=auto_numbers,
            )
        )
    return paths


def libreoffice(folder: Path, paths: list[Path]) -> list[dict[str, list[str]]]:
    """What LibreOffice reads, all changes accepted and all rejected."""
    return asked("soffice_changes.py", folder / "profile", *paths)


@pytest.mark.libreoffice
def test_libreoffice_accepts_and_rejects_to_the_same_texts(
    tmp_path: Path,
) -> None:
    # Without its user interface LibreOffice 7.4 crashes on opening any file with a comment.
    paths = files(tmp_path, comments=False)
    # Where a change joins paragraphs, it may count an automatic number wrongly (docs/word/revisions.md).
    counted = files(tmp_path, comments=False, auto_numbers=True)[:3]
    for (old, new), read in zip(
        [*texts(), *texts()[:3]],
        libreoffice(tmp_path, paths + counted),
        strict=True,
    ):
        assert _words(read["accepted"]) == _words(text_of(new))
        assert _words(read["rejected"]) == _words(text_of(old))


def _words(lines: list[str]) -> list[str]:
    """The lines that hold words; LibreOffice leaves a row behind of which every cell is empty."""
    return [
        line
        for text in lines
        for line in text.split("\n")
        if line.strip("\t\u200d")
    ]


@pytest.mark.parametrize(
    "number",
    [
        0,
        1,
        *(
            pytest.param(n, marks=pytest.mark.slow)
            for n in range(2, len(texts()))
        ),
    ],
)
def test_pandoc_accepts_and_rejects_to_the_same_texts(
    tmp_path: Path, number: int
) -> None:
    import pypandoc

    path, (old, new) = files(tmp_path)[number], texts()[number]
    for way, expected in (("accept", new), ("reject", old)):
        answer = pypandoc.convert_file(
            str(path), "json", extra_args=[f"--track-changes={way}"]
        )
        # pandoc joins paragraphs with a space, so spaces say nothing here.
        assert "".join(_strings(json.loads(answer)["blocks"])) == "".join(
            "".join(text_of(expected)).split()
        )


def _strings(node: object) -> list[str]:
    if isinstance(node, dict):
        return (
            ["".join(node["c"].split())]
            if node.get("t") == "Str"
            else _strings(node.get("c", []))
        )
    return (
        [text for item in node for text in _strings(item)]
        if isinstance(node, list)
        else []
    )


def written(folder: Path) -> list[Path]:
    """Three redlines, three of which Word counts the numbers, and their tables."""
    paths = files(folder)[:3] + files(folder, auto_numbers=True)[:3]
    for number, (old, new) in enumerate(texts()[:3]):
        paths.append(folder / f"{number}-对照表.docx")
        paths[-1].write_bytes(
            render(comparison_table(compare(old, new)), LOOK)
        )
    return paths


@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_error(
    tmp_path: Path, ooxml_validator: Path
) -> None:
    paths = written(tmp_path)
    for path in paths if has_time() else paths[::3]:
        command = [str(ooxml_validator), str(path)]
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=False
        ).stdout
        assert json.loads(answer)["errors"] == []


@pytest.mark.validator
def test_openxml_audit_finds_no_error(tmp_path: Path) -> None:
    audit = pytest.importorskip(
        "openxml_audit", reason="没有安装 openxml-audit"
    )
    for path in written(tmp_path):
        assert list(audit.OpenXmlValidator().validate(str(path)).errors) == []


@pytest.mark.skipif(not SCHEMAS.is_file(), reason="没有 ISO 29500 的模式文件")
def test_every_part_is_valid_by_its_schema(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("ooxml_xsd", SCHEMAS)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for path in (
        files(tmp_path)
        + files(tmp_path, auto_numbers=True)
        + written(tmp_path)[6:]
    ):
        assert tool.validate(str(path))[1] == []
