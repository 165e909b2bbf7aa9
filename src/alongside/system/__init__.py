"""The computer below us: files, locks, git, programs, YAML, kept answers."""
