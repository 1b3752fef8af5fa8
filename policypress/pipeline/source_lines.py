"""The files of a policy as lines (源文件各行), by the names that findings have for them."""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding


class SourceLines:
    """The source files below a folder, each read once and when it is asked for."""

    def __init__(self, folder: Path) -> None:
        from policypress.source.inventory import find

        self._paths = {one.name: one.path for one in find(folder)[0]}
        self._lines: dict[str, tuple[str, ...]] = {}

    def files(self) -> list[str]:
        """Every source file."""
        return list(self._paths)

    def lines_of(self, file: str) -> tuple[str, ...]:
        """The lines of a file, () for one that is not of the source."""
        if file not in self._lines:
            path = self._paths.get(file)
            text = _text(path) if path else ""
            self._lines[file] = tuple(text.split("\n"))
        return self._lines[file]

    def line(self, finding: Finding) -> str:
        """The line that a finding is about."""
        lines = self.lines_of(finding.place.file)
        number = finding.place.line
        return lines[number - 1] if 0 < number <= len(lines) else ""


def _text(path: Path) -> str:
    """What a source file says; "" when it cannot be read, which loading has said."""
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
