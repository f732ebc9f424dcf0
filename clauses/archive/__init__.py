"""Archives: many files in one store, each cut into its documents, read once, and searched."""
