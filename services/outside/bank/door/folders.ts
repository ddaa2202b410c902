import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bank, BankRefusal } from '../book/bank.ts'
import type { StatementKey } from '../keys/statement-key.ts'

/** How often the folder is looked at. */
const LOOK_EVERY_MS = 500

/**
 * Takes what lies in `in/CUSTOMER` and lays what the bank sends into `out/CUSTOMER`, each with its
 * signature beside it. Who lays a file there does so under another name first and then renames it
 * to `….xml`, so that no half of one is read; the bank does the same.
 */
export function openFolders(bank: Bank, key: StatementKey, folder: string): { close(): void } {
  let laid = 0
  const look = (): void => {
    const customers = new Set([...bank.state.accounts.values()].map(({ customer }) => customer))
    for (const customer of customers) takeFrom(bank, folder, customer)
    for (const { number, customer, name, xml } of bank.outputs(laid)) {
      const file = join(folder, 'out', customer, `${String(number).padStart(8, '0')}-${name}.xml`)
      mkdirSync(join(folder, 'out', customer), { recursive: true })
      lay(`${file}.jws`, key.sign(Buffer.from(xml)))
      lay(file, xml)
      laid = number
    }
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return { close: () => clearInterval(timer) }
}

function takeFrom(bank: Bank, folder: string, customer: string): void {
  const inbox = join(folder, 'in', customer)
  mkdirSync(join(inbox, 'done'), { recursive: true })
  for (const name of readdirSync(inbox)
    .filter(each => each.endsWith('.xml'))
    .sort()) {
    try {
      bank.receive(customer, readFileSync(join(inbox, name)))
    } catch (error) {
      if (!(error instanceof BankRefusal)) throw error
      lay(join(inbox, 'done', `${name}.refused`), `${error.message}\n`)
    }
    renameSync(join(inbox, name), join(inbox, 'done', name))
  }
}

function lay(file: string, content: string): void {
  writeFileSync(`${file}.part`, content)
  renameSync(`${file}.part`, file)
}
