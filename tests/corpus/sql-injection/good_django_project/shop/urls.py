from django.urls import path

from . import views

app_name = "shop"
urlpatterns = [
    path("seller/<str:seller>/revenue/", views.revenue, name="revenue"),
    path("seller/<int:pk>/", views.detail, name="detail"),
]
