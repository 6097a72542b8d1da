import os
import shlex

from .models import Job


def run(job: Job) -> int:
    quoted = shlex.quote(job.title)
    return os.system(f"print-job --title {quoted} {job.source}")
