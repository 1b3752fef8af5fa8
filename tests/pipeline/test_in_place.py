"""`compare --in-place`: the marked original beside the other papers, or the reason why there is none."""

from __future__ import annotations

from pathlib import Path

from policypress.cli.commands.compare import describe
from policypress.pipeline import compare as comparing
from policypress.pipeline.compare import CompareRequest, CompareResult
from policypress.system.environment import ROOT
from tests.render.inplace.test_in_place import FIELD
from tests.support.edited_originals import (
    lines_of,
    main_part,
    paragraph,
    word_file,
)

NAME = "原件标注.docx"


def run(folder: Path, old: bytes, new: str, **more: object) -> CompareResult:
    before, after = folder / "原稿.docx", folder / "新稿.txt"
    before.write_bytes(old)
    after.write_text(new, "utf-8")
    request = CompareRequest(
        str(before),
        str(after),
        folder / "policy",
        ROOT / "templates",
        folder / "out",
        "法规科",
        "2026-03-01",
        in_place=True,
        **more,
    )
    return comparing.compare(request, lambda *_: None)


def test_the_original_is_marked_and_nothing_else_of_it_changes(
    tmp_path: Path,
) -> None:
    original = word_file(
        paragraph("第一条　奖励十万元。"), header1=paragraph("某市文件")
    )
    result = run(tmp_path, original, "第一条　奖励二十万元。")
    assert [one.code for one in result.findings] == ["not-compared"]
    marked = (tmp_path / "out" / NAME).read_bytes()
    assert lines_of(marked, "rejected") == ["第一条　奖励十万元。"]
    assert lines_of(marked, "accepted") == ["第一条　奖励二十万元。"]
    assert (tmp_path / "原稿.docx").read_bytes() == original
    words = describe(result, tmp_path / "out")
    assert "全部拒绝就是原件，全部接受就是新版本的文字。" in words


def test_a_change_that_cannot_be_marked_is_told(tmp_path: Path) -> None:
    original = word_file(
        paragraph("第一条　自", FIELD, "起施行。") + paragraph("第二条　甲。")
    )
    result = run(
        tmp_path, original, "第一条　自2027年5月1日起施行。\n第二条　乙。"
    )
    [finding] = result.findings
    assert finding.code == "not-marked"
    assert str(finding.place) == "原稿.docx:1:1"
    assert "2026年3月1日" in finding.message
    assert "2027年5月1日" in finding.message
    assert result.data["not_marked"][0]["id"] == "第一条"
    assert "上列 1 处除外" in describe(result, tmp_path / "out")


def test_only_a_word_file_without_marks_can_be_marked(tmp_path: Path) -> None:
    tracked = word_file(
        paragraph(
            "第一条　甲",
            '<w:ins w:id="1" w:author="a"><w:r><w:t>乙</w:t></w:r></w:ins>',
        )
    )
    result = run(tmp_path, tracked, "第一条　丙", tracked="accept")
    [finding] = result.findings
    assert finding.code == "in-place-tracked"
    assert "另存" in finding.hint
    assert not (tmp_path / "out").exists()


def test_a_text_file_has_no_layout_to_keep(tmp_path: Path) -> None:
    old = tmp_path / "旧.txt"
    old.write_text("第一条　甲。", "utf-8")
    new = tmp_path / "新.txt"
    new.write_text("第一条　乙。", "utf-8")
    request = CompareRequest(
        str(old),
        str(new),
        tmp_path / "policy",
        ROOT / "templates",
        tmp_path / "out",
        in_place=True,
    )
    result = comparing.compare(request, lambda *_: None)
    assert [one.code for one in result.findings] == ["in-place-not-word"]


def test_one_file_with_marks_is_no_original(tmp_path: Path) -> None:
    tracked = tmp_path / "返回稿.docx"
    tracked.write_bytes(
        word_file(
            paragraph(
                "第一条　甲",
                '<w:ins w:id="1" w:author="a"><w:r><w:t>乙</w:t></w:r></w:ins>',
            )
        )
    )
    request = CompareRequest(
        str(tracked),
        "",
        tmp_path / "policy",
        ROOT / "templates",
        tmp_path / "out",
        in_place=True,
    )
    result = comparing.compare(request, lambda *_: None)
    assert [one.code for one in result.findings] == ["in-place-tracked"]


def test_typography_is_left_out_counted_and_told(tmp_path: Path) -> None:
    original = word_file(
        paragraph("第一条　比例为50%,共(三)项。") + paragraph("第二条　甲。")
    )
    result = run(
        tmp_path,
        original,
        "第一条　比例为50％，共（三）项。\n第二条　乙。",
        quiet=True,
    )
    assert result.findings == []
    out = tmp_path / "out"
    marked = (out / NAME).read_bytes()
    assert lines_of(marked, "accepted") == [
        "第一条　比例为50%,共(三)项。",
        "第二条　乙。",
    ]
    redline = (out / "修订稿.docx").read_bytes()
    assert (
        lines_of(redline, "accepted")[0] == "第一条　比例为50％，共（三）项。"
    )
    assert lines_of(redline, "rejected")[1] == "第二条　甲。"
    assert "（版式）" not in main_part(redline)
    assert result.data["typography_not_marked"] == 2
    words = describe(result, out)
    assert "2 处没有标出" in words
    for paper in ("修改对照表.docx", "法律审核稿.docx"):
        assert any(
            "2 处没有标出" in str(line)
            for line in lines_of((out / paper).read_bytes())
        )
    assert "2 处没有标出" in (out / "对照.html").read_text("utf-8")
