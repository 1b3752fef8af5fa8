"""Policy + templates → composed documents (see docs/architecture.md).

numbering, views, prose: what clause prose and templates see · environment, marks: how identity passes through text ·
bounds, failures: what a rendering may do, and what is said when it cannot · template, typed: template files ·
markdown, blocks: text to the document tree · comparison, guides, appearances: views with a room of their own.
"""
