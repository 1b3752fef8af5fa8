"""One small site whole: what everybody asks, what is searched, the forms, and what could
not be made."""

from __future__ import annotations

import base64
import json
import re
import zlib

import pytest

from policypress.findings import Place
from policypress.render.docx import named_look, render
from policypress.site import SiteRequest
from policypress.site.answers import answers
from policypress.site.site import Made, make_whole
from tests.support.sites import TEMPLATES, composed
from tests.support.small_policy import edited, policy, write

APPLICATION = "  application: {name: 申请表, form: form, copies: 1份}\n"
CHANGES = {
    **edited(
        "policy.yaml",
        (
            "conditions:\n",
            "exclusions:\n"
            '  bad: {field: local, op: "no", text: 被列入失信名单的, clause: bad.main}\n'
            '  far: {field: local, op: "no", text: 不在本区的}\n'
            "conditions:\n",
        ),
        (
            "text: 在本区依法设立}",
            "text: 在青石区依法设立的企业, clause: funding.main}",
        ),
    ),
    **edited(
        "supplementary.yaml",
        (
            "articles:\n",
            "articles:\n"
            "  bad:\n"
            "    subject: 失信\n"
            "    paragraphs:\n"
            "      main:\n"
            "        text: 申请人弄虚作假骗取资金的，追回资金。申请人有异议的，可以申请行政复议。资金年度总额以预算为限。\n",
        ),
    ),
    **edited(
        "guides/common.yaml",
        ("{name: 审定, text:", "{name: 审定, only: [evaluation], text:"),
        (
            APPLICATION,
            f"{APPLICATION}"
            "  credit: {name: 信用信息, form: electronic, required: verified}\n"
            "  proxy: {name: 委托书, form: copy, required: if_applicable, note: 由他人办理的}\n",
        ),
        ('{label: 电话, value: ""}', "{label: 电话, value: 0755-1}"),
    ),
    **edited(
        "guides/prize.yaml",
        (
            "form:\n",
            "window: {value: 3月1日左右}\n"
            "basis: {status: proposed, reason: 样例}\n"
            "questions: {q: {question: 奖给谁？, answer: 给工作室。}}\n"
            "form:\n",
        ),
    ),
}
UNSAID = ["这一点，本政策没有写明。", "电话：0755-1"]
AMOUNTS = [
    "共 3 项，各项金额不同，可以用政策计算器试算：",
    "手艺大赛：最高20万元",
    "手艺培训：最高5万元",
    "市级展销配套：市级资助金额的30%",
]
ENTERPRISES = "须符合：在青石区依法设立的企业（六）"
BUDGET = "资金年度总额以预算为限。（四）"
FRAUD = "申请人弄虚作假骗取资金的，追回资金。（四）"
ANSWERS = {
    "apply": ["网上提交。", "办理环节：受理 → 审定（部分项目）。"],
    "when": ["申请时间：每年3月。", "手艺大赛：3月1日左右。"],
    "materials": [
        "各项都要：申请表；委托书（有此情形的）。",
        "由受理单位自行核验、不用交：信用信息。",
        "各项另外要的材料，见该项的申报指南。",
    ],
    "amount": AMOUNTS,
    "ceiling": [BUDGET],
    "exclusion": [
        "不予资助：被列入失信名单的（四）",
        "不予资助：不在本区的",
    ],
    "calculate": [
        "政策计算器：回答几个问题，看 3 项中能申请什么、大约多少；不上传任何信息。"
    ],
    "phone": ["电话：0755-1"],
    "where": ["电话：0755-1", "网上提交。"],
    # To ask for a review of what was decided is not to apply.
    "who": [ENTERPRISES],
    "individual": ["申请人是单位。", ENTERPRISES],
    "outside": [ENTERPRISES],
    "dishonest": ["不予资助：被列入失信名单的（四）"],
    "repeat": UNSAID,
    "paid": ["其中：受理 5个工作日。"],
    "fee": UNSAID,
    "fraud": [FRAUD],
    "clawback": [FRAUD],
    "objection": ["申请人有异议的，可以申请行政复议。（四）"],
    "validity": ["本措施自【待核】起施行，有效期3年。（五）"],
    "budget": [BUDGET],
    "review": UNSAID,
    "tax": UNSAID,
    "forms": ["各项的申请表可以在该项的申报指南页下载。"],
    "text": ["《青石区关于促进手艺发展的若干措施》"],
}
CALCULATOR, CALENDAR = "calculator.html", "calendar.html"
# Where more is said than on the page of questions, and which page besides it helps.
PAGES = {"when": CALENDAR, "calculate": CALCULATOR, "text": "policy.html"}
FURTHER = {
    **dict.fromkeys(
        ("amount", "ceiling", "calculate", "who", "individual", "outside"),
        [("政策计算器", CALCULATOR)],
    ),
    **dict.fromkeys(("when", "paid", "review"), [("申报日历", CALENDAR)]),
    **dict.fromkeys(("text", "validity"), [("政策原文", "policy.html")]),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site with its forms as Word files, after a version published before."""
    folder = tmp_path_factory.mktemp("whole")
    found = composed(write(folder, CHANGES))
    look, _ = named_look(TEMPLATES / "looks", "gbt9704", Place(""))
    forms = {
        f"{one.file}.docx": render(one, look)
        for one in found.documents
        if one.template == "form"
    }
    before = policy(folder / "before")
    return make_whole(
        SiteRequest(
            found.policy, found.documents, TEMPLATES, forms, published=before
        )
    )


def test_what_cannot_be_made_is_said_with_what_would_help(made: Made) -> None:
    assert [
        (one.severity, one.code, str(one.place), one.message, one.hint)
        for one in made.findings
    ] == [
        (
            "note",
            "window-not-read",
            "policy/guides/prize.yaml:4:1",
            "申报时间“3月1日左右”里的日期不能确定，申报日历只照录原文",
            "写成“2026年3月1日至5月31日”“每年3月1日至31日”或者“常年受理”，其他日期写到注意事项里",
        ),
        (
            "note",
            "feed-without-date",
            "policy.yaml",
            "不知道任何确切日期，没有生成更新订阅 feed.xml",
            "写明成文日期（issued）后自动生成",
        ),
    ]


def test_every_question_is_answered_from_the_policy(made: Made) -> None:
    assert made.site
    found = answers(made.site)
    assert {one.id: one.lines for one in found} == ANSWERS
    for one in found:
        own = f"faq.html#everyday-{one.id}"
        assert one.address == PAGES.get(one.id, own)
        further = FURTHER.get(one.id, [])
        assert one.links == [*further, ("全部措施", "index.html")], one.id


def test_everything_that_has_a_place_is_found_by_its_title(made: Made) -> None:
    assert made.site
    assert made.site.index.pages == [
        [
            "m/prize.html",
            "（一） 手艺大赛",
            1,
            "指南",
            ["奖励手艺大赛", "大赛获奖奖励"],
        ],
        [
            "m/training.html",
            "（二） 手艺培训",
            2,
            "指南",
            ["资助手艺培训", "手艺培训资助"],
        ],
        [
            "m/city-match.html",
            "（三） 市级展销配套",
            3,
            "指南",
            ["配套市级展销资助", "展销配套资助"],
        ],
        ["c/makers.html", "一、支持匠人", 0, "章", []],
        ["c/market.html", "二、支持市场", 0, "章", []],
        ["policy.html#prize", "（一） 奖励手艺大赛", 1, "条文", []],
        ["policy.html#training", "（二） 资助手艺培训", 2, "条文", []],
        ["policy.html#city-match", "（三） 配套市级展销资助", 3, "条文", []],
        ["policy.html#chapter-supplementary", "三、附则", 0, "章", []],
        ["policy.html#bad", "（四） 失信", 4, "条文", []],
        ["policy.html#effect", "（五） 施行时限", 5, "条文", []],
        ["policy.html#funding", "（六） 资金来源", 6, "条文", []],
        ["calendar.html", "申报日历", 0, "日历", []],
        ["changes.html", "与上一版相比", 0, "版本", []],
        ["comparison.html", "政策对照表", 0, "对照", []],
        ["faq.html", "常见问题", 0, "页面", []],
        ["faq.html#prize.q", "奖给谁？", 0, "问答", []],
        ["overview.html", "一图读懂《若干措施》", 0, "一图读懂", []],
        ["index.html", "首页", 0, "页面", []],
        ["policy.html", "政策原文", 0, "页面", []],
        ["calculator.html", "政策计算器", 0, "页面", []],
        ["charts.html", "图表", 0, "页面", []],
    ]


def searched(made: Made, *addresses: str) -> list[str]:
    """The lines that a search finds on these pages: below which heading, the words, and
    on how many further pages."""
    assert made.site
    index = made.site.index
    found = []
    for page, heading, anchor, words, further in index.texts:
        assert anchor in ("", heading.partition("、")[2])
        if index.pages[page][0] in addresses:
            found.append(f"{heading}|{words}|{further}")
    return found


def test_the_lines_of_a_guide_are_found_below_their_headings(
    made: Made,
) -> None:
    assert searched(made, "m/prize.html") == [
        "|奖励手艺大赛|0",
        "|支持匠人|2",
        "一、政策依据|《青石区关于促进手艺发展的若干措施》（一）“奖励手艺大赛”。|0",
        "一、政策依据|对获得大赛金奖、大赛银奖的，分别奖励20万元、10万元，每家每年最高30万元。|0",
        "二、支持对象|获奖的工作室。|0",
        "三、支持标准|大赛获奖奖励　大赛金奖：20万元；大赛银奖：10万元；单个申请人每年最高30万元　奖励　核准制　事后资助|0",
        "三、支持标准|资金来源：专项资金。|2",
        "四、申报条件|1.在青石区依法设立的企业；|0",
        "四、申报条件|2.经营年限不低于2年。|0",
        "四、申报条件|有下列情形之一的，不予资助：被列入失信名单的；不在本区的。|2",
        "五、申报材料|申请表　系统填报并打印　1份　申请人自备　是　—|2",
        "五、申报材料|委托书　复印件　—　申请人自备　视情况　由他人办理的|2",
        "五、申报材料|获奖证书　复印件　—　申请人自备　是　—|0",
        "五、申报材料|下列事项通过数据核验，不需提交材料：信用信息。|2",
        "六、办理流程|受理　核对材料。　窗口　5个工作日|2",
        "七、申报时间与方式|申报时间：3月1日左右。|0",
        "七、申报时间与方式|网上提交。|3",
        "八、受理与咨询|电话：0755-1|2",
        "九、监督|接受社会监督。|2",
        "十、注意事项|1.如实申报。|2",
        "计算器会问|手艺大赛|0",
        "计算器会问|经营了几年？|0",
        "计算器会问|获得哪一奖项？　金奖、银奖|0",
    ]


def test_clauses_windows_questions_and_the_picture_are_found(
    made: Made,
) -> None:
    places = ("policy.html#bad", "policy.html#funding", "c/market.html")
    pages = ("calendar.html", "faq.html#prize.q", "overview.html")
    assert searched(made, *places, *pages) == [
        "|旨在让作品卖得出。|0",
        "|（四）申请人弄虚作假骗取资金的，追回资金。申请人有异议的，可以申请行政复议。资金年度总额以预算为限。|0",
        "计算器会问|在本区设立吗？|1",
        "|（六）所需资金由青石区财政安排。|0",
        "|申报时间：3月1日左右（手艺大赛）|0",
        "|申报时间：每年3月（手艺培训、市级展销配套）|0",
        "|给工作室。（手艺大赛）|0",
        "|一图读懂《若干措施》|0",
        "|青石区关于促进手艺发展的若干措施|0",
        "|谁能申请|0",
        "|在青石区依法设立的企业|0",
        "|不予资助的情形|0",
        "|被列入失信名单的|0",
        "|不在本区的|0",
        "|手艺大赛　最高20万元　（一）|0",
        "|手艺培训　最高5万元　（二）|0",
        "|市级展销配套　市级资助金额的30%　（三）|0",
        "|什么时候申报|0",
        "|手艺大赛：3月1日左右|0",
        "|其他项目：每年3月|0",
        "|怎么办|0",
        "|受理　5个工作日|0",
        "|在哪里问|0",
        "|电话　0755-1|0",
    ]


def test_the_page_of_forms_says_what_to_hand_in_with_each(made: Made) -> None:
    page = made.files["filled-forms.html"].decode()
    packed = re.search('id="forms" data-packed>([^<]*)<', page)
    assert packed
    kit = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    common = [
        ["申请表", "系统填报并打印 1份", "是", "—", []],
        ["委托书", "复印件", "视情况", "由他人办理的", []],
    ]
    certificate = ["获奖证书", "复印件", "是", "—", []]
    found = {}
    for name, form in kit["forms"].items():
        words = kit["words"]
        assert words[form["parts"]["word/settings.xml"]].startswith("<?xml")
        assert form["parts"].keys() >= {"word/document.xml"}
        found[name] = (
            [form[key] for key in ("file", "subject", "citation", "guide")],
            [[*one.values()] for one in form["materials"]],
            [words[one[0]] for one in form["pieces"] if isinstance(one, list)],
        )
    assert found == {
        "prize": (
            ["01-手艺大赛申请表.docx", "手艺大赛", "（一）", "m/prize.html"],
            [*common, certificate],
            [
                "common.name",
                "prize.local",
                "prize.years",
                "prize.prize_level",
                "prize.level",
            ],
        ),
        "training": (
            [
                "02-手艺培训申请表.docx",
                "手艺培训",
                "（二）",
                "m/training.html",
            ],
            common,
            ["common.name", "training.local", "training.cost"],
        ),
        "city-match": (
            [
                "03-市级展销配套申请表.docx",
                "市级展销配套",
                "（三）",
                "m/city-match.html",
            ],
            common,
            ["common.name", "city-match.local", "city-match.city_grant"],
        ),
    }


def test_programs_of_others_get_the_policy_and_each_measure(
    made: Made,
) -> None:
    data = json.loads(made.files["measures.json"])
    assert data["policy"] == {
        "title": "青石区关于促进手艺发展的若干措施",
        "number": None,
        "issuer": ["青石区人民政府"],
        "drafter": "青石区文旅局",
        "region": "青石区",
        "stage": "drafting",
        "effective": None,
        "valid_until": None,
    }
    assert data["measures"][0] == {
        "id": "prize",
        "number": "（一）",
        "subject": "手艺大赛",
        "title": "奖励手艺大赛",
        "chapter": {"id": "makers", "title": "支持匠人"},
        "page": "m/prize.html",
        "audience": "获奖的工作室。",
        "amount": "最高20万元",
        "most_yuan": 200000,
        "without_application": False,
        "supports": [
            {
                "name": "大赛获奖奖励",
                "mode": "奖励",
                "review": "核准制",
                "standard": [
                    "大赛金奖：20万元",
                    "大赛银奖：10万元",
                    "单个申请人每年最高30万元",
                ],
            }
        ],
        "window": {"text": "3月1日左右", "always": False, "periods": []},
    }
