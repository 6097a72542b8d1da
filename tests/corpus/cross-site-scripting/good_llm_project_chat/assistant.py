from google import genai

client = genai.Client()


def reply_to(message):
    result = client.models.generate_content(model="gemini-2.0-flash", contents=message)
    return result.text or ""
