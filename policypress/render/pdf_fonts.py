"""Which fonts a PDF shows instead of those that its Word file names (字体替代).

LibreOffice puts another font in place without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from policypress.system.tools import NoAnswer, ask, find_program

_NAMED = re.compile(rb'\bw:(?:ascii|hAnsi|eastAsia)="([^"]+)"')
_RUN_FONTS = re.compile(rb"<w:rFonts\b[^>]*>")
_PARTS = re.compile(
    r"word/(?:document|styles|numbering|header\d*|footer\d*|comments)\.xml"
)
_FORMAT = "--format=%{family}\n%{postscriptname}"
_HEADER_LINES = 2  # of what pdffonts prints
_BETWEEN_WORDS = re.compile(r"[\s_-]")
_SECONDS = 30


def substitutions(
    pairs: Sequence[tuple[Path, Path]],
) -> tuple[tuple[str, str], ...]:
    """(font named, font that stands in for it) for each font that this machine
    lacks.

    Sorted; () when it cannot be known. pairs: (docx, pdf). The stand-in is the
    one that fontconfig gives if it is in the PDFs; otherwise those fonts of
    the PDFs that nothing else explains. A font for which there is neither
    belongs to a style nobody uses.
    """
    match = find_program("fc-match")
    if not match:
        return ()
    named: set[str] = set()
    embedded: set[str] = set()
    for docx, pdf in pairs:
        named |= fonts_named(docx)
        embedded |= fonts_embedded(pdf)
    explained: set[str] = set()
    replaced: dict[str, str] = {}
    for name in sorted(named):
        printed = _run([str(match), _FORMAT, f"{name}:lang=zh-cn"])
        if not printed:
            # A fontconfig that hangs would cost the time limit for each font.
            return ()
        installed = _installed(printed)
        if installed is None:
            continue
        shown = installed.among(embedded)
        explained |= shown
        if not installed.is_called(name):
            known = shown or not embedded
            replaced[name] = installed.families[0] if known else ""
    return _with_stand_ins(replaced, sorted(embedded - explained))


def _with_stand_ins(
    replaced: dict[str, str],
    unexplained: list[str],
) -> tuple[tuple[str, str], ...]:
    """The fonts replaced, each with its stand-in or else with the unexplained
    fonts.
    """
    others = "、".join(unexplained)
    pairs = [(name, instead or others) for name, instead in replaced.items()]
    return tuple((name, instead) for name, instead in pairs if instead)


class _InstalledFont(Struct, frozen=True):
    """A font that fontconfig chose.

    Its names, in all languages, and in PostScript.
    """

    families: list[str]
    postscript: str

    def among(self, fonts: Iterable[str]) -> set[str]:
        """Those of the fonts in a PDF that are this one."""
        return {font for font in fonts if self._is(font)}

    def is_called(self, name: str) -> bool:
        """Whether one of its names is this, without regard to case."""
        return name.casefold() in map(str.casefold, self.families)

    def _is(self, font: str) -> bool:
        return _alike(font, self.families[0]) or _alike(font, self.postscript)


def _installed(printed: str) -> _InstalledFont | None:
    """What fc-match printed.

    Families in one line, the PostScript name in the next.
    """
    lines = printed.splitlines()
    if len(lines) < 2:
        return None
    return _InstalledFont(lines[0].split(","), lines[1])


def fonts_named(docx: Path) -> set[str]:
    """Fonts that styles and runs of a .docx name."""
    names: set[str] = set()
    try:
        with ZipFile(docx) as package:
            parts = [
                name for name in package.namelist() if _PARTS.fullmatch(name)
            ]
            for part in parts:
                names |= _names_in(package.read(part))
    except (BadZipFile, OSError):
        return set()
    return names


def _names_in(part: bytes) -> set[str]:
    """Fonts that one part of a .docx names."""
    names: set[str] = set()
    for fonts in _RUN_FONTS.findall(part):
        found = _NAMED.findall(fonts)
        names |= {name.decode("utf-8", "replace") for name in found}
    return names


def fonts_embedded(pdf: Path) -> set[str]:
    """PostScript names of the fonts in a PDF, without the tag of a subset.

    Empty when poppler's pdffonts is missing.
    """
    program = find_program("pdffonts")
    if not program:
        return set()
    lines = _run([str(program), str(pdf)]).splitlines()[_HEADER_LINES:]
    names = [line.split()[0] for line in lines if line.strip()]
    return {name.rpartition("+")[2] for name in names}


def _alike(
    one: str,
    other: str,
) -> bool:
    """FandolFang-Regular and "FandolFang R" name the same face up to its
    style.
    """
    one = _BETWEEN_WORDS.sub("", one).casefold()
    other = _BETWEEN_WORDS.sub("", other).casefold()
    if not other:
        return False
    return one.startswith(other) or other.startswith(one)


def _run(command: list[str]) -> str:
    """What a program prints; "" when it fails or hangs."""
    try:
        return ask(command, _SECONDS).text
    except NoAnswer:
        return ""
