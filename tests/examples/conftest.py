"""The policies that the package ships, each built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source import load
from policypress.source.model import Policy
from policypress.system.environment import ROOT
from tests.set.conftest import built_once
from tests.support.effort import NO_TIME, has_time

EXAMPLES = sorted(
    folder for folder in (ROOT / "examples").iterdir() if folder.is_dir()
)


@pytest.fixture(
    scope="package", params=EXAMPLES, ids=lambda folder: folder.name
)
def example(request: pytest.FixtureRequest) -> Path:
    """The source of one example after the other."""
    return request.param


@pytest.fixture(scope="package")
def one_example(example: Path) -> Path:
    """The same; where there is no time the last only, for what another program does with
    documents of the same kinds takes minutes."""
    if example != EXAMPLES[-1] and not has_time():
        pytest.skip(NO_TIME)
    return example


@pytest.fixture(scope="package")
def policy(example: Path) -> Policy:
    """It read."""
    loaded = load(example)
    assert loaded.policy, [str(one) for one in loaded.findings]
    return loaded.policy


@pytest.fixture(scope="package")
def outputs(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its documents and its site. Nobody writes there."""
    return built_once(example.name, example, tmp_path_factory)
