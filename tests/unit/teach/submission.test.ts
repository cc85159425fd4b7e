import { beforeAll, describe, expect, it } from 'vitest';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import type { Attempt } from '#lib/attempt/events.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import type { DrillEvent } from '#lib/teach/drill-item.ts';
import { submissionBody, resumeWork } from '#lib/teach/submission-body.ts';
import {
	createInstructorKeys,
	createSigningKeys,
	openSubmission,
	readInstructorKey,
	sealSubmission,
	signSubmission,
	type InstructorKeys
} from '#lib/teach/submission-crypto.ts';
import type { ItemLog, Submission } from '#lib/teach/submission.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { assignment, ENGINE, item, member } from './assignments.ts';

const given = assignment({ items: [item(), item({ kind: 'drill', cards: 2, pool: [member('a'), member('b')] })] });

function logsOf(student: string): readonly ItemLog[] {
	const [own, drill] = variantOf(given, student).items;
	const [{ name, seed }] = own.draws;
	const started = { type: 'started', exercise: name, seed, contentHash: 'c', engineHash: ENGINE } as const;
	const log: Attempt = appendEvent(createAttempt({ id: own.logId, exercise: name, seed }), started, 1_000_000);
	const cards = createAttempt<DrillEvent>({ id: drill.logId, exercise: 'drill', seed: 0 });
	return [log, appendEvent(cards, { type: 'started', engineHash: ENGINE }, 1_100_000)];
}

function bodyFor(student: string, purpose: 'submission' | 'work' = 'submission') {
	return submissionBody(purpose, {
		assignment: given,
		student,
		nonce: null,
		logs: logsOf(student),
		claimed: [71.5, null],
		environment: { engineHash: ENGINE, build: 'abc', device: 'device-1' },
		passages: [],
		now: 2_000_000
	});
}

const openText = async (file: unknown, key: CryptoKey | null = null) => openSubmission(JSON.stringify(file), key);

async function refusal(file: unknown, key: CryptoKey | null = null): Promise<string> {
	const opened = await openText(file, key);
	if (opened.ok) throw new Error('it was opened');
	return sayVerify(opened.sentence);
}

describe('a signed file', () => {
	it('opens, and its signature holds whatever the order of its keys', async () => {
		const signed = await signSubmission(bodyFor('anna'), await createSigningKeys());
		expect(await openText(signed)).toMatchObject({ ok: true, signature: 'good' });
		const turned = { ...signed, body: Object.fromEntries(Object.entries(signed.body).reverse()) };
		expect(await openText(turned)).toMatchObject({ ok: true, signature: 'good' });
	});

	it('shows that it was changed', async () => {
		const signed = await signSubmission(bodyFor('anna'), await createSigningKeys());
		const changed = { ...signed, body: { ...signed.body, items: signed.body.items.map((one) => ({ ...one, claimed: 99 })) } };
		expect(await openText(changed)).toMatchObject({ ok: true, signature: 'bad' });
		const other = await signSubmission(bodyFor('anna'), await createSigningKeys());
		expect(await openText({ ...signed, publicKey: other.publicKey })).toMatchObject({ signature: 'bad' });
		expect(await openText({ ...signed, signature: null })).toMatchObject({ signature: 'bad' });
	});

	it('need not be signed where the browser cannot', async () => {
		expect(await openText(await signSubmission(bodyFor('anna'), null))).toMatchObject({ ok: true, signature: 'none' });
	});

	it('is made with a key that cannot be read out', async () => {
		const { privateKey } = await createSigningKeys();
		await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
	});
});

describe('a sealed file', () => {
	let keys: InstructorKeys;
	let signed: Submission;
	beforeAll(async () => {
		keys = await createInstructorKeys();
		signed = await signSubmission(bodyFor('anna'), await createSigningKeys());
	});

	it('opens with the private key and with no other', async () => {
		const sealed = await sealSubmission(signed, keys.publicKey);
		expect(JSON.stringify(sealed)).not.toContain('anna');
		const key = await readInstructorKey(JSON.stringify(keys.privateKey));
		expect(await openText(sealed, key)).toMatchObject({ ok: true, signature: 'good', submission: { body: { student: 'anna' } } });
		expect(await refusal(sealed)).toContain('sealed');
		const other = await readInstructorKey(JSON.stringify((await createInstructorKeys()).privateKey));
		expect(await refusal(sealed, other)).toContain('another key');
	});

	it('is another file each time, and notices any change', async () => {
		const [a, b] = [await sealSubmission(signed, keys.publicKey), await sealSubmission(signed, keys.publicKey)];
		expect(a.sealed.data).not.toBe(b.sealed.data);
		const key = await readInstructorKey(JSON.stringify(keys.privateKey));
		const { data } = a.sealed;
		const changed = { ...a, sealed: { ...a.sealed, data: (data.startsWith('A') ? 'B' : 'A') + data.slice(1) } };
		expect(await refusal(changed, key)).toContain('changed after it was sealed');
	});

	it('needs a key that is one', async () => {
		await expect(sealSubmission(signed, 'A'.repeat(87))).rejects.toThrow(/cannot be read/);
		await expect(readInstructorKey('{}')).rejects.toThrow(/no private key/);
	});
});

describe('files from anywhere', () => {
	it.each([
		['not JSON', 'x', 'not a submission'],
		['another format', JSON.stringify({ format: 'holdout-work', version: 1 }), 'not a submission'],
		['a newer version', JSON.stringify({ format: 'holdout-submission', version: 3 }), 'newer version'],
		['half of one', JSON.stringify({ format: 'holdout-submission', version: 1, body: {} }), 'cannot be read'],
		['null', 'null', 'not a submission']
	])('%s gets a sentence', async (_, text, words) => {
		const opened = await openSubmission(text);
		expect(opened.ok ? '' : sayVerify(opened.sentence)).toContain(words);
	});
});

describe('work for another machine', () => {
	it('goes on where it was, and tells the way it came', async () => {
		const file = await signSubmission(bodyFor('Anna', 'work'), await createSigningKeys());
		const opened = await openText(file);
		const resumed = opened.ok ? resumeWork(given, opened.submission) : null;
		expect(resumed).toMatchObject({
			ok: true,
			student: 'Anna',
			nonce: null,
			passages: [{ device: 'device-1', at: 2_000_000, publicKey: file.publicKey }]
		});
		expect(resumed?.ok && resumed.logs).toEqual(logsOf('anna'));
	});

	it('is refused for another assignment, another student, and a log that is none', async () => {
		const body = bodyFor('anna', 'work');
		const resume = (changed: object, into = given): string => {
			const result = resumeWork(into, { format: body.format, version: 1, body: { ...body, ...changed }, publicKey: null, signature: null });
			return result.ok ? 'opened' : sayVerify(result.sentence);
		};
		expect(resume({})).toBe('opened');
		expect(resume({}, { ...given, title: 'Week 2' })).toContain('another assignment');
		expect(resume({ student: 'bea' })).toContain('another student');
		expect(resume({ items: [{ item: 0, log: { id: 'x' }, head: null, claimed: null }] })).toContain('cannot be read');
	});
});
