"""Search engines get what the policy says of a measure, and nothing besides."""

from __future__ import annotations

from pathlib import Path

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.site.linked import service
from policypress.site.text import SiteText
from tests.support.small_policy import policy

PRIZE = {
    "@context": "https://schema.org",
    "@type": "GovernmentService",
    "identifier": "prize",
    "name": "手艺大赛",
    "description": "奖励手艺大赛：最高20万元",
    "serviceType": "惠企政策",
    "areaServed": {"@type": "AdministrativeArea", "name": "青石区"},
    "provider": {"@type": "GovernmentOrganization", "name": "青石区文旅局"},
    "jurisdiction": {"@type": "AdministrativeArea", "name": "青石区"},
    "isBasedOn": {
        "@type": "Legislation",
        "name": "青石区关于促进手艺发展的若干措施",
    },
}
AUDIENCE = {"@type": "Audience", "audienceType": "获奖的工作室。"}


def test_a_measure_with_a_guide_says_whom_it_is_for(tmp_path: Path) -> None:
    context = Context(policy(tmp_path), Nodes())
    measure = context.measure_views["prize"]
    words = SiteText(context)
    made = service(measure, "最高20万元", words, "")
    assert made == {**PRIZE, "audience": AUDIENCE}
    url = "https://example.invalid/m/prize.html"
    made = service(measure, "最高20万元", words, url)
    assert made == {**PRIZE, "audience": AUDIENCE, "url": url}


def test_a_measure_without_a_guide_is_for_nobody_in_particular(
    tmp_path: Path,
) -> None:
    none = {
        f"guides/{name}.yaml": ""
        for name in ("common", "prize", "training", "city-match")
    }
    context = Context(policy(tmp_path, none), Nodes())
    measure = context.measure_views["prize"]
    assert service(measure, "最高20万元", SiteText(context), "") == PRIZE
