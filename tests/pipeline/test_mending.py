"""Mechanical slips are put right: in the source by its one writer, in a Word file as
tracked changes of a copy; and findings go back as comments.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from policypress.cli import main
from policypress.compare.text.tree import text_of
from policypress.pipeline.foreign_files import read_file

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]


@pytest.fixture
def word(tmp_path) -> Path:
    """A Word file with slips in words of two runs and in a table."""
    made = docx.Document()
    made.add_paragraph("某区促进质量发展若干措施")
    line = made.add_paragraph("第一条　提升质量,促进")
    line.add_run("发展，最高给予5百").bold = True
    line.add_run("万元奖励。其它情形由区工商局负责。")
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "一等,含特等"
    table.cell(0, 1).text = "5千元"
    path = tmp_path / "送审稿.docx"
    made.save(path)
    return path


def lines(path: Path, tracked: str = "") -> list[str]:
    tree = read_file(path, tracked).tree
    assert tree is not None
    return text_of(tree)


def test_slips_of_a_word_file_are_tracked_changes_of_a_copy(
    word, tmp_path, capsys
):
    before = word.read_bytes()
    out = tmp_path / "out"
    assert main(["check", str(word), "--fix", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "  - 5千元\n  + 5000元\n" in said
    copy = out / "送审稿（校改）.docx"
    assert lines(copy, "reject") == lines(word)
    assert lines(copy, "accept")[1:] == [
        "第一条　提升质量，促进发展，最高给予500万元奖励。其他情形由区工商局负责。",
        "一等，含特等\t5000元",
    ]
    assert word.read_bytes() == before


def test_findings_are_comments_on_their_words(word, tmp_path, capsys):
    out = tmp_path / "out"
    code = main(["check", str(word), "--format", "docx", "--out", str(out)])
    assert code == 1 and "WO-10" in capsys.readouterr().out
    copy = out / "送审稿（校核批注）.docx"
    assert lines(copy) == lines(word), "its text is untouched"
    made = docx.Document(str(copy))
    said = [one.text for one in made.comments]
    assert any(one.startswith("[WO-10] “工商局”") for one in said)
    assert {one.author for one in made.comments} == {"校核"}
    xml = zipfile.ZipFile(copy).read("word/document.xml").decode()
    for comment in made.comments:
        code, words = commented(xml, comment.comment_id), comment.text
        assert {"PU-01": ",", "WO-10": "工商局", "WO-03": "其它"}.get(
            words[1:6], code
        ) == code


def commented(xml: str, number: int) -> str:
    """The words between the two ends of a comment."""
    import re

    inside = xml.split(f'commentRangeStart w:id="{number}"/>')[1]
    inside = inside.split(f'commentRangeEnd w:id="{number}"')[0]
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside))


def test_a_text_file_has_no_place_for_tracked_changes(tmp_path, capsys):
    path = tmp_path / "稿.txt"
    path.write_text("某办法\n第一条　甲,乙。\n", "utf-8")
    assert main(["check", str(path), "--fix", "--out", str(tmp_path)]) == 1
    assert "不是 .docx 文件" in capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == ["稿.txt"]


@pytest.fixture
def policy(tmp_path) -> Path:
    folder = tmp_path / "政策"
    shutil.copytree(ROOT / "examples/talent-housing", folder)
    return folder


def test_slips_of_the_source_are_put_right_and_nothing_else_changes(
    policy, capsys
):
    file = policy / "parts/general.yaml"
    clean = file.read_text("utf-8")
    line = next(one for one in clean.split("\n") if "减轻人才" in one)
    slip = line.replace("人才，减轻", "人才,减轻", 1)
    file.write_text(clean.replace(line, slip), "utf-8")
    assert main(["check", "--policy", str(policy), "--fix"]) == 0
    assert file.read_text("utf-8") == clean
    assert "政策/parts/general.yaml:4" in capsys.readouterr().out
    assert main(["undo", "--policy", str(policy)]) == 0
    assert file.read_text("utf-8") == clean.replace(line, slip)


def test_the_right_one_of_two_equal_words_is_put_right(policy, capsys):
    file = policy / "parts/general.yaml"
    clean = file.read_text("utf-8")
    line = next(one for one in clean.split("\n") if "自愿申请" in one)
    # Within 《》 the words are a title, which stays as it is.
    slip = line.replace("补贴工作", "《其它补贴》之外，其它补贴工作", 1)
    file.write_text(clean.replace(line, slip), "utf-8")
    main(["check", "--policy", str(policy), "--fix"])
    mended = slip.replace("，其它", "，其他")
    assert mended in file.read_text("utf-8")
    assert "WO-03" not in capsys.readouterr().err
