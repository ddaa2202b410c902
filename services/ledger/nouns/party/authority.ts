import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { authorise } from '../../../../contracts/party/authorise.ts'
import { STRICTEST_POLICY } from '../../../../contracts/party/party.ts'
import { read } from '../../engine/act/read.ts'
import type { Authority } from '../../engine/authority.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'
import { askedOfSigners } from './asked-of-signers.ts'
import { MANDATES, mandates, PARTIES, parties, SIGNERS, signers } from './tables.ts'
import { writeSingleSigned } from './write-single-signed.ts'

/** What the group's accepted commands add to what one signature sufficed for today. */
const counted = defineState<PartyId, bigint>('counted towards the day')

/** The law of parties, keys, duties and mandates, as the ledger asks it of every command. */
export const partyAuthority: Authority = {
  reads: ({ party, keys }) => [read(SIGNERS, keys), read(MANDATES, keys), read(PARTIES, [party])],
  authorise: (view, { command, acts }, now) => {
    const enrolled = view.get(parties, command.party)
    const signing = command.keys.flatMap(key => view.get(signers, key) ?? [])
    const authority = {
      party: enrolled?.party ?? null,
      policy: enrolled?.policy ?? STRICTEST_POLICY,
      mandates: command.keys.flatMap(key => view.get(mandates, key) ?? []),
      singleSigned: (enrolled?.singleSigned ?? 0n) + countedFor(view, command.party),
    }
    let singleSigner = false
    for (const asked of askedOfSigners(acts)) {
      const authorised = authorise(command, signing, authority, { ...asked, asOf: view.asOf, now })
      if (!authorised.ok) return authorised
      singleSigner ||= authorised.alone
    }
    return { ok: true, value: { singleSigner } }
  },
  count: (view, { command: { party } }, amount) => {
    view.set(counted, party, countedFor(view, party) + amount)
  },
  write: async (client, view) => {
    await writeSingleSigned(client, new Map(view.entries(counted)), view.asOf)
  },
}

function countedFor(view: View, party: PartyId): bigint {
  return view.get(counted, party) ?? 0n
}
