import logging

from django.http import JsonResponse

logger = logging.getLogger(__name__)
MAX_TOKENS = 4096


def complete(request):
    prompt = request.POST["prompt"]
    token_count = len(prompt.split())
    logger.info("password policy: %s, tokens: %d of %d", "strict", token_count, MAX_TOKENS)
    tokens_left = MAX_TOKENS - token_count
    logger.info("tokens left: %(tokens)s", {"tokens": tokens_left})
    return JsonResponse({"left": tokens_left})
