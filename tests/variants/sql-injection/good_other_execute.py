from concurrent.futures import ThreadPoolExecutor

from app.commands import CommandBus
from app.tasks import render_report
from fastapi import FastAPI

app = FastAPI()
bus = CommandBus()
pool = ThreadPoolExecutor(max_workers=4)


@app.post("/reports/{name}")
def start_report(name: str):
    """Neither of these calls has to do with a database."""
    bus.execute(f"Please select {name} from the report menu")
    future = pool.submit(render_report, f"update {name} set of figures")
    return {"accepted": name, "done": future.done()}
