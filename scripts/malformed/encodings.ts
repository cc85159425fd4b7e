/** Bytes that are not plain UTF-8. */
import { HEADER, changed, join, latin, lines, sound, text, together, wide, type MalformedFile } from './parts.ts';

export const ENCODINGS: readonly MalformedFile[] = together(
	[
		{ name: 'latin-1.csv', bytes: latin(`${HEADER}\n${lines(120).join('\n').replaceAll('Graz', 'Köln')}\n`) },
		{ name: 'utf-8-mark.csv', bytes: join([0xef, 0xbb, 0xbf], sound) },
		{ name: 'utf-16-little.csv', bytes: wide(new TextDecoder().decode(sound), false, true) },
		{ name: 'utf-16-big.csv', bytes: wide(new TextDecoder().decode(sound), true, true) },
		{ name: 'utf-16-no-mark.csv', bytes: wide(new TextDecoder().decode(sound), false, false) },
		{
			name: 'invalid-bytes-after-mark.csv',
			bytes: join(
				[0xef, 0xbb, 0xbf],
				text(`${HEADER}\n`),
				text('33,'),
				[0xc3, 0x28],
				text(',2024-01-02,3.5,yes\n'),
				text(`${lines(120).join('\n')}\n`)
			)
		},
		{
			name: 'nul-bytes.csv',
			bytes: join(sound.subarray(0, 6000), ...(sound.length > 6000 ? [] : [text('33,Bo')]), [0], text('nn,2024-01-02,3.5,yes\n'))
		},
		{
			name: 'control-characters.csv',
			bytes: changed(120, (one, i) => (i % 10 === 0 ? one.replace(/Bonn|Graz|Bern/, (city) => `${city}\u0007`) : one))
		},
		{ name: 'zeros.bin', bytes: new Uint8Array(5000) }
	],
	{
		'latin-1.csv': {
			outcome: 'read',
			nRows: 120,
			says: ['The file is not UTF-8. It was read as Western European (Windows-1252): check a name with an accent.']
		},
		'utf-8-mark.csv': { outcome: 'read', nRows: 120, says: [] },
		'utf-16-little.csv': { outcome: 'read', nRows: 120, says: [] },
		'utf-16-big.csv': { outcome: 'read', nRows: 120, says: [] },
		'utf-16-no-mark.csv': { outcome: 'read', nRows: 120, says: [] },
		'invalid-bytes-after-mark.csv': {
			outcome: 'read',
			nRows: 121,
			says: ['1 cell of “city” held bytes that are no letters. They show as �. Save the file as UTF-8.']
		},
		'nul-bytes.csv': { outcome: 'read', nRows: 121, says: ['1 cell of “city” held characters that cannot be seen. They were taken out.'] },
		'control-characters.csv': {
			outcome: 'read',
			nRows: 120,
			says: ['12 cells of “city” held characters that cannot be seen. They were taken out.']
		},
		'zeros.bin': { outcome: 'refused', nRows: 0, says: ['The file is not text: there are zeros all over it. Save it as CSV in UTF-8.'] }
	}
);
