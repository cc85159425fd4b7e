import fc from 'fast-check';

/** Properties are tried on the same examples each time, so that a red run is red again; `FC_SEED=random` looks at new ones. */
const given = process.env.FC_SEED ?? '20261123';
if (given !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given) });
