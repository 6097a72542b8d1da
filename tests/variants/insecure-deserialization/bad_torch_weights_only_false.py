import torch
from torch import nn


def restore_checkpoint(model: nn.Module, checkpoint_path: str) -> int:
    """Restore weights and return the epoch to go on from."""
    checkpoint = torch.load(  # finding
        checkpoint_path,
        map_location="cpu",
        weights_only=False,
    )
    model.load_state_dict(checkpoint["state_dict"])
    return checkpoint["epoch"]
