"""An amending decision applied to the old text."""
