from pathlib import Path


class ThemeLoader:
    def __init__(self, theme_root):
        self.theme_root = Path(theme_root)

    def load(self, theme, asset):
        return (self.theme_root / theme / asset).read_bytes()

    def remove(self, theme, asset):
        (self.theme_root / theme / asset).unlink(missing_ok=True)
