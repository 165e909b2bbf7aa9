"""Feeds and calendars: what is new, and when people can answer, for programs that look again."""
