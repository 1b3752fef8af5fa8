"""The policy model (政策模型) in pydantic v2: one class a YAML mapping, Chinese titles for editors.

base → figure → condition, amount, guide, register → measure → policy; wording: the words for values
"""

from policypress.source.model.amount import (
    Amount,
    AmountFigure,
    AmountNode,
    Band,
    BaseNode,
    Term,
    Tier,
    amount_kinds,
)
from policypress.source.model.base import Node
from policypress.source.model.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    Condition,
    ConditionNode,
    Not,
    Things,
)
from policypress.source.model.figure import Basis, Figure, Source
from policypress.source.model.guide import (
    CommonGuide,
    FormField,
    Guide,
    Material,
    Step,
)
from policypress.source.model.limit import Counted, Limit
from policypress.source.model.measure import Grants, Measure, Paragraph
from policypress.source.model.policy import (
    Article,
    Chapter,
    Group,
    Notes,
    Notice,
    Policy,
    PolicyFile,
    Supplementary,
)
from policypress.source.model.register import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Cited,
    Documents,
)
from policypress.source.model.support import Highest, Ranking, Support
from policypress.source.model.things import (
    Column,
    Derived,
    Fields,
    Question,
    Thing,
)

__all__ = [
    "AllOf",
    "Amount",
    "AmountFigure",
    "AmountNode",
    "AnyOf",
    "Article",
    "AtLeast",
    "Atom",
    "Band",
    "BaseNode",
    "Basis",
    "Benchmark",
    "BenchmarkArticle",
    "BenchmarkFigure",
    "Chapter",
    "Cited",
    "Column",
    "CommonGuide",
    "Condition",
    "ConditionNode",
    "Counted",
    "Derived",
    "Documents",
    "Fields",
    "Figure",
    "FormField",
    "Grants",
    "Group",
    "Guide",
    "Highest",
    "Limit",
    "Material",
    "Measure",
    "Node",
    "Not",
    "Notes",
    "Notice",
    "Paragraph",
    "Policy",
    "PolicyFile",
    "Question",
    "Ranking",
    "Source",
    "Step",
    "Supplementary",
    "Support",
    "Term",
    "Thing",
    "Things",
    "Tier",
    "amount_kinds",
]
