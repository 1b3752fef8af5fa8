"""The shipped policy, built once for all tests of the document set."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policypress.findings import has_errors
from policypress.pipeline.build import BuildRequest, BuildResult, build
from policypress.system.environment import ROOT


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


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every document of the shipped policy. Nobody writes there."""
    out = tmp_path_factory.mktemp("shipped") / "outputs"
    built(ROOT / "policy", out)
    return out


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents with provenance shown."""
    out = tmp_path_factory.mktemp("marked") / "outputs"
    built(ROOT / "policy", out, marks=True)
    return out


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A copy of the shipped policy to change."""
    return Path(shutil.copytree(ROOT / "policy", tmp_path / "policy"))


@pytest.fixture
def outputs(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the finished documents, as yesterday's build left them."""
    return Path(shutil.copytree(shipped, tmp_path / "outputs"))
