"""Checks are found by file; one that does not say why it complains would be no help."""

from __future__ import annotations

from pathlib import Path

from policypress.source import check, load, new_policy
from policypress.source.model import Policy


def test_every_module_of_the_folder_is_a_check() -> None:
    names = {
        path.stem
        for path in Path(check.__path__[0]).glob("*.py")
        if not path.stem.startswith("_")
    }
    assert {
        one.__module__.rpartition(".")[2] for one in check.checks()
    } == names


def test_no_check_stumbles_over_a_policy_of_which_nothing_could_be_read() -> (
    None
):
    nothing = Policy.model_construct(
        meta=None,
        provisions={},
        supplementary=None,
        broken=frozenset({"policy", "supplementary", "documents", "fields"}),
    )
    assert check.check(nothing) == []


def test_no_check_stumbles_when_any_one_file_is_broken(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    for path in new_policy(folder).written:
        before = path.read_bytes()
        path.write_text("- 甲\n", encoding="utf-8")
        assert [f.code for f in load(folder).findings] == ["not-a-mapping"], (
            path
        )
        path.write_bytes(before)
