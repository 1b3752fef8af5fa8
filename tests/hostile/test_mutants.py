"""Ten thousand damaged inputs: no traceback, no hang, nothing touched, clean words."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import pool, settings
from tests.hostile.making import KINDS
from tests.hostile.surroundings import differences, snapshot

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="限额和监视要 Linux"
    ),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Iterator[Path]:
    """A folder with a copy of the checkout (`project`), where files are cheap."""
    home = settings.fast_folder(tmp_path_factory.getbasetemp())
    folder = Path(tempfile.mkdtemp(prefix="policypress-hostile-", dir=home))
    settings.project_copy(folder / "project")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_input_never_does_damage(
    kind: str, place: Path, capsys
) -> None:
    wanted, _, number = settings.ONE.partition(":")
    if wanted and wanted != kind:
        pytest.skip(f"only {settings.ONE} was asked for")
    root = place / "project"
    before = _without_caches(root)
    count = settings.COUNT * KINDS[kind].share // 100
    only = int(number) if number else -1
    gathered = pool.run(kind, count, root, place / "cases", only)
    for line in differences(before, _without_caches(root), ()):
        gathered.kinds["the checkout was touched"].append({"detail": line})
    with capsys.disabled():
        seconds = f"{gathered.seconds:.0f} s, {gathered.processor:.0f} s of processor"
        print(f"\n{kind}: {gathered.count} mutants in {seconds}")
    if gathered.kinds:
        pytest.fail(gathered.as_text(), pytrace=False)
    assert only >= 0 or gathered.count == count


def _without_caches(root: Path) -> dict:
    """The checkout without Python's compiled files, which every run may write."""
    found = snapshot(root)
    return {
        path: about
        for path, about in found.items()
        if "__pycache__" not in path
    }
