"""Programs beside this file that speak with LibreOffice, run with a Python that can."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from policypress.system.tools import find_soffice

_HERE = Path(__file__).parent


def python_with_uno() -> str:
    """A Python that can speak with LibreOffice; "" for none."""
    for name in ("/usr/bin/python3", shutil.which("python3") or ""):
        if not name:
            continue
        tried = [name, "-c", "import uno"]
        done = subprocess.run(tried, capture_output=True, check=False)
        if done.returncode == 0:
            return name
    return ""


def asked(program: str, profile: Path, *arguments: object) -> Any:
    """What a program says: JSON. profile: a folder of LibreOffice's own."""
    python = python_with_uno()
    if not python:
        pytest.skip("没有能调用 LibreOffice 的 Python（python3-uno）")
    words = [find_soffice(), profile, *arguments]
    command = [python, str(_HERE / program), *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=400
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
