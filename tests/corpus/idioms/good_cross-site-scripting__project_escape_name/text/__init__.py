from markupsafe import escape
