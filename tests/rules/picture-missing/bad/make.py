"""A picture that is only a link to a file outside of the publication's folder for it."""


def make(root):
    (root / "docs/easy-read/elsewhere.svg").symlink_to("../../pictures.yml")
