"""Several policies in one go (批量生成): each as it would be alone, on all processors.

Each is built in a process of its own, which ends with it: what one leaves in memory does
not stay for the next, so that a thousand need no more of it than two.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, has_errors
from policypress.pipeline.build import build
from policypress.pipeline.request import BuildRequest, BuildResult, Progress
from policypress.pipeline.workers import Work, Workers
from policypress.portfolio import Facts, facts_of
from policypress.portfolio.facts import moved
from policypress.system import unchanged

if TYPE_CHECKING:
    from policypress.document import Document

# Results that wait for one before them, for each process: each is an open file.
_WAITING = 8


class Task(Struct, frozen=True):
    """One policy to be built. name: what it is called among the others."""

    name: str
    request: BuildRequest


class Outcome(Struct, frozen=True):
    """What came of one: findings whose places begin with its name, how many files were
    written, stayed and were removed, and what others may contradict (None where it could
    not be read)."""

    name: str
    findings: list[Finding]
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    facts: Facts | None = None

    @property
    def is_built(self) -> bool:
        """Whether its files are there and belong to its source."""
        return not has_errors(self.findings)


def build_several(
    tasks: Sequence[Task],
    jobs: int,
    progress: Progress,
) -> Iterator[Outcome]:
    """The outcome of each task, in their order. jobs: policies built at the same time."""
    _import_what_builds_need()
    # One more than work at a time: this process only waits.
    with Workers(jobs + 1) as workers:
        running: deque[Work] = deque()
        for number, task in enumerate(tasks, 1):
            progress(task.name, number, len(tasks))
            workers.wait_for_room()
            running.append(workers.start(_work(task), "build"))
            if len(running) > jobs * _WAITING:
                yield running.popleft()()
        while running:
            yield running.popleft()()


def _work(task: Task) -> Work:
    """The building of one policy, for another process."""
    return lambda: outcome_of(task)


def outcome_of(task: Task) -> Outcome:
    """Builds one policy, unless nothing has changed since this was last done."""
    arguments = _arguments(task.request)
    known = unchanged.recall(unchanged.BUILD, arguments)
    if known is not None:
        return msgspec.json.decode(known.encode(), type=Outcome)
    sources = (str(task.request.policy), str(task.request.templates))
    attempt = unchanged.Attempt(unchanged.BUILD, arguments, sources)
    result = build(task.request, lambda *_: None)
    outcome = _outcome(task, result)
    if result.digests:
        there = outcome.written + outcome.unchanged
        kept = replace(outcome, written=0, unchanged=there, removed=0)
        text = msgspec.json.encode(kept).decode()
        out = str(task.request.out)
        attempt.keep(text, out=out, outputs=result.digests)
    return outcome


def _arguments(request: BuildRequest) -> list[str]:
    """What tells this build from others of the same folder, as a command line."""
    asked = msgspec.json.encode(
        [request.only, request.formats, request.marks, request.final]
    )
    return [
        "--policy",
        str(request.policy),
        "--templates",
        str(request.templates),
        "--out",
        str(request.out),
        "--several",
        asked.decode(),
    ]


def _outcome(task: Task, result: BuildResult) -> Outcome:
    """The result of a build in few words."""
    folder = task.request.policy
    return Outcome(
        task.name,
        [renamed(one, folder, task.name) for one in result.findings],
        len(result.written),
        len(result.unchanged),
        len(result.removed),
        _facts(task, result),
    )


def _facts(
    task: Task,
    result: BuildResult,
) -> Facts | None:
    """What others may contradict, with places that begin with the policy's name."""
    composed = result.composed
    if composed is None or composed.policy is None:
        return None
    text = official_text(composed.documents)
    facts = facts_of(composed.policy, text, task.name)
    return facts.called(task.name, task.request.policy.name)


def official_text(documents: Sequence[Document]) -> Document | None:
    """The document with the words of the policy, None where it was not asked for."""
    for document in documents:
        if document.template == "measures":
            return document
    return None


def renamed(
    finding: Finding,
    folder: Path,
    name: str,
) -> Finding:
    """A finding with the policy's name in place of its folder's, which several share."""
    place = finding.place
    if place.file == str(folder):
        return replace(finding, place=replace(place, file=name))
    return replace(finding, place=moved(place, folder.name, name))


def _import_what_builds_need() -> None:
    """Import once what every process needs: they begin as copies of this one."""
    import policypress.compose.compose  # noqa: F401
    import policypress.pipeline.production  # noqa: F401
    import policypress.render.docx  # noqa: F401
    import policypress.render.xlsx  # noqa: F401
    import policypress.site  # noqa: F401
    import policypress.source  # noqa: F401
