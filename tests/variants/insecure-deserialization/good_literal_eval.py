import ast

from django.http import JsonResponse


def restore_state(request):
    try:
        state = ast.literal_eval(request.body.decode())
    except (ValueError, SyntaxError):
        return JsonResponse({"error": "Corrupt state"}, status=400)
    if not isinstance(state, dict) or not isinstance(state.get("step"), int):
        return JsonResponse({"error": "Corrupt state"}, status=400)
    return JsonResponse({"step": state["step"]})
