import os
import shlex

from .models import Job


def run(job: Job) -> int:
    quoted = shlex.quote(job.source)
    return os.system(f"print-job --title {shlex.quote(job.title)} {quoted}")
