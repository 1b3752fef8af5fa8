"""Word files → PDF with LibreOffice: many files in one call, a profile of its own, a time limit, nothing half-written.

LibreOffice works on copies under neutral names, so it neither locks nor changes the .docx, and files of the same name
in different folders do not overwrite each other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policypress.findings import Finding, Place
from policypress.render.pdf_fonts import substitutions
from policypress.system import temporary
from policypress.system.tools import end_process, find_soffice

_START_SECONDS, _FILE_SECONDS = 90.0, 20.0
_LOOK_SECONDS = 0.2  # between two looks whether the result is still wanted
_RETRY_HINT = "用 LibreOffice 打开这份文件看是否报错；其余文件不受影响，可再运行一次"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What came of it. written: PDFs now in place; substitutions: (font asked for, font that stands in the PDF)."""

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
    """Write a PDF of each file into `out`, below it at the same place as the file has below `base`.

    base: folder the files lie in (None: all PDFs directly in `out`). timeout: seconds for one call of LibreOffice
    (None: by the number of files). given_up: asked while LibreOffice works; True ends it. Missing program, crash,
    hang, unreadable file, full disk, no temporary folder: findings, and what could be converted is there; a PDF that
    could not be renewed stays as it was.
    """
    if not files:
        return PdfResult()
    soffice = find_soffice()
    if not soffice:
        return PdfResult(
            findings=(
                Finding(
                    "libreoffice-missing",
                    f"没有找到 LibreOffice，{len(files)} 份 PDF 没有生成",
                    Place("PDF"),
                    "安装 LibreOffice（Debian/Ubuntu：apt install libreoffice-writer-nogui；Windows、macOS：libreoffice.org）后再运行一次",
                    "warning",
                ),
            )
        )
    try:
        with temporary.folder() as folder:
            made, findings = _Conversion(soffice, folder, timeout, given_up).run(files)
            written, refused = _place(made, out, base)
            findings += refused
            replaced = substitutions(list(made.items()))
    except OSError as problem:
        return PdfResult(findings=(temporary.refusal(problem),))
    if replaced:
        findings.append(_substituted(replaced))
    return PdfResult(tuple(written), tuple(findings), replaced)


def _place(
    made: dict[Path, Path], out: Path, base: Path | None
) -> tuple[list[Path], list[Finding]]:
    """Puts each PDF where it belongs; those now in place, and a finding for each that could not be."""
    written, findings = [], []
    for file, pdf in made.items():
        target = (
            out / file.relative_to(base) if base else out / file.name
        ).with_suffix(".pdf")
        try:
            _put(pdf, target)
            written.append(target)
        except OSError as error:
            why = f"PDF 写不进去（{error.strerror}）"
            hint = "检查磁盘空间和文件夹权限，关闭正在打开它的程序"
            findings.append(Finding("pdf-not-written", why, Place(target.name), hint))
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
        self.soffice, self.folder, self.timeout = soffice, folder, timeout
        self.given_up = given_up
        self.calls = 0

    def run(self, files: Sequence[Path]) -> tuple[dict[Path, Path], list[Finding]]:
        """PDFs (in the temporary folder) by file, in the order given, and a finding for each file without one."""
        made: dict[Path, Path] = {}
        findings: list[Finding] = []
        waiting: dict[Path, Path] = {}
        failures = dict.fromkeys(files, 0)
        (self.folder / "in").mkdir()
        for number, file in enumerate(failures):
            copy = self.folder / "in" / f"{number:04d}{file.suffix}"
            try:
                shutil.copyfile(file, copy)
                waiting[file] = copy
            except OSError as error:
                findings.append(_failed(file, f"读不到（{error.strerror}）"))
        while waiting:
            why = self._call(list(waiting.values()))
            if self.given_up():
                findings += [_failed(file, why) for file in waiting]
                break
            for file, copy in list(waiting.items()):
                pdf = self.folder / "out" / f"{copy.stem}.pdf"
                if _is_pdf(pdf):
                    made[file] = pdf
                    del waiting[file]
            # After a crash or a hang only the first file left is to blame: LibreOffice takes them in order.
            for file in list(waiting)[:1] if why else list(waiting):
                failures[file] += 1
                if failures[file] == 2:
                    findings.append(_failed(file, why or "LibreOffice 打不开"))
                    del waiting[file]
            if waiting and not made and any(count == 2 for count in failures.values()):
                findings += [
                    _failed(file, why or "LibreOffice 打不开") for file in waiting
                ]
                break
        return {file: made[file] for file in files if file in made}, findings

    def _call(self, copies: list[Path]) -> str:
        """One call with a new profile. "" when LibreOffice ended by itself, else why not (Chinese)."""
        self.calls += 1
        profile = self.folder / f"profile-{self.calls}"
        limit = self.timeout or _START_SECONDS + _FILE_SECONDS * len(copies)
        command = [
            str(self.soffice),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            "pdf",
            "--outdir",
            str(self.folder / "out"),
            *map(str, copies),
        ]
        here = dict.fromkeys(
            ("TMPDIR", "TEMP", "TMP"), str(self.folder)
        )  # what it leaves when killed goes as well
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, **here},
            )
        except OSError as error:
            return f"LibreOffice 无法启动（{error.strerror}）"
        try:
            return self._wait(process, limit)
        finally:
            end_process(
                process
            )  # with the processes it started: soffice is only a launcher

    def _wait(self, process: subprocess.Popen[bytes], limit: float) -> str:
        """Waits until LibreOffice ends, its time is over or nobody wants the result; why it is not to be trusted."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            try:
                code = process.wait(_LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                if self.given_up():
                    return "已不再需要"
                continue
            return f"LibreOffice 中途退出（{code}）" if code else ""
        return f"LibreOffice 超过 {limit:.0f} 秒没有完成"


def _is_pdf(path: Path) -> bool:
    """True for a PDF that was written to its end."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(5)
        file.seek(max(path.stat().st_size - 1024, 0))
        return start == b"%PDF-" and b"%%EOF" in file.read()


def _put(pdf: Path, target: Path) -> None:
    """Copy next to the target, then swap: readers see the old file or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(pdf, partial)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _failed(file: Path, why: str) -> Finding:
    return Finding(
        "pdf-failed", f"没有转成 PDF：{why}", Place(file.name), _RETRY_HINT, "warning"
    )


def _substituted(replaced: Sequence[tuple[str, str]]) -> Finding:
    """One note for all fonts this machine lacks; another font may break lines and pages elsewhere."""
    words = "、".join(f"{name}→{instead}" for name, instead in replaced)
    return Finding(
        "font-substituted",
        f"PDF 中以其他字体代替：{words}",
        Place("PDF"),
        "装上这些字体后再运行一次；正式印发前须用正式字体核对版面",
        "note",
    )
