SECTIONS = {"network": ("host", "port"), "display": ("width", "height"), "audio": ("volume",)}


def node_path(section, key):
    for known in SECTIONS.get(section, ()):
        if known == key:
            return "/settings/*/option[@key='{}']".format(known)
    raise KeyError(key)
