import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What customers prove themselves by over HTTP: one token each, made from the bank's secret. */
export interface CustomerTokens {
  give(customer: string): string
  /** The customer whose token it is: `NAME.TOKEN`; null for any other text. */
  read(token: string): string | null
}

export function openTokens(folder: string): CustomerTokens {
  const file = join(folder, 'token-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  const secret = readFileSync(file)
  const prove = (customer: string) => createHmac('sha256', secret).update(customer).digest()
  return {
    give: customer => `${customer}.${prove(customer).toString('base64url')}`,
    read: token => {
      const [customer = '', proof = ''] = token.split('.')
      const given = Buffer.from(proof, 'base64url')
      const right = prove(customer)
      return given.length === right.length && timingSafeEqual(given, right) ? customer : null
    },
  }
}
