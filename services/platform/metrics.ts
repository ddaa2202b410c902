import { collectDefaultMetrics, Registry } from 'prom-client'

/** Every counter and histogram of ours registers here. Label values are few and known before. */
export const metrics = new Registry()

/** Adds memory, event loop and garbage collection of this process; once, where a program starts. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: metrics })
}
