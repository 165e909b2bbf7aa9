"""What Alongside needs of the computer: files, locks, git, programs, YAML, caches."""
