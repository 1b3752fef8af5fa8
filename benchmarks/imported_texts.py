"""Is the text that we print of an imported file the text of the file? Read by others than ourselves.

    python3 build.py --help                          # makes .venv
    .venv/bin/python benchmarks/imported_texts.py PATH… [--keep FOLDER] [--lines 3]

PATH is a file or a folder (.docx .md .txt .html .pdf). Each file is imported, checked and built as a user would; the
words of the Word files are read with python-docx, those of a file in Word by LibreOffice, others as plain lines. Blanks
are not counted, nor what we print besides: the line of the stage, masthead and imprint of a letter (版头, 版记). What the
import set aside (web navigation, 版头) is taken off the file line by line, and counted.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from policypress.findings import has_errors
from policypress.pipeline.build import build
from policypress.pipeline.composing import found_by_composing
from policypress.pipeline.importing import (
    ImportRequest,
    ImportResult,
    import_text,
)
from policypress.pipeline.request import BuildRequest

TEMPLATES = ROOT / "templates"
KINDS = (".docx", ".md", ".txt", ".html")
LETTER, TEXT = "印发通知.docx", "正文.docx"
UNSEEN = ("script", "style", "title")
INLINE = ("a", "b", "em", "font", "i", "img", "span", "strong", "u")
NUMBER = re.compile(r"\S{1,16}[〔\[（(][0-9]{4}[〕\]）)][0-9]+号")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\u200b]")  # no page can show them
TITLE = 12  # lines at the top, among which titles are cut into lines otherwise
# What nobody wrote in the file: stage, 版头, 版记, a number that is not known.
OURS = re.compile(r"草案：.*|.*文件|【待核】|.*(?:日|【待核】)印发")


def main() -> int:
    """Exit code: 0 all texts are the same and accepted, 1 one is not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--keep", type=Path, help="where the policies stay")
    parser.add_argument("--lines", type=int, default=3, help="shown of a text")
    given = parser.parse_args()
    files = [file for path in given.paths for file in files_of(path)]
    with tempfile.TemporaryDirectory() as folder:
        home = given.keep or Path(folder)
        texts = as_text(files, home)
        wrong = [
            file.name
            for number, file in enumerate(files)
            if not is_same(
                file, texts[file], home / f"{number:03}", given.lines
            )
        ]
    print(f"{len(files)} files, {len(files) - len(wrong)} the same")
    return 1 if wrong else 0


def files_of(path: Path) -> list[Path]:
    """A file, or those of a folder."""
    if path.is_file():
        return [path]
    return sorted(one for one in path.iterdir() if one.suffix in KINDS)


def as_text(files: list[Path], home: Path) -> dict[Path, Path]:
    """For each file one of plain lines: what is in Word is written as text by LibreOffice, with its numbers."""
    words = [file for file in files if file.suffix == ".docx"]
    if words:
        command = ["soffice", "--headless", "--convert-to"]
        command += ["txt:Text (encoded):UTF8", "--outdir", str(home / "txt")]
        subprocess.run([*command, *map(str, words)], capture_output=True)
    made = {file: home / "txt" / f"{file.stem}.txt" for file in words}
    for file in files:
        if file.suffix == ".html":
            made[file] = page_as_text(file, home / "txt")
    return {file: made.get(file, file) for file in files}


def page_as_text(file: Path, folder: Path) -> Path:
    """The words of a page, a line for each element that begins one."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{file.stem}.html.txt"
    reader = PageReader()
    reader.feed(file.read_text("utf-8"))
    made.write_text("".join(reader.words), "utf-8")
    return made


class PageReader(HTMLParser):
    """Words of a page, by Python's own reader of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        if tag not in INLINE:
            self.words.append("\n")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.words.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.words.append(" ".join(data.split("\n")))


def is_same(file: Path, text: Path, home: Path, most: int) -> bool:
    """Import, check, build and compare one file; prints what came of it. text: its plain lines."""
    into = home / "policy"
    started = time.process_time()
    result = import_text(ImportRequest(file, into, TEMPLATES), quiet)
    took = time.process_time() - started
    if not result.written:
        print(f"NOT WRITTEN {file.name}: {result.findings[-1].message}")
        return False
    accepted = found_by_composing(into, TEMPLATES).findings
    build(BuildRequest(into, TEMPLATES, home, formats=("docx",)), quiet)
    theirs = without(lines_of(text), result.aside)
    ours = rendered(home, is_titled="no-title" not in codes(result))
    if "kept-in-notice" in codes(result):
        # A letter has its number above its title.
        ours, theirs = without_number(ours), without_number(theirs)
    differing = differences(theirs, ours)
    said = "same" if not differing else "DIFFERS"
    if has_errors(accepted):
        said += " REFUSED"
    print(f"{said} {took:.2f}s {summary(result, theirs)} {file.name}")
    for line in differing[:most]:
        print(f"    {line}")
    return not differing and not has_errors(accepted)


def summary(result: ImportResult, theirs: list[str]) -> str:
    """The figures of one file."""
    return (
        f"{len(theirs)} lines, {sum(map(len, theirs))} characters, "
        f"{result.kept} numbers kept as words, {len(result.aside)} aside"
    )


def quiet(*_: object) -> None:
    """Progress is not shown."""


def without_number(lines: list[str]) -> list[str]:
    """The lines without the number of the document among the first."""
    return [
        line
        for index, line in enumerate(lines)
        if index >= TITLE or not NUMBER.fullmatch(line)
    ]


def codes(result: ImportResult) -> set[str]:
    """What was told."""
    return {one.code for one in result.findings}


def rendered(home: Path, is_titled: bool) -> list[str]:
    """The lines of what was built: the letter with the text behind it, where there is a letter; without the title where
    the file has none."""
    found = sorted(home.rglob("*.docx"))
    letters = [one for one in found if one.name.endswith(LETTER)]
    texts = [one for one in found if one.name.endswith(TEXT)]
    file = (letters or texts)[0]
    word = docx.Document(str(file))
    if not is_titled:
        for one in word.paragraphs[:TITLE]:
            if one.style.name == "公文标题":
                one._p.getparent().remove(one._p)
    found = list(lines_of_word(word.element.body))
    bare = ["".join(one.split()) for one in found]
    return [one for one in bare if one and not OURS.fullmatch(one)]


def lines_of(file: Path) -> list[str]:
    """The lines of a file that hold words, without blanks."""
    data = file.read_bytes()
    for codec in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            text = data.decode(codec)
            break
        except UnicodeDecodeError:
            continue
    text = re.sub("<!--.*?-->", "", text, flags=re.DOTALL)
    words = [one.lstrip("#") for one in text.splitlines()]
    if file.suffix != ".md":
        words = text.splitlines()
    words = [CONTROL.sub("", one) for one in words]
    bare = ["".join(one.split()) for one in words]
    return [one for one in bare if one and not OURS.fullmatch(one)]


def lines_of_word(body) -> list[str]:
    """Paragraphs, and cell after cell of tables (one that spans several once)."""
    found = []
    for one in body.iterchildren():
        if one.tag.endswith("}p"):
            found += Paragraph(one, None).text.split("\n")
        elif one.tag.endswith("}tbl"):
            seen = []
            for row in Table(one, None).rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        found += lines_of_word(cell._tc)
    return found


def without(lines: list[str], aside: list[str]) -> list[str]:
    """The lines but those set aside, each taken off once, in order."""
    left = ["".join(one.split()) for one in aside]
    kept = []
    for line in lines:
        if line in left:
            left.remove(line)
        else:
            kept.append(line)
    return kept


def differences(theirs: list[str], ours: list[str]) -> list[str]:
    """Where the words differ; how they are cut into lines counts too."""
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    return [
        f"- {' / '.join(theirs[a:b])[:90]}  + {' / '.join(ours[c:d])[:90]}"
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
        and not (a < TITLE and "".join(theirs[a:b]) == "".join(ours[c:d]))
    ]


if __name__ == "__main__":
    sys.exit(main())
