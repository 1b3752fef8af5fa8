"""Which fonts a PDF shows instead of those its Word file names (字体替代): LibreOffice substitutes without a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from policypress.system.tools import NoAnswer, ask, find_program

_NAMED = re.compile(rb'\bw:(?:ascii|hAnsi|eastAsia)="([^"]+)"')
_RUN_FONTS = re.compile(rb"<w:rFonts\b[^>]*>")
_PARTS = re.compile(
    r"word/(?:document|styles|numbering|header\d*|footer\d*|comments)\.xml"
)
_SECONDS = 30


def substitutions(pairs: Sequence[tuple[Path, Path]]) -> tuple[tuple[str, str], ...]:
    """(font named, font standing in for it) for each font this machine lacks, sorted; () when it cannot be known.

    pairs: (docx, pdf). The stand-in is the one fontconfig gives if it is in the PDFs; otherwise those fonts of the
    PDFs that nothing else explains. A font for which there is neither belongs to a style nobody uses.
    """
    match = find_program("fc-match")
    if not match:
        return ()
    embedded = sorted({font for _, pdf in pairs for font in fonts_embedded(pdf)})
    explained: set[str] = set()
    replaced: dict[str, str] = {}
    for name in sorted({name for docx, _ in pairs for name in fonts_named(docx)}):
        printed = _run(
            [str(match), "--format=%{family}\n%{postscriptname}", f"{name}:lang=zh-cn"]
        )
        if not printed:
            return ()  # a fontconfig that hangs would cost the time limit for each font
        answer = printed.splitlines()
        if len(answer) < 2:
            continue
        families, postscript = answer[0].split(","), answer[1]
        shown = {
            font
            for font in embedded
            if _alike(font, families[0]) or _alike(font, postscript)
        }
        explained |= shown
        if name.casefold() not in map(str.casefold, families):
            replaced[name] = families[0] if shown or not embedded else ""
    others = "、".join(font for font in embedded if font not in explained)
    return tuple(
        (name, instead or others)
        for name, instead in replaced.items()
        if instead or others
    )


def fonts_named(docx: Path) -> set[str]:
    """Fonts that styles and runs of a .docx name."""
    try:
        with ZipFile(docx) as package:
            parts = [
                package.read(name)
                for name in package.namelist()
                if _PARTS.fullmatch(name)
            ]
    except (BadZipFile, OSError):
        return set()
    return {
        name.decode("utf-8", "replace")
        for part in parts
        for fonts in _RUN_FONTS.findall(part)
        for name in _NAMED.findall(fonts)
    }


def fonts_embedded(pdf: Path) -> set[str]:
    """PostScript names of the fonts in a PDF, without the subset tag; empty when poppler's pdffonts is missing."""
    program = find_program("pdffonts")
    lines = _run([str(program), str(pdf)]).splitlines()[2:] if program else []
    return {line.split()[0].rpartition("+")[2] for line in lines if line.strip()}


def _alike(one: str, other: str) -> bool:
    """FandolFang-Regular and "FandolFang R" name the same face up to its style."""
    one, other = (re.sub(r"[\s_-]", "", name).casefold() for name in (one, other))
    return bool(other) and (one.startswith(other) or other.startswith(one))


def _run(command: list[str]) -> str:
    try:
        return ask(command, _SECONDS).text
    except NoAnswer:
        return ""
