import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bank } from '../book/bank.ts'
import type { StatementKey } from '../keys/statement-key.ts'

const TRY_EVERY_MS = 1_000
const ANSWER_WAIT_MS = 10_000

/**
 * Posts what the bank sends to one address, in order; what is not taken is tried again, so nothing
 * is left out and something may come twice. How far it has come stands in the bank's folder.
 */
export function openPush(
  bank: Bank,
  key: StatementKey,
  folder: string,
  url: string,
): { close(): void } {
  const file = join(folder, 'pushed')
  let pushed = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  let isBusy = false
  const push = async (): Promise<void> => {
    for (const output of bank.outputs(pushed)) {
      if (!(await post(url, output, key))) return
      pushed = output.number
      writeFileSync(file, String(pushed))
    }
  }
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    void push().finally(() => {
      isBusy = false
    })
  }, TRY_EVERY_MS)
  return { close: () => clearInterval(timer) }
}

async function post(
  url: string,
  { customer, xml }: { readonly customer: string; readonly xml: string },
  key: StatementKey,
): Promise<boolean> {
  const body = Buffer.from(xml)
  const headers = {
    'content-type': 'application/xml',
    'x-bank-customer': customer,
    'x-jws-signature': key.sign(body),
  }
  try {
    const signal = AbortSignal.timeout(ANSWER_WAIT_MS)
    return (await fetch(url, { method: 'POST', headers, body, signal })).ok
  } catch {
    return false
  }
}
