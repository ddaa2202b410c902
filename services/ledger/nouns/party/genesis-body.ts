import * as z from 'zod'
import { businessDate, id, text } from '../../engine/act/body.ts'
import { digest, foundingUser } from './party-bodies.ts'

/**
 * The body of the first entry: the operator with its officers, the first business date, whether
 * the ledger is for trying only, and by what it knows the key of its identities.
 */
export const genesisBody = z.strictObject({
  operator: z.strictObject({
    party: id('pty'),
    code: text,
    name: text,
    users: z.array(foundingUser).min(2).max(50),
  }),
  date: businessDate,
  trial: z.boolean(),
  identityKey: digest,
})

export type GenesisBody = z.output<typeof genesisBody>
