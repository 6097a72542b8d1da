from blog.models import Article
from django.http import JsonResponse
from django.views import View


class ArticleSearchView(View):
    def get(self, request):
        needle = request.GET["q"]
        articles = Article.objects.raw("SELECT * FROM blog_article WHERE title LIKE '%%%s%%'" % needle)  # finding
        return JsonResponse({"results": [a.slug for a in articles]})
