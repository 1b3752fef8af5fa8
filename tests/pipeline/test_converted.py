"""Texts of other word processors, converted by LibreOffice, read as the .docx they came
from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from policypress.compare.text.tree import text_of
from policypress.pipeline.foreign_files import read_file
from policypress.system.tools import find_soffice
from tests.support.effort import MORE_OF_THE_SAME

pytestmark = pytest.mark.libreoffice
TEXT = [
    "某区奖励办法",
    "第一条　为了鼓励创新，制定本办法。",
    "第二条　下列企业可以申报：",
    "（一）甲类企业；",
    "（二）乙类企业，奖励10万元。",
]


@pytest.fixture(scope="module")
def docx_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text with a table, as Word has it."""
    import docx

    file = docx.Document()
    for line in TEXT:
        file.add_paragraph(line)
    table = file.add_table(2, 2)
    for at, words in enumerate(("等级", "金额", "金奖", "10万元")):
        table.cell(at // 2, at % 2).text = words
    file.add_paragraph("第三条　本办法自印发之日起施行。")
    path = tmp_path_factory.mktemp("word") / "办法.docx"
    file.save(str(path))
    return path


@pytest.mark.parametrize(
    ("suffix", "to"),
    [
        (".rtf", "rtf:Rich Text Format"),
        pytest.param(".odt", "odt:writer8", marks=pytest.mark.slow),
        pytest.param(
            ".doc",
            "doc:MS Word 97",
            marks=[pytest.mark.slow, MORE_OF_THE_SAME],  # .wps is one
        ),
        (".wps", "doc:MS Word 97"),
    ],
)
def test_a_converted_file_says_the_same(
    docx_file: Path, tmp_path: Path, suffix: str, to: str
) -> None:
    command = [
        str(find_soffice()),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        to,
        "--outdir",
        str(tmp_path),
        str(docx_file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    made = tmp_path / f"办法.{to[:3]}"
    file = made.rename(tmp_path / f"来稿{suffix}")
    side = read_file(file)
    assert side.tree is not None, side.findings
    assert [one.code for one in side.findings] == ["converted"]
    assert text_of(side.tree) == [
        *TEXT,
        "等级\t金额",
        "金奖\t10万元",
        "第三条　本办法自印发之日起施行。",
    ]
