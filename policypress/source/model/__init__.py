"""The policy model (政策模型) in pydantic v2: one class a YAML mapping, Chinese titles for editors.

base → figure, procedure → condition, things → amount (a file a kind) → limit → support
→ measure (what is given) → provision (the text) → annex → policy; guide, register;
wording: the words for values"""

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
from policypress.source.model.annex import Annex, Criterion, Scoring
from policypress.source.model.audit import Audit, SignOff, Waiver
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
    GuideField,
    Material,
    Step,
)
from policypress.source.model.limit import Counted, Limit
from policypress.source.model.measure import Grants
from policypress.source.model.notes import (
    FreeSection,
    Notes,
    NoteSection,
)
from policypress.source.model.notice import Notice
from policypress.source.model.opinions import Opinion, Opinions
from policypress.source.model.policy import (
    Chapter,
    Group,
    Part,
    Policy,
    PolicyFile,
    Supplementary,
    walk_chapters,
)
from policypress.source.model.portal import Portal
from policypress.source.model.procedure import (
    Consultation,
    Decision,
    Procedure,
    Repeal,
    Review,
)
from policypress.source.model.provision import (
    Item,
    Paragraph,
    Provision,
    Subitem,
    Text,
    TextTable,
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
    Happening,
    Question,
    Standard,
    Thing,
)
from policypress.source.model.words import Words

__all__ = [
    "Annex",
    "Criterion",
    "Item",
    "Part",
    "Scoring",
    "Subitem",
    "Text",
    "TextTable",
    "walk_chapters",
    "AllOf",
    "Amount",
    "AmountFigure",
    "AmountNode",
    "AnyOf",
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
    "Consultation",
    "Counted",
    "Decision",
    "Derived",
    "Standard",
    "Documents",
    "Fields",
    "Figure",
    "FormField",
    "FreeSection",
    "NoteSection",
    "GuideField",
    "Grants",
    "Group",
    "Guide",
    "Happening",
    "Highest",
    "Limit",
    "Material",
    "Node",
    "Not",
    "Notes",
    "Opinion",
    "Audit",
    "Opinions",
    "SignOff",
    "Waiver",
    "Notice",
    "Paragraph",
    "Policy",
    "PolicyFile",
    "Portal",
    "Procedure",
    "Provision",
    "Question",
    "Ranking",
    "Repeal",
    "Review",
    "Source",
    "Step",
    "Supplementary",
    "Support",
    "Term",
    "Thing",
    "Things",
    "Tier",
    "amount_kinds",
    "Words",
]
