import type { KeyId, PartyId } from '../../../../contracts/kernel/id.ts'
import { authorise, refuseParty } from '../../../../contracts/party/authorise.ts'
import { authoriseCosigner } from '../../../../contracts/party/cosign.ts'
import { STRICTEST_POLICY } from '../../../../contracts/party/party.ts'
import { read } from '../../engine/act/read.ts'
import type { Authority } from '../../engine/group/authority.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'
import { askedOfSigners } from './asked-of-signers.ts'
import { MANDATES, mandates, PARTIES, parties, SIGNERS, signers } from './tables.ts'
import { writeSingleSigned } from './write-single-signed.ts'

/** What the group's accepted commands add to what one signature sufficed for today. */
const counted = defineState<PartyId, bigint>('counted towards the day')

/** The law of parties, keys, duties and mandates, as the ledger asks it of every command. */
export const partyAuthority: Authority = {
  reads: ({ party, keys, cosigners }) => [
    read(SIGNERS, keys),
    read(MANDATES, keys),
    read(PARTIES, [party, ...cosigners]),
  ],
  refuseParty: (view, party, of) => refuseParty(view.get(parties, party)?.party ?? null, of),
  authorise: (view, { command, acts }, cosigners, now) => {
    const { party } = command
    const signing = command.keys.flatMap(key => view.get(signers, key) ?? [])
    // Whose signature nobody asks for is a stranger's: the party's own rules refuse it.
    const own = cosigners.length === 0 ? signing : signing.filter(s => !cosigners.includes(s.party))
    const alone: PartyId[] = []
    const signsAlone = (one: PartyId) => void (alone.includes(one) || alone.push(one))
    for (const asked of askedOfSigners(acts)) {
      const act = { ...asked, asOf: view.asOf, now }
      const authorised = authorise(command, own, gatherAuthority(view, party, command.keys), act)
      if (!authorised.ok) return authorised
      if (authorised.alone) signsAlone(party)
      for (const cosigner of cosigners) {
        const theirs = signing.filter(signer => signer.party === cosigner)
        const authority = gatherAuthority(view, cosigner, command.keys)
        const cosigned = authoriseCosigner(cosigner, command, theirs, authority, act)
        if (!cosigned.ok) return cosigned
        if (cosigned.alone) signsAlone(cosigner)
      }
    }
    return { ok: true, value: { alone } }
  },
  count: (view, party, amount) => {
    view.set(counted, party, countedFor(view, party) + amount)
  },
  write: async (client, view) => {
    await writeSingleSigned(client, new Map(view.entries(counted)), view.asOf)
  },
}

function gatherAuthority(view: View, party: PartyId, keys: readonly KeyId[]) {
  const enrolled = view.get(parties, party)
  return {
    party: enrolled?.party ?? null,
    policy: enrolled?.policy ?? STRICTEST_POLICY,
    mandates: keys.flatMap(key => view.get(mandates, key) ?? []),
    singleSigned: (enrolled?.singleSigned ?? 0n) + countedFor(view, party),
  }
}

function countedFor(view: View, party: PartyId): bigint {
  return view.get(counted, party) ?? 0n
}
