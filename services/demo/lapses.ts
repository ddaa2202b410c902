import { setTimeout as sleep } from 'node:timers/promises'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Member } from './cast.ts'

const PATIENCE_MS = 120_000
const PAUSE_MS = 100

interface Forgotten {
  readonly by: Member
  readonly then: () => void
}

/** What nobody answered: its opener sees it among its waits until the worker has let it lapse. */
export class Lapses {
  #forgotten: Forgotten[] = []

  /** `by` waits in vain; `then` once it has lapsed. */
  expect(by: Member, then: () => void): void {
    this.#forgotten.push({ by, then })
  }

  /** The day goes on when everything that lapses on it has lapsed, as it would over night. */
  async settle(date: BusinessDate): Promise<void> {
    for (const one of this.#forgotten) {
      if (await hasLapsed(one.by, date)) {
        one.then()
        this.#forgotten = this.#forgotten.filter(other => other !== one)
      }
    }
  }
}

/** False while it is not due; waits, within bounds, when it is. */
async function hasLapsed({ alone, name }: Member, date: BusinessDate): Promise<boolean> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    const { viewer } = await alone.client.read<WaitsRead>(WAITS)
    const waits = viewer.waits.edges.map(edge => edge.node.lapseOn)
    if (waits.length === 0) return true
    if (waits.every(lapseOn => lapseOn > date)) return false
  }
  throw new SetupFault(
    `what ${name} waits for did not lapse on ${date}: is Temporal there? ` +
      'The same command again goes on from here.',
  )
}

const WAITS = '{ viewer { waits(first: 50) { edges { node { lapseOn } } } } }'

interface WaitsRead {
  readonly viewer: {
    readonly waits: {
      readonly edges: readonly { readonly node: { readonly lapseOn: BusinessDate } }[]
    }
  }
}
