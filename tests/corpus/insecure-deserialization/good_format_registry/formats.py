import json
import pickle

import yaml

READERS = {
    "application/json": json.loads,
    "application/x-yaml": yaml.safe_load,
}
WRITERS = {"application/x-pickle": pickle.dumps, "application/json": json.dumps}


def read(content_type, body):
    reader = READERS.get(content_type, json.loads)
    return reader(body)
