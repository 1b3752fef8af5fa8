"""Reading a file of ours that anything may have taken the place of. Standard library
only.
"""

from __future__ import annotations

import os
import stat


def read_regular(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a file, at most `most` of them.

    Raises OSError when there is none, and for whatever is not a file of that size: a
    link, a folder, a FIFO (which an ordinary read would wait on for ever), a device,
    something larger.
    """
    flags = (
        os.O_RDONLY
        | getattr(os, "O_NONBLOCK", 0)
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_BINARY", 0)
    )
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > most:
            raise OSError(
                f"not a file of at most {most} bytes: {os.fspath(path)}"
            )
        return file.read(most)
