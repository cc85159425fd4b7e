// What the module exports to JavaScript. No static data and no runtime: it lives inside TF.js's memory.

export { columnSums, denseForward, denseWeightGradient, dotForward, dotWeightGradient, outerProduct, transpose } from './dense';
export { adamStep, addScaled, reluGradient, reluInPlace, sumOfSquares, tanhGradient, tanhInPlace } from './elementwise';
export { advance, gradientOnly, outputs, workspaceFloats } from './fit';
export { nextUint32, shuffleOrder } from './job';
export { fillHistogram, subtractHistogram } from './histogram';
export { sparseDotForward, sparseDotWeightGradient, sparseForward, sparseWeightGradient } from './sparse';
