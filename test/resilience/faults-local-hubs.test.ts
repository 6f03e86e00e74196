// The fault matrix of local-hubs; its rows and what is expected of each are in fault-cases.ts.
import { runFaultCases } from './run-fault-cases.ts';

runFaultCases('local-hubs');
