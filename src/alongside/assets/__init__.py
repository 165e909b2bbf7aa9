"""Pictures and fonts that are published: where they are from, who made them, how they get small."""
