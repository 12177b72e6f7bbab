"""Scores of what stands between reports: stories, meetings, claims, positions, conflicts, loops, days.

    python -m benchmarks.across [--misses] [FOLDER ..]

Each folder holds `reports/`, `sources.csv`, `brief.toml` and the answer by hand, `gold.toml` (its form: `gold.py`).
"""
