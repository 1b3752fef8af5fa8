"""What a damaged package is, and what only looks like one."""

from __future__ import annotations

import base64
import builtins
import errno
import hashlib
from pathlib import Path

import pytest

from policypress.system.environment.records import first_damage

PACKAGE = "thing-1.dist-info"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with one installed package."""
    (tmp_path / PACKAGE).mkdir()
    rows = []
    for name in ("thing.py", f"{PACKAGE}/METADATA"):
        (tmp_path / name).write_text(name)
        digest = hashlib.sha256(name.encode()).digest()
        value = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        rows.append(f"{name},sha256={value},{len(name)}")
    rows.append(f"{PACKAGE}/RECORD,,")
    (tmp_path / PACKAGE / "RECORD").write_text("\n".join(rows))
    return tmp_path


def test_what_is_as_it_came_is_whole(site: Path) -> None:
    assert first_damage(site, [PACKAGE]) == ""


def test_the_first_file_that_differs_or_is_gone_is_named(site: Path) -> None:
    (site / "thing.py").write_text("other")
    assert first_damage(site, [PACKAGE]) == "thing.py"
    (site / "thing.py").unlink()
    assert first_damage(site, [PACKAGE]) == "thing.py"
    (site / PACKAGE / "RECORD").unlink()
    assert first_damage(site, [PACKAGE]) == f"{PACKAGE}/RECORD"


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOMEM])
def test_a_machine_that_has_no_more_files_has_damaged_none(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(builtins, "open", refuse)
    assert first_damage(site, [PACKAGE]) == ""
