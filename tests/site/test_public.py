"""A site for the public holds nothing that only drafters need, in any byte."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypress.cli.commands import site as command
from policypress.pipeline import build as pipeline
from policypress.source import load
from policypress.source.figures import figures
from tests.support import small_policy as small
from tests.support.sites import ROOT, TEMPLATES

# Reasons begin with words of their own; so many of them are no chance.
_ENOUGH = 12
_PACKED = re.compile(rb"data-packed>([^<]+)<")


def texts(name: str, data: bytes) -> Iterator[str]:
    """Everything that can be read in a file: parts of packages, packed data of pages."""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                yield from texts(part, package.read(part))
        return
    yield data.decode("utf-8", "replace")
    for packed in _PACKED.findall(data):
        yield zlib.decompress(base64.b64decode(packed)).decode()


def request(folder: Path, out: Path, final: bool = False):
    return pipeline.BuildRequest(folder, TEMPLATES, out, final=final)


def files_of(out: Path) -> list[Path]:
    return [one for one in out.rglob("*") if one.is_file()]


def secrets(policy: Path) -> set[str]:
    """How the reasons of a policy begin, and what only an editor of pages needs."""
    reasons = {
        record.figure.reason[:_ENOUGH]
        for record in figures(load(policy).policy)
        if len(record.figure.reason) >= 2
    }
    return reasons | {"data-source=", 'class="proposed"', 'class="unknown"', "benchmarks/"}  # fmt: skip


def shown(policy: Path, out: Path, public: bool) -> set[str]:
    """The secrets that stand in any byte of a site."""
    made = pipeline.site(request(policy, out), lambda *_: None, public=public)
    assert made.written
    words = secrets(policy)
    return {
        word
        for file in files_of(out)
        for text in texts(file.name, file.read_bytes())
        for word in words
        if word in text
    }


def test_no_byte_of_it_says_why_or_whence(tmp_path: Path) -> None:
    tiny = small.write(tmp_path)
    usual = shown(tiny, tmp_path / "usual", public=False)
    assert {"无可比数据", "data-source="} <= usual
    assert shown(tiny, tmp_path / "public", public=True) == set()


@pytest.mark.slow
def test_nor_does_that_of_a_whole_policy(tmp_path: Path) -> None:
    policy = ROOT / "policy"
    assert len(secrets(policy)) > 50
    assert shown(policy, tmp_path, public=True) == set()
    names = {one.name for one in files_of(tmp_path)}
    assert {"index.html", "rules.json", "publish.xlsx"} <= names
    assert not names & {"comparison.html", "charts.html"}


def test_a_draft_says_on_every_page_that_it_is_one(tmp_path, capsys) -> None:
    folder = small.write(tmp_path)
    code = command.run(["--policy", str(folder), "--out", str(tmp_path / "out"), "--public"])  # fmt: skip
    assert code == 0
    assert "公开的是草案" in capsys.readouterr().out
    for page in (tmp_path / "out").rglob("*.html"):
        text = page.read_text("utf-8")
        assert "本网站所载文件尚未印发" in text, page
        assert "虚下划线" not in text


def test_what_says_that_it_is_issued_has_what_that_needs(tmp_path, capsys):
    issued = small.edited(
        "policy.yaml", ("numbering:", "stage: issued\nnumbering:")
    )
    folder = small.write(tmp_path, issued)
    out = tmp_path / "out"
    code = command.run(["--policy", str(folder), "--out", str(out), "--public"])  # fmt: skip
    assert code == 1 and not files_of(out) if out.exists() else code == 1
    assert "文号" in capsys.readouterr().out


def test_final_names_what_a_portal_lacks(tmp_path: Path) -> None:
    made = pipeline.site(
        request(small.write(tmp_path), tmp_path / "out", final=True),
        lambda *_: None,
    )
    (lack,) = [one for one in made.findings if one.code == "lacks-portal"]
    assert lack.severity == "warning"
    assert "索引号、主题分类" in lack.message and lack.place.file.endswith("policy.yaml")  # fmt: skip
