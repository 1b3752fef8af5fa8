"""Commands, policies and users share folders: each finds its own files as it left them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from policypress.publish import Owner, Published, Publisher, is_claimed

BUILD, OTHER = Owner("build", "../policy"), Owner("build", "../另一套")
COMPARE = Owner("compare", "../policy", "旧.docx → 新.docx")


def publish(
    out: Path, owner: Owner, contents: dict[str, bytes], inputs=()
) -> Published:
    publisher = Publisher(out, owner, inputs)
    for name, data in contents.items():
        publisher.add(name, data, "templates/x.md")
    return publisher.publish(complete=True)


def codes(result: Published) -> list[str]:
    return [finding.code for finding in result.findings]


def visible(out: Path) -> dict[str, bytes]:
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in sorted(out.rglob("[!.]*"))
        if p.is_file()
    }


@pytest.mark.parametrize(
    "name", ["措施正文.docx", "site/index.html", "README"]
)
def test_a_users_own_file_of_an_outputs_name_is_set_aside_whole(
    tmp_path, name
):
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_bytes(b"my own words")
    os.utime(mine, (1000, 1000))
    result = publish(tmp_path, BUILD, {name: b"ours"})
    assert [(f.code, f.severity) for f in result.findings] == [
        ("set-aside", "warning")
    ]
    kept = mine.with_name(f"{mine.stem}（原有文件1）{mine.suffix}")
    assert kept.name in result.findings[0].message
    assert (mine.read_bytes(), kept.read_bytes()) == (b"ours", b"my own words")
    assert kept.stat().st_mtime == 1000
    assert codes(publish(tmp_path, BUILD, {name: b"ours, again"})) == []


@pytest.mark.parametrize(
    "damage", ["missing", "truncated", "empty", "deep", "other words", "newer"]
)
def test_without_a_sound_manifest_a_hand_edited_output_is_kept(
    tmp_path, damage
):
    publish(tmp_path, BUILD, {"a.docx": b"one", "b.docx": b"two"})
    (tmp_path / "a.docx").write_bytes(b"one, with remarks")
    record = tmp_path / ".manifest.json"
    whole = record.read_bytes()
    damaged = {
        "truncated": whole[:-30],
        "empty": b"",
        "deep": b"[" * 100_000,
        "other words": b'{"sections": [7]}',
        "newer": whole.replace(b'"version": 2', b'"version": 3'),
    }
    record.unlink() if damage == "missing" else record.write_bytes(
        damaged[damage]
    )
    result = publish(tmp_path, BUILD, {"a.docx": b"new"})
    assert visible(tmp_path) == {
        "a.docx": b"new",
        "a（原有文件1）.docx": b"one, with remarks",
        "b.docx": b"two",
    }
    if damage == "missing":
        assert codes(result) == ["set-aside"]
    else:
        assert codes(result) == ["manifest-damaged", "set-aside"]
        (kept,) = tmp_path.glob(".manifest.*.damaged.json")
        assert kept.read_bytes() == damaged[damage]
    assert json.loads(record.read_bytes())["version"] == 2


def test_two_commands_in_one_folder_leave_each_other_alone(tmp_path):
    publish(
        tmp_path,
        BUILD,
        {"措施正文.docx": b"text", "申报指南/1.docx": b"guide"},
    )
    result = publish(tmp_path, COMPARE, {"修订稿.docx": b"redline"})
    assert (result.removed, result.findings) == ([], [])
    result = publish(tmp_path, BUILD, {"措施正文.docx": b"text"})
    assert result.removed == [tmp_path / "申报指南/1.docx"]
    assert visible(tmp_path) == {
        "修订稿.docx": b"redline",
        "措施正文.docx": b"text",
    }


@pytest.mark.parametrize("content", [b"text", b"other text"])
def test_another_policys_file_is_never_replaced_and_then_nothing_is_written(
    tmp_path, content
):
    publish(tmp_path, BUILD, {"措施正文.docx": b"text"})
    before = visible(tmp_path)
    result = publish(
        tmp_path, OTHER, {"说明.docx": b"more", "措施正文.docx": content}
    )
    assert codes(result) == ["output-of-another"] and result.written == []
    assert (
        "../policy" in result.findings[0].message
        and "../另一套" in result.findings[0].message
    )
    assert visible(tmp_path) == before


def test_what_the_other_no_longer_has_there_may_be_taken(tmp_path):
    publish(tmp_path, BUILD, {"措施正文.docx": b"text", "b.docx": b"b"})
    (tmp_path / "措施正文.docx").unlink()
    assert publish(tmp_path, OTHER, {"措施正文.docx": b"text"}).findings == []
    assert publish(tmp_path, BUILD, {"c.docx": b"c"}).removed == [
        tmp_path / "b.docx"
    ]
    assert (tmp_path / "措施正文.docx").read_bytes() == b"text"


def policy(folder: Path, title: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text(f"title: {title}\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    "title, code", [("甲办法", []), ("乙办法", ["output-of-another"])]
)
def test_a_copied_output_folder_belongs_to_the_policy_of_that_title(
    tmp_path, title, code
):
    out, copy = tmp_path / "out", tmp_path / "x/copy"
    first = Owner.of("build", out, policy(tmp_path / "policy", "甲办法"))
    publish(out, first, {"a.docx": b"a", "b.docx": b"b"})
    shutil.copytree(out, copy)
    other = Owner.of("build", copy, policy(tmp_path / "x/other", title))
    result = publish(copy, other, {"a.docx": b"new"})
    assert codes(result) == code and result.removed == (
        [] if code else [copy / "b.docx"]
    )
    assert codes(publish(copy, other, {"a.docx": b"newer"})) == code


def test_a_copied_folder_is_taken_over_as_a_whole(tmp_path):
    out, copy = tmp_path / "out", tmp_path / "x/copy"
    home, other = (
        policy(tmp_path / "policy", "甲办法"),
        policy(tmp_path / "x/other", "甲办法"),
    )
    publish(out, Owner.of("build", out, home), {"a.docx": b"a"})
    publish(out, Owner.of("site", out, home), {"site/index.html": b"a"})
    shutil.copytree(out, copy)
    assert (
        publish(
            copy, Owner.of("build", copy, other), {"a.docx": b"A"}
        ).findings
        == []
    )
    assert (
        publish(
            copy, Owner.of("site", copy, other), {"site/index.html": b"A"}
        ).findings
        == []
    )


def test_two_policies_of_one_title_still_do_not_share_a_folder(tmp_path):
    for name, code in (
        ("one", []),
        ("two", ["output-of-another"]),
        ("one", []),
    ):
        folder = tmp_path / name
        policy(folder, "甲办法") if not folder.exists() else None
        result = publish(
            tmp_path / "out",
            Owner.of("build", tmp_path / "out", folder),
            {"a.docx": name.encode()},
        )
        assert codes(result) == code


def test_a_name_is_claimed_only_by_others_and_only_while_it_is_there(tmp_path):
    publish(tmp_path, BUILD, {"a.docx": b"a"})
    assert is_claimed(tmp_path, OTHER, ["b.docx", "a.docx"])
    assert not is_claimed(tmp_path, BUILD, ["a.docx"])
    (tmp_path / "a.docx").unlink()
    assert not is_claimed(tmp_path, OTHER, ["a.docx"])


def test_a_build_that_was_killed_keeps_its_files_whatever_runs_next(
    tmp_path, monkeypatch
):
    publish(tmp_path, BUILD, {"a.docx": b"1", "b.docx": b"1"})
    replace = os.replace

    def kill(source, target):
        if Path(target).name == "b.docx":
            raise SystemExit
        replace(source, target)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(os, "replace", kill)
        publish(tmp_path, BUILD, {"a.docx": b"2", "b.docx": b"2"})
    publish(tmp_path, COMPARE, {"c.docx": b"c"})
    assert (
        publish(tmp_path, BUILD, {"a.docx": b"3", "b.docx": b"3"}).findings
        == []
    )
    assert visible(tmp_path) == {
        "a.docx": b"3",
        "b.docx": b"3",
        "c.docx": b"c",
    }


def test_a_run_killed_after_setting_aside_does_not_set_aside_twice(
    tmp_path, monkeypatch
):
    (tmp_path / "a.docx").write_bytes(b"mine")
    replace = os.replace

    def kill(source, target):
        if Path(target).name == "a.docx":
            raise SystemExit
        replace(source, target)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(os, "replace", kill)
        publish(tmp_path, BUILD, {"a.docx": b"ours"})
    assert visible(tmp_path) == {
        "a.docx": b"mine",
        "a（原有文件1）.docx": b"mine",
    }
    assert codes(publish(tmp_path, BUILD, {"a.docx": b"ours"})) == [
        "set-aside"
    ]
    assert visible(tmp_path) == {
        "a.docx": b"ours",
        "a（原有文件1）.docx": b"mine",
    }


@pytest.mark.parametrize(
    "way", ["same", "hard link", "inside a folder", "link to it"]
)
def test_an_input_is_never_written_over(tmp_path, way):
    out = tmp_path / "out"
    out.mkdir()
    target, given = out / "a.docx", tmp_path / "given.docx"
    target.write_bytes(b"being read")
    if way == "hard link":
        os.link(target, given)
    elif way == "link to it":
        given.symlink_to(target)
    inputs = {"same": target, "inside a folder": out}.get(way, given)
    result = publish(out, BUILD, {"b.docx": b"b", "a.docx": b"a"}, [inputs])
    assert set(codes(result)) == {"output-is-input"} and result.written == []
    assert visible(out) == {"a.docx": b"being read"}


def test_a_stale_output_that_is_being_read_stays(tmp_path):
    publish(tmp_path, BUILD, {"a.docx": b"a", "b.docx": b"b"})
    result = publish(tmp_path, BUILD, {"b.docx": b"b"}, [tmp_path / "a.docx"])
    assert result.removed == [] and (tmp_path / "a.docx").exists()
    # From now on it is the user's, whatever is read.
    assert publish(tmp_path, BUILD, {"b.docx": b"b"}).removed == []
    assert (tmp_path / "a.docx").read_bytes() == b"a"


def test_a_thousandth_copy_is_not_made_and_nothing_is_lost(tmp_path):
    publish(tmp_path, BUILD, {"a.docx": b"a", "b.docx": b"b"})
    for number in range(1, 1000):
        (tmp_path / f"a（手工修改{number}）.docx").write_bytes(b"%d" % number)
    (tmp_path / "a.docx").write_bytes(b"edited")
    result = publish(tmp_path, BUILD, {"a.docx": b"new", "b.docx": b"new"})
    assert codes(result) == ["too-many-copies"] and result.written == [
        tmp_path / "b.docx"
    ]
    assert (tmp_path / "a.docx").read_bytes() == b"edited"


def test_a_name_too_long_for_its_copy_is_shortened(tmp_path):
    name = "长" * 83 + ".docx"
    (tmp_path / name).write_bytes(b"mine")
    result = publish(tmp_path, BUILD, {name: b"ours"})
    assert codes(result) == ["set-aside"]
    assert sorted(visible(tmp_path).values()) == [b"mine", b"ours"]


def test_a_file_that_changes_meanwhile_is_left_alone(tmp_path, monkeypatch):
    publish(tmp_path, BUILD, {"a.docx": b"a", "b.docx": b"b"})
    fsync = os.fsync

    def saved_in_word(handle):
        (tmp_path / "a.docx").write_bytes(b"just saved")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", saved_in_word)
    result = publish(tmp_path, BUILD, {"a.docx": b"A", "b.docx": b"B"})
    assert codes(result) == ["changed-meanwhile"]
    assert visible(tmp_path) == {"a.docx": b"just saved", "b.docx": b"B"}


def old_manifest(out: Path, contents: dict[str, bytes]) -> None:
    """Outputs as the release before left them."""
    from policypress.publish.manifest import digest

    entries = {}
    for name, data in contents.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
        entries[name] = {
            "sha256": digest(data),
            "template": "t.md",
            "made_from": "",
        }
    (out / ".manifest.json").write_text(
        json.dumps({"files": entries}), "utf-8"
    )


def test_an_old_manifest_does_not_say_whose_files_they_are(tmp_path):
    old_manifest(
        tmp_path,
        {"same.docx": b"same", "changed.docx": b"old", "gone.docx": b"gone"},
    )
    old_manifest(tmp_path / "site", {"index.html": b"old", "旧.html": b"gone"})
    contents = {
        "same.docx": b"same",
        "changed.docx": b"new",
        "site/index.html": b"new",
    }
    result = publish(tmp_path, BUILD, contents)
    assert sorted(codes(result)) == ["old-manifest", "set-aside", "set-aside"]
    (message,) = [
        f.message for f in result.findings if f.code == "old-manifest"
    ]
    assert (
        "gone.docx" in message
        and "site/旧.html" in message
        and "same.docx" not in message
    )
    assert result.removed == []
    assert visible(tmp_path)["changed（原有文件1）.docx"] == b"old"
    assert publish(tmp_path, BUILD, contents).findings == []
    assert publish(tmp_path, BUILD, {"changed.docx": b"new"}).removed == [
        tmp_path / "same.docx",
        tmp_path / "site/index.html",
    ]


@pytest.mark.skipif(os.name == "nt", reason="符号链接需要特权")
@pytest.mark.parametrize("what", ["file", "dangling", "folder inside"])
def test_a_link_in_the_way_stops_everything_before_anything_is_written(
    tmp_path, what
):
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere.docx"
    (out / "夹").mkdir(parents=True)
    if what == "file":
        elsewhere.write_bytes(b"mine")
    (out / "x").symlink_to(
        out / "夹" if what == "folder inside" else elsewhere
    )
    name = "x/a.docx" if what == "folder inside" else "x"
    result = publish(out, BUILD, {"b.docx": b"b", name: b"ours"})
    assert codes(result) == ["link-in-the-way"] and visible(out).keys() <= {
        "x"
    }
    assert not elsewhere.exists() or elsewhere.read_bytes() == b"mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="没有管道")
def test_a_pipe_in_the_way_is_a_finding_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.docx")
    result = publish(tmp_path, BUILD, {"a.docx": b"", "b.docx": b"b"})
    assert codes(result) == ["not-written"] and result.written == [
        tmp_path / "b.docx"
    ]
