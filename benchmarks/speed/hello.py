"""A typer program with one command, for comparing how fast `clauses --help` starts."""

import typer


def hello(name: str) -> None:
    """Greet somebody."""
    typer.echo(f"Hello {name}")


if __name__ == "__main__":
    typer.run(hello)
