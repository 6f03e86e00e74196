// The fault matrix of raeng; its rows and what is expected of each are in fault-cases.ts.
import { runFaultCases } from './run-fault-cases.ts';

runFaultCases('raeng');
