"""The language of rules.json as expressions over columns (列表达式)."""

# What is the same for everybody is reckoned as soon as a term is made.
from policypress.lists.compiling import folding as folding
