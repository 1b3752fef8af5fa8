"""A preview of the tiny policy of tests/support/small_policy.py, with the repository's own templates."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from policypress.serve import Preview, preview
from policypress.serve.session import Session
from tests.support import small_policy as small
from tests.support.sites import TEMPLATES


def written(folder: Path) -> Path:
    """The folder, with policy/ and templates/ in it."""
    small.write(folder)
    shutil.copytree(TEMPLATES, folder / "templates")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Holds policy/ and templates/, which a test may spoil."""
    return written(tmp_path)


@pytest.fixture
def session(folder: Path) -> Session:
    """One that has not looked at its folder yet, and makes no page images."""
    session = Session(folder / "policy", folder / "templates", folder)
    session.page_images.available = False
    return session


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Preview]]:
    """Starts a preview of the folder, on a free port; it ends with the test."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(
            preview(folder / "policy", folder / "templates", **settings)
        )
