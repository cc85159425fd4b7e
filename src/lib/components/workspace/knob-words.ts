/** Paths and values of the pipeline in words. */
import { formatSetting } from '#lib/messages/format.ts';
import { knobName } from '#lib/messages/knobs.ts';

export { knobName };

export function valueWords(value: unknown): string {
	if (typeof value === 'number') return formatSetting(value);
	if (Array.isArray(value)) {
		if (value.length > 0 && value.every((item) => typeof item === 'number')) {
			return value.length > 1 && value.every((item) => item === value[0])
				? `${value.length} × ${formatSetting(value[0] as number)}`
				: value.map((item) => formatSetting(item as number)).join(', ');
		}
		return value.length === 0 ? knobName('none') : value.map(valueWords).join(', ');
	}
	if (typeof value === 'object' && value !== null && 'kind' in value) return knobName(String(value.kind));
	return knobName(typeof value === 'string' || typeof value === 'boolean' ? String(value) : 'none');
}
