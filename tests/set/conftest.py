"""The shipped policy, built once for all tests of the document set."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from policypress.findings import has_errors
from policypress.pipeline.build import BuildRequest, BuildResult, build
from policypress.system.environment import ROOT
from policypress.system.locks import hold

_PATIENCE = 300  # seconds, for a build on a busy machine


def quiet(what: str, done: int = 0, total: int = 0) -> None:
    """Progress that nobody watches."""


def built(policy: Path, out: Path, **options: object) -> BuildResult:
    """A build that has to succeed."""
    result = build(
        BuildRequest(policy, ROOT / "templates", out, **options), quiet
    )
    assert not has_errors(result.findings), "\n".join(
        map(str, result.findings)
    )
    return result


def built_once(
    name: str,
    policy: Path,
    temporary: pytest.TempPathFactory,
    **options: object,
) -> Path:
    """The outputs of a build that the first process of the tests to ask makes, and the
    others find. Nobody writes there."""
    base = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # where all processes of this run have theirs
    folder = base / f"once-{name}"
    folder.mkdir(exist_ok=True)
    with hold(folder / "lock", _PATIENCE):
        if not (folder / "built").exists():
            built(policy, folder / "outputs", **options)
            (folder / "built").touch()
    return folder / "outputs"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every document of the shipped policy. Nobody writes there."""
    return built_once("shipped", ROOT / "policy", tmp_path_factory)


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents with provenance shown."""
    return built_once("marked", ROOT / "policy", tmp_path_factory, marks=True)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A copy of the shipped policy to change."""
    return Path(shutil.copytree(ROOT / "policy", tmp_path / "policy"))


@pytest.fixture
def outputs(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the finished documents, as yesterday's build left them."""
    return Path(shutil.copytree(shipped, tmp_path / "outputs"))
