import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { Bank, openKey } from '../outside/bank/index.ts'

/** The bank of the story, which knows the platform by messages alone; a crash changes nothing. */
export interface SandboxBank {
  /** The public key by which it signs what it tells, in base64url. */
  readonly statementKey: string
  opens(customer: Customer): void
  /** It will pay half of the payment of this end-to-end id. */
  paysShort(endToEndId: string): void
  /** Takes an instruction, and does on a date what it says. */
  pays(customer: string, message: string, on: BusinessDate): void
  /** What it has booked for a customer last, as it signed it. */
  tells(customer: string): { readonly bytes: Uint8Array<ArrayBuffer>; readonly signature: string }
}

interface Customer {
  readonly number: string
  readonly name: string
  readonly balance: bigint
}

export function openSandboxBank(state: string, startOn: BusinessDate): SandboxBank {
  const folder = join(state, 'demo-bank')
  mkdirSync(folder, { recursive: true })
  const key = openKey(folder)
  const bank = new Bank({ folder, now: `${startOn}T08:00:00`, luck: () => null })
  const reach = (instant: string) => {
    if (bank.state.now < instant) bank.moveClock(instant)
  }
  return {
    statementKey: key.publicKey,
    opens: ({ number: id, name: owner, balance }) => {
      if (bank.state.accounts.has(id)) return
      bank.openAccount({ id, owner, customer: owner, currency: 'CNY', balance: String(balance) })
    },
    paysShort: endToEndId => bank.plan(endToEndId, 'partial'),
    pays: (customer, message, on) => {
      reach(`${on}T09:00:00`)
      bank.receive(customer, Buffer.from(message))
      reach(`${on}T10:00:00`)
    },
    tells: customer => {
      const told = bank.outputs(0, customer).findLast(({ name }) => name.startsWith('camt.054'))
      if (!told) throw new Error(`the bank has booked nothing for ${customer}`)
      const bytes = new Uint8Array(Buffer.from(told.xml))
      return { bytes, signature: key.sign(bytes) }
    },
  }
}
