import type { History } from './training.ts';

/** What the kernels report at the end of an epoch: sums over rows. */
export interface EpochSums {
	readonly regression: boolean;
	/** Rows gone through in the epoch. */
	readonly nTrain: number;
	/** Rows scored as the training part. */
	readonly nScored: number;
	readonly nValidation: number;
	readonly trainLoss: number;
	readonly trainScore: number;
	readonly validationLoss: number;
	readonly validationScore: number;
	readonly loggedLoss: number;
	readonly loggedScore: number;
}

/** Collects a run's history and knows the best epoch so far (lowest validation loss, the first of equals). */
export class HistoryRecorder {
	readonly #trainLoss: Float64Array;
	readonly #validationLoss: Float64Array;
	readonly #trainScore: Float64Array;
	readonly #validationScore: Float64Array;
	readonly #loggedTrainLoss: Float64Array;
	readonly #loggedTrainScore: Float64Array;
	#bestEpoch = -1;

	constructor(epochs: number) {
		const nan = (): Float64Array => new Float64Array(epochs + 1).fill(NaN);
		this.#trainLoss = nan();
		this.#validationLoss = nan();
		this.#trainScore = nan();
		this.#validationScore = nan();
		this.#loggedTrainLoss = nan();
		this.#loggedTrainScore = nan();
	}

	record(epoch: number, sums: EpochSums): void {
		const score = (sum: number, n: number): number => (sums.regression ? Math.sqrt(sum / n) : sum / n);
		this.#trainLoss[epoch] = sums.trainLoss / sums.nScored;
		this.#trainScore[epoch] = score(sums.trainScore, sums.nScored);
		if (sums.nValidation > 0) {
			this.#validationLoss[epoch] = sums.validationLoss / sums.nValidation;
			this.#validationScore[epoch] = score(sums.validationScore, sums.nValidation);
		}
		// Before the first epoch nothing has been logged.
		if (epoch === 0) return;
		this.#loggedTrainLoss[epoch] = sums.loggedLoss / sums.nTrain;
		this.#loggedTrainScore[epoch] = score(sums.loggedScore, sums.nTrain);
	}

	/** True when this epoch's validation loss is the lowest since training began; epoch 0 does not count. */
	noteBest(epoch: number): boolean {
		if (epoch === 0 || !(this.#validationLoss[epoch] < (this.#bestEpoch < 0 ? Infinity : this.#validationLoss[this.#bestEpoch])))
			return false;
		this.#bestEpoch = epoch;
		return true;
	}

	/** -1 until an epoch has a validation loss. */
	get bestEpoch(): number {
		return this.#bestEpoch;
	}

	at(epoch: number): { train: number; validation: number; trainScore: number; validationScore: number } {
		return {
			train: this.#trainLoss[epoch],
			validation: this.#validationLoss[epoch],
			trainScore: this.#trainScore[epoch],
			validationScore: this.#validationScore[epoch]
		};
	}

	upTo(epoch: number): History {
		return {
			trainLoss: this.#trainLoss.slice(0, epoch + 1),
			validationLoss: this.#validationLoss.slice(0, epoch + 1),
			trainScore: this.#trainScore.slice(0, epoch + 1),
			validationScore: this.#validationScore.slice(0, epoch + 1),
			loggedTrainLoss: this.#loggedTrainLoss.slice(0, epoch + 1),
			loggedTrainScore: this.#loggedTrainScore.slice(0, epoch + 1)
		};
	}
}
