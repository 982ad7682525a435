"""The words and places that describe listings, as shipped: needs, kinds of service and areas, in TOML files next to this one."""
