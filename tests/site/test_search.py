"""The search engine of the browser, run in Node where that is there: numerals, clause numbers, ranks, sentences."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from policypress.site.search import Index
from tests.support.sites import TEMPLATES

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="没有 Node")


def run(code: str, data: object = None) -> object:
    """The value of a JavaScript expression; `engine` and `data` are known in it."""
    program = f"const engine = require({json.dumps(str(TEMPLATES / 'site' / 'search.js'))}); const data = {json.dumps(data)}; console.log(JSON.stringify({code}))"
    return json.loads(
        subprocess.run(
            [NODE, "-e", program],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout
    )


def index() -> dict:
    made = Index()
    guide = made.page("m/a.html", "第（九）条 专利奖配套奖励", "指南", 9)
    made.add(
        guide,
        "一、政策依据",
        "政策依据",
        "对获得金奖的，奖励500万元。对获得银奖的，奖励1500万元。",
    )
    made.add(guide, "五、申报材料", "申报材料", "申请表　1份")
    other = made.page("m/b.html", "第（十）条 高新技术企业培育", "指南", 10)
    made.add(
        other,
        "一、政策依据",
        "政策依据",
        "支持国家高新技术企业申报两项专利，按ＰＣＴ途径计。\n受理第九条以外的事项。",
    )
    made.add(other, "五、申报材料", "申报材料", "申请表　1份")
    return made.as_data()


def found(query: str) -> list[tuple[str, list[str]]]:
    """Address of each page found, and the words that are lit up in it."""
    result = run(f"new engine.Search(data).find({json.dumps(query)})", index())
    return [
        (
            one["page"]["address"],
            [
                words
                for hit in one["hits"]
                for words, lit in hit["sentence"]
                if lit
            ],
        )
        for one in result["results"]
    ]


def test_words_that_many_pages_share_are_kept_once():
    texts = index()["texts"]
    assert [text[3:] for text in texts if "申请表" in text[3]] == [
        ["申请表　1份", 1]
    ]


@needs_node
def test_a_number_is_found_in_every_way_of_writing_it():
    for query in ("500万", "五百万元", "5000000"):
        assert found(query) == [
            (
                "m/a.html",
                [
                    {
                        "500万": "500万",
                        "五百万元": "500万元",
                        "5000000": "500万",
                    }[query]
                ],
            )
        ]


@needs_node
def test_a_number_is_not_found_inside_a_longer_one_when_it_stands_alone_too():
    result = run(
        'new engine.Search(data).find("500万").results[0].hits[0].sentence',
        index(),
    )
    assert [words for words, lit in result if lit] == ["500万"] and "".join(
        words for words, _ in result
    ).startswith("对获得金奖")


@needs_node
def test_a_clause_is_found_by_its_number_before_texts_that_mention_it():
    for query in ("第九条", "（九）", "第（九）条", "9", "九"):
        assert found(query)[0][0] == "m/a.html", query


@needs_node
def test_parts_of_words_any_width_and_several_terms():
    assert found("高新技术企业")[0] == ("m/b.html", ["高新技术企业"])
    assert found("技术企")[0][0] == "m/b.html"
    assert found("pct")[0] == ("m/b.html", ["ＰＣＴ"])
    assert found("金奖 奖励")[0][0] == "m/a.html"


@needs_node
def test_when_nothing_has_it_all_the_parts_still_help_and_say_so():
    result = run('new engine.Search(data).find("高新技术企业认定")', index())
    assert (
        run('new engine.Search(data).find("金奖 高新").exact', index())
        is False
    )
    assert (
        result["exact"] is False
        and result["results"][0]["page"]["address"] == "m/b.html"
    )


@needs_node
def test_numerals_of_both_kinds():
    said = run(
        "data.map((words) => engine.value(words))",
        ["五百万", "两千", "一亿二千万", "1.5亿", "万", "十", "二十五", "〇"],
    )
    assert said == [5000000, 2000, 120000000, 150000000, None, 10, 25, 0]
    assert run(
        "data.map((n) => engine.chinese(n))",
        [5000000, 10, 25, 1010, 100000001, 0],
    ) == ["五百万", "十", "二十五", "一千零一十", "一亿零一", None]
