from alongside.publication.changes import last_change_told
from released_before import write_release_with_other_words


def make(root):
    write_release_with_other_words(root, last_change_told)
