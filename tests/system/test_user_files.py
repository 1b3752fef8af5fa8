"""A file that cannot be read is said to be so, whatever the reason."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from policypress.system.user_files import (
    LARGEST,
    read_bytes_file,
    read_file,
    read_text_file,
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "no"), "no-permission"),
        (FileNotFoundError(errno.ENOENT, "no"), "missing-file"),
        (OSError(errno.ELOOP, "no"), "link-loop"),
        (OSError(errno.EIO, "no"), "unreadable"),
    ],
)
def test_each_refusal_of_the_system_is_a_finding(
    error: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "stat", refuse)
    text, findings = read_file(tmp_path / "x.yaml", "policy/x.yaml")
    assert text is None
    assert [(f.code, str(f.place)) for f in findings] == [
        (code, "policy/x.yaml")
    ]


def test_a_file_that_is_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    assert [f.code for f in read_file(path, "x.yaml")[1]] == ["file-too-large"]


def test_a_character_nobody_sees_is_told_once_a_kind(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("甲\u200b乙\u200b\n丙\x07\n", encoding="utf-8")
    assert [
        (str(f.place), f.message[-6:]) for f in read_file(path, "x.yaml")[1]
    ] == [
        ("x.yaml:1:2", "U+200B"),
        ("x.yaml:2:2", "U+0007"),
    ]


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("甲", "utf-8")
    small = path.stat()
    path.write_bytes(b"a" * (LARGEST + 1000))
    monkeypatch.setattr(Path, "stat", lambda *_: small)
    monkeypatch.setattr(os, "fstat", lambda *_: small)
    data, findings = read_bytes_file(path, "x.yaml")
    assert data is None and [f.code for f in findings] == ["file-too-large"]


@pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="no pipes on this system"
)
def test_a_pipe_is_not_waited_for_even_when_it_takes_the_place_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pipe = tmp_path / "x.yaml", tmp_path / "pipe.yaml"
    file.write_text("甲", "utf-8")
    os.mkfifo(pipe)
    assert [f.code for f in read_text_file(pipe, "pipe.yaml")[1]] == [
        "not-a-file"
    ]
    regular = file.stat()
    monkeypatch.setattr(Path, "stat", lambda *_: regular)
    assert [f.code for f in read_text_file(pipe, "pipe.yaml")[1]] == [
        "not-a-file"
    ]


@pytest.mark.skipif(
    not Path("/dev/zero").exists(), reason="no such device on this system"
)
def test_a_link_to_a_device_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.symlink_to("/dev/zero")
    assert [f.code for f in read_text_file(path, "x.yaml")[1]] == [
        "not-a-file"
    ]


@pytest.mark.parametrize("name", ["a\0b.yaml", "长" * 300 + ".yaml"])
def test_a_name_that_no_file_can_have_is_a_missing_file(
    tmp_path: Path, name: str
) -> None:
    assert [f.code for f in read_text_file(tmp_path / name, "x.yaml")[1]] == [
        "missing-file"
    ]


def test_each_kind_of_file_has_its_own_limit(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"a" * 100)
    assert read_text_file(path, "x.md", 100) == ("a" * 100, [])
    assert [f.code for f in read_text_file(path, "x.md", 99)[1]] == [
        "file-too-large"
    ]
