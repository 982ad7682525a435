"""The listings: what they hold, how they are edited and checked, and the one public view of them."""
