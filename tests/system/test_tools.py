"""Finding programs of other makers, on PATH or where their installers put them."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from policypress.system import tools


@pytest.fixture
def program(tmp_path):
    path = tmp_path / ("soffice.exe" if os.name == "nt" else "soffice")
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_a_program_on_path_is_found(program, monkeypatch):
    monkeypatch.setenv("PATH", str(program.parent))
    assert tools.find_program("soffice") == program
    assert tools.find_soffice() == program


def test_a_program_that_is_nowhere_is_none(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert tools.find_program("no-such-program-anywhere") is None


def test_of_several_installed_libreoffices_the_newest_is_taken(
    tmp_path, monkeypatch
):
    folders = {
        "7.4": tmp_path / "libreoffice7.4/program/soffice",
        "25.8": tmp_path / "libreoffice25.8/program/soffice",
    }
    monkeypatch.setattr(tools, "find_program", lambda name: None)
    monkeypatch.setattr(tools, "_installed", lambda: iter(folders.values()))
    assert tools.find_soffice() == folders["25.8"]
    monkeypatch.setattr(tools, "_installed", lambda: iter(()))
    assert tools.find_soffice() is None


@pytest.mark.parametrize(
    ("platform", "program"),
    [
        ("linux", "usr/lib/libreoffice/program/soffice"),
        ("linux", "opt/libreoffice25.8/program/soffice"),
        ("darwin", "Applications/LibreOffice 7.app/Contents/MacOS/soffice"),
        ("win32", "Programs/LibreOffice 7/program/soffice.com"),
        ("win32", "Programs (x86)/LibreOffice/program/soffice.com"),
    ],
)
def test_libreoffice_is_found_where_each_installer_puts_it(
    platform, program, tmp_path, monkeypatch
):
    installed = tmp_path / program
    installed.parent.mkdir(parents=True)
    installed.touch()
    # A folder that only looks alike, and what starts without waiting.
    (tmp_path / "opt/openoffice/program/soffice").mkdir(parents=True)
    installed.with_name("soffice.exe").touch()
    monkeypatch.setenv("ProgramFiles", "/Programs")
    monkeypatch.setenv("ProgramW6432", "/Programs")
    monkeypatch.setenv("ProgramFiles(x86)", "/Programs (x86)")
    monkeypatch.setattr(tools.sys, "platform", platform)
    monkeypatch.setattr(tools, "find_program", lambda name: None)
    monkeypatch.setattr(
        tools, "Path", lambda root: tmp_path / root.removeprefix("/")
    )
    assert tools.find_soffice() == installed


def test_a_windows_without_its_variables_has_no_libreoffice(monkeypatch):
    for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tools.sys, "platform", "win32")
    assert list(tools._installed()) == []


needs_shell = pytest.mark.skipif(
    os.name == "nt", reason="假的程序是一个 POSIX 脚本"
)


@pytest.fixture
def script(tmp_path):
    """Writes a program."""

    def write(words: str, name: str = "fc-list"):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{words}\n")
        path.chmod(0o755)
        return path

    return write


@needs_shell
def test_a_program_is_asked_and_answers(script):
    answer = tools.ask(
        [script("cat; echo wrong >&2; exit 3")], 10, "楷体".encode()
    )
    assert (answer.code, answer.text, answer.errors) == (3, "楷体", b"wrong\n")


@needs_shell
def test_a_program_that_hangs_is_ended_with_all_it_started(script, tmp_path):
    started = time.monotonic()
    with pytest.raises(tools.NoAnswer) as hung:
        tools.ask(
            [script(f"sleep 600 & echo $! > {tmp_path}/child; wait")], 0.5
        )
    assert time.monotonic() - started < 60
    assert "fc-list 超过" in str(hung.value)
    child = int((tmp_path / "child").read_text())
    while _runs(child):
        assert time.monotonic() - started < 60, "its child goes on"
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    """Whether a process has not ended; one that nobody has asked for its code (Z) has."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            != "Z"
        )
    except OSError:
        return False


@needs_shell
def test_a_program_that_cannot_run_is_no_answer(tmp_path, script):
    broken = script("")
    broken.write_text("no program")
    for path in (tmp_path / "none", broken):
        with pytest.raises(tools.NoAnswer, match="不能运行（.+）"):
            tools.ask([path], 1)
    with pytest.raises(tools.NoAnswer) as refused:
        tools.ask([tmp_path / "none"], 1)
    reason = os.strerror(errno.ENOENT)
    assert str(refused.value) == f"none 不能运行（{reason}）"
    with pytest.raises(tools.NoAnswer) as refused:
        tools.ask(["a\0b"], 1)
    assert str(refused.value).endswith("不能运行（embedded null byte）")


def test_the_pandoc_that_came_with_the_packages_is_taken_without_running_any(
    monkeypatch,
):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYPANDOC_PANDOC", "")
    found = tools.find_pandoc()
    assert found is None or found.name.startswith("pandoc")
    monkeypatch.setenv("PYPANDOC_PANDOC", "no-such-pandoc")
    assert tools.find_pandoc() is None
