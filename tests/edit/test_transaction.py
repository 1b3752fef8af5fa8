"""An edit of several files is made whole or not at all, and can be taken back."""

from __future__ import annotations

import errno
import os

import pytest

from policypress.edit import (
    Edit,
    Insert,
    NewFile,
    NoFile,
    Put,
    edit,
    transaction,
    undo,
)
from policypress.edit import journal as journal_module
from policypress.edit.edit import Edited
from policypress.edit.journal import digest
from policypress.findings import Finding, Place
from policypress.system.user_cache import ELSEWHERE
from tests.support import full_disk
from tests.support.tiny_policy import tiny_policy

WHEN = "2026-11-29T10:00:00"
SAVE = "保存编辑器里的改动后，重新运行这个命令"
TITLE = Edit("policy.yaml", Put(("title",), "青石街道关于便民的若干措施"))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A journal of the test's own."""
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def policy(tmp_path, cache):
    return tiny_policy(tmp_path / "policy")


def measure(policy):
    """The name of a measure of the tiny policy."""
    (path, *_) = sorted((policy / "measures").glob("*.yaml"))
    return f"measures/{path.name}"


def steps(policy):
    """Two files changed together."""
    return [TITLE, Edit(measure(policy), Put(("title",), "支持早市"))]


def said(result):
    return [
        (str(one.place), one.code, one.message, one.hint)
        for one in result.findings
    ]


def changed_since(hint):
    message = "这份文件在读取之后又有改动，没有写入"
    return [("policy/policy.yaml", "changed-since", message, hint)]


def test_two_files_change_together_and_undo_brings_both_back(policy):
    before = full_disk.files(policy)
    made = edit(policy, steps(policy), "改名", WHEN)
    assert made.is_made and len(made.files) == 2
    assert full_disk.files(policy) != before
    entry = undo(policy)
    assert entry.what == "改名"
    assert full_disk.files(policy) == before


def test_edits_are_taken_back_one_by_one_the_last_first(policy):
    for number in ("一", "二", "三"):
        title = Put(("title",), f"青石街道措施之{number}")
        assert edit(policy, [Edit("policy.yaml", title)], number, WHEN).is_made
    assert [undo(policy).what for _ in range(3)] == ["三", "二", "一"]
    assert undo(policy) == [
        Finding(
            "nothing-to-undo",
            "没有可以撤销的改动",
            Place("policy"),
            "只有本工具的命令（set、review --apply 等）所作的改动可以撤销",
        )
    ]


def test_a_new_mistake_in_the_policy_keeps_everything_as_it_was(policy):
    before = full_disk.files(policy)
    wrong = Edit("policy.yaml", Put(("title",), "{{ nobody.knows }}"))
    result = edit(policy, [steps(policy)[1], wrong], "改错", WHEN)
    assert not result.is_made
    assert full_disk.files(policy) == before


def test_a_file_that_changed_meanwhile_is_not_written_over(policy):
    path = policy / "policy.yaml"
    seen = digest(path.read_bytes())
    path.write_text(path.read_text("utf-8") + "# 手工加的\n", "utf-8")
    result = edit(
        policy, [Edit("policy.yaml", TITLE.change, seen)], "改名", WHEN
    )
    assert said(result) == changed_since("重新运行产生这次改动的命令")
    assert "手工加的" in path.read_text("utf-8")


def test_a_file_edited_since_is_not_taken_back(policy):
    edit(policy, [TITLE], "改名", WHEN)
    path = policy / "policy.yaml"
    path.write_text(path.read_text("utf-8") + "# 手工加的\n", "utf-8")
    assert said(Edited([], undo(policy))) == changed_since(SAVE)
    assert "手工加的" in path.read_text("utf-8")


def test_a_save_between_reading_and_writing_wins(policy):
    path = policy / "policy.yaml"

    def somebody_saves(_):
        path.write_text(path.read_text("utf-8") + "# 同时\n", "utf-8")
        return []

    result = edit(policy, [TITLE], "改名", WHEN, somebody_saves)
    assert said(result) == changed_since(SAVE)
    assert path.read_text("utf-8").endswith("# 同时\n")


def test_files_come_and_go(policy):
    name = measure(policy)
    text = (policy / name).read_text("utf-8").replace("门店", "书店")
    before = full_disk.files(policy)
    key = name.removeprefix("measures/").removesuffix(".yaml")
    made = edit(
        policy,
        [NewFile("measures/second.yaml", text), _listed(policy, key)],
        "加一条",
        WHEN,
    )
    assert made.is_made, made.findings
    assert (policy / "measures" / "second.yaml").read_text("utf-8") == text
    again = edit(policy, [NewFile("measures/second.yaml", text)], "", WHEN)
    assert said(again) == [
        (
            "policy/measures/second.yaml",
            "file-exists",
            "已有同名的文件，没有改动它",
            "换一个标识",
        )
    ]
    undo(policy)
    assert full_disk.files(policy) == before


def _listed(policy, key):
    """The chapter that lists a measure lists the second one too."""
    from policypress.source.reading.yaml_file import read

    data = read(policy / "policy.yaml", "policy.yaml").data
    for name, chapter in data.get("chapters", {}).items():
        if key in chapter.get("measures", ()):
            loc = ("chapters", name, "measures")
            return Edit("policy.yaml", Insert(loc, 1, "second"))
    return Edit("policy.yaml", Put(("title",), data["title"]))


def test_a_removed_file_comes_back(policy):
    (policy / "notes.yaml").write_text("{opening: 现说明如下。}\n", "utf-8")
    before = full_disk.files(policy)
    assert edit(policy, [NoFile("notes.yaml")], "删去", WHEN).is_made
    assert not (policy / "notes.yaml").exists()
    undo(policy)
    assert full_disk.files(policy) == before


def test_a_link_is_left_alone(policy, tmp_path):
    real = tmp_path / "shared.yaml"
    os.replace(policy / "policy.yaml", real)
    (policy / "policy.yaml").symlink_to(real)
    before = real.read_bytes()
    assert said(edit(policy, [TITLE], "", WHEN)) == [
        (
            "policy/policy.yaml",
            "link-in-the-way",
            "这是一个链接，没有改动它指向的文件",
            "换成文件本身",
        )
    ]
    assert real.read_bytes() == before


def test_whoever_comes_while_another_edits_waits_and_is_told(
    policy, monkeypatch
):
    monkeypatch.setattr(transaction, "_PATIENCE", 0.0)
    before = full_disk.files(policy)
    with transaction.held(policy):
        assert said(edit(policy, [TITLE], "", WHEN)) == [
            (
                "policy",
                "policy-busy",
                "另一个命令正在修改这套政策",
                "等它结束后再试",
            )
        ]
    assert full_disk.files(policy) == before


def test_what_could_not_be_taken_back_is_not_made(policy, monkeypatch):
    monkeypatch.setenv(ELSEWHERE, str(policy / "policy.yaml"))
    before = full_disk.files(policy)
    reason = os.strerror(errno.ENOTDIR)
    assert said(edit(policy, [TITLE], "", WHEN)) == [
        (
            "",
            "no-journal",
            f"不能记录改动（{reason}），没有写入",
            "核对用户缓存文件夹（环境变量 XDG_CACHE_HOME、LOCALAPPDATA）可写、有空间",
        )
    ]
    assert full_disk.files(policy) == before


def test_what_the_disk_refuses_to_take_back_is_told(policy, monkeypatch):
    edit(policy, [TITLE], "改名", WHEN)
    before = full_disk.files(policy)

    def refuse(*_):
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        found = undo(policy)
    assert [one.place.file for one in found] == [str(policy)]
    assert full_disk.files(policy) == before


def test_line_ends_and_the_byte_order_mark_stay(policy):
    path = policy / "policy.yaml"
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    assert edit(policy, [TITLE], "", WHEN).is_made
    new = path.read_bytes()
    assert new.startswith(b"\xef\xbb\xbf")
    assert new.count(b"\n") == new.count(b"\r\n") == data.count(b"\n")
    undo(policy)
    assert path.read_bytes() == data


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.slow
@pytest.mark.parametrize("lasting", [False, True])
def test_a_full_disk_leaves_old_files_or_new_ones(
    tmp_path, lasting, monkeypatch
):
    def prepare(turn):
        monkeypatch.setenv(ELSEWHERE, str(turn / "cache"))
        tiny_policy(turn / "policy")

    def run(turn):
        policy = turn / "policy"
        return edit(policy, steps(policy), "改名", WHEN)

    old, new = _both(tmp_path, monkeypatch)

    def check(turn, was_full):
        if (
            lasting
        ):  # no file can be put back while the disk refuses everything
            edit(turn / "policy", [], "", WHEN)
        found = full_disk.files(turn / "policy")
        assert found in ((old, new) if was_full else (new,))
        assert not full_disk.left_overs(turn / "policy")

    turns = full_disk.fill_at_every_call(
        run, prepare, check, tmp_path, lasting
    )
    assert turns > 5


@pytest.mark.slow
def test_a_kill_at_any_step_is_mended_by_the_next_edit(tmp_path, monkeypatch):
    """Killed before each call to the system in turn; then the next command runs."""
    old, new = _both(tmp_path, monkeypatch)
    for number in range(1, 200):
        turn = tmp_path / f"kill-{number}"
        monkeypatch.setenv(ELSEWHERE, str(turn / "cache"))
        policy = tiny_policy(turn / "policy")
        was_killed = _killed_at(number, policy)
        for left in journal_module.entries(journal_module.home(policy)):
            assert left.before
        again = edit(policy, [], "", WHEN)
        assert again.is_made
        assert full_disk.files(policy) in (old, new)
        assert not full_disk.left_overs(policy)
        if not was_killed:
            break
    assert number > 8


def test_undo_after_a_kill_takes_back_what_was_cut_off_and_no_more(
    policy, monkeypatch
):
    title = Put(("title",), "青石街道措施之一")
    edit(policy, [Edit("policy.yaml", title)], "一", WHEN)
    before = full_disk.files(policy)
    real, calls = os.replace, []

    def second_call_kills(*arguments):
        calls.append(arguments)
        if str(arguments[1]).endswith(measure(policy)):
            raise Killed
        return real(*arguments)

    monkeypatch.setattr(os, "replace", second_call_kills)
    with pytest.raises(Killed):
        edit(policy, steps(policy), "二", WHEN)
    monkeypatch.setattr(os, "replace", real)
    assert full_disk.files(policy) != before
    assert undo(policy).what == "二"
    assert full_disk.files(policy) == before
    assert undo(policy).what == "一"


def _killed_at(number, policy):
    """One edit that ends at a call to the system; whether it came so far."""
    count = 0
    with pytest.MonkeyPatch.context() as patch:
        for name in full_disk.CALLS:
            real = getattr(os, name)

            def call(*arguments, real=real, **named):
                nonlocal count
                count += 1
                if count >= number:
                    raise Killed
                return real(*arguments, **named)

            patch.setattr(os, name, call)
        try:
            edit(policy, steps(policy), "改名", WHEN)
        except Killed:
            return True
    return False


def _both(tmp_path, monkeypatch):
    """The files before the edit and after it."""
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "whole-cache"))
    policy = tiny_policy(tmp_path / "whole" / "policy")
    old = full_disk.files(policy)
    assert edit(policy, steps(policy), "改名", WHEN).is_made
    return old, full_disk.files(policy)
