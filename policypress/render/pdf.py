"""Word files → PDF with LibreOffice.

Many files in one call, nothing half-written.

LibreOffice gets a profile of its own and a time limit. It works on copies
under neutral names, so it neither locks nor changes the .docx, and files of
the same name in different folders do not overwrite each other.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.render.pdf_fonts import substitutions
from policypress.system import office, temporary
from policypress.system.tools import find_soffice

# ample on a slow machine
_START_SECONDS = 90.0
_FILE_SECONDS = 20.0
# Of a file: once with others, once more without those that went well.
_TRIALS = 2
_END_OF_FILE = 1024  # bytes at the end of a PDF in which %%EOF stands
_INSTALL = (
    "安装 LibreOffice（Debian/Ubuntu：apt install libreoffice-writer-nogui；"
    "Windows、macOS：libreoffice.org）后再运行一次"
)
_NOT_OPENED = "LibreOffice 打不开"
_RETRY_HINT = (
    "用 LibreOffice 打开这份文件看是否报错；其余文件不受影响，可再运行一次"
)


class PdfResult(Struct, frozen=True):
    """What came of a conversion.

    written: PDFs now in place; substitutions: (font asked for, font in the
    PDF).
    """

    written: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    substitutions: tuple[tuple[str, str], ...] = ()


def convert(
    files: Sequence[Path],
    out: Path,
    *,
    base: Path | None = None,
    timeout: float | None = None,
    given_up: Callable[[], bool] = lambda: False,
) -> PdfResult:
    """Writes a PDF of each file into `out`, as far below it as the file is
    below `base`.

    base: folder in which the files lie (None: all PDFs directly in `out`).
    timeout: seconds for one call of LibreOffice (None: by the number of
    files). given_up: asked while LibreOffice works; True ends it. Missing
    program, crash, hang, unreadable file, full disk, no temporary folder:
    findings, and what could be converted is there; a PDF that could not be
    renewed stays as it was.
    """
    if not files:
        return PdfResult()
    soffice = find_soffice()
    if not soffice:
        return PdfResult(findings=(_missing(len(files)),))
    try:
        with temporary.folder() as folder:
            made, findings = _Conversion(
                soffice,
                folder,
                timeout,
                given_up,
            ).run(files)
            written, refused = _place(made, out, base)
            findings += refused
            replaced = substitutions(list(made.items()))
    except OSError as problem:
        return PdfResult(findings=(temporary.refusal(problem),))
    if replaced:
        findings.append(_substituted(replaced))
    return PdfResult(tuple(written), tuple(findings), replaced)


def _place(
    made: dict[Path, Path],
    out: Path,
    base: Path | None,
) -> tuple[list[Path], list[Finding]]:
    """Puts each PDF where it belongs.

    Those now in place, and a finding for each that could not be put there.
    """
    written = []
    findings = []
    for file, pdf in made.items():
        name = file.relative_to(base) if base else Path(file.name)
        target = (out / name).with_suffix(".pdf")
        try:
            _put(pdf, target)
            written.append(target)
        except OSError as error:
            why = f"PDF 写不进去（{error.strerror}）"
            hint = "检查磁盘空间和文件夹权限，关闭正在打开它的程序"
            findings.append(
                Finding("pdf-not-written", why, Place(target.name), hint)
            )
    return written, findings


class _Conversion:
    """Calls LibreOffice until each file has come out or has failed twice."""

    def __init__(
        self,
        soffice: Path,
        folder: Path,
        timeout: float | None,
        given_up: Callable[[], bool],
    ) -> None:
        """folder: where LibreOffice writes.

        timeout: seconds for one call. given_up: asked now and then whether
        nobody waits any more.
        """
        self.soffice = soffice
        self.folder = folder
        self.timeout = timeout
        self.given_up = given_up
        self.calls = 0

        self.made: dict[Path, Path] = {}
        self.waiting: dict[Path, Path] = {}
        self.failures: dict[Path, int] = {}
        self.findings: list[Finding] = []

    def run(
        self,
        files: Sequence[Path],
    ) -> tuple[dict[Path, Path], list[Finding]]:
        """PDFs (in the temporary folder) by file, in the order given.

        With a finding for each file without one.
        """
        self._copy(files)
        while self.waiting:
            why = self._call(list(self.waiting.values()))
            if self.given_up():
                self._fail_all(why)
                break
            self._gather()
            self._count_failures(why)
            if self.waiting and self._never_works():
                self._fail_all(why)
                break
        made = {file: self.made[file] for file in files if file in self.made}
        return made, self.findings

    def _copy(self, files: Sequence[Path]) -> None:
        """Copies the files under neutral names; they then wait for a PDF."""
        folder = self.folder / "in"
        folder.mkdir()
        self.failures = dict.fromkeys(files, 0)
        for number, file in enumerate(self.failures):
            copy = folder / f"{number:04d}{file.suffix}"
            try:
                shutil.copyfile(file, copy)
                self.waiting[file] = copy
            except OSError as error:
                self.findings.append(
                    _failed(file, f"读不到（{error.strerror}）")
                )

    def _gather(self) -> None:
        """Files of which a whole PDF is there wait no longer."""
        for file, copy in list(self.waiting.items()):
            pdf = self.folder / "out" / f"{copy.stem}.pdf"
            if _is_pdf(pdf):
                self.made[file] = pdf
                del self.waiting[file]

    def _count_failures(self, why: str) -> None:
        """Files that failed twice are given up.

        why: how the call went wrong, "" when it went well. After a crash or a
        hang only the first file left is to blame: LibreOffice takes them in
        order.
        """
        blamed = list(self.waiting)
        if why:
            blamed = blamed[:1]
        for file in blamed:
            self.failures[file] += 1
            if self.failures[file] == _TRIALS:
                self.findings.append(_failed(file, why or _NOT_OPENED))
                del self.waiting[file]

    def _never_works(self) -> bool:
        """Whether one file has failed for good and none has come out."""
        return not self.made and _TRIALS in self.failures.values()

    def _fail_all(self, why: str) -> None:
        """Gives up what still waits."""
        for file in self.waiting:
            self.findings.append(_failed(file, why or _NOT_OPENED))

    def _call(self, copies: list[Path]) -> str:
        """One call with a new profile.

        "" when LibreOffice ended by itself, else why not (Chinese).
        """
        self.calls += 1
        return office.call(
            self.soffice,
            self.folder,
            f"profile-{self.calls}",
            "pdf",
            copies,
            self.timeout or _START_SECONDS + _FILE_SECONDS * len(copies),
            self.given_up,
        )


def _is_pdf(path: Path) -> bool:
    """True for a PDF that was written to its end."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(5)
        file.seek(max(path.stat().st_size - _END_OF_FILE, 0))
        return start == b"%PDF-" and b"%%EOF" in file.read()


def _put(
    pdf: Path,
    target: Path,
) -> None:
    """Copy next to the target, then swap.

    Readers see the old file or the new one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(pdf, partial)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _missing(count: int) -> Finding:
    """One warning for all PDFs that LibreOffice would have made. count: of them."""
    message = f"没有找到 LibreOffice，{count} 份 PDF 没有生成"
    return Finding(
        "libreoffice-missing",
        message,
        Place("PDF"),
        _INSTALL,
        "warning",
    )


def _failed(
    file: Path,
    why: str,
) -> Finding:
    """A warning: one PDF less, and why."""
    message = f"没有转成 PDF：{why}"
    return Finding(
        "pdf-failed",
        message,
        Place(file.name),
        _RETRY_HINT,
        "warning",
    )


def _substituted(replaced: Sequence[tuple[str, str]]) -> Finding:
    """One note for all fonts that this machine lacks.

    Another font may break lines and pages elsewhere.
    """
    pairs = "、".join(f"{name}→{instead}" for name, instead in replaced)
    message = f"PDF 中以其他字体代替：{pairs}"
    hint = "装上这些字体后再运行一次；正式印发前须用正式字体核对版面"
    return Finding("font-substituted", message, Place("PDF"), hint, "note")
