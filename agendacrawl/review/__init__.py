"""What a person looks at and corrects: open questions, corrections, proposals for the lookups."""
