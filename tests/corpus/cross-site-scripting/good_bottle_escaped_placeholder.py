from bottle import request, route, run, template

PROFILE = "<h1>{{name}}</h1><section>{{bio}}</section>"


@route("/profile", method="POST")
def profile():
    name = request.forms.get("name")
    bio = request.forms.get("bio")
    return template(PROFILE, name=name, bio=bio)


if __name__ == "__main__":
    run(host="localhost", port=8080)
