"""Loading this declares every table and joins them: done in a pause, it is not done in a click."""

from app.data.tables import declare_all

declare_all()
