class Record:
    def __init__(self, **initial):
        self.update_from(**initial)

    def update_from(self, **attributes):
        for name, value in attributes.items():
            setattr(self, name, value)
        return self
