"""Computes N1 to N14 from the topics of Bình An, and asks no service. Ends with 1 where one is not what was published.

Environment: KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_TLS, KAFKA_TOPIC_PREFIX, as for the services.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from confluent_kafka import KafkaException

from records import copy_records

HERE = Path(__file__).resolve().parent
PUBLISHED = HERE.parents[2] / "services/reports/data/published-figures.json"


def main():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--open-only", action="store_true", help="leave the restricted topics out, and with them N12 to N14")
    parser.add_argument("--ask", metavar="FILE", action="append", default=[], help="answer this query, too; may be given again")
    parser.add_argument("--keep", metavar="FILE", default=":memory:", help="keep the DuckDB database")
    parser.add_argument("--records", metavar="FILE", help='read records from a file, lines of {"topic","key","value"}, instead of Kafka')
    parser.add_argument("--published", metavar="FILE", default=str(PUBLISHED), help="compare with another list of published figures")
    asked = parser.parse_args()
    try:
        problems = figures(asked)
    except (OSError, ValueError, KafkaException, duckdb.Error) as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def figures(asked):
    """Prints the figures and what one should know of them; returns what is wrong."""
    with TemporaryDirectory(prefix="analyst-") as folder, duckdb.connect(asked.keep) as sql:
        copied = str(Path(folder, "records.jsonl"))
        run(sql, "sources")
        refused = [] if asked.records else read_topics(sql, copied, asked.open_only)
        sql.execute("SET VARIABLE records = $1", [asked.records or copied])
        sql.execute("SET VARIABLE published = $1", [asked.published])
        run(sql, "state")
        run(sql, "figures")
        print_table(answer(sql, ours("answer")))
        for (note,) in answer(sql, ours("notes"))[1:]:
            print(note)
        for query in asked.ask:
            print()
            print_table(answer(sql, query))
        return refused + [problem for (problem,) in answer(sql, ours("problems"))[1:]]


def read_topics(sql, path, open_only):
    """Copies the topics of the figures to a file, and notes in the database which of them were not read."""
    topics = sql.execute("SELECT DISTINCT topic, restricted FROM source ORDER BY topic").fetchall()
    wanted = [topic for topic, restricted in topics if not (restricted and open_only)]
    refused = copy_records(wanted, path)
    for topic, _ in topics:
        if topic not in wanted or topic in refused:
            sql.execute("INSERT INTO unread VALUES ($1)", [topic])
    return [f"Kafka refuses {', '.join(refused)}: log in as who may read them, or give --open-only"] if refused else []


def ours(name):
    return HERE.parent / f"sql/{name}.sql"


def run(sql, name):
    sql.execute(ours(name).read_text(encoding="utf-8"))


def answer(sql, path):
    """The rows of a query as text, the names of its columns first."""
    found = sql.execute(f"SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ({Path(path).read_text(encoding='utf-8')})")
    names = tuple(column[0] for column in found.description)
    return [names, *(tuple(cell or "" for cell in row) for row in found.fetchall())]


def print_table(table):
    widths = [max(map(len, column)) for column in zip(*table)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
