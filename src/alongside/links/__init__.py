"""Whether pages of other websites that ours link to are still there. Apart from any release."""
