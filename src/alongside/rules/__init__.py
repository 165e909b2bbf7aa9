"""Rules as data: loads and explains them, and makes the outcomes and words of their findings."""
