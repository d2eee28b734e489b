"""What kind of activity it is: stated, by rules, by a small model, or unclassified."""
