SCANNER = "clamscan --no-summary"
UPLOADS = "/srv/uploads"
