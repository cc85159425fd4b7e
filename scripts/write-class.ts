/**
 * `npx tsx scripts/write-class.ts --folder DIR [--small]`: plays a class and writes its files, without checking them: 120 students and
 * four items, or five and three. For trying out the class page, its browser tests, and `scripts/bench/collect-120.ts`.
 */
import { parseArgs } from 'node:util';
import { classAssignment, LARGE, SMALL } from './replay/class-assignment.ts';
import { CLASS_OF_120, keepClass } from './replay/keep-class.ts';
import { createNodeEngine } from './replay/node-engine.ts';
import { scriptedClass, type ClassSize } from './replay/scripted-class.ts';

const FIVE: ClassSize = { good: 2, average: 2, weak: 1, eachCheat: 0 };

const { values } = parseArgs({ options: { folder: { type: 'string' }, small: { type: 'boolean', default: false } } });
if (values.folder === undefined) throw new RangeError('Say where the files go: --folder DIR.');
const engine = await createNodeEngine(process.cwd());
const assignment = await classAssignment(engine, values.small ? SMALL : LARGE);
keepClass(values.folder, assignment, await scriptedClass(engine, assignment, values.small ? FIVE : CLASS_OF_120), null);
await engine.dispose();
