"""Writes oracles.json, the numbers our core is held against. Run: /usr/bin/python3 tests/unit/core/make-oracles.py

Needs numpy, scipy, scikit-learn and mpmath (Debian: apt-get install python3-sklearn python3-mpmath).
"""
import json, os, hashlib
import mpmath, numpy, scipy, sklearn
import numpy as np
from scipy import stats, special
from sklearn import metrics, isotonic, calibration
from sklearn.linear_model import LogisticRegression

mpmath.mp.dps = 60
rng = np.random.default_rng(20)
out = {'versions': {m.__name__: m.__version__ for m in (numpy, scipy, sklearn, mpmath)}}
num = lambda v: None if np.isnan(v) else float(v)
arr = lambda v: [float(x) for x in np.asarray(v).ravel()]

# ---- functions, from 60 digits rounded once
def points(name, f, xs):
    return {'name': name, 'x': [float(x) for x in xs], 'y': [float(f(mpmath.mpf(float(x)))) for x in xs]}

M = mpmath
spread = lambda lo, hi, n=60: rng.uniform(lo, hi, n)
out['functions'] = [
    points('exp', M.exp, np.concatenate([spread(-1, 1), spread(-700, 700), [-744.5, -708.5, 709.5]])),
    points('expm1', M.expm1, np.concatenate([spread(-1.5, 1.5), spread(-60, 60), [1e-300, -1e-18, 3e-9, 42.5, 53.9, 61.3]])),
    points('log', M.log, np.concatenate([spread(0.2, 3), 10.0 ** spread(-300, 300), [5e-324, 1e-310, 0.9999999999999999, 1.0000000000000002]])),
    points('log1p', M.log1p, np.concatenate([spread(-0.99, 3), 10.0 ** spread(-30, 30), [-0.9999999999999999, -1e-17, 1e-17]])),
    points('sin', M.sin, np.concatenate([spread(-10, 10), spread(-1e6, 1e6), [1e22, 3.0e200, -8.8e307, 3.141592653589793, 1e-300]])),
    points('cos', M.cos, np.concatenate([spread(-10, 10), spread(-1e6, 1e6), [1e22, 3.0e200, -8.8e307, 1.5707963267948966, 11.0]])),
    points('tan', M.tan, np.concatenate([spread(-10, 10), [1e22, 1.5707963267948966, -2.4]])),
    points('tanh', M.tanh, np.concatenate([spread(-2, 2), spread(-25, 25), [1e-12, 0.9999, 1.0, 21.9]])),
    points('sigmoid', lambda x: 1 / (1 + M.exp(-x)), np.concatenate([spread(-5, 5), spread(-600, 40)])),
    points('erf', M.erf, np.concatenate([spread(-3, 3, 120), [1e-10, 1.4999, 1.5, 5.9]])),
    points('erfc', M.erfc, np.concatenate([spread(-3, 3), spread(1.4, 26.5)])),
    points('normalCdf', lambda x: M.erfc(-x / M.sqrt(2)) / 2, np.concatenate([spread(-4, 4), spread(-10, -3)])),
    points('normalQuantile', lambda p: M.sqrt(2) * M.erfinv(2 * p - 1) if p > 1e-9 else M.findroot(lambda z: M.log(M.erfc(-z / M.sqrt(2)) / 2) - M.log(p), -M.sqrt(-2 * M.log(p))),
           np.concatenate([spread(0.001, 0.999, 120), 10.0 ** -spread(1, 100, 40), [0.975, 0.5, 0.0749, 0.0751]])),
    points('logGamma', M.loggamma, np.concatenate([spread(0.01, 12), 10.0 ** spread(-5, 8), [0.5, 1.0000001, 1.9999]])),
]
cases = [(rng.uniform(0.001, 0.999), 10 ** rng.uniform(-1, 3), 10 ** rng.uniform(-1, 3)) for _ in range(120)]
cases += [(0.5, 2000, 2000), (0.51, 5000, 5000), (0.02, 3, 5000), (0.3, 1, 1), (0.999, 8000, 9.5)]
def betainc(x, a, b):
    x, a, b = M.mpf(float(x)), M.mpf(float(a)), M.mpf(float(b))
    if x > a / (a + b): return 1 - betainc_low(1 - x, b, a)
    return betainc_low(x, a, b)
def betainc_low(x, a, b):  # DLMF 8.17.8, all terms positive
    term = total = M.mpf(1); k = 0
    while term > total * M.mpf(10) ** -40:
        term *= (a + b + k) / (a + 1 + k) * x; total += term; k += 1
    return M.exp(a * M.log(x) + b * M.log(1 - x) + M.loggamma(a + b) - M.loggamma(a) - M.loggamma(b)) / a * total
out['betaIncomplete'] = [{'x': float(x), 'a': float(a), 'b': float(b), 'y': float(betainc(x, a, b))} for x, a, b in cases]
pw = [(rng.uniform(0.01, 50), rng.uniform(-100, 100)) for _ in range(150)] + [(10, -5), (1.0000000001, 1e11), (0.1, 300), (2, -1074), (3, 33), (0.9999999, -7e9)]
out['pow'] = [{'x': float(x), 'y': float(y), 'z': float(M.power(M.mpf(float(x)), M.mpf(float(y))))} for x, y in pw]

# ---- distributions and intervals for shares
out['betaQuantile'] = [{'p': p, 'a': a, 'b': b, 'y': float(stats.beta.ppf(p, a, b))} for p, a, b in [(.025, 8, 3), (.975, 1, 400), (.5, .5, .5), (.1, 120, 33)]]
out['studentT'] = [{'t': t, 'degrees': d, 'cdf': float(stats.t.cdf(t, d)), 'p': p, 'quantile': float(stats.t.ppf(p, d))} for t, d, p in [(2.0, 4, .975), (-1.3, 2.5, .05), (.4, 99, .6), (12.0, 1, .999)]]
out['binomial'] = [{'k': k, 'n': n, 'p': p, 'lower': float(stats.binom.cdf(k, n, p)), 'upper': float(stats.binom.sf(k - 1, n, p))} for k, n, p in [(7, 20, .5), (0, 12, .2), (12, 12, .9), (140, 200, .75)]]
def wilson(k, n, level=.95):
    r = stats.binomtest(k, n).proportion_ci(level, method='wilson'); e = stats.binomtest(k, n).proportion_ci(level, method='exact')
    return {'k': k, 'n': n, 'level': level, 'wilson': [float(r.low), float(r.high)], 'exact': [float(e.low), float(e.high)]}
out['shares'] = [wilson(*c) for c in [(81, 263), (0, 20), (20, 20), (15, 148), (37, 40, .9), (420, 500, .99)]]

# ---- metrics
n = 60
yt = rng.integers(0, 2, n); pr = np.round(np.clip(.25 + .4 * yt + rng.normal(0, .25, n), .01, .99), 2)
lab = (pr > .5).astype(int)
out['binary'] = {'yTrue': arr(yt), 'yProb': arr(pr), 'scores': {
    'accuracy': metrics.accuracy_score(yt, lab), 'balancedAccuracy': metrics.balanced_accuracy_score(yt, lab), 'recall': metrics.recall_score(yt, lab),
    'precision': metrics.precision_score(yt, lab), 'f1': metrics.f1_score(yt, lab), 'rocAuc': metrics.roc_auc_score(yt, pr),
    'averagePrecision': metrics.average_precision_score(yt, pr), 'logLoss': metrics.log_loss(yt, pr), 'brierLoss': metrics.brier_score_loss(yt, pr)},
    'confusion': [int(v) for v in metrics.confusion_matrix(yt, lab).ravel()]}
y3 = rng.integers(0, 3, 40); p3 = rng.dirichlet([1, 1, 1], 40); p3[0] = [1, 0, 0]; y3[0] = 1
out['multiclass'] = {'yTrue': arr(y3), 'yProb': arr(p3), 'scores': {'accuracy': metrics.accuracy_score(y3, p3.argmax(1)),
    'balancedAccuracy': metrics.balanced_accuracy_score(y3, p3.argmax(1)), 'logLoss': metrics.log_loss(y3, p3)},
    'confusion': [int(v) for v in metrics.confusion_matrix(y3, p3.argmax(1)).ravel()]}
yr = rng.normal(5, 2, 30); pq = yr + rng.normal(0, 1, 30)
out['regression'] = {'yTrue': arr(yr), 'yPred': arr(pq), 'scores': {'rmse': float(np.sqrt(metrics.mean_squared_error(yr, pq))), 'mae': metrics.mean_absolute_error(yr, pq), 'r2': metrics.r2_score(yr, pq)}}

# ---- DeLong from its definition: every pair compared
def parts(y, s):
    pos, neg = s[y == 1], s[y == 0]
    psi = (pos[:, None] > neg).astype(float) + .5 * (pos[:, None] == neg)
    return psi.mean(), psi.mean(1), psi.mean(0)
def cov(a, b): return np.cov(a[1], b[1])[0, 1] / len(a[1]) + np.cov(a[2], b[2])[0, 1] / len(a[2])
s1 = pr; s2 = np.round(np.clip(.3 + .25 * yt + rng.normal(0, .3, n), 0, 1), 2)
a, b = parts(yt, s1), parts(yt, s2)
va, vd = cov(a, a), cov(a, a) + cov(b, b) - 2 * cov(a, b)
out['delong'] = {'yTrue': arr(yt), 'first': arr(s1), 'second': arr(s2), 'auc': float(a[0]), 'variance': float(va),
    'difference': float(b[0] - a[0]), 'differenceVariance': float(vd), 'pValue': float(2 * stats.norm.sf(abs(b[0] - a[0]) / np.sqrt(vd)))}

# ---- calibration
nb = 400
pc = np.round(rng.uniform(.02, .98, nb), 3); yc = (rng.uniform(size=nb) < special.expit(.5 * special.logit(pc) + .4)).astype(int)
share, meanp = calibration.calibration_curve(yc, pc, n_bins=10, strategy='uniform')
lr = LogisticRegression(penalty=None if sklearn.__version__ >= '1.2' else 'none', tol=1e-12, max_iter=1000).fit(special.logit(pc)[:, None], yc)
from scipy.optimize import minimize_scalar, minimize
T = np.exp(minimize_scalar(lambda u: metrics.log_loss(yc, special.expit(special.logit(pc) / np.exp(u))), bounds=(-3, 3), method='bounded', options={'xatol': 1e-12}).x)
sig = calibration._SigmoidCalibration().fit(special.logit(pc), yc)
npos, nneg = yc.sum(), nb - yc.sum(); t = np.where(yc == 1, (npos + 1) / (npos + 2), 1 / (nneg + 2)); z = special.logit(pc)
pl = minimize(lambda w: np.mean(np.logaddexp(0, w[0] * z + w[1]) - t * (w[0] * z + w[1])), [1, 0], tol=1e-14, method='BFGS', options={'gtol': 1e-12}).x
ir = isotonic.IsotonicRegression(out_of_bounds='clip').fit(pc, yc); grid = np.linspace(0, 1, 41)
p3c = rng.dirichlet([.6, .6, .6], 200); y3c = np.array([rng.choice(3, p=q ** .6 / (q ** .6).sum()) for q in p3c])
def soft(b): q = np.clip(p3c, 1e-12, None) ** b; return q / q.sum(1, keepdims=True)
T3 = 1 / np.exp(minimize_scalar(lambda u: metrics.log_loss(y3c, soft(np.exp(u))), bounds=(-3, 3), method='bounded', options={'xatol': 1e-12}).x)
conf, correct = np.maximum(pc, 1 - pc), ((pc > .5) == yc).astype(float)
idx = np.clip(np.ceil(conf * 15).astype(int) - 1, 0, 14)
ece = sum(abs((correct - conf)[idx == k].sum()) for k in range(15)) / nb
out['calibration'] = {'yTrue': arr(yc), 'yProb': arr(pc), 'share': arr(share), 'meanProbability': arr(meanp), 'ece': float(ece),
    'slope': float(lr.coef_[0, 0]), 'intercept': float(lr.intercept_[0]), 'temperature': float(T), 'platt': arr(pl), 'sklearnPlatt': [float(-sig.a_), float(-sig.b_)],
    'grid': arr(grid), 'isotonic': arr(ir.predict(grid)),
    'multiclass': {'yTrue': arr(y3c), 'yProb': arr(p3c), 'temperature': float(T3)}}

# ---- multiple testing (scipy 1.11 has false_discovery_control; written out for older ones)
pv = np.concatenate([10.0 ** rng.uniform(-4, -1, 8), rng.uniform(size=12)]); o = np.argsort(pv); adj = np.empty(20)
adj[o] = np.minimum.accumulate((pv[o] * 20 / np.arange(1, 21))[::-1])[::-1]
out['benjaminiHochberg'] = {'pValues': arr(pv), 'adjusted': arr(np.minimum(adj, 1))}

# ---- linear algebra
B = rng.normal(size=(7, 7)); S = B @ B.T + .1 * np.eye(7); rhs = rng.normal(size=7); w, v = np.linalg.eigh((B + B.T) / 2)
out['linearAlgebra'] = {'positive': arr(S), 'rhs': arr(rhs), 'solution': arr(np.linalg.solve(S, rhs)), 'cholesky': arr(np.linalg.cholesky(S)), 'symmetric': arr((B + B.T) / 2), 'eigenvalues': arr(w[::-1]), 'eigenvectors': arr(v.T[::-1])}
out['quantiles'] = {'values': arr(rhs), 'q': [0, .1, .25, .5, .9, 1], 'y': arr(np.quantile(rhs, [0, .1, .25, .5, .9, 1]))}
out['sha256'] = {t: hashlib.sha256(t.encode()).hexdigest() for t in ['', 'abc', 'ä€😀', 'x' * 55, 'x' * 56, 'x' * 64, 'y' * 1000]}

with open(os.path.join(os.path.dirname(__file__), 'oracles.json'), 'w') as f:
    json.dump(out, f, separators=(',', ':'), ensure_ascii=True)
    f.write('\n')
