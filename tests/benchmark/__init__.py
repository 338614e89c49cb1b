"""How fast the pipeline is, how much it holds, and how the time grows with hostile text.

    make bench
    python -m tests.benchmark --articles more.jsonl --save before.json
    python -m tests.benchmark --against before.json

Everything runs on one core. Trust the ratios; the seconds are this machine's.
"""
