DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "clinic",
        "USER": "clinic_app",
        "PASSWORD": "{{alnum:20}}",  # finding
        "HOST": "10.20.0.5",
        "PORT": "5432",
    }
}
