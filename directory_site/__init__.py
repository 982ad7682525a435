"""The website. It imports the other packages; nothing imports it."""
