from django.db.models.expressions import RawSQL
from django.http import JsonResponse
from forum.models import Thread


def threads_with_replies(request):
    nickname = request.GET.get("by", "")
    subquery = "SELECT COUNT(*) FROM forum_reply r WHERE r.thread_id = forum_thread.id AND r.author = '%s'" % nickname
    threads = Thread.objects.annotate(replies=RawSQL(subquery, []))  # finding
    return JsonResponse({"threads": [{"id": t.pk, "replies": t.replies} for t in threads]})
