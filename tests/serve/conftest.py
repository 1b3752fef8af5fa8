"""A preview of the tiny policy of tests/support/small_policy.py, with the repository's own templates."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from policypress.serve import Preview, preview
from policypress.serve.page_images import Pictures
from policypress.serve.session import Desk
from tests.support import small_policy as small
from tests.support.sites import TEMPLATES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Holds policy/ and templates/, which a test may spoil."""
    small.write(tmp_path)
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Desk:
    """A desk that has not looked at its folder yet, and makes no page images."""
    pictures = Pictures(folder)
    pictures.available = False
    return Desk(folder / "policy", folder / "templates", pictures)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Preview]]:
    """Starts a preview of the folder, on a free port; it ends with the test."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(
            preview(folder / "policy", folder / "templates", **settings)
        )
