import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bank } from '../../../services/outside/bank/book/bank.ts'
import type { Mishap } from '../../../services/outside/bank/book/events.ts'
import { openKey } from '../../../services/outside/bank/keys/statement-key.ts'

/** A bank that knows nothing of the platform: it takes messages, books, and signs what it tells. */
export interface OutsideBank {
  /** The public key by which it signs, in base64url. */
  readonly statementKey: string
  opens(customer: string, number: string, sum: bigint): void
  receives(customer: string, message: string): void
  /** What it will do wrong with the payment of this end-to-end id. */
  plans(endToEndId: string, mishap: Mishap): void
  /** Moves its clock. */
  reaches(instant: string): void
  /** The last message of this kind that it has for a customer, signed. */
  tells(customer: string, family: string): Told
  /** What is on an account. */
  holds(number: string): bigint
  close(): void
}

export interface Told {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly signature: string
}

export function openOutsideBank(now: string): OutsideBank {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-sandbox-'))
  const bank = new Bank({ folder, now, luck: () => null })
  const key = openKey(folder)
  return {
    statementKey: key.publicKey,
    opens: (customer, id, sum) =>
      bank.openAccount({
        ...{ id, owner: customer, customer, currency: 'CNY', balance: String(sum) },
      }),
    receives: (customer, message) => void bank.receive(customer, Buffer.from(message)),
    plans: (endToEndId, mishap) => bank.plan(endToEndId, mishap),
    reaches: instant => bank.moveClock(instant),
    tells: (customer, family) => {
      const told = bank.outputs(0, customer).findLast(({ name }) => name.startsWith(family))
      if (!told) throw new Error(`the bank has no ${family} for ${customer}`)
      const bytes = new Uint8Array(Buffer.from(told.xml))
      return { bytes, signature: key.sign(bytes) }
    },
    holds: number => bank.state.accounts.get(number)!.current,
    close: () => rmSync(folder, { recursive: true }),
  }
}
