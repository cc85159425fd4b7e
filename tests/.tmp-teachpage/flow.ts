import { chromium } from '@playwright/test';
import { walk } from '../e2e/walk.ts';
import { readFileSync } from 'node:fs';
const base = 'http://localhost:5306';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const ctx = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, reducedMotion: 'reduce' });
const page = await ctx.newPage();
page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log('console', m.type(), m.text().slice(0, 500), m.location().url); });
page.on('pageerror', (e) => console.log('pageerror', e.stack?.slice(0, 600)));
const shot = (name: string) => page.screenshot({ path: `/tmp/tp-${name}.png`, fullPage: true });
const step = (s: string) => console.log(new Date().toISOString().slice(11, 19), s);
try {
await page.goto(base + '/teach/compose/', { waitUntil: 'networkidle' });
const link: string = await page.evaluate(`(async () => {
  const { writeLink } = await import('/src/lib/teach/assignment-link.ts');
  const { loadPublic } = await import('/@id/__x00__virtual:exercises/public');
  const { engineHash } = await import('/@id/__x00__virtual:engine-hash');
  const c = async (n) => (await loadPublic[n]()).exercise.contentHash.slice(0, 8);
  const member = async (name, seeds = [1000, 1001]) => ({ name, content: await c(name), seeds });
  return writeLink({ format: 'holdout-assignment', version: 1, title: 'Week 1: two numbers', engine: engineHash.slice(0, 16), feedback: 'immediate', variants: 'open',
    objectives: ['Tell a model that learned too little from one that learned its rows by heart.'],
    due: Date.now() + 86400000 * 3, timeLimit: 90,
    items: [ { kind: 'exercise', pool: [await member('churn-300')], points: 10, hintCost: 5 }, { kind: 'drill', pool: [await member('oven-line-800', [1003]), await member('gym-300', [1003])], points: 5, cards: 2 } ] });
})()`);
step('link ' + link.length);
await page.goto(base + '/do/' + link, { waitUntil: 'networkidle' });
await shot('do-who');
await page.getByLabel('Your id').fill('Ann');
await page.getByRole('button', { name: 'Begin' }).click();
await shot('do-items');
await page.getByRole('link', { name: /^Open: / }).first().click();
await walk(page, 'reveal', { answer: 2 });
step('revealed');
await shot('do-case');
await page.getByRole('button', { name: /debrief/ }).first().click();
await page.locator('section[aria-labelledby=debrief-title] button').first().click();
await page.getByRole('button', { name: /Finish/ }).click();
await page.waitForTimeout(500);
await shot('do-case-end');
await page.getByRole('link', { name: 'Back to the assignment' }).first().click();
await page.getByRole('link', { name: /^Open: / }).first().click();
for (let i = 0; i < 2; i++) {
  await page.getByRole('button', { name: 'fits' }).or(page.locator('.choices .choice').first()).first().click({ timeout: 90000 });
  await page.locator('.choices.row .choice').nth(1).click();
  if (i === 0) await shot('do-drill');
  await page.getByRole('button', { name: 'Next card' }).click();
}
await page.getByText('All cards are answered.').waitFor();
await page.getByRole('link', { name: 'Back to the assignment' }).last().click();
await page.getByText('2 of 2 done').waitFor();
step('done items');
const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the file to hand in' }).click()]);
await download.saveAs('/tmp/tp-ann.json');
await page.waitForTimeout(300);
await shot('do-done');
step('handed in ' + download.suggestedFilename() + ' ' + readFileSync('/tmp/tp-ann.json').length);
// class
await page.goto(base + '/teach/compose/' + link, { waitUntil: 'networkidle' });
await page.waitForTimeout(1500);
await shot('compose');
const file: string = await page.evaluate(`(async () => { const l = ${JSON.stringify(link)}; const { readLink } = await import('/src/lib/teach/assignment-link.ts'); const { assignmentText } = await import('/src/lib/teach/assignment-schema.ts'); const r = readLink(l); return r.ok ? assignmentText(r.assignment) : ''; })()`);
await page.goto(base + '/teach/', { waitUntil: 'networkidle' });
await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) });
await page.getByText('is here now').waitFor();
await page.getByRole('link', { name: /Open the class/ }).first().click();
await page.getByText('Drop files').waitFor();
const text = readFileSync('/tmp/tp-ann.json', 'utf8');
const ben = JSON.parse(text); ben.body.student = 'Ben';
const cem = JSON.parse(text); cem.body.items[0].claimed = 100; 
await page.locator('input[type=file]').first().setInputFiles([
  { name: 'ann.json', mimeType: 'application/json', buffer: Buffer.from(text) },
  { name: 'ben.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(ben)) },
  { name: 'cem.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(cem)) },
  { name: 'junk.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') } ]);
await page.getByRole('button', { name: /^Check 4 files/ }).click();
await page.waitForTimeout(400);
await shot('collect-progress');
await page.getByText(/files checked in/).waitFor({ timeout: 240000 });
step('checked');
await page.locator('tbody button').nth(1).click();
await shot('collect');
await page.getByRole('tab', { name: 'Grades' }).click();
await shot('grades');
await page.getByRole('button', { name: /^Open / }).first().click();
await page.waitForTimeout(500);
for (const d of await page.locator('details summary').all()) await d.click();
await shot('student');
await page.getByLabel('Points, of 10').first().fill('9');
await page.getByLabel('Reason').first().fill('Seen in class');
await page.getByRole('button', { name: 'Set', exact: true }).first().click();
await page.waitForTimeout(200);
await page.getByRole('tab', { name: 'Items' }).click();
await page.waitForTimeout(400);
await shot('items');
await page.getByRole('tab', { name: 'Mixed up' }).click();
await shot('mixed');
await page.getByRole('link', { name: 'Projector slide' }).click();
await page.waitForTimeout(800);
await shot('slide');
await page.goBack();
await page.waitForTimeout(800);
await page.getByRole('tab', { name: 'Rules and files' }).click();
await shot('settings');
step('end');
} catch (e) { console.log('FAILED', String(e).slice(0, 1500)); await shot('fail'); }
await browser.close();
