"""How the classifier does beside simpler and other ones, on the same split."""
