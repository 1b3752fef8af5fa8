"""The published site (申报服务网页): one policy → pages that open from a folder or any static host.

`make` takes the policy, its composed documents and the files to offer for download, and
gives name → bytes; it writes nothing itself. Pages are Jinja templates in
templates/site/, self-contained, and send no request.
"""

from policypress.site.request import SiteRequest
from policypress.site.site import make

__all__ = ["SiteRequest", "make"]
