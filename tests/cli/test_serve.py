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
from tests import small
from tests.site.sites import ROOT, TEMPLATES


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path, capsys):
    assert serve.run(["--policy", str(tmp_path / "没有")]) == 1
    assert "找不到政策文件夹" in capsys.readouterr().out
    assert serve.run(["--policy", str(small.write(tmp_path)), "--templates", str(tmp_path / "没有")]) == 1
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
        assert serve.run(["--policy", str(small.write(tmp_path)), "--templates", str(TEMPLATES), "--port", port]) == 1
    assert port in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种信号")
def test_it_starts_says_where_and_ends_with_ctrl_c(tmp_path):
    policy = small.write(tmp_path)
    before = {path: path.read_bytes() for path in policy.rglob("*.yaml")}
    command = [sys.executable, "-u", "-c", "from policypress.cli import main; import sys; raise SystemExit(main(sys.argv[1:]))", "serve", "--policy", str(policy), "--templates", str(TEMPLATES)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "temporary")}
    (tmp_path / "temporary").mkdir()
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=environment, cwd=tmp_path)
    address = running.stdout.readline().strip().removeprefix("实时预览：")
    with urlopen(address, timeout=30) as page:
        assert page.status == 200
    running.send_signal(signal.SIGINT)
    words, _ = running.communicate(timeout=30)
    assert running.returncode == 0 and words.endswith("预览已结束。\n") and "Traceback" not in words
    assert {path: path.read_bytes() for path in policy.rglob("*") if path.is_file()} == before and list((tmp_path / "temporary").iterdir()) == []
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == ["policy", "temporary"]
