"""`python cli.py`, from a checkout."""

from clauses.cli import app

if __name__ == "__main__":
    app(prog_name="clauses")
