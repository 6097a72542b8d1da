from django.core.management.base import BaseCommand
from shop.models import Category

DEFAULTS = [
    {"slug": "tools", "position": 1},
    {"slug": "garden", "position": 2},
]


class Command(BaseCommand):
    help = "Creates the default categories"

    def handle(self, *args, **options):
        for row in DEFAULTS:
            Category.objects.create(**row)
        self.stdout.write(f"{len(DEFAULTS)} categories created")
