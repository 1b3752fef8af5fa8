"""A district builds all of its policies at once: each as alone, none stops another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policypress.pipeline.build import build
from policypress.pipeline.policy_folders import names_of, policies_in
from policypress.pipeline.request import BuildRequest
from policypress.pipeline.several import Outcome, Task, build_several
from policypress.system.environment import ROOT
from tests.support.small_policy import write

TEXT = ("措施正文",)


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """A folder with policies of three offices, one of them broken, and other things."""
    for office in ("文化局", "住建局", "统计局"):
        home = tmp_path / "政策" / office
        home.mkdir(parents=True)
        write(home)
    broken = tmp_path / "政策/统计局/policy/policy.yaml"
    broken.write_text(broken.read_text("utf-8") + "oops: 1\n", "utf-8")
    (tmp_path / "政策/.git").mkdir()
    shutil.copytree(tmp_path / "政策/文化局", tmp_path / "政策/.git/旧")
    return tmp_path / "政策"


def tasks(district: Path, out: Path) -> list[Task]:
    folders = policies_in(district)
    names = names_of(folders, district)
    return [
        Task(
            name,
            BuildRequest(
                folder, ROOT / "templates", out / name, only=TEXT, formats=()
            ),
        )
        for folder, name in zip(folders, names, strict=True)
    ]


def run(some: list[Task], jobs: int = 2) -> list[Outcome]:
    return list(build_several(some, jobs, lambda *_: None))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_is_built_as_alone_and_a_broken_one_stops_no_other(
    district, tmp_path, jobs
):
    some = [
        Task(one.name, BuildRequest(
            one.request.policy, ROOT / "templates", one.request.out, only=TEXT
        ))
        for one in tasks(district, tmp_path / "out")
    ]  # fmt: skip
    outcomes = run(some, jobs)
    assert [(one.name, one.is_built) for one in outcomes] == [
        ("住建局/policy", True),
        ("文化局/policy", True),
        ("统计局/policy", False),
    ]
    assert outcomes[2].findings[0].place.file == "统计局/policy/policy.yaml"
    assert not (tmp_path / "out/统计局").exists()
    alone = tmp_path / "alone"
    build(
        BuildRequest(
            district / "文化局/policy", ROOT / "templates", alone, only=TEXT
        ),
        lambda *_: None,
    )
    assert files(alone) == files(tmp_path / "out/文化局/policy") != {}


def test_what_has_not_changed_is_not_built_again(district, tmp_path):
    some = tasks(district, tmp_path / "out")[:1]
    first = run(some)[0]
    again = run(some)[0]
    assert first.facts == again.facts is not None
    assert again.written == 0 and again.unchanged == first.written
    measure = some[0].request.policy / "measures/prize.yaml"
    text = measure.read_text("utf-8")
    measure.write_text(text.replace("20万元", "25万元"), "utf-8")
    values = {one.value for one in run(some)[0].facts.figures}
    assert "25万元" in values


def test_hidden_folders_and_what_lies_in_a_policy_are_no_policies(district):
    shutil.copytree(district / "住建局", district / "文化局/policy/旧稿")
    found = [
        one.relative_to(district).as_posix() for one in policies_in(district)
    ]
    assert found == ["住建局/policy", "文化局/policy", "统计局/policy"]


def test_a_link_is_not_followed(district, tmp_path):
    (district / "圈").symlink_to(district)
    assert len(policies_in(district)) == 3


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (["/a/甲", "/b/乙"], ["甲", "乙"]),
        (["/a/甲/policy", "/a/乙/policy"], ["甲/policy", "乙/policy"]),
        (["/x/甲/policy", "/y/甲/policy"], ["x/甲/policy", "y/甲/policy"]),
        (["/a"], ["a"]),
        (["/a", "/b/a"], ["a", "b/a"]),
    ],
)
def test_names_tell_policies_apart(folders, names):
    assert names_of([Path(one) for one in folders], None) == names
