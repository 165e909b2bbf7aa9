from released_before import write_release_with_other_words


def make(root):
    """A new entry says what is different."""
    told = ["2026-10-01", "We added a page."]
    write_release_with_other_words(root, lambda publication, variant: told)
