from flask import Flask, jsonify, request

import filters
import store

app = Flask(__name__)


@app.route("/stock")
def stock():
    condition, values = filters.build(request.args)
    return jsonify(skus=store.select("stock", condition, values))


if __name__ == "__main__":
    app.run()
