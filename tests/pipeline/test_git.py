"""A policy as it was: out of git without touching the working copy, or a reason why not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from policypress.pipeline.git import extract
from policypress.system.tools import find_program

pytestmark = pytest.mark.skipif(not find_program("git"), reason="没有安装 git")


def git(folder: Path, *words: str) -> str:
    who = [
        "-c",
        "user.name=甲",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
    ]
    return subprocess.run(
        ["git", "-C", str(folder), *who, *words],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path) -> Path:
    """Two commits: policy/ appears with 甲, then says 乙; the working copy says 丙."""
    root = tmp_path / "仓库"
    (root / "other").mkdir(parents=True)
    git(tmp_path, "init", "-q", str(root))
    (root / "other" / "a.txt").write_text("x", "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "zero")
    for text in ("甲", "乙"):
        (root / "policy" / "measures").mkdir(parents=True, exist_ok=True)
        (root / "policy" / "policy.yaml").write_text(text, "utf-8")
        (root / "policy" / "measures" / "手艺 a.yaml").write_text(
            text + "条", "utf-8"
        )
        git(root, "add", "-A")
        git(root, "commit", "-qm", text)
    (root / "policy" / "policy.yaml").write_text("丙", "utf-8")
    return root


def code(folder: Path, revision: str, tmp_path: Path) -> str:
    finding = extract(folder, revision, tmp_path / "out")
    assert finding and finding.hint and not (tmp_path / "out").exists()
    return finding.code


def test_a_revision_is_copied_out_and_the_working_copy_left_alone(
    repository, tmp_path
):
    assert extract(repository / "policy", "HEAD~1", tmp_path / "out") is None
    assert sorted(
        str(path.relative_to(tmp_path / "out"))
        for path in (tmp_path / "out").rglob("*.yaml")
    ) == [
        "measures/手艺 a.yaml",
        "policy.yaml",
    ]
    assert (tmp_path / "out" / "policy.yaml").read_text("utf-8") == "甲"
    assert (repository / "policy" / "policy.yaml").read_text("utf-8") == "丙"


def test_a_policy_at_the_top_of_its_repository_is_found_as_well(tmp_path):
    git(tmp_path, "init", "-q", "p")
    (tmp_path / "p" / "policy.yaml").write_text("甲", "utf-8")
    git(tmp_path / "p", "add", "-A")
    git(tmp_path / "p", "commit", "-qm", "one")
    assert extract(tmp_path / "p", "main", tmp_path / "out") is None
    assert (tmp_path / "out" / "policy.yaml").read_text("utf-8") == "甲"


def test_files_kept_out_of_archives_are_still_part_of_the_policy(
    repository, tmp_path
):
    (repository / ".gitattributes").write_text(
        "policy/** export-ignore\n", "utf-8"
    )
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "attributes")
    assert extract(repository / "policy", "HEAD", tmp_path / "out") is None
    assert (tmp_path / "out" / "policy.yaml").is_file()


def test_a_revision_nobody_knows(repository, tmp_path):
    assert code(repository / "policy", "v9.9", tmp_path) == "unknown-revision"


def test_a_tree_that_is_no_commit_is_not_a_revision(repository, tmp_path):
    assert (
        code(
            repository / "policy",
            git(repository, "rev-parse", "HEAD^{tree}"),
            tmp_path,
        )
        == "unknown-revision"
    )


def test_a_revision_from_before_the_policy_was_there(repository, tmp_path):
    assert (
        code(repository / "policy", "HEAD~2", tmp_path) == "absent-at-revision"
    )


def test_a_folder_that_is_in_no_repository(tmp_path):
    (tmp_path / "policy").mkdir()
    assert code(tmp_path / "policy", "HEAD", tmp_path) == "not-a-repository"


def test_a_repository_without_commits(tmp_path):
    git(tmp_path, "init", "-q", "p")
    assert code(tmp_path / "p", "HEAD", tmp_path) == "no-commits"


def test_a_shallow_clone_says_how_to_get_the_rest(repository, tmp_path):
    git(
        tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow"
    )
    assert (
        code(tmp_path / "shallow" / "policy", "HEAD~1", tmp_path)
        == "shallow-clone"
    )


def test_without_git_one_is_told_to_install_it(
    repository, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        "policypress.pipeline.git.find_program", lambda name: None
    )
    assert code(repository / "policy", "HEAD", tmp_path) == "no-git"
