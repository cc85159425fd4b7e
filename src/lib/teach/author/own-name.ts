/** What exercises are called that are in no build. */

/** No folder of the course is called like that. */
const OWN_PREFIX = 'own-';

export const isOwnCase = (name: string): boolean => /^own-[0-9a-f]{12}$/.test(name);

/** The name of a folder: the same texts are the same case, whatever the folder is called. */
export const ownName = (contentHash: string): string => `${OWN_PREFIX}${contentHash.slice(0, 12)}`;
