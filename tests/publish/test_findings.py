"""What a publisher reads when an output could not go where it belongs: place, reason, remedy."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.publish import Owner, Published, Publisher, manifest
from policypress.publish import files as single_files
from policypress.publish import publisher as module
from policypress.system import locks
from tests.publish.test_ownership import BUILD, OTHER, old_manifest, publish

LINK_HINT = "把这个链接移走或改名；整个输出文件夹要放在别处时，用 --out 写明"
LOOK_AT_COPY = "请核对另存的一份；以后不要用输出文件的名称保存自己的文件"


def only(result: Published) -> tuple[str, str, str, str]:
    """Place, message, hint and severity of the one finding."""
    (found,) = result.findings
    return parts(found)


def parts(found: Finding) -> tuple[str, str, str, str]:
    return found.place.file, found.message, found.hint, found.severity


def test_a_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    out = tmp_path / "甲" / "乙" / "丙"
    assert publish(out, BUILD, {"a.docx": b"a"}).findings == []
    assert (out / "a.docx").read_bytes() == b"a"


def test_an_output_outside_names_its_template(tmp_path: Path) -> None:
    assert only(publish(tmp_path, BUILD, {"../a.docx": b"a"})) == (
        "templates/x.md",
        "输出路径“../a.docx”超出输出文件夹",
        "模板 file: 中写相对路径，用 / 分隔，不含 .. 和以点开头的名称",
        "error",
    )


def test_two_templates_for_one_file(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publisher.add("a.docx", b"1")
    publisher.add("A.docx", b"2")
    assert only(publisher.publish(True)) == (
        "A.docx",
        "输出文件“A.docx”已由 另一个模板 生成",
        "改其中一个模板的 file:",
        "error",
    )


@pytest.mark.skipif(os.name == "nt", reason="符号链接需要特权")
def test_links_in_the_way(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "夹").mkdir(parents=True)
    (out / "x").symlink_to(out / "夹")
    (out / "y").symlink_to(tmp_path)
    inside = publish(out, BUILD, {"x/a.docx": b"a"})
    outside = publish(out, BUILD, {"y/a.docx": b"a"})
    assert only(inside) == (
        str(out / "x"),
        "此处是链接，不能当作输出的位置，没有写入任何文件",
        LINK_HINT,
        "error",
    )
    assert only(outside) == (
        str(out / "y"),
        "此处是链接，指向输出文件夹之外，没有写入任何文件",
        LINK_HINT,
        "error",
    )


def test_inputs_are_named_but_not_more_than_anyone_reads(
    tmp_path: Path,
) -> None:
    names = [f"{number}.docx" for number in range(5)]
    result = publish(tmp_path, BUILD, dict.fromkeys(names, b""), [tmp_path])
    assert [found.place.file for found in result.findings] == [
        str(tmp_path / name) for name in names[:3]
    ]
    assert parts(result.findings[0])[1:] == (
        "输出文件“0.docx”的位置是这个命令正在读取的文件或文件夹，没有写入任何文件",
        "用 --out 换一个文件夹",
        "error",
    )


@pytest.mark.parametrize(
    ("count", "which"),
    [
        (3, "“0.docx”“1.docx”“2.docx”"),
        (4, "“0.docx”“1.docx”“2.docx”等 4 个文件"),
    ],
)
def test_files_of_another_policy_are_named_with_both_owners(
    tmp_path: Path, count: int, which: str
) -> None:
    contents = {f"{number}.docx": b"a" for number in range(count)}
    publish(tmp_path, Owner("build"), contents)
    owner = Owner("compare", "../policy", "旧 → 新")
    assert only(publish(tmp_path, owner, contents)) == (
        str(tmp_path / "0.docx"),
        f"{which}属于 build，不属于这次的 compare（../policy，旧 → 新），没有写入任何文件",
        "用 --out 换一个文件夹；确认不再需要那些文件时，先把它们移走",
        "error",
    )


def test_a_policy_is_known_by_its_folder_as_seen_from_the_outputs(
    tmp_path: Path,
) -> None:
    policy = tmp_path / "甲" / "policy"
    owner = Owner.of("build", tmp_path / "乙" / "out", policy)
    assert owner.policy == "../../甲/policy"


def test_what_is_set_aside_is_named_with_its_new_name(tmp_path: Path) -> None:
    mine = tmp_path / "a.docx"
    mine.write_bytes(b"mine")
    assert only(publish(tmp_path, BUILD, {"a.docx": b"ours"})) == (
        str(mine),
        "此处原有一个不是由这个命令生成的同名文件，已另存为“a（原有文件1）.docx”",
        LOOK_AT_COPY,
        "warning",
    )
    mine.write_bytes(b"with remarks")
    assert only(publish(tmp_path, BUILD, {"a.docx": b"new"})) == (
        str(mine),
        "这个文件生成后被手工改过，改过的一份已另存为“a（手工修改1）.docx”",
        "需要保留的改动请写进 policy/，否则下次生成还会覆盖",
        "warning",
    )


@pytest.mark.skipif(os.name == "nt", reason="符号链接需要特权")
def test_a_link_of_a_copys_name_is_no_copy(tmp_path: Path) -> None:
    """What it leads to can change; the user's words would be lost with it."""
    (tmp_path / "a.docx").write_bytes(b"mine")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    (tmp_path / "a（原有文件1）.docx").symlink_to(elsewhere)
    publish(tmp_path, BUILD, {"a.docx": b"ours"})
    assert (tmp_path / "a（原有文件2）.docx").read_bytes() == b"mine"


def test_a_damaged_list_is_kept_and_named(tmp_path: Path) -> None:
    record = tmp_path / ".manifest.json"
    record.write_bytes(b"{")
    kept = f".manifest.{manifest.digest(b'{')[:8]}.damaged.json"
    assert only(publish(tmp_path, BUILD, {"a.docx": b"a"})) == (
        str(record),
        f"输出清单已损坏，另存为“{kept}”；认不出哪些文件是以前生成的，"
        "有变化的原有文件一律先另存",
        "请核对另存的文件，不再需要的自行删除",
        "warning",
    )


def test_a_list_of_the_release_before_names_what_stays(tmp_path: Path) -> None:
    old_manifest(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    assert only(publish(tmp_path, BUILD, {"c.docx": b"c"})) == (
        str(tmp_path / ".manifest.json"),
        "输出清单是旧版格式，没有记录是哪套政策的；其中 2 个文件"
        "这次没有生成，留在原处，以后也不会移除：a.docx、b.docx",
        "不再需要的，请自行删除",
        "warning",
    )


def test_another_build_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    with locks.hold(tmp_path / module._LOCK, 0):
        assert only(publish(tmp_path, BUILD, {"a.docx": b"a"})) == (
            str(tmp_path),
            "另一个 build.py 正在写这个文件夹",
            "等它结束后重试",
            "error",
        )


def test_a_file_saved_meanwhile_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, BUILD, {"a.docx": b"a"})
    fsync = os.fsync

    def saved_in_word(handle: int) -> None:
        (tmp_path / "a.docx").write_bytes(b"just saved")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", saved_in_word)
    assert only(publish(tmp_path, BUILD, {"a.docx": b"A"})) == (
        str(tmp_path / "a.docx"),
        "生成期间这个文件被别的程序改动，没有更新",
        "关闭那个程序后重试",
        "error",
    )


def test_a_file_that_the_disk_does_not_take_is_named_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = single_files.sync

    def refuse(path: Path) -> None:
        if path.read_bytes() == b"refused":
            raise OSError(errno.EIO, "Input/output error")
        sync(path)

    monkeypatch.setattr(single_files, "sync", refuse)
    result = publish(tmp_path, BUILD, {"a.docx": b"refused", "b.docx": b"b"})
    assert only(result)[:2] == (
        str(tmp_path / "a.docx"),
        "无法写入（Input/output error）",
    )
    assert result.written == [tmp_path / "b.docx"]


def test_a_disk_that_fills_at_last_is_told_with_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, BUILD, {"a.docx": b"1", "b.docx": b"1"})
    unlink, stage = Path.unlink, single_files.stage
    removed = []

    def remove(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        removed.append(path.name)

    def full(target: Path, data: bytes, number: int) -> Path:
        if "b.docx" in removed:
            raise OSError(errno.ENOSPC, "full")
        return stage(target, data, number)

    monkeypatch.setattr(Path, "unlink", remove)
    monkeypatch.setattr(single_files, "stage", full)
    assert only(publish(tmp_path, BUILD, {"a.docx": b"2"}))[:2] == (
        str(tmp_path),
        "磁盘已满：2 个文件都已更新或移除，只有输出清单没有写完，重试时补上",
    )


def test_what_was_only_coming_when_a_run_was_killed_is_the_next_owners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first owner, back again, does not remove the same words of the second."""

    contents = {"a.docx": b"same"}
    replace = os.replace

    def kill(source: str, target: str) -> None:
        if Path(target).name == "a.docx":
            raise SystemExit
        replace(source, target)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(os, "replace", kill)
        publish(tmp_path, BUILD, contents)
    assert publish(tmp_path, OTHER, contents).findings == []
    assert publish(tmp_path, BUILD, {"b.docx": b"b"}).removed == []
    assert (tmp_path / "a.docx").exists()
