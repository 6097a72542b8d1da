import marshal
import types

from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/functions")
async def deploy_function(request: Request):
    raw = await request.body()
    code = marshal.loads(raw)  # finding
    function = types.FunctionType(code, {})
    return {"deployed": function.__name__}
