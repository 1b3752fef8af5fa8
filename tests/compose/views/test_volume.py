"""The volume of guides: what all say once, and of each measure everything that is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypress.document import Document, Paragraph, Table, paragraphs, plain
from policypress.pipeline.composing import compose
from tests.support.small_policy import FILES, edited, write

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / "templates"
POLICIES = ("policy", "examples/low-altitude", "examples/talent-housing")
# Words of a list that its number and its last stop do not belong to.
_NUMBER = re.compile(r"^\d+\.")
_STOPS = "。；，"


def documents(folder: Path, *kinds: str) -> list[Document]:
    found = compose(
        folder, TEMPLATES, (), lambda *_: None, kinds=kinds, since=False
    )
    assert not [one for one in found.findings if one.severity == "error"]
    return list(found.documents)


def units(document: Document) -> list[str]:
    """What a document says, paragraph by paragraph, without the numbers of lists."""
    found: list[str] = []
    for block in paragraphs(document.blocks):
        words = plain(block.inlines).strip()
        for piece in re.split("[；。]", words):
            unit = _NUMBER.sub("", piece.strip()).strip(_STOPS)
            if unit:
                found.append(unit)
    return found


def parts(volume: Document) -> dict[str, str]:
    """The words of each item by its subject; those before the first under ""."""
    found: dict[str, list[str]] = {"": []}
    subject = ""
    for block in volume.blocks:
        if isinstance(block, Paragraph) and block.level == 3:
            subject = plain(block.inlines).partition("）")[2]
            found[subject] = []
        if isinstance(block, Paragraph | Table):
            words = [plain(one.inlines) for one in paragraphs([block])]
            found[subject] += words
    return {key: "\n".join(words) for key, words in found.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", POLICIES)
def test_everything_that_a_guide_says_is_in_its_item_or_in_the_common_part(
    name: str,
) -> None:
    found = documents(ROOT / name, "guide", "guide-volume")
    guides = [one for one in found if one.template == "guide"]
    [volume] = [one for one in found if one.template == "guide-volume"]
    said = parts(volume)
    common = said.pop("")
    assert len(said) == len(guides) > 4
    for guide, (subject, item) in zip(guides, said.items(), strict=True):
        assert guide.title == f"{subject}申报指南"
        missing = [
            unit
            for unit in special(guide, guides)
            if unit not in item and unit not in common
        ]
        assert missing == [], subject


def special(guide: Document, guides: list[Document]) -> Iterator[str]:
    """What one guide says and not every guide does. Numbers of rows say nothing, and
    titles of parts are the volume's own."""
    others = [set(units(one)) for one in guides if one is not guide]
    titles = {
        plain(one.inlines).strip()
        for one in guide.blocks
        if isinstance(one, Paragraph) and one.level
    }
    for unit in units(guide):
        is_own = not all(unit in other for other in others)
        if is_own and not unit.isdecimal() and unit not in titles:
            yield unit


def test_the_common_part_stands_once(tmp_path: Path) -> None:
    [volume] = documents(write(tmp_path), "guide-volume")
    said = parts(volume)
    words = "\n".join(said.values())
    for line in (
        "网上提交。",
        "接受社会监督。",
        "如实申报。",
        "在本区依法设立",
    ):
        assert words.count(line) == 1, line
        assert line in said[""], line
    assert words.count("申请表") == 1


def test_a_line_that_names_its_measure_is_no_common_line(
    tmp_path: Path,
) -> None:
    """The step 审定 of the small policy says which measure it is of."""
    [volume] = documents(write(tmp_path), "guide-volume")
    said = parts(volume)
    assert "审定《手艺大赛》申请" in said["手艺大赛"]
    assert "审定《手艺培训》申请" in said["手艺培训"]
    assert "审定" not in said[""]
    assert "核对材料" in said[""]


def test_an_item_has_its_own_time_and_what_it_sets_aside(
    tmp_path: Path,
) -> None:
    training = FILES["measures/training.yaml"]
    changes = {
        "guides/training.yaml": (
            "audience: 培训机构。\n"
            "window: {value: 每年9月, basis: {status: proposed, reason: 试}}\n"
        ),
        "measures/training.yaml": training + "set_aside: [local]\n",
    }
    [volume] = documents(write(tmp_path, changes), "guide-volume")
    said = parts(volume)
    assert "每年9月" in said["手艺培训"]
    assert "通用条件中的在本区依法设立。" in said["手艺培训"]
    assert "每年9月" not in said["手艺大赛"]
    assert "每年3月" in said[""]


def test_materials_of_a_group_stand_once_and_say_whose_they_are() -> None:
    [volume] = documents(ROOT / "examples/low-altitude", "guide-volume")
    said = parts(volume)
    words = "\n".join(said.values())
    assert words.count("成立不足一个会计年度的，提供最近一期财务报表") == 1
    assert re.search(r"企业\S*提供；成立不足一个会计年度的", said[""])


def test_steps_that_only_some_have_say_of_which(tmp_path: Path) -> None:
    changes = {
        **edited(
            "guides/common.yaml",
            (
                "form:\n",
                "  judge: {name: 专家评审, text: 打分。, actor: 专家, only: evaluation}\n"
                "form:\n",
            ),
        ),
        **edited(
            "measures/prize.yaml",
            ("    mode: 奖励\n", "    mode: 奖励\n    review: evaluation\n"),
        ),
    }
    found = documents(write(tmp_path, changes), "guide", "guide-volume")
    prize, training, _, volume = found
    assert "专家评审" in units(prize)
    assert "专家评审" not in units(training)
    assert "（评审制的项目）打分。" in parts(volume)[""]


def test_a_label_reaches_down_over_the_rows_that_belong_to_it(
    tmp_path: Path,
) -> None:
    [volume] = documents(write(tmp_path), "guide-volume")
    tables = [one for one in volume.blocks if isinstance(one, Table)]
    item = tables[-1]
    for row in item.rows:
        label, *_ = row
        assert bool(label.paragraphs) == (label.rows > 0)
