// A process of its own that wants a piece of work, for tests of leases. Waits for a line, tries to take the work, says how
// that ended, and holds it until it is killed or hears another line. Called with a path and a run id.
import { createInterface } from 'node:readline';
import { holdRun } from '../../subgraphs/kit/lease/hold-run.ts';

const [path = '', runId = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
console.log('ready');
await lines.next();
const hold = holdRun(path, runId);
console.log(hold.taken ? 'taken' : `not taken: ${hold.holder}`);
await lines.next();
if (hold.taken) hold.held.release();
process.exit();
