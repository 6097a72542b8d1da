import os
from django.views import View
from django.http import HttpResponse
class SearchView(View):
    def get(self, request):
        return HttpResponse(self.render(self.page()))  # finding
    def page(self):
        return self.results()
    def results(self):
        return self.query()
    def query(self):
        return self.text()
    def text(self):
        return self.request.GET.get("q")
    def render(self, text):
        return "<p>" + text + "</p>"
