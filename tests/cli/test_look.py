"""The drafter asks which looks there are, and takes one into Word."""

from __future__ import annotations

import zipfile
from pathlib import Path

from policypress.cli import main


def test_the_looks_are_listed_with_their_deviations(capsys) -> None:
    assert main(["look"]) == 0
    said = capsys.readouterr().out
    assert "gbt9704  " in said and "与国标不同  5.2.2" in said


def test_a_look_is_written_as_a_word_template(tmp_path: Path, capsys) -> None:
    assert main(["look", "windows", "--dotx", "--out", str(tmp_path)]) == 0
    with zipfile.ZipFile(tmp_path / "版式" / "windows.dotx") as package:
        assert "华文中宋" in package.read("word/styles.xml").decode()
        assert (
            "template.main+xml" in package.read("[Content_Types].xml").decode()
        )


def test_a_misspelt_look_is_told_with_what_was_meant(capsys) -> None:
    assert main(["look", "windws"]) == 1
    assert "windows" in capsys.readouterr().out


def test_a_folder_without_looks_is_named(tmp_path, capsys):
    assert main(["look", "--templates", str(tmp_path / "没有")]) == 1
    output = capsys.readouterr().out
    assert "没有版式  [no-looks]" in output and "--templates" in output
