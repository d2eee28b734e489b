"""The type of an activity: stated, found by rules or a small model, or unclassified."""
