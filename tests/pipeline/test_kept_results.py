"""A drafter changes one thing and builds again: only what can have changed is made
again, and what comes out is what a first build would have made."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from policypress.compose import compose
from policypress.compose.sound_texts import SoundTexts
from policypress.findings import Finding
from policypress.pipeline import production
from policypress.pipeline.build import build, check
from policypress.pipeline.earlier_files import EarlierFiles
from policypress.pipeline.request import BuildRequest, BuildResult
from policypress.source import loading
from policypress.source.reading.kept_nodes import KeptNodes
from policypress.system import program
from policypress.system.environment import ROOT
from tests.support.small_policy import write

pytestmark = pytest.mark.whole

LONG_AGO = 1_600_000_000
MANIFEST = ".manifest.json"
GUIDE = "outputs/申报指南/01-手艺大赛.docx"
MEASURE = "policy/measures/prize.yaml"
Change = Callable[[Path], object]
# What first builds and checks give, by what is asked for and the sources.
FIRST: dict[tuple[str, str], Any] = {}


class Desk:
    """A policy with templates and outputs, and what earlier builds kept."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self._patch = root, patch
        self.kept = root / "kept"

    def build(self, **options: object) -> BuildResult:
        """One build by the drafter, with whatever earlier ones kept."""
        self._keep_in(self.kept)
        return self._build("outputs", options)

    def first_build(self, **options: object) -> tuple[int, dict[str, bytes]]:
        """What somebody would get who has never built before: how many documents are
        made, and the files. Of sources that are the same it is made once."""
        key = (repr(options), self._sources())
        if key not in FIRST:
            self._keep_in(self.root / "nothing")
            made = self._build("first", options).made
            FIRST[key] = (made, self.files("first"))
        return FIRST[key]

    def check(self) -> list[Finding]:
        self._keep_in(self.kept)
        return check(self.root / "policy", self.root / "templates")

    def first_check(self) -> list[Finding]:
        """The same of a check."""
        key = ("check", self._sources())
        if key not in FIRST:
            self._keep_in(self.root / "nothing")
            FIRST[key] = check(self.root / "policy", self.root / "templates")
        return FIRST[key]

    def _sources(self) -> str:
        """The digest of all that is read."""
        read = {
            name: self.files(name).items() for name in ("policy", "templates")
        }
        return sha256(repr(read).encode()).hexdigest()

    def files(self, out: str) -> dict[str, bytes]:
        """Every file of an output folder but the records."""
        folder = self.root / out
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }

    def _build(self, out: str, options: dict[str, object]) -> BuildResult:
        request = BuildRequest(
            self.root / "policy",
            self.root / "templates",
            self.root / out,
            **options,  # type: ignore[arg-type]
        )
        return build(request, lambda *_: None)

    def _keep_in(self, folder: Path) -> None:
        """Keep results there from now on."""
        shutil.rmtree(self.root / "nothing", ignore_errors=True)
        folder.mkdir(exist_ok=True)
        nodes = partial(KeptNodes, folder / "nodes")
        files = partial(EarlierFiles, folder=folder / "files")
        texts = partial(SoundTexts, folder=folder / "texts")
        self._patch.setattr(loading, "KeptNodes", nodes)
        self._patch.setattr(compose, "SoundTexts", texts)
        self._patch.setattr(production, "EarlierFiles", files)


# What takes long to compose, and is kept no differently from the others.
LONG = (
    "explanation",
    "guide-volume",
    "comparison",
    "opinions",
    "audit-competition",
    "audit-legality",
    "audit-dossier",
)


def built_once(root: Path, *left_out: str) -> Path:
    """A desk on which everything has been built once, but for some templates."""
    root.mkdir()
    write(root)
    shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("leaflet", "infographic", *left_out):
        (root / "templates" / f"{name}.md").unlink()
    with pytest.MonkeyPatch.context() as patch:
        know_the_program(patch)
        desk = Desk(root, patch)
        assert desk.build().made >= 10
        desk.check()
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the documents that are composed quickly."""
    return built_once(tmp_path_factory.mktemp("desk") / "desk", *LONG)


@pytest.fixture(scope="module")
def all_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with every kind of document."""
    return built_once(tmp_path_factory.mktemp("whole") / "desk")


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A copy of that desk."""
    know_the_program(monkeypatch)
    shutil.copytree(built, tmp_path / "desk")
    return Desk(tmp_path / "desk", monkeypatch)


@pytest.fixture
def whole_desk(
    all_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A copy of the desk with every kind of document."""
    know_the_program(monkeypatch)
    shutil.copytree(all_built, tmp_path / "desk")
    return Desk(tmp_path / "desk", monkeypatch)


def know_the_program(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sys, "dont_write_bytecode", False)
    patch.setattr(program, "state", lambda: "this program")
    patch.setattr(program, "is_unchanged", lambda: True)


def edit(name: str, old: str, new: str) -> Change:
    """Other words in a file; it must have the old ones."""

    def change(root: Path) -> None:
        path = root / name
        text = path.read_text("utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(name: str, words: str) -> Change:
    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(words)

    return change


def remove(name: str) -> Change:
    return lambda root: (root / name).unlink()


def overwrite(name: str, data: bytes) -> Change:
    return lambda root: (root / name).write_bytes(data)


def of_the_same_size_and_time(root: Path) -> None:
    """An amount changed by a program that sets the time of writing back."""
    path = root / MEASURE
    before = path.stat()
    data = path.read_text("utf-8")
    assert "20万元" in data
    path.write_text(data.replace("20万元", "21万元", 1), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def clock_turned_back(root: Path) -> None:
    """Everything seems to have been written long ago, one amount of it another."""
    of_the_same_size_and_time(root)
    for path in root.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def new_measure(root: Path) -> None:
    """One more provision, which gives all after it another number."""
    edit("policy/policy.yaml", "[prize,", "[lessons, prize,")(root)
    text = (root / "policy/measures/training.yaml").read_text("utf-8")
    text = text.replace("手艺培训", "手艺课程")
    (root / "policy/measures/lessons.yaml").write_text(text, "utf-8")


def swap_two_outputs(root: Path) -> None:
    """Both are files of ours, each in the place of the other."""
    guides = sorted((root / "outputs/申报指南").glob("*.docx"))
    first, second, *_ = guides
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)


def damage(name: str) -> Change:
    """One wrong bit in the middle of what is kept."""

    def change(root: Path) -> None:
        (path,) = (root / "kept" / name).iterdir()
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    return change


def cut(name: str) -> Change:
    """As a machine leaves it that lost its power."""

    def change(root: Path) -> None:
        (path,) = (root / "kept" / name).iterdir()
        os.truncate(path, path.stat().st_size // 2)

    return change


def new_template(root: Path) -> None:
    """A second document of the same words under another name."""
    text = (root / "templates/commitment.md").read_text("utf-8")
    text = re.sub("(?m)^file:.*$", "file: 另一份", text)
    (root / "templates/second.md").write_text(text, "utf-8")


CHANGES: dict[str, Change] = {
    "nothing": lambda root: None,
    "an amount": edit(MEASURE, "20万元", "21万元"),
    "an amount, same size and time": of_the_same_size_and_time,
    "an amount, the clock turned back": clock_turned_back,
    "the title": edit("policy/policy.yaml", "title: ", "title: 新"),
    "a comment": append("policy/policy.yaml", "\n# 说明\n"),
    "lines moved": edit("policy/policy.yaml", "title: ", "\n\ntitle: "),
    "a supplementary article": edit(
        "policy/supplementary.yaml", "所需资金", "所需经费"
    ),
    "a registered document": edit("policy/documents.yaml", "6号", "7号"),
    "a question": edit("policy/fields.yaml", "获得哪一奖项", "哪一奖项"),
    "a benchmark": edit("policy/benchmarks/city.yaml", "40万元", "50万元"),
    "the common guide": edit("policy/guides/common.yaml", "窗口", "大厅"),
    "a guide": edit("policy/guides/prize.yaml", "获奖的", "得奖的"),
    "a guide gone": remove("policy/guides/training.yaml"),
    "the notes": edit("policy/notes.yaml", "说明如下", "作如下说明"),
    "a new measure": new_measure,
    "the order of measures": edit(
        "policy/policy.yaml", "[prize, training]", "[training, prize]"
    ),
    "a template": append("templates/guide.md", "\n又一段。\n"),
    "a template gone": remove("templates/commitment.md"),
    "a part": append("templates/_parts/guide.md", "\n又一段。\n"),
    "a look": edit("templates/looks/gbt9704.yaml", "仿宋_GB2312", "华文仿宋"),
    "a page template": append("templates/site/home.html", "\n<!-- a -->\n"),
    "a new template": new_template,
    "an output gone": remove(GUIDE),
    "an output edited": append(GUIDE, "x"),
    "an output empty": overwrite(GUIDE, b""),
    "two outputs swapped": swap_two_outputs,
    "no record of the outputs": remove(f"outputs/{MANIFEST}"),
    "the record damaged": overwrite(f"outputs/{MANIFEST}", b"{"),
    "all outputs gone": lambda root: shutil.rmtree(root / "outputs"),
    "kept nodes damaged": damage("nodes"),
    "kept digests damaged": damage("files"),
    "kept texts damaged": damage("texts"),
    "kept nodes cut off": cut("nodes"),
    "kept digests cut off": cut("files"),
    "kept texts cut off": cut("texts"),
    "nothing kept": lambda root: shutil.rmtree(root / "kept"),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_any_change_all_files_are_those_of_a_first_build(
    change: Change, whole_desk: Desk
) -> None:
    change(whole_desk.root)
    warm = whole_desk.build()
    number, first = whole_desk.first_build()
    again = whole_desk.build()
    made = whole_desk.files("outputs")
    assert first and {name: made.get(name) for name in first} == first
    assert again.made == 0 and again.written == []
    assert warm.made + warm.taken == number


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_any_change_a_check_finds_what_a_first_check_finds(
    change: Change, whole_desk: Desk
) -> None:
    change(whole_desk.root)
    assert whole_desk.check() == whole_desk.first_check()


MISTAKES = {
    "a name that is not there": edit(MEASURE, "s.contest.cap_year", "s.no"),
    "an unknown key": append(MEASURE, "nonsense: 1\n"),
    "no YAML": append(MEASURE, "a: [\n"),
    "a figure in the prose": edit(MEASURE, "每家每年", "每家每年30万元"),
    "a broken template": append("templates/guide.md", "{{ no_name }}\n"),
    "a broken part": append("templates/_parts/guide.md", "{% if %}\n"),
    "another measure gone": remove("policy/measures/training.yaml"),
}


@pytest.mark.parametrize("change", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_found_every_time_and_forgotten_when_mended(
    change: Change, desk: Desk
) -> None:
    clean = desk.check()
    shutil.copytree(desk.root, desk.root.parent / "before")
    change(desk.root)
    first = desk.first_check()
    assert first != clean
    assert desk.check() == first == desk.check()
    before = desk.files("outputs")
    assert desk.build().written == [] and desk.files("outputs") == before
    for name in ("policy", "templates"):
        shutil.rmtree(desk.root / name)
        shutil.copytree(desk.root.parent / "before" / name, desk.root / name)
    assert desk.check() == clean


@pytest.mark.parametrize(
    "options",
    [
        {"marks": True},
        {"only": ("申报指南",)},
        {"formats": ("html",)},
        {"formats": ("docx", "xlsx", "html")},
        {"jobs": 3},
    ],
    ids=str,
)
def test_other_options_give_what_a_first_build_gives_with_them(
    options: dict[str, object], desk: Desk
) -> None:
    desk.build(**options)
    _, first = desk.first_build(**options)
    made = desk.files("outputs")
    assert first and {name: made[name] for name in first} == first


def test_a_changed_amount_rebuilds_only_the_documents_that_say_it(
    desk: Desk,
) -> None:
    before = desk.files("outputs")
    CHANGES["an amount"](desk.root)
    result = desk.build()
    after = desk.files("outputs")
    documents = {name for name in after if not name.startswith("site/")}
    changed = {name for name in documents if after[name] != before[name]}
    guides = {name for name in changed if name.startswith("申报指南/")}
    assert guides == {"申报指南/01-手艺大赛.docx"}
    assert "措施正文.docx" in changed and "承诺书.docx" not in changed
    assert result.made == len(stems(changed))
    assert result.taken == len(stems(documents)) - result.made


def stems(names: set[str]) -> set[str]:
    """Documents by their files, each once however many formats it has."""
    return {name.rpartition(".")[0] for name in names}


def test_a_file_is_made_again_where_the_program_is_another(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "state", lambda: "another program")
    assert desk.build().taken == 0
    assert desk.build().made == 0


def test_a_link_in_the_place_of_an_output_is_refused_as_ever(
    desk: Desk,
) -> None:
    """The right bytes, but no file of ours."""
    path = desk.root / GUIDE
    path.rename(desk.root / "elsewhere.docx")
    path.symlink_to(desk.root / "elsewhere.docx")
    result = desk.build()
    assert [
        finding.code
        for finding in result.findings
        if finding.severity == "error"
    ] == ["link-in-the-way"]
    assert result.written == []


def test_another_policy_in_the_same_folder_takes_over_nothing_wrong(
    desk: Desk,
) -> None:
    """Two policies in turn share what is kept, and each gets its own."""
    shutil.copytree(desk.root / "policy", desk.root / "other/policy")
    edit("other/policy/policy.yaml", "青石区", "白石区")(desk.root)
    ours = desk.files("outputs")
    shutil.move(desk.root / "policy", desk.root / "mine")
    shutil.move(desk.root / "other/policy", desk.root / "policy")
    desk.build()
    _, first = desk.first_build()
    assert desk.files("outputs").items() >= first.items()
    shutil.rmtree(desk.root / "policy")
    shutil.move(desk.root / "mine", desk.root / "policy")
    desk.build()
    assert desk.files("outputs").items() >= ours.items()
