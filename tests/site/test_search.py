"""The search engine of the browser, run in Node where that is there: what people type, and the page that helps them."""

from __future__ import annotations

import json

import pytest

from policypress.site import SiteRequest, make
from policypress.site.search import Index, tables
from tests.site.everyday_queries import (
    FIRST_HITS,
    NODE,
    asked,
    carried,
    missed,
    run,
)
from tests.support.sites import ROOT, TEMPLATES, composed, site

pytestmark = pytest.mark.whole

needs_node = pytest.mark.skipif(NODE is None, reason="没有 Node")
EXAMPLES = ("low-altitude", "talent-housing")


def index() -> dict:
    """Two measures with all that a search knows besides."""
    made = Index()
    guide = made.page(
        "m/a.html", "第（九）条 专利奖配套奖励", "指南", 9, ["专利金奖奖励"]
    )
    made.add(
        guide,
        "一、政策依据",
        "政策依据",
        "对获得金奖的，奖励500万元。对获得银奖的，奖励1500万元。",
    )
    made.add(
        guide,
        "五、申报材料",
        "申报材料",
        "申请表　1份\n按照 GB/T 9704—2012 排版，中国标准创新贡献奖另行规定。",
    )
    other = made.page("m/b.html", "第（十）条 高新技术企业培育", "指南", 10)
    made.add(
        other,
        "一、政策依据",
        "政策依据",
        "支持国家高新技术企业申报两项专利，按ＰＣＴ途径计，资助2000元，占30%。\n"
        "受理第九条以外的事项，制定国家标准的另行规定，见深光府规〔2023〕15号。",
    )
    made.add(other, "五、申报材料", "申报材料", "申请表　1份")
    asked = made.page("faq.html#a.two", "两个奖能一起领吗？", "问答")
    made.add(asked, "", "", "不能。（专利奖配套奖励）")
    duties = made.page("policy.html#duties", "第二条 职责分工", "条文", 2)
    made.add(duties, "", "", "财政部门负责安排资金。")
    known = tables(made.text(), {"光伏标": ("国家标准",)}, ["专利奖"])
    answers = [
        ["when", "什么时候？", "faq.html#w", ["三月"], []],
        ["repeat", "能重复领吗？", "faq.html#r", ["一项一次。"], []],
        ["who", "谁能申请？", "faq.html#who", ["单位。"], []],
    ]
    questions = [
        ["when", ["什么时候"], "材料"],
        ["repeat", ["一起(领|拿)|重复"], ""],
        ["who", ["谁能申请"], "", ["能申请吗"]],
    ]
    absent = [["租房补贴", "租房", ""]]
    return {
        **made.as_data(),
        **known,
        "questions": questions,
        "answers": answers,
        "absent": absent,
        "leads": [["怎么弄", "m/b.html"]],
    }


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


def first(queries: list[str]) -> dict[str, str | None]:
    """Address of the first hit of each, all asked in one run."""
    hits = run(FIRST_HITS, {"index": index(), "queries": queries})
    addresses = [hit and hit["address"] for hit in hits]
    return dict(zip(queries, addresses, strict=True))


def test_words_that_many_pages_share_are_kept_once():
    texts = index()["texts"]
    assert [text[3:] for text in texts if "申请表" in text[3]] == [
        ["申请表　1份", 1]
    ]


@needs_node
def test_a_number_is_found_in_every_way_of_writing_it():
    for query, lit in (
        ("500万", "500万"),
        ("五百万元", "500万元"),
        ("5000000", "500万"),
        ("￥5,000,000", "500万"),
        ("两千块", "2000元"),
        ("0.2万元", "2000元"),
        ("2k", "2000"),
        ("三成", "30%"),
        ("百分之三十", "30%"),
        ("gbt9704", "GB/T 9704"),
        ("GB／T9704-2012", "GB/T 9704—2012"),
        ("深光府规2023 15号", "深光府规〔2023〕15号"),
    ):
        [hit] = [words for _, words in found(query)][:1]
        assert "".join(hit) == lit.replace("〔", "").replace("〕", ""), query


@needs_node
def test_a_number_is_not_found_inside_a_longer_one_when_it_stands_alone_too():
    result = run(
        'new engine.Search(data).find("500万").results[0].hits[0].sentence',
        index(),
    )
    assert [words for words, lit in result if lit] == ["500万"]
    assert "".join(words for words, _ in result).startswith("对获得金奖")


@needs_node
def test_a_clause_is_found_by_its_number_before_texts_that_mention_it():
    queries = ["第九条", "（九）", "第（九）条", "9", "九", "第九条第一款"]
    assert first(queries) == dict.fromkeys(queries, "m/a.html")


@needs_node
def test_whole_words_go_before_chance_substrings():
    assert first(["国标", "光伏标"]) == {
        "国标": "m/b.html",
        "光伏标": "m/b.html",
    }
    assert found("国标")[0][1] == ["国家标准"]


@needs_node
def test_parts_of_words_any_width_and_several_terms():
    assert found("高新技术企业")[0] == ("m/b.html", ["高新技术企业"])
    assert found("pct")[0] == ("m/b.html", ["ＰＣＴ"])
    wanted = {"技术企": "m/b.html", "金奖 奖励": "m/a.html"}
    assert first(list(wanted)) == wanted


@needs_node
def test_what_is_written_wrongly_is_found_as_it_was_meant():
    wanted = {
        "专力奖": "m/a.html",  # another character of the same sound
        "专奖利": "m/a.html",  # two exchanged
        "高薪技木企业": "m/b.html",  # one that only looks alike
        "專利獎": "m/a.html",  # traditional characters
        "zhuanlijiang": "m/a.html",
        "zlj": "m/a.html",
        "patents award": "m/a.html",
        "paetnt award": "m/a.html",
    }
    assert first(list(wanted)) == wanted
    result = run('new engine.Search(data).find("专力奖").mended', index())
    assert result == "专利奖"
    found = "new engine.Search(data.index).find(data.query).mended"
    for query, mended in (
        ("zhuanlibuzhu", "专利 补助"),  # of two words, one of them everybody's
        ("高新技不企业", ""),  # nobody who denies something meant it
    ):
        assert run(found, {"index": index(), "query": query}) == mended


@needs_node
def test_when_nothing_has_it_all_the_parts_still_help_and_say_so():
    result = run(
        'new engine.Search(data).find("高新技术企业认定办法")', index()
    )
    assert result["exact"] is False
    assert result["results"][0]["page"]["address"] == "m/b.html"
    both = run('new engine.Search(data).find("金奖 高新").exact', index())
    assert both is False


@needs_node
def test_a_question_is_answered_and_one_about_a_measure_leads_to_its_section():
    wanted = {
        "请问什么时候": "faq.html#w",
        "专利奖什么时候": "m/a.html",
        "租房补贴": "index.html",
        "怎么弄": "m/b.html",
    }
    assert first(list(wanted)) == wanted
    [hit, *_] = run(
        'new engine.Search(data).find("专利奖什么时候").results[0].hits',
        index(),
    )
    assert hit["heading"] == "五、申报材料"


@needs_node
def test_what_is_asked_goes_to_what_answers_it():
    wanted = {
        "能重复领吗": "faq.html#r",  # asked of any policy
        "两个奖可以一起拿吗": "faq.html#a.two",  # asked in a guide in the same sense
        "老街坊能申请吗": "faq.html#who",  # of whom nothing is said
        "高新技术企业能申请吗": "m/b.html",
        "财政局": "policy.html#duties",  # what an office does
        "啥时候": "faq.html#w",
    }
    assert first(list(wanted)) == wanted


@needs_node
def test_a_title_goes_before_the_questions_that_mention_it():
    assert first(["专利奖", "专利奖配套奖励"]) == dict.fromkeys(
        ["专利奖", "专利奖配套奖励"], "m/a.html"
    )


@needs_node
def test_a_word_inside_another_word_is_none():
    says = "places(data.text, data.words, 1).map((span) => words.isChance(data.text, span, new Set(data.vocabulary)))"
    words = str(TEMPLATES / "site" / "search-text.js")
    code = f"(() => {{ const words = require({json.dumps(words)}); const {{ places }} = words; return {says}; }})()"
    known = ["人民政府", "人民", "政府", "中国", "标准", "主管", "专利奖"]
    for text, part, chance in (
        ("报区人民政府", "民政", True),
        ("中国标准", "国标", True),
        ("主管部门", "管", True),
        ("人民政府", "政府", False),
        ("专利奖", "专利", False),
        ("国标", "国标", False),
    ):
        data = {"text": text, "words": part, "vocabulary": known}
        assert run(code, data) == [chance], text


@needs_node
def test_numbers_as_people_say_them():
    said = run(
        "data.map((query) => engine.plainNumbers(query))",
        [
            "三十万一家",
            "3000元一个月",
            "两个亿",
            "二十一个人",
            "1万一场",
            "八个点",
        ],
    )
    assert said == [
        "三十万 每家",
        "3000元 每个月",
        "两亿",
        "二十一个人",
        "1万 每场",
        "8%",
    ]
    variants = "engine.variants(engine.numbersIn(data)[0])"
    assert "36个月" in run(variants, "3年")
    assert "100名" in run(variants, "一百个")
    assert "周岁" in run(variants, "36岁")
    assert run(variants, "第三年的钱") == ["第三年", "第3年"]


@needs_node
def test_a_guess_says_so_and_leaves_the_lists_open():
    result = run('new engine.Search(data).find("奖杯")', index())
    assert (result["isGuess"], result["exact"]) == (False, False)
    guess = run('new engine.Search(data).find("术馆")', index())
    assert guess["isGuess"] and guess["results"]
    [only] = run('new engine.Search(data).find("苹果树").results', index())
    assert only["page"]["title"] == "本政策没有写到“苹果树”"


@needs_node
def test_what_the_policy_does_not_say_is_said_before_chance_hits():
    wanted = {
        "殡葬补贴": "index.html",  # its guides have 补贴, and nothing of the kind
        "专利奖的殡葬补贴": "m/a.html",  # a page has half of it
        "职责分工": "policy.html#duties",
    }
    assert first(list(wanted)) == wanted
    [told, *_] = run(
        'new engine.Search(data).find("请问有没有宠物补贴").results', index()
    )
    assert told["page"]["title"] == "本政策没有写到“宠物”"


@needs_node
def test_a_kind_of_support_is_not_absent_where_a_title_names_it():
    data = index()
    data["absent"] = [["社会保险补贴", "养老", ""]]
    ask = 'new engine.Search(data).find("养老床位").results[0].page.address'
    assert run(ask, data) == "index.html"
    data["pages"][0][4].append("养老床位建设补贴")
    assert run(ask, data) == "m/a.html"


@needs_node
def test_ordinary_words_are_not_taken_for_slips():
    made = index()
    made["texts"].append([0, "", "", "资助合计500万元，专利最低价。", 0])
    code = "data.queries.map((one) => new engine.Search(data.index).find(one).mended)"
    queries = ["做了个组合", "专利最抵价", "专利太低价"]
    data = {"index": made, "queries": queries}
    # 助合 is no word; a wrong character of a word is mended, and one that means another thing is not.
    assert run(code, data) == ["", "专利最低价", ""]


@needs_node
def test_verbs_and_what_they_are_done_to_are_one_word_again():
    plain = "data.map((one) => new engine.Search({pages: [], texts: []}).reader.plain(one))"
    asked = [
        "开了个小店",
        "买一套房",
        "去年卖了一个亿",
        "能申请不",
        "对决定不服",
    ]
    assert run(plain, asked) == [
        "开小店",
        "买房",
        "去年卖一亿",
        "能申请吗",
        "对决定不服",
    ]


@needs_node
def test_the_name_of_the_place_is_this_place_in_a_question():
    data = index()
    data["places"] = ["青石区", "青石"]
    data["questions"].append(["outside", ["不在[^，。？]{0,4}区"], ""])
    data["answers"].append(
        ["outside", "不在本区的？", "faq.html#o", ["不"], []]
    )
    code = (
        'new engine.Search(data).find("公司不在青石").results[0].page.address'
    )
    assert run(code, data) == "faq.html#o"


@needs_node
def test_of_several_conditions_those_that_were_asked_for_come_first():
    data = index()
    data["answers"][2][3] = ["须符合：在本区设立", "须符合：专利已经授权"]
    data["questions"][2][1] = ["(什么|哪些)条件"]
    lines = run(
        'new engine.Search(data).find("专利授权要什么条件").results'
        '.find((one) => one.page.address === "faq.html#who").lines',
        data,
    )
    assert lines == ["须符合：专利已经授权", "须符合：在本区设立"]


def test_the_item_numbers_of_guides_make_no_two_lines_of_one():
    made = Index()
    for address, number in (("m/a.html", 2), ("m/b.html", 3)):
        page = made.page(address, "指南", "指南", number)
        made.add(page, "", "", f"{number}.申报不收费。\n{number}.5万元")
    words = [(row[3], row[4]) for row in made.texts]
    assert words == [
        ("2.申报不收费。", 1),
        ("2.5万元", 0),
        ("3.5万元", 0),
    ]


@needs_node
def test_a_table_speaks_for_the_guide_that_uses_it():
    made = Index()
    guide = made.page("m/a.html", "第一条 应用示范", "指南", 1)
    made.add(guide, "", "", "项目按照评分表（附件1）评审，80分以上的资助。")
    other = made.page("m/b.html", "第二条 贷款贴息", "指南", 2)
    made.add(other, "", "", "按照利息的50%贴息。")
    title = "附件1 应用示范项目评审评分表"
    annex = made.page("policy.html#scoring", title, "条文", 1)
    made.add(annex, "", "", "项目评审：技术方案，20分。")
    data = {**made.as_data(), **tables(made.text(), {}, [])}
    hits = run(FIRST_HITS, {"index": data, "queries": ["项目评审", "评分表"]})
    assert [hit["address"] for hit in hits] == [
        "m/a.html",
        "policy.html#scoring",
    ]


@needs_node
def test_hostile_queries_do_no_harm():
    queries = [
        "<script>alert(1)</script>",
        "(" * 5000,
        "专利" * 5000,
        "\\d+[a-z]*(?:.*)+$",
        "😀" * 300,
        "\u202e专利奖",
        "a" * 10_000,
        "1" * 10_000,
        "\x00\ufffe",
        "__proto__",
        "constructor",
        " \n\t ",
    ]
    hits = first(queries)
    assert hits["\u202e专利奖"] == "m/a.html"
    assert hits["专利" * 5000]


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


@needs_node
@pytest.mark.parametrize("name", EXAMPLES)
def test_nine_of_ten_queries_find_the_right_page_first(name):
    composition = composed(ROOT / "examples" / name)
    made, findings = make(
        SiteRequest(composition.policy, composition.documents, TEMPLATES)
    )
    assert not findings
    data = carried(made["search.html"].decode())
    queries = asked(name)
    assert len(queries) >= 70
    hits = run(
        FIRST_HITS, {"index": data, "queries": [one.query for one in queries]}
    )
    nothing = [one for one, hit in zip(queries, hits, strict=True) if not hit]
    assert [one.query for one in nothing if "@none" not in one.wanted] == []
    wrong = missed(data, hits, queries)
    assert len(wrong) <= len(queries) // 10, wrong


# Half a megabyte of Chinese, as of a dozen policies in one site; milliseconds of processor time, at best of three.
TIMES = """(() => {
  const index = { ...data.index, pages: [], texts: [] };
  for (let count = 0; count < 6000; count++) {
    const page = Math.floor(count / 25);
    if (count % 25 === 0) index.pages.push([`m/${page}.html`, `第${page}条 措施${page}`, page, "指南", []]);
    index.texts.push([page, "一、政策依据", "a", `${count}${data.text.slice(count % 7)}`, 0]);
  }
  const search = new engine.Search(index);
  const time = (query) => {
    const start = process.cpuUsage();
    search.find(query);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  return data.queries.map((query) => Math.min(time(query), time(query), time(query)));
})()"""
# Milliseconds: a search that grows with the square of the text takes minutes; some tens
# are usual, and no load of a machine makes them this.
ENDLESS = 10_000


@needs_node
def test_search_comes_to_an_end_in_the_text_of_a_dozen_policies():
    text = (
        "对上一年度获得市级资助的国家高新技术企业，按照资助金额的50%给予配套，"
        "单项最高500万元，同一单位每年度最高1000万元。"
    )
    queries = [
        "高新技术企业",
        "五百万元",
        "第九条",
        "资助 企业",
        "专力奖",
        "zlj",
    ]
    data = {"index": index(), "text": text, "queries": queries}
    times = run(TIMES, data)
    assert max(times) < ENDLESS, dict(zip(queries, times, strict=True))


def test_the_site_of_a_policy_without_words_of_its_own_knows_everyday_ones(
    tmp_path,
):
    data = carried(site(tmp_path)["search.html"])
    said = dict(data["words"])
    assert said["award"] == ["奖"]
    assert "drone" not in said  # it means nothing here
    assert [row[0] for row in data["absent"]][:2] == ["租房补贴", "购房补贴"]
    assert data["leads"] == []
