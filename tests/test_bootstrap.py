"""The first run: `python3 build.py` makes its own environment, repairs it, or says in one sentence why it cannot."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import policypress
from policypress.system.environment import ROOT, setup, state
from policypress.system.environment.pip import SetupError, explain
from policypress.system.program import VERSION
from tests.support.effort import MORE_OF_THE_SAME, has_time

BUILD = ROOT / "build.py"
GROUPS = ("test", "lint", "browser", "lists", "cluster")
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKS = {
    group: (ROOT / f"requirements-{group}.lock").read_text("utf-8")
    for group in GROUPS
}


def header() -> dict:
    """The script metadata of build.py (PEP 723)."""
    block = re.search(
        r"(?m)^# /// script\n((?:^#.*\n)+?)^# ///$", BUILD.read_text("utf-8")
    )
    return tomllib.loads(
        "".join(line[2:] + "\n" for line in block[1].splitlines())
    )


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_build_py_can_be_read_by_a_python_that_is_too_old():
    ast.parse(BUILD.read_text("utf-8"), feature_version=(3, 6))


def test_a_python_that_is_too_old_gets_a_sentence_and_the_remedy():
    program = "import sys; sys.version_info = (3, 8, 0); exec(compile(open('build.py', encoding='utf-8').read(), 'build.py', 'exec'))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        env={"LC_ALL": "C"},
        timeout=60,
    )
    text = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert (
        "需要 Python 3.11 或更高版本，当前是 3.8" in text
        and "建议：" in text
        and "Traceback" not in text
    )


def names(lock: str) -> set[str]:
    return set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))


def test_the_program_calls_itself_by_the_version_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == policypress.__version__ == VERSION


def test_uv_gets_the_same_versions_as_the_project():
    assert header()["dependencies"] == project()["project"]["dependencies"]
    assert (
        header()["requires-python"] == project()["project"]["requires-python"]
    )


def test_the_lock_holds_every_direct_dependency_in_its_version():
    for wanted in header()["dependencies"]:
        assert re.search(
            rf"(?m)^{re.escape(wanted.partition(' ;')[0])}(?= )", LOCK
        ), wanted


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_developers_tools_has_a_lock_of_its_own(group):
    for wanted in project()["dependency-groups"][group]:
        assert f"{wanted} \\\n" in LOCKS[group]
    assert not names(LOCKS[group]) & names(LOCK)


def test_users_get_no_tool_of_developers():
    assert not names(LOCK) & {
        "pytest",
        "hypothesis",
        "openpyxl",
        "ruff",
        "mypy",
        "playwright",
        "pip",
        "setuptools",
    }


@pytest.mark.parametrize(
    "lock", [LOCK, *LOCKS.values()], ids=["ours", *GROUPS]
)
def test_a_lock_has_only_versions_and_hashes(lock):
    for line in lock.splitlines():
        assert re.fullmatch(
            r"[a-z0-9-]+==[0-9.a-z]+( ; [^/]+?)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?",
            line,
        ), line


def test_the_two_pypandocs_exclude_each_other():
    markers = [
        line.partition(" ; ")[2].rstrip(" \\")
        for line in LOCK.splitlines()
        if line.startswith("pypandoc")
    ]
    assert len(markers) == 2
    for machine in (
        "x86_64",
        "aarch64",
        "AMD64",
        "arm64",
        "ARM64",
        "loongarch64",
    ):
        assert (
            sum(
                eval(marker, {"platform_machine": machine})
                for marker in markers
            )
            == 1
        )


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A finished environment, as far as a start looks at it."""
    home = tmp_path / "环 境"
    package = home / "lib" / "site" / "lxml"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "etree.so").write_text("machine code")
    python = state.python_of(home)
    python.parent.mkdir()
    python.write_text("")
    (home / "pyvenv.cfg").write_text("home = /usr/bin")
    (home / state.MARKER).touch()
    about = {
        "python": "3.11",
        "site": "lib/site",
        "packages": [],
        "look": state.look_of_environment(home, "lib/site"),
    }
    (home / state.STAMP).write_text(json.dumps(state.lock_facts() | about))
    return home


def test_a_finished_environment_is_ready(home):
    assert state.is_ready(home)


def test_a_lock_file_that_was_only_touched_is_the_same(
    home, tmp_path, monkeypatch
):
    copy = tmp_path / "requirements.lock"
    copy.write_text(LOCK)
    monkeypatch.setattr(state, "requirements", lambda group="": copy)
    assert state.is_ready(home)
    copy.write_text(LOCK + "\n")
    assert not state.is_ready(home)


BREAKS = {
    "no stamp": lambda home: (home / state.STAMP).unlink(),
    "half a stamp": lambda home: (home / state.STAMP).write_text("{"),
    "a stamp of something else": lambda home: (home / state.STAMP).write_text(
        "[1]"
    ),
    "a nested stamp": lambda home: (home / state.STAMP).write_text(
        "[" * 100_000
    ),
    "another lock": lambda home: (home / state.STAMP).write_text(
        '{"lock": "of another version"}'
    ),
    "a link for a stamp": lambda home: (
        (home / state.STAMP).rename(home / "s")
        and (home / state.STAMP).symlink_to("s")
    ),
    "a module gone": lambda home: (
        home / "lib" / "site" / "lxml" / "__init__.py"
    ).unlink(),
    "machine code changed": lambda home: (
        home / "lib" / "site" / "lxml" / "etree.so"
    ).write_text("other"),
    "a package gone": lambda home: shutil.rmtree(
        home / "lib" / "site" / "lxml"
    ),
    "all packages gone": lambda home: shutil.rmtree(home / "lib"),
    "no python": lambda home: state.python_of(home).unlink(),
    "settings changed": lambda home: (home / "pyvenv.cfg").write_text(""),
    "nothing": lambda home: shutil.rmtree(home),
}


@pytest.mark.parametrize("break_it", BREAKS.values(), ids=BREAKS.keys())
def test_a_broken_environment_is_not_ready(home, break_it):
    break_it(home)
    assert not state.is_ready(home)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有 FIFO")
def test_a_fifo_for_a_stamp_is_not_waited_for(home):
    (home / state.STAMP).unlink()
    os.mkfifo(home / state.STAMP)
    assert not state.is_ready(home)


def everything(folder: Path) -> list[tuple[str, int]]:
    return sorted(
        (str(path), path.lstat().st_size) for path in folder.rglob("*")
    )


PLACES = {
    "a file": (lambda place: place.write_text("x"), "不是文件夹"),
    "a folder of the user's own": (lambda place: place.mkdir() or (place / "论文.docx").write_text("mine"), "里有别的文件"),
    "an environment of the user's own": (
        lambda place: (place / "bin").mkdir(parents=True) or (place / "pyvenv.cfg").write_text("x"), "里有别的文件"),
    "a marker that is a folder": (lambda place: (place / state.MARKER).mkdir(parents=True), "里有别的文件"),
    "a marker that is a link": (
        lambda place: place.mkdir() or (place / state.MARKER).symlink_to(place.parent / "elsewhere"), "里有别的文件"),
    "a link to an empty folder": (
        lambda place: (place.parent / "real").mkdir() or place.symlink_to("real"), "是一个链接"),
    "a link to nowhere": (lambda place: place.symlink_to("nowhere"), "是一个链接"),
    "a link to itself": (lambda place: place.symlink_to(place.name), "是一个链接"),
}  # fmt: skip


@pytest.mark.parametrize("name", [".venv", "环境"])
@pytest.mark.parametrize("make, words", PLACES.values(), ids=PLACES.keys())
def test_a_place_that_is_not_ours_is_left_alone(tmp_path, name, make, words):
    make(tmp_path / name)
    before = everything(tmp_path)
    with pytest.raises(SetupError, match=words) as problem:
        setup.prepare(tmp_path / name)
    assert problem.value.remedy and everything(tmp_path) == before


def test_what_lies_behind_a_link_is_left_alone_even_if_it_was_ours(
    home, tmp_path
):
    link = tmp_path / ".venv"
    link.symlink_to(home)
    assert state.is_ready(link)
    (home / "lib" / "site" / "lxml" / "__init__.py").unlink()
    before = everything(home)
    with pytest.raises(SetupError, match="是一个链接"):
        setup.prepare(link)
    assert everything(home) == before


def test_a_repair_removes_the_environments_parts_and_nothing_else(
    home, tmp_path, monkeypatch
):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "论文.docx").write_text("mine")
    (home / "笔记.txt").write_text("mine")
    (home / "lib" / "site" / "link").symlink_to(outside)
    (home / "include").symlink_to(outside)
    (home / state.STAMP).unlink()

    def stop(*_args):
        raise SetupError("到此为止", "无")

    monkeypatch.setattr(setup, "Pip", stop)
    with pytest.raises(SetupError, match="到此为止"):
        setup.prepare(home)
    assert (
        not (home / "lib" / "site").exists()
        and not (home / setup._SCRATCH).exists()
    )
    assert (
        (home / "笔记.txt").read_text()
        == (outside / "论文.docx").read_text()
        == "mine"
    )


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="管理员什么都能写",
)
def test_a_checkout_that_cannot_be_written_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(SetupError, match="不能在") as problem:
        setup.prepare(tmp_path / ".venv")
    assert "POLICYPRESS_VENV" in problem.value.remedy


@pytest.mark.parametrize(
    "output, expected",
    [
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken\nERROR: No matching distribution",
            "连不上软件包仓库",
        ),
        (
            "ERROR: Could not find a version that satisfies x (from versions: none)",
            "没有适合这台机器",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "校验值不符",
        ),
        ("OSError: [Errno 28] No space left on device", "磁盘已满"),
        ("error: command 'gcc' failed", "gcc"),
    ],
)
def test_what_pip_says_becomes_a_sentence_with_a_remedy(output, expected):
    problem = explain(output)
    assert expected in problem.message and problem.remedy


def copied(folder: str, checkout: Path) -> None:
    """A folder of the real checkout in another one, compiled modules aside."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(
        ROOT / folder, checkout / folder, ignore=skip, dirs_exist_ok=True
    )


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A copy of what runs before there are packages, in a folder with Chinese and a
    space."""
    copy = tmp_path / "测 试 目录"
    copied("policypress/system", copy)
    for name in (
        "policypress/__init__.py",
        "build.py",
        "pyproject.toml",
        "requirements.lock",
        "requirements-test.lock",
    ):
        shutil.copy(ROOT / name, copy / name)
    return copy


def bare_python() -> str:
    """This Python without any package: the one our environment was made from."""
    return getattr(sys, "_base_executable", None) or sys.executable


def bare_environment() -> dict[str, str]:
    """No variables but those without which nothing starts."""
    return {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}


def run(
    checkout: Path,
    *arguments: str,
    options: tuple[str, ...] = (),
    **settings: str,
) -> subprocess.CompletedProcess[str]:
    """`build.py` from another folder, with no environment variables but those given."""
    command = [bare_python(), *options, str(checkout / "build.py"), *arguments]
    return subprocess.run(
        command,
        cwd=checkout.parent,
        env=bare_environment() | settings,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows 上链接要特别的权限")
@pytest.mark.parametrize("make, words", PLACES.values(), ids=PLACES.keys())
def test_in_the_place_of_venv_it_is_two_lines_and_exit_code_2(
    checkout, make, words
):
    make(checkout / ".venv")
    done = run(checkout, "--help")
    assert (
        done.returncode == 2
        and words in done.stderr
        and done.stderr.count("\n") == 2
    )


FOREIGN = {
    "PYTHONPATH": lambda folder: {"PYTHONPATH": str(folder)},
    "PYTHONPATH, relative": lambda folder: {
        "PYTHONPATH": os.pathsep.join(["", folder.name])
    },
    "PYTHONSAFEPATH": lambda folder: {
        "PYTHONSAFEPATH": "1",
        "PYTHONPATH": str(folder),
    },
    "PYTHONSTARTUP": lambda folder: {
        "PYTHONSTARTUP": str(folder / "json.py"),
        "PYTHONWARNINGS": "error",
    },
    "user site": lambda folder: {"PYTHONUSERBASE": str(folder)},
}


@pytest.mark.parametrize("settings", FOREIGN.values(), ids=FOREIGN.keys())
def test_foreign_modules_are_not_run_in_the_place_of_ours(
    checkout, settings, tmp_path
):
    """A file stands where the environment belongs, so that this ends where the first of our own words is said.

    Modules that a .pth file of this Python may import on the way to build.py (os, re, shutil) are beyond our reach.
    """
    folder = tmp_path / "foreign"
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for place in (folder, folder / "lib" / version / "site-packages"):
        place.mkdir(parents=True)
        for name in (
            "json",
            "hashlib",
            "tomllib",
            "yaml",
            "policypress",
            "subprocess",
        ):
            (place / f"{name}.py").write_text("raise SystemExit('HIJACKED')")
    (checkout / ".venv").write_text("x")
    done = run(checkout, "--help", **settings(folder))
    assert (
        done.returncode == 2
        and "不是文件夹" in done.stderr
        and "HIJACKED" not in done.stderr
    )


@pytest.mark.parametrize("option", ["-I", "-P", "-s", "-E"])
def test_python_may_be_told_to_look_nowhere(checkout, option):
    (checkout / ".venv").write_text("x")
    assert "不是文件夹" in run(checkout, "--help", options=(option,)).stderr


@MORE_OF_THE_SAME
@pytest.mark.slow
def test_without_a_network_there_is_one_sentence_and_no_traceback(checkout):
    offline = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
    }
    done = run(checkout, "--help", **offline)
    assert done.returncode == 2
    assert (
        done.stderr.startswith(
            "错误：下载软件包失败：连不上软件包仓库。\n建议："
        )
        and done.stderr.count("\n") == 2
    )
    assert not (checkout / ".venv" / state.STAMP).exists()


def in_place(file: Path, change) -> None:
    """Change a file without a trace in its folder."""
    with file.open("r+b") as opened:
        data = opened.read()
        opened.seek(0)
        opened.truncate()
        opened.write(change(data))


DAMAGES = {
    "a package gone": lambda site: shutil.rmtree(site / "lxml"),
    "a module gone": lambda site: (site / "yaml" / "nodes.py").unlink(),
    "what a package says of itself gone": lambda site: shutil.rmtree(
        next(site.glob("jinja2-*.dist-info"))
    ),
    "a module emptied": lambda site: in_place(
        site / "yaml" / "nodes.py", lambda data: b""
    ),
    "a module full of zeros": lambda site: in_place(
        site / "yaml" / "loader.py", lambda data: b"\0" * len(data)
    ),
    "a compiled module cut": lambda site: in_place(
        next((site / "yaml" / "__pycache__").glob("nodes.*")),
        lambda data: data[:200],
    ),
    "machine code changed": lambda site: in_place(
        next((site / "lxml").glob("etree.*")),
        lambda data: data[:5000] + b"xx" + data[5002:],
    ),
    "no python": lambda site: state.python_of(site.parents[2]).unlink(),
    "no settings": lambda site: (site.parents[2] / "pyvenv.cfg").unlink(),
}


# One of each way of mending; each takes a quarter of a minute: all of them when there is
# time (POLICYPRESS_TIMES).
FEW = ("a compiled module cut", "machine code changed")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows 上文件的位置不同")
def test_the_first_run_a_killed_one_and_every_damage_after_it(checkout):
    """One environment for all of it, since each repair takes seconds; `schema` reads YAML and XML and writes a file."""
    copied("policypress", checkout)
    first = subprocess.Popen(
        [bare_python(), str(checkout / "build.py"), "--help"],
        env=bare_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        first.wait(2)
    first.kill()
    first.wait()
    assert not (checkout / ".venv" / state.STAMP).exists()
    done = run(checkout, "--help")
    if "连不上软件包仓库" in done.stderr:
        pytest.skip("没有网络")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("用法：")
    site = next((checkout / ".venv").rglob("site-packages"))
    assert not [
        path.name
        for path in site.iterdir()
        if re.match("pip|setuptools|pytest|hypothesis", path.name)
    ]
    copied("policy", checkout)
    copied("templates", checkout)
    chosen = DAMAGES if has_time() else FEW
    for name in chosen:
        DAMAGES[name](site)
        # A check that has nothing to do would not even look at the packages.
        kept = (
            checkout / "policypress" / "__pycache__" / "check.unchanged.json"
        )
        kept.unlink(missing_ok=True)
        done = run(checkout, "check")
        assert (done.returncode, done.stderr) == (0, ""), name
        assert setup.damage(checkout / ".venv") == "", name
    tested = run(checkout, "test", "--version")
    assert tested.returncode == 0 and "pytest" in tested.stdout + tested.stderr
    assert (
        not list(site.glob("pytest*"))
        and run(checkout, "check").returncode == 0
    )
