import { Gauge } from 'prom-client'
import { metrics } from '../../platform/metrics.ts'
import type { Use } from '../../platform/slots.ts'

const uses = new Map<string, () => Use>()

new Gauge({
  name: 'tallystick_in_use',
  help: 'Of what users, parties and senders have so much of: what is in use, and who waits.',
  labelNames: ['what', 'state'],
  registers: [metrics],
  collect() {
    for (const [what, ask] of uses)
      for (const [state, count] of Object.entries(ask())) this.set({ what, state }, count)
  },
})

/** Shows from now on how much of it is in use. */
export function watchUse(
  what: 'reads' | 'exports' | 'connections' | 'strangers' | 'sign-ins',
  ask: () => Use,
): void {
  uses.set(what, ask)
}
