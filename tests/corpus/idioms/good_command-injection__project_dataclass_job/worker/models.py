from dataclasses import dataclass, field


@dataclass
class Job:
    source: str
    title: str = "untitled"
    arguments: list[str] = field(default_factory=list)
