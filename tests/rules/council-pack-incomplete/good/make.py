from packs import pack_site, packing


def make(root):
    pack_site(root)


subject = packing
