"""One call of LibreOffice (soffice --convert-to): a profile of its own, a time
limit, and nothing left behind.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from policypress.system import temporary
from policypress.system.tools import end_process, find_soffice

_LOOK_SECONDS = 0.2  # between two looks whether the result is still wanted
_ONE_FILE_SECONDS = 60.0  # ample for a start on a slow machine and one file
NOT_THERE = "没有找到 LibreOffice"
# LibreOffice reads what it does not know as plain text; told what it is, it
# refuses. WPS writes what Word 97 wrote.
_FILTERS = {
    ".doc": "MS Word 97",
    ".wps": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
}
_NOT_OPENED = "LibreOffice 打不开"


def call(
    soffice: Path,
    folder: Path,
    profile: str,
    to: str,
    files: Sequence[Path],
    limit: float,
    given_up: Callable[[], bool] = lambda: False,
    source: str = "",
) -> str:
    """Converts files into `folder`/out.

    profile: name of the profile's folder, another one for each call. to: the
    format (pdf, docx). limit: seconds. given_up: asked now and then whether
    nobody waits any more. source: LibreOffice's name of what the files are, ""
    to let it find out. Gives "" when LibreOffice ended by itself, else why
    not (Chinese).
    """
    # What it leaves in a temporary folder when it is killed goes with ours.
    here = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    command = [
        str(soffice),
        f"-env:UserInstallation={(folder / profile).as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        *([f"--infilter={source}"] if source else []),
        "--convert-to",
        to,
        "--outdir",
        str(folder / "out"),
        *map(str, files),
    ]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, **here},
        )
    except OSError as error:
        return f"LibreOffice 无法启动（{error.strerror}）"
    try:
        return _wait(process, limit, given_up)
    finally:
        # With the processes it started: soffice is only a launcher.
        end_process(process)


def _wait(
    process: subprocess.Popen[bytes],
    limit: float,
    given_up: Callable[[], bool],
) -> str:
    """Waits until LibreOffice ends, its time is over or nobody wants the
    result.

    Why the result is not to be trusted, "" when it is.
    """
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        try:
            code = process.wait(_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            if given_up():
                return "已不再需要"
            continue
        return f"LibreOffice 中途退出（{code}）" if code else ""
    return f"LibreOffice 超过 {limit:.0f} 秒没有完成"


def as_docx(data: bytes, suffix: str) -> tuple[bytes | None, str]:
    """A file of another word processor as .docx.

    suffix: what it is (.doc, .wps, .rtf, .odt). Gives the .docx, or None and
    why there is none (Chinese). Raises OSError where there is no temporary
    folder.
    """
    soffice = find_soffice()
    if soffice is None:
        return None, NOT_THERE
    with temporary.folder() as folder:
        source = folder / f"text{suffix}"
        source.write_bytes(data)
        why = call(
            soffice,
            folder,
            "profile",
            "docx",
            [source],
            _ONE_FILE_SECONDS,
            source=_FILTERS[suffix],
        )
        made = folder / "out" / "text.docx"
        if why or not made.is_file():
            return None, why or _NOT_OPENED
        return made.read_bytes(), ""
