"""A name that a returned file changes wherever it is printed is another name."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from policypress.review.editing import changed_everywhere
from policypress.review.sources import Segment
from policypress.review.untracked import compared_groups

REGION = ("policy", ("region",))
TEXTS = [
    "云湾区文旅局应当公开申报条件。",
    "所需资金由云湾区财政局安排。",
    "本措施自印发之日起施行。",
]


def basis(region: str = "云湾区") -> SimpleNamespace:
    """The three paragraphs, two of which print the region."""

    def segments(number: int) -> list[Segment]:
        prose = ("supplementary", ("paragraphs", number))
        text = TEXTS[number]
        at = text.find("云湾区")
        if at < 0:
            return [Segment(0, len(text), "words", prose)]
        name = Segment(at, at + 3, "name", prose, "{{ p.region }}", REGION)
        around = (Segment(0, at, "words", prose),) if at else ()
        return [*around, name, Segment(at + 3, len(text), "words", prose)]

    files = SimpleNamespace(value=lambda where: region)
    return SimpleNamespace(
        texts=TEXTS, segments=segments, files=files, follows={}
    )


@pytest.mark.parametrize(
    ("first", "second", "region", "changed"),
    [
        ("云海区", "云海区", "云湾区", [(REGION, ("云湾区", "云海区"))]),
        ("云海区", "云湾区", "云湾区", []),
        ("云海区", "云河区", "云湾区", []),
        ("云海区", "云海区", "{{ p.name }}", []),
    ],
)
def test_a_name_is_changed_where_all_that_print_it_say_the_same(
    first, second, region, changed
):
    theirs = [
        TEXTS[0].replace("云湾区", first),
        TEXTS[1].replace("云湾区", second),
        TEXTS[2],
    ]
    groups = compared_groups(TEXTS, theirs)
    assert list(changed_everywhere(basis(region), groups)) == changed
