"""One page: its Markdown, its sections and their fingerprints, its front matter."""
