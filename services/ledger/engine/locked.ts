import type { Transaction } from '../../platform/transaction.ts'

declare const locks: unique symbol

/**
 * A transaction that holds every lock of what it will write. Only those who have locked make one
 * (`execute-group.ts` for a group, `genesis.ts` for the first entry); rows are written with it.
 */
export type Locked = Transaction & { readonly [locks]: true }
