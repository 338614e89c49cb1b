"""What readers put right: an append-only layer over what extraction says, applied on read.

A correction names who made it, when, why, and what it says instead; undoing one is another that names it. None
changes a stored row. Each is anchored by the words that it is about, and survives when its article is read again.

- ``correction``: one of them, and what may be corrected
- ``ledger``: all of them in order, and which of them hold
- ``anchoring``: where the words of one stand now
- ``places``: the rows that they are about
- ``moves``: joined and parted actors as identities
- ``overlay``: the corrected rows, as views of a snapshot
- ``history``: what was corrected, for readers
- ``record``: writing one
- ``gold``: corrected articles as annotations to train on
"""
