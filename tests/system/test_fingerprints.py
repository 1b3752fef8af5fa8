"""Whether files are as they were, without reading those that were written long ago."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from policypress.system import fingerprints
from policypress.system.fingerprints import (
    Doubt,
    digest_of_file,
    of_inputs,
    of_outputs,
)


def later() -> int:
    """A moment long after everything that was written."""
    return time.time_ns() + 10**12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "measures").mkdir(parents=True)
    (tmp_path / "in" / "policy.yaml").write_text("title: 甲", "utf-8")
    (tmp_path / "in" / "measures" / "a.yaml").write_text("id: a", "utf-8")
    return tmp_path / "in"


def test_the_same_files_have_the_same_fingerprint(folder: Path) -> None:
    moment = later()
    first = of_inputs([str(folder)], moment)
    assert first == of_inputs([str(folder)], moment)
    assert len(first) == 64 and first != of_inputs([], moment)


@pytest.mark.parametrize("where", ["policy.yaml", "measures/a.yaml"])
def test_another_size_time_or_name_is_another_state(
    folder: Path, where: str
) -> None:
    moment = later()
    states = [of_inputs([str(folder)], moment)]
    file = folder / where
    file.write_text("other", "utf-8")
    states.append(of_inputs([str(folder)], moment))
    os.utime(file, (1, 1))
    states.append(of_inputs([str(folder)], moment))
    file.rename(file.with_name("b.yaml"))
    states.append(of_inputs([str(folder)], moment))
    (folder / "新").mkdir()
    states.append(of_inputs([str(folder)], moment))
    assert len(set(states)) == 5


def test_a_file_written_a_moment_ago_is_read(folder: Path) -> None:
    """Written again within a tick it would have the same times."""
    file = folder / "policy.yaml"
    about = os.stat(file)
    now = max(about.st_mtime_ns, about.st_ctime_ns)
    recent = now + fingerprints._TICK
    assert of_inputs([str(file)], recent) != of_inputs([str(file)], recent + 1)


def test_caches_are_no_input_and_links_lead_to_what_counts(
    folder: Path, tmp_path: Path
) -> None:
    moment = later()
    before = of_inputs([str(folder)], moment)
    for name in ("__pycache__", ".git"):
        (folder / name).mkdir()
        (folder / name / "x").write_text("x")
    assert of_inputs([str(folder)], moment) == before
    (folder / "link").symlink_to(tmp_path / "nowhere")
    nowhere = of_inputs([str(folder)], moment)
    (tmp_path / "nowhere").write_text("x")
    assert len({before, nowhere, of_inputs([str(folder)], moment)}) == 3


def test_a_single_file_is_an_input_and_a_missing_one_an_error(
    folder: Path,
) -> None:
    moment = later()
    file = str(folder / "policy.yaml")
    assert of_inputs([file], moment) != of_inputs([str(folder)], moment)
    with pytest.raises(OSError):
        of_inputs([f"{file}.gone"], moment)


def test_too_many_files_are_not_looked_through(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = later()
    monkeypatch.setattr(fingerprints, "_MOST", 4)
    of_inputs([str(folder)], moment)
    monkeypatch.setattr(fingerprints, "_MOST", 3)
    with pytest.raises(Doubt):
        of_inputs([str(folder)], moment)


def test_a_link_that_leads_to_itself_ends(folder: Path) -> None:
    (folder / "again").symlink_to(folder)
    with pytest.raises((Doubt, OSError)):
        of_inputs([str(folder)], later())


def test_a_large_file_written_a_moment_ago_is_a_doubt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprints, "_LARGEST", 4)
    of_inputs([str(folder)], later())
    with pytest.raises(Doubt):
        of_inputs([str(folder)], 0)


def test_outputs_are_known_by_name_and_state(folder: Path) -> None:
    moment = later()
    out, names = str(folder), ["policy.yaml", "measures/a.yaml"]
    both = of_outputs(out, names, moment)
    assert both == of_outputs(out, reversed(names), moment)
    assert both != of_outputs(out, names[:1], moment)
    (folder / "policy.yaml").write_text("other", "utf-8")
    assert both != of_outputs(out, names, moment)
    with pytest.raises(OSError):
        of_outputs(out, [*names, "gone"], moment)


@pytest.mark.parametrize("moment", [0, 1 << 62], ids=["just now", "long ago"])
def test_outputs_must_hold_what_they_were_given(
    folder: Path, moment: int
) -> None:
    """Whether their content belongs to their state, or is read for this alone."""
    out, names = str(folder), ["policy.yaml", "measures/a.yaml"]
    digests = {name: digest_of_file(f"{out}/{name}") for name in names}
    state = of_outputs(out, names, moment, digests)
    assert state == of_outputs(out, names, moment)
    digests["policy.yaml"] = digests["measures/a.yaml"]
    with pytest.raises(Doubt):
        of_outputs(out, names, moment, digests)


@pytest.mark.parametrize("what", ["file", "folder", "folder above"])
def test_an_output_that_is_a_link_or_behind_one_is_a_doubt(
    folder: Path, tmp_path: Path, what: str
) -> None:
    (tmp_path / "elsewhere" / "inner").mkdir(parents=True)
    (tmp_path / "elsewhere" / "inner" / "a").write_text("a")
    elsewhere = tmp_path / "elsewhere"
    target, name = {
        "file": (elsewhere / "inner" / "a", "link"),
        "folder": (elsewhere / "inner", "link/a"),
        "folder above": (elsewhere, "link/inner/a"),
    }[what]
    (folder / "link").symlink_to(target)
    with pytest.raises(Doubt):
        of_outputs(str(folder), [name], later())


def test_a_newly_installed_libreoffice_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "programs"))
    states = [fingerprints.of_office()]
    program = tmp_path / "soffice"
    program.write_text("")
    states.append(fingerprints.of_office())
    program.chmod(0o755)
    states.append(fingerprints.of_office())
    (tmp_path / "programs" / "LibreOffice").mkdir(parents=True)
    states.append(fingerprints.of_office())
    assert states[0] == states[1] and len(set(states)) == 3


def test_the_digest_of_several_texts_knows_where_each_ends() -> None:
    assert fingerprints.digest(["ab", "c"]) != fingerprints.digest(["a", "bc"])
    assert fingerprints.digest(["\udcff"]) != fingerprints.digest([""])
