"""What goes on beside the pages: how a run ends, and what a person at a terminal sees."""
