"""One broken policy for each mistake a user can make: where it is said to be, in which words, and what to do about it.

The cases stand in tests/broken/*.yaml, each a change to the starter policy:

  what        the mistake, in Chinese
  stage       load (default), or build: found only when documents are composed
  file        the file that is changed
  replace/with, text, append, bytes (hex), encoding, remove, rename, make   how it is changed
  add         {file: text} for other files the mistake needs
  code, at, says, hint   the finding expected; `at` is line:column, file:line:column or a file; several words in a list
  severity    error by default
  also        codes of other errors that follow; without it there must be none
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from policypress.findings import Finding
from policypress.source import load, new_policy

CASES = {
    f"{path.stem}: {name}": case
    for path in sorted(
        (Path(__file__).parent.parent / "broken").glob("*.yaml")
    )
    for name, case in yaml.load(
        path.read_text(encoding="utf-8"), yaml.CSafeLoader
    ).items()
}
TEMPLATES = Path(__file__).parent.parent.parent / "templates"


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=name) for name, case in CASES.items()]
)
def test_each_mistake_is_told_at_its_place_with_a_remedy(
    case: dict, tmp_path: Path
) -> None:
    folder = tmp_path / "policy"
    new_policy(folder)
    damage(folder, case)
    findings = found(folder, case)
    there = "\n".join(map(str, findings))
    hits = [
        f
        for f in findings
        if f.code == case["code"] and str(f.place) == expected_place(case)
    ]
    assert hits, (
        f"{case['what']}：没有在 {expected_place(case)} 报告 {case['code']}\n{there}"
    )
    assert hits[0].severity == case.get("severity", "error")
    for words, text in (
        (case["says"], hits[0].message),
        (case["hint"], hits[0].hint),
    ):
        for word in words if isinstance(words, list) else [words]:
            assert word in text
    others = {f.code for f in findings if f.severity == "error"} - {
        case["code"]
    }
    assert others == set(case.get("also", [])), there
    for finding in findings:
        assert_chinese(finding)


def test_the_cases_cover_at_least_forty_kinds_of_mistake() -> None:
    assert len(CASES) >= 45
    assert len({case["code"] for case in CASES.values()}) >= 40


def damage(folder: Path, case: dict) -> None:
    for name, text in case.get("add", {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if "file" not in case:
        return
    path = folder / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in case:
        text = path.read_text(encoding="utf-8")
        assert text.count(case["replace"]) == 1, (
            "the text to replace must stand there once"
        )
        path.write_text(
            text.replace(case["replace"], case["with"]),
            encoding="utf-8",
            newline="",
        )
    elif "text" in case:
        path.write_text(
            case["text"], encoding=case.get("encoding", "utf-8"), newline=""
        )
    elif "append" in case:
        path.write_text(
            path.read_text(encoding="utf-8") + case["append"], encoding="utf-8"
        )
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "rename" in case:
        path.rename(folder / case["rename"])
    elif "encoding" in case:
        path.write_bytes(
            path.read_text(encoding="utf-8").encode(case["encoding"])
        )
    elif "make" in case:
        path.unlink(missing_ok=True)
        SPECIAL[case["make"]](path)
    else:
        path.unlink()


def _no_permission(path: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("这个用户什么都能读")
    path.touch()
    path.chmod(0)


def _pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("这个系统没有管道文件")
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)


SPECIAL = {
    "folder": Path.mkdir,
    "pipe": _pipe,
    "huge": _huge,
    "link-loop": lambda path: path.symlink_to(path),
    "no-permission": _no_permission,
}


def found(folder: Path, case: dict) -> list[Finding]:
    if case.get("stage") == "build":
        from policypress.pipeline.build import check

        return check(folder, TEMPLATES)
    return load(folder).findings


def expected_place(case: dict) -> str:
    at = str(case["at"])
    return (
        f"policy/{case['file']}:{at}"
        if re.fullmatch(r"[0-9]+:[0-9]+", at)
        else f"policy/{at}"
        if at
        else "policy"
    )


def assert_chinese(finding: Finding) -> None:
    """What a user reads is Chinese; single words such as the names of keys may be Latin."""
    for text in (finding.message, finding.hint):
        assert re.search("[\u4e00-\u9fff]", text), finding
        assert not re.search(r"[A-Za-z]+(?: [A-Za-z]+){3}", text), finding
