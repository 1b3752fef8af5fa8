"""`build.py build A B …` and `--all`: what several policies are, and what is said of
them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import beside, folder, refuse_sources
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline.no_cluster import NoCluster
from policypress.pipeline.policy_folders import names_of, policies_in
from policypress.pipeline.request import BuildRequest
from policypress.system.environment import add_tools

if TYPE_CHECKING:
    from policypress.pipeline.several import Outcome, Task
    from policypress.portfolio import KeptFacts


def add_several(parser: Parser) -> None:
    """The policies themselves, and --all."""
    parser.add_argument(
        "policies",
        metavar="政策目录",
        nargs="*",
        type=Path,
        help="一次生成几个政策；每个与单独生成的一样",
    )
    parser.add_argument(
        "--all",
        metavar="目录",
        type=Path,
        help="生成这个文件夹里的所有政策（有 policy.yaml 的文件夹，最多往下找 4 层）",
    )
    parser.add_argument(
        "--dask",
        metavar="地址",
        default="",
        help="几个政策分到 Dask 集群的几台机器上生成，如 tcp://10.0.0.1:8786",
    )


def are_several(given: argparse.Namespace) -> bool:
    """Whether policies are named that are to be built one after the other."""
    return bool(given.policies) or given.all is not None


def run(
    parser: Parser,
    given: argparse.Namespace,
    asked: BuildRequest,
) -> int:
    """Build them all and say what came of each; the exit code. asked: what is wanted of
    each, whatever its folders."""
    # Help is given without what a build needs.
    from policypress.portfolio import KeptFacts, across

    code = add_tools("cluster") if given.dask else None
    if code is not None:
        return code
    folders, within = _folders(parser, given)
    out = folder(given.out) if given.out is not None else None
    tasks = _tasks(folders, within, out, asked)
    kept = [*folders, asked.templates]
    for task in tasks:
        refuse_sources(parser, task.request.out, kept)
    line, started, count = Line(), perf_counter(), _Count()
    with KeptFacts() as facts:
        try:
            for outcome in _built(tasks, asked.jobs, given.dask, line):
                line.clear()
                print(_said(outcome), flush=True)
                count.add(outcome)
                _keep(facts, outcome)
        except NoCluster as problem:
            line.clear()
            print(report.as_text([problem.finding(given.dask)]))
            return FINDINGS
        finally:
            line.clear()
        findings = across(facts)
    if findings:
        print(f"\n几个政策之间：\n{report.as_text(findings)}")
    print(count.said(perf_counter() - started))
    is_done = count.number == count.built
    return OK if is_done and not has_errors(findings) else FINDINGS


def _keep(facts: KeptFacts, outcome: Outcome) -> None:
    """Keeps what other policies are held against, of one that was built."""
    if outcome.facts is not None:
        facts.add(outcome.facts)


class _Count(Struct):
    """What came of all: how many there were, how many were built, how many files were
    written and how many were there already. Nothing else of them is kept."""

    number: int = 0
    built: int = 0
    written: int = 0
    unchanged: int = 0

    def add(self, outcome: Outcome) -> None:
        """One more."""
        self.number += 1
        if outcome.is_built:
            self.built += 1
            self.written += outcome.written
            self.unchanged += outcome.unchanged

    def said(self, seconds: float) -> str:
        """The last line."""
        parts = [f"共 {self.number} 个政策：生成 {self.built} 个"]
        failed = self.number - self.built
        if failed:
            parts.append(f"有错误、没有写入的 {failed} 个")
        parts.append(f"写入 {self.written} 个文件，未变 {self.unchanged} 个")
        return f"{'，'.join(parts)}，用时 {seconds:.1f} 秒。"


def _built(
    tasks: Sequence[Task],
    jobs: int,
    dask: str,
    line: Line,
) -> Iterator[Outcome]:
    """The outcome of each, from this machine or a cluster. Raises NoCluster."""
    from policypress.pipeline.cluster import build_on_cluster
    from policypress.pipeline.several import build_several

    if dask:
        return build_on_cluster(dask, tasks, line)
    return build_several(tasks, jobs, line)


def _folders(
    parser: Parser,
    given: argparse.Namespace,
) -> tuple[list[Path], Path | None]:
    """The policy folders, each once, and the folder they were looked for in.

    Raises WrongUsage where there is none.
    """
    if given.all is None:
        return list(dict.fromkeys(map(folder, given.policies))), None
    if given.policies:
        parser.error("--all 与逐个写出的政策目录只能用一样")
    within = folder(given.all)
    try:
        found = policies_in(within)
    except OSError as problem:
        reason = problem.strerror or problem
        parser.error(f"--all 的文件夹 {given.all} 读不了（{reason}）")
    if not found:
        parser.error(f"{given.all} 里没有政策：没有哪个文件夹有 policy.yaml")
    return found, within


def _tasks(
    folders: Sequence[Path],
    within: Path | None,
    out: Path | None,
    asked: BuildRequest,
) -> list[Task]:
    """What to build: each in a process of its own, where it goes when built alone or
    below `out` by name."""
    from policypress.pipeline.several import Task

    tasks = []
    for policy, name in zip(folders, names_of(folders, within), strict=True):
        own = beside(policy) if out is None else out / name
        request = replace(asked, policy=policy, out=own, jobs=1)
        tasks.append(Task(name, request))
    return tasks


def _said(outcome: Outcome) -> str:
    """What came of one policy: a line, and its findings below it."""
    serious = [one for one in outcome.findings if one.severity != "note"]
    if outcome.is_built:
        counts = f"写入 {outcome.written} 个文件，未变 {outcome.unchanged} 个"
        if outcome.removed:
            counts += f"，移除旧文件 {outcome.removed} 个"
    else:
        counts = "没有写入文件，原有输出保持不变"
    lines = [f"{report.shown(outcome.name)}  {counts}"]
    if serious:
        lines.append(report.as_text(serious))
    return "\n".join(lines)
