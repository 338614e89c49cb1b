"""One actor for one person or body over all articles.

The pipeline gives every article ids that depend on the article alone. Here they are resolved over the whole store:
names that are one are joined, namesakes are parted, and what an everyday name or a nameless source means outside
its article stays open. The result is a pure function of the current articles: it does not depend on the order in
which they came, and storing them again changes nothing.

- ``evidence``: what the store says about each id
- ``spelling``: what of a name is mere spelling
- ``groups``: ids joined under conditions
- ``people``, ``bodies``, ``homonyms``: the rules
- ``resolution``: all of it in order
"""
