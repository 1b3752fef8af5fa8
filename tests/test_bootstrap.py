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

from policypress import environment
from policypress.environment import ROOT, SetupError

BUILD = ROOT / "build.py"
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
BROWSER_LOCK = (ROOT / "requirements-browser.lock").read_text("utf-8")


def header() -> dict:
    """The script metadata of build.py (PEP 723)."""
    block = re.search(r"(?m)^# /// script\n((?:^#.*\n)+?)^# ///$", BUILD.read_text("utf-8"))
    return tomllib.loads("".join(line[2:] + "\n" for line in block[1].splitlines()))


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_build_py_can_be_read_by_a_python_that_is_too_old():
    ast.parse(BUILD.read_text("utf-8"), feature_version=(3, 6))


def test_a_python_that_is_too_old_gets_a_sentence_and_the_remedy():
    program = "import sys; sys.version_info = (3, 8, 0); exec(compile(open('build.py', encoding='utf-8').read(), 'build.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, env={"LC_ALL": "C"}, timeout=60)
    text = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert "需要 Python 3.11 或更高版本，当前是 3.8" in text and "建议：" in text and "Traceback" not in text


def test_uv_gets_the_same_versions_as_the_project():
    assert header()["dependencies"] == project()["project"]["dependencies"] + project()["dependency-groups"]["test"]
    assert header()["requires-python"] == project()["project"]["requires-python"]


def test_the_lock_holds_every_direct_dependency_in_its_version():
    for wanted in header()["dependencies"]:
        assert re.search(rf"(?m)^{re.escape(wanted.partition(' ;')[0])}(?= )", LOCK), wanted


def test_what_drives_the_browser_of_the_tests_has_a_lock_of_its_own():
    for wanted in project()["dependency-groups"]["browser"]:
        assert f"{wanted} \\\n" in BROWSER_LOCK and wanted.partition("==")[0] not in LOCK


@pytest.mark.parametrize("lock", [LOCK, BROWSER_LOCK], ids=["ours", "browser"])
def test_a_lock_has_only_versions_and_hashes(lock):
    for line in lock.splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9.a-z]+( ; [^/]+?)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_the_two_pypandocs_exclude_each_other():
    markers = [line.partition(" ; ")[2].rstrip(" \\") for line in LOCK.splitlines() if line.startswith("pypandoc")]
    assert len(markers) == 2
    for machine in ("x86_64", "aarch64", "AMD64", "arm64", "ARM64", "loongarch64"):
        assert sum(eval(marker, {"platform_machine": machine}) for marker in markers) == 1


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A finished environment, as far as its stamp goes."""
    home = tmp_path / "环 境"
    (home / "site" / "lxml").mkdir(parents=True)
    python = environment._python_of(home)
    python.parent.mkdir()
    python.write_text("")
    stamp = {"lock": environment._digest(), "python": "3.11", "site": "site", "packages": ["lxml"]}
    (home / environment.STAMP).write_text(json.dumps(stamp))
    return home


def test_a_finished_environment_is_ready(home):
    assert environment.is_ready(home)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda home: (home / environment.STAMP).unlink(),
        lambda home: (home / environment.STAMP).write_text("{"),
        lambda home: (home / environment.STAMP).write_text('{"lock": "of another version"}'),
        lambda home: (home / "site" / "lxml").rmdir(),
        lambda home: shutil.rmtree(home / "site"),
        lambda home: environment._python_of(home).unlink(),
        lambda home: shutil.rmtree(home),
    ],
    ids=["no stamp", "half a stamp", "another lock", "a package gone", "all packages gone", "no python", "nothing"],
)
def test_a_broken_environment_is_not_ready(home, break_it):
    break_it(home)
    assert not environment.is_ready(home)


def test_a_file_in_the_place_of_the_environment_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(SetupError, match="不是文件夹"):
        environment.prepare(tmp_path / "file")


def test_a_folder_with_other_things_is_never_emptied(tmp_path):
    (tmp_path / "论文.docx").write_text("mine")
    with pytest.raises(SetupError, match="里有别的文件"):
        environment.prepare(tmp_path)
    assert (tmp_path / "论文.docx").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="管理员什么都能写")
def test_a_checkout_that_cannot_be_written_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(SetupError, match="不能在") as problem:
        environment.prepare(tmp_path / ".venv")
    assert "POLICYPRESS_VENV" in problem.value.remedy


@pytest.mark.parametrize(
    "output, said",
    [
        ("WARNING: Retrying (Retry(total=1)) after connection broken\nERROR: No matching distribution", "连不上软件包仓库"),
        ("ERROR: Could not find a version that satisfies x (from versions: none)", "连不上软件包仓库"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验值不符"),
        ("OSError: [Errno 28] No space left on device", "磁盘已满"),
        ("error: command 'gcc' failed", "gcc"),
    ],
)
def test_what_pip_says_becomes_a_sentence_with_a_remedy(output, said):
    problem = environment._explain(output)
    assert said in problem.message and problem.remedy


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A copy of what the first run needs, in a folder with Chinese and a space."""
    copy = tmp_path / "测 试 目录"
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "policypress", copy / "policypress", ignore=skip)
    for name in ("build.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, copy / name)
    return copy


def bare_python() -> str:
    """This Python without any package: the one our environment was made from."""
    return getattr(sys, "_base_executable", None) or sys.executable


def run(checkout: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`build.py` from another folder, with no environment variables but those given."""
    kept = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}
    command = [bare_python(), str(checkout / "build.py"), *arguments]
    return subprocess.run(command, cwd=checkout.parent, env=kept | settings, capture_output=True, encoding="utf-8", timeout=600)


@pytest.mark.slow
def test_without_a_network_there_is_one_sentence_and_no_traceback(checkout):
    done = run(checkout, "--help", PIP_CONFIG_FILE=os.devnull, PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_NO_CACHE_DIR="1")
    assert done.returncode == 2
    assert done.stderr.startswith("错误：下载软件包失败：连不上软件包仓库。\n建议：") and done.stderr.count("\n") == 2
    assert not (checkout / ".venv" / environment.STAMP).exists()


@pytest.mark.slow
def test_the_first_run_makes_an_environment_and_a_killed_one_is_repaired(checkout):
    first = subprocess.Popen(
        [bare_python(), str(checkout / "build.py"), "--help"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with pytest.raises(subprocess.TimeoutExpired):
        first.wait(2)
    first.kill()
    first.wait()
    assert not (checkout / ".venv" / environment.STAMP).exists()
    done = run(checkout, "--help")
    if "连不上软件包仓库" in done.stderr:
        pytest.skip("没有网络")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("用法：")
    shutil.rmtree(next((checkout / ".venv").rglob("site-packages")) / "lxml")
    assert run(checkout, "--help").returncode == 0
    assert next((checkout / ".venv").rglob("site-packages/lxml")).is_dir()
