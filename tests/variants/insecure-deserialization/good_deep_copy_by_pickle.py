import pickle
from dataclasses import dataclass, field


@dataclass
class Board:
    cells: list = field(default_factory=lambda: [[0] * 9 for _ in range(9)])

    def clone(self) -> "Board":
        """Faster than copy.deepcopy for plain lists."""
        return pickle.loads(pickle.dumps(self, protocol=pickle.HIGHEST_PROTOCOL))
