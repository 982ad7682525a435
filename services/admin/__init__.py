"""How editors work on listings: forms, panels, lists, roles. `services.wagtail_hooks` only registers what is here."""
