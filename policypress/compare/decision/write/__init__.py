"""A change set as an amending decision."""
