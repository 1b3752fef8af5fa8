"""Getting the text of a source file: what can go wrong before YAML is even looked at."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .place import Finding, Place

LARGEST = 2 * 1024 * 1024  # bytes; a whole policy of prose is a tenth of this
# Neither printed nor meant: C0 and C1 controls, zero-width and direction marks, line separators, the inner BOM.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_file(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with \\n line ends and no BOM, or None and why not. `name` is what the user calls the file."""
    try:
        data, problem = _bytes(path)
    except OSError as error:
        return None, [_refused(error, name)]
    if problem:
        return None, [Finding(problem[0], problem[1], Place(name), problem[2])]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start, name)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (None, found) if (found := _invisible(text, name)) else (text, [])


def _bytes(path: Path) -> tuple[bytes, tuple[str, str, str] | None]:
    """The content, or code, message and hint; kind and size are looked at before anything is read."""
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        return b"", ("is-directory", "此处应是文件，实际是文件夹", "删去或改名这个文件夹，把内容写进同名的 .yaml 文件")
    if not stat.S_ISREG(about.st_mode):
        return b"", ("not-a-file", "这不是普通文件，无法读取", "换成普通的 .yaml 文本文件")
    if about.st_size > LARGEST:
        size = about.st_size / 1024 / 1024
        return b"", ("file-too-large", f"文件有 {size:.1f} MB，超过 {LARGEST // 1024 // 1024} MB 的上限，没有读取",
                     "政策文件只写文字和数据；核对是否放错了文件")
    with path.open("rb") as file:
        return file.read(LARGEST + 1), None


def _refused(error: OSError, name: str) -> Finding:
    import errno

    if isinstance(error, FileNotFoundError):
        return Finding("missing-file", "找不到这个文件", Place(name), "核对文件名和所在文件夹")
    if isinstance(error, PermissionError):
        return Finding("no-permission", "没有读取这个文件的权限", Place(name), "请文件的所有者开放读取权限，或复制一份自己的")
    if error.errno == errno.ELOOP:
        return Finding("link-loop", "这个符号链接绕成了圈，找不到真正的文件", Place(name), "删去链接，换成文件本身")
    return Finding("unreadable", f"读取失败（系统错误 {error.errno}）", Place(name), "核对文件是否完好、磁盘是否可用")


def _not_utf8(data: bytes, start: int, name: str) -> Finding:
    line_start = data.rfind(b"\n", 0, start) + 1
    place = Place(name, data.count(b"\n", 0, start) + 1, len(data[line_start:start].decode("utf-8", "replace")) + 1)
    if data.startswith(_UTF16):
        return Finding("not-utf8", "文件不是 UTF-8 编码，看来是 UTF-16（记事本的“Unicode”）", Place(name, 1, 1), "用编辑器另存为 UTF-8")
    try:
        looks_gbk = any("\u4e00" <= ch <= "\u9fff" for ch in data.decode("gb18030"))
    except UnicodeDecodeError:
        looks_gbk = False
    if looks_gbk:
        return Finding("not-utf8", "文件不是 UTF-8 编码，看来是 GBK", place, "用编辑器按 GBK 打开，再另存为 UTF-8")
    return Finding("not-utf8", "文件不是 UTF-8 编码，此处的字节无法识别", place, "核对是否放错了文件；文本文件请另存为 UTF-8")


def _invisible(text: str, name: str) -> list[Finding]:
    """One finding for each kind of character that nobody can see, where it first stands."""
    first: dict[str, int] = {}
    for found in INVISIBLE.finditer(text):
        first.setdefault(found[0], found.start())
    return [
        Finding("control-character", f"文件里有看不见的控制字符 U+{ord(ch):04X}",
                Place(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), "删去这个字符（常由网页或 PDF 复制带入）")
        for ch, at in first.items()]
