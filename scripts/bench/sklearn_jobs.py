"""scikit-learn on the bench's jobs: fits only, one thread.

Reads one job name a line and answers each with one line of JSON: {"ms": ...} or {"missing": "..."}.
The folder given as the first argument holds what bench.ts wrote: <job>.json names the parts of <job>.bin (float32).
"""
import json
import os
import sys
import time
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import sklearn  # noqa: E402
from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: E402
from sklearn.neural_network import MLPClassifier  # noqa: E402

warnings.filterwarnings("ignore")
folder = sys.argv[1]


def load(job):
    with open(os.path.join(folder, job + ".json")) as file:
        sets = json.load(file)
    flat = np.fromfile(os.path.join(folder, job + ".bin"), dtype=np.float32)
    for one in sets:
        n, p, at = one["nRows"], one["nColumns"], one["offset"]
        one["x"] = flat[at : at + n * p].reshape(n, p)
        one["y"] = flat[at + n * p : at + n * p + n].astype(int)
    return sets


def fit(one):
    model = one["model"]
    if model["kind"] == "gradient-boosting":
        return HistGradientBoostingClassifier(
            max_iter=model["rounds"], max_depth=model["maxDepth"], learning_rate=model["learningRate"], max_bins=64, early_stopping=False
        ).fit(one["x"], one["y"])
    settings = one["fit"]
    n = one["nRows"]
    # scikit-learn's alpha penalises half the squared norm, divided by the batch size; ours all of it, undivided.
    alpha = 2 * model.get("l2", 0) * min(settings["batchSize"], n)
    return MLPClassifier(
        tuple(model["hidden"]),
        activation=model.get("activation", "relu"),
        solver="adam",
        alpha=alpha,
        batch_size=min(settings["batchSize"], n),
        learning_rate_init=settings["learningRate"],
        max_iter=settings["epochs"],
        n_iter_no_change=10**6,
        random_state=one["seed"],
    ).fit(one["x"], one["y"])


print(json.dumps({"version": sklearn.__version__}), flush=True)
loaded = {}
for line in sys.stdin:
    job = line.strip()
    if job not in loaded:
        loaded[job] = load(job)
        fit(loaded[job][0])
    start = time.perf_counter()
    for one in loaded[job]:
        fit(one)
    print(json.dumps({"ms": (time.perf_counter() - start) * 1e3}), flush=True)
