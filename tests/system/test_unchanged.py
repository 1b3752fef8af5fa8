"""A build with nothing to do is answered from its record; whatever changes, it runs."""

from __future__ import annotations

import hashlib
import os
import re
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.system import environment, fingerprints, unchanged
from policypress.system.environment import ROOT
from tests.support.tiny_policy import tiny_policy

SAID = "写入 0 个文件，未变 2 个"
NOTES = "\n需要注意：拟定数据 3 项"
LONG_AGO = 1_600_000_000


class Place:
    """A small checkout with a policy, built once; what it says is kept."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("policy", "templates", "policypress", "outputs", "home"):
            (root / name).mkdir()
        self.write("policy/policy.yaml", "title: 甲")
        self.write("policy/measures/a.yaml", "title: 乙")
        self.write("templates/text.md", "正文")
        self.write("templates/looks/plain.yaml", "name: plain")
        self.write("templates/site/style.css", "p {}")
        self.write("policypress/module.py", "one = 1")
        self.write("build.py", "pass")
        self.write("requirements.lock", "lxml==1")
        self.write("home/policypress.json", "{}")
        self.write("outputs/正文.docx", "docx")
        self.write("outputs/site/index.html", "html")
        self.write("outputs/.manifest.json", "{}")

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def age(self) -> None:
        """As if all had been written long ago: the times of writing say nothing new."""
        for path in self.root.rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))

    def build(self, *arguments: str) -> None:
        """What a build does about the record."""
        sources = [str(self.root / "policy"), str(self.root / "templates")]
        attempt = unchanged.Attempt(unchanged.BUILD, arguments, sources)
        self.keep(attempt)

    def keep(self, attempt: unchanged.Attempt) -> None:
        out = self.root / "outputs"
        names = ("正文.docx", "site/index.html", ".manifest.json")
        digests = {name: digest(out / name) for name in names}
        attempt.keep(SAID, NOTES, 0, str(out), digests)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    place = Place(tmp_path)
    monkeypatch.setattr(unchanged, "ROOT", str(place.root))
    monkeypatch.setenv("POLICYPRESS_VENV", str(place.root / "home"))
    monkeypatch.setenv("PATH", str(place.root / "programs"))
    monkeypatch.chdir(place.root)
    return place


def test_a_build_with_nothing_to_do_says_what_a_normal_one_says(place, capsys):
    place.build()
    assert unchanged.answer([]) == 0
    text = capsys.readouterr().out
    timeless = re.sub(r"用时 \d+\.\d 秒", "用时 … 秒", text)
    assert timeless == f"{SAID}，用时 … 秒。{NOTES}\n"


def test_the_command_may_be_named_or_not(place):
    place.build("--marks")
    assert unchanged.answer(["build", "--marks"]) == 0
    assert unchanged.answer(["--marks"]) == 0


def test_files_written_long_ago_are_not_read(place, monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 4_000_000_000 * 10**9)
    place.build()
    with monkeypatch.context() as patched:
        patched.setattr(fingerprints, "digest_of_file", pytest.fail)
        assert unchanged.answer([]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--marks"],
        ["--final"],
        ["--only", "正文"],
        ["--format", "pdf"],
        ["-j", "1"],
        ["--out", "elsewhere"],
        ["--policy", "other"],
        ["--help"],
        ["site"],
        ["calculate", "answers.yaml"],
    ],
)
def test_another_question_has_another_answer(place, arguments):
    place.build()
    assert unchanged.answer(arguments) is None


def append(name: str) -> Callable[[Place], None]:
    """One more line in a file."""

    def change(place: Place) -> None:
        path = place.root / name
        path.write_text(f"{path.read_text('utf-8')}\n# 改", encoding="utf-8")

    return change


def in_the_same_moment(name: str) -> Callable[[Place], None]:
    """Another content of the same size, and the time of writing set back."""

    def change(place: Place) -> None:
        path = place.root / name
        before = path.stat()
        path.write_bytes(path.read_bytes()[::-1])
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def remove(name: str) -> Callable[[Place], None]:
    return lambda place: (place.root / name).unlink()


def put(name: str, text: str = "new: 1") -> Callable[[Place], None]:
    """A file with a content of its own, new or in the place of another."""

    def change(place: Place) -> None:
        place.write(name, text)

    return change


def cut(name: str) -> Callable[[Place], None]:
    """A file of which only the beginning is left."""
    return lambda place: os.truncate(place.root / name, 200)


def install_office(place: Place) -> None:
    """A program on PATH that was not there."""
    place.write("programs/soffice", "").chmod(0o755)


def replace_by_link(place: Place) -> None:
    """An output's folder moved away, a link in its place: the files are the same."""
    folder = place.root / "outputs/site"
    folder.rename(place.root / "moved")
    folder.symlink_to(place.root / "moved")


def older(place: Place) -> None:
    """The clock turned back: a source that seems older than it was."""
    os.utime(place.root / "policy/policy.yaml", (LONG_AGO, LONG_AGO))


SOURCES = (
    "policy/policy.yaml",
    "policy/measures/a.yaml",
    "templates/text.md",
    "templates/looks/plain.yaml",
    "templates/site/style.css",
    "policypress/module.py",
    "build.py",
    "requirements.lock",
    "home/policypress.json",
)
OUTPUTS = (
    "outputs/正文.docx",
    "outputs/site/index.html",
    "outputs/.manifest.json",
)
CHANGES = {
    **{f"edited {name}": append(name) for name in (*SOURCES, *OUTPUTS)},
    **{
        f"same size {name}": in_the_same_moment(name)
        for name in (*SOURCES, *OUTPUTS)
    },
    **{f"removed {name}": remove(name) for name in (*SOURCES, *OUTPUTS)},
    "added measure": put("policy/measures/b.yaml"),
    "added template": put("templates/b.md"),
    "added module": put("policypress/new.py"),
    "added empty folder": lambda place: (place.root / "policy/guides").mkdir(),
    "LibreOffice installed": install_office,
    "folder of outputs is a link": replace_by_link,
    "older": older,
    "record gone": remove("outputs/.unchanged.json"),
    "record cut short": cut("outputs/.unchanged.json"),
    "record is a list": put("outputs/.unchanged.json", "[1]"),
    "record of another release": put(
        "outputs/.unchanged.json", '{"version": 0}'
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize(
    "settled", [False, True], ids=["just written", "settled"]
)
def test_whatever_changes_the_build_runs(place, change, settled, monkeypatch):
    """Both for files that are read again and for those whose times are trusted."""
    if settled:
        monkeypatch.setattr(time, "time_ns", lambda: 4_000_000_000 * 10**9)
    place.build()
    assert unchanged.answer([]) == 0
    change(place)
    assert unchanged.answer([]) is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("POLICYPRESS_DEBUG", "2"),
        ("PYPANDOC_PANDOC", "/nowhere"),
        ("FONTCONFIG_FILE", "/nowhere"),
        ("HOME", "/nowhere"),
        ("PATH", "/nowhere"),
    ],
)
def test_other_surroundings_have_another_answer(
    place, monkeypatch, variable, value
):
    place.build()
    monkeypatch.setenv(variable, value)
    assert unchanged.answer([]) is None


def test_a_file_of_the_same_times_is_read_when_it_was_just_written(
    place, monkeypatch
):
    """Written twice within one tick of the clock: only the content tells."""
    place.build()
    path = place.root / "policy/policy.yaml"
    about = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    stat_of = os.stat

    def as_before(wanted, *more, **options):
        return (
            about
            if str(wanted) == str(path)
            else stat_of(wanted, *more, **options)
        )

    class Entry:
        def __init__(self, entry: os.DirEntry) -> None:
            self.name, self.path, self._entry = entry.name, entry.path, entry

        def stat(self) -> os.stat_result:
            return about if self.path == str(path) else self._entry.stat()

    class Scan:
        def __init__(self, folder: str) -> None:
            self._folder = folder

        def __enter__(self) -> list[Entry]:
            with scandir(self._folder) as entries:
                return [Entry(entry) for entry in entries]

        def __exit__(self, *_: object) -> None:
            pass

    scandir = os.scandir
    monkeypatch.setattr(os, "stat", as_before)
    monkeypatch.setattr(os, "scandir", Scan)
    assert unchanged.answer([]) is None


def test_what_changes_while_a_build_runs_is_not_taken_for_read(place):
    sources = [str(place.root / "policy"), str(place.root / "templates")]
    attempt = unchanged.Attempt(unchanged.BUILD, [], sources)
    append("policy/policy.yaml")(place)
    place.keep(attempt)
    assert unchanged.answer([]) is None


def test_outputs_that_another_run_wrote_meanwhile_are_not_taken_for_ours(
    place,
):
    attempt = unchanged.Attempt(
        unchanged.BUILD, [], [str(place.root / "policy")]
    )
    out = place.root / "outputs"
    given = {"正文.docx": digest(out / "正文.docx")}
    append("outputs/正文.docx")(place)
    attempt.keep(SAID, NOTES, 0, str(out), given)
    assert unchanged.answer([]) is None


def test_a_copied_folder_is_built_anew(place, tmp_path, monkeypatch):
    place.build()
    copy = tmp_path.parent / f"{tmp_path.name}-copy"
    shutil.copytree(place.root, copy)
    monkeypatch.chdir(copy)
    assert unchanged.answer(["--out", str(copy / "outputs")]) is None
    monkeypatch.setattr(unchanged, "ROOT", str(copy))
    assert unchanged.answer([]) is None


def test_a_link_to_a_folder_of_sources_is_followed(place):
    shared = place.write("elsewhere/guides/a.yaml", "a: 1").parent
    (place.root / "policy/guides").symlink_to(shared)
    place.build()
    assert unchanged.answer([]) == 0
    (shared / "a.yaml").write_text("a: 2", encoding="utf-8")
    assert unchanged.answer([]) is None


def test_links_that_lead_to_themselves_or_nowhere_do_not_hang(place):
    (place.root / "policy/nowhere").symlink_to(place.root / "missing")
    place.build()
    assert unchanged.answer([]) == 0
    (place.root / "policy/around").symlink_to(place.root / "policy")
    place.build()
    assert unchanged.answer([]) is None


def test_a_pipe_among_the_sources_is_not_waited_for(place):
    os.mkfifo(place.root / "policy/pipe")
    place.build()
    assert unchanged.answer([]) is None


def test_a_record_cannot_steer_the_terminal(place, capsys):
    place.build()
    record = place.root / "outputs/.unchanged.json"
    text = record.read_text("utf-8")
    assert SAID in text
    record.write_text(
        text.replace(SAID, f"{SAID}\\u001b[2J"), encoding="utf-8"
    )
    assert unchanged.answer([]) is None
    assert capsys.readouterr().out == ""


def test_without_an_environment_of_ours_nothing_is_kept(place):
    (place.root / "home/policypress.json").unlink()
    place.build()
    assert not (place.root / "outputs/.unchanged.json").exists()


def test_a_real_build_is_kept_and_a_change_of_the_policy_is_built(
    tmp_path, monkeypatch, capsys
):
    tiny_policy(tmp_path / "policy")
    home = tmp_path / "home"
    home.mkdir()
    (home / "policypress.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("POLICYPRESS_VENV", str(home))
    words = [
        "--policy",
        str(tmp_path / "policy"),
        "--format",
        "md,docx",
        "-j",
        "1",
    ]
    assert main(words) == 0
    first = capsys.readouterr().out
    assert unchanged.answer(words) == 0
    answered = capsys.readouterr().out
    assert main(words) == 0
    normal = capsys.readouterr().out
    assert (
        without_time(answered) == without_time(normal) != without_time(first)
    )
    policy = tmp_path / "policy/policy.yaml"
    changed = policy.read_text("utf-8").replace("title: ", "title: 新的", 1)
    policy.write_text(changed, encoding="utf-8")
    assert unchanged.answer(words) is None
    assert main(words) == 0
    assert "写入 0 个" not in capsys.readouterr().out


def without_time(text: str) -> str:
    """A closing text without the seconds that the build took."""
    before, _, after = text.partition("用时")
    return before + after.partition("秒")[2]


def test_a_build_with_mistakes_is_never_answered_from_a_record(
    tmp_path, monkeypatch, capsys
):
    tiny_policy(tmp_path / "policy")
    (tmp_path / "policy/policy.yaml").write_text("title: [", encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    (home / "policypress.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("POLICYPRESS_VENV", str(home))
    words = ["--policy", str(tmp_path / "policy")]
    assert main(words) == 1
    assert unchanged.answer(words) is None


def test_a_check_is_kept_with_its_findings_and_exit_code(
    place, monkeypatch, capsys
):
    shutil.rmtree(place.root / "policy")
    tiny_policy(place.root / "policy")
    source = place.root / "policy/policy.yaml"
    source.write_text(
        source.read_text("utf-8") + "wrong: 1\n", encoding="utf-8"
    )
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    words = ["check", "--json", "--policy", str(place.root / "policy")]
    assert main(words) == 1
    text = capsys.readouterr().out
    assert unchanged.answer(words) == 1
    assert capsys.readouterr().out == text
    assert unchanged.answer(["check", *words[2:]]) is None
    append("policy/policy.yaml")(place)
    assert unchanged.answer(words) is None


def test_a_check_is_asked_again_on_another_day_a_build_is_not(
    place, monkeypatch
):
    """What was allowed until yesterday is a finding today."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    days = iter(["2026-11-29", "2026-11-30", "2026-11-29", "2026-11-30"])
    (place.root / "policypress/__pycache__").mkdir(exist_ok=True)
    monkeypatch.setattr(unchanged.time, "strftime", lambda form: next(days))
    sources = [str(place.root / "policy")]
    unchanged.Attempt(unchanged.CHECK, [], sources).keep("甲")
    assert unchanged.answer(["check"]) is None
    assert unchanged.answer(["check"]) == 0
    assert unchanged.answer(["check"]) is None
    place.build()
    assert unchanged.answer([]) == 0 and next(days, None) is None


def test_a_check_keeps_nothing_where_python_keeps_nothing(place, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    attempt = unchanged.Attempt(
        unchanged.CHECK, [], [str(place.root / "policy")]
    )
    attempt.keep("没有发现问题。")
    assert unchanged.answer(["check"]) is None


def test_the_answer_needs_nothing_heavy():
    """Only what is dear to import counts: the rest of policypress, and its packages."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from policypress.system import unchanged;"
        "unchanged.answer(['--policy', 'nowhere']);"
        "print(*[name for name in sys.modules if name.startswith('policypress.')])"
    )
    command = [sys.executable, "-I", "-c", program, str(ROOT)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert set(done.stdout.split()) <= {
        "policypress.system",
        "policypress.system.compiled",
        "policypress.system.fingerprints",
        "policypress.system.program",
        "policypress.system.unchanged",
        "policypress.system.regular",
    }


def test_from_another_folder_paths_read_otherwise(
    place, tmp_path, monkeypatch
):
    place.build()
    monkeypatch.chdir(place.root / "policy")
    assert unchanged.answer([]) is None


def test_a_record_of_another_release_is_not_understood(place):
    place.build()
    record = place.root / "outputs/.unchanged.json"
    text = record.read_text("utf-8")
    older = re.sub('"version": [0-9]+', '"version": 1', text)
    assert older != text
    record.write_text(older, encoding="utf-8")
    assert unchanged.answer([]) is None


def test_where_a_source_has_changed_nobody_looks_at_the_program(
    place, monkeypatch
):
    place.build()
    assert unchanged.answer([]) == 0
    looks = []
    look = unchanged.program.code
    monkeypatch.setattr(
        unchanged.program,
        "code",
        lambda *given: looks.append(1) or look(*given),
    )
    assert unchanged.answer([]) == 0 and looks
    looks.clear()
    (place.root / "policy/policy.yaml").write_text("title: 乙", "utf-8")
    assert unchanged.answer([]) is None and not looks


@pytest.mark.parametrize("inputs", ['""', '"one"', "7", "null", '"a b c"'])
def test_a_record_of_odd_inputs_is_none(place, inputs):
    place.build()
    record = place.root / "outputs/.unchanged.json"
    text = record.read_text("utf-8")
    odd = re.sub('"inputs": "[^"]*"', f'"inputs": {inputs}', text)
    assert odd != text
    record.write_text(odd, encoding="utf-8")
    assert unchanged.answer([]) is None
    assert unchanged.recall("build", []) is None


def test_nothing_is_kept_when_the_outputs_are_not_where_they_are_looked_for(
    place,
):
    elsewhere = place.write("elsewhere/正文.docx", "docx").parent
    attempt = unchanged.Attempt(
        unchanged.BUILD, [], [str(place.root / "policy")]
    )
    given = {"正文.docx": digest(elsewhere / "正文.docx")}
    attempt.keep(SAID, NOTES, 0, str(elsewhere), given)
    assert not (place.root / "outputs/.unchanged.json").exists()
    assert not (elsewhere / ".unchanged.json").exists()


def test_the_process_that_a_command_is_handed_to_does_not_ask_again(
    monkeypatch,
):
    start = runpy.run_path(str(ROOT / "build.py"))["main"]
    monkeypatch.setattr(unchanged, "answer", lambda _: 7)
    monkeypatch.setattr(environment, "enter", lambda _: 8)
    monkeypatch.setattr(sys, "_xoptions", {})
    assert start(["check"]) == 7
    monkeypatch.setattr(sys, "_xoptions", {"policypress": "checked:3.11"})
    assert start(["check"]) == 8
