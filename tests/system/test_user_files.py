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


@pytest.mark.parametrize(
    ("error", "message", "hint"),
    [
        (
            PermissionError(errno.EACCES, "no"),
            "没有读取这个文件的权限",
            "请文件的所有者开放读取权限，或复制一份自己的",
        ),
        (
            FileNotFoundError(errno.ENOENT, "no"),
            "找不到这个文件",
            "核对文件名和所在文件夹",
        ),
        (
            OSError(errno.ELOOP, "no"),
            "这个符号链接绕成了圈，找不到真正的文件",
            "删去链接，换成文件本身",
        ),
        (
            OSError(errno.ENAMETOOLONG, "no"),
            "文件名太长，没有这样的文件",
            "核对文件名和所在文件夹",
        ),
        (
            OSError(errno.EIO, "no"),
            f"读取失败（系统错误 {errno.EIO}）",
            "核对文件是否完好、磁盘是否可用",
        ),
    ],
)
def test_each_refusal_says_why_and_what_to_do(
    error: OSError,
    message: str,
    hint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "stat", refuse)
    _, (found,) = read_file(tmp_path / "x.yaml", "policy/x.yaml")
    assert (found.message, found.hint) == (message, hint)


@pytest.mark.parametrize(
    ("data", "place", "message", "hint"),
    [
        (
            b"a: 1\nb: \xe7\x94\xb2\xff\xff",
            "x.yaml:2:5",
            "文件不是 UTF-8 编码，此处的字节无法识别",
            "核对是否放错了文件；文本文件请另存为 UTF-8",
        ),
        (
            "标题: 办法".encode("gbk"),
            "x.yaml:1:1",
            "文件不是 UTF-8 编码，看来是 GBK",
            "用编辑器按 GBK 打开，再另存为 UTF-8",
        ),
        (
            "a: 1\n标题".encode("gbk"),
            "x.yaml:2:1",
            "文件不是 UTF-8 编码，看来是 GBK",
            "用编辑器按 GBK 打开，再另存为 UTF-8",
        ),
        (
            "标题".encode("utf-16"),
            "x.yaml:1:1",
            "文件不是 UTF-8 编码，看来是 UTF-16（记事本的“Unicode”）",
            "用编辑器另存为 UTF-8",
        ),
    ],
)
def test_another_encoding_is_named_where_it_shows(
    tmp_path: Path, data: bytes, place: str, message: str, hint: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    text, (found,) = read_file(path, "x.yaml")
    assert text is None and found.code == "not-utf8"
    assert (str(found.place), found.message, found.hint) == (
        place,
        message,
        hint,
    )


def test_what_is_no_file_is_named_by_what_it_should_be(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    _, (found,) = read_file(tmp_path / "x.yaml", "x.yaml")
    assert (found.code, found.message) == (
        "is-directory",
        "此处应是文件，实际是文件夹",
    )
    assert found.hint == ("删去或改名这个文件夹，把内容写进同名的 .yaml 文件")


def test_a_file_that_is_too_large_is_named_with_its_size(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1024 * 1024)
    _, (found,) = read_file(path, "x.yaml")
    most = LARGEST // (1024 * 1024)
    assert found.message == (
        f"文件有 {most + 1}.0 MB，超过 {most} MB 的上限，没有读取"
    )


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


def test_the_line_ends_of_every_system_are_one(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n\r\n")
    assert read_file(path, "x.yaml") == ("a\nb\nc\n\n", [])
