"""A newer text of a policy that was imported before (再次导入): a review of the source.

The drafter's work since is kept. The newer text is imported beside it and rendered as
ours, so that it differs from our text by its words alone; what differs are proposals,
as those of any returned file.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, Place
from policypress.pipeline.build import build
from policypress.pipeline.importing import ImportRequest, import_text
from policypress.pipeline.request import BuildRequest, Progress
from policypress.pipeline.review import (
    ReviewRequest,
    ReviewResult,
    review,
)
from policypress.source import load
from policypress.source.model import PolicyFile
from policypress.system import temporary

_POLICY = "policy.yaml"


class Reimport(Struct, frozen=True):
    """What came of it. review: None where the newer text could not be read."""

    findings: list[Finding]
    review: ReviewResult | None = None


def is_policy(folder: Path) -> bool:
    """Whether a policy stands in a folder already."""
    return (folder / _POLICY).is_file()


def reimport(
    request: ImportRequest,
    is_applied: bool,
    pick: tuple[int, ...],
    when: str,
    progress: Progress,
) -> Reimport:
    """Review the policy of `request.into` by a newer text of it. is_applied: whether what
    can be written back is written; pick: the numbers of what is wanted, () for all;
    when: the time, for `undo`."""
    loaded = load(request.into)
    if loaded.policy is None:
        return Reimport(loaded.findings)
    try:
        with temporary.folder() as home:
            file = _rendered(
                request,
                loaded.policy.meta,
                home,
                progress,
            )
            if isinstance(file, Reimport):
                return file
            asked = ReviewRequest(
                (file,),
                request.into,
                request.templates,
                is_applied,
                pick,
                when=when,
            )
            return Reimport([], review(asked, progress))
    except OSError as problem:
        return Reimport([temporary.refusal(problem)])


def _rendered(
    request: ImportRequest,
    meta: PolicyFile,
    home: Path,
    progress: Progress,
) -> Path | Reimport:
    """The newer text as our Word file, called as the file is; or why there is none.
    home: a folder for what is made on the way. Raises OSError."""
    newer = home / request.into.name
    made = import_text(replace(request, into=newer), progress)
    if not made.written:
        return Reimport(made.findings)
    _take_stage(newer, meta.stage)
    out = home / "outputs"
    wanted = BuildRequest(newer, request.templates, out, formats=("docx",))
    build(wanted, lambda *_: None)
    for word in sorted(out.rglob("*正文*.docx")):
        return word.replace(home / f"{request.file.stem}.docx")
    message = "新文本排不出正文，没有比较"
    hint = "用 --into 另存到新的文件夹，对照查看"
    place = Place(request.file.name)
    return Reimport([Finding("not-rendered", message, place, hint)])


def _take_stage(folder: Path, stage: str) -> None:
    """Give the newer text the stage of the policy, which is printed below the title."""
    path = folder / _POLICY
    text = path.read_text("utf-8")
    changed = text.replace("stage: drafting", f"stage: {stage}", 1)
    path.write_text(changed, "utf-8")
