"""Web page templates are users' programs too: whatever is wrong with them is a finding in Chinese at its line."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.pipeline.build import Composed
from policypress.site import SiteRequest, make
from tests.compose.sandbox.test_budget import (
    DOUBLED,
    ENDLESS,
    TOO_COMPLEX,
    small_budget,
)
from tests.support import small_policy as small
from tests.support.sites import TEMPLATES, composed

pytestmark = pytest.mark.whole

__all__ = ["small_budget"]
_NOT_ON_PAGES = {"what is called"}  # cite() is a name of documents


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    return composed(small.write(tmp_path_factory.mktemp("hostile")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped templates, to be spoiled."""
    shutil.copytree(TEMPLATES / "site", tmp_path / "templates" / "site")
    return tmp_path / "templates" / "site"


def found(policy: Composed, folder: Path) -> list[Finding]:
    """What is found in templates that are to make no site."""
    assert policy.policy
    files, findings = make(
        SiteRequest(policy.policy, policy.documents, folder.parent)
    )
    assert files == {} and findings
    for finding in findings:
        assert finding.code == "site-template"
        assert any(
            "\u4e00" <= ch <= "\u9fff"
            for ch in finding.message.partition("：")[2]
        )
        assert "None" not in str(finding) and "Error" not in str(finding)
    return findings


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name in ENDLESS if name not in _NOT_ON_PAGES]
)
def test_a_page_that_would_never_end_is_a_finding_within_seconds(
    policy: Composed, folder: Path, small_budget: None, name: str
) -> None:
    (folder / "404.html").write_text("甲\n\n" + ENDLESS[name], "utf-8")
    before = time.process_time()
    (finding,) = found(policy, folder)
    assert str(finding.place).startswith("templates/site/404.html:3:")
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' | center(10**9) }}",
        "{{ 'a' | indent(10**9) }}",
        "{{ 1 | round(10**9) }}",
        "{{ 'a' | replace('', 'b' * 3000) | replace('b', 'c' * 3000) }}",
        "{{ ('a' * 9000).replace('a', 'b' * 9000) }}",
        "{{ ('b' * 9000).join(['a'] * 9000) }}",
        DOUBLED + "{{ x | tojson }}",
        DOUBLED + "{{ x | json }}",
        DOUBLED + "{{ x | string }}",
        "{{ '%(a)s' * 9000 | format(a='x' * 90000) }}",
        "{{ ('f' * 9000) | int(base=16) }}",
        "{% set ns = namespace(x=()) %}{% for i in range(300000) %}{% set ns.x = (ns.x,) %}{% endfor %}{{ {ns.x: 1} | length }}",
        "{% set ns = namespace(x='a') %}{% for i in range(90) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    ],
)
def test_what_only_pages_may_use_is_counted_as_well(
    policy: Composed, folder: Path, small_budget: None, text: str
) -> None:
    (folder / "404.html").write_text("甲\n\n" + text, "utf-8")
    (finding,) = found(policy, folder)
    assert str(finding.place) == "templates/site/404.html:3:1"


@pytest.mark.slow
@pytest.mark.parametrize("name", TOO_COMPLEX)
def test_a_page_that_could_not_be_compiled_is_said_to_be_too_complex(
    policy: Composed, folder: Path, name: str
) -> None:
    (folder / "404.html").write_text("甲\n\n" + TOO_COMPLEX[name], "utf-8")
    (finding,) = found(policy, folder)
    assert (
        finding.place.file == "templates/site/404.html"
        and "循环" not in finding.message
    )
    assert finding.place.line == 3 or name == "digits"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("甲\n{% 错 %}", 2, "不认识的标签"),
        ("甲\n{{ 甲 | 没有 }}", 2, "不存在的过滤器"),
        ("甲\n{{ 没有.x }}", 2, "没有"),
        ("甲\n{{ 1 / 0 }}", 2, "除数"),
        ("甲\n{{ catalogue.of() }}", 2, "类型"),
        ("甲\n{{ navigation }}", 2, "不是文字"),
        ("甲\n{{ [1] | map('string') }}", 2, "不是文字"),
        ("甲\n{# 没完", 2, "缺少结束标记"),
        ("甲\n{% block a %}", 2, "没有写完"),
        ("甲\n{% include 'none.html' %}", 2, "none.html"),
        ("甲\n{% extends none %}", 2, "没有写文件名"),
        ("甲\n{% include '404.html' %}", 2, "循环"),
        ("{% extends '404.html' %}", 1, "循环"),
        ("甲\n{{ catalogue._request }}", 2, "不被允许"),
        ("甲\n{{ 'a'.format(1) }}", 2, "不被允许"),
        ("甲\n{{ policy_view.policy.meta.model_dump() }}", 2, "不被允许"),
        ("甲\n{{ ''.__class__.__mro__ }}", 2, "不被允许"),
    ],
)
def test_a_slip_is_said_in_chinese_at_its_line(
    policy: Composed,
    folder: Path,
    text: str,
    line: int,
    words: str,
) -> None:
    (folder / "404.html").write_text(text, "utf-8")
    (finding,) = found(policy, folder)
    assert (
        finding.place.file == "templates/site/404.html"
        and finding.place.line == line
    )
    assert words in finding.message


@pytest.mark.parametrize(
    "name", ["base.html", "home.html", "site.css", "calculator.js", "feed.xml"]
)
def test_a_file_that_cannot_be_read_is_named(
    policy: Composed, folder: Path, name: str
) -> None:
    path = folder / name
    whole = path.read_bytes()
    spoilt = {
        "UTF-8": lambda: path.write_bytes("甲\n乙".encode("gbk")),
        "找不到": lambda: None,
        "文件夹": path.mkdir,
        "上限": lambda: path.write_bytes(whole + b" " * 5_000_000),
        "圈": lambda: path.symlink_to(path),
        "普通文件": lambda: os.mkfifo(path),
        "控制字符": lambda: path.write_bytes(whole + b"\x1b"),
    }
    if not hasattr(os, "mkfifo"):
        del spoilt["普通文件"]
    for words, spoil in spoilt.items():
        path.unlink(missing_ok=True)
        spoil()
        if words == "找不到" and name == "feed.xml":
            path.write_bytes(whole)
            continue
        files, findings = make(
            SiteRequest(
                policy.policy,
                policy.documents,
                folder.parent,
                published=policy.policy,
            )
        )
        if name == "feed.xml" and files:
            assert (
                "feed.xml" not in files
            )  # no day is known, so nothing reads it
            return
        assert [f.code for f in findings] == ["site-template"], words
        assert (
            findings[0].place.file
            in (f"templates/site/{name}", "templates/site/404.html")
            or words == "找不到"
        )
        assert words in findings[0].message
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink(
            missing_ok=True
        )


def test_a_link_to_an_endless_device_is_not_read(
    policy: Composed, folder: Path
) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device")
    (folder / "site.css").unlink()
    (folder / "site.css").symlink_to("/dev/zero")
    (finding,) = found(policy, folder)
    assert str(finding.place) == "templates/site/site.css"


def test_nothing_is_written_for_none_and_no_name_of_the_program(
    policy: Composed, folder: Path
) -> None:
    (folder / "404.html").write_text(
        "[{{ none }}][{{ [1, none, '<'] | join('&') }}][{{ 'a' ~ 1 ~ none }}]",
        "utf-8",
    )
    files, findings = make(
        SiteRequest(policy.policy, policy.documents, folder.parent)
    )
    assert findings == [] and files["404.html"] == b"[][1&amp;&amp;&lt;][a1]"


def test_what_pages_of_others_use_still_works(
    policy: Composed, folder: Path
) -> None:
    """Filters and methods that templates of web pages are used to."""
    (folder / "404.html").write_text(
        "{{ 'ab'.upper() }}{{ 'a,b'.split(',') | last }}{{ {'k': 1}.items() | first | first }}{{ 'x' | upper | center(3) }}"
        "{% set ns = namespace(n=0) %}{% for i in range(3) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}"
        "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ [3, 1] | sort | join('-') }}"
        "{{ '%03d' | format(7) }}{{ 'a&b' | e }}{{ '甲乙丙丁' | truncate(3, true, '…', 0) }}"
        "{% macro f(x) %}<i>{{ x }}</i>{% endmacro %}{{ f('<') }}{{ [1, 2] | tojson }}",
        "utf-8",
    )
    files, findings = make(
        SiteRequest(policy.policy, policy.documents, folder.parent)
    )
    assert findings == []
    assert (
        files["404.html"].decode()
        == "ABbk X 3ab1-3007a&amp;b甲乙…<i>&lt;</i>[1, 2]"
    )


@pytest.mark.slow
def test_mutated_templates_end_in_pages_or_findings(
    policy: Composed, folder: Path
) -> None:
    chance = random.Random(7)
    names = ["404", "home", "base", "calendar", "faq", "chapter"]
    pieces = [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "|",
        "(",
        ")",
        "'",
        "none",
        "[",
        "\xff",
        "end",
        "x.y",
        "9" * 30,
        "{% for x in ",
    ]
    for _ in range(40):
        path = folder / f"{chance.choice(names)}.html"
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        piece = chance.choice(pieces).encode("latin-1")
        path.write_bytes(
            whole[:at] + piece + whole[at + chance.randrange(4) :]
        )
        files, findings = make(
            SiteRequest(policy.policy, policy.documents, folder.parent)
        )
        assert bool(files) != bool(findings)
        for finding in findings:
            assert (
                finding.place.file.startswith("templates/site/")
                and "None" not in finding.message
            )
        path.write_bytes(whole)
