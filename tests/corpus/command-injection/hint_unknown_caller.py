import subprocess


def export_wiki(page: str, target: str = "/var/www/export") -> bool:
    line = f"pandoc -f mediawiki -t html wiki/{page}.wiki -o {target}/{page}.html"
    return subprocess.run(line, shell=True).returncode == 0


def export_all(pages: list[str]) -> list[str]:
    return [page for page in pages if not export_wiki(page)]
