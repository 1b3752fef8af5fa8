"""A file that cannot be read is said to be so, whatever the reason."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from policypress.source.file import LARGEST, read_file


@pytest.mark.parametrize(("error", "code"), [
    (PermissionError(errno.EACCES, "no"), "no-permission"), (FileNotFoundError(errno.ENOENT, "no"), "missing-file"),
    (OSError(errno.ELOOP, "no"), "link-loop"), (OSError(errno.EIO, "no"), "unreadable")])
def test_each_refusal_of_the_system_is_a_finding(error: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "stat", refuse)
    text, findings = read_file(tmp_path / "x.yaml", "policy/x.yaml")
    assert text is None
    assert [(f.code, str(f.place)) for f in findings] == [(code, "policy/x.yaml")]


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    assert [f.code for f in read_file(path, "x.yaml")[1]] == ["file-too-large"]


def test_a_character_nobody_sees_is_told_once_a_kind(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("甲\u200b乙\u200b\n丙\x07\n", encoding="utf-8")
    assert [(str(f.place), f.message[-6:]) for f in read_file(path, "x.yaml")[1]] == [("x.yaml:1:2", "U+200B"), ("x.yaml:2:2", "U+0007")]
