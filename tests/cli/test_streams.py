"""Standard streams that are closed, full or left, and limits of the system: still a sentence and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policypress import cli
from tests.support import small_policy as small

pytestmark = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="需要 /dev/full 和 POSIX 的 shell"
)
ROOT = Path(cli.__file__).parents[2]
PROGRAM = "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))"


def shell(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell in which "$P" is policypress, without a home and in the C locale."""
    environment = {
        "PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(ROOT), "PYTHON": sys.executable,
        "PROGRAM": PROGRAM, **variables,
    }  # fmt: skip
    line = f'P() {{ "$PYTHON" -c "$PROGRAM" "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", line],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("P --help >&-", 0, ""),
        ("P nonsense 2>&-", 2, ""),
        ("P nonsense <&- >&- 2>&-", 2, ""),
        ("P --help >/dev/full", 1, "结果没有写完"),
        ("P build --help >/dev/full", 1, "结果没有写完"),
        ("P --help 1</dev/null", 1, "结果没有写完"),
        ("P nonsense 2>/dev/full", 2, ""),
        ("P --help >/dev/full 2>/dev/full", 1, ""),
        ("P $'\\xff\\xfe\\x1b'", 2, "没有“\\udcff\\udcfe\\u001b”这个命令"),
        ("COLUMNS=0 LINES=-1 P --help >&2", 0, "用法"),
    ],
)
def test_streams(command, code, words):
    done = shell(command)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert words in done.stderr and (words or not done.stderr)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "P check {policy} >&-",
        "P check {policy} >/dev/full",
        "P check {policy} --json | head -c 1",
        "P build {policy} {out} >&- 2>&-",
        "P build {policy} {out} | true",
        "ulimit -n 20; P build {policy} {out} -j 4",
        "ulimit -n 9; P check {policy}",
        "ulimit -n 5; P check {policy}",
        "ulimit -v 120000; P build {policy} {out}",
        "ulimit -v 60000; P check {policy}",
        "TMPDIR=/nonexistent P build {policy} {out}",
        "TMPDIR=/dev/null P build {policy} {out} --format docx,odt",
        "ulimit -f 1; P build {policy} {out}",
        "ulimit -s 256; P build {policy} {out}",
    ],
)
def test_limits_of_the_system(tmp_path, command):
    policy, out = (
        f"--policy '{small.write(tmp_path)}'",
        f"--out '{tmp_path / 'out'}'",
    )
    done = shell(f"set -o pipefail; {command.format(policy=policy, out=out)}")
    assert done.returncode in (0, 1, 2, 141), done.stderr
    assert (
        "Traceback" not in done.stderr + done.stdout
        and "程序出了故障" not in done.stderr
    )
    assert (
        done.returncode != 1
        or "错误" in done.stdout + done.stderr
        or ">" in command
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="这个系统没有 fork")
def test_where_no_process_may_be_started_everything_is_done_in_one(
    monkeypatch,
):
    from policypress.pipeline.workers import Workers

    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    before = len(os.listdir("/dev/fd"))
    with Workers(4) as workers:
        assert [
            workers.start(lambda n=n: (n, os.getpid()))() for n in range(3)
        ] == [(n, os.getpid()) for n in range(3)]
        assert not workers.free()
    assert len(os.listdir("/dev/fd")) == before, "no file stays open"
