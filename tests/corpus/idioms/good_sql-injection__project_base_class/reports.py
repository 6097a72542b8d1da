from base import Report


class TermReport(Report):
    table = "searches"

    def __init__(self, term):
        super().__init__(term.strip())

    def condition(self):
        return "term = ?", (self.term,)
