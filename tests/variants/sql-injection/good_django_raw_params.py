from django.db.models.expressions import RawSQL
from django.http import JsonResponse
from forum.models import Thread


def threads_with_replies(request):
    nickname = request.GET.get("by", "")
    counted = RawSQL(
        "SELECT COUNT(*) FROM forum_reply r WHERE r.thread_id = forum_thread.id AND r.author = %s",
        (nickname,),
    )
    threads = Thread.objects.annotate(replies=counted)
    pinned = Thread.objects.raw("SELECT * FROM forum_thread WHERE pinned_by = %s", [nickname])
    return JsonResponse({"threads": [t.pk for t in threads], "pinned": [t.pk for t in pinned]})
