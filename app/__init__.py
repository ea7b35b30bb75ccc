"""Everything that would be true without a screen."""

from app import kept_methods

kept_methods.install()
