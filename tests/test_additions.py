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
from tests.support.toolkit_copy import copy_of_the_package


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
  street: {name: 小吃街奖励, mode: 奖励, amount: 66万元}
basis: {status: proposed, reason: 样例}
""",
        encoding="utf-8",
    )
    code, out = build(policy, templates)
    assert code == 0
    clauses = [
        text
        for text in paragraphs(out / "措施正文.docx")
        if text.startswith("第")
    ]
    assert any(
        text.startswith("第二条")
        and text.endswith("对新建成的小吃街，给予66万元一次性奖励。")
        for text in clauses
    )
    assert any(
        text.startswith("第三条") and "老字号" in text for text in clauses
    ), "the measures behind it have moved on"
    assert any(text == "66万元" for text in paragraphs(out / "政策解读.docx"))


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
    assert "20万元" in (out / "宣传" / "一页纸.html").read_text(
        encoding="utf-8"
    )


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
    assert (
        code == 1 and "poster" in capsys.readouterr().out and not out.exists()
    )

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


def run(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line of a copy of the package."""
    program = "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))"
    environment = {
        **os.environ,
        "PYTHONPATH": str(package.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=package.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.slow
def test_a_check_of_the_source_is_one_file(
    policy: Path, tmp_path: Path
) -> None:
    package = copy_of_the_package(tmp_path / "copy")
    templates = str(ROOT / "templates")

    def check() -> subprocess.CompletedProcess[str]:
        return run(
            package, "check", "--policy", str(policy), "--templates", templates
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
        "policy/measures/old-brand.yaml:2:8 · 错误 · long-title · 措施名称“支持老字号传承”太长"
        in done.stdout
    )
    assert "建议：不超过六个字" in done.stdout


MATCHED = '''\
"""等额配套: as much again as somebody else gave."""

from pydantic import Field

from policypress.source.model.amount._node import AmountNode
from policypress.source.model.base import Key


class Matched(AmountNode):
    """与上级资助等额."""

    kind = "matched"
    kind_title = "等额配套"

    matched: Key = Field(title="配套的基数", description="填报项的标识")

    def own_words(self, write):
        return f"与{write.label(self.matched)}等额"

    def own_expression(self, build):
        return build.read(self.matched)

    def own_fields(self):
        yield self.matched

    def own_check(self, scope):
        yield from scope.typed(self, "matched", self.matched, "money")
'''


@pytest.mark.slow
def test_a_kind_of_amount_is_one_file(
    policy: Path, templates: Path, tmp_path: Path
) -> None:
    package = copy_of_the_package(tmp_path / "copy")
    common = ("--policy", str(policy), "--templates", str(templates))
    shop = policy / "measures" / "convenience-shop.yaml"

    def give(amount: str) -> None:
        shop.write_text(
            f"""\
title: 支持开设便民门店
subject: 开设便民门店
paragraphs:
  main: {{text: "对新开设的便民门店，{{{{ s.fitting.amount }}}}给予资助。"}}
supports:
  fitting: {{name: 便民门店资助, mode: 资助, amount: {amount}}}
basis: {{status: proposed, reason: 样例}}
""",
            encoding="utf-8",
        )

    give("{matched: fitting_cost}")
    refused = run(package, "check", *common)
    assert refused.returncode == 1
    assert "unknown-kind" in refused.stdout

    kinds = package / "source" / "model" / "amount"
    (kinds / "matched.py").write_text(MATCHED, encoding="utf-8")
    out = tmp_path / "outputs"
    only = ("--out", str(out), "--only", "措施正文")
    done = run(package, "build", *common, *only)
    assert done.returncode == 0, done.stdout
    clauses = paragraphs(out / "措施正文.docx")
    said = "对新开设的便民门店，与装修设备费用等额给予资助。"
    assert any(said in text for text in clauses)

    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "applicant: 小店\nanswers: {entity: company, fitting_cost: 7万元}\n",
        encoding="utf-8",
    )
    reckoned = run(package, "calculate", *common, str(answers))
    assert "支持开设便民门店  7万元" in reckoned.stdout

    give("{matched: market_days}")
    wrong = run(package, "check", *common)
    assert "填报项“举办天数”是数量，这里要金额" in wrong.stdout
    give("{mached: fitting_cost}")
    assert "是否应为“matched”" in run(package, "check", *common).stdout


SHOUT = """\
'''{{ value | shout }}: what is said aloud.'''

from policypress.compose.markdown.markers import Marked


def apply(writer, value, times=1):
    return Marked(writer.mark(value) + "！" * times)
"""


@pytest.mark.slow
def test_a_filter_of_templates_and_prose_is_one_file(
    policy: Path, templates: Path, tmp_path: Path
) -> None:
    package = copy_of_the_package(tmp_path / "copy")
    page = templates / "one-page.md"
    out = tmp_path / "outputs"
    common = ("--policy", str(policy), "--templates", str(templates))

    def build(expression: str) -> subprocess.CompletedProcess[str]:
        front = "---\ntitle: 一页纸\nfile: 一页纸\nformats: [html]\n---\n"
        page.write_text(front + expression + "\n", encoding="utf-8")
        return run(
            package, "build", *common, "--out", str(out), "--only", "一页纸"
        )

    refused = build("{{ policy.measures[0].subject | shout }}")
    assert refused.returncode == 1
    assert "templates/one-page.md:6" in refused.stdout
    assert "不存在的过滤器（shout）" in refused.stdout

    filters = package / "compose" / "filters"
    (filters / "shout.py").write_text(SHOUT, encoding="utf-8")
    done = build("{{ policy.measures[0].subject | shout }}")
    assert done.returncode == 0, done.stdout
    assert "开设便民门店！" in (out / "一页纸.html").read_text(
        encoding="utf-8"
    )

    misspelt = build("{{ policy.measures[0].subject | shuot }}")
    assert misspelt.returncode == 1
    assert "是否应为“shout”？" in misspelt.stdout

    greedy = build("{{ policy.measures[0].subject | shout(10000000) }}")
    assert greedy.returncode == 1, "the budget holds for new filters as well"
    assert "[template-unsafe]" in greedy.stdout
