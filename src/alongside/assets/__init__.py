"""Pictures and fonts that are published: where they come from, how they are made small, who made them."""
