"""A build that cannot succeed says where and why, in Chinese, and leaves yesterday's documents whole.

Mistakes in YAML are in tests/source/test_broken.py; these are the mistakes and accidents of the stages behind it.
"""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.publish import files as publish_files
from policypress.system.environment import ROOT
from tests.support.effort import has_time, times
from tests.support.outputs import words
from tests.support.tiny_policy import tiny_policy

_PROGRAM = "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass
class Desk:
    """A drafter's desk: a policy, the templates, and the documents of yesterday's build."""

    root: Path
    capsys: pytest.CaptureFixture

    @property
    def policy(self) -> Path:
        return self.root / "policy"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def out(self) -> Path:
        return self.root / "outputs"

    def arguments(self, *options: str, **folders: Path) -> list[str]:
        named = {
            "policy": self.policy,
            "templates": self.templates,
            "out": self.out,
            **folders,
        }
        return [
            "build",
            *(
                part
                for name, folder in named.items()
                for part in (f"--{name}", str(folder))
            ),
            *options,
        ]

    def build(self, *options: str, **folders: Path) -> tuple[int, str]:
        """Exit code, and what was said."""
        self.capsys.readouterr()
        code = main(self.arguments(*options, **folders))
        said = self.capsys.readouterr()
        return code, said.out + said.err

    def start(
        self, program: str = _PROGRAM, **folders: Path
    ) -> subprocess.Popen[bytes]:
        """The same as a process of its own."""
        return subprocess.Popen(
            [
                sys.executable,
                "-c",
                program,
                *self.arguments("-j", "1", **folders),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, (
            f"{old} stands {text.count(old)} times in {name}"
        )
        file.write_text(text.replace(old, new), encoding="utf-8")

    def documents(self) -> dict[str, bytes]:
        return {
            name: data
            for name, data in self.state().items()
            if name.endswith(("docx", "xlsx"))
        }

    def state(self) -> dict[str, bytes]:
        """Every file of the output folder, hidden ones too."""
        return {
            str(file.relative_to(self.out)): file.read_bytes()
            for file in self.out.rglob("*")
            if file.is_file()
        }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which everything has been built once. Nobody writes there."""
    root = tmp_path_factory.mktemp("desk")
    tiny_policy(root / "policy")
    shutil.copytree(ROOT / "templates", root / "templates")
    places = {"policy": "policy", "templates": "templates", "out": "outputs"}
    folders = [f"--{name}={root / place}" for name, place in places.items()]
    assert main(["build", *folders]) == 0
    return root


@pytest.fixture
def desk(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> Desk:
    """A copy of that desk."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path, capsys)


MEASURES = "templates/measures.md"
BRAND = "policy/measures/old-brand.yaml"
IN_PROSE = "分别给予{{ s.award.tiers | listing('value') }}奖励。"


def into(name: str, old: str, new: str) -> Callable[[Desk], None]:
    return lambda desk: desk.edit(name, old, new)


def template(
    body: str, front: str = "title: 新文件\nfile: 新文件"
) -> Callable[[Desk], None]:
    return lambda desk: (
        (desk.templates / "new.md").write_text(
            f"---\n{front}\n---\n{body}", encoding="utf-8"
        )
        and None
    )


# what is done, the code, the place that is named (a pattern), words of the message, words of the hint
MISTAKES: dict[str, tuple[Callable[[Desk], object], str, str, str, str]] = {
    "a name that prose does not know": (
        into(
            BRAND,
            IN_PROSE,
            "分别给予{{ s.award.tiers | listing('value') }}奖励，{{ s.awrad }}。",
        ),
        "undefined-name",
        r"policy/measures/old-brand\.yaml:\d+:\d+",
        "awrad",
        "award",
    ),
    "a clause that is not there": (
        into(BRAND, IN_PROSE, "依照{{ ref('night-markt') }}执行。"),
        "unknown-reference",
        r"policy/measures/old-brand\.yaml:\d+:\d+",
        "night-markt",
        "night-market",
    ),
    "braces left open in prose": (
        into(BRAND, IN_PROSE, "分别给予{{ s.award.tiers 奖励。"),
        "template-syntax",
        r"policy/measures/old-brand\.yaml:\d+:\d+",
        "语法",
        "{{ }}",
    ),
    "an escape from the sandbox in prose": (
        into(
            BRAND, IN_PROSE, "{{ ''.__class__.__mro__[1].__subclasses__() }}"
        ),
        "template-unsafe",
        r"policy/measures/old-brand\.yaml:\d+:\d+",
        "不被允许",
        "名称",
    ),
    "an expression that eats the machine": (
        into(
            BRAND, IN_PROSE, "{% for i in range(10 ** 9) %}{{ i }}{% endfor %}"
        ),
        "template-unsafe",
        r"policy/measures/old-brand\.yaml:\d+:\d+",
        "运算量",
        "循环",
    ),
    "a name that a template does not know": (
        template("# {{ p.title }}\n\n{{ p.titel }}\n"),
        "undefined-name",
        r"templates/new\.md:7:\d+",
        "titel",
        "title",
    ),
    "a tag without an end in a template": (
        template(
            "# 新文件\n\n{% for m in policy.measures %}\n{{ m.title }}\n"
        ),
        "template-syntax",
        r"templates/new\.md:\d+:\d+",
        "模板",
        "成对",
    ),
    "an escape from the sandbox in a template": (
        template("# 新文件\n\n\n{{ p.title.__class__ }}\n"),
        "template-unsafe",
        r"templates/new\.md:8:\d+",
        "不被允许",
        "名称",
    ),
    "a part of another template that is not there": (
        template("# 新文件\n{% include '_parts/nothing.md' %}\n"),
        "template-missing",
        r"templates/new\.md:6:\d+",
        "nothing.md",
        "include",
    ),
    "a part outside the templates": (
        template("# 新文件\n{% include '../policy/policy.yaml' %}\n"),
        "template-missing",
        r"templates/new\.md:6:\d+",
        "policy.yaml",
        "include",
    ),
    "templates that include each other": (
        template("# 新文件\n{% include 'new.md' %}\n"),
        "template-circular",
        r"templates/new\.md:6:1",
        "循环",
        "include",
    ),
    "a style that the look does not have": (
        template("# 新文件\n\n::: sloogan\n口号\n:::\n"),
        "unknown-role",
        r"templates/new\.md:8:\d+",
        "sloogan",
        "looks/gbt9704.yaml",
    ),
    "a look that is not there": (
        template("# 新文件\n", "title: 新文件\nfile: 新文件\nlook: gbt9740"),
        "unknown-look",
        r"templates/new\.md",
        "gbt9740",
        "gbt9704",
    ),
    "an unknown key in the front matter": (
        template("# 新文件\n", "title: 新文件\nfile: 新文件\nformat: [docx]"),
        "unknown-key",
        r"templates/new\.md:4:1",
        "format",
        "formats",
    ),
    "an unknown format in the front matter": (
        template("# 新文件\n", "title: 新文件\nfile: 新文件\nformats: [doc]"),
        "unknown-format",
        r"templates/new\.md:4:\d+",
        "doc",
        "docx",
    ),
    "no front matter": (
        lambda desk: (desk.templates / "new.md").write_text(
            "# 新文件\n", encoding="utf-8"
        ),
        "template-front-matter",
        r"templates/new\.md:1:1",
        "---",
        "title",
    ),
    "a template in another encoding": (
        lambda desk: (desk.templates / "new.md").write_bytes(
            "---\ntitle: 新\nfile: 新\n---\n".encode("gbk")
        ),
        "not-utf8",
        r"templates/new\.md:2:\d+",
        "UTF-8",
        "另存为",
    ),
    "two templates with the same output": (
        template("# 新文件\n", "title: 新文件\nfile: 措施正文"),
        "duplicate-output",
        r"templates/new\.md",
        "已由 templates/measures.md 生成",
        "file:",
    ),
    "an amount typed into a template": (
        template("# 新文件\n\n每家最高30万元。\n"),
        "typed-figure",
        r"templates/new\.md:7:5",
        "30万元",
        "policy/",
    ),
    "no templates": (
        lambda desk: shutil.rmtree(desk.templates),
        "templates-missing",
        r"\S*templates",
        "模板",
        "templates/",
    ),
    "no policy": (
        lambda desk: shutil.rmtree(desk.policy),
        "missing-folder",
        "policy",
        "政策文件夹",
        "new policy",
    ),
    "a broken look": (
        into(
            "templates/looks/gbt9704.yaml",
            "  pitch: 28.95磅 ",
            "  pitch: 二十九磅 ",
        ),
        "bad-value",
        r"templates/looks/gbt9704\.yaml:12:10",
        "二十九磅",
        "gbt9704",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_place_and_yesterdays_documents_stay(
    desk: Desk, mistake: tuple
) -> None:
    make, code, place, message, hint = mistake
    before = desk.documents()
    make(desk)
    exit_code, said = desk.build()
    assert exit_code == 1, said
    assert "Traceback" not in said
    found = re.search(
        rf"^错误  (?:\S*/)?{place}：.*{re.escape(message)}.*\[(?:{code})\]$(\n\s+建议：.*{re.escape(hint)})?",
        said,
        re.MULTILINE,
    )
    assert found, said
    assert found[1], said
    assert desk.documents() == before


@pytest.mark.parametrize(
    "options, message",
    [
        (["--only", "措施证文"], "是否应为“措施正文”"),
        (["--format", "dox"], "没有 dox 这种格式"),
        (["--finale"], "--final"),
        (["-j", "0"], "1 到 256"),
    ],
)
def test_what_is_asked_for_wrongly_is_said_with_what_was_meant(
    desk: Desk, options: list[str], message: str
) -> None:
    before = desk.state()
    code, said = desk.build(*options)
    assert code in (1, 2) and message in said and "Traceback" not in said
    assert desk.state() == before


@pytest.mark.parametrize(
    "inside", ["policy", "policy/outputs", "templates/looks"]
)
def test_documents_are_never_written_among_the_sources(
    desk: Desk, inside: str
) -> None:
    sources = {
        file: file.read_bytes()
        for file in [*desk.policy.rglob("*.*"), *desk.templates.rglob("*.*")]
        if file.is_file()
    }
    code, said = desk.build(out=desk.root / inside)
    assert code == 2 and "那里只放源文件" in said
    assert {
        file: file.read_bytes()
        for file in [*desk.policy.rglob("*.*"), *desk.templates.rglob("*.*")]
        if file.is_file()
    } == sources


def test_an_output_path_that_climbs_out_of_the_folder_stays_inside(
    desk: Desk,
) -> None:
    template("# 新文件\n", "title: 新文件\nfile: ../../外面/新文件")(desk)
    assert desk.build()[0] == 0
    assert (
        not (desk.root.parent / "外面").exists()
        and not (desk.root / "外面").exists()
    )
    assert (desk.out / "外面" / "新文件.docx").is_file()


def test_a_file_in_the_place_of_the_output_folder_is_left_alone(
    desk: Desk,
) -> None:
    taken = desk.root / "taken"
    taken.write_text("我的文件", encoding="utf-8")
    code, said = desk.build(out=taken)
    assert (
        code == 1
        and "[not-a-folder]" in said
        and taken.read_text(encoding="utf-8") == "我的文件"
    )
    code, said = desk.build(out=taken / "outputs")
    assert (
        code == 1
        and "[not-a-folder]" in said
        and taken.read_text(encoding="utf-8") == "我的文件"
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="root 不受文件权限限制",
)
def test_a_folder_that_may_not_be_written_is_said_so(desk: Desk) -> None:
    desk.edit(BRAND, "20万元", "21万元")
    before = desk.state()
    desk.out.chmod(0o500)
    try:
        code, said = desk.build()
    finally:
        desk.out.chmod(0o700)
    assert code == 1 and "[no-permission]" in said and desk.state() == before


def test_a_folder_in_the_place_of_one_document_stops_only_that_document(
    desk: Desk,
) -> None:
    desk.edit(BRAND, "20万元", "21万元")
    (desk.out / "措施正文.docx").unlink()
    (desk.out / "措施正文.docx").mkdir()
    code, said = desk.build()
    assert code == 1 and "[name-taken]" in said and "措施正文.docx" in said
    assert "21万元" in words(desk.out / "政策解读.docx")


@pytest.mark.parametrize("step", ["stage", "sync"])
def test_a_full_disk_leaves_everything_as_it_was(
    desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.edit(BRAND, "20万元", "21万元")
    before, calls, real = desk.state(), [], getattr(publish_files, step)

    def full(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > 1:  # the first document still fits
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(publish_files, step, full)
    code, said = desk.build()
    assert (
        code == 1
        and "[disk-full]" in said
        and "清理磁盘" in said
        and "Traceback" not in said
    )
    assert desk.state() == before, (
        "no document has changed, nothing is left lying about"
    )


def test_a_reader_who_goes_away_is_no_error(desk: Desk) -> None:
    process = desk.start()
    process.stdout.close()
    said = process.stderr.read().decode()
    assert process.wait(60) == 141 and said == ""


_INTERRUPTED = """
import os, signal, sys
from policypress.cli import main
from policypress.cli.progress import Line
signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal; a job in the background ignores it
Line.__call__ = lambda self, what, *_: os.kill(os.getpid(), signal.SIGINT) if what == {step!r} else None
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "step", ["读取政策", "编排文件", "生成文件", "写入文件"]
)
def test_interrupting_a_build_ends_it_at_once_with_the_documents_whole(
    step: str, desk: Desk
) -> None:
    before = desk.documents()
    desk.edit(BRAND, "20万元", "21万元")
    process = desk.start(program=_INTERRUPTED.format(step=step))
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and "Traceback" not in said.decode()
    assert "已中断，已有的输出文件保持完整" in said.decode()
    assert desk.documents() == before


@pytest.mark.slow
def test_builds_killed_at_random_moments_leave_each_document_old_or_new(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    """Two versions of the shipped policy, built in turn into one folder, each build killed somewhere."""
    desk, other = (
        Desk(tmp_path / "one", capsys),
        Desk(tmp_path / "two", capsys),
    )
    for each in (desk, other):
        shutil.copytree(ROOT / "policy", each.policy)
        shutil.copytree(ROOT / "templates", each.templates)
    other.edit(
        "policy/policy.yaml",
        "若干措施\nshort_title: 若干措施",
        "若干办法\nshort_title: 若干办法",
    )  # in every document
    assert other.build()[0] == 0
    started = time.monotonic()
    assert desk.build()[0] == 0
    usual = time.monotonic() - started
    assert all(
        zipfile.ZipFile(file).testzip() is None
        for file in desk.out.rglob("*.docx")
    )
    versions = [each.documents() for each in (desk, other)]
    assert (
        sum(versions[0][name] != versions[1].get(name) for name in versions[0])
        > 50
    )

    before = (
        tmp_path / "before.yaml"
    )  # one policy in two versions: two policies may not share a folder
    shutil.copy(desk.policy / "policy.yaml", before)
    moments, killed = random.Random(2024), 0
    turns = times(20) if has_time() else 3
    for turn in range(turns):
        shutil.copy(
            (before, other.policy / "policy.yaml")[turn % 2],
            desk.policy / "policy.yaml",
        )
        process = desk.start()
        if turn % 4 < 2:
            time.sleep(moments.uniform(0.05, usual))
        else:  # in the midst of writing
            while process.poll() is None and not any(
                desk.out.glob(".policypress-*.tmp")
            ):
                time.sleep(0.002)
            time.sleep(moments.uniform(0, 0.15))
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        now = desk.documents()
        assert now.keys() == versions[0].keys(), (
            "no document is missing, none is new"
        )
        assert [
            name
            for name in now
            if now[name] not in (versions[0][name], versions[1][name])
        ] == []
    assert killed > turns // 3
    shutil.copy(before, desk.policy / "policy.yaml")
    assert desk.build()[0] == 0
    assert desk.documents() == versions[0]
    assert not list(desk.out.rglob(".policypress-*")), (
        "the next build has cleaned up"
    )
