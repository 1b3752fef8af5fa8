"""A repository from elsewhere: reading a version of it writes nothing outside and runs nothing it asks for."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.pipeline import git as module
from policypress.pipeline import git_process
from policypress.pipeline.git import checked_out, extract
from policypress.system.tools import find_program

pytestmark = [
    pytest.mark.skipif(not find_program("git"), reason="没有安装 git"),
    pytest.mark.skipif(os.name == "nt", reason="测试用 shell 脚本"),
]
FILE, FOLDER, LINK, SUBMODULE = "100644", "40000", "120000", "160000"


def git(folder: Path, *words: str, give: bytes | None = None) -> str:
    who = [
        "-c",
        "user.name=甲",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    command = ["git", "-C", str(folder), *who, *words]
    return (
        subprocess.run(command, check=True, capture_output=True, input=give)
        .stdout.decode()
        .strip()
    )


def tree(root: Path, *entries: tuple[str, bytes, str]) -> str:
    """A tree object with any names, as git itself would never write it."""
    data = b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(blob)
        for mode, name, blob in entries
    )
    return git(
        root,
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--literally",
        "--stdin",
        give=data,
    )


def nested(root: Path, path: list[bytes], mode: str, blob: str) -> str:
    """A tree that holds one object below some folders."""
    made = tree(root, (mode, path[-1], blob))
    for name in reversed(path[:-1]):
        made = tree(root, (FOLDER, name, made))
    return made


def tag(root: Path, policy: str) -> str:
    """Names `evil` a commit whose policy/ is this tree."""
    commit = git(
        root, "commit-tree", tree(root, (FOLDER, b"policy", policy)), "-m", "x"
    )
    git(root, "update-ref", "refs/tags/evil", commit)
    return "evil"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A working copy with a policy of one file, committed."""
    root = tmp_path / "a" / "b" / "仓库"
    (root / "policy").mkdir(parents=True)
    git(root, "init", "-q")
    (root / "policy" / "policy.yaml").write_text("甲", "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    return root


@pytest.fixture
def blob(root: Path) -> str:
    return git(root, "hash-object", "-w", "--stdin", give=b"PWNED\n")


def refused(root: Path, revision: str, tmp_path: Path) -> Finding:
    """The finding, after a look that nothing was written anywhere below the test's folder."""
    before = sorted(tmp_path.rglob("*"))
    finding = extract(root / "policy", revision, root.parent / "out")
    assert finding and finding.message and finding.hint
    str(finding).encode("utf-8")
    assert str(finding).replace("\n", "").isprintable()
    assert sorted(tmp_path.rglob("*")) == before
    return finding


NAMES = {
    "up": [b"..", b"..", b"x.yaml"],
    "up inside": [b"measures", b"..", b"..", b"x.yaml"],
    "here": [b".", b"x.yaml"],
    "absolute": [b"/tmp/policypress-hostile.yaml"],
    "a path as a name": [b"../../x.yaml"],
    "git": [b".git", b"config"],
    "git in capitals": [b".GIT", b"config"],
    "git with an invisible letter": [".g\u200cit".encode(), b"config"],
    "git of old DOS": [b"GIT~1", b"config"],
    "git with a dot": [b".git.", b"config"],
    "name of 256 bytes": ["条".encode() * 85 + b"x"],
    "long path": [b"x" * 200] * 6,
    "deep path": [b"d"] * 60,
    "control": [b"a\x1b[31m.yaml"],
    "line end": [b"a\nb.yaml"],
    "right to left": ["a\u202eb.yaml".encode()],
    "not UTF-8": [b"\xff\xfe.yaml"],
    "backslash": [b"..\\..\\x.yaml"],
    "drive": [b"C:x.yaml"],
    "stream": [b"policy.yaml::$DATA"],
}


@pytest.mark.parametrize("path", NAMES.values(), ids=NAMES.keys())
def test_a_name_that_means_another_place_is_refused_before_anything_is_written(
    root, blob, tmp_path, path
):
    finding = refused(
        root, tag(root, nested(root, path, FILE, blob)), tmp_path
    )
    assert finding.code == "unsafe-tree"
    assert not Path("/tmp/policypress-hostile.yaml").exists()


def test_an_empty_name_is_gits_own_to_refuse(root, blob, tmp_path):
    finding = refused(
        root, tag(root, nested(root, [b"", b"x.yaml"], FILE, blob)), tmp_path
    )
    assert finding.code in ("git-failed", "unsafe-tree")


def test_a_good_file_before_a_bad_one_is_not_written_either(
    root, blob, tmp_path
):
    up = tree(root, (FILE, b"x.yaml", blob))
    finding = refused(
        root,
        tag(root, tree(root, (FILE, b"a.yaml", blob), (FOLDER, b"..", up))),
        tmp_path,
    )
    assert (
        "1 个文件不能取出" in finding.message
        and "../x.yaml" in finding.message
    )


def test_every_bad_name_is_counted_and_the_first_ones_are_named(
    root, blob, tmp_path
):
    names = [b"%d:x.yaml" % number for number in range(8)]
    finding = refused(
        root,
        tag(root, tree(root, *((FILE, name, blob) for name in names))),
        tmp_path,
    )
    assert (
        "8 个文件" in finding.message
        and "“4:x.yaml”" in finding.message
        and "“5:x.yaml”" not in finding.message
    )


@pytest.mark.parametrize("mode, word", [(LINK, "链接"), (SUBMODULE, "子模块")])
def test_links_and_submodules_are_named_not_left_out(
    root, blob, tmp_path, mode, word
):
    target = blob if mode == LINK else git(root, "rev-parse", "HEAD")
    finding = refused(
        root,
        tag(
            root,
            tree(root, (FILE, b"a.yaml", blob), (mode, b"b.yaml", target)),
        ),
        tmp_path,
    )
    assert (
        finding.code == "unsafe-tree"
        and f"“b.yaml”是{word}" in finding.message
    )


def test_a_file_that_says_it_is_a_file_and_is_a_tree(root, blob, tmp_path):
    made = tree(root, (FILE, b"a.yaml", tree(root, (FILE, b"b", blob))))
    assert refused(root, tag(root, made), tmp_path).code in (
        "unsafe-tree",
        "shallow-clone",
    )


CLASHES = {
    "capitals": (b"A.yaml", b"a.yaml"),
    "accents": ("é.yaml".encode(), "e\u0301.yaml".encode()),
    "a dot at the end": (b"a.yaml", b"a.yaml."),
    "sharp s": ("straße.yaml".encode(), b"STRASSE.yaml"),
    "twice": (b"a.yaml", b"a.yaml"),
}


@pytest.mark.parametrize("names", CLASHES.values(), ids=CLASHES.keys())
def test_two_names_that_are_one_somewhere_are_refused(
    root, blob, tmp_path, names
):
    assert (
        refused(
            root,
            tag(root, tree(root, *((FILE, name, blob) for name in names))),
            tmp_path,
        ).code
        == "unsafe-tree"
    )


def test_folders_fold_as_well(root, blob, tmp_path):
    one, other = (tree(root, (FILE, name, blob)) for name in (b"a", b"b"))
    made = tree(root, (FOLDER, b"Measures", one), (FOLDER, b"measures", other))
    assert "大小写" in refused(root, tag(root, made), tmp_path).message


def test_a_file_and_a_folder_of_one_name(root, blob, tmp_path):
    made = tree(
        root,
        (FILE, b"a", blob),
        (FOLDER, b"a", tree(root, (FILE, b"b", blob))),
    )
    assert (
        "既是文件又是文件夹"
        in refused(root, tag(root, made), tmp_path).message
    )


REVISIONS = {
    "empty": "",
    "blank": "  ",
    "300 characters": "v" * 300,
    "300 characters of three bytes": "版" * 300,
    "10,000 characters": "v" * 10_000,
    "an option": "--output=x",
    "another option": "-h",
    "NUL": "HEAD\0",
    "line end": "HEAD\nHEAD",
    "not UTF-8": "v\udcff",
    "a reflog that is not there": "HEAD@{99999}",
    "a name no ref may have": "a..b",
    "a search": ":/没有这句话",
}


@pytest.mark.parametrize("revision", REVISIONS.values(), ids=REVISIONS.keys())
def test_an_odd_revision_is_a_finding(root, tmp_path, revision):
    assert refused(root, revision, tmp_path).code in (
        "bad-revision",
        "unknown-revision",
    )


@pytest.mark.parametrize("length", [190, 250])
def test_a_long_revision_that_is_there_or_a_long_folder_needs_no_longer_temporary_name(
    tmp_path, length
):
    folder = tmp_path / ("策" * 80)
    folder.mkdir()
    (folder / "policy.yaml").write_text("甲", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    name = "v" * length
    git(tmp_path, "tag", name)
    with checked_out(folder, name) as found:
        if length > module.LONGEST_REVISION:
            assert isinstance(found, Finding) and found.code == "bad-revision"
        else:
            assert (
                isinstance(found, Path)
                and (found / "policy.yaml").read_text("utf-8") == "甲"
            )


def test_more_files_or_more_bytes_than_a_policy_can_have(
    root, blob, tmp_path, monkeypatch
):
    revision = tag(
        root,
        tree(
            root, *((FILE, b"%d.yaml" % number, blob) for number in range(5))
        ),
    )
    monkeypatch.setattr(module, "MOST_FILES", 4)
    assert refused(root, revision, tmp_path).code == "revision-too-large"
    monkeypatch.setattr(module, "MOST_FILES", 5)
    monkeypatch.setattr(module, "MOST_BYTES", 29)
    assert refused(root, revision, tmp_path).code == "revision-too-large"


@pytest.mark.slow
def test_a_tree_that_unfolds_to_billions_of_files_is_stopped(
    root, blob, tmp_path
):
    made = tree(root, *((FILE, b"f%d" % number, blob) for number in range(10)))
    for _ in range(9):
        made = tree(
            root, *((FOLDER, b"d%d" % number, made) for number in range(10))
        )
    assert (
        refused(root, tag(root, made), tmp_path).code == "revision-too-large"
    )


def test_no_temporary_folder_is_a_finding(root, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.temporary.tempfile, "mkdtemp", full)
    with checked_out(root / "policy", "HEAD") as found:
        assert (
            isinstance(found, Finding) and found.code == "no-temporary-folder"
        )


def test_a_folder_that_is_there_is_not_written_into(root, tmp_path):
    (tmp_path / "out").mkdir()
    finding = extract(root / "policy", "HEAD", tmp_path / "out")
    assert (
        finding
        and finding.code == "temporary-folder"
        and not list((tmp_path / "out").iterdir())
    )


# What a repository may ask git to run.


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "marker"


@pytest.fixture
def script(tmp_path: Path, marker: Path) -> Path:
    """A program that leaves a trace when anybody runs it."""
    made = tmp_path / "script"
    made.write_text(f"#!/bin/sh\n/usr/bin/touch '{marker}'\nexit 1\n")
    made.chmod(0o755)
    return made


SETTINGS = [
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.askPass",
    "core.alternateRefsCommand", "credential.helper", "diff.external", "diff.evil.textconv", "diff.evil.command",
    "filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "gpg.program", "pager.rev-parse",
    "pager.ls-tree", "pager.cat-file", "merge.evil.driver", "uploadpack.packObjectsHook", "sequence.editor",
]  # fmt: skip


def test_nothing_of_the_repositorys_settings_is_run(
    root, script, marker, tmp_path
):
    for name in SETTINGS:
        git(root, "config", name, str(script))
    for command in ("rev-parse", "ls-tree", "cat-file"):
        git(root, "config", f"alias.{command}", f"!{script}")
    git(root, "config", "filter.evil.required", "true")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in (
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "fsmonitor-watchman",
        "pre-auto-gc",
    ):
        for folder in (hooks, root / ".git" / "hooks"):
            (folder / name).write_bytes(script.read_bytes())
            (folder / name).chmod(0o755)
    (tmp_path / "more").write_text(
        f"[core]\n\thooksPath = {hooks}\n\tfsmonitor = {script}\n"
    )
    git(root, "config", "include.path", str(tmp_path / "more"))
    (root / ".gitattributes").write_text(
        "* filter=evil diff=evil merge=evil\n"
    )
    marker.unlink(missing_ok=True)
    assert extract(root / "policy", "HEAD", tmp_path / "out") is None
    assert (tmp_path / "out" / "policy.yaml").read_text("utf-8") == "甲"
    assert not marker.exists()
    assert extract(root / "policy", ":0:policy", tmp_path / "other")
    assert not marker.exists()


def partial_clone(root: Path, place: Path, script: Path, way: str) -> Path:
    """A clone that has the trees and not the files, and runs `script` to get them."""
    git(root, "config", "uploadpack.allowFilter", "true")
    git(
        place,
        "clone",
        "-q",
        "--no-checkout",
        "--filter=blob:none",
        root.as_uri(),
        "partial",
    )
    clone = place / "partial"
    ways = {
        "upload-pack": {"remote.origin.uploadpack": str(script)},
        "ssh": {
            "remote.origin.url": "ssh://nowhere.invalid/x",
            "core.sshCommand": str(script),
        },
        "ext": {
            "remote.origin.url": f"ext::{script}",
            "protocol.ext.allow": "always",
        },
        "helper": {
            "remote.origin.vcs": "ext",
            "remote.origin.url": str(script),
            "protocol.ext.allow": "always",
        },
        "proxy": {
            "remote.origin.url": "git://nowhere.invalid/x",
            "core.gitProxy": str(script),
        },
    }
    for name, value in ways[way].items():
        git(clone, "config", name, value)
    (clone / "policy").mkdir(exist_ok=True)
    return clone


WAYS = ["upload-pack", "ssh", "ext", "helper", "proxy"]
ONLY = {
    "all": lambda there: there,
    # What an older git has of them.
    "no protocol": lambda there: (
        there
        | {
            "PATH": os.environ["PATH"],
            "GIT_EXEC_PATH": "",
            "GIT_NO_LAZY_FETCH": "0",
        }
    ),
    "no program": lambda there: {
        name: value
        for name, value in there.items()
        if name not in ("GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL")
    },
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("only", ONLY)
def test_what_a_partial_clone_has_not_fetched_is_not_fetched(
    root, script, marker, tmp_path, monkeypatch, way, only
):
    clone = partial_clone(root, tmp_path, script, way)
    whole = git_process.surroundings

    def fewer(empty: Path) -> dict[str, str]:
        kept = ONLY[only](whole(empty))
        return {
            name: value
            for name, value in kept.items()
            if value != "" or name != "GIT_EXEC_PATH"
        }

    monkeypatch.setattr(git_process, "surroundings", fewer)
    if only == "no program":
        settings = {
            name: value
            for name, value in git_process._SETTINGS.items()
            if name != "protocol.allow"
        }
        monkeypatch.setattr(git_process, "_SETTINGS", settings)
    finding = extract(clone / "policy", "HEAD", tmp_path / "out")
    assert finding and finding.code == "shallow-clone"
    assert not marker.exists()


def test_git_left_to_itself_would_have_run_it(root, script, marker, tmp_path):
    """That the test above can fail: the same clone, read by git as it is."""
    clone = partial_clone(root, tmp_path, script, "upload-pack")
    unguarded = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_")
    }
    command = [
        "git",
        "-C",
        str(clone),
        "cat-file",
        "-p",
        "HEAD:policy/policy.yaml",
    ]
    subprocess.run(command, capture_output=True, env=unguarded, timeout=30)
    assert marker.exists()


@pytest.mark.parametrize(
    "name",
    [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
    ],
)
def test_the_callers_variables_do_not_name_another_repository(
    root, tmp_path, monkeypatch, name
):
    git(tmp_path, "init", "-q", "other")
    monkeypatch.setenv(name, str(tmp_path / "other" / ".git"))
    assert extract(root / "policy", "HEAD", tmp_path / "out") is None


def test_the_callers_variables_configure_nothing(
    root, script, marker, tmp_path, monkeypatch
):
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.worktree")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "/")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.bare=true'")
    monkeypatch.setenv("GIT_TRACE", str(marker))
    monkeypatch.setenv("GIT_TRACE2", str(marker))
    monkeypatch.setenv("GIT_PAGER", str(script))
    monkeypatch.setenv("GIT_EXEC_PATH", str(tmp_path))
    assert extract(root / "policy", "HEAD", tmp_path / "out") is None
    assert not marker.exists()


def test_a_bare_repository_that_lies_among_the_files_is_not_taken_for_one(
    root, script, marker, tmp_path
):
    bare = root / "policy" / "measures"
    git(tmp_path, "clone", "-q", "--bare", str(root), str(bare))
    git(bare, "config", "core.bare", "false")
    git(bare, "config", "core.worktree", str(bare))
    git(bare, "config", "core.fsmonitor", str(script))
    finding = extract(bare, "HEAD", tmp_path / "out")
    assert finding and finding.code == "not-a-repository"
    assert not marker.exists()


@pytest.mark.parametrize(
    "config", ["[core\n", "[core]\n\tbare = maybe\n", "\0\1\2"]
)
def test_settings_that_cannot_be_read_are_a_finding(root, tmp_path, config):
    with (root / ".git" / "config").open("a") as file:
        file.write(config)
    assert refused(root, "HEAD", tmp_path).code == "git-failed"


def test_a_program_called_git_in_the_working_folder_is_not_run(
    root, script, marker, tmp_path, monkeypatch
):
    (tmp_path / "git").write_bytes(script.read_bytes())
    (tmp_path / "git").chmod(stat.S_IRWXU)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert extract(root / "policy", "HEAD", tmp_path / "out") is None
    assert not marker.exists()


def test_a_git_that_does_not_answer_is_stopped(root, tmp_path, monkeypatch):
    slow = tmp_path / "slow"
    slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    slow.chmod(0o755)
    monkeypatch.setattr(module, "find_program", lambda name: slow)
    monkeypatch.setattr(git_process, "PATIENCE", 0.2)
    assert refused(root, "HEAD", tmp_path).code == "git-slow"
