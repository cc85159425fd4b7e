/** What a repair is called. */
import { say } from '#lib/messages/capstone.ts';

const say_ = say as unknown as (id: string) => string;

/** @throws {RangeError} when a repair has no words yet. */
export function repairName(id: string | null): string {
	return id === null ? say('repair.none') : say_(`repair.${id}`);
}
