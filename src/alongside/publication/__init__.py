"""One publication: its settings, documents, facts, glossary, pictures, sign-offs and editions."""
