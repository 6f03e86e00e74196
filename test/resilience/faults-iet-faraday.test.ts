// The fault matrix of iet-faraday; its rows and what is expected of each are in fault-cases.ts.
import { runFaultCases } from './run-fault-cases.ts';

runFaultCases('iet-faraday');
