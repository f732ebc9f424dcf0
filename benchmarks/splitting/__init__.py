"""How well packets are cut into their documents, against marks made by reading them."""
