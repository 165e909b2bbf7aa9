"""What a publication owes its readers, and under which names and addresses."""
