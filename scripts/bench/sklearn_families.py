"""scikit-learn's models on the rows that families.ts wrote; prints one JSON list of scores, one per set.

Each set names its rows in <folder>/families.bin (float32: train x, train y, unseen x, unseen y) and its model.
Scores are accuracies on unseen rows, or root mean squared errors.
"""
import json
import os
import sys
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import sklearn  # noqa: E402
from sklearn.ensemble import (  # noqa: E402
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import LogisticRegression, Ridge  # noqa: E402
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor  # noqa: E402
from sklearn.neural_network import MLPClassifier, MLPRegressor  # noqa: E402
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor  # noqa: E402

warnings.filterwarnings("ignore")
folder = sys.argv[1]
with open(os.path.join(folder, "families.json")) as file:
    sets = json.load(file)
flat = np.fromfile(os.path.join(folder, "families.bin"), dtype=np.float32)


def build(one):
    model, fit, n, seed = one["model"], one["fit"], one["nTrain"], one["seed"]
    kind, classes = model["kind"], one["nClasses"] > 0
    if kind == "linear":
        return Ridge(alpha=model.get("l2", 0) * n + 1e-12)
    if kind == "logistic":
        return LogisticRegression(C=1 / (2 * model["l2"] * n), max_iter=5000, tol=1e-8)
    if kind == "mlp":
        batch = min(fit["batchSize"], n)
        return (MLPClassifier if classes else MLPRegressor)(
            tuple(model["hidden"]),
            activation=model.get("activation", "relu"),
            alpha=2 * model.get("l2", 0) * batch * (1 if classes else 0.5),
            batch_size=batch,
            learning_rate_init=fit["learningRate"],
            max_iter=fit["epochs"],
            n_iter_no_change=10**6,
            random_state=seed,
        )
    if kind == "nearest-neighbours":
        return (KNeighborsClassifier if classes else KNeighborsRegressor)(model["k"])
    if kind == "decision-tree":
        return (DecisionTreeClassifier if classes else DecisionTreeRegressor)(max_depth=model["maxDepth"], min_samples_leaf=model.get("minLeaf", 1), random_state=seed)
    if kind == "random-forest":
        return (RandomForestClassifier if classes else RandomForestRegressor)(model["trees"], max_depth=model["maxDepth"], random_state=seed)
    return (HistGradientBoostingClassifier if classes else HistGradientBoostingRegressor)(
        max_iter=model["rounds"], max_depth=model["maxDepth"], learning_rate=model["learningRate"], max_bins=63, early_stopping=False
    )


def take(one):
    at, parts = one["offset"], []
    for n in (one["nTrain"], one["nUnseen"]):
        p = one["nColumns"]
        parts.append(flat[at : at + n * p].reshape(n, p))
        parts.append(flat[at + n * p : at + n * p + n])
        at += n * p + n
    return parts


scores = []
for one in sets:
    x, y, ux, uy = take(one)
    if one["nClasses"] > 0:
        scores.append(float(np.mean(build(one).fit(x, y.astype(int)).predict(ux) == uy)))
    else:
        scores.append(float(np.sqrt(np.mean((build(one).fit(x, y).predict(ux) - uy) ** 2))))
print(json.dumps({"version": sklearn.__version__, "scores": scores}))
