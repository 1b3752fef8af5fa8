"""A folder of filled-in forms from beginning to end (申请表汇总): read, put into tables, and
published; answers for the calculator if asked for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.forms.answers import answer_data
from policypress.forms.table import Filled, document, tables
from policypress.pipeline.foreign_files import word_bytes
from policypress.pipeline.request import Progress
from policypress.publish import Owner, Published, Publisher

_MOST = 20_000  # forms in a folder
# A spreadsheet takes a text that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FormsRequest(Struct, frozen=True):
    """What a user asks for. folder: of filled forms, with those below it; formats: xlsx,
    csv; answers: whether an answer file is written for each form."""

    folder: Path
    out: Path
    formats: tuple[str, ...] = ("xlsx",)
    answers: bool = False


class FormsResult(Struct):
    """What came of it. rows: forms by measure."""

    findings: list[Finding] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def read_forms(
    request: FormsRequest,
    progress: Progress,
) -> FormsResult:
    """Reads all forms and writes the tables. A form that cannot be read is a finding,
    and the others are written."""
    paths = sorted(_files(request.folder))
    if not paths:
        message = f"“{request.folder.name}”里没有 .docx 文件"
        place = Place(str(request.folder))
        hint = "核对文件夹；申请表要以 .docx 交回"
        return FormsResult([Finding("no-forms", message, place, hint)])
    forms: list[Filled] = []
    findings: list[Finding] = []
    for number, path in enumerate(paths[:_MOST], 1):
        progress("读取申请表", number, len(paths))
        one, found = _read(request.folder, path)
        findings += found
        if one is not None:
            forms.append(one)
    if len(paths) > _MOST:
        message = f"文件太多：只读了前 {_MOST} 份，共 {len(paths)} 份"
        place = Place(str(request.folder))
        hint = "分成几个文件夹"
        findings.append(Finding("too-many-forms", message, place, hint))
    rows = tables(forms)
    published = _published(request, _contents(request, forms, rows))
    return FormsResult(
        in_order([*findings, *published.findings]),
        {name: len(some) - 1 for name, some in rows.items()},
        published.written,
        published.unchanged,
        published.removed,
    )


def _files(folder: Path) -> Iterator[Path]:
    """Word files in a folder and below it; those that Word keeps beside open ones are
    none."""
    for path in folder.rglob("*.docx"):
        if not path.name.startswith(("~$", ".")) and path.is_file():
            yield path


def _read(
    folder: Path,
    path: Path,
) -> tuple[Filled | None, list[Finding]]:
    """One form, and what is wrong with it. None for a file that is none."""
    from policypress.word.form import read_form

    name = path.relative_to(folder).as_posix()
    data = word_bytes(path)
    if isinstance(data, Finding):
        found = Finding(data.code, data.message, Place(name), data.hint)
        return None, [found]
    form = read_form(data, name)
    if has_errors(list(form.findings)):
        return None, list(form.findings)
    if not form.answers:
        message = "这份文件里没有填写项，不是本工具生成的申请表"
        hint = "核对文件；扫描件、重新录入的表格要人工汇总"
        return None, [Finding("not-a-form", message, Place(name), hint)]
    return Filled(name, form), list(form.findings)


def _contents(
    request: FormsRequest,
    forms: list[Filled],
    rows: dict[str, list[list[str]]],
) -> dict[str, bytes]:
    """The files to be written, by name."""
    from policypress.render.xlsx import render

    found: dict[str, bytes] = {}
    if "xlsx" in request.formats:
        found["填报汇总.xlsx"] = render(document(rows))
    if "csv" in request.formats:
        for name, some in rows.items():
            found[f"填报汇总-{name}.csv"] = as_csv(some)
    if request.answers:
        for number, one in enumerate(forms, 1):
            stem = Path(one.file).stem
            name = f"填报文件/{number:04}-{stem}.yaml"
            found[name] = answer_file(one)
    return found


def as_csv(rows: list[list[str]]) -> bytes:
    """A table as CSV that Excel opens rightly; no cell of it is ever a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([_harmless(one) for one in row])
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def answer_file(one: Filled) -> bytes:
    """The answer file of a form."""
    from policypress.edit.emit import entry

    data = answer_data(one)
    lines = [f"# {one.file}\n"]
    lines += [entry(key, value, 0, "\n") for key, value in data.items()]
    return "".join(lines).encode()


def _published(
    request: FormsRequest,
    files: dict[str, bytes],
) -> Published:
    """Puts the files into their folder."""
    owner = Owner.of("forms", request.out, request.folder)
    publisher = Publisher(request.out, owner, [request.folder])
    for name, data in files.items():
        publisher.add(name, data, "forms")
    return publisher.publish(complete=True)
