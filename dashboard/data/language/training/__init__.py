"""How the shipped model is trained: ``tilik train``. Nothing here runs when articles are read."""
