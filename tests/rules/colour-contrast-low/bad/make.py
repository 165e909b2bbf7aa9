from tiny_site import REPOSITORY


def make(root):
    (root / "theme").symlink_to(REPOSITORY / "theme", target_is_directory=True)
