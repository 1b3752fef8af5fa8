"""A node is found by the name that reports print, or a shorter one."""

from __future__ import annotations

import pytest

from policypress.edit.addresses import resolve, shortened, shown
from policypress.findings import Finding, Place
from tests.support import small_policy as small

HOW = "写成 文件#键.键，如 measures/patent-award#title；键按文件里写的"


@pytest.fixture
def policy(tmp_path):
    small.write(tmp_path)
    return tmp_path / "policy"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("measures/prize#title", "measures/prize#title"),
        ("prize#title", "measures/prize#title"),
        ("guides/prize#title", "guides/prize#title"),
        ("measures/prize.yaml#title", "measures/prize#title"),
        ("policy#chapters.x.measures.0", "policy#chapters.x.measures.0"),
        ("policy", "policy"),
    ],
)
def test_a_name_leads_to_its_file(policy, typed, name):
    address = resolve(policy, typed)
    assert shown(address.file, address.loc) == name


@pytest.mark.parametrize(
    ("typed", "code", "message", "at", "hint"),
    [
        ("", "bad-node", "“”不是节点的名称", "", HOW),
        ("#title", "bad-node", "“#title”不是节点的名称", "#title", HOW),
        ("policy#", "bad-node", "“policy#”不是节点的名称", "policy#", HOW),
        (
            "nobody#title",
            "no-such-file",
            "政策里没有文件“nobody”",
            "nobody",
            HOW,
        ),
        (
            "measures/prise#title",
            "no-such-file",
            "政策里没有文件“measures/prise”",
            "measures/prise",
            "是否应为“measures/prize”？",
        ),
    ],
)
def test_a_wrong_name_is_a_finding(policy, typed, code, message, at, hint):
    assert resolve(policy, typed) == Finding(code, message, Place(at), hint)


def test_a_name_of_several_files_asks_which(policy):
    for folder in ("guides", "benchmarks"):
        (policy / folder).mkdir(exist_ok=True)
        (policy / folder / "twice.yaml").write_text("{}", "utf-8")
    assert resolve(policy, "twice") == Finding(
        "which-file",
        "“twice”有几份文件：benchmarks/twice、guides/twice",
        Place("twice"),
        "写出文件夹，如 benchmarks/twice",
    )


def test_a_mapping_written_short_is_one_value():
    data = {"amount": "50万元", "text": "词"}
    assert shortened(data, ("amount", "value")) == ("amount",)
    tiers = {"tiers": {"gold": "1万元"}}
    short = ("tiers", "gold")
    assert shortened(tiers, (*short, "amount", "value")) == short
    assert shortened(data, ("amount", "nothing")) == ("amount", "nothing")
    assert shortened(data, ("other", "value")) == ("other", "value")
