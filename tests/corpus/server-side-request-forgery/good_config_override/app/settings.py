DEFAULTS = {
    "renderer": "https://render.example.com/pdf",
    "paper": "A4",
}
