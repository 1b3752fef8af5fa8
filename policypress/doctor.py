"""What this machine offers policypress: programs, packages, fonts; and the remedy for what is missing."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from policypress import fonts
from policypress.tools import find_program, find_soffice


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for. needed: the main job (.docx and .xlsx) cannot do without it."""

    name: str
    found: bool
    detail: str
    remedy: str = ""
    needed: bool = False


def examine(looks: Path) -> list[Check]:
    """Everything worth knowing about this machine; fonts are those named by the looks in a folder."""
    return [_python(), *_packages(), _pandoc(), _soffice(), *_programs(), *_fonts(looks)]


def as_text(checks: list[Check]) -> str:
    """A line for each; a remedy that several share is given once, after the last of them."""
    lines = []
    for check, following in zip(checks, [*checks[1:], None]):
        lines.append(f"{'有' if check.found else '缺'}  {check.name}：{check.detail}")
        if check.remedy and (following is None or following.remedy != check.remedy):
            lines.append(f"      建议：{check.remedy}")
    missing = [check.name for check in checks if check.needed and not check.found]
    lines.append(f"主要功能缺少：{'、'.join(missing)}。" if missing else "主要功能（生成 docx 和 xlsx）可用。")
    return "\n".join(lines)


def as_json(checks: list[Check]) -> str:
    """{"checks": [{name, found, detail, remedy, needed}]}."""
    return json.dumps({"checks": [asdict(check) for check in checks]}, ensure_ascii=False, indent=2)


def _python() -> Check:
    return Check("Python", True, f"{platform.python_version()}（{sys.executable}）", needed=True)


def _packages() -> Iterator[Check]:
    from importlib.metadata import PackageNotFoundError, version

    have, lack = [], []
    for name in ("jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pydantic", "python-docx", "pyyaml", "xlsxwriter"):
        try:
            have.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lack.append(name)
    remedy = "删除 .venv 文件夹后重新运行 build.py" if lack else ""
    yield Check("软件包", not lack, "缺少 " + "、".join(lack) if lack else "、".join(have), remedy, needed=True)


def _pandoc() -> Check:
    try:
        import pypandoc

        return Check("pandoc", True, f"{pypandoc.get_pandoc_version()}（{pypandoc.get_pandoc_path()}）")
    except (ImportError, OSError):
        return Check("pandoc", False, "没有找到；不能生成 odt", "从 pandoc.org 安装，或删除 .venv 后重新运行 build.py")


def _soffice() -> Check:
    found = find_soffice()
    if found:
        return Check("LibreOffice", True, f"{_first_line(found, '--version')}（{found}）")
    remedy = "从 libreoffice.org 安装；Debian / Ubuntu：sudo apt install libreoffice-writer-nogui"
    return Check("LibreOffice", False, "没有找到；不能生成 PDF", remedy)


def _programs() -> Iterator[Check]:
    for name, flag, lost, remedy in (
        ("git", "--version", "不能与旧版本比较", "从 git-scm.com 安装；Debian / Ubuntu：sudo apt install git"),
        ("pdftoppm", "-v", "不能把 PDF 转成图片来检查版面", "Debian / Ubuntu：sudo apt install poppler-utils"),
    ):
        found = find_program(name)
        if found:
            yield Check(name, True, f"{_first_line(found, flag)}（{found}）")
        else:
            yield Check(name, False, f"没有找到；{lost}", remedy)


def _first_line(program: Path, flag: str) -> str:
    try:
        done = subprocess.run(
            [program, flag], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return "已安装，但不能运行"
    return (done.stdout.strip().splitlines() or ["已安装"])[0]


def _fonts(looks: Path) -> Iterator[Check]:
    from policypress.render.docx import load_look

    wanted: dict[str, list[str]] = {}
    for path in sorted(looks.glob("*.yaml")):
        look, _ = load_look(path)
        for font in look.fonts if look else ():
            wanted.setdefault(font.name, []).append(path.stem)
    here = {name.casefold() for name in fonts.families()} if wanted else set()
    for name, users in wanted.items():
        title = f"字体 {name}（版式 {'、'.join(users)}）"
        if name.casefold() in here:
            yield Check(title, True, "已安装")
            continue
        instead = fonts.stand_in(name)
        detail = f"没有安装，本机以“{instead}”代替" if instead else "没有安装，由转换程序自行代替"
        yield Check(title, False, detail, "安装后再生成 PDF；docx 只记字体名称，不受影响")
