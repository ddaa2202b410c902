import { type KeyPlace, proofText } from '../../contracts/party/key-proof.ts'
import { encode } from './base64url.ts'
import type { SigningKey } from './signing-key.ts'

/** The key's own signature that it is to sign for the party of this code on this ledger. */
export async function proveKey(
  key: Pick<SigningKey, 'publicKey' | 'sign'>,
  place: KeyPlace,
): Promise<string> {
  return encode(await key.sign(new TextEncoder().encode(proofText(key.publicKey, place))))
}
