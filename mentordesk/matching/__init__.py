"""From people, round and weights to options with scores and reasons, and the best plan."""

import os

# WORKAROUND https://github.com/OpenMathLib/OpenBLAS/wiki/faq#multi-threaded: numpy's own threads
# wait for each other by spinning, so on a busy machine with two cores the scores took eight times
# as long with them as without. They must be told before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
