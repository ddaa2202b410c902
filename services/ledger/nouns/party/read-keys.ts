import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { KnownKeys } from '../../../../contracts/party/enrol-key.ts'
import { type KeyBody, proofText } from '../../../../contracts/party/key-proof.ts'
import { decode } from '../../../platform/jws/jws.ts'
import { verifySignature } from '../../../platform/jws/signature.ts'
import type { Transaction } from '../../../platform/transaction.ts'

type ProvenKey = Pick<KeyBody, 'alg' | 'publicKey' | 'proof'>

/** What is known of keys that are to sign for the party of this code. */
export async function readKnownKeys(
  client: Transaction,
  code: string,
  keys: readonly ProvenKey[],
): Promise<KnownKeys> {
  const place = { ledger: await readLedgerName(client), code }
  const proven = keys.filter(({ alg, publicKey, proof }) => {
    const message = Buffer.from(proofText(publicKey, place))
    return verifySignature(alg, decode(publicKey)!, message, decode(proof) ?? Buffer.of())
  })
  return {
    provenKeys: new Set(proven.map(({ publicKey }) => publicKey)),
    takenKeys: await readTakenKeys(
      client,
      keys.map(({ publicKey }) => publicKey),
    ),
  }
}

/** The code of a party; empty where there is none of this id. */
export async function readCode(client: Transaction, party: PartyId): Promise<string> {
  const { rows } = await client.query<{ code: string }>(
    'select code from ledger.party where id = $1',
    [idNumber(party)],
  )
  return rows[0]?.code ?? ''
}

/** The hash of the first entry. */
async function readLedgerName(client: Transaction): Promise<string> {
  const { rows } = await client.query<{ hash: Buffer }>(
    'select hash from ledger.entry order by id limit 1',
  )
  return rows[0]?.hash.toString('base64url') ?? ''
}

/** Which of these public keys somebody has enrolled before. */
async function readTakenKeys(
  client: Transaction,
  publicKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ public_key: Buffer }>(
    'select public_key from ledger.key where public_key = any($1::bytea[])',
    [publicKeys.map(key => Buffer.from(key, 'base64url'))],
  )
  return new Set(rows.map(row => row.public_key.toString('base64url')))
}
