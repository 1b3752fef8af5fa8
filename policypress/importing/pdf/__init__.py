"""The lines of a PDF → the paragraphs of the document (PDF 文字)."""
