from django.urls import path

from reports import views

urlpatterns = [path("report/", views.show, name="report")]
