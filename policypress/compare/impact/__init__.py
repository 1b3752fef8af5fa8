"""What a change touches: figures, citations, other documents."""
