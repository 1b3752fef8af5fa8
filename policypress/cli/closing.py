"""Closing words that several commands share: what was written, kept and removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from policypress import report

_NAMED = (
    20  # removed files that are named one by one; more than that nobody reads
)


class Outcome(Protocol):
    """What a command did to the files of its output folder."""

    @property
    def written(self) -> list[Path]: ...
    @property
    def unchanged(self) -> list[Path]: ...
    @property
    def removed(self) -> list[Path]: ...


def counts(outcome: Outcome) -> str:
    """“写入 4 个文件，未变 1 个，移除旧文件 1 个”."""
    parts = [
        f"写入 {len(outcome.written)} 个文件",
        f"未变 {len(outcome.unchanged)} 个",
    ]
    if outcome.removed:
        parts.append(f"移除旧文件 {len(outcome.removed)} 个")
    return "，".join(parts)


def removed(paths: Sequence[Path]) -> list[str]:
    """A line for each file that was removed."""
    lines = [f"已移除：{report.shown(path)}" for path in paths[:_NAMED]]
    if len(paths) > _NAMED:
        lines.append(f"……另外还移除了 {len(paths) - _NAMED} 个")
    return lines


def pages_made(
    outcome: Outcome,
    seconds: float,
    out: Path,
) -> list[str]:
    """What became of the pages of a site, and where to begin. out: its folder."""
    used = f"用时 {seconds:.1f} 秒。"
    if not (outcome.written or outcome.unchanged or outcome.removed):
        return [f"没有写入文件，原有网页保持不变，{used}"]
    start = report.shown(out / "index.html")
    gone = removed(outcome.removed)
    return [*gone, f"{counts(outcome)}，{used}打开 {start}"]
