import type { Digest } from '../../../../contracts/kernel/digest.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { findsNothing, locksNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'

interface Upload {
  readonly party: PartyId
  readonly hash: Digest
}

const uploads = defineState<string, true>('uploads')

/** Which files parties have uploaded; an upload stays, so it is not locked. */
export const UPLOADS: Table<Upload> = {
  name: 'uploads',
  order: 426,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, keys, view) => {
    const { rows } = await client.query<{ party: bigint; hash: Digest }>(
      `select u.party, u.hash from unnest($1::bigint[], $2::text[]) k (party, hash)
         join trade.upload u on u.party = k.party and u.hash = k.hash`,
      [keys.map(({ party }) => idNumber(party)), keys.map(({ hash }) => hash)],
    )
    for (const { party, hash } of rows)
      view.set(uploads, nameUpload({ party: idOf('pty', party), hash }), true)
  },
}

export function isUploaded(view: View, upload: Upload): boolean {
  return view.get(uploads, nameUpload(upload)) ?? false
}

function nameUpload({ party, hash }: Upload): string {
  return `${party} ${hash}`
}

export const registrationNumbers = defineState<string, true>('numbers of registrations')

/** Numbers under which something is registered, of whatever lender. */
export const REGISTRATION_NUMBERS: Table<string> = {
  name: 'numbers of registrations',
  order: 427,
  lockSet: numbers => numbers.map(number => `registration number ${number}`),
  find: findsNothing,
  load: async (client, numbers, view) => {
    const { rows } = await client.query<{ number: string }>(
      'select number from ledger.registration where number = any($1::text[])',
      [numbers],
    )
    for (const { number } of rows) view.set(registrationNumbers, number, true)
  },
}
