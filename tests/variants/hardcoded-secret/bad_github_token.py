from github import Github


def open_issues(repository: str) -> int:
    """How many issues of a repository are open."""
    client = Github("ghp_{{checked:36}}")  # finding
    found = client.get_repo(repository)
    return found.open_issues_count
