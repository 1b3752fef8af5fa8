"""Several policies on several machines (集群), by Dask: it hands out the work, watches its
workers, and does again what one of them lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policypress.findings import Finding, Place
from policypress.pipeline.no_cluster import NoCluster
from policypress.pipeline.request import Progress
from policypress.pipeline.several import Outcome, Task, outcome_of
from policypress.pipeline.shipping import (
    Files,
    Shipment,
    TooLarge,
    build_shipment,
    encoded,
    files_of,
    program_digest,
    unpack,
)

if TYPE_CHECKING:
    from distributed import Client, Future

# Seconds until a scheduler that does not answer is said to be not there.
_PATIENCE = 10
# Policies that are under way for each worker: one is built, one waits at its door.
_AHEAD = 2


def build_on_cluster(
    address: str,
    tasks: Sequence[Task],
    progress: Progress,
) -> Iterator[Outcome]:
    """The outcome of each task, in their order, built by the workers of a scheduler.

    A policy whose text before is a git revision is built here: its history does not
    travel. Raises NoCluster.
    """
    from distributed import Client

    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as problem:
        raise NoCluster(str(problem)) from problem
    with client:
        if not client.nthreads():
            raise NoCluster("没有 dask worker 连上它")
        yield from _Run(client, tasks).outcomes(progress)


class _Run:
    """The tasks of one run, of which some are under way."""

    def __init__(
        self,
        client: Client,
        tasks: Sequence[Task],
    ) -> None:
        """client: connected to a cluster that has workers; tasks: one a
        policy."""
        self._client, self._tasks = client, tasks
        self._program = program_digest()
        self._templates: dict[str, Files] = {}
        threads = sum(client.nthreads().values())
        self._most = max(2, threads * _AHEAD)

    def outcomes(self, progress: Progress) -> Iterator[Outcome]:
        """The outcome of each task, in their order."""
        under_way: list[tuple[Task, Future | Outcome]] = []
        for number, task in enumerate(self._tasks, 1):
            progress(task.name, number, len(self._tasks))
            under_way.append((task, self._send(task)))
            if len(under_way) >= self._most:
                yield self._result(*under_way.pop(0))
        for task, sent in under_way:
            yield self._result(task, sent)

    def _send(self, task: Task) -> Future | Outcome:
        """Sends a task away; its outcome where it is not sent."""
        try:
            sources = files_of(task.request.policy)
            templates = self._templates_of(task)
        except TooLarge:
            return outcome_of(task)
        except OSError as problem:
            return _unreadable(task, problem)
        if _has_history(sources):
            return outcome_of(task)
        request = task.request
        shipment = Shipment(
            task.name,
            request.policy.name,
            request.only,
            request.formats,
            request.marks,
            request.final,
            self._program,
            sources,
            templates,
        )
        data = encoded(shipment)
        return self._client.submit(build_shipment, data, pure=False)

    def _templates_of(self, task: Task) -> Files:
        """The templates of a task, read once."""
        folder = str(task.request.templates)
        if folder not in self._templates:
            self._templates[folder] = files_of(task.request.templates)
        return self._templates[folder]

    def _result(
        self,
        task: Task,
        sent: Future | Outcome,
    ) -> Outcome:
        """Waits for what was sent away, and publishes what comes back."""
        if isinstance(sent, Outcome):
            return sent
        try:
            data = sent.result()
        except Exception as problem:  # noqa: BLE001 - whatever went wrong there
            return _lost(task, problem)
        return unpack(task, data)


def _has_history(sources: Files) -> bool:
    """Whether a policy names a git revision as the text before it."""
    text = sources.get("policy.yaml", b"")
    return b"previous" in text and b"revision" in text


def _unreadable(task: Task, problem: OSError) -> Outcome:
    """The outcome where the sources cannot be read."""
    message = f"读不了源文件：{problem.strerror or problem}"
    place = Place(str(problem.filename or task.request.policy))
    hint = "核对文件夹的权限，再运行一次"
    return Outcome(task.name, [Finding("cannot-read", message, place, hint)])


def _lost(task: Task, problem: Exception) -> Outcome:
    """The outcome where the other machine could not do its work."""
    message = f"集群没有做成：{type(problem).__name__}：{problem}"[:300]
    hint = "每台机器都要在本工具的检出目录里、用装好依赖的 Python 启动 dask worker"
    finding = Finding("cluster-failed", message, Place(task.name), hint)
    return Outcome(task.name, [finding])
