import { checkClaim } from '#lib/language/claim.ts';
for (const t of process.argv.slice(2)) { const c = checkClaim(t); console.log(t); for (const f of c.findings) console.log('   ', f.slot, '|', t.slice(f.start, f.end)); }
