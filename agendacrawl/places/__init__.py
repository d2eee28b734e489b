"""From words to a place and its municipality, with the evidence for it; offline."""
