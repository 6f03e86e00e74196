// Gauges about the last run of a job, gathered in a registry of their own. A job that ends leaves gauges and no counters:
// the next run begins at nothing, which Prometheus would take for a counter that was reset.
import { Gauge, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

export interface Gauges {
  /** Adds a sample; its name is the job's with `name` after it. Every sample of a name has the same labels. */
  set(name: string, help: string, labels: Labels, value: number): void;
  /** As the text format has it. */
  render(): Promise<string>;
}

/** `job` begins every name, for example `signpost_harvest`. */
export function createGauges(job: string): Gauges {
  const registry = new Registry();
  const gauges = new Map<string, Gauge>();
  return {
    set(name, help, labels, value) {
      const gauge =
        gauges.get(name) ??
        new Gauge({ name: `${job}_${name}`, help, labelNames: Object.keys(labels), registers: [registry] });
      gauges.set(name, gauge);
      gauge.set(labels, value);
    },
    render: () => registry.metrics(),
  };
}

/** Seconds since 1970, as Prometheus counts time; 0 for never. */
export function toUnixSeconds(time: string | null): number {
  return time === null ? 0 : Date.parse(time) / 1000;
}
