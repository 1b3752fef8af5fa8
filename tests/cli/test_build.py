"""`build.py build`: what the user asks becomes a request; what happened is told in a few lines."""

from __future__ import annotations

import pytest

from policypress.cli import main
from policypress.cli.commands.build import describe, request_from
from policypress.findings import Finding, Place
from policypress.pipeline import build as pipeline
from policypress.pipeline.build import BuildRequest, BuildResult
from policypress.pipeline.workers import processors
from policypress.system.environment import ROOT


def test_without_options_everything_is_built_from_the_checkout():
    assert request_from([]) == BuildRequest(
        policy=ROOT / "policy",
        templates=ROOT / "templates",
        out=ROOT / "outputs",
        jobs=processors(),
    )


def test_every_option_reaches_the_request(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    asked = "--policy p --templates t --out o --only 措施正文，起草说明 对照表 --format DOCX,pdf --format md --marks --final -j 3"
    assert request_from(asked.split()) == BuildRequest(
        policy=tmp_path / "p", templates=tmp_path / "t", out=tmp_path / "o", only=("措施正文", "起草说明", "对照表"),
        formats=("docx", "pdf", "md"), marks=True, final=True, jobs=3,
    )  # fmt: skip


def test_a_build_tells_what_it_wrote_where_and_what_needs_attention(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "outputs"
    note = Finding(
        "proposed-figures",
        "拟定数据 119 项，见《数据来源与待核清单》",
        Place("policy"),
        severity="note",
    )
    warning = Finding(
        "replaced-document",
        "所引文件已被替代",
        Place("policy/documents.yaml", 8, 3),
        "改引新文件",
        "warning",
    )
    text = describe(
        BuildResult(
            findings=[note, warning],
            written=[
                out / "措施正文.docx",
                out / "申报指南/01.docx",
                out / "申报指南/02.docx",
                out / "对照表.xlsx",
            ],
            unchanged=[out / "起草说明.docx"],
            removed=[out / "旧.docx"],
            hints=["未安装 LibreOffice，没有生成 PDF"],
            seconds=0.94,
        ),
        out,
    )
    assert (
        "警告  policy/documents.yaml:8:3：所引文件已被替代  [replaced-document]\n      建议：改引新文件"
        in text
    )
    assert (
        "\noutputs/  docx 1 个，xlsx 1 个\noutputs/申报指南/  docx 2 个\n"
        in text
    )
    assert "写入 4 个文件，未变 1 个，移除旧文件 1 个，用时 0.9 秒。" in text
    assert "需要注意：拟定数据 119 项，见《数据来源与待核清单》" in text
    assert text.endswith("提示：未安装 LibreOffice，没有生成 PDF")


@pytest.mark.parametrize(
    "severity, code", [("error", 1), ("warning", 0), ("note", 0)]
)
def test_only_errors_fail_the_build(severity, code, monkeypatch, capsys):
    finding = Finding(
        "some-code", "出了问题", Place("a.yaml", 1, 1), severity=severity
    )
    monkeypatch.setattr(
        pipeline,
        "build",
        lambda request, progress: BuildResult(findings=[finding]),
    )
    assert main([]) == code
    assert "出了问题" in capsys.readouterr().out


def test_in_a_pipe_no_progress_is_shown(monkeypatch, capsys):
    def build(request, progress):
        progress("措施正文", 1, 2)
        return BuildResult(written=[request.out / "措施正文.docx"])

    monkeypatch.setattr(pipeline, "build", build)
    assert main([]) == 0
    captured = capsys.readouterr()
    assert captured.err == "" and "\r" not in captured.out


def test_a_policy_that_is_not_there_is_a_finding(tmp_path, capsys):
    assert (
        main(
            [
                "--policy",
                str(tmp_path / "没有"),
                "--out",
                str(tmp_path / "out"),
            ]
        )
        == 1
    )
    assert "错误" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
