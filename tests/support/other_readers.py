"""A Word file as LibreOffice and as pandoc read it, beside our own reading, and what
rules explain of the difference.

Each rule has a name; what no rule explains is a difference.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from policypress.compare.read.docx import WordText, read_docx
from policypress.compare.read.docx_elements import FORMULAS
from policypress.compare.read.docx_math import linear
from policypress.system.tools import find_soffice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANKS = re.compile(r"[\s\u3000\u00a0\u2000-\u200b]+")
_NOTE = re.compile(r"〔[脚尾]注：[^〕]*〕")
# Marks that only a font draws; each reader has another character for them.
_MARK = re.compile("[\ue000-\uf8ff☐☑☒□■✓✔✗⬜⬛◻◼❑❒🗹🗷●○◯]")
# An automatic number at the head of a line, as a list may have it.
_NUMBER = re.compile(
    r"第[〇零一二三四五六七八九十百千0-9]+[编章节条款项]|[（(][^（）()]{1,4}[）)]"
    r"|[壹贰叁肆伍陆柒捌玖拾]{1,3}、"
    r"|[〇零一二三四五六七八九十0-9A-Za-z]{1,5}(?:\.[0-9]+)*[、.．)）]?|[①-⑳⑴-⒛]|附则|[•●○■□◆–-]"
)


class Difference(NamedTuple):
    """Words of one reader that no rule explains. ours, theirs: "" where a side
    has none.
    """

    ours: str
    theirs: str


def our_lines(data: bytes) -> list[str]:
    """Our lines without blanks; of a table each line of each cell."""
    read: WordText = read_docx(data, "文件.docx", "accepted")
    assert read.lines, read.findings
    found: list[str] = []
    for line in read.lines:
        texts = [line.text]
        if line.rows:
            texts = [one for row in line.rows for one in row]
        for text in texts:
            found += map(bare, text.split("\n"))
    return [line for line in found if line]


def bare(text: str) -> str:
    """The words without blanks and what nothing shows."""
    return _BLANKS.sub("", text.replace("\ufeff", "").replace("\u00ad", ""))


def office_lines(
    files: Sequence[Path], out: Path, profile: Path
) -> Iterator[list[str]]:
    """The lines of each file as LibreOffice saves them as text."""
    command = [
        str(find_soffice()),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(out),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=400)
    for file in files:
        text = (out / f"{file.stem}.txt").read_text("utf-8")
        yield [line for line in map(bare, text.split("\n")) if line]


def pandoc_lines(file: Path) -> list[str]:
    """The paragraphs of a file as pandoc reads them, those of cells too."""
    import json

    import pypandoc

    whole = json.loads(pypandoc.convert_file(str(file), "json", format="docx"))
    found: list[str] = []
    for block in whole["blocks"]:
        _take_block(block, found)
    meta = whole["meta"]
    head = [_words(meta[key]["c"]) for key in ("title",) if key in meta]
    return [line for line in map(bare, [*head, *found]) if line]


def _take_block(element: Any, found: list[str]) -> None:
    """The paragraphs of one block of pandoc's, in order."""
    if isinstance(element, list):
        for one in element:
            _take_block(one, found)
    elif isinstance(element, dict):
        kind, content = element.get("t"), element.get("c")
        if kind in ("Para", "Plain"):
            found += _words(content).split("\n")
        elif kind == "Header":
            found += _words(content[2]).split("\n")
        elif content is not None:
            _take_block(content, found)


def _words(element: Any) -> str:
    """The words of pandoc's inlines; a note in brackets, as ours."""
    if isinstance(element, list):
        return "".join(map(_words, element))
    if not isinstance(element, dict):
        return ""
    kind, content = element.get("t"), element.get("c")
    if kind in ("Str", "Code"):
        return content if isinstance(content, str) else content[1]
    if kind == "LineBreak":
        return "\n"
    if kind == "Note":
        inner: list[str] = []
        _take_block(content, inner)
        return f"〔脚注：{'　'.join(inner)}〕"
    return _words(content) if content is not None else ""


class Explained(NamedTuple):
    """What rules say of one file.

    boxes: lines of its text boxes. formulas: the words of its formulas. Both
    others leave these out. hidden: words that Word does not show, which both
    others write. restarts: whether its lists say where they start
    again (w:lvlRestart) or count in Arabic digits (w:isLgl), which LibreOffice
    does not look at.
    """

    boxes: frozenset[str]
    formulas: tuple[str, ...]
    hidden: tuple[str, ...]
    restarts: bool


def explained(data: bytes) -> Explained:
    """What the parts of a file explain."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = [
            etree.fromstring(archive.read(name))
            for name in names
            if name.endswith(".xml") and "customXml" not in name
        ]
    boxes: set[str] = set()
    formulas: list[str] = []
    hidden: list[str] = []
    restarts = False
    styles = {
        style.get(f"{W}styleId")
        for root in parts
        for style in root.iter(f"{W}style")
        if style.find(f"{W}rPr/{W}vanish") is not None
    }
    for root in parts:
        hidden += _hidden_words(root, styles)
        boxes |= _box_lines(root)
        formulas += [bare(linear(one)) for one in root.iter(FORMULAS[0])]
        odd = root.iter(f"{W}lvlRestart", f"{W}isLgl")
        restarts = restarts or next(odd, None) is not None
    return Explained(
        frozenset(boxes),
        tuple(filter(None, formulas)),
        tuple(filter(None, hidden)),
        restarts,
    )


def _hidden_words(root: Any, styles: set[str | None]) -> Iterator[str]:
    """The words of runs that do not show, by themselves or by their style."""
    for run in root.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        named = None if style is None else style.get(f"{W}val")
        by_itself = run.find(f"{W}rPr/{W}vanish") is not None
        if by_itself or (named is not None and named in styles):
            yield bare("".join(one.text or "" for one in run.iter(f"{W}t")))


def _box_lines(root: Any) -> set[str]:
    """The lines of the text boxes of a part."""
    found = set()
    for box in root.iter(f"{W}txbxContent"):
        for paragraph in box.iter(f"{W}p"):
            words = [
                one.text or ""
                for one in paragraph.iter(f"{W}t")
                if next(one.iterancestors(f"{W}p")) is paragraph
            ]
            found.add(bare("".join(words)))
    return found - {""}


def differences(
    ours: Sequence[str],
    theirs: Sequence[str],
    rules: Explained,
    numbers: bool,
) -> list[Difference]:
    """What differs between two readings, what a rule explains left out.

    Besides `Explained`: a forced break in a centred title is no line end to us;
    a note stands in brackets where others have its number; marks of a symbol
    font are each reader's own. numbers: the other reader counts lists in its
    own way, so that a number may stand before ours only, or another one.
    """
    found = []
    rest = list(theirs)
    same = _Same(rules, numbers or rules.restarts)
    for line in ours:
        at = same.place(line, rest)
        if at is not None:
            found += [Difference("", one) for one in rest[:at]]
            del rest[: at + same.count(line, rest[at:])]
        elif same.without_boxes(line):
            found.append(Difference(line, ""))
    return [*found, *(Difference("", one) for one in rest)]


class _Same:
    """Whether lines of two readers are the same, by the rules."""

    def __init__(self, rules: Explained, numbers: bool) -> None:
        self.rules = rules
        self.numbers = numbers

    def without_boxes(self, line: str) -> str:
        """A line without the words of boxes."""
        for box in sorted(self.rules.boxes, key=len, reverse=True):
            line = line.replace(box, "")
        return line

    def place(self, line: str, rest: Sequence[str]) -> int | None:
        """How many lines of the other reader stand before one that is this
        line; None when none is.
        """
        if line in self.rules.boxes and line not in rest[:1]:
            return None
        places = (at for at in range(len(rest)) if self.count(line, rest[at:]))
        return next(places, None)

    def count(self, line: str, rest: Sequence[str]) -> int:
        """How many lines of the other reader, from the first, are this line; 0
        when they are not.
        """
        words = ""
        for count, one in enumerate(rest[:6], 1):
            words += one
            if self._is_same(line, words):
                return count
        return 0

    def _is_same(self, line: str, other: str) -> bool:
        """Whether two lines say the same."""
        if line == other:
            return True
        line, other = _MARK.sub("◇", line), _MARK.sub("◇", other)
        for hidden in self.rules.hidden:
            other = other.replace(hidden, "")
        for formula in self.rules.formulas:
            line = line.replace(formula, "", 1)
        noted = "[0-9]*".join(map(re.escape, _NOTE.split(line)))
        if line == _NOTE.sub("", other) or re.fullmatch(noted, other):
            return True
        if _NOTE.sub("", line) == _NOTE.sub("", other):
            return True
        if not self.numbers:
            return False
        return _unnumbered(line) in (other, _unnumbered(other))


def _unnumbered(line: str) -> str:
    """A line without the number at its head."""
    found = _NUMBER.match(line)
    return line[found.end() :] if found else line
