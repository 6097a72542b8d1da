from safetensors.torch import load, load_file
from torch import nn


def restore_weights(model: nn.Module, weights_path: str) -> None:
    model.load_state_dict(load_file(weights_path))


def restore_from_bytes(model: nn.Module, data: bytes) -> None:
    model.load_state_dict(load(data))
