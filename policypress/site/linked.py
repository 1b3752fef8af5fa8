"""schema.org data of a measure (GovernmentService), for search engines; no date and no
address is made up."""

from __future__ import annotations

from typing import Any

from policypress.compose.views.measures import MeasureView
from policypress.site.text import SiteText


def service(
    measure: MeasureView,
    amount: str,
    words: SiteText,
    url: str,
) -> dict[str, Any]:
    """JSON-LD of one measure. amount: what it gives at most, in words; url: of its
    page, "" = unknown."""
    p = words.context.p
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "identifier": measure.id,
        "name": str(measure.subject),
        "description": f"{measure.title or measure.subject}：{amount}",
        "serviceType": p.address.favour,
        "areaServed": {"@type": "AdministrativeArea", "name": str(p.region)},
        "provider": {
            "@type": "GovernmentOrganization",
            "name": str(p.drafter),
        },
        "jurisdiction": {"@type": "AdministrativeArea", "name": str(p.region)},
        "isBasedOn": {"@type": "Legislation", "name": str(p.title)},
    }
    if measure.guide:
        audience = words.text(measure.guide.audience)
        about["audience"] = {"@type": "Audience", "audienceType": audience}
    if url:
        about["url"] = url
    return about
