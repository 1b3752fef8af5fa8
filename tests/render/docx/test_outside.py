"""What other programs say about our files: the Open XML SDK and LibreOffice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from policypress.render.docx import render, write_dotx
from policypress.system.tools import find_soffice
from tests.render.docx.test_render import everything
from tests.support.word_files import document, look, para


@pytest.mark.validator
@pytest.mark.parametrize("marks", [False, True])
def test_the_open_xml_sdk_finds_no_error(
    tmp_path: Path, ooxml_validator: Path, marks: bool
) -> None:
    files = {
        "a.docx": render(everything(), look(), marks=marks),
        "a.dotx": write_dotx(look()),
    }
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        command = [str(ooxml_validator), str(path)]
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=False
        ).stdout
        assert json.loads(answer)["errors"] == []


@pytest.mark.libreoffice
@pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="pdftotext is not here"
)
def test_a_full_page_holds_twenty_two_lines_of_twenty_eight_characters(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(render(document(*[para("body", "质" * 1400)]), look()))
    subprocess.run(
        [
            str(find_soffice()),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    command = ["pdftotext", "-f", "1", "-l", "2", str(tmp_path / "a.pdf"), "-"]
    text = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True
    ).stdout
    lines = [len(words) for words in re.findall("质+", text)]
    assert lines[:44] == [26] + [28] * 43
