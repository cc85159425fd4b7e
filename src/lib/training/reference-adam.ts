import * as tf from '@tensorflow/tfjs-core';

/** Parameters with their moments; the update is Adam (or plain descent) in TF.js operations. */
export class AdamState {
	values: tf.Tensor[];
	#m: tf.Tensor[];
	#v: tf.Tensor[];
	#beta1Power = 1;
	#beta2Power = 1;

	constructor(values: tf.Tensor[]) {
		this.values = values;
		this.#m = values.map((value) => tf.zerosLike(value));
		this.#v = values.map((value) => tf.zerosLike(value));
	}

	step(grads: tf.Tensor[], learningRate: number, optimizer: 'adam' | 'sgd'): void {
		this.#beta1Power *= 0.9;
		this.#beta2Power *= 0.999;
		const old = [...this.values, ...this.#m, ...this.#v, ...grads];
		const next = tf.tidy(() => {
			if (optimizer === 'sgd') {
				const values = this.values.map((value, i) => tf.sub(value, tf.mul(grads[i], learningRate)));
				return { values, m: this.#m.map((m) => tf.clone(m)), v: this.#v.map((v) => tf.clone(v)) };
			}
			const m = this.#m.map((value, i) => tf.add(tf.mul(value, 0.9), tf.mul(grads[i], 1 - 0.9)));
			const v = this.#v.map((value, i) => tf.add(tf.mul(value, 0.999), tf.mul(tf.square(grads[i]), 1 - 0.999)));
			const values = this.values.map((value, i) => {
				const top = tf.mul(m[i], learningRate / (1 - this.#beta1Power));
				return tf.sub(value, tf.div(top, tf.add(tf.sqrt(tf.mul(v[i], 1 / (1 - this.#beta2Power))), 1e-7)));
			});
			return { values, m, v };
		});
		this.values = next.values;
		this.#m = next.m;
		this.#v = next.v;
		for (const tensor of old) tensor.dispose();
	}

	packed(): Float32Array {
		return Float32Array.from(this.values.flatMap((value) => Array.from(value.dataSync())));
	}

	dispose(): void {
		for (const tensor of [...this.values, ...this.#m, ...this.#v]) tensor.dispose();
	}
}
