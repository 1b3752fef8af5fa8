"""The text of a document as a tree, and what stands in it: numbers, citations,
quotations.
"""
