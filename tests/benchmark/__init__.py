"""How fast the pipeline and the pages are, how much they hold, and how time grows with hostile text.

    make bench
    python -m tests.benchmark --only speed --articles more.jsonl --save before.json
    python -m tests.benchmark --only speed --against before.json
    python -m tests.benchmark --only pages --store STORE
    python -m tests.benchmark --only sessions --store STORE --minutes 15
    python -m tests.benchmark --only pages --invented 100000 --slowest 600

The pipeline runs on one core. Trust the ratios; the seconds are this machine's.
"""
