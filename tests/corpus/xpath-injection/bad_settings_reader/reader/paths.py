SECTIONS = ("network", "display", "audio")


def node_path(section, key):
    if section not in SECTIONS:
        raise KeyError(section)
    return "/settings/{}/option[@key='{}']".format(section, key)
