"""The files of a git revision: read out of the repository, and written into a folder that
is new.
"""

from __future__ import annotations

from pathlib import Path

from policypress.pipeline.git_names import Entry
from policypress.pipeline.git_process import Git, Unusable


def contents(
    git: Git,
    entries: list[Entry],
) -> list[bytes]:
    """The content of each entry, in their order; each is as long as the list of files
    said.
    """
    asked = "".join(f"{entry.blob}\n" for entry in entries).encode("ascii")
    # An object's answer is its name, kind and length on a line, its content, and a line
    # end.
    most = sum(max(entry.size, 0) + len(entry.blob) + 40 for entry in entries)
    answer = git.run("cat-file", "--batch", give=asked, most=most)
    found = []
    start = 0
    for entry in entries:
        end = answer.output.find(b"\n", start) + 1
        head = answer.output[start:end].split()
        content = answer.output[end : end + max(entry.size, 0)]
        if (
            head[1:] != [b"blob", b"%d" % entry.size]
            or len(content) != entry.size
        ):
            raise Unusable(
                "shallow-clone",
                "本地没有这个版本的全部文件。",
                "运行 git fetch --unshallow（或 git fetch --refetch）取得完整内容。",
            )
        found.append(content)
        start = end + entry.size + 1
    return found


def write_files(
    files: list[tuple[str, bytes]],
    target: Path,
) -> None:
    """Into a folder that is new, each file new as well: nothing that is there is
    followed or replaced.
    """
    try:
        target.mkdir()
        for name, content in files:
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
    except OSError as problem:
        raise _no_space(problem) from None


def _no_space(problem: OSError) -> Unusable:
    """What a user is told when the files of a revision could not be written."""
    reason = problem.strerror or str(problem)
    return Unusable(
        "temporary-folder",
        f"不能在临时文件夹里放历史版本（{reason}）。",
        "清理磁盘，或者设置环境变量 TMPDIR（Windows 为 TEMP）指向有空间、可写的文件夹后重试。",
    )
