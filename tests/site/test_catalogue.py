"""Each measure as the site shows it: what its page says besides its guide."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.site import SiteRequest
from policypress.site.catalogue import Catalogue, Download, Entry, Question
from policypress.site.text import SiteText
from tests.support.sites import TEMPLATES, composed
from tests.support.small_policy import FILES, edited, write

CONTACTS = 'phone: {label: 电话, value: "0755-12345678"}, site: {label: 网址, value: "https://apply.example.cn/a"}'
CHANGES = {
    **edited(
        "guides/prize.yaml",
        (
            "form:\n",
            "questions: {q: {question: 奖给谁？, answer: 给工作室。}}\nform:\n",
        ),
    ),
    **edited(
        "guides/common.yaml", ('phone: {label: 电话, value: ""}', CONTACTS)
    ),
}
WITHOUT = {name: "" for name in FILES if name.startswith("guides/")}


def catalogue(folder: Path, changes: dict[str, str]) -> Catalogue:
    """The measures of the tiny policy; each of its documents was made as a Word file."""
    found = composed(write(folder, changes))
    assert found.policy
    files = {f"{one.file}.docx": b"PK" for one in found.documents}
    request = SiteRequest(found.policy, found.documents, TEMPLATES, files)
    context = Context(found.policy, Nodes())
    return Catalogue(request, context, SiteText(context))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """With a telephone, an address and a question."""
    return catalogue(tmp_path_factory.mktemp("catalogue"), CHANGES)


@pytest.fixture(scope="module")
def unguided(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Of a policy that keeps no guides."""
    return catalogue(tmp_path_factory.mktemp("unguided"), WITHOUT)


def entry(of: Catalogue, identity: str) -> Entry:
    found = of.entry(identity)
    assert found
    return found


def test_a_measure_has_an_address_a_number_and_names(made: Catalogue) -> None:
    prize = entry(made, "prize")
    assert prize.measure.id == "prize"
    assert (prize.address, prize.citation) == ("m/prize.html", "（一）")
    assert (prize.subject, prize.title) == ("手艺大赛", "奖励手艺大赛")
    assert [one.id for one in prize.chapter.measures] == ["prize", "training"]


def test_it_says_the_most_it_gives_and_to_whom(made: Catalogue) -> None:
    prize = entry(made, "prize")
    assert prize.amount_text == "最高20万元"
    assert prize.amount.startswith('<p class="amount">最高<span data-source=')
    assert prize.amount.striptags() == "最高20万元"
    assert prize.audience == (
        '<p class="audience" data-source="guides/prize#audience">'
        "获奖的工作室。</p>\n"
    )
    assert made.audience(prize) == "获奖的工作室。"


def test_it_has_the_sections_of_its_guide_and_answers_first(
    made: Catalogue,
) -> None:
    prize = entry(made, "prize")
    assert [one.anchor for one in prize.sections][:2] == [
        "政策依据",
        "支持对象",
    ]
    rows = [(row.id, row.label) for row in prize.summary]
    assert rows[:2] == [("who", "谁能申请"), ("much", "能拿多少")]
    assert prize.summary[0].html == (
        '<p class="summary-line" data-source="guides/prize#audience">'
        "获奖的工作室。</p>\n"
    )
    assert prize.apply_at == "https://apply.example.cn/a"
    assert prize.telephone == "tel:075512345678"


def test_it_has_the_questions_of_its_guide(made: Catalogue) -> None:
    (asked,) = entry(made, "prize").questions
    assert (asked.anchor, asked.question) == ("prize.q", "奖给谁？")
    assert asked.text == "给工作室。"
    assert asked.answer == (
        '<p class="answer" data-source="guides/prize#questions.q.answer">'
        "给工作室。</p>\n"
    )
    assert isinstance(asked, Question)
    assert entry(made, "training").questions == []


def test_its_guide_and_form_can_be_taken_as_files(made: Catalogue) -> None:
    training = entry(made, "training")
    assert training.downloads == [
        Download(
            "files/training-guide.docx",
            "02-手艺培训.docx",
            "申报指南（Word）",
            b"PK",
        ),
        Download(
            "files/training-form.docx",
            "02-手艺培训申请表.docx",
            "申请表（Word）",
            b"PK",
        ),
    ]
    assert training.files == {
        "files/training-guide.docx": b"PK",
        "files/training-form.docx": b"PK",
    }


def test_a_measure_stands_between_others(made: Catalogue) -> None:
    first, second, third = made.entries
    assert made.around(first) == (None, second)
    assert made.around(second) == (first, third)
    assert made.around(third) == (second, None)
    assert made.of(first.chapter) == [first, second]
    assert made.of(third.chapter) == [third]
    assert made.entry("nowhere") is None


def test_a_measure_without_a_guide_says_nothing_of_it(
    unguided: Catalogue,
) -> None:
    found = entry(unguided, "prize")
    assert found.audience == Markup("")
    assert (found.questions, found.summary) == ([], [])
    assert (found.sections, found.downloads) == ([], [])
    assert (found.apply_at, found.telephone) == ("", "")
    assert unguided.audience(found) == unguided.shared_audience == ""


def test_what_all_audiences_begin_with_is_said_once(tmp_path: Path) -> None:
    names = ("prize", "training", "city-match")
    changes = {
        f"guides/{name}.yaml": f"audience: 在青石区设立，有{name}的单位。\n"
        for name in names
    }
    made = catalogue(tmp_path, changes)
    assert made.shared_audience == "在青石区设立"
    said = [made.audience(one) for one in made.entries]
    assert said == [f"有{name}的单位。" for name in names]


def test_audiences_that_differ_or_say_no_more_are_said_whole(
    made: Catalogue, tmp_path: Path
) -> None:
    assert made.shared_audience == ""
    whole = {
        "guides/prize.yaml": "audience: 工作室\n",
        "guides/training.yaml": "audience: 工作室，在本区的。\n",
        "guides/city-match.yaml": "audience: 工作室，在外地的。\n",
    }
    assert catalogue(tmp_path, whole).shared_audience == ""


def test_a_provision_is_called_by_its_title_or_its_subject(
    made: Catalogue,
) -> None:
    assert made.name("prize") == "奖励手艺大赛"
    assert made.name("funding") == "资金来源"
