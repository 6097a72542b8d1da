from flask import Flask, render_template_string, request

app = Flask(__name__)

PAGE = """
<!doctype html>
<title>Preview</title>
<article>{{ article|safe }}</article>
"""


@app.post("/preview")
def preview():
    return render_template_string(PAGE, article=request.form["article"])  # finding
