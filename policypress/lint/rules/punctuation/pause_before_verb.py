"""顿号用在了分句之间、主语和谓语之间：提出申请、应当提交报告。

检查：顿号后面紧接着“应当、应于、须于、必须、不得、负责、可以按”等，前面是机关、单位或者“的、后、时、申请”的；顿号后面紧接“或（或者）、和、及、以及”的，紧接“则、否则、但、且、并由”等引出分句的；逗号、顿号之后又用顿号开头的“等”。
为什么：顿号只能分开并列的词语，用在这里句子就断错了地方。
不好：区民政局、区住房建设局、应当按照各自职责做好工作
好：区民政局、区住房建设局应当按照各自职责做好工作
来源：GB/T 15834—2011 4.5（顿号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-34",
    name="pause-before-verb",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.5",
    genres=EVERY - {"law", "decision"},
)
_MODAL = "应当|应于|应在|应按|须于|须在|必须|需于|需在|不得|可以按|可以向|可向|将按照|由此"
_VERB = re.compile(
    f"(?<=[一-鿿）])(?<![、得准许])(?P<mark>、)(?:{_MODAL})(?![、]|[^。；，\n]{{0,4}}、)"
)
_WORDS = "(?P<mark>、)(?P<word>或者?|和|与|及|以及|并且|而且)(?![、谐平解气睦蔼声美约议与其时会])"
_JOINED = re.compile(
    f"(?<=[一-鿿）0-9%］])(?<!应当)(?<!可以)(?<!不得)(?<!必须){_WORDS}"
)
# 意蜂或者、中蜂; 本人或、和受托人 names two ways to join.
_BEHIND = re.compile(
    "(?<=[一-鿿）])(?P<word>或者|以及|或)(?P<mark>、)(?!和|或|与|及)"
)
# 分期建设、则分期验收: what begins so is a clause.
_CLAUSE = re.compile(
    "(?<=[一-鿿）])(?P<mark>、)(?P<word>则|否则|从而|因此|因而|但是?|尤其是|特别是|现(?=印发|予以|将|就)"
    "|且(?!末)|并(?![且购联网轨列发案行存排举重肩驾]))"
)
# 本人或、和受托人; names that begin so: 和平区, 和田地区, 及第.
_NAMES = re.compile(
    "(?:和平|和田|和县|和林|和龙|和顺|和静|和硕|和政|和布|及时|及早|或有|与会|和谐|和解|及格)"
)
# 不得转让、不得出租: what is joined are verbs.
_ENDS = re.compile("不得|不准|不应|可以|应当|需要|必须|应于|须于")


def find(paper: Paper) -> Iterator[Hit]:
    """Each 、 that stands between parts of a sentence, or beside a conjunction."""
    for found in paper.search(_VERB):
        first, _ = paper.sentence(found.start())
        before = paper.text[first : found.start()].rpartition("，")[2]
        if _ENDS.search(before):
            continue
        message = "顿号用在了谓语前面。"
        yield Hit(*found.span("mark"), message, "删去顿号，或者改为逗号。")
    for found in paper.search(_BEHIND):
        message = f"“{found['word']}”后面不用顿号。"
        yield Hit(*found.span("mark"), message, "删去顿号。")
    for found in paper.search(_CLAUSE):
        message = f"“{found['word']}”引出的是分句，前面不用顿号。"
        hit = Hit(*found.span("mark"), message, "改为逗号。")
        # 优质、且便宜的产品 joins what could be joined by 而.
        yield replace(hit, severity="note") if found["word"] == "且" else hit
    for found in paper.search(_JOINED):
        if _NAMES.match(paper.text, found.start("word")):
            continue
        message = f"“{found['word']}”前面不用顿号。"
        hint = "删去顿号；连接分句的改为逗号。"
        is_or = found["word"].startswith(("或", "以", "并", "而"))
        hit = Hit(*found.span("mark"), message, hint)
        yield replace(hit, severity="note") if is_or else hit
