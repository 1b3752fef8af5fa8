"""Adding things takes one new file and no other edit: a measure, an output document, a look, a check of the source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from policypress.cli import main
from policypress.system.environment import ROOT
from tests.support.outputs import paragraphs
from tests.support.tiny_policy import tiny_policy


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tiny_policy(tmp_path / "policy")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))


def build(policy: Path, templates: Path, *options: str) -> tuple[int, Path]:
    """Exit code of a build, and the folder with what it made."""
    out = policy.parent / "outputs"
    return main(
        [
            "build",
            "--policy",
            str(policy),
            "--templates",
            str(templates),
            "--out",
            str(out),
            *options,
        ]
    ), out


def test_a_measure_is_one_file(policy: Path, templates: Path) -> None:
    (policy / "measures" / "snack-street.yaml").write_text(
        """\
title: 支持建设小吃街
subject: 建设小吃街
chapter: shops
after: convenience-shop
paragraphs:
  main: {text: "对新建成的小吃街，给予{{ s.street.value }}一次性奖励。"}
supports:
  street: {name: 小吃街奖励, mode: reward, amount: {method: fixed, value: 66万元}}
basis: {status: proposed, reason: 样例}
""",
        encoding="utf-8",
    )
    code, out = build(policy, templates)
    assert code == 0
    clauses = [
        text for text in paragraphs(out / "措施正文.docx") if text.startswith("第")
    ]
    assert any(
        text.startswith("第二条")
        and text.endswith("对新建成的小吃街，给予66万元一次性奖励。")
        for text in clauses
    )
    assert any(text.startswith("第三条") and "老字号" in text for text in clauses), (
        "the measures behind it have moved on"
    )
    assert any(
        "小吃街奖励：" in text or "奖励66万元" in text
        for text in paragraphs(out / "政策解读.docx")
    )


def test_an_output_document_is_one_file(policy: Path, templates: Path) -> None:
    (templates / "one-page.md").write_text(
        """\
---
title: "《{{ p.title }}》一页纸"
file: 宣传/一页纸
formats: [docx, html]
---
# 《{{ p.title }}》一页纸

{% for m in policy.measures %}
{{ m.label }}{{ m.subject }}：{% for s in m.supports %}{{ s.standard | join("；") }}{% endfor %}。

{% endfor %}
""",
        encoding="utf-8",
    )
    code, out = build(policy, templates)
    assert code == 0
    text = paragraphs(out / "宣传" / "一页纸.docx")
    assert any("老字号传承：" in line and "20万元" in line for line in text)
    assert "20万元" in (out / "宣传" / "一页纸.html").read_text(encoding="utf-8")


def test_a_look_with_a_style_of_its_own_is_one_file(
    policy: Path, templates: Path, capsys: pytest.CaptureFixture
) -> None:
    (templates / "poster.md").write_text(
        """\
---
title: 海报
file: 海报
look: poster
---
# 海报

::: slogan
家门口，买得到
:::
""",
        encoding="utf-8",
    )
    code, out = build(policy, templates, "--only", "海报")
    assert code == 1 and "poster" in capsys.readouterr().out and not out.exists()

    (templates / "looks" / "poster.yaml").write_text(
        """\
extends: gbt9704
title: 海报
page: {left: 20毫米, right: 20毫米}
paragraphs:
  slogan: {like: centered, name: 口号, font: 黑体, size: 一号}
""",
        encoding="utf-8",
    )
    code, out = build(policy, templates, "--only", "海报")
    assert code == 0
    document = docx.Document(str(out / "海报.docx"))
    [slogan] = [
        paragraph
        for paragraph in document.paragraphs
        if paragraph.text == "家门口，买得到"
    ]
    assert slogan.style.name == "口号" and slogan.style.font.size.pt == 26
    assert document.sections[0].left_margin.mm == pytest.approx(20, abs=0.1)


def test_a_check_of_the_source_is_one_file(policy: Path, tmp_path: Path) -> None:
    package = tmp_path / "copy" / "policypress"
    shutil.copytree(
        ROOT / "policypress", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    command = [
        sys.executable,
        "-c",
        "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))",
        "check",
        "--policy",
        str(policy),
        "--templates",
        str(ROOT / "templates"),
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": str(package.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    assert check().returncode == 0
    (package / "source" / "check" / "short_titles.py").write_text(
        '''\
"""A measure's title is short enough to be remembered."""

from policypress.findings import Finding


def check(policy):
    for measure in policy.measures.values():
        if len(measure.title) > 6:
            yield Finding("long-title", f"措施名称“{measure.title}”太长", measure.place_of("title"), "不超过六个字")
''',
        encoding="utf-8",
    )
    done = check()
    assert done.returncode == 1
    assert (
        "policy/measures/old-brand.yaml:2:8：措施名称“支持老字号传承”太长  [long-title]"
        in done.stdout
    )
    assert "建议：不超过六个字" in done.stdout
