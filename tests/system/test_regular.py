"""A file of ours is read whole, and whatever took its place is refused at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policypress.system.regular import read_regular


def test_a_file_is_read_up_to_the_size_that_it_may_have(
    tmp_path: Path,
) -> None:
    file = tmp_path / "stamp"
    file.write_bytes(b"0123")
    assert read_regular(file, 4) == b"0123"
    assert read_regular(str(file), 9) == b"0123"
    with pytest.raises(OSError, match="at most 3 bytes"):
        read_regular(file, 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="没有管道")
def test_a_pipe_a_link_and_a_folder_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "link", "folder", "gone"):
        with pytest.raises(OSError):
            read_regular(tmp_path / name, 9)
