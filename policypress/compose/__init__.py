"""Policy + templates → composed documents (see docs/architecture.md).

compose: one document after the other. views: what templates and prose see of the
policy. sandbox: where both run, and what they may do. filters: what templates can do
with a value. markdown: marked text to the document tree.
"""
