import json
import pickle

import yaml

READERS = {
    "application/json": json.loads,
    "application/x-yaml": yaml.safe_load,
    "application/x-pickle": pickle.loads,
}


def read(content_type, body):
    reader = READERS.get(content_type, json.loads)
    return reader(body)
