"""Reading a file of the user: what can go wrong before its content is even looked at.

Every file that a user may have put there, source, template, look, style or script, is
read here, so that none of them can hang or fill the machine.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path, PurePath

from policypress.findings import Finding, Place

_MEGABYTE = 1024 * 1024
# Bytes; a whole policy of prose is a tenth of the first, our longest template a
# hundredth of the second. Pages carry scripts and styles of libraries, and files to be
# handed on.
LARGEST = 2 * _MEGABYTE
TEMPLATE = 1 * _MEGABYTE
ASSET = 4 * _MEGABYTE
# Neither printed nor meant: C0 and C1 controls, zero-width and direction marks, line
# separators, the inner BOM.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_file(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a source file; see `read_text_file`."""
    return read_text_file(path, name)


def read_text_file(
    path: Path, name: str, largest: int = LARGEST
) -> tuple[str | None, list[Finding]]:
    """The text of a file with \\n line ends and no BOM, or None and why not.

    Only a regular file of at most `largest` bytes is read, and only UTF-8 without
    characters that nobody can see. name: what the user calls the file. Never raises.
    """
    data, findings = read_bytes_file(path, name, largest)
    if data is None:
        return None, findings
    return as_text(data, name)


def as_text(data: bytes, name: str) -> tuple[str | None, list[Finding]]:
    """The content of a file as text with \\n line ends and no BOM, or None and why
    not."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start, name)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (None, found) if (found := _invisible(text, name)) else (text, [])


def read_bytes_file(
    path: Path, name: str, largest: int = LARGEST
) -> tuple[bytes | None, list[Finding]]:
    """The content of a regular file of at most `largest` bytes, or None and why not.

    Waits for nothing: a pipe, a device or a file that grows while it is read is a
    finding. name: what the user calls the file. Never raises.
    """
    try:
        about = path.stat()
        finding = _unfit(about, name, largest)
        if finding:
            return None, [finding]
        with os.fdopen(os.open(path, _QUICKLY), "rb") as file:
            # What stands there may have been replaced since.
            finding = _unfit(os.fstat(file.fileno()), name, largest)
            if finding:
                return None, [finding]
            data = file.read(largest + 1)
    except OSError as error:
        return None, [_refused(error, name)]
    except (
        ValueError
    ):  # a name with a zero byte, or one that no file system can write
        return None, [_refused(FileNotFoundError(), name)]
    if len(data) > largest:
        return None, [_too_large(len(data), name, largest)]
    return data, []


# Opening a pipe must not wait for somebody to write into it.
_QUICKLY = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _QUICKLY |= getattr(os, _flag, 0)


def _unfit(about: os.stat_result, name: str, largest: int) -> Finding | None:
    """Why what stands there is not read: kind or size."""
    suffix = PurePath(name).suffix
    kind = f" {suffix} 文件" if suffix else "文件"
    if stat.S_ISDIR(about.st_mode):
        return Finding(
            "is-directory",
            "此处应是文件，实际是文件夹",
            Place(name),
            f"删去或改名这个文件夹，把内容写进同名的{kind}",
        )
    if not stat.S_ISREG(about.st_mode):
        return Finding(
            "not-a-file",
            "这不是普通文件，无法读取",
            Place(name),
            f"换成普通的{kind.replace('文件', '文本文件')}",
        )
    if about.st_size > largest:
        return _too_large(about.st_size, name, largest)
    return None


def _too_large(size: int, name: str, largest: int) -> Finding:
    """The finding about a file that is larger than anything people write."""
    limit = largest // _MEGABYTE
    return Finding(
        "file-too-large",
        f"文件有 {size / _MEGABYTE:.1f} MB，超过 {limit} MB 的上限，没有读取",
        Place(name),
        "政策和模板只写文字和数据；核对是否放错了文件",
    )


def _refused(error: OSError, name: str) -> Finding:
    """What a refusal of the system to read a file means."""
    if isinstance(error, FileNotFoundError):
        return Finding(
            "missing-file",
            "找不到这个文件",
            Place(name),
            "核对文件名和所在文件夹",
        )
    if isinstance(error, PermissionError):
        return Finding(
            "no-permission",
            "没有读取这个文件的权限",
            Place(name),
            "请文件的所有者开放读取权限，或复制一份自己的",
        )
    if error.errno == errno.ELOOP:
        return Finding(
            "link-loop",
            "这个符号链接绕成了圈，找不到真正的文件",
            Place(name),
            "删去链接，换成文件本身",
        )
    if error.errno == errno.ENAMETOOLONG:
        return Finding(
            "missing-file",
            "文件名太长，没有这样的文件",
            Place(name),
            "核对文件名和所在文件夹",
        )
    return Finding(
        "unreadable",
        f"读取失败（系统错误 {error.errno}）",
        Place(name),
        "核对文件是否完好、磁盘是否可用",
    )


def _not_utf8(data: bytes, start: int, name: str) -> Finding:
    """The finding about bytes that are no UTF-8. start: where the first of them is."""
    line_start = data.rfind(b"\n", 0, start) + 1
    place = Place(
        name,
        data.count(b"\n", 0, start) + 1,
        len(data[line_start:start].decode("utf-8", "replace")) + 1,
    )
    if data.startswith(_UTF16):
        return Finding(
            "not-utf8",
            "文件不是 UTF-8 编码，看来是 UTF-16（记事本的“Unicode”）",
            Place(name, 1, 1),
            "用编辑器另存为 UTF-8",
        )
    try:
        looks_gbk = any(
            "\u4e00" <= ch <= "\u9fff" for ch in data.decode("gb18030")
        )
    except UnicodeDecodeError:
        looks_gbk = False
    if looks_gbk:
        return Finding(
            "not-utf8",
            "文件不是 UTF-8 编码，看来是 GBK",
            place,
            "用编辑器按 GBK 打开，再另存为 UTF-8",
        )
    return Finding(
        "not-utf8",
        "文件不是 UTF-8 编码，此处的字节无法识别",
        place,
        "核对是否放错了文件；文本文件请另存为 UTF-8",
    )


def _invisible(text: str, name: str) -> list[Finding]:
    """One finding for each kind of character that nobody can see, where it first
    stands.
    """
    first: dict[str, int] = {}
    for found in INVISIBLE.finditer(text):
        first.setdefault(found[0], found.start())
    return [
        Finding(
            "control-character",
            f"文件里有看不见的控制字符 U+{ord(ch):04X}",
            Place(
                name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            ),
            "删去这个字符（常由网页或 PDF 复制带入）",
        )
        for ch, at in first.items()
    ]
