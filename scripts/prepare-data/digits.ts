import { assertFact, categoricalColumn, readJson, type Preparation } from './prepared.ts';

const PER_DIGIT = 400;
const SIDE = 14;

export const digits: Preparation = {
	name: 'digits',
	provenance: {
		title: 'Handwritten digits, 14 × 14 pixels',
		package: 'mnist',
		files: Array.from({ length: 10 }, (_, digit) => `src/digits/${digit}.json`),
		source: 'Derived from NIST Special Databases 1 and 3 (LeCun, Cortes & Burges)',
		licence: 'MIT for the package (Juan Cazala); no licence is stated for the pictures',
		caveats: [
			'The first 400 pictures of each digit, 2 × 2 pixels averaged into one, 16 grey levels.',
			'There are no writer numbers, so no split by writer is possible.'
		]
	},
	prepare: () => {
		const packed = Buffer.alloc((10 * PER_DIGIT * SIDE * SIDE) / 2);
		const seen = new Set<string>();
		for (let digit = 0; digit < 10; digit++) {
			const { data } = readJson<{ readonly data: readonly number[] }>('mnist', `src/digits/${digit}.json`);
			assertFact(
				'digits',
				`at least ${PER_DIGIT} pictures of ${digit}, 28 × 28`,
				data.length % 784 === 0 && data.length >= 784 * PER_DIGIT
			);
			for (let k = 0; k < PER_DIGIT; k++) {
				const picture = data.slice(k * 784, (k + 1) * 784);
				seen.add(picture.join());
				for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
					const corner = Math.floor(pixel / SIDE) * 56 + (pixel % SIDE) * 2;
					const grey = (picture[corner] + picture[corner + 1] + picture[corner + 28] + picture[corner + 29]) / 4;
					const nibble = (digit * PER_DIGIT + k) * SIDE * SIDE + pixel;
					packed[nibble >> 1] |= Math.round(grey * 15) << (nibble % 2 === 0 ? 4 : 0);
				}
			}
		}
		assertFact('digits', 'no two pictures alike', seen.size === 10 * PER_DIGIT);
		return {
			name: 'digits',
			nRows: 10 * PER_DIGIT,
			columns: [
				categoricalColumn(
					'digit',
					Array.from({ length: 10 * PER_DIGIT }, (_, i) => String(Math.floor(i / PER_DIGIT)))
				),
				{ kind: 'pixels', name: 'pixel', width: SIDE, height: SIDE, data: packed.toString('base64') }
			]
		};
	}
};
