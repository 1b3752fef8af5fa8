"""The policy model (政策模型) in pydantic v2: one class a YAML mapping, Chinese titles for editors.

base → figure → condition, amount, guide, register → measure (what is
given) → provision (the text) → policy; wording: the words for values
"""

from policypress.source.model.amount import (
    Amount,
    AmountFigure,
    Band,
    Fixed,
    PerUnit,
    Share,
    Tier,
    Tiers,
)
from policypress.source.model.base import Node
from policypress.source.model.condition import (
    AnyOf,
    Atom,
    Condition,
    Fields,
    Question,
)
from policypress.source.model.figure import Basis, Figure, Source
from policypress.source.model.guide import (
    CommonGuide,
    FormField,
    Guide,
    Material,
    Step,
)
from policypress.source.model.measure import (
    Caps,
    Grants,
    Quota,
    Support,
)
from policypress.source.model.policy import (
    Chapter,
    Notes,
    Notice,
    Policy,
    PolicyFile,
    Supplementary,
)
from policypress.source.model.provision import Paragraph, Provision
from policypress.source.model.register import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Cited,
    Documents,
)

__all__ = [
    "AnyOf",
    "Amount",
    "AmountFigure",
    "Atom",
    "Band",
    "Basis",
    "Benchmark",
    "BenchmarkArticle",
    "BenchmarkFigure",
    "Caps",
    "Chapter",
    "Cited",
    "CommonGuide",
    "Condition",
    "Documents",
    "Fields",
    "Figure",
    "Fixed",
    "FormField",
    "Grants",
    "Guide",
    "Material",
    "Node",
    "Notes",
    "Notice",
    "Paragraph",
    "PerUnit",
    "Policy",
    "PolicyFile",
    "Provision",
    "Question",
    "Quota",
    "Share",
    "Source",
    "Step",
    "Supplementary",
    "Support",
    "Tier",
    "Tiers",
]
