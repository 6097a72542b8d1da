from fastapi import FastAPI

from .login import router

app = FastAPI()
app.include_router(router)
