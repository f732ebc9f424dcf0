"""`python -m clauses`."""

from clauses.cli import app

if __name__ == "__main__":
    app(prog_name="clauses")
