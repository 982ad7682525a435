"""Which steps to take, and why. `core` is the plain-Python engine; the modules beside it join it to the site."""
