"""Publishing: each output is old or new, never partial; nothing of the user's is lost."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policypress.publish import Published, Publisher, manifest
from policypress.publish import files as single_files
from policypress.publish import publisher as module
from policypress.system import locks

ROOT = Path(module.__file__).parents[2]


def publish(
    out: Path, contents: dict[str, bytes], complete: bool = True
) -> Published:
    publisher = Publisher(out)
    for name, data in contents.items():
        publisher.add(name, data, template=f"templates/{Path(name).stem}.md")
    return publisher.publish(complete)


def codes(result: Published) -> list[str]:
    return [finding.code for finding in result.findings]


def visible(out: Path) -> dict[str, bytes]:
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in sorted(out.rglob("[!.]*"))
        if p.is_file()
    }


def hidden(out: Path) -> list[str]:
    return sorted(p.name for p in out.rglob(".policypress-*"))


def test_files_land_in_their_folders_with_a_manifest(tmp_path):
    out = tmp_path / "输 出"
    result = publish(
        out, {"措施正文.docx": b"one", "申报指南/01-质量.docx": b"two"}
    )
    assert not result.findings
    assert result.written == [
        out / "措施正文.docx",
        out / "申报指南/01-质量.docx",
    ]
    assert visible(out) == {
        "措施正文.docx": b"one",
        "申报指南/01-质量.docx": b"two",
    }
    listed = (out / ".manifest.json").read_text("utf-8")
    # Whoever opens it finds the names as they are, a line each.
    assert '   "申报指南/01-质量.docx": {\n' in listed
    (section,) = json.loads(listed)["sections"]
    assert (section["command"], section["policy"], section["subject"]) == (
        "build",
        "",
        "",
    )
    entry = section["files"]["措施正文.docx"]
    assert (
        entry["template"] == "templates/措施正文.md"
        and len(entry["sha256"]) == 64
    )
    assert hidden(out) == []


def test_an_unchanged_file_is_not_written_again(tmp_path):
    publish(tmp_path, {"a.docx": b"same", "b.docx": b"old"})
    for name in ("a.docx", "b.docx", ".manifest.json"):
        os.utime(tmp_path / name, (1, 1))
    result = publish(tmp_path, {"a.docx": b"same", "b.docx": b"new"})
    assert (result.unchanged, result.written) == (
        [tmp_path / "a.docx"],
        [tmp_path / "b.docx"],
    )
    assert (tmp_path / "a.docx").stat().st_mtime == 1
    assert (
        publish(tmp_path, {"a.docx": b"same", "b.docx": b"new"}).written == []
    )


def test_an_output_that_nobody_makes_any_more_is_removed_with_its_empty_folder(
    tmp_path,
):
    publish(tmp_path, {"a.docx": b"a", "旧/b.docx": b"b"})
    result = publish(tmp_path, {"a.docx": b"a"})
    assert result.removed == [tmp_path / "旧/b.docx"]
    assert not (tmp_path / "旧").exists()


def test_a_partial_build_removes_nothing_and_remembers_everything(tmp_path):
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    assert publish(tmp_path, {"a.docx": b"A"}, complete=False).removed == []
    assert publish(tmp_path, {"a.docx": b"A"}).removed == [tmp_path / "b.docx"]


def test_files_that_the_user_changed_or_added_stay(tmp_path):
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    (tmp_path / "b.docx").write_bytes(b"my own words")
    (tmp_path / "批注.docx").write_bytes(b"mine")
    assert publish(tmp_path, {"a.docx": b"a"}).removed == []
    assert visible(tmp_path)["b.docx"] == b"my own words"
    assert visible(tmp_path)["批注.docx"] == b"mine"


def test_a_damaged_manifest_removes_nothing(tmp_path):
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    (tmp_path / ".manifest.json").write_text('{"files": {"b.docx": 7}}')
    result = publish(tmp_path, {"a.docx": b"a"})
    assert (result.removed, codes(result)) == ([], ["manifest-damaged"])
    (kept,) = tmp_path.glob(".manifest.*.damaged.json")
    assert kept.read_text() == '{"files": {"b.docx": 7}}'


def test_a_manifest_that_was_tampered_with_removes_nothing_outside(tmp_path):
    outside = tmp_path / "mine.docx"
    outside.write_bytes(b"mine")
    out = tmp_path / "out"
    publish(out, {"a.docx": b"a"})
    digest = manifest.digest(b"mine")
    section = {
        "command": "build",
        "policy": "",
        "subject": "",
        "files": {"../mine.docx": {"sha256": digest}},
    }
    (out / ".manifest.json").write_text(
        json.dumps({"version": 2, "sections": [section]})
    )
    assert publish(out, {"a.docx": b"a"}).removed == []
    assert outside.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../a.docx",
        "/etc/a.docx",
        "x/../../a.docx",
        "..\\a.docx",
        "C:/a.docx",
        "",
        ".manifest.json",
    ],
)
def test_an_output_may_not_leave_its_folder_and_then_nothing_is_written(
    tmp_path, name
):
    out = tmp_path / "out"
    result = publish(out, {name: b"x", "b.docx": b"b"})
    assert codes(result) == ["output-outside"]
    assert visible(out) == {}
    assert sorted(p.name for p in tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="符号链接需要特权")
def test_an_output_may_not_leave_its_folder_through_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/link").symlink_to(tmp_path / "elsewhere")
    assert codes(publish(tmp_path / "out", {"link/a.docx": b"x"})) == [
        "output-outside"
    ]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_two_templates_may_not_make_the_same_file_and_then_nothing_is_written(
    tmp_path,
):
    publisher = Publisher(tmp_path)
    publisher.add("A.docx", b"1", "one.md")
    publisher.add("a.docx", b"2", "two.md")
    result = publisher.publish(True)
    assert codes(result) == ["duplicate-output"]
    assert (
        "one.md" in result.findings[0].message
        and result.findings[0].place.file == "two.md"
    )
    assert visible(tmp_path) == {}


def test_a_folder_in_the_way_is_a_finding_and_the_rest_is_written(tmp_path):
    (tmp_path / "a.docx").mkdir()
    result = publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    assert codes(result) == ["name-taken"]
    assert result.written == [tmp_path / "b.docx"]
    assert hidden(tmp_path) == []


def test_a_file_in_the_place_of_the_output_folder_is_a_finding(tmp_path):
    (tmp_path / "out").write_text("I am a file")
    assert codes(publish(tmp_path / "out", {"a.docx": b"a"})) == [
        "not-a-folder"
    ]
    assert (tmp_path / "out").read_text() == "I am a file"


def test_a_file_in_the_place_of_a_folder_below_is_a_finding(tmp_path):
    (tmp_path / "申报指南").write_text("I am a file")
    result = publish(tmp_path, {"申报指南/a.docx": b"a", "b.docx": b"b"})
    assert codes(result) == ["not-a-folder"]
    assert result.written == [tmp_path / "b.docx"]


def test_a_name_that_is_too_long_is_a_finding(tmp_path):
    name = "长" * 120 + ".docx"
    result = publish(tmp_path, {name: b"a", "b.docx": b"b"})
    assert codes(result) == ["name-too-long"]
    assert visible(tmp_path) == {"b.docx": b"b"} and hidden(tmp_path) == []


def test_a_file_open_in_word_keeps_its_old_words_and_the_rest_is_written(
    tmp_path, monkeypatch
):
    publish(tmp_path, {"a.docx": b"old", "b.docx": b"old"})
    replace = os.replace

    def refuse(source, target):
        if Path(target).name == "a.docx":
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    result = publish(tmp_path, {"a.docx": b"new", "b.docx": b"new"})
    assert codes(result) == [
        "file-in-use" if os.name == "nt" else "no-permission"
    ]
    assert visible(tmp_path) == {"a.docx": b"old", "b.docx": b"new"}
    assert hidden(tmp_path) == []
    monkeypatch.undo()
    assert publish(tmp_path, {"b.docx": b"new"}).removed == [
        tmp_path / "a.docx"
    ]


@pytest.mark.parametrize("step", ["stage", "sync"])
def test_a_full_disk_changes_nothing_at_all(tmp_path, monkeypatch, step):
    publish(tmp_path, {"a.docx": b"old", "b.docx": b"old", "c.docx": b"old"})
    before = visible(tmp_path) | {
        "manifest": (tmp_path / ".manifest.json").read_bytes()
    }
    real, calls = getattr(single_files, step), []

    def full(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "full")
        return real(*arguments)

    monkeypatch.setattr(single_files, step, full)
    result = publish(tmp_path, {"a.docx": b"new", "b.docx": b"new"})
    assert codes(result) == ["disk-full"]
    assert (result.written, result.removed) == ([], [])
    assert (
        visible(tmp_path)
        | {"manifest": (tmp_path / ".manifest.json").read_bytes()}
        == before
    )
    assert hidden(tmp_path) == []


def test_what_a_killed_build_left_behind_is_cleaned(tmp_path):
    (tmp_path / "申报指南").mkdir()
    for name in (".policypress-1-0.tmp", "申报指南/.policypress-1-1.tmp"):
        (tmp_path / name).write_bytes(b"half")
    publish(tmp_path, {"申报指南/a.docx": b"a"})
    assert hidden(tmp_path) == []


def test_a_second_build_at_the_same_time_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    with locks.hold(tmp_path / module._LOCK, 0):
        assert codes(publish(tmp_path, {"a.docx": b"a"})) == ["out-busy"]
    assert codes(publish(tmp_path, {"a.docx": b"a"})) == []


def test_a_costly_output_is_kept_while_its_input_is_the_same(tmp_path):
    first = Publisher(tmp_path)
    assert not first.keep("a.pdf", "input 1")
    first.add("a.pdf", b"%PDF", "a.md", made_from="input 1")
    first.publish(True)
    again = Publisher(tmp_path)
    assert again.keep("a.pdf", "input 1", "a.md")
    assert again.publish(True).unchanged == [tmp_path / "a.pdf"]
    assert not Publisher(tmp_path).keep("a.pdf", "input 2")
    (tmp_path / "a.pdf").write_bytes(b"changed by hand")
    assert not Publisher(tmp_path).keep("a.pdf", "input 1")


_JOB = """
import itertools, sys
from pathlib import Path
from policypress.publish import Publisher
print("ready", flush=True)
for edition in itertools.count(int(sys.argv[2])):
    publisher = Publisher(Path(sys.argv[1]))
    for number in range(8):
        publisher.add(f"{number % 2}/{number}.docx", b"%06d" % (edition % 1000000) * 30000, "t.md")
    publisher.publish(True)
"""


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_every_file_whole(tmp_path):
    chance = random.Random(9704)
    for turn in range(50):
        job = subprocess.Popen(
            [sys.executable, "-c", _JOB, tmp_path, str(turn * 1000)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert job.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.06))
        job.send_signal(
            signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM
        )
        job.wait()
        job.stdout.close()
        for file in tmp_path.glob("*/*.docx"):
            data = file.read_bytes()
            assert len(data) == 180000 and data == data[:6] * 30000
    publish(
        tmp_path,
        {f"{number % 2}/{number}.docx": b"last" for number in range(8)},
    )
    assert set(visible(tmp_path).values()) == {b"last"}
    assert hidden(tmp_path) == []


def test_an_output_edited_by_hand_is_set_aside_before_it_is_written_again(
    tmp_path: Path,
) -> None:
    def publish(data: bytes):
        publisher = Publisher(tmp_path)
        publisher.add("措施正文.docx", data)
        return publisher.publish(complete=True)

    publish(b"one")
    (tmp_path / "措施正文.docx").write_bytes(b"one, with remarks")
    result = publish(b"two")
    assert (tmp_path / "措施正文.docx").read_bytes() == b"two"
    assert (
        tmp_path / "措施正文（手工修改1）.docx"
    ).read_bytes() == b"one, with remarks"
    assert [(f.code, f.severity) for f in result.findings] == [
        ("edited-by-hand", "warning")
    ]
    assert publish(b"three").findings == []


def test_what_a_killed_build_had_put_in_place_is_not_taken_for_an_edit_by_hand(
    tmp_path, monkeypatch
):
    """Killed twice in the midst of moving: one output is of each version, and all are ours."""

    def killed_at(name: str, contents: dict[str, bytes]) -> None:
        replace = os.replace

        def kill(source, target):
            if Path(target).name == name:
                raise SystemExit
            replace(source, target)

        with monkeypatch.context() as patch, pytest.raises(SystemExit):
            patch.setattr(os, "replace", kill)
            publish(tmp_path, contents)

    publish(
        tmp_path,
        {"a.docx": b"1", "b.docx": b"1", "c.docx": b"1", "d.docx": b"1"},
    )
    killed_at(
        "c.docx",
        {"a.docx": b"2", "b.docx": b"2", "c.docx": b"2", "d.docx": b"2"},
    )
    killed_at(
        "b.docx",
        {"a.docx": b"3", "b.docx": b"3", "c.docx": b"3", "d.docx": b"3"},
    )
    assert visible(tmp_path) == {
        "a.docx": b"3",
        "b.docx": b"2",
        "c.docx": b"1",
        "d.docx": b"1",
    }
    (tmp_path / "d.docx").write_bytes(b"with remarks")

    result = publish(
        tmp_path, {"a.docx": b"4", "c.docx": b"4", "d.docx": b"4"}
    )
    assert codes(result) == ["edited-by-hand"] and result.removed == [
        tmp_path / "b.docx"
    ]
    assert visible(tmp_path) == {
        "a.docx": b"4",
        "c.docx": b"4",
        "d.docx": b"4",
        "d（手工修改1）.docx": b"with remarks",
    }
    assert (
        sorted(file.name for file in tmp_path.glob(".manifest*"))
        == [".manifest.json"]
        and hidden(tmp_path) == []
    )


def test_an_output_that_cannot_be_removed_is_named_and_removed_by_a_later_run(
    tmp_path, monkeypatch
):
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    unlink = Path.unlink

    def refuse(path, missing_ok=False):
        if path.name == "a.docx":
            raise PermissionError(errno.EACCES, "in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    result = publish(tmp_path, {"b.docx": b"b"})
    assert codes(result) == [
        "file-in-use" if os.name == "nt" else "no-permission"
    ]
    assert result.findings[0].place.file == str(tmp_path / "a.docx")
    assert result.removed == [] and (tmp_path / "a.docx").exists()
    monkeypatch.undo()
    assert publish(tmp_path, {"b.docx": b"b"}).removed == [tmp_path / "a.docx"]


def test_a_removed_output_is_forgotten(tmp_path):
    """A file of the user that happens to hold the same later is not removed again."""
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    assert publish(tmp_path, {"b.docx": b"b"}).removed == [tmp_path / "a.docx"]
    assert "a.docx" not in (tmp_path / ".manifest.json").read_text("utf-8")
    (tmp_path / "a.docx").write_bytes(b"a")
    assert publish(tmp_path, {"b.docx": b"b"}).removed == []
    assert (tmp_path / "a.docx").read_bytes() == b"a"


def test_the_digests_of_a_run_are_those_of_its_files_and_its_manifest(
    tmp_path,
):
    result = publish(tmp_path, {"a.docx": b"a", "夹/b.docx": b"b"})
    assert set(result.digests) == {"a.docx", "夹/b.docx", ".manifest.json"}
    for name, digest in result.digests.items():
        assert (
            digest
            == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        )


def test_a_run_that_is_not_whole_has_no_digests(tmp_path):
    (tmp_path / "a.docx").mkdir()
    assert publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"}).digests == {}
