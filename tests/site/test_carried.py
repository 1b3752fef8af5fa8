"""What a page carries for its scripts: the tables of the search, the rules of the
calculator."""

from __future__ import annotations

import base64
import json
import random
import re
import zlib
from types import SimpleNamespace
from typing import Any

from policypress.site.parts import parted
from policypress.site.search import Index, tables
from policypress.site.searching import search_data
from policypress.site.spoken import said_words, traditional
from policypress.source.model.words import Words
from tests.support.sites import TEMPLATES

WORDS = Words.model_construct(
    words={"做手艺": ("手艺",)},
    pages={"大赛": "prize", "TEXT": "policy", "哪里": "nowhere"},
    absent={"养老": "区民政局", "购房补贴": "区住建局"},
)


def carried(region: str, issuer: str) -> dict[str, Any]:
    """What the search of a site with two pages gets."""
    index = Index()
    page = index.page("m/prize.html", "手艺大赛", "指南", 1, ["大赛奖励"])
    index.page("policy.html#prize", "手艺大赛", "条文", 1)
    index.add(page, "", "", "对获奖的给予奖励。")
    other = index.page("comparison.html", "政策对照表", "对照")
    index.add(other, "", "", "外地有租房补贴。")
    meta = SimpleNamespace(region=region, issuing=[issuer], terms=["匠人"])
    navigation = [("index.html", "首页"), ("search.html", "搜索")]
    site: Any = SimpleNamespace(
        index=index,
        request=SimpleNamespace(
            policy=SimpleNamespace(words=WORDS, meta=meta)
        ),
        catalogue=SimpleNamespace(entries=[SimpleNamespace(subject="陶艺赛")]),
        navigation=lambda: [*navigation, ("policy.html", "政策原文")],
    )
    return search_data(site, [])


def test_the_search_knows_the_place_and_what_it_lies_in() -> None:
    found = carried("青石区", "乐山市青石区人民政府")
    places = ["青石区", "乐山市", "青石", "乐山"]
    assert found["places"] == places
    assert found["general"][-4:] == places
    assert carried("青石区", "青石区人民政府")["places"] == ["青石区", "青石"]


def test_the_search_knows_what_the_policy_says_and_calls_itself() -> None:
    found = carried("青石区", "青石区人民政府")
    assert found["words"][0] == ["做手艺", ["手艺"]]
    assert {"匠人", "陶艺赛", "做手艺", "手艺"} <= set(found["vocabulary"])
    assert found["leads"] == [
        ("大赛", "m/prize.html"),
        ("text", "policy.html"),
    ]
    assert found["pages"][3:] == [
        ["index.html", "首页", 0, "页面", []],
        ["policy.html", "政策原文", 0, "页面", []],
    ]


def test_what_the_policy_says_nothing_of_is_told_with_where_to_go() -> None:
    """Its own first; what only another policy says is none of it."""
    absent = carried("青石区", "青石区人民政府")["absent"]
    assert absent[0] == ["养老", "", "区民政局"]
    name, pattern, where = absent[1]
    assert (name, where) == ("购房补贴", "区住建局")
    assert "买房" in pattern
    names = [one[0] for one in absent]
    assert names.count("购房补贴") == 1
    assert "租房补贴" in names
    assert {one[2] for one in absent[2:]} == {""}


def test_only_characters_that_occur_are_known_in_their_old_forms() -> None:
    assert traditional("奖励办法，奖") == "办辦励勵奖奬奖獎"
    assert traditional("手") == ""
    known = tables("奖", {}, [], ["励"])["traditional"]
    assert "奖獎" in known
    assert "励勵" in known
    assert "剧" not in known


def test_people_say_what_occurs_in_official_words() -> None:
    found = dict(said_words({"写稿": ("起草",)}, "参与制定团体标准。"))
    assert found["写稿"] == ["起草"]  # its own, whether it occurs or not
    assert found["团标"] == ["团体标准"]
    assert found["参编"] == ["参与制定", "参与"]
    assert "国标" not in found
    assert dict(said_words({}, "奖"))["award"] == ["奖"]


def test_the_search_has_all_that_its_scripts_read() -> None:
    own = {"做手艺": ("手艺", "陶艺")}
    found = tables("手艺奖", own, ["匠人", "陶"], ["励？"], ["青石区"])
    scripts = "".join(
        path.read_text("utf-8")
        for path in (TEMPLATES / "site").glob("search*.js")
    )
    assert [name for name in found if f"index.{name}" not in scripts] == []
    assert found["words"][0] == ["做手艺", ["手艺", "陶艺"]]
    assert "做手艺" not in found["unsaid"] and "团标" in found["unsaid"]
    assert {"匠人", "做手艺", "陶艺", "手艺"} <= set(found["vocabulary"])
    assert found["general"][-1:] == found["places"] == ["青石区"]
    assert "补贴" in found["general"] and "请问" in found["fillers"]
    assert re.search(r"\bjiang[^a-z|]*奖", found["syllables"])
    assert re.search(r"\bli[^a-z|]*励", found["syllables"])


def measure(number: int, words: str) -> dict[str, Any]:
    """A measure of one support, as the calculator gets it."""
    return {
        "id": f"m{number}",
        "text": words,
        "supports": [
            {
                "id": "x",
                "for_each": None,
                "paragraphs": [f"m{number}#main"],
                "asks": {"field": f"q{number}"},
            }
        ],
    }


def rules(count: int, words: str) -> dict[str, Any]:
    """Rules of so many measures, each with a question and a clause of its own."""
    numbers = range(count)
    return {
        "version": 1,
        "policy": {"title": "措施"},
        "notes": [],
        "general": [],
        "exclusions": [],
        "limits": [],
        "chapters": [],
        "derived": [],
        "questions": [{"id": f"q{one}", "choices": []} for one in numbers],
        "things": [],
        "happenings": [],
        "clauses": {f"m{one}#main": "条文" for one in numbers},
        "measures": [measure(one, words) for one in numbers],
    }


def test_a_page_carries_the_rules_of_few_measures_itself() -> None:
    few = rules(2, "短")
    said = {"measures": {}, "materials": []}
    found = parted(few, said)
    assert (found.rules, found.guidance, found.files) == (few, said, {})


def unpacked(script: bytes) -> tuple[str, Any]:
    """The name and the data that a script hands over."""
    found = re.fullmatch(
        r'pagePart\("([^"]+)","([^"]+)"\);\n', script.decode()
    )
    assert found
    return found[1], json.loads(zlib.decompress(base64.b64decode(found[2])))


def test_of_many_measures_a_page_carries_what_all_share() -> None:
    """The rest stands in scripts: each with the questions and clauses of its measures."""
    long = random.Random(1).randbytes(90_000).hex()
    many = rules(3, long)
    said = {
        "measures": {"m1": {"materials": [1], "names": 0}},
        "materials": ["照片", "证书"],
        "names": ["工作室"],
    }
    found = parted(many, said)
    assert found.guidance == {"measures": {}, "materials": [], "names": {}}
    assert (found.rules["measures"], found.rules["questions"]) == ([], [])
    assert found.rules["parts"]["of"] == [["m0"], ["m1"], ["m2"]]
    assert found.rules["parts"]["asked"] == {"q0": [1], "q1": [2], "q2": [3]}
    parts = dict(map(unpacked, found.files.values()))
    assert list(parts) == list(found.files)
    second = parts["calculator-rules-2.js"]
    assert second["measures"] == [many["measures"][1]]
    assert second["questions"] == [{"id": "q1", "choices": [], "place": 1}]
    assert second["clauses"] == {"m1#main": "条文"}
    assert second["guidance"] == {
        "materials": ["证书"],
        "measures": {"m1": {"materials": [0], "names": 0}},
        "names": {"0": "工作室"},
    }
