"""The stored evidence in the form that archives keep: WARC (ISO 28500)."""
