"""The same source gives the same bytes: in another process, with another hash seed, with more processes at work."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.system.environment import ROOT

_PROGRAM = "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))"


def digests(out: Path) -> dict[str, str]:
    made = [
        file
        for file in out.rglob("*")
        if file.suffix in (".docx", ".xlsx", ".json")
    ]
    # The record of an unchanged build holds times of files: it is not an output.
    files = [file for file in made if file.name != ".unchanged.json"]
    return {
        file.relative_to(out).as_posix(): hashlib.sha256(
            file.read_bytes()
        ).hexdigest()
        for file in files
    }


@pytest.mark.slow
def test_two_builds_in_different_processes_are_byte_identical(
    tmp_path: Path,
) -> None:
    builds = []
    for seed, jobs, zone in (
        ("1", "1", "UTC"),
        ("4711", "2", "Asia/Shanghai"),
    ):
        out = tmp_path / f"outputs-{seed}"
        command = [
            sys.executable,
            "-c",
            _PROGRAM,
            "build",
            "--out",
            str(out),
            "-j",
            jobs,
        ]
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            timeout=120,
        )
        builds.append(digests(out))
    assert len(builds[0]) > 50 and builds[0] == builds[1]
