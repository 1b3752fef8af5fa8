"""build.py serve in the terminal: what it says when it starts, when it cannot, and when it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from policypress.cli.commands import serve
from policypress.cli.parser import WrongUsage
from tests.support import small_policy as small
from tests.support.sites import ROOT, TEMPLATES


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path, capsys):
    assert serve.run(["--policy", str(tmp_path / "没有")]) == 1
    assert "找不到政策文件夹" in capsys.readouterr().out
    assert (
        serve.run(
            [
                "--policy",
                str(small.write(tmp_path)),
                "--templates",
                str(tmp_path / "没有"),
            ]
        )
        == 1
    )
    assert "找不到模板文件夹" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["0", "65536", "-1", "八千", "8.5"])
def test_a_port_is_a_number_of_a_port(port):
    with pytest.raises(WrongUsage):
        serve.run([f"--port={port}"])


def test_a_taken_port_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert (
            serve.run(
                [
                    "--policy",
                    str(small.write(tmp_path)),
                    "--templates",
                    str(TEMPLATES),
                    "--port",
                    port,
                ]
            )
            == 1
        )
    assert port in capsys.readouterr().out


def begin(home: Path, policy: Path) -> subprocess.Popen[str]:
    """build.py serve as a process of its own, with a temporary folder of its own."""
    program = "from policypress.cli import main; import sys; raise SystemExit(main(sys.argv[1:]))"
    words = ["serve", "--policy", str(policy), "--templates", str(TEMPLATES)]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(home / "temporary"),
    }
    (home / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-u", "-c", program, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8", env=environment, cwd=home,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种信号")
def test_what_a_killed_preview_left_goes_with_the_next(tmp_path):
    policy = small.write(tmp_path)
    first, second = begin(tmp_path, policy), begin(tmp_path, policy)
    for running in (first, second):
        assert "实时预览" in running.stdout.readline()
    first.kill()
    first.communicate(timeout=30)
    assert len(list((tmp_path / "temporary").iterdir())) == 2
    third = begin(tmp_path, policy)
    assert "实时预览" in third.stdout.readline()
    assert len(list((tmp_path / "temporary").iterdir())) == 2, (
        "of the killed one nothing, of the living one all"
    )
    for running in (second, third):
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=30)
        assert running.returncode == 0
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种信号")
def test_it_starts_says_where_and_ends_with_ctrl_c(tmp_path):
    policy = small.write(tmp_path)
    before = {path: path.read_bytes() for path in policy.rglob("*.yaml")}
    running = begin(tmp_path, policy)
    address = running.stdout.readline().strip().removeprefix("实时预览：")
    with urlopen(address, timeout=30) as page:
        assert page.status == 200
    running.send_signal(signal.SIGINT)
    words, _ = running.communicate(timeout=30)
    assert (
        running.returncode == 0
        and words.endswith("预览已结束。\n")
        and "Traceback" not in words
    )
    assert {
        path: path.read_bytes() for path in policy.rglob("*") if path.is_file()
    } == before and list((tmp_path / "temporary").iterdir()) == []
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == [
        "policy",
        "temporary",
    ]
