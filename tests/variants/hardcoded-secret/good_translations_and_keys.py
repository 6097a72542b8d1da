TRANSLATIONS = {
    "de": {"password": "Passwort", "token": "Zugangscode", "secret": "Geheimnis"},
    "fr": {"password": "Mot de passe", "token": "Jeton", "secret": "Secret"},
}
SORT_KEY = "created_at"
PRIMARY_KEY = "customer_id"
CACHE_KEY = "frontpage:latest"
KEYBOARD = "qwertyuiopasdfghjklzxcvbnm"


def label(language: str, key: str) -> str:
    return TRANSLATIONS[language][key]
