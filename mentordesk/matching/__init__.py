"""From people, round and weights to options with scores and reasons, and the best plan."""

import os

# WORKAROUND https://github.com/OpenMathLib/OpenBLAS/issues/4033: numpy's own threads wait for
# each other by spinning; on a busy machine with two cores, scoring took eight times as long with
# them as without. They must be told before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
