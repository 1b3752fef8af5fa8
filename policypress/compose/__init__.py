"""Policy + templates → composed documents (see docs/architecture.md).

numbering, views, prose: what clause prose and templates see · environment, marks: how identity passes through text ·
markdown, blocks: text to the document tree · comparison, guides, appearances: views with a room of their own.
"""
