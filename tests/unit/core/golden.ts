import { numberBytes, sha256Hex } from '#lib/core/digest.ts';
import * as portable from '#lib/core/portable-math.ts';
import { createStream } from '#lib/core/random.ts';

/** Every portable function over the same 2,000 arguments, and draws of every kind: one digest, to be equal wherever it is computed. */
export function portableDigests(): { readonly maths: string; readonly draws: string } {
	const stream = createStream('golden');
	const values: number[] = [];
	for (let i = 0; i < 2000; i++) {
		const x = (stream.uniform() - 0.5) * 20;
		const positive = stream.uniform() * 30;
		const share = stream.uniform();
		const { exp, expm1, sigmoid, tanh, sin, cos, tan, erf, erfc, normalCdf, log, log1p, logGamma, normalQuantile, pow, betaIncomplete } =
			portable;
		values.push(exp(x), expm1(x), sigmoid(x), tanh(x), sin(x * 1000), cos(x * 1000), tan(x), erf(x / 4), erfc(x / 4), normalCdf(x));
		values.push(
			log(positive),
			log1p(positive),
			logGamma(positive),
			normalQuantile(share),
			pow(positive, x),
			betaIncomplete(share, positive, x + 10)
		);
	}
	const draws: number[] = [];
	for (const name of ['a', 'b', 'ä€']) {
		const child = createStream(7).fork(name);
		for (let i = 0; i < 500; i++) draws.push(child.uint32(), child.uniform(), child.integer(10), child.normal());
		draws.push(...child.permutation(100));
	}
	const digest = (numbers: number[]) => sha256Hex(numberBytes(Float64Array.from(numbers)));
	return { maths: digest(values), draws: digest(draws) };
}
