"""The disk is full at the first, the second, … thing that is asked of it, for every writer."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.publish import Published, Publisher
from policypress.render.docx import write_dotx
from policypress.source import load, new_measure, new_policy
from policypress.source.schema import write_schemas
from tests.support.full_disk import files, fill_at_every_call, left_overs

OLD = {"a.docx": b"old" * 40, "夹/b.docx": b"old" * 50, "stale.docx": b"old"}
NEW = {
    "a.docx": b"new" * 40,
    "夹/b.docx": b"new" * 50,
    "新/c.docx": b"new",
    "own.md": b"new",
}
EDITED, OWN = b"edited by hand" * 30, b"the user's own" * 30


def publish(out: Path, contents: dict[str, bytes]) -> Published:
    publisher = Publisher(out)
    for name, data in contents.items():
        publisher.add(name, data)
    return publisher.publish(complete=True)


def outputs_of_yesterday(folder: Path) -> None:
    """One of them edited since, and a file of the user's own in the way of a new one."""
    publish(folder, OLD)
    (folder / "夹/b.docx").write_bytes(EDITED)
    (folder / "own.md").write_bytes(OWN)


@pytest.mark.slow
@pytest.mark.parametrize("lasting", [False, True])
def test_publishing_leaves_each_file_old_or_new_and_the_next_run_is_whole(
    tmp_path, lasting
):
    results: list[Published] = []

    def check(folder: Path, was_full: bool) -> None:
        result, now = results[-1], files(folder)
        assert left_overs(folder) == [] or lasting
        for name, data in now.items():
            possible = {OLD.get(name), NEW.get(name)}
            possible |= (
                {EDITED} if "b" in name else {OWN} if "own" in name else set()
            )
            assert data in possible, name
        assert {EDITED, OWN} <= set(now.values()), (
            "nothing of the user's is lost"
        )
        written = {
            path.relative_to(folder).as_posix() for path in result.written
        }
        assert all(now[name] == NEW[name] for name in written)
        untouched = {name for name in NEW if now.get(name) != NEW[name]}
        assert untouched.isdisjoint(written)
        messages = [
            f.message for f in result.findings if f.code == "disk-full"
        ]
        if written and messages:
            assert all(
                "没有更新任何文件" not in message for message in messages
            )
        publish(folder, NEW)
        after = files(folder)
        asides = {"夹/b（手工修改1）.docx": EDITED, "own（原有文件1）.md": OWN}
        assert after == {**NEW, **asides} and left_overs(folder) == []
        assert publish(folder, NEW).findings == []

    turns = fill_at_every_call(
        lambda folder: results.append(publish(folder, NEW)),
        outputs_of_yesterday,
        check,
        tmp_path,
        lasting,
    )
    assert turns > 20


@pytest.mark.slow
@pytest.mark.parametrize("there", [False, True])
def test_a_new_policy_is_whole_or_not_there(tmp_path, there):
    whole = files(new_policy(tmp_path / "example/里/政策").written[0].parent)

    def check(turn: Path, was_full: bool) -> None:
        now = files(turn)
        assert (
            now == {}
            or {name.removeprefix("里/政策/") for name in now} == whole.keys()
        )
        assert left_overs(turn) == []
        if now == {}:
            assert new_policy(turn / "里/政策").findings == []
        assert load(turn / "里/政策").findings == []

    def prepare(turn: Path) -> None:
        if there:
            (turn / "里/政策").mkdir(parents=True)

    assert (
        fill_at_every_call(
            lambda turn: new_policy(turn / "里/政策"), prepare, check, tmp_path
        )
        > 15
    )


def test_a_new_measure_is_whole_or_not_there(tmp_path):
    def check(turn: Path, was_full: bool) -> None:
        path = turn / "p/measures/fresh-food.yaml"
        assert left_overs(turn) == []
        if not path.exists():
            assert (
                was_full
                and new_measure(turn / "p", "fresh-food", "shops").findings
                == []
            )
        loaded = load(turn / "p")
        # It says itself what is still to be written.
        assert {one.code for one in loaded.findings} == {"unfilled"}
        assert "fresh-food" in loaded.policy.measures

    turns = fill_at_every_call(
        lambda turn: new_measure(turn / "p", "fresh-food", "shops"),
        lambda turn: new_policy(turn / "p"),
        check,
        tmp_path,
    )
    assert turns > 3


@pytest.mark.slow
def test_each_schema_is_old_or_new(tmp_path):
    new = {
        path.name: path.read_bytes()
        for path in write_schemas(tmp_path / "new")
    }

    def run(turn: Path) -> None:
        with suppress(OSError):
            write_schemas(turn)

    def check(turn: Path, was_full: bool) -> None:
        assert left_overs(turn) == []
        assert all(
            data in (b"{}", new[name]) for name, data in files(turn).items()
        )
        write_schemas(turn)
        assert files(turn) == new

    def prepare(turn: Path) -> None:
        for name in new:
            (turn / name).write_bytes(b"{}")

    assert fill_at_every_call(run, prepare, check, tmp_path) > 20


def test_a_word_template_is_whole_or_not_there(tmp_path, capsys, monkeypatch):
    from policypress.findings import Place
    from policypress.render.docx import named_look
    from policypress.system.environment import ROOT

    look, _ = named_look(ROOT / "templates/looks", "windows", Place(""))
    whole = write_dotx(look)

    def check(turn: Path, was_full: bool) -> None:
        said = capsys.readouterr().out
        assert "Traceback" not in said
        assert files(turn) in ({}, {"版式/windows.dotx": whole})
        assert main(["look", "windows", "--dotx", "--out", str(turn)]) == 0
        assert files(turn) == {"版式/windows.dotx": whole}

    fill_at_every_call(
        lambda turn: main(["look", "windows", "--dotx", "--out", str(turn)]),
        lambda turn: None,
        check,
        tmp_path,
    )
