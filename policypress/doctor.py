"""What this machine offers policypress: programs, packages, fonts; and the remedy for
what is missing.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from policypress.system import fonts, terminal
from policypress.system.tools import (
    NoAnswer,
    ask,
    find_pandoc,
    find_program,
    find_soffice,
)

_SECONDS = (
    20  # for a program to tell its version: LibreOffice takes 5 on a cold disk
)


class Check(Struct, frozen=True):
    """One thing looked for.

    needed: the main job (.docx and .xlsx) cannot do without it.
    """

    name: str
    found: bool
    detail: str
    remedy: str = ""
    needed: bool = False


def examine(looks: Path) -> list[Check]:
    """Everything worth knowing about this machine; fonts are those named by the looks
    in a folder.
    """
    return [
        _python(),
        *_packages(),
        _pandoc(),
        _soffice(),
        *_programs(),
        *_fonts(looks),
    ]


def as_text(checks: list[Check]) -> str:
    """A line for each; a remedy that several share is given once, after the last of
    them.
    """
    lines = []
    for check, following in zip(checks, [*checks[1:], None], strict=False):
        described = terminal.visible(f"{check.name}：{check.detail}")
        lines.append(f"{'有' if check.found else '缺'}  {described}")
        if check.remedy and (
            following is None or following.remedy != check.remedy
        ):
            lines.append(f"      建议：{terminal.visible(check.remedy)}")
    missing = [
        check.name for check in checks if check.needed and not check.found
    ]
    lines.append(
        f"主要功能缺少：{'、'.join(missing)}。"
        if missing
        else "主要功能（生成 docx 和 xlsx）可用。"
    )
    return "\n".join(lines)


def as_json(checks: list[Check]) -> str:
    """{"checks": [{name, found, detail, remedy, needed}]}."""
    return terminal.as_json({"checks": [asdict(check) for check in checks]})


def _python() -> Check:
    """The Python that runs this; it is always there."""
    return Check(
        "Python",
        True,
        f"{platform.python_version()}（{sys.executable}）",
        needed=True,
    )


def _packages() -> Iterator[Check]:
    """The packages of Python that policypress needs."""
    from importlib.metadata import PackageNotFoundError, version

    have, lack = [], []
    for name in (
        "jinja2",
        "lxml",
        "markdown-it-py",
        "mdit-py-plugins",
        "pydantic",
        "python-docx",
        "pyyaml",
        "xlsxwriter",
    ):
        try:
            have.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lack.append(name)
    remedy = "删除 .venv 文件夹后重新运行 build.py" if lack else ""
    yield Check(
        "软件包",
        not lack,
        "缺少 " + "、".join(lack) if lack else "、".join(have),
        remedy,
        needed=True,
    )


def _pandoc() -> Check:
    """The pandoc that makes odt and md."""
    found = find_pandoc()
    if found:
        return _program("pandoc", found, "--version")
    return Check(
        "pandoc",
        False,
        "没有找到；不能生成 odt",
        "从 pandoc.org 安装，或删除 .venv 后重新运行 build.py",
    )


def _soffice() -> Check:
    """The LibreOffice that makes PDFs."""
    found = find_soffice()
    if found:
        return _program("LibreOffice", found, "--version")
    remedy = "从 libreoffice.org 安装；Debian / Ubuntu：sudo apt install libreoffice-writer-nogui"
    return Check("LibreOffice", False, "没有找到；不能生成 PDF", remedy)


def _programs() -> Iterator[Check]:
    """Programs that add something and that nothing depends on."""
    for name, flag, lost, remedy in (
        (
            "git",
            "--version",
            "不能与旧版本比较",
            "从 git-scm.com 安装；Debian / Ubuntu：sudo apt install git",
        ),
        (
            "pdftoppm",
            "-v",
            "不能把 PDF 转成图片来检查版面",
            "Debian / Ubuntu：sudo apt install poppler-utils",
        ),
    ):
        found = find_program(name)
        if found:
            yield _program(name, found, flag)
        else:
            yield Check(name, False, f"没有找到；{lost}", remedy)


def _program(
    name: str,
    program: Path,
    flag: str,
) -> Check:
    """A program that is there: the first line it prints about its version, or that it
    cannot be used.
    """
    try:
        answer = ask([program, flag], _SECONDS)
    except NoAnswer as problem:
        return Check(
            name,
            False,
            f"已安装，但{problem}（{program}）",
            "重新安装它，或者从 PATH 中去掉不能用的那一个",
        )
    printed = (answer.out or answer.errors).decode(
        "utf-8",
        "replace",
    )  # poppler prints its version as an error
    lines = printed.strip().splitlines() or ["已安装"]
    return Check(name, True, f"{lines[0]}（{program}）")


def _fonts(looks: Path) -> Iterator[Check]:
    """Each font that a look names: whether it is here, else what stands in for it."""
    wanted = _wanted(looks)
    if not wanted:
        return
    trouble = ""
    try:
        here = fonts.families()
    except NoAnswer as problem:
        trouble, here = str(problem), fonts.families_in_folders()
    known = {name.casefold() for name in here}
    for name, users in wanted.items():
        title = f"字体 {name}（版式 {'、'.join(users)}）"
        if name.casefold() in known:
            yield Check(title, True, "已安装")
            continue
        instead = ""
        try:
            instead = "" if trouble else fonts.stand_in(name)
        except NoAnswer as problem:
            # It is not asked again: that would cost the time limit for each font.
            trouble = str(problem)
        detail = (
            f"没有安装，本机以“{instead}”代替"
            if instead
            else "没有安装，由转换程序自行代替"
        )
        yield Check(
            title,
            False,
            detail,
            "安装后再生成 PDF；docx 只记字体名称，不受影响",
        )
    if trouble:
        remedy = "重建字体缓存（fc-cache -f），或者重新安装 fontconfig"
        yield Check(
            "fontconfig",
            False,
            f"{trouble}，以上字体可能没有查全",
            remedy,
        )


def _wanted(looks: Path) -> dict[str, list[str]]:
    """Fonts that the looks in a folder name, each with the names of these looks."""
    from policypress.render.docx import load_look

    wanted: dict[str, list[str]] = {}
    for path in sorted(looks.glob("*.yaml")):
        look, _ = load_look(path)
        for font in look.fonts if look else ():
            wanted.setdefault(font.name, []).append(path.stem)
    return wanted
