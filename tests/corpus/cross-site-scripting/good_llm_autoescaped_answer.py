from flask import Flask, render_template_string, request
from langchain_anthropic import ChatAnthropic
from markupsafe import Markup

app = Flask(__name__)
llm = ChatAnthropic(model="claude-haiku-4-5")
PAGE = "<article>{{ logo }} {{ answer }}</article>"


@app.route("/faq")
def faq():
    question = request.args.get("q", "What do you sell?")
    answer = llm.invoke(f"Answer as text: {question}").content
    return render_template_string(PAGE, logo=Markup("<img src=/static/logo.png>"), answer=answer)
